// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    bool operator==(const Page &) const = default;
};

} // namespace Hubdesk
