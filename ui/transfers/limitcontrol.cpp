// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/limitcontrol.h"

#include "core/settings/appsettings.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int stepsOfADecade = 20;
constexpr int sliderWidth = 120;
} // namespace

LimitControl::LimitControl(AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_switch(new QToolButton)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_value(new QLineEdit)
{
    setObjectName(u"limitControl"_s);
    m_switch->setObjectName(u"limitSwitch"_s);
    m_switch->setText(tr("Limit"));
    m_switch->setToolTip(tr("Downloads together take at most so much"));
    m_switch->setAccessibleName(tr("Limit the speed of all downloads"));
    m_switch->setIcon(icon(Icon::Gauge));
    m_switch->setCheckable(true);
    m_switch->setAutoRaise(true);
    m_switch->setFocusPolicy(Qt::StrongFocus);
    m_switch->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_slider->setObjectName(u"limitSlider"_s);
    m_slider->setAccessibleName(tr("Limit of all downloads"));
    m_slider->setRange(0, steps);
    m_slider->setPageStep(stepsOfADecade / 4);
    m_value->setObjectName(u"limitValue"_s);
    m_value->setAccessibleName(tr("Limit of all downloads, in MB/s or with a unit"));
    m_value->setFrame(false);
    m_value->setMaxLength(20);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, Metrics::space3, 2);
    row->setSpacing(Metrics::space2);
    row->addWidget(m_switch);
    row->addWidget(m_slider);
    row->addWidget(m_value);
    Theme::follow(this, [this] {
        setFixedHeight(Theme::px(Metrics::control));
        m_slider->setFixedWidth(Theme::px(sliderWidth));
        m_value->setFont(Theme::figures(TextSize::Body, QFont::Medium));
        read(); // the colours, too
        const auto metrics = m_value->fontMetrics();
        const auto widest
            = std::max(metrics.horizontalAdvance(u"888.8 MB/s"_s), metrics.horizontalAdvance(tr("No limit")));
        m_value->setFixedWidth(widest + Metrics::space2);
    });
    connect(m_switch, &QToolButton::toggled, this, [this](bool on) { m_settings->limitSpeed.set(on); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        m_settings->speedLimit.set(rateAt(step));
        m_settings->limitSpeed.set(true);
    });
    connect(m_value, &QLineEdit::editingFinished, this, &LimitControl::typed);
    for (auto *setting :
         std::initializer_list<SettingBase *>{ &m_settings->limitSpeed, &m_settings->speedLimit }) {
        connect(setting, &SettingBase::changed, this, &LimitControl::read);
    }
    read();
}

qint64 LimitControl::rateAt(int step)
{
    const double rate = double(least) * std::pow(10.0, double(step) / stepsOfADecade);
    const double digits = std::pow(10.0, std::floor(std::log10(rate)) - 1);
    return std::min(most, qint64(std::round(rate / digits) * digits));
}

int LimitControl::stepOf(qint64 bytesPerSecond)
{
    const double ratio = double(std::clamp(bytesPerSecond, least, most)) / double(least);
    return int(std::round(std::log10(ratio) * stepsOfADecade));
}

// What cannot be read goes back to what it was, and the field says so.
void LimitControl::typed()
{
    if (const auto rate = parseRate(m_value->text()); rate > 0) {
        m_settings->speedLimit.set(rate);
        m_settings->limitSpeed.set(true);
    }
    read();
}

void LimitControl::read()
{
    const QSignalBlocker quietSwitch(m_switch);
    const QSignalBlocker quietSlider(m_slider);
    const bool on = m_settings->limitSpeed();
    m_switch->setChecked(on);
    m_slider->setValue(stepOf(m_settings->speedLimit()));
    setIdle(m_slider, !on);
    m_value->setText(on ? formatRate(double(m_settings->speedLimit())) : tr("No limit"));
    auto colours = m_value->palette();
    colours.setColor(QPalette::Text, Theme::color(on ? Token::Ink : Token::Muted));
    m_value->setPalette(colours);
    update();
}

void LimitControl::setNarrow(bool narrow)
{
    m_slider->setVisible(!narrow);
    m_switch->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void LimitControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawBox(
        &painter, rect(), Metrics::radiusControl, Theme::color(Token::Raised), Theme::color(Token::Control));
}

} // namespace Hubdesk
