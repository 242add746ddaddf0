// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreeview.h"

#include "ui/shared/theme.h"
#include "ui/viewers/filedelegate.h"
#include "ui/viewers/filegroupmodel.h"
#include "ui/viewers/filetreehead.h"
#include "ui/viewers/filetreemodel.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostExpanded = 2'000; ///< rows that one key opens
constexpr int fileRestMs = 90; ///< a person scrolls on: nothing is asked for what flies past
constexpr int mostWanted = 100; ///< files that are asked for at once

} // namespace

FileTreeView::FileTreeView(FileTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setHeader(new FileHeader(this));
    m_checkAll = new CheckAllBox(header()->viewport());
    m_checkAll->setObjectName(u"checkAllFiles"_s);
    m_checkAll->setAccessibleName(tr("All files"));
    m_checkAll->setTristate(true);
    connect(
        m_checkAll, &QCheckBox::clicked, this, [this] { checkAll(m_checkAll->checkState() == Qt::Checked); });
    m_recheck.setSingleShot(true);
    m_recheck.callOnTimeout(this, &FileTreeView::showChecked);
    connect(model, &FileTreeModel::selectionChanged, this, [this] {
        if (m_groups) {
            m_recheck.start(0);
        } else {
            showChecked();
        }
    });
    setObjectName(u"fileTree"_s);
    setAccessibleName(tr("Files"));
    setModel(model);
    m_delegate = new FileDelegate(this);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    Theme::follow(this, [this] { setIndentation(Theme::px(20)); });
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    m_rest.setSingleShot(true);
    m_rest.setInterval(fileRestMs);
    m_rest.callOnTimeout(this, &FileTreeView::wantDetails);
    const auto look = [this] { m_rest.start(); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, look);
    connect(this, &QTreeView::expanded, this, look);
    connect(this, &QTreeView::collapsed, this, look);
    connect(model, &QAbstractItemModel::rowsInserted, this, look);
    // A set may have more files than one question asks for.
    connect(model, &FileTreeModel::detailsCame, this, look);
    m_measuring.setSingleShot(true);
    m_measuring.callOnTimeout(this, &FileTreeView::measure);
    const auto measure = [this] { m_measuring.start(0); };
    connect(this, &QTreeView::expanded, this, measure);
    connect(this, &QTreeView::collapsed, this, measure);
    connect(model, &QAbstractItemModel::rowsInserted, this, measure);
    connect(model, &FileTreeModel::detailsCame, this, measure);
    connectModel();
}

// What hangs on the model that is shown; Qt makes a new selection for each.
void FileTreeView::connectModel()
{
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(FileTreeModel::NameColumn, QHeaderView::Stretch);
    connect(model(),
            &QAbstractItemModel::modelReset,
            &m_measuring,
            qOverload<>(&QTimer::start),
            Qt::UniqueConnection);
    m_measuring.start(0);
    placeColumns();
    showChecked();
    m_rest.start();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && !current.data(FileTreeModel::IsFolderRole).toBool()) {
            Q_EMIT fileChosen(current.data(FileTreeModel::PathRole).toString());
        }
    });
}

void FileTreeView::showGroups(FileGroupModel *groups)
{
    if (groups == m_groups && groups) {
        showChecked(); // its rows are others
        m_measuring.start(0);
        m_rest.start();
        return;
    }
    if (groups == m_groups) {
        return;
    }
    m_groups = groups;
    auto *before = selectionModel();
    setModel(groups ? static_cast<QAbstractItemModel *>(groups) : m_model);
    delete before;
    connectModel();
}

void FileTreeView::dataChanged(const QModelIndex &topLeft,
                               const QModelIndex &bottomRight,
                               const QList<int> &roles)
{
    const auto folder = topLeft.parent();
    if (!folder.isValid() || isExpanded(folder)) {
        QTreeView::dataChanged(topLeft, bottomRight, roles);
    }
}

void FileTreeView::checkAll(bool on)
{
    if (m_groups) {
        m_groups->checkAll(on);
    } else {
        m_model->checkAll(on);
    }
}

/// The rows that can be seen and of which no more is known than the listing told.
void FileTreeView::wantDetails()
{
    QStringList wanted;
    for (auto row = indexAt({ 0, 1 }); row.isValid() && wanted.size() < mostWanted; row = indexBelow(row)) {
        if (visualRect(row).top() > viewport()->height()) {
            break;
        }
        if (row.data(FileTreeModel::HasDetailsRole).toBool()) {
            continue;
        }
        const auto unknown = m_groups ? m_groups->unknownFiles(row, mostWanted - wanted.size())
                                      : QStringList{ row.data(FileTreeModel::PathRole).toString() };
        for (const auto &path : unknown) {
            if (!wanted.contains(path)) { // a part of a set that is open
                wanted << path;
            }
        }
    }
    if (isVisible() && !wanted.isEmpty()) {
        Q_EMIT detailsWanted(wanted);
    }
}

void FileTreeView::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    m_rest.start();
}

void FileTreeView::showChecked()
{
    const auto chosen = m_groups ? m_groups->selection() : m_model->selection();
    m_checkAll->setEnabled(chosen.allFiles > 0);
    m_checkAll->setCheckState(chosen.files == 0                     ? Qt::Unchecked
                                  : chosen.files == chosen.allFiles ? Qt::Checked
                                                                    : Qt::PartiallyChecked);
}

void FileTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        measure();
    }
}

void FileTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    placeColumns();
    m_rest.start();
}

/// A folder with its sub-folders, breadth first, as far as a person can look through them: QTreeView opens
/// all of them, which takes a quarter of a second with 50,000 files.
void FileTreeView::expandBelow(const QModelIndex &top)
{
    QList<QModelIndex> waiting{ top };
    int rows = 0;
    for (qsizetype at = 0; at < waiting.size(); ++at) {
        const auto folder = waiting[at];
        rows += model()->rowCount(folder);
        if (at > 0 && rows > mostExpanded) {
            break;
        }
        setExpanded(folder, true);
        for (int row = 0; row < model()->rowCount(folder); ++row) {
            const auto child = model()->index(row, FileTreeModel::NameColumn, folder);
            if (model()->hasChildren(child)) {
                waiting << child;
            }
        }
    }
}

QStringList FileTreeView::chosenPaths() const
{
    QStringList paths;
    for (const auto &row : selectionModel()->selectedRows(FileTreeModel::NameColumn)) {
        if (m_groups) {
            paths << m_groups->filesOf(row);
        } else if (row.data(FileTreeModel::IsFolderRole).toBool()) {
            paths << row.data(FileTreeModel::PathRole).toString() + u'/';
        } else {
            paths << row.data(FileTreeModel::PathRole).toString();
        }
    }
    return paths;
}

// All of them as the current row will be.
void FileTreeView::tickChosen()
{
    const auto current = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    const auto state = current.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    auto rows = selectionModel()->selectedRows(FileTreeModel::NameColumn);
    if (!rows.contains(current)) {
        rows << current;
    }
    for (const auto &row : std::as_const(rows)) {
        model()->setData(row, state, Qt::CheckStateRole);
    }
}

// What can be given is not known here: whoever listens begins the drag.
void FileTreeView::startDrag(Qt::DropActions)
{
    m_isDragging = true;
    Q_EMIT dragWanted(chosenPaths());
}

void FileTreeView::mousePressEvent(QMouseEvent *event)
{
    m_isDragging = false;
    QTreeView::mousePressEvent(event);
}

void FileTreeView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging || event->buttons() == Qt::NoButton) { // else it would choose other rows
        QTreeView::mouseMoveEvent(event);
    }
}

// The end of a drag that was refused: it would choose what lies below, or nothing.
void FileTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_isDragging, false)) {
        QTreeView::mouseReleaseEvent(event);
    }
}

void FileTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::SelectAll)) {
        checkAll(true);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted(chosenPaths());
        return;
    }
    const auto place = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    if (event->key() == Qt::Key_Asterisk && place.isValid()) {
        expandBelow(place);
        return;
    }
    if (event->modifiers() != Qt::NoModifier || !place.isValid()) {
        QTreeView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        tickChosen();
        break;
    case Qt::Key_Space:
        if (place.data(FileTreeModel::IsFolderRole).toBool()) {
            setExpanded(place, !isExpanded(place));
        } else {
            Q_EMIT fileChosen(place.data(FileTreeModel::PathRole).toString());
        }
        break;
    default:
        QTreeView::keyPressEvent(event);
    }
}

} // namespace Hubdesk
