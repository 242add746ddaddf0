// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/yamlnode.h"

#include <QHash>
#include <QScopeGuard>

#include <algorithm>
#include <utility>
#include <yaml.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxBytes = 1 << 20;
constexpr qsizetype deepestNode = 64;
constexpr qsizetype maxNodes = 200'000;

/// Composes libyaml's events into nodes. One use, one document.
class YamlReader
{
public:
    YamlReader(QByteArrayView text, int firstLine)
        : m_text(QString::fromUtf8(text).toUtf8())
        , m_firstLine(firstLine) // what is not UTF-8 becomes U+FFFD
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &m_parser, reinterpret_cast<const uchar *>(m_text.constData()), size_t(m_text.size()));
    }
    ~YamlReader() { yaml_parser_delete(&m_parser); }
    Q_DISABLE_COPY_MOVE(YamlReader)

    Result<YamlNode> read();

private:
    struct Open {
        YamlNode node;
        QString anchor;
        qsizetype weight = 1; ///< nodes in it, aliases expanded
        std::optional<YamlNode> key;
    };
    struct Anchored {
        YamlNode node;
        qsizetype weight = 1;
    };

    std::optional<Error> take(const yaml_event_t &event);
    std::optional<Error> takeScalar(const yaml_event_t &event);
    std::optional<Error> takeAlias(const yaml_event_t &event);
    std::optional<Error> open(YamlNode node, const yaml_char_t *anchor, const yaml_char_t *tag);
    std::optional<Error> close(YamlMark end);
    std::optional<Error> add(YamlNode node, const QString &anchor, qsizetype weight);
    Error errorAt(int line, const QString &what) const;
    Error parserError() const;

    static YamlMark mark(const yaml_mark_t &mark)
    {
        return { qsizetype(mark.index), int(mark.line), int(mark.column) };
    }
    static QString text(const yaml_char_t *text)
    {
        return QString::fromUtf8(reinterpret_cast<const char *>(text));
    }

    const QByteArray m_text;
    const int m_firstLine;
    yaml_parser_t m_parser{};
    QList<Open> m_open;
    QHash<QString, Anchored> m_anchors;
    qsizetype m_nodes = 0;
    int m_documents = 0;
    std::optional<YamlNode> m_root;
};

Result<YamlNode> YamlReader::read()
{
    if (m_text.size() > maxBytes) {
        return std::unexpected(errorAt(0, u"the metadata is longer than 1 MiB"_s));
    }
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&m_parser, &event)) {
            return std::unexpected(parserError());
        }
        const auto release = qScopeGuard([&event] { yaml_event_delete(&event); });
        done = event.type == YAML_STREAM_END_EVENT;
        if (auto error = take(event)) {
            return std::unexpected(*std::move(error));
        }
    }
    if (!m_root) {
        return YamlNode{ .plain = true };
    }
    return *std::move(m_root);
}

std::optional<Error> YamlReader::take(const yaml_event_t &event)
{
    switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++m_documents > 1) {
            return errorAt(int(event.start_mark.line), u"more than one document"_s);
        }
        return std::nullopt;
    case YAML_SCALAR_EVENT:
        return takeScalar(event);
    case YAML_ALIAS_EVENT:
        return takeAlias(event);
    case YAML_SEQUENCE_START_EVENT:
        return open({ .kind = YamlNode::Kind::Sequence, .start = mark(event.start_mark) },
                    event.data.sequence_start.anchor,
                    event.data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open({ .kind = YamlNode::Kind::Mapping, .start = mark(event.start_mark) },
                    event.data.mapping_start.anchor,
                    event.data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close(mark(event.end_mark));
    default:
        return std::nullopt;
    }
}

std::optional<Error> YamlReader::takeScalar(const yaml_event_t &event)
{
    const auto &scalar = event.data.scalar;
    YamlNode node{ .plain = scalar.style == YAML_PLAIN_SCALAR_STYLE,
                   .text = QString::fromUtf8(reinterpret_cast<const char *>(scalar.value),
                                             qsizetype(scalar.length)),
                   .tag = text(scalar.tag),
                   .start = mark(event.start_mark),
                   .end = mark(event.end_mark) };
    return add(std::move(node), text(scalar.anchor), 1);
}

std::optional<Error> YamlReader::takeAlias(const yaml_event_t &event)
{
    const auto name = text(event.data.alias.anchor);
    const auto found = m_anchors.constFind(name);
    if (found == m_anchors.cend()) {
        return errorAt(int(event.start_mark.line), u"unknown alias '%1'"_s.arg(name));
    }
    YamlNode node = found->node; // shared, not copied
    const auto weight = found->weight;
    node.start = mark(event.start_mark);
    node.end = mark(event.end_mark);
    return add(std::move(node), {}, weight);
}

std::optional<Error> YamlReader::open(YamlNode node, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (m_open.size() == deepestNode) {
        return errorAt(node.start.line, u"nested more than 64 levels deep"_s);
    }
    node.tag = text(tag);
    m_open.append(Open{ .node = std::move(node), .anchor = text(anchor), .key = std::nullopt });
    return std::nullopt;
}

std::optional<Error> YamlReader::close(YamlMark end)
{
    auto done = m_open.takeLast();
    done.node.end = end;
    return add(std::move(done.node), done.anchor, done.weight);
}

std::optional<Error> YamlReader::add(YamlNode node, const QString &anchor, qsizetype weight)
{
    // A tag of the document's own is what the official client cannot construct.
    if (node.tag.startsWith(u'!')) {
        return errorAt(node.start.line, u"unknown tag '%1'"_s.arg(node.tag));
    }
    if (!anchor.isEmpty()) {
        m_anchors.insert(anchor, { node, weight });
    }
    m_nodes += weight;
    if (m_nodes > maxNodes) {
        return errorAt(node.start.line, u"more than 200000 values, with aliases expanded"_s);
    }
    if (m_open.isEmpty()) {
        m_root = std::move(node);
        return std::nullopt;
    }
    auto &parent = m_open.last();
    parent.weight += weight;
    if (parent.node.kind == YamlNode::Kind::Sequence) {
        parent.node.items.append(std::move(node));
    } else if (parent.key) {
        parent.node.entries.append({ *std::exchange(parent.key, std::nullopt), std::move(node) });
    } else if (node.kind != YamlNode::Kind::Scalar) {
        return errorAt(node.start.line, u"a list or a mapping cannot be a key"_s);
    } else {
        parent.key = std::move(node);
    }
    return std::nullopt;
}

Error YamlReader::errorAt(int line, const QString &what) const
{
    return { Error::Kind::Protocol, u"line %1: %2"_s.arg(m_firstLine + line).arg(what) };
}

Error YamlReader::parserError() const
{
    auto what = QString::fromUtf8(m_parser.problem ? m_parser.problem : "unreadable");
    if (m_parser.context) {
        what = u"%1 %2"_s.arg(QString::fromUtf8(m_parser.context), what);
    }
    if (m_parser.error != YAML_READER_ERROR) {
        return errorAt(int(m_parser.problem_mark.line), what);
    }
    // The reader knows the byte, not the line.
    const auto before = QByteArrayView(m_text).first(qMin(qsizetype(m_parser.problem_offset), m_text.size()));
    return errorAt(int(before.count('\n')), what);
}

} // namespace

bool YamlNode::isNull() const
{
    return kind == Kind::Scalar && plain
        && (text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1);
}

std::optional<bool> YamlNode::boolean() const
{
    if (kind != Kind::Scalar || !plain) {
        return std::nullopt;
    }
    const auto isOneOf = [this](std::initializer_list<QLatin1StringView> words) {
        return std::ranges::any_of(words, [this](QLatin1StringView word) {
            const auto lower = QString(word);
            return text == lower || text == lower.toUpper()
                || text == lower.left(1).toUpper() + lower.sliced(1);
        });
    };
    if (isOneOf({ "true"_L1, "yes"_L1, "on"_L1 })) {
        return true;
    }
    return isOneOf({ "false"_L1, "no"_L1, "off"_L1 }) ? std::optional(false) : std::nullopt;
}

const YamlNode *YamlNode::value(QStringView key) const
{
    const YamlNode *found = nullptr;
    for (const auto &entry : entries) {
        if (entry.key.kind == Kind::Scalar && entry.key.text == key) {
            found = &entry.value;
        }
    }
    return found;
}

QString YamlNode::scalar() const
{
    return kind == Kind::Scalar && !isNull() ? text : QString();
}

QStringList YamlNode::list(qsizetype limit) const
{
    if (kind == Kind::Scalar) {
        return isNull() ? QStringList() : QStringList(text);
    }
    QStringList list;
    for (const auto &item : items) {
        if (item.kind == Kind::Scalar && !item.isNull() && list.size() < limit) {
            list.append(item.text);
        }
    }
    return list;
}

Result<YamlNode> readYaml(QByteArrayView text, int firstLine)
{
    return YamlReader(text, firstLine).read();
}

} // namespace Hubdesk
