// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QStyledItemDelegate>

namespace Hubdesk
{

/// By the end of its name.
Icon fileIcon(const QString &name, bool folder);

/// Draws the cells of the file tree and of its groups: the file's icon in our colours, the size over a bar of
/// its share, a sign beside the scanners' word, the last commit with its age, a sign beside the state's word.
class FileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Too narrow for the scanners' column: what they warn of is said in the name's.
    void setWarnsInName(bool warns) { m_warnsInName = warns; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    bool m_warnsInName = false;
};

} // namespace Hubdesk
