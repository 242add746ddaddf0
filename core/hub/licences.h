// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Hubdesk
{

/// The short name that people call a licence by, from the Hub's id of it: "CC BY 4.0" for "cc-by-4.0". Case
/// does not matter, and several ids between commas become several names; what the Hub does not know stays as
/// it is. Pure.
QString licenceName(const QString &id);
/// The Hub names a licence of this id.
bool isKnownLicence(const QString &id);

} // namespace Hubdesk
