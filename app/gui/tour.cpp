// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/tour.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Tour::Tour(QWidget *window, const QString &folder)
    : Robot(window, folder)
{
    window->resize(1440, 900);
    step(
        u"the list of models fills"_s,
        [] {},
        [this] { return rows(u"repoList"_s) > 10 && isShown(u"cardView"_s); });
    picture(u"1-models"_s);
    step(
        u"search"_s,
        [this] { type(u"searchField"_s, u"wren-embed"_s); },
        [this] { return rows(u"repoList"_s) > 0 && rows(u"repoList"_s) < 10 && isShown(u"cardView"_s); });
    step(
        u"choose the first"_s,
        [this] { clickRow(u"repoList"_s, 0); },
        [this] { return text(u"repoName"_s).contains("Wren"_L1) && isShown(u"cardView"_s); });
    picture(u"2-search"_s);
    step(
        u"open it as a page"_s,
        [this] { click(u"openAsPage"_s); },
        [this] { return isShown(u"repoPage"_s) && isShown(u"cardView"_s); });
    picture(u"3-card"_s);
    step(
        u"look at the files"_s,
        [this] { clickTab(u"repoTabs"_s, 1); },
        [this] { return rows(u"fileTree"_s) > 2; });
    step(
        u"preview one"_s,
        [this] { clickRow(u"fileTree"_s, 1); },
        [this] { return isShown(u"filePreview"_s); });
    step(
        u"tick one"_s,
        [this] { tickRow(u"fileTree"_s, 1); },
        [this] { return text(u"downloadSelected"_s).contains(u' '); });
    picture(u"4-files"_s);
    step(
        u"download everything"_s,
        [this] { click(u"downloadRepo"_s); },
        [this] { return isShown(u"repoNotice"_s); });
    step(
        u"watch the transfer"_s,
        [this] { press(Qt::Key_4, Qt::ControlModifier); },
        [this] { return isShown(u"transferTree"_s) && rows(u"transferTree"_s) == 1; });
    step(
        u"it ends"_s,
        [] {},
        [this] { return isShown(u"clearFinished"_s) && find(u"clearFinished"_s)->isEnabled(); });
    picture(u"5-transfers"_s);
    step(
        u"clear the list"_s,
        [this] { click(u"clearFinished"_s); },
        [this] { return !isShown(u"transferTree"_s); });
    picture(u"6-cleared"_s);
    start();
}

} // namespace Hubdesk
