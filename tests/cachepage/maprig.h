// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cachepage/madeupspace.h"
#include "ui/cache/spacemap.h"
#include "ui/shared/theme.h"

#include <QTest>

namespace Hubdesk
{

/// A picture of the made-up cache on the screen, as a test drives it.
class MapRig
{
public:
    explicit MapRig(SpaceMap::Form form = SpaceMap::Form::Treemap)
        : space(shownSpaceOf(madeUpReport()))
    {
        map.setForm(form);
        map.setSpace(space);
        map.resize(700, 560);
        map.show();
        [this] { QVERIFY(QTest::qWaitForWindowExposed(&map)); }();
        map.setFocus();
    }
    int node(SpaceNode::Kind kind, qint64 size = -1) const { return nodeOf(*space, kind, size); }
    /// What is shown of a node; invalid: nothing.
    QModelIndex index(int node, bool isHead = false) const
    {
        for (int row = 0; row < map.model()->rowCount(); ++row) {
            const auto index = map.model()->index(row, 0);
            if (index.data(Qt::UserRole + 1).toInt() == node
                && (map.visualRect(index).height() == Theme::px(18)) == isHead) {
                return index;
            }
        }
        return {};
    }
    QRect place(int node, bool isHead = false) const { return map.visualRect(index(node, isHead)); }
    void click(QPoint point, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseClick(map.viewport(), button, {}, point);
    }
    void key(Qt::Key key) { QTest::keyClick(&map, key); }
    QColor pixel(QPoint point) { return map.viewport()->grab().toImage().pixelColor(point); }

    ShownSpacePtr space;
    SpaceMap map;
};

/// The revisions of open-meridian/Polaris-32B by their bytes.
constexpr qint64 polarisMain = 33'807'000'700;
constexpr qint64 polarisOld = 30'500'000'000;

} // namespace Hubdesk
