// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/flowlayout.h"

#include "ui/shared/controls.h"
#include "ui/shared/tokens.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace Hubdesk
{

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setSpacing(Metrics::controlGap);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    // All on one line; a narrower place gives more height by heightForWidth.
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty()) {
            size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
            size.setHeight(std::max(size.height(), item->sizeHint().height()));
        }
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

// Words beside words need more room than boxes.
int FlowLayout::gapBetween(const QLayoutItem *one, const QLayoutItem *next) const
{
    const auto isLink = [](const QLayoutItem *item) { return roleOf(item->widget()) == ButtonRole::Link; };
    return isLink(one) && isLink(next) ? std::max(spacing(), Metrics::space4) : spacing();
}

// In the middle of their line: links are lower than chips.
void FlowLayout::placeLine(const QList<Placed> &line, const QRect &inner, int y, int height) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (const auto &[item, x, size] : line) {
        const QRect place(QPoint(x, y + (height - size.height()) / 2), size);
        item->setGeometry(QStyle::visualRect(direction, inner, place));
    }
}

int FlowLayout::arrange(const QRect &rect, bool move) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int x = inner.x();
    int y = inner.y();
    int height = 0;
    QList<Placed> line;
    const auto end = [&] {
        if (move) {
            placeLine(line, inner, y, height);
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        const QSize size = item->sizeHint();
        const int gap = line.isEmpty() ? 0 : gapBetween(line.last().item, item);
        if (!line.isEmpty() && x + gap + size.width() > inner.x() + inner.width()) {
            end();
            x = inner.x();
            y += height + spacing();
            height = 0;
        }
        x += line.isEmpty() ? 0 : gap;
        line.append({ item, x, size });
        x += size.width();
        height = std::max(height, size.height());
    }
    end();
    return y + height + contentsMargins().bottom() - rect.y();
}

} // namespace Hubdesk
