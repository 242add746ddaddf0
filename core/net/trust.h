// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QProcessEnvironment>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace Hubdesk
{

// Whom the client believes. File work: tens of milliseconds for the system's own.

/// The certificates in a file, PEM (any number) or DER (one). EntryNotFound without such a file, Disk or
/// Permission where it cannot be read, Usage where nothing in it is a certificate.
Result<QList<QSslCertificate>> certificatesIn(const QString &file);

/// With the authorities that `SSL_CERT_FILE`, else `SSL_CERT_DIR` names, in place of all others as the
/// official client has it; else with those of the system and of `files`. A file that cannot be used is left
/// out, and the log says so.
QSslConfiguration trustFrom(const QProcessEnvironment &variables, const QStringList &files);

} // namespace Hubdesk
