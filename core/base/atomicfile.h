// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFileDevice>

namespace Hubdesk
{

/// Writes beside the target and renames onto it, so that a reader sees the old or the new content, never a
/// part. The folder must exist. Runs where file work is allowed (engine thread for small files, else a
/// worker).
Result<void>
writeAtomically(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions = {});

/// The whole content; EntryNotFound if there is no such file, Disk otherwise. Refuses files larger than
/// `limit` bytes.
Result<QByteArray> readSmallFile(const QString &path, qint64 limit = 16 << 20);

/// Makes a folder and its parents.
Result<void> makeFolder(const QString &path);

} // namespace Hubdesk
