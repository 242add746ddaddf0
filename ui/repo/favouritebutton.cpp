// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/favouritebutton.h"

#include "core/settings/appsettings.h"
#include "ui/shared/favourites.h"
#include "ui/shared/icons.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FavouriteButton::FavouriteButton(AppSettings *settings, QWidget *parent)
    : QToolButton(parent)
    , m_favourites(new Favourites(&settings->favourites, this))
{
    setObjectName(u"favouriteRepo"_s);
    setAutoRaise(true);
    setCheckable(true);
    setAccessibleName(tr("Favourite"));
    connect(m_favourites, &Favourites::changed, this, &FavouriteButton::write);
    connect(this, &QToolButton::clicked, this, [this] { m_favourites->toggle(m_repo); });
    write();
}

void FavouriteButton::setRepo(const RepoId &repo)
{
    m_repo = repo;
    write();
}

void FavouriteButton::write()
{
    const bool isSet = m_favourites->contains(m_repo);
    setEnabled(!m_repo.isEmpty());
    setChecked(isSet);
    setIcon(isSet ? Hubdesk::icon(Icon::FavouriteSet, Token::AccentText) : Hubdesk::icon(Icon::Favourite));
    setToolTip(isSet ? tr("One of your favourites: take the mark away")
                     : tr("Mark as a favourite, on this computer only"));
    setAccessibleDescription(toolTip());
}

} // namespace Hubdesk
