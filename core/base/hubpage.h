// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// A page of the Hub's web site that is no repo (HubPlace is one): a list with what is searched in it, or a
/// person or organisation.
struct HubPage {
    std::optional<RepoKind> list;
    QString search; ///< with a list
    QString person; ///< else

    /// A web address whose host is a Hub host or one of `endpoints`. Usage error for anything else, also for
    /// what the site itself has at one word: its help, its settings.
    static Result<HubPage> parse(const QString &text, const QList<QUrl> &endpoints = {});
    bool operator==(const HubPage &) const = default;
};

} // namespace Hubdesk
