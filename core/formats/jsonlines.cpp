// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/jsonlines.h"

#include "core/formats/textformat.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostLineBytes = 16 << 20;
constexpr qsizetype mostBadLines = 20;
constexpr qsizetype badLineLength = 200;

/// Collects rows, within the limits. One use, one table.
class JsonRows
{
public:
    JsonRows(QByteArrayView text, bool whole, const TableLimits &limits)
        : m_text(text)
        , m_whole(whole)
        , m_limits(limits)
    {
    }

    Result<JsonTable> read(bool lines);

private:
    /// What an object has, as far as it is there.
    struct Members {
        int arrays = 0;
        int others = 0;
        qsizetype rowsAt = -1; ///< where the first array of objects begins
        QString rowsKey;
    };

    bool looksLikeLines(JsonScanner &scanner) const;
    Members survey() const;
    void readLines();
    std::optional<Error> readObject();
    std::optional<Error> readArray(JsonScanner &scanner);
    std::optional<Error> readColumns();
    bool readColumn(JsonScanner &scanner, qsizetype column);
    std::optional<Error> endOf(JsonScanner &scanner);

    void addRow(JsonPiece object);
    void addCell(QList<JsonCell> &row, qsizetype column, JsonPiece value);
    qsizetype columnOf(const QString &name);
    void learn(qsizetype column, JsonType type);
    void addBad(qint64 number, QByteArrayView text, const QString &why);
    bool isFull() const { return m_table.rows.size() >= m_limits.rows || m_cells >= m_limits.cells; }
    Result<JsonTable> done();

    const QByteArrayView m_text;
    const bool m_whole;
    const TableLimits m_limits;
    QHash<QString, qsizetype> m_places;
    qint64 m_cells = 0;
    JsonTable m_table;
};

Error problem(const QString &why)
{
    return { Error::Kind::Protocol, u"this JSON is no table: "_s + why };
}

std::unexpected<Error> noTable(const QString &why)
{
    return std::unexpected(problem(why));
}

Result<JsonTable> JsonRows::read(bool lines)
{
    JsonScanner scanner(m_text);
    const char first = scanner.peek();
    if (first == 0 || (first != '[' && first != '{' && !lines)) {
        return noTable(first == 0 ? u"there is nothing in it"_s : u"it is no list and no object"_s);
    }
    std::optional<Error> error;
    if (first == '[') {
        m_table.form = JsonForm::Array;
        scanner.take('[');
        error = readArray(scanner);
    } else if (lines || looksLikeLines(scanner)) {
        readLines();
    } else {
        error = readObject();
    }
    return error ? std::unexpected(*error) : done();
}

// The text begins with an object. Whether it is the whole table or its first row shows by what follows.
bool JsonRows::looksLikeLines(JsonScanner &scanner) const
{
    const auto value = scanner.value();
    if (!value) {
        // Cut: one object that goes on. Wrong: maybe the first line only.
        return !scanner.isCut() && m_text.contains("\n{");
    }
    if (!scanner.atEnd()) {
        return true;
    }
    const bool oneLine = !value->bytes.contains('\n');
    const auto members = survey();
    return oneLine && members.rowsAt < 0 && (members.others > 0 || members.arrays == 0);
}

void JsonRows::readLines()
{
    qint64 number = 0;
    for (qsizetype at = 0; at < m_text.size();) {
        const auto end = m_text.indexOf('\n', at);
        const auto line = m_text.sliced(at, (end < 0 ? m_text.size() : end) - at).trimmed();
        at = end < 0 ? m_text.size() : end + 1;
        ++number;
        if (line.isEmpty()) {
            continue;
        }
        if (isFull()) {
            m_table.facts.moreRows = true;
            return;
        }
        JsonScanner scanner(line);
        const auto value = scanner.value();
        const bool good = value && scanner.atEnd();
        if (good && value->type == JsonType::Object) {
            addRow(*value);
        } else if (end < 0 && !m_whole) {
            m_table.facts.lastRowDropped = true;
        } else {
            addBad(number,
                   line,
                   good        ? u"it is no object"_s
                       : value ? u"something stands behind its value"_s
                               : scanner.problem());
        }
    }
}

std::optional<Error> JsonRows::readArray(JsonScanner &scanner)
{
    if (scanner.take(']')) {
        return std::nullopt;
    }
    qint64 number = 0;
    do {
        if (isFull()) {
            m_table.facts.moreRows = true;
            return std::nullopt;
        }
        const auto value = scanner.value();
        if (!value) {
            return endOf(scanner);
        }
        ++number;
        if (value->type == JsonType::Object) {
            addRow(*value);
        } else {
            addBad(number, value->bytes, u"it is no object"_s);
        }
    } while (scanner.take(','));
    return scanner.take(']') ? std::nullopt : endOf(scanner);
}

// It may be cut, so that it is gone through member by member.
JsonRows::Members JsonRows::survey() const
{
    Members members;
    JsonScanner scanner(m_text);
    scanner.take('{');
    while (const auto key = scanner.key()) {
        const char first = scanner.peek();
        members.arrays += first == '[' ? 1 : 0;
        members.others += first != '[' && first != 0 ? 1 : 0;
        JsonScanner inside(m_text.sliced(scanner.position()));
        if (members.rowsAt < 0 && inside.take('[') && inside.peek() == '{') {
            members.rowsAt = scanner.position();
            members.rowsKey = *key;
        }
        if (!scanner.value() || !scanner.take(',')) {
            break;
        }
    }
    return members;
}

// An object that holds the columns, or the rows in one of its members.
std::optional<Error> JsonRows::readObject()
{
    const auto members = survey();
    if (members.rowsAt < 0 || (members.others == 0 && members.arrays > 1)) {
        return readColumns();
    }
    m_table.form = JsonForm::Array;
    m_table.member = members.rowsKey.left(m_limits.cellLength);
    JsonScanner scanner(m_text.sliced(members.rowsAt));
    scanner.take('[');
    return readArray(scanner);
}

std::optional<Error> JsonRows::readColumns()
{
    m_table.form = JsonForm::Columns;
    JsonScanner scanner(m_text);
    scanner.take('{');
    if (scanner.take('}')) {
        return problem(u"the object is empty"_s);
    }
    do {
        const auto key = scanner.key();
        if (key && scanner.peek() != '[' && !scanner.atEnd()) {
            return problem(u"it is an object whose member '%1' is no list"_s.arg(key->left(100)));
        }
        const auto column = key ? columnOf(*key) : -1;
        m_table.facts.cutRows += key && column < 0 ? 1 : 0;
        const bool read = key && (column < 0 ? scanner.value().has_value() : readColumn(scanner, column));
        if (!read) {
            return endOf(scanner);
        }
    } while (scanner.take(','));
    return scanner.take('}') ? std::nullopt : endOf(scanner);
}

// What it means that nothing more could be read.
std::optional<Error> JsonRows::endOf(JsonScanner &scanner)
{
    if (!m_whole && (scanner.isCut() || scanner.atEnd())) {
        m_table.facts.lastRowDropped = true;
        return std::nullopt;
    }
    const auto why = scanner.problem();
    return problem(why.isEmpty()
                       ? u"a comma or a closing bracket is missing at byte %1"_s.arg(scanner.position() + 1)
                       : why);
}

bool JsonRows::readColumn(JsonScanner &scanner, qsizetype column)
{
    if (!scanner.take('[')) {
        return false;
    }
    if (scanner.take(']')) {
        return true;
    }
    qsizetype row = 0;
    do {
        const auto value = scanner.value();
        // A number at the cut may have more digits.
        const bool isNumber = value && (value->type == JsonType::Integer || value->type == JsonType::Number);
        if (!value || (isNumber && !m_whole && scanner.position() == m_text.size())) {
            return false;
        }
        if (row >= m_limits.rows || m_cells >= m_limits.cells) {
            m_table.facts.moreRows = true;
            continue; // to where the next column begins
        }
        if (row == m_table.rows.size()) {
            m_table.rows.append(QList<JsonCell>());
        }
        addCell(m_table.rows[row++], column, *value);
    } while (scanner.take(','));
    return scanner.take(']');
}

void JsonRows::addRow(JsonPiece object)
{
    QList<JsonCell> row;
    bool cut = false;
    const auto members = membersOf(object, m_limits.columns * 2);
    for (const auto &[key, value] : members) {
        const auto column = columnOf(key);
        if (column < 0) {
            cut = true;
        } else {
            addCell(row, column, value);
        }
    }
    m_table.facts.cutRows += cut ? 1 : 0;
    m_cells += qMax<qsizetype>(1, row.size()); // cells that are skipped take memory, too
    m_table.rows.append(std::move(row));
}

void JsonRows::addCell(QList<JsonCell> &row, qsizetype column, JsonPiece value)
{
    if (row.size() <= column) {
        if (m_table.form == JsonForm::Columns) {
            m_cells += column + 1 - row.size();
        }
        row.resize(column + 1);
    }
    bool cut = false;
    row[column] = { value.type, shownJson(value, m_limits.cellLength, &cut) }; // the last of two equal keys
    m_table.facts.cutCells += cut ? 1 : 0;
    learn(column, value.type);
}

// -1 if there are too many already.
qsizetype JsonRows::columnOf(const QString &name)
{
    const auto key = name.left(m_limits.cellLength);
    if (const auto found = m_places.constFind(key); found != m_places.cend()) {
        return *found;
    }
    if (m_table.columns.size() >= m_limits.columns) {
        return -1;
    }
    m_places.insert(key, m_table.columns.size());
    m_table.columns.append({ key, JsonType::Null });
    return m_table.columns.size() - 1;
}

void JsonRows::learn(qsizetype column, JsonType type)
{
    auto &known = m_table.columns[column].type;
    const auto isNumeric = [](JsonType t) { return t == JsonType::Integer || t == JsonType::Number; };
    if (type == JsonType::Null || known == type) {
        return;
    }
    if (known == JsonType::Null) {
        known = type;
    } else {
        known = isNumeric(known) && isNumeric(type) ? JsonType::Number : JsonType::Missing;
    }
}

void JsonRows::addBad(qint64 number, QByteArrayView text, const QString &why)
{
    if (++m_table.badLines <= mostBadLines) {
        const auto start
            = QString::fromUtf8(text.first(qMin(text.size(), badLineLength * 4))).left(badLineLength);
        m_table.firstBadLines.append({ number, start, why });
    }
}

Result<JsonTable> JsonRows::done()
{
    if (m_table.rows.isEmpty() && m_table.badLines > 0) {
        const auto &bad = m_table.firstBadLines.first();
        return noTable(u"line %1: %2"_s.arg(bad.number).arg(bad.why));
    }
    if (m_table.rows.isEmpty() && !m_whole) {
        return noTable(u"the first row is longer than the part that was read"_s);
    }
    m_table.facts.rows = m_table.rows.size();
    return std::move(m_table);
}

} // namespace

Result<JsonTable> readJsonTable(QByteArrayView head, bool whole, bool lines, const TableLimits &limits)
{
    const auto format = textFormatOf(head);
    if (!format.text) {
        return fail(Error::Kind::Protocol, u"this is no JSON: it is not text but binary data"_s);
    }
    whole = whole && head.size() <= mostLineBytes;
    head = head.first(qMin(head.size(), mostLineBytes));
    // JSON is UTF-8: a byte that is not is damage, and no sign of Latin-1.
    if (format.encoding != TextEncoding::Utf8 && format.encoding != TextEncoding::Latin1) {
        const auto text = decodeText(head, format.encoding).toUtf8();
        return JsonRows(text, whole, limits).read(lines);
    }
    constexpr QByteArrayView mark = "\xef\xbb\xbf";
    return JsonRows(head.startsWith(mark) ? head.sliced(mark.size()) : head, whole, limits).read(lines);
}

} // namespace Hubdesk
