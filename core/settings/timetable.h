// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// When the downloads of a week have which limit. Where no period says anything, the general limit holds; of
/// several at once the first one in the list. A value; pure.
struct Timetable {
    static constexpr qint64 pause = 0; ///< instead of bytes a second: nothing is fetched
    static constexpr qint64 unlimited = -1; ///< ... and no limit, also not the general one
    static constexpr int minutesOfDay = 24 * 60;
    static constexpr int allDays = 0x7f;

    struct Period {
        int days = allDays; ///< on which it begins: bit 0 is Monday, bit 6 Sunday
        int from = 0; ///< minute of the local day
        int to = 0; ///< not after `from`: on the next day; the same: all day
        qint64 bytesPerSecond = pause;
        bool operator==(const Period &) const = default;
    };
    QList<Period> periods;

    bool operator==(const Timetable &) const = default;
};

/// What a timetable says at a moment.
struct TimetableSays {
    std::optional<qint64> bytesPerSecond; ///< absent: nothing, so the general limit holds
    QDateTime until; ///< when that changes next, in the zone of the question; invalid: never
    bool operator==(const TimetableSays &) const = default;
};
/// `when` in the zone that the person lives in.
TimetableSays timetableAt(const Timetable &timetable, const QDateTime &when);

/// JSON list of {days, from, to, limit}, as it is kept in the settings. What is no period is left out.
QString toText(const Timetable &timetable);
Timetable timetableFromText(const QString &text);

/// How fast downloads may be together: the general limit, and what takes its place at times.
struct SpeedLimits {
    qint64 bytesPerSecond = 0; ///< 0: none
    Timetable timetable;
    bool operator==(const SpeedLimits &) const = default;
};

} // namespace Hubdesk
