// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

class QHeaderView;

namespace Hubdesk
{

/// Gives the columns of a table widths that fit its window, until a person has given one of them a width:
/// from then on they are the person's. GUI thread; a child of the header.
class ColumnFit : public QObject
{
    Q_OBJECT
public:
    /// `place` sets all widths, as they fit now.
    ColumnFit(QHeaderView *header, std::function<void()> place);

    /// Whenever there is another width to fit into.
    void fit();
    /// There are other columns, which nobody has touched yet.
    void fitAnew();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void()> m_place;
    bool m_isPressed = false; ///< the mouse, on the header
    bool m_isByHand = false;
};

} // namespace Hubdesk
