// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QtPlugin>

#include <functional>

class QWidget;

namespace Hubdesk
{

/// A viewer that a plugin makes. The plugin shares nothing with the program but this file and Qt, because the
/// rest of ours is linked into each of them by itself. GUI thread.
class PluginViewer
{
public:
    virtual ~PluginViewer() = default;
    PluginViewer() = default;
    Q_DISABLE_COPY_MOVE(PluginViewer)

    /// Belongs to the parent that it was made for, and outlives the viewer no longer than that.
    virtual QWidget *widget() = 0;
    /// Shows these bytes, or if there are none the file of that path.
    virtual void open(const QByteArray &bytes, const QString &localPath) = 0;
    /// Lets go of what is shown and ends its sound.
    virtual void close() = 0;

    std::function<void(const QString &)> noted; ///< one line about what is shown
    std::function<void()> failed; ///< it cannot be read
};

/// What the instance of a plugin is.
class ViewerPlugin
{
public:
    virtual ~ViewerPlugin() = default;
    ViewerPlugin() = default;
    Q_DISABLE_COPY_MOVE(ViewerPlugin)

    /// The viewer is deleted before its widget's parent.
    virtual PluginViewer *makeViewer(QWidget *parent) = 0;
};

} // namespace Hubdesk

Q_DECLARE_INTERFACE(Hubdesk::ViewerPlugin, "hubdesk.ViewerPlugin/1")
