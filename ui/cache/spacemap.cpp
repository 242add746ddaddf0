// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacemap.h"

#include "ui/cache/spacemapmodel.h"
#include "ui/shared/theme.h"

#include <QEvent>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{
constexpr int spaceHead = 18;
constexpr int leastSpaceHead = 72;
constexpr qsizetype manyItems = 5'000;
} // namespace

SpaceMap::SpaceMap(QWidget *parent)
    : PictureList(parent)
    , m_model(new SpaceMapModel(&m_look, this))
{
    setObjectName(u"spaceMap"_s);
    setAccessibleName(tr("Picture of the cache by size"));
    setAccessibleDescription(tr("Arrow keys go to the neighbours, Enter into a part, Backspace out of it."));
    setModel(m_model);
    m_resized.setSingleShot(true);
    m_resized.setInterval(80ms);
    connect(&m_resized, &QTimer::timeout, this, &SpaceMap::layOut);
}

SpaceMap::~SpaceMap()
{
    m_model->setItems({}, {});
    dropLater(std::move(m_space));
}

const QList<SpaceItem> &SpaceMap::items() const
{
    return m_model->items();
}

void SpaceMap::setSpace(const ShownSpacePtr &space)
{
    auto old = std::exchange(m_space, space);
    const int oldTop = m_top;
    m_look.basket.clear(); // nodes of the old one
    m_top = 0;
    if (old && space) {
        m_top = sameNode(*old, oldTop, *space);
        m_current = m_current >= 0 ? sameNode(*old, m_current, *space) : -1;
    } else {
        m_current = -1;
    }
    while (space && m_top > 0 && space->node(m_top).childCount == 0) {
        m_top = space->node(m_top).parent;
    }
    layOut();
    if (m_top != oldTop || !old) {
        Q_EMIT zoomed(m_top);
    }
    dropLater(std::move(old));
}

void SpaceMap::setForm(Form form)
{
    if (std::exchange(m_form, form) != form) {
        layOut();
    }
}

void SpaceMap::setColouring(SpaceColouring colouring)
{
    if (std::exchange(m_look.colouring, colouring) != colouring) {
        repaintAll();
    }
}

void SpaceMap::setBasket(const QSet<int> &nodes)
{
    if (std::exchange(m_look.basket, nodes) != nodes) {
        repaintAll();
        tellPointed();
    }
}

bool SpaceMap::canZoom(int node) const
{
    return m_space && m_space->has(node) && m_space->node(node).childCount > 0
        && m_space->node(node).size > 0;
}

void SpaceMap::setTop(int node)
{
    if (node == m_top || !canZoom(node)) {
        return;
    }
    m_top = node;
    layOut();
    Q_EMIT zoomed(node);
}

void SpaceMap::zoomOut()
{
    if (!m_space || m_top == 0) {
        return;
    }
    const int from = m_top;
    if (m_current < 0 || !m_space->isWithin(m_current, from)) {
        m_current = from; // the keys go on from where one came
        m_currentIsMany = false;
    }
    setTop(m_space->node(from).parent);
}

void SpaceMap::setCurrentNode(int node)
{
    if (node == m_current || (node >= 0 && !(m_space && m_space->has(node)))) {
        return;
    }
    m_current = node;
    m_currentIsMany = false;
    int top = m_top;
    while (node > 0 && !m_space->isWithin(node, top)) {
        top = m_space->node(top).parent;
    }
    setTop(top);
    restoreCurrent();
    viewport()->update();
}

void SpaceMap::layOut()
{
    const auto size = viewport()->size();
    const bool isSeen = isVisible();
    m_laidOut = isSeen ? size : QSize(); // once it is shown; nothing of another cache stays until then
    forgetHovered();
    m_treemap = {};
    m_rings = {};
    if (!isSeen) {
        m_model->setItems({}, {});
        return;
    }
    if (m_space && m_form == Form::Treemap) {
        TreemapOptions options;
        options.head = Theme::px(spaceHead);
        options.leastHead = Theme::px(leastSpaceHead);
        m_treemap = TreemapLayout::of(m_space->tree, m_top, size, options);
    } else if (m_space) {
        m_rings = RingLayout::of(m_space->tree, m_top, size);
    }
    m_restoring = true;
    m_model->setItems(m_space, m_form == Form::Treemap ? m_treemap.items : m_rings.items);
    m_restoring = false;
    restoreCurrent();
    repaintAll();
    tellPointed();
}

void SpaceMap::repaintAll()
{
    m_picture = {};
    viewport()->update();
}

/// Where a node is to be seen: itself, the first of its parts, or what it is a part of; -1: nowhere.
int SpaceMap::rowOf(int node) const
{
    const auto find = [this](int wanted, bool isMany) {
        const auto found = std::ranges::find_if(
            items(), [&](const SpaceItem &item) { return item.node == wanted && (item.many > 0) == isMany; });
        return found == items().end() ? -1 : int(found - items().begin());
    };
    if (const int own = find(node, m_currentIsMany); own >= 0) {
        return own;
    }
    const auto part = std::ranges::find_if(
        items(), [&](const SpaceItem &item) { return m_space->isWithin(item.node, node); });
    if (node != m_top && part != items().end()) {
        return int(part - items().begin());
    }
    for (int at = m_space->node(node).parent; at >= 0; at = m_space->node(at).parent) {
        const int whole = find(at, false);
        const int small = find(at, true);
        const bool isCell = whole >= 0 && !items().at(whole).isHead;
        if (isCell || small >= 0 || at == m_top) {
            return isCell ? whole : small;
        }
    }
    return -1;
}

void SpaceMap::restoreCurrent()
{
    m_restoring = true;
    const int row = m_space && m_current >= 0 && m_space->isWithin(m_current, m_top) ? rowOf(m_current) : -1;
    setCurrentIndex(m_model->index(row, 0));
    m_restoring = false;
}

void SpaceMap::goInto(const QModelIndex &index)
{
    if (index.isValid()) {
        setTop(items().at(index.row()).node);
    }
}

void SpaceMap::keyboardSearch(const QString &)
{
    // Letters are commands here.
}

QRect SpaceMap::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= items().size()) {
        return {};
    }
    const auto &item = items().at(index.row());
    return m_form == Form::Treemap ? item.place.toAlignedRect()
                                   : ringSector(m_rings, item).boundingRect().toAlignedRect();
}

QModelIndex SpaceMap::indexAt(const QPoint &point) const
{
    const QPointF at(point);
    if (m_form == Form::Rings) {
        return m_model->index(int(m_rings.itemAt(at)), 0);
    }
    const auto found
        = std::ranges::find_if(items(), [&](const SpaceItem &item) { return item.place.contains(at); });
    return found == items().end() ? QModelIndex() : m_model->index(int(found - items().begin()), 0);
}

void SpaceMap::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    PictureList::currentChanged(current, previous);
    if (!m_restoring && current.isValid()) {
        const auto &item = items().at(current.row());
        m_currentIsMany = item.many > 0;
        m_current = item.node;
        Q_EMIT currentNodeChanged(m_current);
    }
    if (!m_restoring) {
        tellPointed();
    }
}

void SpaceMap::resizeEvent(QResizeEvent *event)
{
    PictureList::resizeEvent(event);
    if (viewport()->size() == m_laidOut) {
        return;
    }
    if (items().size() > manyItems && !m_picture.isNull()) {
        m_resized.start(); // the old picture is stretched meanwhile
    } else {
        layOut();
    }
}

void SpaceMap::showEvent(QShowEvent *event)
{
    PictureList::showEvent(event);
    if (viewport()->size() != m_laidOut) {
        layOut();
    }
}

void SpaceMap::changeEvent(QEvent *event)
{
    PictureList::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::LayoutDirectionChange:
        repaintAll();
        break;
    case QEvent::StyleChange:
    case QEvent::FontChange:
        layOut(); // the heads grow with the text
        break;
    default:
        break;
    }
}

} // namespace Hubdesk
