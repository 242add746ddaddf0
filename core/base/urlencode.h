// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace Hubdesk
{

/// Percent-encodes every UTF-8 byte but `A-Z a-z 0-9 _ . - ~` (hub-protocol.md, conventions). For revisions
/// and tree paths.
inline QByteArray encodeSegment(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

/// The same, but `/` stays: for file paths in `/resolve/` URLs.
inline QByteArray encodePath(const QString &path)
{
    return path.toUtf8().toPercentEncoding("/");
}

} // namespace Hubdesk
