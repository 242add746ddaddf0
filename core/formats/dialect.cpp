// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/dialect.h"

#include "core/formats/columntype.h"
#include "core/formats/rowsplitter.h"

#include <QHash>
#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Rows = QList<QStringList>;

constexpr TableLimits sampleLimits{ .rows = 200, .cells = 100'000, .columns = 5'000, .cellLength = 1'000 };
// The comma comes last: it stands in texts and in numbers, and what else cuts every line alike is meant to.
constexpr std::array<char16_t, 4> delimiters{ u'\t', u';', u'|', u',' };

struct Sample {
    Rows rows;
    qint64 quoted = 0;
    qint64 broken = 0;
};

Sample split(QStringView text, bool whole, QChar delimiter, QChar quote)
{
    Sample sample;
    RowSplitter splitter(delimiter, quote, sampleLimits);
    splitter.feed(text, &sample.rows);
    // A line that is longer than the sample is better than nothing.
    splitter.finish(whole || sample.rows.isEmpty(), &sample.rows);
    sample.quoted = splitter.quotedCells();
    sample.broken = splitter.brokenQuotes();
    return sample;
}

struct Shape {
    qsizetype columns = 0; ///< that most rows have
    double share = 0; ///< of the rows that have them
};

Shape shapeOf(const Rows &rows)
{
    QHash<qsizetype, qsizetype> widths;
    Shape shape;
    qsizetype most = 0;
    for (const auto &row : rows) {
        const auto count = ++widths[row.size()];
        if (count > most || (count == most && row.size() > shape.columns)) {
            most = count;
            shape.columns = row.size();
        }
    }
    shape.share = rows.isEmpty() ? 0 : double(most) / double(rows.size());
    return shape;
}

// In many tables with tabs quotes are what they are in a sentence.
QChar quoteOf(QStringView text, bool whole, QChar delimiter)
{
    const auto usual = split(text, whole, delimiter, u'"');
    if (usual.quoted > 0) {
        return usual.broken * 2 > usual.quoted ? QChar() : QChar(u'"');
    }
    const auto single = split(text, whole, delimiter, u'\'');
    return single.quoted >= 2 && single.broken == 0 ? u'\'' : u'"';
}

struct Candidate {
    QChar delimiter;
    Shape shape;
    qsizetype rows = 0;

    bool cuts() const { return shape.columns > 1; }
    double worth() const { return shape.share * shape.share * double(qMin<qsizetype>(shape.columns, 20)); }
};

QChar delimiterOf(QStringView text, bool whole, QStringView path)
{
    const bool tabs
        = path.endsWith(".tsv"_L1, Qt::CaseInsensitive) || path.endsWith(".tab"_L1, Qt::CaseInsensitive);
    Candidate best;
    for (const QChar delimiter : delimiters) {
        const auto sample = split(text, whole, delimiter, quoteOf(text, whole, delimiter));
        const Candidate found{ delimiter, shapeOf(sample.rows), sample.rows.size() };
        if (!found.cuts()) {
            continue;
        }
        const bool named = tabs && delimiter == u'\t' && found.shape.share >= 0.5;
        if (named || (found.rows >= 3 && found.shape.share >= 0.95)) {
            return delimiter;
        }
        if (best.delimiter.isNull() || found.worth() >= best.worth()) {
            best = found;
        }
    }
    return best.delimiter.isNull() ? QChar(tabs ? u'\t' : u',') : best.delimiter;
}

bool isName(const QString &cell)
{
    constexpr qsizetype longestName = 120;
    const auto type = typeOfCell(cell);
    const bool isWord
        = type == ColumnType::Text || type == ColumnType::Empty; // a column may be called "None"
    return isWord && !cell.trimmed().isEmpty() && cell.size() <= longestName;
}

// Names are texts, each there once, and none of them is a value of its own column. The first may be missing:
// it is that of row numbers.
bool hasHeader(const Rows &rows)
{
    if (rows.isEmpty()) {
        return false;
    }
    const auto &first = rows.first();
    QSet<QString> names;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const bool ofNumbers = i == 0 && first.size() > 1 && first[i].isEmpty();
        if ((!ofNumbers && !isName(first[i])) || names.contains(first[i])) {
            return false;
        }
        names.insert(first[i]);
    }
    for (qsizetype row = 1; row < rows.size(); ++row) {
        for (qsizetype i = 0; i < qMin(first.size(), rows[row].size()); ++i) {
            if (!first[i].isEmpty() && rows[row][i] == first[i]) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

Dialect sniffDialect(QStringView sample, bool whole, QStringView path)
{
    Dialect dialect;
    dialect.delimiter = delimiterOf(sample, whole, path);
    dialect.quote = quoteOf(sample, whole, dialect.delimiter);
    dialect.header = hasHeader(split(sample, whole, dialect.delimiter, dialect.quote).rows);
    return dialect;
}

} // namespace Hubdesk
