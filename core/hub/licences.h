// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace Hubdesk
{

struct RepoInfo;

/// The short name that people call a licence by, from the Hub's id of it: "CC BY 4.0" for "cc-by-4.0". Case
/// does not matter, and several ids between commas become several names; what the Hub does not know stays as
/// it is. Pure.
QString licenceName(const QString &id);
/// The Hub names a licence of this id.
bool isKnownLicence(const QString &id);

/// Where the text of a repo's licence is to be read.
struct LicencePlace {
    QString path; ///< of a file of the repo, or empty
    QUrl url; ///< elsewhere, https; or empty
};
/// What the card names as such (`license_link`, a path or an address), else a file at the top that is called
/// like a licence. Pure.
LicencePlace licencePlace(const RepoInfo &info);

} // namespace Hubdesk
