// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/favouritenews.h"

#include <algorithm>

namespace Hubdesk
{

FavouriteNews::FavouriteNews(Setting<QStringList> *store, QWidget *parent)
    : NoticeBar(parent)
    , m_favourites(new Favourites(store, this))
    , m_known(m_favourites->all())
{
    setObjectName(QStringLiteral("favouriteNews"));
    connect(m_favourites, &Favourites::changed, this, &FavouriteNews::look);
    connect(this, &NoticeBar::actionTriggered, this, &FavouriteNews::bringBack);
}

// Those that go one after another while the notice stands are told, and come back, together.
void FavouriteNews::look()
{
    const auto before = std::exchange(m_known, m_favourites->all());
    const bool isMarked
        = !std::ranges::all_of(m_known, [&before](const RepoId &repo) { return before.contains(repo); });
    if (isHidden() || isMarked) {
        m_before = before;
    }
    auto gone = m_before;
    gone.removeIf([this](const RepoId &repo) { return m_known.contains(repo); });
    if (gone.isEmpty() || isMarked) {
        hide();
        return;
    }
    //: %1 is the name of a repository.
    setNotice({ .text = gone.size() == 1 ? tr("%1 was taken out of your favourites.").arg(gone.first().text())
                                         : tr("%n favourite(s) forgotten.", nullptr, int(gone.size())),
                .action = tr("Undo"),
                .closable = true,
                .icon = Icon::Favourite,
                .names = { gone.first().text() } });
}

void FavouriteNews::bringBack()
{
    hide();
    m_favourites->setAll(m_before);
}

} // namespace Hubdesk
