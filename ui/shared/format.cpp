// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QLocale locale()
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

int decimals(double value)
{
    return value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
}

struct Scaled {
    double value;
    int step; ///< power of 1000
};

// 999.6 kB is 1.00 MB: the step follows the number as it will be printed.
Scaled scaled(double value, int last)
{
    int step = 0;
    while (step < last && value >= (step == 0 ? 1000 : 999.5)) {
        value /= 1000;
        ++step;
    }
    return { value, step };
}

QString sizeUnit(int step)
{
    switch (step) {
    //: Unit of size: bytes
    case 0:
        return Format::tr("B");
    //: Unit of size: 1000 bytes
    case 1:
        return Format::tr("kB");
    //: Unit of size: million bytes
    case 2:
        return Format::tr("MB");
    //: Unit of size: thousand million bytes
    case 3:
        return Format::tr("GB");
    //: Unit of size: million million bytes
    case 4:
        return Format::tr("TB");
    //: Unit of size: thousand TB
    default:
        return Format::tr("PB");
    }
}

QString sizeNumber(const Scaled &size)
{
    return locale().toString(size.value, 'f', size.step == 0 ? 0 : decimals(size.value));
}

QString twoParts(qint64 major, const QString &majorUnit, qint64 minor, const QString &minorUnit)
{
    const QString first = locale().toString(major) + u' ' + majorUnit;
    return minor > 0 ? first + u' ' + locale().toString(minor) + u' ' + minorUnit : first;
}

} // namespace

QString formatSize(qint64 bytes)
{
    if (bytes < 0) {
        return {};
    }
    const Scaled size = scaled(static_cast<double>(bytes), 5);
    return sizeNumber(size) + u' ' + sizeUnit(size.step);
}

QString formatSizeOf(qint64 done, qint64 total)
{
    if (done < 0 || total < 0) {
        return formatSize(done);
    }
    const Scaled whole = scaled(static_cast<double>(total), 5);
    const double part = static_cast<double>(done) / std::pow(1000.0, whole.step);
    const QString number = locale().toString(part, 'f', whole.step == 0 ? 0 : part < 99.95 ? 1 : 0);
    //: Bytes done of all bytes. %1 is a number without unit, %2 a size with its unit: "10.6 of 16.1 GB"
    return Format::tr("%1 of %2").arg(number, formatSize(total));
}

QString formatRate(double bytesPerSecond)
{
    if (bytesPerSecond < 1) {
        return {};
    }
    //: Speed. %1 is a size: "84.2 MB/s"
    return Format::tr("%1/s").arg(formatSize(std::llround(bytesPerSecond)));
}

qint64 parseRate(const QString &text)
{
    static const QRegularExpression pattern(uR"(^\s*([0-9.,]+)\s*([kmg]?)i?b?(/s|ps)?\s*$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto found = pattern.match(text);
    bool isNumber = false;
    auto number = QLocale().toDouble(found.captured(1), &isNumber);
    if (!isNumber) {
        number = QLocale::c().toDouble(found.captured(1), &isNumber);
    }
    if (!found.hasMatch() || !isNumber) {
        return 0;
    }
    const auto unit = found.captured(2).toLower();
    const double factor = unit == "k"_L1 ? 1e3 : unit == "g"_L1 ? 1e9 : 1e6;
    const auto rate = std::round(number * factor);
    return rate >= 1000 && rate <= 1e10 ? qint64(rate) : 0;
}

QString formatCount(qint64 count)
{
    if (std::abs(count) < 1000) {
        return locale().toString(count);
    }
    const Scaled scale = scaled(static_cast<double>(count), 3);
    QString number = locale().toString(scale.value, 'f', scale.value < 9.95 ? 1 : 0);
    const QString empty = locale().decimalPoint() + locale().zeroDigit();
    if (number.endsWith(empty)) {
        number.chop(empty.size());
    }
    switch (scale.step) {
    //: Short count, %1 thousand: "8.4k"
    case 1:
        return Format::tr("%1k").arg(number);
    //: Short count, %1 million: "1.2M"
    case 2:
        return Format::tr("%1M").arg(number);
    //: Short count, %1 thousand million: "3.1G"
    default:
        return Format::tr("%1G").arg(number);
    }
}

int pluralOf(qint64 count)
{
    constexpr qint64 many = 1'000'000;
    return int(std::min(count, many));
}

QString formatNumber(qint64 number)
{
    return locale().toString(number);
}

QString formatParameters(qint64 parameters)
{
    if (parameters <= 0) {
        return {};
    }
    const Scaled scale = scaled(static_cast<double>(parameters), 4);
    const QString number = locale().toString(scale.value, 'f', scale.step == 0 ? 0 : decimals(scale.value));
    switch (scale.step) {
    case 0:
        return number;
    //: Parameters of a model in thousands: "110 k"
    case 1:
        return Format::tr("%1 k").arg(number);
    //: Parameters of a model in millions: "525 M"
    case 2:
        return Format::tr("%1 M").arg(number);
    //: Parameters of a model in thousand millions: "8.03 B"
    case 3:
        return Format::tr("%1 B").arg(number);
    //: Parameters of a model in million millions: "1.02 T"
    default:
        return Format::tr("%1 T").arg(number);
    }
}

QString formatPercent(double share)
{
    const int percent = share >= 1 ? 100 : static_cast<int>(std::floor(std::max(0.0, share) * 100 + 1e-9));
    //: A share: "62 %"
    return Format::tr("%1 %").arg(locale().toString(percent));
}

QString formatDuration(qint64 seconds)
{
    if (seconds < 0) {
        return {};
    }
    //: Unit of time: seconds
    const QString second = Format::tr("s");
    //: Unit of time: minutes
    const QString minute = Format::tr("min");
    //: Unit of time: hours
    const QString hour = Format::tr("h");
    //: Unit of time: days
    const QString day = Format::tr("d");
    if (seconds < 60) {
        return twoParts(seconds, second, 0, {});
    }
    if (seconds < 3600) {
        // Nobody plans by the second when it takes ten minutes.
        return twoParts(seconds / 60, minute, seconds < 600 ? seconds % 60 : 0, second);
    }
    if (seconds < 86400) {
        return twoParts(seconds / 3600, hour, seconds % 3600 / 60, minute);
    }
    return twoParts(seconds / 86400, day, seconds % 86400 / 3600, hour);
}

// The texts with %n are for two and more, so that they read well without a translation file.
QString formatAgo(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid()) {
        return {};
    }
    const qint64 seconds = when.secsTo(now);
    const qint64 days = when.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (seconds < 60) {
        return Format::tr("just now");
    }
    if (seconds < 3600) {
        const int minutes = static_cast<int>(seconds / 60);
        return minutes == 1 ? Format::tr("a minute ago") : Format::tr("%n minutes ago", nullptr, minutes);
    }
    if (days == 0 || seconds < 6 * 3600) {
        const int hours = static_cast<int>(seconds / 3600);
        return hours == 1 ? Format::tr("an hour ago") : Format::tr("%n hours ago", nullptr, hours);
    }
    if (days == 1) {
        return Format::tr("yesterday");
    }
    if (days < 14) {
        return Format::tr("%n days ago", nullptr, static_cast<int>(days));
    }
    if (days < 61) {
        return Format::tr("%n weeks ago", nullptr, static_cast<int>(days / 7));
    }
    return locale().toString(when.toLocalTime().date(), u"MMM yyyy"_s);
}

QString widestAgo(const QFontMetrics &metrics)
{
    const auto now = QDateTime::currentDateTime();
    constexpr qint64 minute = 60;
    constexpr qint64 day = 24 * 3600;
    QString widest;
    for (const auto age :
         { qint64(0), minute, 58 * minute, 60 * minute, 5 * 60 * minute, 13 * day, 58 * day, 200 * day }) {
        const auto words = formatAgo(now.addSecs(-age), now);
        if (metrics.horizontalAdvance(words) > metrics.horizontalAdvance(widest)) {
            widest = words;
        }
    }
    return widest;
}

// Without the seconds that some locales have in their short form, too.
QString formatMoment(const QDateTime &when)
{
    const auto form = locale().dateTimeFormat(QLocale::ShortFormat).remove(u":ss"_s);
    return when.isValid() ? locale().toString(when.toLocalTime(), form) : QString();
}

} // namespace Hubdesk
