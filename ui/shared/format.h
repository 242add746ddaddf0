// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

class QFontMetrics;

namespace Hubdesk
{

// Numbers, sizes and times as a person reads them, by the default QLocale. Decimal units, three significant
// digits, thousands separated, a space before the unit.

/// "812 B", "1.60 kB", "16.1 GB"; empty for a negative (unknown) size.
QString formatSize(qint64 bytes);
/// "10.6 of 16.1 GB": one unit where both share it.
QString formatSizeOf(qint64 done, qint64 total);
/// "84.2 MB/s"; empty for nothing.
QString formatRate(double bytesPerSecond);
/// The way back, from what a person types: "25", "25 MB/s", "800 kB". Bytes a second, from 1 kB to 10 GB; a
/// bare number is in MB. 0: none of these.
qint64 parseRate(const QString &text);
/// Short: "950", "8.4k", "1.2M".
QString formatCount(qint64 count);
/// The number that decides between "download" and "downloads" where the text shows formatCount(): for the
/// third argument of tr().
int pluralOf(qint64 count);
/// Full: "131,072".
QString formatNumber(qint64 number);
/// Parameters of a model: "8.03 B", "525 M"; empty for none.
QString formatParameters(qint64 parameters);
/// "62 %". 100 only when whole: 0.999 is "99 %".
QString formatPercent(double share);
/// "2 s", "1 min 5 s", "10 min", "3 h 20 min", "2 d 4 h"; empty for a negative (unknown) time.
QString formatDuration(qint64 seconds);
/// "just now", "5 hours ago", "yesterday", "3 days ago", "2 weeks ago", then "Aug 2026". Local calendar days.
QString formatAgo(const QDateTime &when, const QDateTime &now = QDateTime::currentDateTime());
/// The longest that it says, for the width of a column.
QString widestAgo(const QFontMetrics &metrics);
/// Full date and time for tooltips.
QString formatMoment(const QDateTime &when);

} // namespace Hubdesk
