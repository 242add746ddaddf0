// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/pluginview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/statepane.h"
#include "ui/viewers/viewerplugin.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QPluginLoader>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct PluginFacts {
    QString file; // its name
    QString library; // as people know it
    QString package; // of Debian and Ubuntu
};

PluginFacts factsOf(PluginView::Plugin plugin)
{
    return plugin == PluginView::Plugin::Media
        ? PluginFacts{ u"hubdesk-media.so"_s, u"Qt Multimedia"_s, u"libqt6multimediawidgets6"_s }
        : PluginFacts{ u"hubdesk-pdf.so"_s, u"Qt PDF"_s, u"libqt6pdfwidgets6"_s };
}

struct Loaded {
    bool good = false;
    QString error;
};

} // namespace

PluginView::PluginView(Plugin plugin, const QStringList &folders, QWidget *parent)
    : QStackedWidget(parent)
    , m_plugin(plugin)
    , m_state(new StatePane)
{
    setObjectName(plugin == Plugin::Media ? u"mediaView"_s : u"pdfView"_s);
    addWidget(m_state);
    for (const auto &folder : folders) {
        const QFileInfo file(folder + u'/' + factsOf(plugin).file);
        if (m_file.isEmpty() && file.isFile()) {
            m_file = file.absoluteFilePath();
        }
    }
    connect(m_state, &StatePane::primaryTriggered, this, [this] {
        QGuiApplication::clipboard()->setText(u"sudo apt install "_s + factsOf(m_plugin).package);
    });
}

PluginView::~PluginView()
{
    if (m_viewer) {
        // Letting go of a document is news to Qt PDF, and those who would hear it are half gone.
        m_viewer->noted = [](const QString &) { };
        m_viewer->failed = [] { };
    }
}

QStringList PluginView::usualFolders()
{
    const auto here = QCoreApplication::applicationDirPath();
    return { here + u"/plugins"_s,
             here + u"/../lib/hubdesk"_s,
             QLibraryInfo::path(QLibraryInfo::LibrariesPath) + u"/hubdesk"_s };
}

void PluginView::open(const FileContent &content)
{
    if (m_viewer) {
        display(content);
    } else if (m_file.isEmpty() || !m_error.isEmpty()) {
        showMissing();
    } else {
        m_waiting = content;
        load();
    }
}

void PluginView::close()
{
    m_waiting = {};
    if (m_viewer) {
        m_viewer->close();
    }
}

/// On a worker: with all that it needs the plugin may be a hundred megabytes.
void PluginView::load()
{
    if (std::exchange(m_loading, true)) {
        return;
    }
    const auto work = [file = m_file] {
        QPluginLoader loader(file);
        const bool good = loader.load();
        return Loaded{ good, good ? QString() : loader.errorString() };
    };
    whenDone(onWorker(work), this, [this](const Loaded &loaded) { take(loaded.good, loaded.error); });
}

void PluginView::take(bool loaded, const QString &error)
{
    m_loading = false;
    QPluginLoader loader(m_file);
    auto *plugin = loaded ? qobject_cast<ViewerPlugin *>(loader.instance()) : nullptr;
    if (!plugin) {
        m_error = error.isEmpty() ? u"this is no plugin of ours"_s : error;
        showMissing();
        return;
    }
    m_viewer.reset(plugin->makeViewer(this));
    m_viewer->noted = [this](const QString &text) { Q_EMIT noted(text); };
    m_viewer->failed = [this] {
        m_state->setState(
            { .icon = Icon::File,
              .title = tr("No preview"),
              .text = tr("This file cannot be read: it is damaged, or of a kind that is not known here.") });
        setCurrentWidget(m_state);
    };
    addWidget(m_viewer->widget());
    if (const auto content = std::exchange(m_waiting, {}); content.kind != FileKind::Unknown) {
        display(content);
    }
}

void PluginView::display(const FileContent &content)
{
    setCurrentWidget(m_viewer->widget());
    const bool whole = content.part.isWhole();
    m_viewer->open(whole ? content.part.bytes : QByteArray(), content.part.localPath);
}

void PluginView::showMissing()
{
    const auto facts = factsOf(m_plugin);
    const bool media = m_plugin == Plugin::Media;
    PaneState state{ .icon = media ? Icon::Audio : Icon::File,
                     .title = media ? tr("No player") : tr("No PDF viewer") };
    if (m_file.isEmpty()) {
        //: %1 is a library: Qt Multimedia.
        state.text
            = tr("%1 is not part of this installation. The package hubdesk-viewers brings it; until then "
                 "download the file to open it in another program.")
                  .arg(facts.library);
    } else {
        //: %1 is a library: Qt Multimedia, %2 a package.
        state.text = tr("%1 is not installed. On Debian and Ubuntu it is in the package %2; start Hubdesk "
                        "again when it is there.")
                         .arg(facts.library, facts.package);
        state.primary = tr("Copy the command");
        state.primaryIcon = Icon::Copy;
        state.detail = m_error;
    }
    m_state->setState(state);
    setCurrentWidget(m_state);
}

} // namespace Hubdesk
