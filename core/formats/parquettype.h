// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// The type of a Parquet column, by the numbers of the format. What was written before there were logical
/// types is told by the converted type of old, which is made a logical one here.
struct ParquetType {
    enum Physical { Boolean, Int32, Int64, Int96, Float, Double, ByteArray, FixedBytes };
    // The numbers of the union LogicalType.
    enum Logical {
        None = 0,
        String = 1,
        Map = 2,
        List = 3,
        Enum = 4,
        Decimal = 5,
        Date = 6,
        Time = 7,
        Timestamp = 8,
        Interval = 9,
        Integer = 10,
        Null = 11,
        Json = 12,
        Bson = 13,
        Uuid = 14,
        Float16 = 15,
        Variant = 16,
        Geometry = 17,
        Geography = 18,
    };
    enum Unit { Unknown = 0, Millis = 1, Micros = 2, Nanos = 3 };

    int physical = -1; ///< -1: a group
    int logical = None;
    int length = 0; ///< of FixedBytes
    int precision = 0;
    int scale = 0;
    int unit = Unknown;
    bool utc = false;
    int bits = 0; ///< of Integer
    bool isSigned = true;

    /// Takes over a converted type, unless there is a logical one.
    void convert(int converted);
    QString physicalName() const;
    QString logicalName() const;
    /// A value of statistics as text; nothing if the type has no text or the bytes are not as they should be.
    std::optional<QString> shown(QByteArrayView value) const;
    /// True if the statistics of old, which compared everything as signed, can be believed.
    bool trustsOldStatistics() const;

private:
    std::optional<QString> shownInteger(qint64 value) const;
    QString shownMoment(qint64 value) const;
};

QString parquetCodec(int number);
QString parquetEncoding(int number);

} // namespace Hubdesk
