// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

namespace Hubdesk
{

/// Two handles on one line: the lower and the upper end of a range, in whole steps. Tab comes to each handle;
/// arrows move it by one step, Page keys by ten, Home and End to its limit. Handles never pass each other.
class RangeSlider : public QWidget
{
    Q_OBJECT
public:
    enum Handle { Lower, Upper };

    explicit RangeSlider(QWidget *parent = nullptr);

    void setRange(int least, int most);
    int least() const { return m_least; }
    int most() const { return m_most; }
    int lower() const { return m_values[Lower]; }
    int upper() const { return m_values[Upper]; }
    /// Pulled into the range and into order; emits nothing.
    void setValues(int lower, int upper);
    Handle activeHandle() const { return m_active; }
    /// How a value is spoken ("7 B parameters"); the number itself without.
    void setSpoken(std::function<QString(int)> spoken) { m_spoken = std::move(spoken); }
    QString spokenText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void moved(int lower, int upper); ///< while a person drags or presses keys
    void released(); ///< and has come to an end

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    int xOf(int value) const;
    int valueAt(int x) const;
    void put(Handle handle, int value);
    void announce();

    int m_least = 0;
    int m_most = 100;
    int m_values[2] = { 0, 100 };
    Handle m_active = Lower;
    bool m_dragging = false;
    std::function<QString(int)> m_spoken;
};

} // namespace Hubdesk
