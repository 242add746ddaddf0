// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// A place on the Hub: a repo, perhaps at a revision, perhaps a file or folder in it. What `hf://` URIs and
/// Hub URLs name (hub-protocol.md 3.3 and 3.4). Buckets are not supported and give a Usage error.
struct HubPlace {
    RepoId repo;
    std::optional<Revision> revision;
    QString path; ///< in the repo, without leading `/`; empty for the repo itself

    /// `hf://...`, or a web URL whose host is a Hub host or one of `endpoints`. A canonical repo without
    /// owner is refused, as the official grammar does.
    static Result<HubPlace> parse(const QString &text, const QList<QUrl> &endpoints = {});
    /// Canonical `hf://models/owner/name@rev/path`.
    QString uri() const;
    /// The page of the web site for this place below `endpoint`.
    QUrl webUrl(const QUrl &endpoint) const;

    bool operator==(const HubPlace &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::HubPlace)
