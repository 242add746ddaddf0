// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpmessage.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// One page of a list and where the next one is (the URL of `Link: rel="next"`; empty on the last page).
template<typename T>
struct Page {
    QList<T> items;
    QUrl next;
    std::optional<qint64> total; ///< `X-Total-Count`, where the Hub gives it
    std::optional<OldAnswer> old = {}; ///< the Hub could not be asked, and said this earlier

    bool operator==(const Page &) const = default;
};

} // namespace Hubdesk
