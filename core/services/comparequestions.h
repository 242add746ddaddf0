// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/comparison.h"
#include "core/services/services.h"

namespace Hubdesk
{

// What a comparison asks of each repo (through the door): first what the Hub says of it, then what its files
// tell.

/// Without network, what the Hub said of it earlier, to the comparison or to the repo's own page.
Async<RepoFacts> repoFacts(Services *core, RepoId repo, std::stop_token stop);

/// Number and size of the files at a commit, what the download button would offer for the memory of this
/// computer, and what running that needs. The listing is the one that the cache keeps, else the Hub's; Usage
/// where there are more files than a look may list.
struct ComparedFiles {
    static constexpr int mostPages = 20; ///< of a thousand files

    QList<ToldFact> told;
    QList<UntoldFact> untold; ///< a file that would tell them could not be had
    bool operator==(const ComparedFiles &) const = default;
};
Async<ComparedFiles> comparedFiles(Services *core, RepoId repo, CommitId commit, std::stop_token stop);

} // namespace Hubdesk
