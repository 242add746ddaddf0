// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/rangeslider.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Hubdesk
{

namespace
{

constexpr int knob = 14;
constexpr int page = 10;

class RangeSliderAccessible : public QAccessibleWidget
{
public:
    explicit RangeSliderAccessible(RangeSlider *slider)
        : QAccessibleWidget(slider, QAccessible::Slider)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? static_cast<RangeSlider *>(widget())->spokenText()
                                          : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *slider = qobject_cast<RangeSlider *>(object);
    return slider ? new RangeSliderAccessible(slider) : nullptr;
}

} // namespace

RangeSlider::RangeSlider(QWidget *parent)
    : QWidget(parent)
{
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(&makeAccessible);
        return true;
    }();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QString RangeSlider::spokenText() const
{
    const auto spoken = [this](int value) { return m_spoken ? m_spoken(value) : locale().toString(value); };
    const auto range = tr("%1 to %2").arg(spoken(lower()), spoken(upper()));
    return m_active == Lower ? tr("Lower end, %1").arg(range) : tr("Upper end, %1").arg(range);
}

void RangeSlider::setRange(int least, int most)
{
    m_least = least;
    m_most = std::max(most, least);
    setValues(m_values[Lower], m_values[Upper]);
}

void RangeSlider::setValues(int lower, int upper)
{
    m_values[Lower] = std::clamp(lower, m_least, m_most);
    m_values[Upper] = std::clamp(upper, m_values[Lower], m_most);
    update();
}

QSize RangeSlider::sizeHint() const
{
    return { Theme::px(160), Theme::px(22) };
}

QSize RangeSlider::minimumSizeHint() const
{
    return { Theme::px(60), Theme::px(22) };
}

int RangeSlider::xOf(int value) const
{
    const int side = Theme::px(knob);
    const int way = width() - side;
    const int x = m_most > m_least ? (value - m_least) * way / (m_most - m_least) : 0;
    return side / 2 + (layoutDirection() == Qt::RightToLeft ? way - x : x);
}

int RangeSlider::valueAt(int x) const
{
    const int side = Theme::px(knob);
    const int way = std::max(1, width() - side);
    int along = std::clamp(x - side / 2, 0, way);
    if (layoutDirection() == Qt::RightToLeft) {
        along = way - along;
    }
    return m_least + (along * (m_most - m_least) + way / 2) / way;
}

void RangeSlider::put(Handle handle, int value)
{
    const int lowest = handle == Lower ? m_least : m_values[Lower];
    const int highest = handle == Lower ? m_values[Upper] : m_most;
    value = std::clamp(value, lowest, highest);
    if (std::exchange(m_values[handle], value) != value) {
        update();
        announce();
        Q_EMIT moved(lower(), upper());
    }
}

void RangeSlider::announce()
{
    QAccessibleValueChangeEvent event(this, spokenText());
    QAccessible::updateAccessibility(&event);
}

void RangeSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const int x = int(event->position().x());
    const int toLower = std::abs(x - xOf(lower()));
    const int toUpper = std::abs(x - xOf(upper()));
    // On top of each other, the one that can go there.
    const bool beyond = valueAt(x) > upper();
    m_active = toUpper < toLower || (toUpper == toLower && beyond) ? Upper : Lower;
    m_dragging = true;
    put(m_active, valueAt(x));
    update();
}

void RangeSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        put(m_active, valueAt(int(event->position().x())));
    }
}

void RangeSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_dragging, false)) {
        Q_EMIT released();
    }
}

void RangeSlider::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    int value = m_values[m_active];
    switch (event->key()) {
    case Qt::Key_Right:
        value += forward;
        break;
    case Qt::Key_Left:
        value -= forward;
        break;
    case Qt::Key_Up:
        ++value;
        break;
    case Qt::Key_Down:
        --value;
        break;
    case Qt::Key_PageUp:
        value += page;
        break;
    case Qt::Key_PageDown:
        value -= page;
        break;
    case Qt::Key_Home:
        value = m_least;
        break;
    case Qt::Key_End:
        value = m_most;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    put(m_active, value);
    Q_EMIT released();
}

void RangeSlider::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason) {
        m_active = Lower;
    } else if (event->reason() == Qt::BacktabFocusReason) {
        m_active = Upper;
    }
    QWidget::focusInEvent(event);
    update();
}

// Tab comes to both handles before it leaves.
bool RangeSlider::focusNextPrevChild(bool next)
{
    const auto other = next ? Upper : Lower;
    if (m_active != other) {
        m_active = other;
        update();
        announce();
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void RangeSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int middle = height() / 2;
    const auto line = [&](int from, int to, Token token) {
        const QRectF rect(std::min(from, to), middle - 2, std::abs(to - from), 4);
        fillRounded(&painter, rect, 2, Theme::color(token));
    };
    line(0, width(), Token::Track);
    line(xOf(lower()), xOf(upper()), isEnabled() ? Token::Accent : Token::Control);
    const int side = Theme::px(knob);
    for (const auto handle : { Lower, Upper }) {
        const QRectF round(xOf(m_values[handle]) - side / 2.0, middle - side / 2.0, side, side);
        fillRounded(&painter, round, side / 2.0, Theme::color(Token::Surface));
        strokeRounded(&painter,
                      round,
                      side / 2.0,
                      Theme::color(isEnabled() ? Token::Accent : Token::Control),
                      hasFocus() && m_active == handle ? 3 : 1.5);
    }
}

} // namespace Hubdesk
