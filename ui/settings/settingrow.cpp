// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingrow.h"

#include "ui/shared/switch.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int numberWidth = 72; ///< all numbers begin on one line, whatever their range
} // namespace

SettingRow::SettingRow(const SettingText &text, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_id(text.id)
    , m_column(new QVBoxLayout(this))
    , m_control(control)
    , m_reset(new QToolButton)
    , m_trouble(new TextLabel({}, TextSize::Small, Token::Red))
    , m_decided(new TextLabel({}, TextSize::Small, Token::Amber))
{
    setObjectName("row."_L1 + text.id);
    auto *label = new TextLabel(text.label);
    auto *help = new TextLabel(text.help, TextSize::Small, Token::Muted);
    help->setWordWrap(true);
    help->setNames({ u"HF_HOME"_s, u"HF_HUB_CACHE"_s, u"hf auth login"_s });
    help->setVisible(!text.help.isEmpty());
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    // Beside a high control they stay together, and make no row higher.
    words->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Preferred));
    for (auto *part : { label, help, m_trouble, m_decided }) {
        auto policy = part->sizePolicy();
        policy.setVerticalPolicy(QSizePolicy::Fixed);
        part->setSizePolicy(policy);
        words->addWidget(part);
    }
    words->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Preferred));
    m_decided->setObjectName("decided."_L1 + text.id);
    m_decided->setWordWrap(true);
    m_decided->hide();
    m_trouble->setObjectName("trouble."_L1 + text.id);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_reset->setObjectName("reset."_L1 + text.id);
    m_reset->setIcon(icon(Icon::Undo));
    m_reset->setAutoRaise(true);
    Theme::follow(this, [this] {
        m_reset->setFixedSize(Theme::px(Metrics::rowButton), Theme::px(Metrics::rowButton));
    });
    //: Button beside a setting; %1 is its name.
    m_reset->setAccessibleName(tr("Reset: %1").arg(text.label));
    m_reset->setToolTip(tr("Back to the default"));
    // Its room is kept, so that nothing moves when it comes.
    auto policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_reset->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::controlGap);
    m_column->setContentsMargins(0, Metrics::space2, 0, Metrics::space2 + 1);
    m_column->setSpacing(Metrics::space2);
    m_column->addLayout(row);
    row->addLayout(words, 1);
    if (control) {
        control->setObjectName(text.id);
        control->setAccessibleName(text.label);
        control->setAccessibleDescription(text.help);
        label->setBuddy(control);
        row->addWidget(control);
    }
    row->addWidget(m_reset);
}

void SettingRow::follow(SettingBase *setting,
                        std::function<bool()> isDefault,
                        const std::function<void()> &reset)
{
    connect(m_reset, &QToolButton::clicked, this, [this, reset] {
        if (m_control) {
            m_control->setFocus(Qt::OtherFocusReason); // the button is about to go
        }
        reset();
    });
    const auto show = [this, isDefault = std::move(isDefault)] { m_reset->setVisible(!isDefault()); };
    connect(setting, &SettingBase::changed, this, show);
    show();
}

void SettingRow::setDecidedBy(const QString &name)
{
    //: %1 is an environment variable or option.
    setUnavailable(tr("%1 decides: it cannot be changed here.").arg(name));
    m_decided->setNames({ name });
}

void SettingRow::setUnavailable(const QString &why)
{
    m_decided->setText(why);
    m_decided->show();
    m_reset->setEnabled(false);
    if (m_control) {
        m_control->setEnabled(false);
        m_control->setToolTip(why);
        m_control->setAccessibleDescription(why);
    }
}

void SettingRow::setTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
}

void SettingRow::setBelow(QWidget *widget)
{
    m_column->addWidget(widget);
}

void SettingRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Token::Border));
}

SettingRow *switchRow(const QString &id, Setting<bool> *setting)
{
    auto *control = new Switch;
    auto *row = new SettingRow(settingText(id), control);
    const auto show = [control, setting] {
        const QSignalBlocker quiet(control);
        control->setChecked((*setting)());
    };
    show();
    QObject::connect(setting, &SettingBase::changed, control, show);
    QObject::connect(control, &Switch::toggled, setting, [setting](bool on) { setting->set(on); });
    row->follow(setting);
    return row;
}

SettingRow *numberRow(const QString &id, Setting<int> *setting, int least, int most)
{
    auto *control = new QSpinBox;
    control->setRange(least, most);
    control->setAlignment(Qt::AlignRight);
    Theme::follow(control, [control] { control->setMinimumWidth(Theme::px(numberWidth)); });
    auto *row = new SettingRow(settingText(id), control);
    const auto show = [control, setting] {
        const QSignalBlocker quiet(control);
        control->setValue((*setting)());
    };
    show();
    QObject::connect(setting, &SettingBase::changed, control, show);
    QObject::connect(
        control, &QSpinBox::valueChanged, setting, [setting](int number) { setting->set(number); });
    row->follow(setting);
    return row;
}

SettingRow *comboRow(const QString &id,
                     const QStringList &names,
                     SettingBase *setting,
                     const std::function<int()> &get,
                     const std::function<void(int)> &set)
{
    auto *control = new QComboBox;
    control->addItems(names);
    auto *row = new SettingRow(settingText(id), control);
    const auto show = [control, get] {
        const QSignalBlocker quiet(control);
        control->setCurrentIndex(get());
    };
    show();
    QObject::connect(setting, &SettingBase::changed, control, show);
    QObject::connect(control, &QComboBox::activated, setting, set);
    return row;
}

} // namespace Hubdesk
