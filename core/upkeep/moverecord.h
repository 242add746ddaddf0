// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"

#include <QByteArray>
#include <QString>

namespace Hubdesk
{

/// How far a move is; kept in the target, which is the only place that both its runs know.
struct MoveRecord {
    enum class Stage {
        Copying, ///< the old one is the cache
        Copied, ///< all of it is there, and perhaps it is in use already
        Removing, ///< the target is the cache, the old one goes
    };
    QString from; ///< root of the old one
    Stage stage = Stage::Copying;

    /// EntryNotFound where there is none, Protocol for what we do not understand.
    static Result<MoveRecord> read(const QString &target);
    /// By rename, and on the medium. The folder must exist.
    Result<void> write(const QString &target) const;
    static Result<void> remove(const QString &target);
    /// Held by whoever is at work on a move from or to a root; Conflict for the others.
    static Result<FileLock> lock(const QString &root);
    static Result<void> removeLock(const QString &root);

    bool operator==(const MoveRecord &) const = default;
};

} // namespace Hubdesk
