// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/adddialog.h"

#include "ui/shared/controls.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int longestAddress = 2000;
} // namespace

AddDialog::AddDialog(const QUrl &endpoint, QWidget *parent)
    : Dialog(parent)
    , m_endpoint(endpoint)
    , m_field(new QLineEdit)
    , m_message(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_add(new QPushButton(tr("Continue")))
{
    setObjectName(u"addDialog"_s);
    setWindowTitle(tr("Add a download"));
    auto *title = new TextLabel(tr("Add a download"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *label = new QLabel(tr("&Repository or link"));
    label->setBuddy(m_field);
    m_field->setObjectName(u"addField"_s);
    m_field->setAccessibleName(tr("Repository or link"));
    m_field->setPlaceholderText(u"owner/name"_s);
    m_field->setMaxLength(longestAddress);
    Theme::follow(this, [this] { m_field->setMinimumWidth(Theme::px(420)); });
    m_message->setObjectName(u"addMessage"_s);
    m_message->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"addCancel"_s);
    m_add->setObjectName(u"addContinue"_s);
    m_add->setDefault(true);
    setRole(m_add, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin);
    column->setSpacing(Metrics::space2);
    column->addWidget(title);
    column->addSpacing(Metrics::space1);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addSpacing(Metrics::space2);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &AddDialog::take);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_add->setEnabled(!text.trimmed().isEmpty());
        say(tr("A link of the Hub, an hf:// address, or owner/name. Its page opens, where you see its size "
               "and choose."),
            false);
    });
    const auto pasted = QGuiApplication::clipboard()->text().trimmed().left(longestAddress);
    m_field->setText(pasted.contains(u'/') && placeOf(pasted, endpoint) ? pasted : QString());
    m_field->selectAll();
    m_add->setEnabled(!m_field->text().isEmpty());
    say(tr("A link of the Hub, an hf:// address, or owner/name. Its page opens, where you see its size and "
           "choose."),
        false);
}

Result<HubPlace> AddDialog::placeOf(const QString &text, const QUrl &endpoint)
{
    const auto asked = text.trimmed();
    const bool isAddress = asked.contains("://"_L1);
    auto place = HubPlace::parse(isAddress ? asked : "hf://"_L1 + asked, { endpoint });
    // "huggingface.co/owner/name", as a browser shows it.
    return !isAddress && asked.section(u'/', 0, 0).contains(u'.')
        ? HubPlace::parse("https://"_L1 + asked, { endpoint })
        : place;
}

void AddDialog::take()
{
    const auto place = placeOf(m_field->text(), m_endpoint);
    if (!place) {
        say(tr("This names no repository: %1").arg(humanError(place.error()).cause), true);
        m_field->setFocus();
        return;
    }
    accept();
    Q_EMIT chosen(*place);
}

void AddDialog::say(const QString &text, bool isTrouble)
{
    m_message->setText(text);
    m_message->setTone(isTrouble ? Token::Red : Token::Muted);
    setValidity(m_field, isTrouble ? Validity::Invalid : Validity::Fine);
}

} // namespace Hubdesk
