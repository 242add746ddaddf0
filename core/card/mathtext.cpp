// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Formulas as text. A formula is short (markMaths() sees to that), so everything here may be simple.
#include "core/card/htmlvalues.h"
#include "core/card/maths.h"
#include "core/card/mathsigns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int deepestGroup = 24;

struct Piece {
    QString html;
    QString plain;

    void add(QStringView text, QLatin1StringView tag = {})
    {
        plain += text;
        html += tag.isEmpty() ? QString() : u'<' + tag + u'>';
        escapeInto(html, text);
        html += tag.isEmpty() ? QString() : "</"_L1 + tag + u'>';
    }
    void add(const Piece &piece, QLatin1StringView tag = {})
    {
        plain += piece.plain;
        html += tag.isEmpty() ? piece.html : u'<' + tag + u'>' + piece.html + "</"_L1 + tag + u'>';
    }
    void addAir()
    {
        if (!plain.isEmpty() && !plain.endsWith(u' ')) {
            add(u" ");
        }
    }
};

class Formatter
{
public:
    explicit Formatter(QStringView tex)
        : m_tex(tex)
    {
    }

    Piece all()
    {
        Piece whole;
        while (m_at < m_tex.size()) {
            whole.add(sequence()); // a bracket too many ends one
            ++m_at;
        }
        return whole;
    }

private:
    Piece sequence()
    {
        Piece out;
        while (m_at < m_tex.size() && m_tex[m_at] != u'}') {
            step(out);
        }
        return out;
    }

    void step(Piece &out)
    {
        const auto c = m_tex[m_at];
        if (c == u'\\') {
            command(out, name());
        } else if (c == u'{') {
            out.add(argument());
        } else if (c == u'^' || c == u'_') {
            ++m_at;
            out.add(argument(), c == u'^' ? "sup"_L1 : "sub"_L1);
        } else if (c.isLetter()) {
            const auto from = m_at;
            while (m_at < m_tex.size() && m_tex[m_at].isLetter()) {
                ++m_at;
            }
            out.add(m_tex.sliced(from, m_at - from), "i"_L1);
        } else {
            ++m_at;
            sign(out, c);
        }
    }

    static void sign(Piece &out, QChar c)
    {
        if (c == u'=' || c == u'<' || c == u'>') {
            out.addAir();
            out.add(QString(c) + u' ');
        } else if (c.isSpace() || c == u'&') {
            out.addAir();
        } else if (c == u'-') {
            out.add(u"\u2212");
        } else {
            out.add(c == u'~' ? u" " : QStringView(&c, 1));
        }
    }

    /// Name of the command here, behind it afterwards.
    QStringView name()
    {
        const auto from = ++m_at;
        while (m_at < m_tex.size() && m_tex[m_at].unicode() < 0x80 && m_tex[m_at].isLetter()) {
            ++m_at;
        }
        m_at = qMin(qMax(m_at, from + 1), m_tex.size());
        return m_tex.sliced(qMin(from, m_tex.size()), m_at - qMin(from, m_at));
    }

    /// A group, a command or one sign.
    Piece argument()
    {
        Piece out;
        while (m_at < m_tex.size() && m_tex[m_at].isSpace()) {
            ++m_at;
        }
        if (m_at >= m_tex.size() || m_tex[m_at] == u'}') {
            return out;
        }
        if (m_depth >= deepestGroup) {
            ++m_at; // every call has to come on
            return out;
        }
        ++m_depth;
        if (m_tex[m_at] == u'{') {
            ++m_at;
            out = sequence();
            m_at = qMin(m_at + 1, m_tex.size());
        } else if (m_tex[m_at] == u'\\') {
            command(out, name());
        } else {
            const auto c = m_tex[m_at++];
            out.add(c == u'-' ? u"\u2212" : QStringView(&c, 1), c.isLetter() ? "i"_L1 : QLatin1StringView());
        }
        --m_depth;
        return out;
    }

    /// The words of a group, which are no formula.
    QString words()
    {
        if (m_at >= m_tex.size() || m_tex[m_at] != u'{') {
            return {};
        }
        const auto end = m_tex.indexOf(u'}', m_at);
        const auto text = m_tex.sliced(m_at + 1, (end < 0 ? m_tex.size() : end) - m_at - 1).toString();
        m_at = end < 0 ? m_tex.size() : end + 1;
        return text;
    }

    static void addFactor(Piece &out, const Piece &part)
    {
        const bool single = std::ranges::all_of(part.plain, [](QChar c) { return c.isLetterOrNumber(); });
        out.add(single ? u"" : u"(");
        out.add(part);
        out.add(single ? u"" : u")");
    }

    void command(Piece &out, QStringView name)
    {
        if (const auto sign = mathSigns().constFind(name); sign != mathSigns().cend()) {
            named(out, name, *sign);
        } else if (const auto relation = mathRelations().constFind(name);
                   relation != mathRelations().cend()) {
            out.addAir();
            out.add(relation->toString() + u' ');
        } else if (const auto accent = mathAccents().constFind(name); accent != mathAccents().cend()) {
            out.add(argument());
            out.add(QString(QChar(*accent)));
        } else if (!structure(out, name)) {
            out.add(u'\\' + name.toString());
        }
    }

    void named(Piece &out, QStringView name, QStringView sign)
    {
        const bool bracket = name == u"left" || name == u"right";
        if (bracket && m_at < m_tex.size() && m_tex[m_at] == u'.') {
            ++m_at; // a bracket that is not shown
        }
        const bool word = sign.size() > 1 && sign[0].isLetter();
        if (word && !out.plain.isEmpty() && out.plain.back().isLetterOrNumber()) {
            out.addAir();
        }
        out.add(sign);
        while (word && m_at < m_tex.size() && m_tex[m_at].isSpace()) {
            ++m_at;
        }
        if (word && m_at < m_tex.size() && (m_tex[m_at].isLetterOrNumber() || m_tex[m_at] == u'\\')) {
            out.add(u" ");
        }
    }

    bool structure(Piece &out, QStringView name)
    {
        if (name == u"frac" || name == u"dfrac" || name == u"tfrac") {
            addFactor(out, argument());
            out.add(u"/");
            addFactor(out, argument());
        } else if (name == u"sqrt") {
            out.add(u"√");
            addFactor(out, argument());
        } else if (name == u"mathbf" || name == u"boldsymbol" || name == u"bm") {
            out.add(argument(), "b"_L1);
        } else if (name == u"textbf") {
            out.add(words(), "b"_L1);
        } else if (name == u"mathbb") {
            out.add(mathDoubleStroke(argument().plain));
        } else if (name == u"text" || name == u"textit" || name == u"mathrm" || name == u"operatorname"
                   || name == u"textrm" || name == u"texttt" || name == u"mathtt" || name == u"mathsf") {
            out.add(words());
        } else if (name == u"mathcal" || name == u"mathit" || name == u"mathfrak") {
            out.add(argument());
        } else if (name == u"begin" || name == u"end" || name == u"tag" || name == u"label") {
            words();
        } else if (name == u"\\") {
            out.plain += u' ';
            out.html += "<br>"_L1;
        } else {
            return false;
        }
        return true;
    }

    QStringView m_tex;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

QString mathHtml(QStringView tex, QString *plain)
{
    auto whole = Formatter(tex.left(4'000)).all();
    if (plain) {
        *plain += whole.plain;
    }
    return whole.html;
}

} // namespace Hubdesk
