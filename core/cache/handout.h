// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachestore.h"

namespace Hubdesk
{

/// Files of a snapshot as other programs may have them: what a person drags out of the window or copies.
///
/// A snapshot holds links, and file managers copy a link as a link: what arrived would lead nowhere. And a
/// program that is given a file may write into it, which would damage the cache without a word. So what is
/// given lies in a temporary folder beside `blobs`, where no scan looks: a copy (a clone, where the volume
/// can) as long as that takes no time, and for what is large, which nobody edits, a second name (a hard link)
/// of the blob, which costs no room. Such folders are removed a day later, when something is handed out
/// again.
struct Handout {
    struct Item {
        QString path; ///< in the repo
        bool isFolder = false;
        QString
            pointer; ///< its path in the snapshot, for a person or a script; `given` where none has it whole
        QString given; ///< a file or folder of the same name, for any program
        bool operator==(const Item &) const = default;
    };
    /// Why something is not given.
    enum class Refusal {
        None,
        NotHere, ///< not in the cache
        NotWhole, ///< a folder of which a file is not in the cache
        Escapes, ///< leads out of the cache: nobody who means well made that
        NoSecondName, ///< the volume does not take one, or does not let us
    };

    QList<Item> items; ///< in the order in which they were asked for
    Refusal refusal = Refusal::None; ///< of the first that is not among them
    bool operator==(const Handout &) const = default;
};

/// `listing` holds the files of that commit, `paths` some of them and folders as `folder/`; what lies in a
/// folder that is asked for, too, is not given twice. Of several caches the first that has all of a path
/// gives it; of a folder that none has whole, each file comes from the first that has it. Touches the disk
/// for each file: workers only.
Handout handOut(const QList<CacheStore> &caches,
                const RepoId &repo,
                const CommitId &commit,
                const QList<TreeEntry> &listing,
                const QStringList &paths);

} // namespace Hubdesk
