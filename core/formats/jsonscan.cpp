// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/jsonscan.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int deepestValue = 64;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char16_t escaped(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return char16_t(uchar(c));
    }
}

// Without the spaces between values. Stops behind `enough` bytes: one UTF-16 unit takes three of them at
// most.
QByteArray compact(QByteArrayView bytes, qsizetype enough)
{
    QByteArray out;
    bool quoted = false;
    for (qsizetype i = 0; i < bytes.size() && out.size() <= enough; ++i) {
        if (quoted && bytes[i] == '\\' && i + 1 < bytes.size()) {
            out += bytes[i++];
        } else if (bytes[i] == '"') {
            quoted = !quoted;
        }
        if (quoted || !isSpace(bytes[i])) {
            out += bytes[i];
        }
    }
    return out;
}

// \u escapes may name halves of a pair that have no other half.
void replaceLoneHalves(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate()) {
            continue;
        }
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
        } else {
            text[i] = QChar::ReplacementCharacter;
        }
    }
}

} // namespace

char JsonScanner::peek()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at])) {
        ++m_at;
    }
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

bool JsonScanner::take(char c)
{
    if (peek() != c || m_at == m_text.size()) {
        return false;
    }
    ++m_at;
    return true;
}

std::optional<JsonPiece> JsonScanner::value()
{
    peek();
    const auto start = m_at;
    JsonPiece piece;
    if (!skipValue(0, &piece.type)) {
        return std::nullopt;
    }
    piece.bytes = m_text.sliced(start, m_at - start);
    return piece;
}

std::optional<QString> JsonScanner::key()
{
    JsonPiece piece{ JsonType::Text, {} };
    return skipKey(&piece.bytes) ? std::optional(textOf(piece)) : std::nullopt;
}

QString JsonScanner::problem() const
{
    if (m_cut) {
        return u"the text ends inside a value"_s;
    }
    return m_problem ? u"%1 at byte %2"_s.arg(QLatin1StringView(m_problem)).arg(m_at + 1) : QString();
}

bool JsonScanner::wrong(const char *what)
{
    m_problem = what;
    return false;
}

bool JsonScanner::cut()
{
    m_cut = true;
    return false;
}

bool JsonScanner::skipValue(int depth, JsonType *type)
{
    if (depth > deepestValue) {
        return wrong("nested more than 64 levels deep");
    }
    switch (peek()) {
    case '{':
        *type = JsonType::Object;
        return skipList(depth, '}');
    case '[':
        *type = JsonType::Array;
        return skipList(depth, ']');
    case '"':
        *type = JsonType::Text;
        return skipText();
    case 't':
        *type = JsonType::Boolean;
        return skipWord("true");
    case 'f':
        *type = JsonType::Boolean;
        return skipWord("false");
    case 'n':
        *type = JsonType::Null;
        return skipWord("null");
    default:
        return skipNumber(type);
    }
}

bool JsonScanner::skipList(int depth, char end)
{
    ++m_at;
    if (take(end)) {
        return true;
    }
    JsonType type{};
    QByteArrayView key;
    do {
        if ((end == '}' && !skipKey(&key)) || !skipValue(depth + 1, &type)) {
            return false;
        }
    } while (take(','));
    if (take(end)) {
        return true;
    }
    return m_at == m_text.size() ? cut() : wrong("a comma or a closing bracket is missing");
}

bool JsonScanner::skipKey(QByteArrayView *quoted)
{
    if (peek() != '"') {
        return m_at == m_text.size() ? cut() : wrong("a key in quotes is missing");
    }
    const auto start = m_at;
    if (!skipText()) {
        return false;
    }
    *quoted = m_text.sliced(start, m_at - start);
    if (!take(':')) {
        return m_at == m_text.size() ? cut() : wrong("a colon is missing");
    }
    return true;
}

bool JsonScanner::skipText()
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const auto c = uchar(m_text[m_at]);
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (c < 0x20) {
            return wrong("a control character stands in a text");
        }
        if (c == '\\' && !skipEscape()) {
            return false;
        }
    }
    return cut();
}

// Leaves the place at its last byte.
bool JsonScanner::skipEscape()
{
    if (++m_at == m_text.size()) {
        return cut();
    }
    if (!QByteArrayView("\"\\/bfnrtu").contains(m_text[m_at])) {
        return wrong("an escape that does not exist");
    }
    if (m_text[m_at] != 'u') {
        return true;
    }
    for (int i = 0; i < 4; ++i) {
        if (++m_at == m_text.size()) {
            return cut();
        }
        if (!QByteArrayView("0123456789abcdefABCDEF").contains(m_text[m_at])) {
            return wrong("an escape without its four hex digits");
        }
    }
    return true;
}

bool JsonScanner::skipNumber(JsonType *type)
{
    *type = JsonType::Integer;
    if (m_at == m_text.size()) {
        return cut();
    }
    m_at += m_text[m_at] == '-' ? 1 : 0;
    if (m_at < m_text.size() && (m_text[m_at] == 'N' || m_text[m_at] == 'I')) {
        *type = JsonType::Number;
        return skipWord(m_text[m_at] == 'N' ? "NaN" : "Infinity");
    }
    if (!skipDigits()) {
        return false;
    }
    if (m_at < m_text.size() && m_text[m_at] == '.') {
        *type = JsonType::Number;
        ++m_at;
        if (!skipDigits()) {
            return false;
        }
    }
    if (m_at < m_text.size() && (m_text[m_at] == 'e' || m_text[m_at] == 'E')) {
        *type = JsonType::Number;
        ++m_at;
        m_at += m_at < m_text.size() && (m_text[m_at] == '-' || m_text[m_at] == '+') ? 1 : 0;
        return skipDigits();
    }
    return true;
}

bool JsonScanner::skipDigits()
{
    const auto start = m_at;
    while (m_at < m_text.size() && isDigit(m_text[m_at])) {
        ++m_at;
    }
    if (m_at > start) {
        return true;
    }
    return m_at == m_text.size() ? cut() : wrong("this is no value");
}

bool JsonScanner::skipWord(QByteArrayView word)
{
    const auto rest = m_text.sliced(m_at);
    if (rest.startsWith(word)) {
        m_at += word.size();
        return true;
    }
    return word.startsWith(rest) ? cut() : wrong("this is no value");
}

QList<JsonMember> membersOf(JsonPiece object, qsizetype limit)
{
    QList<JsonMember> members;
    JsonScanner scanner(object.bytes);
    if (object.type != JsonType::Object || !scanner.take('{') || scanner.take('}')) {
        return members;
    }
    do {
        const auto key = scanner.key();
        const auto value = key ? scanner.value() : std::nullopt;
        if (!value) {
            break;
        }
        members.append({ *key, *value });
    } while (members.size() < limit && scanner.take(','));
    return members;
}

QList<JsonPiece> elementsOf(JsonPiece array, qsizetype limit)
{
    QList<JsonPiece> elements;
    JsonScanner scanner(array.bytes);
    if (array.type != JsonType::Array || !scanner.take('[') || scanner.take(']')) {
        return elements;
    }
    do {
        const auto value = scanner.value();
        if (!value) {
            break;
        }
        elements.append(*value);
    } while (elements.size() < limit && scanner.take(','));
    return elements;
}

QString textOf(JsonPiece text)
{
    if (text.type != JsonType::Text || text.bytes.size() < 2) {
        return {};
    }
    const auto inside = text.bytes.sliced(1, text.bytes.size() - 2);
    if (!inside.contains('\\')) {
        return QString::fromUtf8(inside);
    }
    QString out;
    for (qsizetype at = 0; at < inside.size();) {
        const auto next = inside.indexOf('\\', at);
        out += QString::fromUtf8(inside.sliced(at, (next < 0 ? inside.size() : next) - at));
        if (next < 0 || next + 1 >= inside.size()) {
            break;
        }
        const bool isCode = inside[next + 1] == 'u';
        const auto code = isCode ? inside.sliced(next + 2, qMin<qsizetype>(4, inside.size() - next - 2))
                                 : QByteArrayView();
        out += isCode ? QChar(code.toUShort(nullptr, 16)) : QChar(escaped(inside[next + 1]));
        at = next + 2 + code.size();
    }
    replaceLoneHalves(out);
    return out;
}

QString shownJson(JsonPiece value, qsizetype limit, bool *cut)
{
    QString shown
        = value.type == JsonType::Text ? textOf(value) : QString::fromUtf8(compact(value.bytes, limit * 4));
    *cut = shown.size() > limit;
    if (*cut) {
        shown.truncate(limit);
        shown.chop(!shown.isEmpty() && shown.back().isHighSurrogate() ? 1 : 0);
    }
    return shown;
}

} // namespace Hubdesk
