// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/timetable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int daysOfWeek = 7;

bool beginsOn(const Timetable::Period &period, const QDate &date)
{
    return (period.days >> (date.dayOfWeek() - 1) & 1) != 0;
}

bool isIn(const Timetable::Period &period, const QDate &date, int minute)
{
    if (period.from < period.to) {
        return beginsOn(period, date) && minute >= period.from && minute < period.to;
    }
    return (minute >= period.from && beginsOn(period, date))
        || (minute < period.to && beginsOn(period, date.addDays(-1)));
}

std::optional<qint64> limitAt(const Timetable &timetable, const QDateTime &when)
{
    const auto minute = when.time().hour() * 60 + when.time().minute();
    const auto found = std::ranges::find_if(
        timetable.periods, [&](const auto &period) { return isIn(period, when.date(), minute); });
    return found == timetable.periods.cend() ? std::optional<qint64>() : found->bytesPerSecond;
}

/// Every moment of the next week at which something may change, in order.
QList<QDateTime> changesAfter(const Timetable &timetable, const QDateTime &when)
{
    QList<QDateTime> moments;
    const auto add = [&](const QDate &date, int minute) {
        const QDateTime moment(date, QTime(minute / 60, minute % 60), when.timeRepresentation());
        if (moment > when) {
            moments.append(moment);
        }
    };
    for (int day = 0; day <= daysOfWeek + 1; ++day) {
        const auto date = when.date().addDays(day);
        for (const auto &period : timetable.periods) {
            add(date, period.from);
            add(date, period.to);
        }
    }
    std::ranges::sort(moments);
    return moments;
}

std::optional<Timetable::Period> periodIn(const QJsonObject &json)
{
    const Timetable::Period period{ .days = json["days"_L1].toInt(),
                                    .from = json["from"_L1].toInt(-1),
                                    .to = json["to"_L1].toInt(-1),
                                    .bytesPerSecond = json["limit"_L1].toInteger(-2) };
    const auto isMinute = [](int minute) { return minute >= 0 && minute < Timetable::minutesOfDay; };
    const bool isOne = period.days > 0 && period.days <= Timetable::allDays && isMinute(period.from)
        && isMinute(period.to) && period.bytesPerSecond >= Timetable::unlimited;
    return isOne ? std::optional(period) : std::nullopt;
}

} // namespace

TimetableSays timetableAt(const Timetable &timetable, const QDateTime &when)
{
    TimetableSays says{ .bytesPerSecond = limitAt(timetable, when), .until = {} };
    const auto moments = changesAfter(timetable, when);
    const auto next = std::ranges::find_if(
        moments, [&](const QDateTime &moment) { return limitAt(timetable, moment) != says.bytesPerSecond; });
    if (next != moments.cend()) {
        says.until = *next;
    }
    return says;
}

QString toText(const Timetable &timetable)
{
    QJsonArray list;
    for (const auto &period : timetable.periods) {
        list.append(QJsonObject{ { u"days"_s, period.days },
                                 { u"from"_s, period.from },
                                 { u"to"_s, period.to },
                                 { u"limit"_s, period.bytesPerSecond } });
    }
    return list.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

Timetable timetableFromText(const QString &text)
{
    Timetable timetable;
    const auto list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &one : list) {
        if (const auto period = periodIn(one.toObject())) {
            timetable.periods.append(*period);
        }
    }
    return timetable;
}

} // namespace Hubdesk
