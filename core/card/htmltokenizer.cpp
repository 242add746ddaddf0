// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/htmltokenizer.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxTag = 512 * 1024; // a tag may carry a picture
constexpr int maxUnended = 32; // each costs one look through the rest
constexpr qsizetype maxAttributes = 64;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

const QHash<QStringView, char32_t> &namedCharacters()
{
    static const QHash<QStringView, char32_t> names{
        { u"amp", '&' },       { u"lt", '<' },       { u"gt", '>' },       { u"quot", '"' },
        { u"apos", '\'' },     { u"nbsp", 0xA0 },    { u"copy", 0xA9 },    { u"reg", 0xAE },
        { u"trade", 0x2122 },  { u"mdash", 0x2014 }, { u"ndash", 0x2013 }, { u"hellip", 0x2026 },
        { u"bull", 0x2022 },   { u"middot", 0xB7 },  { u"times", 0xD7 },   { u"divide", 0xF7 },
        { u"deg", 0xB0 },      { u"plusmn", 0xB1 },  { u"larr", 0x2190 },  { u"uarr", 0x2191 },
        { u"rarr", 0x2192 },   { u"darr", 0x2193 },  { u"harr", 0x2194 },  { u"lsquo", 0x2018 },
        { u"rsquo", 0x2019 },  { u"ldquo", 0x201C }, { u"rdquo", 0x201D }, { u"laquo", 0xAB },
        { u"raquo", 0xBB },    { u"sect", 0xA7 },    { u"para", 0xB6 },    { u"micro", 0xB5 },
        { u"euro", 0x20AC },   { u"pound", 0xA3 },   { u"yen", 0xA5 },     { u"cent", 0xA2 },
        { u"frac12", 0xBD },   { u"sup2", 0xB2 },    { u"sup3", 0xB3 },    { u"alpha", 0x3B1 },
        { u"beta", 0x3B2 },    { u"gamma", 0x3B3 },  { u"delta", 0x3B4 },  { u"lambda", 0x3BB },
        { u"mu", 0x3BC },      { u"pi", 0x3C0 },     { u"sigma", 0x3C3 },  { u"infin", 0x221E },
        { u"le", 0x2264 },     { u"ge", 0x2265 },    { u"ne", 0x2260 },    { u"asymp", 0x2248 },
        { u"sum", 0x2211 },    { u"radic", 0x221A }, { u"emsp", 0x2003 },  { u"ensp", 0x2002 },
        { u"thinsp", 0x2009 }, { u"zwj", 0x200D },   { u"zwnj", 0x200C },  { u"shy", 0xAD },
        { u"check", 0x2713 },  { u"cross", 0x2717 }, { u"star", 0x2606 },  { u"starf", 0x2605 },
        { u"hearts", 0x2665 }, { u"eacute", 0xE9 },  { u"egrave", 0xE8 },  { u"agrave", 0xE0 },
        { u"auml", 0xE4 },     { u"ouml", 0xF6 },    { u"uuml", 0xFC },    { u"szlig", 0xDF },
        { u"ccedil", 0xE7 },   { u"ntilde", 0xF1 },  { u"Auml", 0xC4 },    { u"Ouml", 0xD6 },
        { u"Uuml", 0xDC },     { u"colon", ':' },    { u"lpar", '(' },     { u"rpar", ')' },
        { u"Tab", '\t' },      { u"NewLine", '\n' }, { u"sol", '/' },      { u"num", '#' }
    };
    return names;
}

/// The character that the digits after `&#` mean; what is none becomes U+FFFD.
char32_t numericCharacter(QStringView digits, int base)
{
    bool ok = false;
    const auto code = digits.size() <= 8 ? digits.toUInt(&ok, base) : 0;
    const bool valid = ok && code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    return valid ? char32_t(code) : char32_t(0xFFFD);
}

/// Decodes the entity at `at` (which is an ampersand) into `out`; its length, or 0 if it is none.
qsizetype decodeEntity(QStringView text, qsizetype at, QString &out)
{
    auto end = at + 1;
    const bool numeric = end < text.size() && text[end] == u'#';
    end += numeric;
    const bool hex = numeric && end < text.size() && (text[end] == u'x' || text[end] == u'X');
    end += hex;
    const auto start = end;
    const auto isPart = [&](QChar c) {
        const bool digit = c >= u'0' && c <= u'9';
        const bool hexLetter = (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        return numeric ? digit || (hex && hexLetter) : digit || isLetter(c);
    };
    while (end < text.size() && end - start < 32 && isPart(text[end])) {
        ++end;
    }
    if (end == start) {
        return 0;
    }
    const auto word = text.sliced(start, end - start);
    const bool semicolon = end < text.size() && text[end] == u';';
    char32_t code = 0;
    if (numeric) {
        code = numericCharacter(word, hex ? 16 : 10);
    } else if (semicolon) {
        code = namedCharacters().value(word);
    }
    if (code == 0) {
        return 0;
    }
    out.append(QChar::fromUcs4(code));
    return end + semicolon - at;
}

} // namespace

QString decodeEntities(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const auto ampersand = text.indexOf(u'&', at);
        if (ampersand < 0) {
            out.append(text.sliced(at));
            break;
        }
        out.append(text.sliced(at, ampersand - at));
        const auto length = decodeEntity(text, ampersand, out);
        if (length == 0) {
            out.append(u'&');
        }
        at = ampersand + qMax<qsizetype>(length, 1);
    }
    return out;
}

QString HtmlToken::attribute(QLatin1StringView wanted) const
{
    const auto found = std::ranges::find(attributes, wanted, &HtmlAttribute::name);
    return found != attributes.end() ? (found->value.isNull() ? u""_s : found->value) : QString();
}

HtmlToken HtmlTokenizer::next()
{
    HtmlToken token;
    while (m_at < m_html.size()) {
        if (m_html[m_at] == u'<') {
            if (skipMarkup()) {
                continue;
            }
            if (readTag(token)) {
                return token;
            }
        }
        token.kind = HtmlToken::Kind::Text;
        token.text = readText();
        return token;
    }
    token.kind = HtmlToken::Kind::Finished;
    return token;
}

/// Comments, `<!...>`, `<?...>` and `</` before something that is no name.
bool HtmlTokenizer::skipMarkup()
{
    const auto rest = m_html.sliced(m_at);
    qsizetype end = 0;
    if (rest.startsWith(u"<!--")) {
        if (rest.startsWith(u"<!-->")) {
            m_at += 5;
            return true;
        }
        if (rest.startsWith(u"<!--->")) {
            m_at += 6;
            return true;
        }
        end = rest.indexOf(u"-->", 4);
        m_at = end < 0 ? m_html.size() : m_at + end + 3;
        return true;
    }
    const bool bogus = rest.size() > 1
        && (rest[1] == u'!' || rest[1] == u'?' || (rest[1] == u'/' && rest.size() > 2 && !isLetter(rest[2])));
    if (!bogus) {
        return false;
    }
    end = rest.indexOf(u'>');
    m_at = end < 0 ? m_html.size() : m_at + end + 1;
    return true;
}

bool HtmlTokenizer::readTag(HtmlToken &token)
{
    auto at = m_at + 1;
    const bool closing = at < m_html.size() && m_html[at] == u'/';
    at += closing;
    if (at >= m_html.size() || !isLetter(m_html[at]) || m_unended >= maxUnended) {
        return false;
    }
    const auto start = at;
    while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != u'/' && m_html[at] != u'>') {
        ++at;
    }
    token.name = m_html.sliced(start, qMin<qsizetype>(at - start, 64)).toString().toLower();
    const auto end = readAttributes(at, token);
    if (end < 0) {
        ++m_unended;
        token = {};
        return false;
    }
    token.kind = closing ? HtmlToken::Kind::End : HtmlToken::Kind::Start;
    m_at = end;
    return true;
}

/// Reads up to and with `>`; the place behind it, or -1 if there is none.
qsizetype HtmlTokenizer::readAttributes(qsizetype at, HtmlToken &token) const
{
    const auto limit = qMin(m_html.size(), at + maxTag);
    while (at < limit) {
        const auto c = m_html[at];
        if (c == u'>') {
            return at + 1;
        }
        if (isSpace(c) || c == u'/') {
            token.selfClosing = c == u'/';
            ++at;
            continue;
        }
        const auto start = at++; // a name may start with anything, even `=`
        while (at < limit && !isSpace(m_html[at]) && m_html[at] != u'/' && m_html[at] != u'>'
               && m_html[at] != u'=') {
            ++at;
        }
        HtmlAttribute attribute{ m_html.sliced(start, qMin<qsizetype>(at - start, 64)).toString().toLower(),
                                 {} };
        auto after = at;
        while (after < limit && isSpace(m_html[after])) {
            ++after;
        }
        if (after < limit && m_html[after] == u'=') {
            at = readValue(after + 1, &attribute.value);
        }
        if (at < 0) {
            return -1;
        }
        token.selfClosing = false;
        const bool known = std::ranges::contains(token.attributes, attribute.name, &HtmlAttribute::name);
        if (!known && token.attributes.size() < maxAttributes) {
            token.attributes.append(std::move(attribute));
        }
    }
    return -1;
}

/// The value after `=`; the place behind it, or -1 if its quote is never closed.
qsizetype HtmlTokenizer::readValue(qsizetype at, QString *value) const
{
    while (at < m_html.size() && isSpace(m_html[at])) {
        ++at;
    }
    if (at >= m_html.size()) {
        return -1;
    }
    const auto quote = m_html[at];
    if (quote == u'"' || quote == u'\'') {
        const auto end = m_html.indexOf(quote, at + 1);
        if (end < 0 || end - at > maxTag) {
            return -1;
        }
        *value = decodeEntities(m_html.sliced(at + 1, end - at - 1));
        return end + 1;
    }
    const auto start = at;
    while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != u'>') {
        ++at;
    }
    *value = decodeEntities(m_html.sliced(start, at - start));
    return at;
}

QString HtmlTokenizer::readText()
{
    auto end = m_html.indexOf(u'<', m_at + 1);
    end = end < 0 ? m_html.size() : end;
    const auto text = m_html.sliced(m_at, end - m_at);
    m_at = end;
    return decodeEntities(text);
}

void HtmlTokenizer::skipRawText(QStringView name)
{
    while (m_at < m_html.size()) {
        const auto found = m_html.indexOf(u"</", m_at);
        if (found < 0) {
            break;
        }
        m_at = found + 2;
        const auto after = m_at + name.size();
        const bool same
            = m_html.sliced(m_at, qMin(name.size(), m_html.size() - m_at)).compare(name, Qt::CaseInsensitive)
            == 0;
        if (same
            && (after >= m_html.size() || isSpace(m_html[after]) || m_html[after] == u'>'
                || m_html[after] == u'/')) {
            const auto end = m_html.indexOf(u'>', after);
            m_at = end < 0 ? m_html.size() : end + 1;
            return;
        }
    }
    m_at = m_html.size();
}

} // namespace Hubdesk
