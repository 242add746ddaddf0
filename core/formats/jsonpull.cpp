// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/jsonpull.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype deepestLevel = 128;

bool isDecimal(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

JsonPull::JsonPull(QByteArrayView text)
    : m_text(text)
{
    if (!QUtf8StringView(text.data(), text.size()).isValidUtf8()) {
        fault(u"the text is not UTF-8"_s);
    }
}

bool JsonPull::fault(const QString &reason)
{
    if (m_fault.isEmpty()) {
        m_fault = u"at byte %1: %2"_s.arg(m_at).arg(reason);
        m_at = m_text.size();
    }
    return false;
}

void JsonPull::skipSpace()
{
    while (m_at < m_text.size()
           && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t')) {
        ++m_at;
    }
}

bool JsonPull::take(char c)
{
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == c) {
        ++m_at;
        return true;
    }
    return false;
}

JsonPull::Kind JsonPull::peek()
{
    skipSpace();
    if (hasFailed() || m_at >= m_text.size()) {
        return Kind::Nothing;
    }
    switch (m_text[m_at]) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
    case 'n':
        return Kind::Literal;
    default:
        return m_text[m_at] == '-' || isDecimal(m_text[m_at]) ? Kind::Number : Kind::Nothing;
    }
}

bool JsonPull::enter(char open)
{
    if (hasFailed() || !take(open)) {
        return fault(open == '{' ? u"an object is expected"_s : u"a list is expected"_s);
    }
    if (m_levels.size() >= deepestLevel) {
        return fault(u"nested too deeply"_s);
    }
    m_levels.append('\1');
    return true;
}

// Steps to the next item of what was entered last, over the comma; leaves it at its end.
bool JsonPull::more(char close)
{
    if (hasFailed() || m_levels.isEmpty()) {
        return false;
    }
    if (take(close)) {
        m_levels.chop(1);
        return false;
    }
    if (m_levels.back() == '\1') {
        m_levels.back() = '\0';
        return true;
    }
    return take(',') || fault(u"a comma or '%1' is expected"_s.arg(QLatin1Char(close)));
}

bool JsonPull::enterObject()
{
    return enter('{');
}

bool JsonPull::nextKey(QString *key)
{
    if (!more('}')) {
        return false;
    }
    const auto text = string();
    if (!text) {
        return false;
    }
    *key = *text;
    return take(':') || fault(u"a colon is expected"_s);
}

bool JsonPull::enterArray()
{
    return enter('[');
}

bool JsonPull::nextItem()
{
    return more(']');
}

std::optional<QString> JsonPull::string()
{
    if (hasFailed() || !take('"')) {
        fault(u"a text is expected"_s);
        return {};
    }
    QString text;
    qsizetype from = m_at;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c != '"' && c != '\\' && uchar(c) >= 0x20) {
            ++m_at;
            continue;
        }
        text += QUtf8StringView(m_text.data() + from, m_at - from).toString();
        if (uchar(c) < 0x20) {
            break;
        }
        ++m_at;
        if (c == '"') {
            return text;
        }
        if (!readEscape(&text)) {
            return {};
        }
        from = m_at;
    }
    fault(m_at < m_text.size() ? u"a control character in a text"_s : u"a text has no end"_s);
    return {};
}

bool JsonPull::readEscape(QString *text)
{
    static constexpr QByteArrayView names = "\"\\/bfnrt";
    static constexpr QByteArrayView meanings = "\"\\/\b\f\n\r\t";
    const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
    ++m_at;
    if (const auto i = names.indexOf(c); i >= 0 && c != '\0') {
        *text += QLatin1Char(meanings[i]);
        return true;
    }
    if (c != 'u') {
        return fault(u"an unknown escape in a text"_s);
    }
    const auto unit = hexUnit();
    if (!unit) {
        return false;
    }
    if (!QChar::isSurrogate(*unit)) {
        *text += QChar(*unit);
        return true;
    }
    const bool pairs = QChar::isHighSurrogate(*unit) && m_text.sliced(m_at).startsWith("\\u");
    m_at += pairs ? 2 : 0;
    const auto low = pairs ? hexUnit() : std::nullopt;
    if (!low || !QChar::isLowSurrogate(*low)) {
        return fault(u"half a surrogate pair in a text"_s);
    }
    *text += QChar(*unit);
    *text += QChar(*low);
    return true;
}

std::optional<char16_t> JsonPull::hexUnit()
{
    bool isHex = m_text.size() - m_at >= 4;
    char16_t unit = 0;
    for (int i = 0; isHex && i < 4; ++i) {
        const char c = m_text[m_at + i];
        const int digit = isDecimal(c) ? c - '0'
            : c >= 'a' && c <= 'f'     ? c - 'a' + 10
            : c >= 'A' && c <= 'F'     ? c - 'A' + 10
                                       : -1;
        isHex = digit >= 0;
        unit = char16_t(unit * 16 + (digit & 15));
    }
    if (!isHex) {
        fault(u"\\u needs four hex digits"_s);
        return {};
    }
    m_at += 4;
    return unit;
}

bool JsonPull::digits()
{
    const auto from = m_at;
    while (m_at < m_text.size() && isDecimal(m_text[m_at])) {
        ++m_at;
    }
    return m_at > from || fault(u"a digit is expected"_s);
}

QByteArrayView JsonPull::numberText()
{
    if (peek() != Kind::Number) {
        fault(u"a number is expected"_s);
        return {};
    }
    const auto from = m_at;
    const auto next = [this] { return m_at < m_text.size() ? m_text[m_at] : '\0'; };
    m_at += next() == '-' ? 1 : 0;
    const bool isZero = next() == '0';
    bool isGood = digits();
    if (isGood && isZero && m_at - from > (m_text[from] == '-' ? 2 : 1)) {
        isGood = fault(u"a number starts with 0"_s);
    }
    if (isGood && next() == '.') {
        ++m_at;
        isGood = digits();
    }
    if (isGood && (next() == 'e' || next() == 'E')) {
        ++m_at;
        m_at += next() == '+' || next() == '-' ? 1 : 0;
        isGood = digits();
    }
    return isGood ? m_text.sliced(from, m_at - from) : QByteArrayView();
}

std::optional<qint64> JsonPull::wholeNumber()
{
    const auto text = numberText();
    bool isWhole = false;
    const auto value = text.toLongLong(&isWhole);
    if (!isWhole || text.front() == '-') {
        fault(u"a whole number from 0 to 2^63 - 1 is expected"_s);
        return {};
    }
    return value;
}

std::optional<double> JsonPull::number()
{
    const auto text = numberText();
    const double value = text.isEmpty() ? 0 : text.toDouble();
    if (text.isEmpty() || !std::isfinite(value)) {
        fault(u"a number in the range of a double is expected"_s);
        return {};
    }
    return value;
}

bool JsonPull::literal()
{
    for (const QByteArrayView word : { "null", "true", "false" }) {
        if (m_text.sliced(m_at).startsWith(word)) {
            m_at += word.size();
            return true;
        }
    }
    return fault(u"an unknown word"_s);
}

bool JsonPull::null()
{
    return peek() == Kind::Literal && m_text[m_at] == 'n' && literal();
}

bool JsonPull::skip()
{
    QString key;
    switch (peek()) {
    case Kind::Object:
        for (enterObject(); nextKey(&key);) {
            skip();
        }
        break;
    case Kind::Array:
        for (enterArray(); nextItem();) {
            skip();
        }
        break;
    case Kind::String:
        string();
        break;
    case Kind::Number:
        numberText();
        break;
    case Kind::Literal:
        literal();
        break;
    case Kind::Nothing:
        fault(u"a value is expected"_s);
        break;
    }
    return !hasFailed();
}

bool JsonPull::end()
{
    skipSpace();
    return !hasFailed() && (m_at == m_text.size() || fault(u"text after the end"_s));
}

} // namespace Hubdesk
