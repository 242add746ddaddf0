// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/paletteplaces.h"

#include "ui/settings/settingtexts.h"
#include "ui/shared/actions.h"
#include "ui/shared/keycaps.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString plain(QString text)
{
    return text.remove(u'&');
}

} // namespace

Icon iconOfKind(RepoKind kind)
{
    return kind == RepoKind::Dataset ? Icon::Dataset : kind == RepoKind::Space ? Icon::Space : Icon::Model;
}

QList<PaletteEntry> paletteActions(const Actions &actions)
{
    QList<PaletteEntry> entries;
    for (auto *action : actions.all()) {
        // The palette itself, and what works on the row that has the focus, mean nothing here.
        const bool here = action != actions.palette && action != actions.menus && !Actions::isOfFocus(action);
        if (!here || !action->isVisible() || !action->isEnabled()) {
            continue;
        }
        const bool page = action->objectName().startsWith("go."_L1);
        entries.append({ .group = page ? PaletteEntry::Group::Pages : PaletteEntry::Group::Actions,
                         .icon = iconOf(action->icon()).value_or(Icon::Run),
                         .text = plain(action->text()),
                         .aside = action->statusTip(),
                         .keys = keyCapText(action->shortcut()),
                         .action = action });
    }
    return entries;
}

QList<PaletteEntry> paletteRecent(const QList<Link> &recent)
{
    QList<PaletteEntry> entries;
    for (const auto &link : recent) {
        const bool person = link.page == Link::Page::Person;
        entries.append({ .group = PaletteEntry::Group::Recent,
                         .icon = person ? Icon::Account : iconOfKind(link.repo.kind),
                         .text = person ? link.person : link.repo.text(),
                         .monospace = true,
                         .aside = link.path,
                         .link = link });
    }
    return entries;
}

QList<PaletteEntry> paletteFavourites(const QList<RepoId> &repos)
{
    QList<PaletteEntry> entries;
    for (const auto &repo : repos) {
        entries.append({ .group = PaletteEntry::Group::Favourites,
                         .icon = iconOfKind(repo.kind),
                         .text = repo.text(),
                         .monospace = true,
                         .link = Link{ .page = Link::Page::Repo, .repo = repo } });
    }
    return entries;
}

QList<PaletteEntry> paletteSettings()
{
    QList<PaletteEntry> entries;
    for (const auto &text : settingTexts()) {
        entries.append({ .group = PaletteEntry::Group::Pages,
                         .icon = Icon::Settings,
                         //: In the palette: a row of the settings. %1 is a section, %2 the row.
                         .text = QCoreApplication::translate("Hubdesk::Palette", "Settings: %1, %2")
                                     .arg(sectionTitle(text.section), text.label),
                         .setting = text.id });
    }
    return entries;
}

} // namespace Hubdesk
