// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QWidget>

namespace Hubdesk
{

/// A part of the window with a ground and 1 px lines at its edges, or a rounded box: rail, bars, heads,
/// cards.
class Panel : public QWidget
{
    Q_OBJECT

public:
    explicit Panel(QWidget *parent = nullptr);
    explicit Panel(Token ground, Qt::Edges lines = {}, QWidget *parent = nullptr);

    void setGround(Token ground);
    /// Lines of `color` (Control marks the top of a bottom pane).
    void setLines(Qt::Edges lines, Token color = Token::Border);
    /// A rounded box with an outline all around instead.
    void setBoxed(Token edge, int radius = Metrics::radiusBox);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_ground = Token::Surface;
    Token m_line = Token::Border;
    Qt::Edges m_lines;
    int m_radius = 0;
};

} // namespace Hubdesk
