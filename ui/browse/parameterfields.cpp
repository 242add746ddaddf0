// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/parameterfields.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 oneMillion = 1'000'000;
constexpr double mostMillions = 1e9; ///< a thousand million million parameters

double millionsOf(const QString &unit, double number)
{
    if (unit == "k"_L1) {
        return number / 1'000;
    }
    if (unit == "m"_L1) {
        return number;
    }
    if (unit == "t"_L1) {
        return number * 1'000'000;
    }
    return unit.isEmpty() && number >= 10'000 ? number / oneMillion : number * 1'000;
}

} // namespace

ParameterFields::ParameterFields(QWidget *parent)
    : QWidget(parent)
    , m_least(makeField(u"leastParameters"_s, tr("Parameters at least")))
    , m_most(makeField(u"mostParameters"_s, tr("Parameters at most")))
    , m_note(new TextLabel({}, TextSize::Small, Token::Red))
{
    m_note->setObjectName(u"parameterNote"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_least, 1);
    //: Between two fields with the ends of a range: "1 B" to "32 B".
    row->addWidget(new TextLabel(tr("to"), TextSize::Body, Token::Muted));
    row->addWidget(m_most, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space1);
    column->addLayout(row);
    column->addWidget(m_note);
}

QLineEdit *ParameterFields::makeField(const QString &object, const QString &name)
{
    auto *field = new QLineEdit;
    field->setObjectName(object);
    field->setAccessibleName(name);
    field->setPlaceholderText(tr("Any"));
    field->setMaxLength(20);
    field->setMinimumWidth(0);
    setCompact(field);
    connect(field, &QLineEdit::editingFinished, this, &ParameterFields::take);
    return field;
}

std::optional<qint64> ParameterFields::read(const QString &text)
{
    static const QRegularExpression form(u"\\A([0-9]+(?:[.,][0-9]+)?)\\s*([kmbt]?)\\z"_s);
    const auto typed = text.trimmed().toLower();
    if (typed.isEmpty()) {
        return 0;
    }
    const auto match = form.match(typed);
    const auto number = match.captured(1).replace(u',', u'.').toDouble();
    const auto millions = std::round(millionsOf(match.captured(2), number));
    if (!match.hasMatch() || millions < 1 || millions > mostMillions) {
        return std::nullopt;
    }
    return qint64(millions) * oneMillion;
}

void ParameterFields::setRange(qint64 least, qint64 most)
{
    m_shownLeast = least;
    m_shownMost = most;
    m_least->setText(formatParameters(least));
    m_most->setText(formatParameters(most));
    for (auto *field : { m_least, m_most }) {
        setValidity(field, Validity::Fine);
    }
    m_note->hide();
}

void ParameterFields::take()
{
    const auto valueOf = [](const QLineEdit *field, qint64 shown) {
        // As it was written here: what was rounded for the eye stays what it is.
        return field->text() == formatParameters(shown) ? std::optional(shown) : read(field->text());
    };
    const auto least = valueOf(m_least, m_shownLeast);
    const auto most = valueOf(m_most, m_shownMost);
    setValidity(m_least, least ? Validity::Fine : Validity::Invalid);
    setValidity(m_most, most ? Validity::Fine : Validity::Invalid);
    m_note->setVisible(!least || !most);
    if (!least || !most) {
        m_note->setText(tr("Write it like 7 B or 500 M."));
        return;
    }
    auto range = std::pair(*least, *most);
    if (range.second > 0 && range.first > range.second) {
        std::swap(range.first, range.second);
    }
    if (range != std::pair(m_shownLeast, m_shownMost)) {
        Q_EMIT changed(range.first, range.second);
    } else {
        setRange(m_shownLeast, m_shownMost);
    }
}

} // namespace Hubdesk
