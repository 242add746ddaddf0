// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/timetableeditor.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int workdays = 0x1f;
constexpr int weekend = 0x60;
constexpr int mostPeriods = 20;
constexpr Timetable::Period usual{
    .days = workdays, .from = 8 * 60, .to = 18 * 60, .bytesPerSecond = 2'000'000
};

QString daysText(int days)
{
    switch (days) {
    case Timetable::allDays:
        return TimetableEditor::tr("Every day");
    case workdays:
        return TimetableEditor::tr("Monday to Friday");
    case weekend:
        return TimetableEditor::tr("Saturday and Sunday");
    default:
        break;
    }
    QStringList names;
    for (int day = 0; day < 7; ++day) {
        if (days & (1 << day)) {
            names << QLocale().standaloneDayName(
                day + 1, names.isEmpty() && days == (1 << day) ? QLocale::LongFormat : QLocale::ShortFormat);
        }
    }
    return names.join(u", "_s);
}

QString limitText(qint64 limit)
{
    return limit == Timetable::pause    ? TimetableEditor::tr("Pause")
        : limit == Timetable::unlimited ? TimetableEditor::tr("No limit")
                                        : formatRate(double(limit));
}

/// A box of values with their words; one that is not usual is there, too.
template<typename T, typename Text>
QComboBox *box(const QList<T> &usualValues, T value, Text text)
{
    auto *combo = new QComboBox;
    auto values = usualValues;
    if (!values.contains(value)) {
        values.prepend(value);
    }
    for (const auto &one : values) {
        combo->addItem(text(one), QVariant::fromValue(one));
    }
    combo->setCurrentIndex(int(values.indexOf(value)));
    return combo;
}

QTimeEdit *timeField(int minute, const QString &name)
{
    auto *field = new QTimeEdit(QTime(0, 0).addSecs(minute * 60));
    field->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    field->setAccessibleName(name);
    return field;
}

int minuteOf(const QTimeEdit *field)
{
    return field->time().hour() * 60 + field->time().minute();
}

} // namespace

TimetableEditor::TimetableEditor(Setting<QString> *setting, QWidget *parent)
    : QWidget(parent)
    , m_setting(setting)
    , m_lines(new QVBoxLayout)
    , m_add(new QPushButton(icon(Icon::Plus), tr("Add a period")))
{
    setObjectName(u"timetableEditor"_s);
    m_lines->setSpacing(Metrics::space2);
    m_add->setObjectName(u"addPeriod"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::space1, 0, Metrics::space2);
    column->setSpacing(Metrics::space2);
    column->addLayout(m_lines);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &TimetableEditor::addPeriod);
    connect(setting, &SettingBase::changed, this, &TimetableEditor::read);
    read();
}

// From the setting, unless it is what is shown: a line that is being edited keeps its focus.
void TimetableEditor::read()
{
    const auto kept = timetableFromText((*m_setting)());
    if (kept == m_timetable && m_lines->count() == kept.periods.size()) {
        return;
    }
    m_timetable = kept;
    while (auto *item = m_lines->takeAt(0)) {
        auto *line = item->widget(); // may be the one whose button was just pressed
        line->hide();
        line->setParent(nullptr);
        line->deleteLater();
        delete item;
    }
    for (const auto &period : std::as_const(m_timetable.periods)) {
        addLine(period);
    }
    m_add->setEnabled(m_timetable.periods.size() < mostPeriods);
}

void TimetableEditor::addLine(const Timetable::Period &period)
{
    auto *line = new QWidget;
    line->setObjectName(u"timetableLine"_s);
    QList<int> days{ Timetable::allDays, workdays, weekend };
    for (int day = 0; day < 7; ++day) {
        days.append(1 << day);
    }
    auto *when = box<int>(days, period.days, daysText);
    when->setObjectName(u"periodDays"_s);
    when->setAccessibleName(tr("Days"));
    auto *from = timeField(period.from, tr("From"));
    from->setObjectName(u"periodFrom"_s);
    auto *to = timeField(period.to, tr("Until"));
    to->setObjectName(u"periodTo"_s);
    auto *limit = box<qint64>({ Timetable::pause,
                                500'000,
                                1'000'000,
                                2'000'000,
                                5'000'000,
                                10'000'000,
                                20'000'000,
                                50'000'000,
                                Timetable::unlimited },
                              period.bytesPerSecond,
                              limitText);
    limit->setObjectName(u"periodLimit"_s);
    limit->setAccessibleName(tr("Limit"));
    auto *remove = new QToolButton;
    remove->setObjectName(u"periodRemove"_s);
    remove->setIcon(icon(Icon::Close));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setToolTip(tr("Remove this period"));
    remove->setAccessibleName(remove->toolTip());
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(when, 1);
    row->addWidget(from);
    //: Between two times of day.
    row->addWidget(new TextLabel(tr("to"), TextSize::Body, Token::Muted));
    row->addWidget(to);
    row->addWidget(limit, 1);
    row->addWidget(remove);
    m_lines->addWidget(line);
    const auto store = [this, line, when, from, to, limit] {
        change(m_lines->indexOf(line),
               { .days = when->currentData().toInt(),
                 .from = minuteOf(from),
                 .to = minuteOf(to),
                 .bytesPerSecond = limit->currentData().toLongLong() });
    };
    connect(when, &QComboBox::currentIndexChanged, this, store);
    connect(limit, &QComboBox::currentIndexChanged, this, store);
    connect(from, &QTimeEdit::timeChanged, this, store);
    connect(to, &QTimeEdit::timeChanged, this, store);
    connect(remove, &QToolButton::clicked, this, [this, line] { removeLine(line); });
}

void TimetableEditor::change(int line, const Timetable::Period &period)
{
    m_timetable.periods[line] = period;
    m_setting->set(toText(m_timetable));
}

void TimetableEditor::addPeriod()
{
    auto next = m_timetable;
    next.periods.append(usual);
    m_setting->set(toText(next)); // comes back through read()
    if (auto *line = m_lines->itemAt(m_lines->count() - 1)) {
        line->widget()->findChild<QComboBox *>(u"periodDays"_s)->setFocus();
    }
}

void TimetableEditor::removeLine(QWidget *line)
{
    auto next = m_timetable;
    next.periods.removeAt(m_lines->indexOf(line));
    m_setting->set(next.periods.isEmpty() ? QString() : toText(next));
    m_add->setFocus();
}

} // namespace Hubdesk
