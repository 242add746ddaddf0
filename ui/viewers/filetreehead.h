// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filetreemodel.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QPainter>

namespace Hubdesk
{

/// The box at the head. It stands for all files: partly ticked, one click ticks all.
class CheckAllBox : public QCheckBox
{
public:
    using QCheckBox::QCheckBox;

protected:
    void nextCheckState() override
    {
        setCheckState(checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    }
};

/// The name of the first column stands beside the box, which is a widget over the header.
class FileHeader : public QHeaderView
{
public:
    explicit FileHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }
    int nameAt = 0; ///< where it begins, from the leading edge

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        if (section == FileTreeModel::NameColumn) {
            option->text.clear();
        }
    }
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, section);
        painter->restore();
        if (section == FileTreeModel::NameColumn) {
            painter->setFont(Theme::font(TextSize::Small));
            painter->setPen(Theme::color(Token::Muted));
            drawElided(painter,
                       QStyle::visualRect(layoutDirection(), rect, rect.adjusted(nameAt, 0, 0, -1)),
                       QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter,
                       model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        }
    }
};

} // namespace Hubdesk
