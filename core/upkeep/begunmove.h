// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace Hubdesk
{

/// A move of a cache that this program has begun and not ended, kept beside the journal: the record of a move
/// (moverecord.h) lies in its target, and after a kill nobody would know where that is. A value; its file is
/// small.
struct BegunMove {
    QString root; ///< of the old one, links resolved
    QString spelled; ///< the same, as the program spells it
    QString target;
    bool keepsOld = false;

    QStringList spellings() const;
    enum class State {
        Unknown, ///< the target knows nothing of it: it has ended, never began, or its disk is not here
        Copying, ///< the old one is the cache
        Whole, ///< all of it is in the target
    };
    State state() const; ///< looks at the disk

    /// EntryNotFound where there is none, Protocol for what we do not understand.
    static Result<BegunMove> read(const QString &stateFolder);
    Result<void> write(const QString &stateFolder) const;
    static void remove(const QString &stateFolder);

    bool operator==(const BegunMove &) const = default;
};

} // namespace Hubdesk
