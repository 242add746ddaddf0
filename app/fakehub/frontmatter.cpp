// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/frontmatter.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// One scalar or flow collection on a single line.
class Flow
{
public:
    explicit Flow(QString text)
        : m_text(std::move(text))
    {
    }

    QJsonValue value(bool inside = false)
    {
        skipBlanks();
        if (at(u'[')) {
            return list();
        }
        if (at(u'{')) {
            return map();
        }
        if (at(u'"') || at(u'\'')) {
            return quoted();
        }
        return plain(inside);
    }

private:
    [[nodiscard]] bool at(QChar c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace()) {
            ++m_at;
        }
    }

    QJsonValue list()
    {
        QJsonArray out;
        ++m_at;
        while (m_at < m_text.size()) {
            skipBlanks();
            if (at(u']')) {
                ++m_at;
                break;
            }
            out.append(value(true));
            skipBlanks();
            m_at += at(u',') ? 1 : 0;
        }
        return out;
    }

    QJsonValue map()
    {
        QJsonObject out;
        ++m_at;
        while (m_at < m_text.size()) {
            skipBlanks();
            if (at(u'}')) {
                ++m_at;
                break;
            }
            const qsizetype colon = m_text.indexOf(u':', m_at);
            if (colon < 0) {
                break;
            }
            const QString key = m_text.sliced(m_at, colon - m_at).trimmed();
            m_at = colon + 1;
            out.insert(key, value(true));
            skipBlanks();
            m_at += at(u',') ? 1 : 0;
        }
        return out;
    }

    QJsonValue quoted()
    {
        const QChar quote = m_text[m_at++];
        QString out;
        for (; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (quote == u'"' && m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
                const QChar escaped = m_text[++m_at];
                out += escaped == u'n' ? QChar(u'\n') : escaped == u't' ? QChar(u'\t') : escaped;
            } else {
                out += m_text[m_at];
            }
        }
        ++m_at;
        return out;
    }

    QJsonValue plain(bool inside)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !(inside && u",]}"_s.contains(m_text[m_at]))) {
            ++m_at;
        }
        QString word = m_text.sliced(from, m_at - from);
        word = word.section(u" #"_s, 0, 0).trimmed();
        if (word.startsWith(u'#') || word.isEmpty() || word == "~"_L1 || word == "null"_L1) {
            return QJsonValue::Null;
        }
        if (word == "true"_L1 || word == "false"_L1 || word == "yes"_L1 || word == "no"_L1) {
            return word == "true"_L1 || word == "yes"_L1;
        }
        static const QRegularExpression number(u"^[-+]?\\d+(\\.\\d*)?$"_s);
        return number.match(word).hasMatch() ? QJsonValue(word.toDouble()) : QJsonValue(word);
    }

    QString m_text;
    qsizetype m_at = 0;
};

class Block
{
public:
    explicit Block(QStringList lines)
        : m_lines(std::move(lines))
    {
    }

    QJsonValue node(qsizetype indent)
    {
        skipEmpty();
        if (done()) {
            return QJsonValue::Null;
        }
        return text().startsWith(u"- "_s) || text() == "-"_L1 ? list(indent) : map(indent);
    }

private:
    [[nodiscard]] bool done() const { return m_at >= m_lines.size(); }
    [[nodiscard]] QString text() const { return m_lines[m_at].trimmed(); }

    [[nodiscard]] qsizetype depth() const
    {
        const QString &line = m_lines[m_at];
        qsizetype n = 0;
        while (n < line.size() && line[n] == u' ') {
            ++n;
        }
        return n;
    }

    void skipEmpty()
    {
        while (!done() && (text().isEmpty() || text().startsWith(u'#'))) {
            ++m_at;
        }
    }

    QJsonValue list(qsizetype indent)
    {
        QJsonArray out;
        for (skipEmpty(); !done() && depth() == indent && text().startsWith(u'-'); skipEmpty()) {
            const qsizetype inner = indent + 2;
            const QString rest = m_lines[m_at].mid(indent + 1).trimmed();
            if (rest.isEmpty()) {
                ++m_at;
                skipEmpty();
                out.append(!done() && depth() > indent ? node(depth()) : QJsonValue::Null);
            } else if (keyEnd(rest) > 0) {
                m_lines[m_at]
                    = QString(inner, u' ') + rest; // the item is a map that begins on the dash's line
                out.append(map(inner));
            } else {
                ++m_at;
                out.append(Flow(rest).value());
            }
        }
        return out;
    }

    QJsonValue map(qsizetype indent)
    {
        QJsonObject out;
        for (skipEmpty(); !done() && depth() == indent; skipEmpty()) {
            const QString line = text();
            const qsizetype colon = keyEnd(line);
            if (colon <= 0) {
                ++m_at;
                continue;
            }
            const QString key = Flow(line.first(colon)).value().toVariant().toString();
            const QString rest = line.mid(colon + 1).trimmed();
            ++m_at;
            out.insert(key, mapValue(rest, indent));
        }
        return out;
    }

    QJsonValue mapValue(const QString &rest, qsizetype indent)
    {
        if (rest.startsWith(u'|') || rest.startsWith(u'>')) {
            return scalarBlock(rest.startsWith(u'>') ? u' ' : u'\n', indent);
        }
        if (!rest.isEmpty() && !rest.startsWith(u'#')) {
            return Flow(rest).value();
        }
        skipEmpty();
        const bool inner = !done() && (depth() > indent || (depth() == indent && text().startsWith(u'-')));
        return inner ? node(depth()) : QJsonValue(QJsonValue::Null);
    }

    QString scalarBlock(QChar glue, qsizetype indent)
    {
        QStringList parts;
        while (!done() && (text().isEmpty() || depth() > indent)) {
            parts.append(text());
            ++m_at;
        }
        while (!parts.isEmpty() && parts.last().isEmpty()) {
            parts.removeLast();
        }
        return parts.join(glue) + u'\n';
    }

    // Position of the colon that ends a key, or -1.
    static qsizetype keyEnd(const QString &line)
    {
        static const QRegularExpression key(u"^(\"[^\"]*\"|'[^']*'|[^\\s\"'\\[{#][^:]*):(\\s|$)"_s);
        const auto match = key.match(line);
        return match.hasMatch() ? match.capturedEnd(1) : -1;
    }

    QStringList m_lines;
    qsizetype m_at = 0;
};

} // namespace

QJsonValue yaml(const QByteArray &text)
{
    return Block(QString::fromUtf8(text).replace(u"\r\n"_s, u"\n"_s).split(u'\n')).node(0);
}

QJsonObject frontMatter(const QByteArray &readme)
{
    QString text = QString::fromUtf8(readme).replace(u"\r\n"_s, u"\n"_s);
    if (text.startsWith(QChar(0xfeff))) {
        text.remove(0, 1);
    }
    if (!text.startsWith(u"---\n"_s)) {
        return {};
    }
    const qsizetype end = text.indexOf(u"\n---"_s, 3);
    if (end < 0) {
        return {};
    }
    return Block(text.mid(4, end - 4).split(u'\n')).node(0).toObject();
}

} // namespace FakeHub
