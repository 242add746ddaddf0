// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"

// What the shared cache has, for commands that cannot ask the Hub: --offline, or no network. As the window,
// they look there after an error of kind Offline (`why`), which stays the error where the cache has nothing.
namespace Cli
{

bool isUnreachable(const Hubdesk::Error &error);
// `why`, and that it is not in the cache either.
Hubdesk::Error notHere(Hubdesk::Error why, const QString &what);
// Without having been asked to work offline, a person must know that this may be old.
void tellCached(Run &run);

// Path of a finished file in the snapshot.
Hubdesk::Result<QString> localFile(Run &run, const Hubdesk::HubPlace &place, const Hubdesk::Error &why);
Hubdesk::Result<QList<Hubdesk::TreeEntry>>
localEntries(Run &run, const Hubdesk::HubApi::TreeRequest &request, const Hubdesk::Error &why);
// With the keys of the Hub: what the cache can tell of them.
Hubdesk::Result<QJsonObject> localInfo(Run &run, const Hubdesk::HubPlace &place, const Hubdesk::Error &why);
// The metadata of the card that is here.
Hubdesk::Result<QJsonObject>
localCardData(Run &run, const Hubdesk::HubPlace &place, const Hubdesk::Error &why);
// Names alone: search and author are all that can be compared.
Hubdesk::Result<QList<QJsonObject>>
localList(Run &run, const Hubdesk::Query &query, int limit, const Hubdesk::Error &why);

} // namespace Cli
