// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquettype.h"

#include <QDateTime>
#include <QFloat16>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>
#include <QUuid>
#include <QtEndian>

#include <array>
#include <bit>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestBound = 200; // UTF-16 units of a text in statistics

struct OldType {
    ParquetType::Logical logical = ParquetType::None;
    ParquetType::Unit unit = ParquetType::Unknown;
};
// By the number of the converted type; those of integers are told by the number itself.
constexpr auto oldTypes = [] {
    using enum ParquetType::Logical;
    using enum ParquetType::Unit;
    return std::array<OldType, 22>{ {
        { String },
        { Map },
        { Map },
        { List },
        { Enum },
        { Decimal },
        { Date },
        { Time, Millis },
        { Time, Micros },
        { Timestamp, Millis },
        { Timestamp, Micros },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        { Json },
        { Bson },
        { Interval },
    } };
}();

// What a file may say that is newer than this list.
QString named(const QStringList &names, int number)
{
    const auto name = names.value(number);
    return name.isEmpty() ? u"UNKNOWN(%1)"_s.arg(number) : name;
}

QLatin1StringView unitName(int unit)
{
    return unit == ParquetType::Millis ? "ms"_L1
        : unit == ParquetType::Micros  ? "us"_L1
        : unit == ParquetType::Nanos   ? "ns"_L1
                                       : "?"_L1;
}

qint64 unitsPerSecond(int unit)
{
    return unit == ParquetType::Millis ? 1'000 : unit == ParquetType::Micros ? 1'000'000 : 1'000'000'000;
}

// 12345 with a scale of 2 is 123.45.
QString withPoint(qint64 value, int scale)
{
    auto digits = QString::number(value);
    if (scale <= 0 || scale > 40) {
        return scale == 0 ? digits : digits + u"e%1"_s.arg(-scale);
    }
    const auto start = value < 0 ? 1 : 0;
    while (digits.size() - start <= scale) {
        digits.insert(start, u'0');
    }
    digits.insert(digits.size() - scale, u'.');
    return digits;
}

template<typename Number>
QString shortest(Number value)
{
    return QString::number(double(value), 'g', sizeof(Number) < 8 ? 7 : QLocale::FloatingPointShortest);
}

// The digits behind the point of a second, as many as the unit has.
QString fraction(qint64 rest, int unit)
{
    return rest == 0 ? QString() : u'.' + QString::number(rest).rightJustified(unit * qsizetype(3), u'0');
}

} // namespace

void ParquetType::convert(int converted)
{
    if (logical != None || converted < 0 || converted >= int(oldTypes.size())) {
        return;
    }
    if (converted >= 11 && converted <= 18) { // UINT_8 to UINT_64, then INT_8 to INT_64
        logical = Integer;
        bits = 8 << ((converted - 11) % 4);
        isSigned = converted >= 15;
        return;
    }
    const auto &old = oldTypes[size_t(converted)];
    logical = old.logical;
    if (old.unit != Unknown) {
        unit = old.unit;
        utc = true;
    }
}

QString ParquetType::physicalName() const
{
    static const QStringList names{ u"BOOLEAN"_s, u"INT32"_s,  u"INT64"_s,      u"INT96"_s,
                                    u"FLOAT"_s,   u"DOUBLE"_s, u"BYTE_ARRAY"_s, u"FIXED_LEN_BYTE_ARRAY"_s };
    if (physical < 0) {
        return {};
    }
    return physical == FixedBytes ? u"%1(%2)"_s.arg(names[physical]).arg(length) : named(names, physical);
}

QString ParquetType::logicalName() const
{
    static const QStringList names{ {},           u"STRING"_s,  u"MAP"_s,      u"LIST"_s,      u"ENUM"_s,
                                    u"DECIMAL"_s, u"DATE"_s,    u"TIME"_s,     u"TIMESTAMP"_s, u"INTERVAL"_s,
                                    u"INT"_s,     u"NULL"_s,    u"JSON"_s,     u"BSON"_s,      u"UUID"_s,
                                    u"FLOAT16"_s, u"VARIANT"_s, u"GEOMETRY"_s, u"GEOGRAPHY"_s };
    switch (logical) {
    case None:
        return {};
    case Decimal:
        return u"DECIMAL(%1, %2)"_s.arg(precision).arg(scale);
    case Time:
    case Timestamp:
        return u"%1(%2%3)"_s.arg(names[logical], unitName(unit), utc ? u", UTC"_s : QString());
    case Integer:
        return u"%1INT(%2)"_s.arg(isSigned ? QString() : u"U"_s).arg(bits);
    default:
        return named(names, logical);
    }
}

bool ParquetType::trustsOldStatistics() const
{
    const bool isUnsigned = logical == Integer && !isSigned;
    return !isUnsigned && physical != ByteArray && physical != FixedBytes && physical != Int96;
}

std::optional<QString> ParquetType::shown(QByteArrayView value) const
{
    const auto *data = value.data();
    if (physical == Boolean && value.size() == 1) {
        return value.front() ? u"true"_s : u"false"_s;
    }
    if (physical == Int32 && value.size() == 4) {
        const auto number = qFromLittleEndian<qint32>(data);
        return shownInteger(logical == Integer && !isSigned ? qint64(quint32(number)) : number);
    }
    if (physical == Int64 && value.size() == 8) {
        return shownInteger(qFromLittleEndian<qint64>(data));
    }
    if (physical == Float && value.size() == 4) {
        return shortest(std::bit_cast<float>(qFromLittleEndian<quint32>(data)));
    }
    if (physical == Double && value.size() == 8) {
        return shortest(std::bit_cast<double>(qFromLittleEndian<quint64>(data)));
    }
    if (physical == ByteArray && (logical == String || logical == Enum || logical == Json)) {
        const auto text = QString::fromUtf8(value.first(qMin(value.size(), longestBound * 4)));
        return text.size() > longestBound ? text.left(longestBound - 1) + u'\u2026' : text;
    }
    if (physical == FixedBytes && logical == Uuid && value.size() == 16) {
        return QUuid::fromRfc4122(value).toString(QUuid::WithoutBraces);
    }
    if (physical == FixedBytes && logical == Float16 && value.size() == 2) {
        return QString::number(double(std::bit_cast<qfloat16>(qFromLittleEndian<quint16>(data))), 'g', 4);
    }
    return std::nullopt;
}

std::optional<QString> ParquetType::shownInteger(qint64 value) const
{
    switch (logical) {
    case Decimal:
        return withPoint(value, scale);
    case Date:
    case Time:
    case Timestamp:
        return shownMoment(value);
    case Integer:
        return isSigned ? QString::number(value) : QString::number(quint64(value));
    default:
        return QString::number(value);
    }
}

QString ParquetType::shownMoment(qint64 value) const
{
    constexpr qint64 farDays
        = 2'900'000; // to the end of the year 9000 or so: what ISO 8601 has four digits for
    constexpr qint64 daySeconds = 86'400;
    if (logical == Date) {
        const auto date = value > -farDays && value < farDays ? QDate(1970, 1, 1).addDays(value) : QDate();
        const auto text = date.toString(Qt::ISODate);
        return text.isEmpty() ? QString::number(value) : text;
    }
    const auto perSecond = unitsPerSecond(unit);
    auto seconds = value / perSecond;
    auto rest = value % perSecond;
    if (rest < 0) {
        rest += perSecond;
        --seconds;
    }
    if (unit == Unknown || seconds < -farDays * daySeconds || seconds > farDays * daySeconds
        || (logical == Time && (seconds < 0 || seconds >= daySeconds))) {
        return QString::number(value);
    }
    if (logical == Time) {
        return QTime::fromMSecsSinceStartOfDay(int(seconds * 1'000)).toString(Qt::ISODate)
            + fraction(rest, unit);
    }
    const auto moment
        = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    return moment + fraction(rest, unit) + (utc ? u"Z"_s : QString());
}

QString parquetCodec(int number)
{
    static const QStringList names{ u"UNCOMPRESSED"_s, u"SNAPPY"_s, u"GZIP"_s, u"LZO"_s,
                                    u"BROTLI"_s,       u"LZ4"_s,    u"ZSTD"_s, u"LZ4_RAW"_s };
    return named(names, number);
}

QString parquetEncoding(int number)
{
    static const QStringList names{ u"PLAIN"_s,
                                    {},
                                    u"PLAIN_DICTIONARY"_s,
                                    u"RLE"_s,
                                    u"BIT_PACKED"_s,
                                    u"DELTA_BINARY_PACKED"_s,
                                    u"DELTA_LENGTH_BYTE_ARRAY"_s,
                                    u"DELTA_BYTE_ARRAY"_s,
                                    u"RLE_DICTIONARY"_s,
                                    u"BYTE_STREAM_SPLIT"_s };
    return named(names, number);
}

} // namespace Hubdesk
