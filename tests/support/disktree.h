// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// What lies on the disk, as text that a test can compare and a person can read.
namespace DiskTree
{

enum class Detail {
    Content, ///< kind, mode, where a link leads, size and hash of a file
    Identity, ///< also inode and both times: whether anything was touched at all
};

QString lineOf(const QString &path, const QString &name, Detail detail);

/// One line for everything below `root`, links not followed, folders with a slash; sorted by name.
QStringList lines(const QString &root, Detail detail = Detail::Content, const QString &below = {});

/// What only one of the two has, one line each with "-" or "+"; empty if they are the same.
QByteArray differences(const QStringList &before, const QStringList &after);

} // namespace DiskTree
