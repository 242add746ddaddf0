// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/gguffacts.h"

#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// The head of a GGUF file: pairs of a key and a typed value, then the sizes of the tensors. A head that ends
// too early, or counts more than it holds, is read as far as it goes.
class GgufHead
{
public:
    explicit GgufHead(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    QJsonObject facts()
    {
        if (!m_bytes.startsWith("GGUF")) {
            return {};
        }
        m_at = 8;
        const auto tensors = number<quint64>();
        const auto pairs = number<quint64>();
        for (quint64 n = 0; n < pairs && more(); ++n) {
            readPair();
        }
        quint64 total = 0;
        for (quint64 n = 0; n < tensors && more(); ++n) {
            total += quint64(tensorSize());
        }
        for (const auto &[key, id] :
             { std::pair{ u"bos_token"_s, m_bos }, std::pair{ u"eos_token"_s, m_eos } }) {
            if (const QString token = tokenAt(id); !token.isEmpty()) {
                m_out.insert(key, token);
            }
        }
        m_out.insert(u"total"_s, qint64(total));
        return m_out;
    }

private:
    [[nodiscard]] bool more() const { return m_at < m_bytes.size(); }

    template<typename T>
    T number()
    {
        T value{};
        if (m_at + qsizetype(sizeof(T)) <= m_bytes.size()) {
            value = qFromLittleEndian<T>(m_bytes.constData() + m_at);
        }
        m_at += sizeof(T);
        return value;
    }

    QByteArray text()
    {
        const auto length = number<quint64>();
        const qsizetype left = std::max<qsizetype>(0, m_bytes.size() - m_at);
        const auto take = qsizetype(std::min(length, quint64(left)));
        m_at += take;
        return m_bytes.mid(m_at - take, take);
    }

    static qsizetype widthOf(quint32 type)
    {
        static constexpr std::array<qsizetype, 13> widths{ 1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8 };
        return type < widths.size() ? widths[type] : 0;
    }

    void skipArray()
    {
        const auto type = number<quint32>();
        const auto count = number<quint64>();
        if (type == stringType) {
            for (quint64 n = 0; n < count && more(); ++n) {
                text();
            }
        } else {
            const auto left = quint64(std::max<qsizetype>(0, m_bytes.size() - m_at));
            m_at += qsizetype(std::min(left, count > left ? left : count * quint64(widthOf(type))));
        }
    }

    void readPair()
    {
        const QByteArray key = text();
        const auto type = number<quint32>();
        if (type == arrayType) {
            if (key == "tokenizer.ggml.tokens") {
                m_tokens = m_at;
            }
            skipArray();
        } else if (type == stringType) {
            note(key, QString::fromUtf8(text()));
        } else if (type == 4) {
            note(key, qint64(number<quint32>()));
        } else {
            m_at += widthOf(type);
        }
    }

    void note(const QByteArray &key, const QJsonValue &value)
    {
        if (key == "general.architecture") {
            m_out.insert(u"architecture"_s, value);
        } else if (key == "tokenizer.chat_template") {
            m_out.insert(u"chat_template"_s, value);
        } else if (key.endsWith(".context_length")) {
            m_out.insert(u"context_length"_s, value);
        } else if (key == "tokenizer.ggml.bos_token_id") {
            m_bos = value.toInteger();
        } else if (key == "tokenizer.ggml.eos_token_id") {
            m_eos = value.toInteger();
        }
    }

    QString tokenAt(qint64 id)
    {
        if (m_tokens == 0 || id < 0) {
            return {};
        }
        m_at = m_tokens + 4;
        const auto count = number<quint64>();
        QByteArray token;
        for (qint64 n = 0; n <= id && quint64(n) < count && more(); ++n) {
            token = text();
        }
        return QString::fromUtf8(token);
    }

    qint64 tensorSize()
    {
        text();
        const auto dimensions = number<quint32>();
        quint64 size = 1;
        for (quint32 n = 0; n < dimensions && n < 8; ++n) {
            size *= number<quint64>();
        }
        m_at += 12; // type and place
        return qint64(size);
    }

    static constexpr quint32 stringType = 8;
    static constexpr quint32 arrayType = 9;

    QByteArray m_bytes;
    qsizetype m_at = 0;
    qsizetype m_tokens = 0; // where their array begins
    qint64 m_bos = -1;
    qint64 m_eos = -1;
    QJsonObject m_out;
};

constexpr qint64 mostHead = 16 << 20; // longer ones are not read to their end

QJsonObject factsOf(const Blob &blob)
{
    return GgufHead(blob.head().first(std::min(blob.head().size(), mostHead))).facts();
}

} // namespace

QJsonObject ggufFacts(const Tree &tree)
{
    static const QRegularExpression partName(u"^(.*)-\\d{5}-of-\\d{5}\\.gguf$"_s);
    QJsonObject facts;
    QString set; // the name that the parts share
    for (const auto &[path, file] : tree.asKeyValueRange()) {
        if (!path.endsWith(".gguf"_L1)) {
            continue;
        }
        const auto part = partName.match(path);
        if (facts.isEmpty()) {
            facts = factsOf(file.blob);
            set = part.captured(1);
        } else if (part.hasMatch() && part.captured(1) == set) {
            facts["total"_L1]
                = facts["total"_L1].toInteger() + factsOf(file.blob).value("total"_L1).toInteger();
        }
        if (!part.hasMatch()) {
            break;
        }
    }
    return facts;
}

} // namespace FakeHub
