// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferfiles.h"

#include "core/services/engine.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transfermodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

TransferPhase phaseOf(const QModelIndex &transfer)
{
    return transfer.data(TransferModel::TransferRole).value<TransferState>().phase;
}

} // namespace

TransferFiles::TransferFiles(Engine *engine, TransferModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_engine(engine)
    , m_model(model)
{
    setObjectName(u"transferFiles"_s);
    setAccessibleName(tr("Files of the transfer"));
    setModel(model);
    setItemDelegate(new TransferDelegate(this));
    setFrameShape(NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(TransferModel::NameColumn, QHeaderView::Stretch);
    for (const auto column :
         { TransferModel::SpeedColumn, TransferModel::RemainingColumn, TransferModel::ActionsColumn }) {
        setColumnHidden(column, true);
    }
    connect(this, &QTreeView::customContextMenuRequested, this, &TransferFiles::showMenu);
    connect(model,
            &QAbstractItemModel::rowsAboutToBeRemoved,
            this,
            [this](const QModelIndex &parent, int first, int last) {
                if (!parent.isValid() && rootIndex().isValid() && first <= rootIndex().row()
                    && rootIndex().row() <= last) {
                    show({}); // a view whose root goes would show the whole queue
                }
            });
    show({});
    placeColumns();
}

void TransferFiles::show(const QModelIndex &transfer)
{
    m_id = transfer.data(TransferModel::IdRole).value<TransferId>();
    m_phase = phaseOf(transfer);
    setRootIndex(transfer.siblingAtColumn(0));
    setEnabled(transfer.isValid());
    viewport()->setVisible(transfer.isValid()); // without a root a view shows the top rows
    fetch();
}

void TransferFiles::fetch()
{
    if (rootIndex().isValid() && m_model->canFetchMore(rootIndex())) {
        m_model->fetchMore(rootIndex());
    }
}

void TransferFiles::dataChanged(const QModelIndex &topLeft,
                                const QModelIndex &bottomRight,
                                const QList<int> &roles)
{
    const auto root = rootIndex();
    if (!root.isValid()) {
        return;
    }
    const bool isAbove = topLeft.parent() == root.parent();
    if (isAbove && topLeft.row() <= root.row() && root.row() <= bottomRight.row()) {
        const auto phase = phaseOf(root);
        if (phase != std::exchange(m_phase, phase)) { // its files look otherwise when it was cancelled
            viewport()->update();
        }
    }
    if (topLeft.parent() != root) {
        return;
    }
    if (m_rowHeight == 0) {
        m_rowHeight = std::max(1, indexRowSizeHint(topLeft));
    }
    const int top = verticalScrollBar()->value();
    const int last = (top + viewport()->height()) / m_rowHeight;
    if (bottomRight.row() >= top / m_rowHeight && topLeft.row() <= last) {
        QTreeView::dataChanged(topLeft, bottomRight, roles);
    }
}

void TransferFiles::placeColumns()
{
    m_rowHeight = 0;
    const bool narrow = width() < Theme::px(560);
    setColumnWidth(TransferModel::ProgressColumn, Theme::px(narrow ? 70 : 120));
    const QFontMetrics figures(Theme::figures(TextSize::Small));
    const auto widest = TransferModel::tr("%1 of %2").arg(u"88.88 MB"_s, u"88.88 MB"_s);
    setColumnWidth(TransferModel::SizeColumn, figures.horizontalAdvance(widest) + 2 * Metrics::space2);
    setColumnWidth(TransferModel::StateColumn, Theme::px(narrow ? 120 : 190));
}

void TransferFiles::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    placeColumns();
}

void TransferFiles::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        placeColumns();
    }
}

QStringList TransferFiles::chosenPaths() const
{
    QStringList paths;
    for (const auto &row : selectionModel()->selectedRows()) {
        paths << row.data(TransferModel::FileRole).value<FileState>().path;
    }
    return paths;
}

void TransferFiles::setWanted(bool wanted)
{
    m_engine->setFilesWanted(m_id, chosenPaths(), wanted);
}

void TransferFiles::setPriority(FilePriority priority)
{
    m_engine->setFilePriority(m_id, chosenPaths(), priority);
}

// Space turns all that are selected to what the current one is not.
void TransferFiles::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        setWanted(!currentIndex().data(TransferModel::FileRole).value<FileState>().wanted);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TransferFiles::showMenu(const QPoint &place)
{
    const auto index = indexAt(place);
    if (!index.isValid() || chosenPaths().isEmpty()) {
        return;
    }
    const auto file = index.data(TransferModel::FileRole).value<FileState>();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"transferFilesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const QString &name, const QString &text, bool checked, auto act) {
        auto *action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setCheckable(checked);
        action->setChecked(checked);
    };
    add(u"wantFiles"_s, tr("Download"), false, [this] { setWanted(true); });
    add(u"leaveFiles"_s, tr("Leave out; what is here stays"), false, [this] { setWanted(false); });
    menu->addSeparator();
    add(u"filesFirst"_s, tr("Before the others"), file.priority == FilePriority::High, [this] {
        setPriority(FilePriority::High);
    });
    add(u"filesNormal"_s, tr("In their order"), file.priority == FilePriority::Normal, [this] {
        setPriority(FilePriority::Normal);
    });
    add(u"filesLast"_s, tr("After the others"), file.priority == FilePriority::Low, [this] {
        setPriority(FilePriority::Low);
    });
    menu->popup(viewport()->mapToGlobal(place));
}

} // namespace Hubdesk
