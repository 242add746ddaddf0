// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace Hubdesk
{

/// Paints the rows of CacheTreeModel: names as repos have them, bars of shares, states. GUI thread.
class CacheDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    static void paintOwn(QPainter *painter,
                         const QStyleOptionViewItem &own,
                         const QModelIndex &index,
                         const QString &owner);
};

} // namespace Hubdesk
