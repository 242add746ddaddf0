// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/server.h"
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/shared/theme.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Hubdesk
{

/// Fails the running test when the event loop of the GUI thread was blocked for 100 ms (ten times that under
/// sanitizers). A thread of its own counts the beats, so that it notices while the loop stands still.
class Watchdog
{
public:
    Watchdog();
    ~Watchdog();
    qint64 longestBlockMs() const;
    static constexpr int limitMs()
    {
#ifdef HUBDESK_SANITIZED
        return 1000;
#else
        return 100;
#endif
    }

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The whole window on a stand-in Hub of its own: folders, settings and cache below a temporary folder. What
/// a person can do with mouse and keys stands here, so that tests read like one. Every function looks for
/// visible widgets only.
class TestWindow
{
public:
    /// Content is added to `hub` before start().
    FakeHub::Server hub;

    ServiceOptions options; ///< may be changed before start()
    ColourScheme scheme = ColourScheme::Light; ///< from the start on
    int textPercent = 0; ///< from the start on; 0: as the settings have it
    bool firstRun = false; ///< the first-run page is not passed over
    /// An invalid size: the one that the window gives itself.
    void start(QSize size = { 1440, 900 });
    /// Ends window and engine as quitting does; start() may follow and finds the same folders.
    void quit();
    ~TestWindow();

    MainWindow *window() { return m_window.get(); }
    Engine *engine() { return m_engine.get(); }
    AppSettings *settings() { return m_settings.get(); }
    Theme *theme() { return m_theme.get(); }
    QString cacheRoot() const { return m_folder.filePath(QStringLiteral("hf/hub")); }
    QString folder() const { return m_folder.path(); }

    QWidget *find(const QString &name) const; ///< the visible one, or null
    template<typename T>
    T *get(const QString &name) const
    {
        return qobject_cast<T *>(find(name));
    }
    bool isShown(const QString &name) const { return find(name) != nullptr; }
    int rows(const QString &view) const;
    QString rowText(const QString &view, int row) const; ///< empty as long as the view is not shown
    QString currentRow(const QString &view) const; ///< the text of it; empty in the same way
    void click(const QString &name);
    void clickRow(const QString &view, int row);
    void clickTab(const QString &bar, int tab);
    /// By the keyboard: opens the menu of a button and takes an action of it by object name; before it come
    /// those of the submenus that lead there.
    void choose(const QString &button, const QStringList &actions);
    void type(const QString &name, const QString &text);
    /// By the Tab key alone, from where the focus is.
    void tabTo(const QString &name);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QString text(const QString &name) const; ///< of a label or button

private:
    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Watchdog> m_watchdog;
};

} // namespace Hubdesk
