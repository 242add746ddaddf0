// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacemap.h"
#include "ui/cache/spacemapmodel.h"
#include "ui/cache/spacetext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Hubdesk
{

namespace
{

constexpr double wholeTurn360 = 360;

/// How far two stretches of a line are apart; 0 where they overlap.
double apart(double from, double to, double otherFrom, double otherTo)
{
    return std::max({ 0.0, otherFrom - to, from - otherTo });
}

} // namespace

QModelIndex SpaceMap::firstIndex() const
{
    const auto largest = std::ranges::max_element(items(), {}, [](const SpaceItem &item) {
        return item.isHead ? -1 : item.size; // a head is reached from its cells
    });
    const bool isTreemap = m_form == Form::Treemap;
    return items().isEmpty() ? QModelIndex()
                             : m_model->index(isTreemap ? int(largest - items().begin()) : 0, 0);
}

/// The nearest that lies further that way, from edge to edge; what lies aside counts more.
int SpaceMap::neighbour(int from, QPoint way) const
{
    const auto here = items().at(from).place;
    int best = from;
    double nearest = 1e12;
    for (int other = 0; other < items().size(); ++other) {
        const auto &place = items().at(other).place;
        const auto between = place.center() - here.center();
        const double along = between.x() * way.x() + between.y() * way.y();
        constexpr double least = 0.5;
        if (other == from || along <= least) {
            continue;
        }
        const double wide = apart(here.left(), here.right(), place.left(), place.right());
        const double high = apart(here.top(), here.bottom(), place.top(), place.bottom());
        const bool isLevel = way.y() == 0;
        const double middles = std::abs(isLevel ? between.y() : between.x());
        const double cost = (isLevel ? wide : high) + 3 * (isLevel ? high : wide) + middles / 100;
        const bool isBeyond = (isLevel ? wide : high) > 0 || (isLevel ? high : wide) <= least;
        if (isBeyond && cost < nearest) {
            nearest = cost;
            best = other;
        }
    }
    return best;
}

/// Left and right: along the ring, around and around. Up: outwards, to the first part; down: inwards.
int SpaceMap::ringNeighbour(int from, QPoint way) const
{
    const auto &here = items().at(from);
    const double middle = here.start + here.span / 2;
    const int depth = here.depth - way.y();
    int best = from;
    double nearest = wholeTurn360 * 2;
    for (int other = 0; other < items().size(); ++other) {
        const auto &item = items().at(other);
        if (other == from || item.depth != depth) {
            continue;
        }
        double cost = 0;
        if (way.y() == 0) {
            cost = std::fmod((item.start + item.span / 2 - middle) * way.x() + wholeTurn360, wholeTurn360);
        } else if (way.y() < 0) { // parts begin where it begins
            cost = item.start >= here.start - 1e-6 && item.start < here.start + here.span
                ? item.start - here.start
                : nearest;
        } else {
            cost = middle >= item.start && middle < item.start + item.span ? 0 : nearest;
        }
        if (cost < nearest) {
            nearest = cost;
            best = other;
        }
    }
    return best;
}

QModelIndex SpaceMap::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const auto current = currentIndex();
    const int last = int(items().size()) - 1;
    if (action == MoveEnd) {
        return m_model->index(last, 0);
    }
    if (!current.isValid() || action == MoveHome) {
        return firstIndex();
    }
    const int row = current.row();
    const auto go = [&](int x, int y) {
        const QPoint way(x, y);
        return m_form == Form::Treemap ? neighbour(row, way) : ringNeighbour(row, way);
    };
    switch (action) {
    case MoveLeft:
        return m_model->index(go(-1, 0), 0);
    case MoveRight:
        return m_model->index(go(1, 0), 0);
    case MoveUp:
        return m_model->index(go(0, -1), 0);
    case MoveDown:
        return m_model->index(go(0, 1), 0);
    case MovePageDown:
    case MoveNext:
        return m_model->index(std::min(row + 1, last), 0);
    case MovePageUp:
    case MovePrevious:
        return m_model->index(std::max(row - 1, 0), 0);
    default:
        return current;
    }
}

void SpaceMap::keyPressEvent(QKeyEvent *event)
{
    const auto current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goInto(current);
        return;
    case Qt::Key_Backspace:
        zoomOut();
        return;
    case Qt::Key_B:
        if (event->modifiers() == Qt::NoModifier) {
            if (current.isValid() && items().at(current.row()).many == 0) { // else it would be all of them
                Q_EMIT addRequested(items().at(current.row()).node);
            }
            return;
        }
        break;
    default:
        break;
    }
    QAbstractItemView::keyPressEvent(event);
    if (currentIndex() != current && currentIndex().isValid()) {
        const auto place = visualRect(currentIndex());
        QToolTip::showText(viewport()->mapToGlobal(place.center()),
                           currentIndex().data(Qt::ToolTipRole).toString(),
                           viewport(),
                           place);
    }
}

void SpaceMap::mousePressEvent(QMouseEvent *event)
{
    m_clickZoomed = false;
    if (event->button() != Qt::MiddleButton) {
        PictureList::mousePressEvent(event);
    }
}

void SpaceMap::mouseReleaseEvent(QMouseEvent *event)
{
    const auto point = event->position().toPoint();
    const auto index = indexAt(point);
    if (event->button() == Qt::MiddleButton) {
        if (index.isValid()) {
            Q_EMIT openFolderRequested(spaceNodeFolder(*m_space, items().at(index.row()).node));
        }
        return;
    }
    const bool isPressed = index.isValid() && index == currentIndex();
    PictureList::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || m_clickZoomed) {
        return;
    }
    if (isPressed && items().at(index.row()).isHead) {
        m_clickZoomed = true;
        goInto(index);
    } else if (m_form == Form::Rings && m_rings.isInside(event->position())) {
        m_clickZoomed = true;
        zoomOut();
    }
}

void SpaceMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_clickZoomed) {
        m_clickZoomed = true; // its release is none of the new picture's, either
        goInto(indexAt(event->position().toPoint()));
    }
}

void SpaceMap::tellPointed()
{
    const auto row = hovered() >= 0 ? hovered() : currentIndex().row();
    Q_EMIT pointed(m_model->index(row, 0).data(SpaceMapModel::FactsRole).toString());
    viewport()->update();
}

void SpaceMap::hoveredChanged()
{
    const bool isLink = hovered() >= 0 && items().at(hovered()).isHead;
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    tellPointed();
}

} // namespace Hubdesk
