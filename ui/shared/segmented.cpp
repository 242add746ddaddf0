// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/segmented.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace Hubdesk
{

namespace
{

class Segment : public QToolButton
{
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override
    {
        const int height = Theme::px(Metrics::compactControl) - 2;
        const int width
            = text().isEmpty() ? height + 4 : QFontMetrics(strongFont()).horizontalAdvance(text()) + 20;
        return { width, height };
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const bool on = isChecked();
        if (on || underMouse() || isDown()) {
            const Token ground = on ? Token::Selection : isDown() ? Token::Pressed : Token::Hover;
            fillRounded(&painter, rect(), Metrics::radiusControl - 1, Theme::color(ground));
        }
        const QColor color = Theme::color(!isEnabled() ? Token::Faint
                                              : on     ? Token::AccentText
                                                       : Token::Muted);
        if (const auto picture = iconOf(icon())) {
            const int side = Theme::px(Metrics::iconButton);
            drawIcon(
                &painter, *picture, QRect((width() - side) / 2, (height() - side) / 2, side, side), color);
        } else {
            painter.setFont(on ? strongFont() : Theme::font(TextSize::Body));
            painter.setPen(on ? color : Theme::color(isEnabled() ? Token::Ink : Token::Faint));
            painter.drawText(rect(), Qt::AlignCenter, text());
        }
    }

private:
    static QFont strongFont() { return Theme::font(TextSize::Body, QFont::Medium); }
};

} // namespace

Segmented::Segmented(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on && !signalsBlocked()) {
            Q_EMIT currentChanged(index);
        }
    });
}

int Segmented::addIcon(Icon icon, const QString &name)
{
    return add({}, Hubdesk::icon(icon), name);
}

int Segmented::addWord(const QString &word)
{
    return add(word, {}, word);
}

int Segmented::add(const QString &word, const QIcon &icon, const QString &name)
{
    const int index = static_cast<int>(m_group->buttons().size());
    auto *segment = new Segment(this);
    segment->setObjectName(QStringLiteral("segment%1").arg(index));
    segment->setText(word);
    segment->setIcon(icon);
    segment->setCheckable(true);
    segment->setAccessibleName(name);
    segment->setToolTip(word.isEmpty() ? name : QString());
    segment->setFocusPolicy(Qt::StrongFocus);
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    if (index == 0) {
        setCurrent(0);
    }
    return index;
}

void Segmented::setShown(int index, bool shown)
{
    m_group->button(index)->setVisible(shown);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (QAbstractButton *segment = m_group->button(index)) {
        const bool blocked = blockSignals(true);
        segment->setChecked(true);
        blockSignals(blocked);
    }
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawBox(
        &painter, rect(), Metrics::radiusControl, Theme::color(Token::Raised), Theme::color(Token::Control));
}

} // namespace Hubdesk
