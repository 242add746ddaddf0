// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filesbar.h"
#include "ui/repo/filespanel.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/filetreeview.h"

#include <QEvent>
#include <QJsonArray>
#include <QScrollBar>

using namespace Qt::StringLiterals;

// The Files tab as a place in the history of the window.
namespace Hubdesk
{

namespace
{
constexpr qsizetype mostOpen = 300; ///< folders that are remembered
constexpr int mostLookedAt = 5'000; ///< rows: no longer than a frame
} // namespace

// Whether a file is chosen or passed by is told by what came before its row became current.
void FilesPanel::followKeys()
{
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
}

bool FilesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        m_passing = true;
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_passing = false;
    }
    return QWidget::eventFilter(watched, event);
}

QString FilesPanel::shownFile() const
{
    return m_preview->isHidden() ? QString() : m_shown;
}

FilesPanel::Choices FilesPanel::choices() const
{
    auto ticked = m_model->checkedPaths();
    if (m_model->isEverythingChecked()) {
        for (const auto &entry : std::as_const(m_entries)) {
            ticked << entry.path;
        }
    }
    return { .repo = m_repo,
             .commit = m_commit,
             .ticked = ticked,
             .pattern = m_bar->pattern(),
             .isGrouped = m_bar->isGrouped(),
             .current = m_tree->currentIndex().data(FileTreeModel::PathRole).toString() };
}

QStringList FilesPanel::openFolders() const
{
    QStringList open;
    if (m_bar->isGrouped() || !m_bar->pattern().isEmpty()) {
        return open;
    }
    QList<QModelIndex> waiting{ QModelIndex() };
    int left = mostLookedAt;
    while (!waiting.isEmpty() && open.size() < mostOpen && left > 0) {
        const auto folder = waiting.takeLast();
        for (int row = 0; row < m_model->rowCount(folder) && left > 0; ++row, --left) {
            const auto child = m_model->index(row, FileTreeModel::NameColumn, folder);
            if (m_tree->isExpanded(child)) {
                open << child.data(FileTreeModel::PathRole).toString();
                waiting << child;
            }
        }
    }
    return open;
}

QJsonObject FilesPanel::place() const
{
    if (!m_complete && (!m_kept || m_kept->repo != m_repo)) {
        return {};
    }
    auto now = m_kept.value_or(Choices());
    if (m_complete) {
        now = { .repo = m_repo,
                .commit = m_commit,
                .ticked = {},
                .pattern = m_bar->pattern(),
                .isGrouped = m_bar->isGrouped(),
                .current = shownFile(),
                .open = openFolders(),
                .scroll = m_tree->verticalScrollBar()->value(),
                .isAllTicked = m_model->isEverythingChecked() };
        if (!now.isAllTicked) { // which may be many
            now.ticked = m_model->checkedPaths();
        }
    }
    return { { u"commit"_s, now.commit.hex },
             { u"ticked"_s, QJsonArray::fromStringList(now.ticked) },
             { u"allTicked"_s, now.isAllTicked },
             { u"pattern"_s, now.pattern },
             { u"grouped"_s, now.isGrouped },
             { u"file"_s, now.current },
             { u"open"_s, QJsonArray::fromStringList(now.open) },
             { u"scroll"_s, now.scroll } };
}

void FilesPanel::comeBackTo(const RepoId &repo, const QJsonObject &place)
{
    if (place.isEmpty()) {
        return;
    }
    const auto list = [&place](QLatin1StringView key) { return place[key].toVariant().toStringList(); };
    const Choices kept{ .repo = repo,
                        .commit = { place["commit"_L1].toString() },
                        .ticked = list("ticked"_L1),
                        .pattern = place["pattern"_L1].toString(),
                        .isGrouped = place["grouped"_L1].toBool(),
                        .current = place["file"_L1].toString(),
                        .open = list("open"_L1),
                        .scroll = place["scroll"_L1].toInt(-1),
                        .isAllTicked = place["allTicked"_L1].toBool() };
    if (m_complete && kept.commit == m_commit && repo == m_repo) {
        showFile(kept.current);
        scrollTree(kept);
    } else {
        m_kept = kept;
    }
}

void FilesPanel::showFile(const QString &path)
{
    if (path == shownFile()) {
        return;
    }
    if (path.isEmpty()) {
        stopPreview();
        m_preview->hide();
        Q_EMIT shownFileChanged(false);
        return;
    }
    if (m_bar->pattern().isEmpty() && !m_bar->isGrouped()) {
        select(path);
    }
    if (path != shownFile() && m_model->indexOf(path).isValid()) { // its row was current all the time
        preview(path);
    }
}

void FilesPanel::scrollTree(const Choices &kept)
{
    for (const auto &folder : kept.open) {
        m_tree->expand(m_model->indexOf(folder));
    }
    if (kept.scroll >= 0) {
        if (!kept.pattern.isEmpty() || kept.isGrouped) {
            showFile(kept.current);
        }
        m_tree->doItemsLayout(); // else the bar does not know the rows yet
        m_tree->verticalScrollBar()->setValue(kept.scroll);
    }
}

} // namespace Hubdesk
