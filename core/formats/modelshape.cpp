// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/modelshape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Keys = std::initializer_list<QLatin1StringView>;
using Cache = ModelShape::Cache;

constexpr std::array encoders{
    "albert"_L1,     "bert"_L1,         "camembert"_L1,  "clip"_L1,           "deberta"_L1,
    "deberta-v2"_L1, "dinov2"_L1,       "distilbert"_L1, "electra"_L1,        "esm"_L1,
    "hubert"_L1,     "jina-bert-v2"_L1, "modernbert"_L1, "modern-bert"_L1,    "mpnet"_L1,
    "new"_L1,        "nomic_bert"_L1,   "nomic-bert"_L1, "nomic-bert-moe"_L1, "roberta"_L1,
    "siglip"_L1,     "t5encoder"_L1,    "vit"_L1,        "wav2vec2"_L1,       "xlm-roberta"_L1,
};

// Models whose layers keep a state that does not grow with the text, alone or beside attention.
constexpr std::array recurrent{
    "bamba"_L1, "falcon_h1"_L1, "falcon-h1"_L1,  "granitemoehybrid"_L1, "granitehybrid"_L1,   "jamba"_L1,
    "mamba"_L1, "mamba2"_L1,    "nemotron_h"_L1, "nemotron_h_moe"_L1,   "recurrent_gemma"_L1, "rwkv"_L1,
    "rwkv5"_L1, "rwkv6"_L1,     "rwkv7"_L1,      "arwkv7"_L1,           "zamba"_L1,           "zamba2"_L1,
};

// Models in which a window without a list of layers holds for all of them.
constexpr std::array slidingThroughout{ "mistral"_L1, "mixtral"_L1, "phi3"_L1, "starcoder2"_L1 };

template<typename List>
bool isOneOf(const QString &name, const List &list)
{
    return std::ranges::any_of(list, [&](auto entry) { return name == entry; });
}

// The first key that holds a count; zero and nonsense are as good as missing.
std::optional<qint64> countIn(const QJsonObject &json, Keys keys)
{
    constexpr double most = 1e15;
    for (const auto key : keys) {
        const double number = json[key].toDouble();
        if (number >= 1 && number <= most && number == double(qint64(number))) {
            return qint64(number);
        }
    }
    return {};
}

// Models that see and hear describe the language model inside an object of its own.
QJsonObject textPart(const QJsonObject &config)
{
    const auto thinker = config["thinker_config"_L1].toObject();
    for (const auto &outer : { config, thinker }) {
        for (const auto key : { "text_config"_L1, "llm_config"_L1, "language_config"_L1, "text_model"_L1 }) {
            const auto inner = outer[key].toObject();
            if (countIn(inner, { "num_hidden_layers"_L1, "n_layer"_L1, "hidden_size"_L1 })) {
                return inner;
            }
        }
    }
    return config;
}

std::optional<int> weightBitsIn(const QJsonObject &config)
{
    for (const auto key : { "quantization_config"_L1, "quantization"_L1 }) {
        const auto how = config[key].toObject();
        const auto group = how["config_groups"_L1].toObject()["group_0"_L1].toObject();
        const auto bits = countIn(how, { "bits"_L1, "w_bit"_L1 });
        const auto inGroup = countIn(group["weights"_L1].toObject(), { "num_bits"_L1 });
        if (const auto found = bits ? bits : inGroup; found && *found <= 16) {
            return int(*found);
        }
        if (how["load_in_4bit"_L1].toBool() || how["load_in_8bit"_L1].toBool()) {
            return how["load_in_4bit"_L1].toBool() ? 4 : 8;
        }
    }
    return {};
}

void readHeads(const QJsonObject &text, ModelShape *shape)
{
    shape->heads = countIn(text,
                           { "num_attention_heads"_L1,
                             "n_head"_L1,
                             "n_heads"_L1,
                             "num_heads"_L1,
                             "decoder_attention_heads"_L1 });
    shape->kvHeads = countIn(text,
                             { "num_key_value_heads"_L1,
                               "num_kv_heads"_L1,
                               "n_head_kv"_L1,
                               "n_kv_heads"_L1,
                               "multi_query_group_num"_L1 });
    const auto inner = text["attn_config"_L1].toObject(); // MPT, DBRX
    if (!shape->kvHeads) {
        shape->kvHeads = countIn(inner, { "kv_n_heads"_L1 });
    }
    // Falcon's first generation and StarCoder: one head for all, and the key for a number does not count.
    if (text["multi_query"_L1].toBool() && !text["new_decoder_architecture"_L1].toBool()) {
        shape->kvHeads = 1;
    }
    shape->isKvHeadsDerived = !shape->kvHeads && shape->heads;
    if (shape->isKvHeadsDerived) {
        shape->kvHeads = shape->heads;
    }
}

void deriveHeadDim(ModelShape *shape)
{
    const bool canDerive = shape->hiddenSize && shape->heads && *shape->hiddenSize % *shape->heads == 0;
    if (!shape->keyDim && canDerive) {
        shape->keyDim = *shape->hiddenSize / *shape->heads;
        shape->isHeadDimDerived = true;
    }
    if (!shape->valueDim) {
        shape->valueDim = shape->keyDim;
    }
}

void readSizes(const QJsonObject &text, ModelShape *shape)
{
    shape->layers = countIn(
        text, { "num_hidden_layers"_L1, "n_layer"_L1, "n_layers"_L1, "num_layers"_L1, "decoder_layers"_L1 });
    shape->hiddenSize = countIn(
        text, { "hidden_size"_L1, "n_embd"_L1, "d_model"_L1, "dim"_L1, "hidden_dim"_L1, "embed_dim"_L1 });
    shape->keyDim = countIn(text, { "head_dim"_L1, "kv_channels"_L1, "d_kv"_L1, "attention_head_size"_L1 });
    shape->valueDim = countIn(text, { "v_head_dim"_L1 });
    shape->contextLength = countIn(text,
                                   { "max_position_embeddings"_L1,
                                     "n_positions"_L1,
                                     "n_ctx"_L1,
                                     "seq_length"_L1,
                                     "max_seq_len"_L1,
                                     "max_sequence_length"_L1,
                                     "model_max_length"_L1 });
    shape->vocabularySize = countIn(text, { "vocab_size"_L1, "padded_vocab_size"_L1, "n_vocab"_L1 });
}

// What kind of thing the model keeps; Known here only says that it is keys and values.
Cache kindOfCache(const QJsonObject &config, const QJsonObject &text, const ModelShape &shape)
{
    if (config["is_encoder_decoder"_L1].toBool()) {
        return Cache::EncoderDecoder;
    }
    if (isOneOf(shape.architecture, encoders) && !text["is_decoder"_L1].toBool()) {
        return Cache::None;
    }
    if (countIn(text, { "kv_lora_rank"_L1 })) {
        return Cache::Latent;
    }
    if (isOneOf(shape.architecture, recurrent) && !text["layer_types"_L1].isArray()) {
        return Cache::OtherState;
    }
    const auto names = config["architectures"_L1].toArray();
    const bool generates = std::ranges::any_of(names, [](const auto &name) {
        const auto text = name.toString();
        return std::ranges::any_of(
            std::array{
                "CausalLM"_L1, "LMHeadModel"_L1, "ConditionalGeneration"_L1, "ChatGLM"_L1, "ChatModel"_L1 },
            [&](auto word) { return text.contains(word); });
    });
    return generates ? Cache::Known : Cache::Unclear;
}

// From a list that names the kind of every layer. False for one that we do not know.
bool readLayerTypes(const QJsonArray &types, qint64 window, ModelShape *shape)
{
    const auto kvHeads = shape->kvHeads.value_or(0);
    QMap<qint64, qint64> layersByWindow;
    for (const auto &type : types) {
        const auto name = type.toString();
        if (name == "full_attention"_L1 || name == "attention"_L1) {
            ++layersByWindow[0];
        } else if (name == "sliding_attention"_L1 || name == "chunked_attention"_L1) {
            ++layersByWindow[window];
            shape->isAtMost = shape->isAtMost || window == 0;
        } else if (name != "linear_attention"_L1 && name != "mamba"_L1 && name != "conv"_L1) {
            return false;
        }
    }
    for (auto it = layersByWindow.cbegin(); it != layersByWindow.cend(); ++it) {
        shape->caching << CachingLayers{ it.value(), kvHeads, it.key() };
    }
    return true;
}

// Which layers keep everything, and which only a window.
Cache readCaching(const QJsonObject &text, ModelShape *shape)
{
    if (!shape->layers || !shape->kvHeads || !shape->keyDim || !shape->valueDim) {
        return Cache::Unknown;
    }
    const bool isOff = text["use_sliding_window"_L1].isBool() && !text["use_sliding_window"_L1].toBool();
    const auto window
        = isOff ? 0 : countIn(text, { "sliding_window"_L1, "attention_chunk_size"_L1 }).value_or(0);
    const auto types = text["layer_types"_L1].toArray();
    if (!types.isEmpty()) {
        const bool isKnown = types.size() == *shape->layers && readLayerTypes(types, window, shape);
        return isKnown ? Cache::Known : Cache::OtherState;
    }
    const auto pattern = countIn(text, { "sliding_window_pattern"_L1 });
    if (window > 0 && pattern) {
        const auto full = *shape->layers / *pattern; // every n-th layer sees everything
        shape->caching << CachingLayers{ full, *shape->kvHeads, 0 }
                       << CachingLayers{ *shape->layers - full, *shape->kvHeads, window };
        return Cache::Known;
    }
    const bool isThroughout = window > 0 && isOneOf(shape->architecture, slidingThroughout);
    shape->isAtMost = window > 0 && !isThroughout;
    shape->caching << CachingLayers{ *shape->layers, *shape->kvHeads, isThroughout ? window : 0 };
    return Cache::Known;
}

Cache kindOfCache(const GgufFacts &facts)
{
    if (isOneOf(facts.architecture, encoders)) {
        return Cache::None;
    }
    if (isOneOf(facts.architecture, recurrent)) {
        return Cache::OtherState;
    }
    if (facts.architecture == "t5"_L1) {
        return Cache::EncoderDecoder;
    }
    return facts.latentRank ? Cache::Latent : facts.layers ? Cache::Known : Cache::Unknown;
}

} // namespace

Result<ModelShape> ModelShape::fromConfig(QByteArrayView json)
{
    if (json.size() > largestConfig) {
        return fail(Error::Kind::Protocol,
                    u"a config.json of over %1 bytes is not read"_s.arg(largestConfig));
    }
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json.toByteArray(), &problem);
    if (!document.isObject()) {
        return fail(Error::Kind::Protocol,
                    u"config.json is not a JSON object: at byte %1, %2"_s.arg(problem.offset)
                        .arg(problem.errorString()));
    }
    return fromConfig(document.object());
}

ModelShape ModelShape::fromConfig(const QJsonObject &config)
{
    ModelShape shape;
    const auto text = textPart(config);
    shape.architecture = text["model_type"_L1].toString(config["model_type"_L1].toString());
    shape.weightBits = weightBitsIn(config);
    readSizes(text, &shape);
    readHeads(text, &shape);
    deriveHeadDim(&shape);
    shape.cache = kindOfCache(config, text, shape);
    if (shape.cache == Cache::Known) {
        shape.cache = readCaching(text, &shape);
    }
    return shape;
}

ModelShape ModelShape::fromGguf(const GgufFacts &facts)
{
    ModelShape shape;
    shape.architecture = facts.architecture;
    shape.layers = facts.layers;
    shape.hiddenSize = facts.embeddingLength;
    shape.heads = facts.heads;
    shape.kvHeads = facts.kvHeads;
    shape.keyDim = facts.headDim;
    shape.valueDim = facts.valueDim ? facts.valueDim : facts.headDim;
    shape.contextLength = facts.contextLength;
    shape.vocabularySize = facts.vocabularySize;
    shape.isHeadDimDerived = facts.headDim && !facts.isHeadDimStated;
    shape.isKvHeadsDerived = !facts.kvHeads && facts.kvHeadsByLayer.isEmpty() && facts.heads;
    if (shape.isKvHeadsDerived) {
        shape.kvHeads = facts.heads;
    }
    shape.isAtMost = facts.slidingWindow.has_value();
    shape.cache = kindOfCache(facts);
    if (shape.cache != Cache::Known) {
        return shape;
    }
    QMap<qint64, qint64> layersByHeads;
    for (const auto heads : facts.kvHeadsByLayer) {
        layersByHeads[heads] += heads > 0 ? 1 : 0;
    }
    if (layersByHeads.isEmpty() && shape.kvHeads && shape.layers) {
        layersByHeads.insert(*shape.kvHeads, *shape.layers);
    }
    for (auto it = layersByHeads.cbegin(); it != layersByHeads.cend(); ++it) {
        if (it.value() > 0) {
            shape.caching << CachingLayers{ it.value(), it.key(), 0 };
        }
    }
    const bool isKnown = !shape.caching.isEmpty() && shape.keyDim;
    shape.cache = isKnown ? Cache::Known : Cache::Unknown;
    return shape;
}

} // namespace Hubdesk
