// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

// Says the direction of one place, as Arabic and Hebrew texts need it.
bool isDirectionMark(QChar c)
{
    return c == QChar(0x200e) || c == QChar(0x200f) || c == QChar(0x061c);
}

// Beside the control characters: what reorders text, and Unicode's own line ends.
bool isDangerous(QChar c)
{
    const auto u = c.unicode();
    return c.category() == QChar::Other_Control || (u >= 0x202a && u <= 0x202e)
        || (u >= 0x2066 && u <= 0x2069) || isDirectionMark(c) || u == 0x2028 || u == 0x2029;
}

QString unicodeEscape(QChar c)
{
    return u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
}

QString visible(QChar c)
{
    return c.unicode() < 0x100 ? u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0')) : unicodeEscape(c);
}

QJsonValue officialValue(const QString &key, const QJsonValue &value)
{
    if (key == "created_at"_L1 || key == "last_modified"_L1) {
        const auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        return time.isValid() ? QJsonValue(isoTime(time)) : value;
    }
    if (key != "siblings"_L1) {
        return value;
    }
    QJsonArray files;
    for (const auto &file : value.toArray()) {
        auto named = officialKeys(file.toObject());
        if (named.contains("lfs"_L1)) {
            named["lfs"_L1] = officialKeys(named["lfs"_L1].toObject());
        }
        files.append(named);
    }
    return files;
}

int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::ranges::generate(row, [n = 0]() mutable { return n++; });
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({ row[j] + 1, row[j - 1] + 1, change });
        }
    }
    return row.last();
}

} // namespace

QString escaped(const QString &text, bool lines)
{
    QString out;
    for (const QChar c : text) {
        out += !isDangerous(c) || (lines && (c == u'\n' || c == u'\t')) ? QString(c) : visible(c);
    }
    return out;
}

QString escapedProse(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool ends = c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n';
        if (!ends) {
            out += isDirectionMark(c) ? QString(c) : escaped(c, true);
        }
    }
    return out;
}

QByteArray jsonLine(const QJsonDocument &document)
{
    // Inside a JSON text such characters stand only in strings, where the escape means the same.
    QString out;
    for (const QChar c : QString::fromUtf8(document.toJson(QJsonDocument::Compact))) {
        out += isDangerous(c) ? unicodeEscape(c) : QString(c);
    }
    return out.toUtf8() + '\n';
}

QString humanSize(qint64 bytes)
{
    constexpr std::array units{ u'K', u'M', u'G', u'T', u'P' };
    if (bytes < 1000) {
        return QString::number(bytes);
    }
    auto value = static_cast<double>(bytes);
    size_t unit = 0;
    for (value /= 1000; value >= 999.95 && unit + 1 < units.size(); ++unit) {
        value /= 1000;
    }
    return QString::number(value, 'f', 1) + units[unit];
}

QString sizeInText(qint64 bytes)
{
    const auto size = humanSize(bytes);
    return size.back().isLetter() ? size.chopped(1) + u' ' + size.back() + u'B' : size + " B"_L1;
}

QString countOf(qint64 count, const char *one)
{
    return u"%1 %2%3"_s.arg(count).arg(QLatin1StringView(one), count == 1 ? QString() : u"s"_s);
}

QString ageInText(qint64 thenMs, qint64 nowMs)
{
    struct Step {
        const char *name;
        double seconds;
        double most; // before the next unit is the better one
    };
    constexpr double day = 86'400;
    constexpr std::array steps{ Step{ "second", 1, 59 },     Step{ "minute", 60, 59 },
                                Step{ "hour", 3600, 23 },    Step{ "day", day, 6 },
                                Step{ "week", 7 * day, 6 },  Step{ "month", 30 * day, 11 },
                                Step{ "year", 365 * day, 0 } };
    const auto seconds = double(nowMs - thenMs) / 1000;
    if (seconds < 20) {
        return u"a few seconds ago"_s;
    }
    const auto in
        = [seconds](const Step &step) { return std::nearbyint(seconds / step.seconds); }; // half: to even
    const auto fits = [&in](const Step &step) { return in(step) <= step.most; };
    const auto *step = std::ranges::find_if(steps, fits);
    step = step == steps.end() ? step - 1 : step;
    return countOf(qint64(in(*step)), step->name) + " ago"_L1;
}

std::optional<qint64> bytesFrom(const QString &text)
{
    static const QRegularExpression form(u"^\\s*(\\d+(?:\\.\\d+)?)\\s*([kMGT]?)(i?)B?\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    const auto unit = match.captured(2).toUpper();
    if (!match.hasMatch() || (unit.isEmpty() && !match.captured(3).isEmpty())) {
        return {};
    }
    const auto power = unit.isEmpty() ? 0 : "KMGT"_L1.indexOf(unit) + 1;
    const auto bytes
        = match.captured(1).toDouble() * std::pow(match.captured(3).isEmpty() ? 1000 : 1024, double(power));
    return bytes >= 1 && bytes < 1e15 ? std::optional(qint64(bytes)) : std::nullopt;
}

QString isoTime(const QDateTime &time)
{
    const auto utc = time.toUTC();
    const auto base = utc.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    const int ms = utc.time().msec();
    return base + (ms == 0 ? QString() : u".%1"_s.arg(ms, 3, 10, QChar(u'0')) + "000"_L1) + "+00:00"_L1;
}

QJsonObject officialKeys(const QJsonObject &raw)
{
    QJsonObject out;
    for (auto it = raw.begin(); it != raw.end(); ++it) {
        if (it.key() == "_id"_L1 || it.key() == "modelId"_L1 || it->isNull()) {
            continue;
        }
        QString key;
        for (const QChar c : it.key()) {
            key += c == u'-' ? QString(u'_') : c.isUpper() ? QString(u'_') + c.toLower() : QString(c);
        }
        out.insert(key, officialValue(key, *it));
    }
    return out;
}

QString table(const QStringList &heads, const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < heads.size(); ++column) {
        auto width = heads[column].size();
        for (const auto &row : rows) {
            width = std::max(width, row[column].size());
        }
        widths.append(width);
    }
    QString out;
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            text += cells[column].leftJustified(column + 1 < cells.size() ? widths[column] + 2 : 0);
        }
        out += text + u'\n';
    };
    line(heads);
    std::ranges::for_each(rows, line);
    return out;
}

QString nearest(const QString &word, const QStringList &known)
{
    const auto best = std::ranges::min_element(
        known, {}, [&word](const QString &name) { return distance(word.toLower(), name); });
    if (best == known.end()) {
        return {};
    }
    const auto far = distance(word.toLower(), *best);
    return far <= std::max<qsizetype>(1, std::max(word.size(), best->size()) / 3) ? *best : QString();
}

} // namespace Cli
