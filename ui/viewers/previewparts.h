// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/panel.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QScrollArea>
#include <QStyle>

// What stands around the viewers of a file preview.
namespace Hubdesk
{

/// As wide as what is in it needs, and as low as there is room.
class PreviewBody : public QScrollArea
{
public:
    explicit PreviewBody(QWidget *content)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(content);
        content->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
    }
    /// Whoever holds the preview decides; what is shown fits itself.
    QSize minimumSizeHint() const override { return { 0, 0 }; }
};

/// On one line with the bar over the files. Below them it is the tab of what is shown.
class PreviewHead : public Panel
{
public:
    PreviewHead()
        : Panel(Token::Surface, Qt::BottomEdge)
    {
        setObjectName(QStringLiteral("previewHead"));
    }
    void setTab(QWidget *title)
    {
        m_title = title;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Panel::paintEvent(event);
        if (m_title) {
            const auto place = m_title->geometry();
            const QRect line(place.left(), height() - 2, qMin(place.width(), m_title->sizeHint().width()), 2);
            QPainter(this).fillRect(QStyle::visualRect(layoutDirection(), place, line),
                                    Theme::color(Token::Accent));
        }
    }

private:
    QWidget *m_title = nullptr; ///< while it is a tab
};

} // namespace Hubdesk
