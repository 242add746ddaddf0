// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QString>

namespace Hubdesk
{

/// The blobs of a repo, by name, that a program downloads right now: it holds their lock (hub-protocol.md
/// 5.12). `folder` is that of the repo in the root. Takes each lock for a moment; a worker.
QSet<QString> blobsUnderWay(const QString &root, const QString &folder);

/// The lock of a file in `blobs/`, also of one that is not whole yet.
QString lockNameOf(const QString &blob);

} // namespace Hubdesk
