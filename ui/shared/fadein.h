// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>
#include <QPointer>
#include <QVariantAnimation>
#include <QWidget>

namespace Hubdesk
{

/// Lets what was just shown over a window come in within 120 ms. While it does, its place is taken by
/// pictures made once (the window below, the box in front), so that no page is painted again for it; mouse
/// and keys go to the real thing at once. Nothing where less motion is asked for. Stands above what comes in,
/// deletes itself, and is gone with it. GUI thread.
class FadeIn : public QWidget
{
    Q_OBJECT
public:
    static constexpr int milliseconds = 120;

    /// Whether anything is to move now.
    static bool isWanted();
    /// A picture of what is going to be covered; to be made before that, and null if nothing is to move.
    static QPixmap of(QWidget *window);
    /// `cover` has been shown over `below`, with `box` (or nothing) on its scrim.
    static void begin(QWidget *cover, const QPixmap &below, QWidget *box = nullptr);
    /// A dialog, which is about to be shown: by its own opacity, where the platform can.
    static void beginWindow(QWidget *dialog);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    FadeIn(QWidget *cover, QPixmap below, QWidget *box);

    QPixmap m_below;
    QPixmap m_box; ///< with its rounded corners
    QRect m_place; ///< of the box
    QVariantAnimation m_rise; ///< 0 to 1
};

} // namespace Hubdesk
