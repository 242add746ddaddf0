// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"

// The bytes of one file, from the Hub or, where it cannot be reached, from the cache.
namespace Cli
{

// All of a file that is no larger than `limit`, else Usage.
Hubdesk::Result<QByteArray> wholeFile(Run &run, const Hubdesk::HubPlace &place, qint64 limit);

// To standard output, or as one document.
int printContent(Run &run, const Hubdesk::HubPlace &place);

int cat(Run &run);

} // namespace Cli
