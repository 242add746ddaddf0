// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "core/transfer/transferstate.h"

namespace Cli
{

// How fast, and with how much at once.
struct Pace {
    Hubdesk::Concurrency concurrency{ .transfers = 1 };
    qint64 bytesPerSecond = 0; ///< 0: no limit
};

// Puts it into the queue and waits for its end; how far it is, and what is wrong with the list of transfers,
// goes to standard error.
Hubdesk::Result<Hubdesk::DownloadResult>
fetch(Run &run, const Hubdesk::DownloadRequest &request, const Pace &pace);

// Says which files were left out, where the result itself does not. True if there are any: not all of what
// was asked for is there, though what is there is whole, and a script must not take it for done.
bool tellRefused(const Run &run, const Hubdesk::DownloadResult &result);

// `folder` as a person types it, made absolute.
QString absoluteFolder(const QString &folder);

} // namespace Cli
