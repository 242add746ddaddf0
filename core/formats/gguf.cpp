// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/gguf.h"

#include "core/formats/ggmltypes.h"

#include <QtNumeric>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// Looks up keys of a header, also those that begin with the architecture ("llama.block_count").
class Lookup
{
public:
    explicit Lookup(const GgufHeader &header)
        : m_header(header)
        , m_prefix(text("general.architecture"_L1) + u'.')
    {
    }

    QString text(QLatin1StringView key) const
    {
        const auto *value = m_header.find(key);
        return value == nullptr ? QString() : value->text().value_or(QString());
    }
    const GgufValue *own(QLatin1StringView key) const { return m_header.find(m_prefix + key); }
    std::optional<qint64> integer(const QString &key) const
    {
        const auto *value = m_header.find(key);
        return value == nullptr ? std::nullopt : value->integer();
    }
    /// Of the architecture, and more than zero: a zero says "there is none".
    std::optional<qint64> count(QLatin1StringView key) const
    {
        const auto number = integer(m_prefix + key);
        return number && *number > 0 ? number : std::nullopt;
    }

private:
    const GgufHeader &m_header;
    QString m_prefix;
};

// Where all layers are alike, the number; otherwise the list, unless it was cut.
void readKvHeads(const GgufValue *value, GgufFacts *facts)
{
    if (value == nullptr) {
        return;
    }
    if (value->type != GgufType::Array) {
        const auto heads = value->integer();
        facts->kvHeads = heads && *heads > 0 ? heads : std::nullopt;
        return;
    }
    QList<qint64> byLayer;
    for (const auto &item : value->first) {
        byLayer << item.integer().value_or(-1);
    }
    if (value->isCut || byLayer.isEmpty() || std::ranges::any_of(byLayer, [](auto n) { return n < 0; })) {
        return;
    }
    if (byLayer.first() > 0 && byLayer.count(byLayer.first()) == byLayer.size()) {
        facts->kvHeads = byLayer.first();
    } else {
        facts->kvHeadsByLayer = byLayer;
    }
}

void readAttention(const Lookup &lookup, GgufFacts *facts)
{
    facts->heads = lookup.count("attention.head_count"_L1);
    readKvHeads(lookup.own("attention.head_count_kv"_L1), facts);
    facts->headDim = lookup.count("attention.key_length"_L1);
    facts->isHeadDimStated = facts->headDim.has_value();
    if (!facts->headDim && facts->heads && facts->embeddingLength
        && *facts->embeddingLength % *facts->heads == 0) {
        facts->headDim = *facts->embeddingLength / *facts->heads;
    }
    facts->valueDim = lookup.count("attention.value_length"_L1);
    facts->slidingWindow = lookup.count("attention.sliding_window"_L1);
    facts->latentRank = lookup.count("attention.kv_lora_rank"_L1);
}

QString mostWeightsOf(const QList<GgufTensor> &tensors)
{
    QHash<quint32, double> weights; // a sum may pass 2^63 in a hostile file
    const GgufTensor *most = nullptr;
    double mostSoFar = 0;
    for (const auto &tensor : tensors) {
        auto &sum = weights[tensor.type];
        sum += double(tensor.weights());
        if (sum > mostSoFar) {
            mostSoFar = sum;
            most = &tensor;
        }
    }
    return most == nullptr ? QString() : most->typeName();
}

void readChatTemplate(const GgufHeader &header, GgufFacts *facts)
{
    if (const auto *value = header.find(u"tokenizer.chat_template"_s)) {
        facts->chatTemplate = value->text().value_or(QString());
        facts->isChatTemplateCut = value->isCut && !facts->chatTemplate.isEmpty();
    }
}

} // namespace

// Not in the class: there QList could not yet compare what is its own member.
bool GgufValue::operator==(const GgufValue &) const = default;

std::optional<qint64> GgufValue::integer() const
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        return *number;
    }
    const auto *number = std::get_if<quint64>(&value);
    if (number == nullptr || *number > quint64(std::numeric_limits<qint64>::max())) {
        return {};
    }
    return qint64(*number);
}

std::optional<QString> GgufValue::text() const
{
    const auto *found = std::get_if<QString>(&value);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<double> GgufValue::number() const
{
    if (const auto *real = std::get_if<double>(&value)) {
        return *real;
    }
    if (const auto *natural = std::get_if<quint64>(&value)) {
        return double(*natural);
    }
    const auto whole = integer();
    return whole ? std::optional(double(*whole)) : std::nullopt;
}

qint64 GgufTensor::weights() const
{
    qint64 product = 1;
    for (const auto size : shape) {
        if (size < 0 || qMulOverflow(product, size, &product)) {
            return 0;
        }
    }
    return product;
}

std::optional<qint64> GgufTensor::bytes() const
{
    const auto *known = GgmlType::byId(type);
    if (known == nullptr || (shape.isEmpty() ? 1 : shape.first()) % known->blockWeights != 0) {
        return {};
    }
    qint64 total = 0;
    if (qMulOverflow(weights() / known->blockWeights, qint64(known->blockBytes), &total)) {
        return {};
    }
    return total;
}

QString GgufTensor::typeName() const
{
    const auto *known = GgmlType::byId(type);
    return known == nullptr ? u"type %1"_s.arg(type) : known->name;
}

const GgufValue *GgufHeader::find(const QString &key) const
{
    const auto found = std::ranges::find(values, key, &std::pair<QString, GgufValue>::first);
    return found == values.end() ? nullptr : &found->second;
}

GgufFacts GgufHeader::facts() const
{
    const Lookup lookup(*this);
    GgufFacts facts;
    facts.architecture = lookup.text("general.architecture"_L1);
    facts.name = lookup.text("general.name"_L1);
    facts.sizeLabel = lookup.text("general.size_label"_L1);
    const auto fileType = lookup.integer(u"general.file_type"_s).value_or(-1);
    facts.fileType = fileType >= 0 && fileType < 1 << 16 ? ggmlFileType(quint32(fileType)) : QString();
    facts.mostWeights = mostWeightsOf(tensors);
    facts.contextLength = lookup.count("context_length"_L1);
    facts.embeddingLength = lookup.count("embedding_length"_L1);
    facts.layers = lookup.count("block_count"_L1);
    readAttention(lookup, &facts);
    facts.vocabularySize = lookup.count("vocab_size"_L1);
    const auto *tokens = find(u"tokenizer.ggml.tokens"_s);
    if (!facts.vocabularySize && tokens != nullptr && tokens->count > 0) {
        facts.vocabularySize = tokens->count;
    }
    facts.experts = lookup.count("expert_count"_L1);
    facts.expertsUsed = lookup.count("expert_used_count"_L1);
    facts.splitNumber = lookup.integer(u"split.no"_s);
    facts.splitCount = lookup.integer(u"split.count"_s);
    readChatTemplate(*this, &facts);
    return facts;
}

} // namespace Hubdesk
