// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hubplace.h"
#include "core/transfer/transferstate.h"

#include <QMetaType>

namespace Hubdesk
{

/// Where a page wants to go. Pages emit it, the Navigator goes there; also one entry of the history.
struct Link {
    enum class Page { Models, Datasets, Spaces, Transfers, Repo };

    Page page = Page::Models;
    RepoId repo; ///< with Repo
    Revision revision; ///< with Repo
    bool files = false; ///< with Repo: the Files tab instead of the card
    QString path; ///< with Repo: the file or folder to show
    TransferId transfer = 0; ///< with Transfers: the row to select

    static Link toPlace(const HubPlace &place)
    {
        return { .page = Page::Repo,
                 .repo = place.repo,
                 .revision = place.revision.value_or(Revision()),
                 .files = !place.path.isEmpty(),
                 .path = place.path };
    }
    static Link toList(RepoKind kind)
    {
        return { .page = kind == RepoKind::Dataset ? Page::Datasets
                     : kind == RepoKind::Space     ? Page::Spaces
                                                   : Page::Models };
    }
    bool operator==(const Link &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Link)
