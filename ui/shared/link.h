// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hubplace.h"
#include "core/transfer/transferstate.h"

#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

namespace Hubdesk
{

/// Where a page wants to go. Pages emit it, the Navigator goes there; also one entry of the history.
struct Link {
    enum class Page { Models, Datasets, Spaces, Transfers, Cache, Repo, Person, Compare };
    enum class Tab { Card, Files, Commits, Info };

    Page page = Page::Models;
    RepoId repo; ///< with Repo
    Revision revision; ///< with Repo
    Tab tab = Tab::Card; ///< with Repo
    QString path; ///< with Repo: the file or folder to show
    TransferId transfer = 0; ///< with Transfers: the row to select
    QString person; ///< with Person: user or organisation
    QList<RepoId> repos = {}; ///< with Compare: side by side, in this order
    QStringList tags = {}; ///< with a list: it is narrowed to these alone; none: it is as it was left

    /// How the page was left, as the page itself tells and takes it; empty where somebody goes for the first
    /// time.
    QJsonObject state = {};

    static Link toPlace(const HubPlace &place)
    {
        return { .page = Page::Repo,
                 .repo = place.repo,
                 .revision = place.revision.value_or(Revision()),
                 .tab = place.path.isEmpty() ? Tab::Card : Tab::Files,
                 .path = place.path };
    }
    static Link toList(RepoKind kind, const QStringList &tags = {})
    {
        return { .page = kind == RepoKind::Dataset ? Page::Datasets
                     : kind == RepoKind::Space     ? Page::Spaces
                                                   : Page::Models,
                 .tags = tags };
    }
    /// The list that it belongs to, or its own page.
    Page list() const
    {
        return page == Page::Repo                       ? toList(repo.kind).page
            : page == Page::Compare && !repos.isEmpty() ? toList(repos.first().kind).page
                                                        : page;
    }
    static Link toComparison(const QList<RepoId> &repos) { return { .page = Page::Compare, .repos = repos }; }
    /// The same, however it was left; a list without tags is the list that is there.
    bool leadsWhere(Link other) const
    {
        other.state = state;
        if (tags.isEmpty()) {
            other.tags.clear();
        }
        return other == *this;
    }
    bool operator==(const Link &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Link)
