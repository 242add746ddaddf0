// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/filecontent.h"
#include "core/services/services.h"

namespace Hubdesk
{

struct PreviewRequest {
    RepoId repo;
    Revision revision; ///< what links of a notebook mean
    CommitId commit;
    QString path;
    qint64 size = -1; ///< as the listing has it; -1: unknown
    bool wholeWanted
        = true; ///< false: of what has to be there whole the beginning will do, nobody can show it
};

/// What a preview shows of a file: only the bytes that it takes, from the cache if the file is there, else
/// from the Hub. The beginning and a whole file are one request, a footer is two at most; of what is too
/// large to be fetched for a look 4 KiB are read. A file that is not what its name says is read again as what
/// it is. An error says why nothing could be read; what is wrong inside of a file is in the content.
Async<FileContent> fileContent(Services *core, PreviewRequest request, std::stop_token stop);

/// `length` bytes of a file from `offset`, fewer at its end.
Async<FilePart>
filePart(Services *core, PreviewRequest request, qint64 offset, qint64 length, std::stop_token stop);

} // namespace Hubdesk
