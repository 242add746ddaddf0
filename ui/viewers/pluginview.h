// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/filecontent.h"

#include <QStackedWidget>

#include <memory>

namespace Hubdesk
{

class PluginViewer;
class StatePane;

/// Shows files by a plugin of ours, because the libraries that read them are large and not everybody has
/// them: Qt Multimedia and Qt Pdf. The plugin is loaded when the first file is opened; without it this says
/// what is missing and how to get it. GUI thread.
class PluginView : public QStackedWidget
{
    Q_OBJECT
public:
    enum class Plugin : quint8 { Media, Pdf };

    /// `folders`: where plugins are looked for, in this order.
    explicit PluginView(Plugin plugin,
                        const QStringList &folders = usualFolders(),
                        QWidget *parent = nullptr);
    ~PluginView() override;

    /// The plugin is installed; whether its libraries are turns out when it is loaded.
    bool isInstalled() const { return !m_file.isEmpty(); }
    void open(const FileContent &content);
    /// Ends what plays.
    void close();
    static QStringList usualFolders();

Q_SIGNALS:
    void noted(const QString &text);

private:
    void load();
    void take(bool loaded, const QString &error);
    void display(const FileContent &content);
    void showMissing();

    const Plugin m_plugin;
    QString m_file;
    StatePane *m_state;
    std::unique_ptr<PluginViewer> m_viewer;
    FileContent m_waiting; ///< what to open once the plugin is there
    bool m_loading = false;
    QString m_error; ///< why it could not be loaded
};

} // namespace Hubdesk
