// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/weightsentries.h"

#include "ui/shared/controls.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

WeightsEntries::WeightsEntries(QWidget *parent)
    : QTreeView(parent)
    , m_model(new WeightsEntryModel(this))
{
    setObjectName(u"weightsEntries"_s);
    setAccessibleName(tr("Metadata"));
    setModel(m_model);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setRootIsDecorated(true);
    Theme::follow(this, [this] { setIndentation(Theme::px(14)); });
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDenseRows(this);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(WeightsEntryModel::KeyColumn, QHeaderView::Interactive);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addCopying(u"copyEntryValue"_s, tr("Copy value"), WeightsEntryModel::ValueColumn);
    addCopying(u"copyEntryName"_s, tr("Copy name"), WeightsEntryModel::KeyColumn);
}

void WeightsEntries::addCopying(const QString &name, const QString &text, int column)
{
    auto *copy = new QAction(text, this);
    copy->setObjectName(name);
    if (column == WeightsEntryModel::ValueColumn) {
        copy->setShortcut(QKeySequence::Copy);
        copy->setShortcutContext(Qt::WidgetShortcut);
    }
    addAction(copy);
    connect(copy, &QAction::triggered, this, [this, column] {
        const auto place = currentIndex().siblingAtColumn(column);
        const int role = column == WeightsEntryModel::ValueColumn ? int(WeightsEntryModel::ValueRole)
                                                                  : int(Qt::DisplayRole);
        if (const auto words = place.data(role).toString(); !words.isEmpty()) {
            QGuiApplication::clipboard()->setText(words);
        }
    });
}

void WeightsEntries::setGroups(const QList<WeightsEntryModel::Group> &groups)
{
    m_model->setGroups(groups);
    for (int group = 0; group < m_model->rowCount(); ++group) {
        setFirstColumnSpanned(group, {}, true);
        expand(m_model->index(group, 0));
    }
    placeColumns();
}

void WeightsEntries::placeColumns()
{
    setColumnWidth(WeightsEntryModel::KeyColumn, viewport()->width() * 11 / 20);
}

void WeightsEntries::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        placeColumns();
    }
}

} // namespace Hubdesk
