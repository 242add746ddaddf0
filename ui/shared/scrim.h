// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QWidget>

namespace Hubdesk
{

/// Dims a window while something stands in front of it. Overlays paint() it themselves; below dialogs, which
/// are windows of their own, it is a child of the window that they stand in front of: one, however many they
/// are, and gone with the last of them. Takes no focus and no mouse. GUI thread.
class Scrim : public QWidget
{
    Q_OBJECT
public:
    /// Fills a widget that lies over what is to be dimmed.
    static void paint(QWidget *widget);
    /// `dialog` is shown over `window`, until it is hidden or gone.
    static void cover(QWidget *window, QWidget *dialog);
    /// `dialog` is hidden.
    static void uncover(QWidget *window, const QObject *dialog);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    explicit Scrim(QWidget *window);
    static Scrim *of(const QWidget *window);
    void remove(const QObject *dialog);

    QSet<const QObject *> m_dialogs; ///< shown; only compared, never looked into
};

} // namespace Hubdesk
