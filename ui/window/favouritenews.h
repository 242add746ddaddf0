// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/favourites.h"
#include "ui/shared/noticebar.h"

namespace Hubdesk
{

/// Says that a favourite was taken away, wherever that was done, and brings it back to its place if that was
/// a mistake; also several, one after another. Goes when it is closed, when another favourite is marked, or
/// when the window says so. GUI thread.
class FavouriteNews : public NoticeBar
{
    Q_OBJECT
public:
    explicit FavouriteNews(Setting<QStringList> *store, QWidget *parent = nullptr);

private:
    void look();
    void bringBack();

    Favourites *m_favourites;
    QList<RepoId> m_known; ///< as last seen
    QList<RepoId> m_before; ///< with all those that the notice tells of
};

} // namespace Hubdesk
