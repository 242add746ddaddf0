// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/shots.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Shots::Shots(QWidget *window, const Theme &theme, const QString &folder)
    : Robot(window, folder)
    , m_main(window)
{
    const auto percent = theme.textPercent();
    const auto suffix = (Theme::isDark() ? u"dark-%1"_s : u"light-%1"_s).arg(percent);
    addSize({ 1440, 900 }, 1, u"1440x900-"_s + suffix);
    if (percent == 100) {
        addSize({ 1440, 900 }, 1.5, u"1440x900@1.5-"_s + suffix);
        addSize({ 1024, 700 }, 1, u"1024x700-"_s + suffix);
        addSize({ 1920, 1080 }, 1, u"1920x1080-"_s + suffix);
    }
    start();
}

void Shots::addSize(QSize size, qreal scale, const QString &name)
{
    step(
        u"models"_s,
        [this, size] {
            m_main->resize(size);
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return rows(u"repoList"_s) > 10 && isShown(u"cardView"_s); });
    picture(u"models-"_s + name, scale);
    step(
        u"search"_s,
        [this] { type(u"searchField"_s, u"wren-embed"_s); },
        [this] { return rows(u"repoList"_s) > 0 && rows(u"repoList"_s) < 10 && isShown(u"cardView"_s); });
    step(
        u"open"_s,
        [this] {
            clickRow(u"repoList"_s, 0);
            click(u"openAsPage"_s);
        },
        [this] { return isShown(u"repoPage"_s) && isShown(u"cardView"_s); });
    picture(u"card-"_s + name, scale);
    step(u"files"_s, [this] { clickTab(u"repoTabs"_s, 1); }, [this] { return rows(u"fileTree"_s) > 2; });
    step(
        u"preview"_s,
        [this] { clickRow(u"fileTree"_s, rows(u"fileTree"_s) - 1); },
        [this] { return isShown(u"filePreview"_s); });
    step(u"tick"_s, [this] { tickRow(u"fileTree"_s, 0); });
    picture(u"files-"_s + name, scale);
    step(u"download"_s, [this] { click(u"downloadRepo"_s); }, [this] { return isShown(u"repoNotice"_s); });
    step(
        u"transfers"_s,
        [this] { press(Qt::Key_4, Qt::ControlModifier); },
        [this] { return rows(u"transferTree"_s) > 0; });
    picture(u"transfers-"_s + name, scale);
    step(
        u"datasets"_s,
        [this] {
            press(Qt::Key_2, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return rows(u"repoList"_s) > 3 && isShown(u"cardView"_s); });
    picture(u"datasets-"_s + name, scale);
    step(
        u"nothing matches"_s,
        [this] { type(u"searchField"_s, u"zzzzzz"_s); },
        [this] { return isShown(u"statePane"_s); });
    picture(u"empty-"_s + name, scale);
    step(u"sign in"_s, [this] { press(Qt::Key_F1); }, [this] { return isShown(u"shortcutSheet"_s); });
    picture(u"shortcuts-"_s + name, scale);
    step(u"close"_s, [this] { click(u"closeSheet"_s); }, [this] { return !isShown(u"shortcutSheet"_s); });
    // What a window manager does when a dialog closes; there is none offscreen.
    step(
        u"window again"_s, [this] { m_main->activateWindow(); }, [this] { return m_main->isActiveWindow(); });
}

} // namespace Hubdesk
