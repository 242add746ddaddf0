// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "tests/bench/measured.h"
#include "ui/settings/appearance.h"
#include "ui/shared/theme.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemView>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

namespace Hubdesk
{

/// The whole window, on a Hub and in folders of its own, for the programs that measure it. What is not there
/// ends the program with its name: a bench of something else would measure nothing. GUI thread.
class Stage
{
public:
    explicit Stage(const QString &hub)
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
        , m_engine(options(hub))
        , m_window((m_settings.welcomed.set(true), &m_engine), &m_theme, &m_settings)
    {
        followAppearance(&m_settings, &m_theme);
        m_window.resize(1440, 900);
        m_window.show();
    }

    MainWindow *window() { return &m_window; }
    Engine *engine() { return &m_engine; }

    /// The visible widget of that name, or null.
    template<typename T>
    T *find(const QString &name) const
    {
        for (auto *widget : m_window.findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }

    template<typename T>
    T *need(const QString &name) const
    {
        auto *widget = find<T>(name);
        if (!widget) {
            std::fprintf(stderr, "no %s is shown\n", qPrintable(name));
            std::_Exit(1);
        }
        return widget;
    }

    int rows(const QString &view) const
    {
        const auto *shown = find<QAbstractItemView>(view);
        return shown ? shown->model()->rowCount() : 0;
    }

private:
    ServiceOptions options(const QString &hub) const
    {
        QProcessEnvironment variables;
        variables.insert(QStringLiteral("HF_ENDPOINT"), hub);
        variables.insert(QStringLiteral("HF_HOME"), m_folder.filePath(QStringLiteral("hf")));
        ServiceOptions made{ .environment = Environment::from(variables, m_folder.path()) };
        made.stateDir = m_folder.filePath(QStringLiteral("state"));
        made.settingsFile = m_folder.filePath(QStringLiteral("settings.ini"));
        made.keychain = false;
        made.loopbackOnly = true;
        return made;
    }

    QTemporaryDir m_folder;
    AppSettings m_settings;
    Theme m_theme;
    Engine m_engine;
    MainWindow m_window;
};

/// Waits until something is so; too long without it ends the program with its name.
template<typename Condition>
void waitFor(const char *what, Condition condition, int mostMs = 60'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > mostMs) {
            std::fprintf(stderr, "%s: not within %d ms\n", what, mostMs);
            std::_Exit(1);
        }
        settle(1);
    }
}

} // namespace Hubdesk
