// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemModel;
class QTreeView;

namespace Hubdesk
{

/// What cells of the tables of verifications and updates tell beside their text.
namespace CheckRole
{
enum Role {
    Badge = Qt::UserRole + 1, ///< StateBadge, which is drawn in place of the text
    Mono, ///< bool: a name of the Hub
    NoBox, ///< bool: other rows have a box there, whose room this one keeps free
};
} // namespace CheckRole

/// Draws their cells. GUI thread; owned by its view.
class CheckDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A flat table of rows, with that delegate. The first column takes the room that the others leave, which
/// are as wide as these words want it.
QTreeView *checkTable(const QString &object, const QString &name, QAbstractItemModel *model);
void fitColumns(QTreeView *table, const QStringList &widest);

} // namespace Hubdesk
