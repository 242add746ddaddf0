// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/memoryneed.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Cache = ModelShape::Cache;

class TestMemoryNeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsConfigsOfManyFamilies_data();
    void readsConfigsOfManyFamilies();
    void tellsWhyThereIsNoCache_data();
    void tellsWhyThereIsNoCache();
    void tellsLayersWithAWindow_data();
    void tellsLayersWithAWindow();
    void tellsTheBitsOfAQuantisation_data();
    void tellsTheBitsOfAQuantisation();
    void marksWhatIsDerived();
    void refusesWhatIsNoConfig_data();
    void refusesWhatIsNoConfig();
    void readsAGgufFile();
    void readsHeadsByLayerOfAGgufFile();
    void showsTheArithmetic();
    void aWindowBoundsTheTokens();
    void anEncoderKeepsNothing();
    void doesNotGuessWhatIsMissing();
    void numbersBeyondReason();

private:
    void olderFamilies();
};

namespace
{

ModelShape shapeOf(const QByteArray &json)
{
    const auto shape = ModelShape::fromConfig(json);
    return shape ? *shape : ModelShape();
}

// A decoder of the usual make, with more keys.
QByteArray decoder(const QByteArray &more)
{
    return R"({"architectures":["XForCausalLM"],"num_hidden_layers":12,"hidden_size":64,)"
           R"("num_attention_heads":4,"max_position_embeddings":4096)"
        + (more.isEmpty() ? QByteArray() : ',' + more) + '}';
}

constexpr qint64 gib = 1LL << 30;

} // namespace

void TestMemoryNeed::readsConfigsOfManyFamilies_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<CachingLayers>("layers");
    QTest::addColumn<qint64>("headDim");
    QTest::addColumn<qint64>("context");
    const auto row
        = [](const char *name, const char *json, qint64 layers, qint64 kv, qint64 dim, qint64 context) {
              QTest::newRow(name) << QByteArray(json) << CachingLayers{ layers, kv, 0 } << dim << context;
          };
    row("Llama with grouped heads",
        R"({"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":4096,"num_hidden_layers":32,)"
        R"("num_attention_heads":32,"num_key_value_heads":8,"max_position_embeddings":131072})",
        32,
        8,
        128,
        131072);
    row("Qwen3 with heads of their own size",
        R"({"architectures":["Qwen3ForCausalLM"],"model_type":"qwen3","hidden_size":1024,"num_hidden_layers":28,)"
        R"("num_attention_heads":16,"num_key_value_heads":8,"head_dim":128,"max_position_embeddings":40960,)"
        R"("use_sliding_window":false,"sliding_window":null})",
        28,
        8,
        128,
        40960);
    row("a model that sees, with its language model inside",
        R"({"architectures":["Gemma3ForConditionalGeneration"],"model_type":"gemma3","hidden_size":7,)"
        R"("vision_config":{"num_hidden_layers":27},"text_config":{"model_type":"gemma3_text","hidden_size":2560,)"
        R"("num_hidden_layers":34,"num_attention_heads":8,"num_key_value_heads":4,"head_dim":256,)"
        R"("max_position_embeddings":131072}})",
        34,
        4,
        256,
        131072);
    row("a model that hears and sees, two levels down",
        R"({"architectures":["QOmniForConditionalGeneration"],"thinker_config":{"text_config":{)"
        R"("hidden_size":2048,"num_hidden_layers":36,"num_attention_heads":16,"num_key_value_heads":2,)"
        R"("max_position_embeddings":32768}}})",
        36,
        2,
        128,
        32768);
    olderFamilies();
}

void TestMemoryNeed::olderFamilies()
{
    const auto row
        = [](const char *name, const char *json, qint64 layers, qint64 kv, qint64 dim, qint64 context) {
              QTest::newRow(name) << QByteArray(json) << CachingLayers{ layers, kv, 0 } << dim << context;
          };
    row("GPT-2",
        R"({"architectures":["GPT2LMHeadModel"],"model_type":"gpt2","n_embd":768,"n_layer":12,"n_head":12,)"
        R"("n_positions":1024})",
        12,
        12,
        64,
        1024);
    row("StarCoder with one head for all",
        R"({"architectures":["GPTBigCodeForCausalLM"],"n_embd":6144,"n_layer":40,"n_head":48,)"
        R"("n_positions":8192,"multi_query":true})",
        40,
        1,
        128,
        8192);
    row("Falcon with its newer layout",
        R"({"architectures":["FalconForCausalLM"],"hidden_size":8192,"num_hidden_layers":60,)"
        R"("num_attention_heads":128,"num_kv_heads":8,"multi_query":true,"new_decoder_architecture":true,)"
        R"("max_position_embeddings":2048})",
        60,
        8,
        64,
        2048);
    row("MPT",
        R"({"architectures":["MPTForCausalLM"],"d_model":4096,"n_layers":32,"n_heads":32,"max_seq_len":2048,)"
        R"("attn_config":{"kv_n_heads":4}})",
        32,
        4,
        128,
        2048);
    row("ChatGLM",
        R"({"architectures":["ChatGLMModel"],"hidden_size":4096,"num_layers":28,"num_attention_heads":32,)"
        R"("multi_query_group_num":2,"kv_channels":128,"seq_length":32768})",
        28,
        2,
        128,
        32768);
}

void TestMemoryNeed::readsConfigsOfManyFamilies()
{
    QFETCH(QByteArray, json);
    QFETCH(CachingLayers, layers);
    QFETCH(qint64, headDim);
    QFETCH(qint64, context);
    const auto shape = shapeOf(json);
    QCOMPARE(shape.cache, Cache::Known);
    QCOMPARE(shape.caching, QList{ layers });
    QCOMPARE(shape.keyDim, headDim);
    QCOMPARE(shape.valueDim, headDim);
    QCOMPARE(shape.contextLength, context);
    QVERIFY(!shape.isAtMost);
}

void TestMemoryNeed::tellsWhyThereIsNoCache_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Cache>("cache");
    const auto row
        = [](const char *name, const QByteArray &json, Cache cache) { QTest::newRow(name) << json << cache; };
    row("BERT", R"({"architectures":["BertModel"],"model_type":"bert","num_hidden_layers":6})", Cache::None);
    row("BERT as a decoder",
        R"({"architectures":["BertLMHeadModel"],"model_type":"bert","is_decoder":true,"hidden_size":8,)"
        R"("num_hidden_layers":6,"num_attention_heads":2})",
        Cache::Known);
    row("DeepSeek", decoder(R"("kv_lora_rank":512,"qk_rope_head_dim":64)"), Cache::Latent);
    row("T5", decoder(R"("is_encoder_decoder":true)"), Cache::EncoderDecoder);
    row("Mamba", decoder(R"("model_type":"mamba2")"), Cache::OtherState);
    row("layers of a kind that is not known",
        decoder(R"("layer_types":["full_attention","a","a","a","a","a","a","a","a","a","a","a"])"),
        Cache::OtherState);
    row("fewer kinds than layers", decoder(R"("layer_types":["full_attention"])"), Cache::OtherState);
    row("nothing says that it generates",
        R"({"num_hidden_layers":12,"hidden_size":64,"num_attention_heads":4})",
        Cache::Unclear);
    row("no heads", R"({"architectures":["XForCausalLM"],"num_hidden_layers":12})", Cache::Unknown);
    row("heads that do not divide the width",
        R"({"architectures":["XForCausalLM"],"num_hidden_layers":12,"hidden_size":65,"num_attention_heads":4})",
        Cache::Unknown);
    row("a count with a fraction",
        R"({"architectures":["XForCausalLM"],"num_hidden_layers":1.5,"hidden_size":64,"num_attention_heads":4})",
        Cache::Unknown);
    row("an empty object", "{}", Cache::Unclear);
}

void TestMemoryNeed::tellsWhyThereIsNoCache()
{
    QFETCH(QByteArray, json);
    QFETCH(Cache, cache);
    const auto shape = ModelShape::fromConfig(json);
    QVERIFY(shape);
    QCOMPARE(shape->cache, cache);
    QCOMPARE(shape->caching.isEmpty(), cache != Cache::Known);
}

void TestMemoryNeed::tellsLayersWithAWindow_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QList<CachingLayers>>("layers");
    QTest::addColumn<bool>("atMost");
    const auto row = [](const char *name, const char *more, const QList<CachingLayers> &layers, bool atMost) {
        QTest::newRow(name) << QByteArray(more) << layers << atMost;
    };
    row("a window in every layer",
        R"("model_type":"mistral","sliding_window":1024)",
        { { 12, 4, 1024 } },
        false);
    row("a window that is off",
        R"("model_type":"mistral","sliding_window":1024,"use_sliding_window":false)",
        { { 12, 4, 0 } },
        false);
    row("a window in layers that are not told",
        R"("model_type":"gemma2","sliding_window":1024)",
        { { 12, 4, 0 } },
        true);
    row("every sixth layer sees everything",
        R"("sliding_window":1024,"sliding_window_pattern":6)",
        { { 2, 4, 0 }, { 10, 4, 1024 } },
        false);
    row("a list of the layers",
        R"("sliding_window":512,"layer_types":["full_attention","sliding_attention","sliding_attention",)"
        R"("linear_attention","full_attention","sliding_attention","mamba","conv","conv","conv","conv","conv"])",
        { { 2, 4, 0 }, { 3, 4, 512 } },
        false);
    row("sliding layers without a window",
        R"("layer_types":["sliding_attention","conv","conv","conv","conv","conv","conv","conv","conv","conv",)"
        R"("conv","conv"])",
        { { 1, 4, 0 } },
        true);
}

void TestMemoryNeed::tellsLayersWithAWindow()
{
    QFETCH(QByteArray, more);
    QFETCH(QList<CachingLayers>, layers);
    QFETCH(bool, atMost);
    const auto shape = shapeOf(decoder(more));
    QCOMPARE(shape.cache, Cache::Known);
    QCOMPARE(shape.caching, layers);
    QCOMPARE(shape.isAtMost, atMost);
}

void TestMemoryNeed::tellsTheBitsOfAQuantisation_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<std::optional<int>>("bits");
    const auto row = [](const char *name, const char *more, std::optional<int> bits) {
        QTest::newRow(name) << QByteArray(more) << bits;
    };
    row("GPTQ", R"("quantization_config":{"quant_method":"gptq","bits":4})", 4);
    row("bitsandbytes", R"("quantization_config":{"load_in_4bit":true,"load_in_8bit":false})", 4);
    row("bitsandbytes in 8 bits", R"("quantization_config":{"load_in_4bit":false,"load_in_8bit":true})", 8);
    row("MLX", R"("quantization":{"group_size":64,"bits":6})", 6);
    row("compressed-tensors",
        R"("quantization_config":{"config_groups":{"group_0":{"weights":{"num_bits":4}}}})",
        4);
    row("none", "", std::nullopt);
    row("nonsense", R"("quantization_config":{"bits":"four"},"quantization":[4])", std::nullopt);
}

void TestMemoryNeed::tellsTheBitsOfAQuantisation()
{
    QFETCH(QByteArray, more);
    QFETCH(std::optional<int>, bits);
    QCOMPARE(shapeOf(decoder(more)).weightBits, bits);
}

void TestMemoryNeed::marksWhatIsDerived()
{
    const auto derived = shapeOf(decoder({}));
    QVERIFY(derived.isHeadDimDerived && derived.isKvHeadsDerived);
    QCOMPARE(derived.keyDim, 16);
    const auto stated = shapeOf(decoder(R"("head_dim":32,"num_key_value_heads":2,"v_head_dim":8)"));
    QVERIFY(!stated.isHeadDimDerived && !stated.isKvHeadsDerived);
    QCOMPARE(stated.keyDim, 32);
    QCOMPARE(stated.valueDim, 8);
}

void TestMemoryNeed::refusesWhatIsNoConfig_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("cut off") << QByteArray(R"({"a":)");
    QTest::newRow("lists in lists without end") << QByteArray(R"({"a":)") + QByteArray(100'000, '[');
    QTest::newRow("too long") << QByteArray(ModelShape::largestConfig + 1, ' ');
}

void TestMemoryNeed::refusesWhatIsNoConfig()
{
    QFETCH(QByteArray, json);
    const auto shape = ModelShape::fromConfig(json);
    QVERIFY(!shape);
    QCOMPARE(shape.error().kind, Error::Kind::Protocol);
}

void TestMemoryNeed::readsAGgufFile()
{
    GgufFacts facts;
    facts.architecture = u"llama"_s;
    facts.layers = 32;
    facts.embeddingLength = 4096;
    facts.heads = 32;
    facts.headDim = 128;
    facts.contextLength = 8192;
    auto shape = ModelShape::fromGguf(facts);
    QCOMPARE(shape.caching, (QList{ CachingLayers{ 32, 32, 0 } }));
    QVERIFY(shape.isKvHeadsDerived && shape.isHeadDimDerived && !shape.isAtMost);
    facts.kvHeads = 8;
    facts.valueDim = 64;
    facts.slidingWindow = 1024;
    shape = ModelShape::fromGguf(facts);
    QCOMPARE(shape.caching, (QList{ CachingLayers{ 32, 8, 0 } }));
    QCOMPARE(shape.valueDim, 64);
    QVERIFY(!shape.isKvHeadsDerived && shape.isAtMost);
    facts.latentRank = 512;
    QCOMPARE(ModelShape::fromGguf(facts).cache, Cache::Latent);
    facts.architecture = u"nomic-bert"_s;
    QCOMPARE(ModelShape::fromGguf(facts).cache, Cache::None);
    facts.architecture = u"mamba"_s;
    QCOMPARE(ModelShape::fromGguf(facts).cache, Cache::OtherState);
    QCOMPARE(ModelShape::fromGguf({}).cache, Cache::Unknown); // a second shard tells nothing
}

void TestMemoryNeed::readsHeadsByLayerOfAGgufFile()
{
    GgufFacts facts;
    facts.architecture = u"lfm2"_s;
    facts.layers = 5;
    facts.heads = 32;
    facts.headDim = 64;
    facts.kvHeadsByLayer = { 0, 8, 0, 8, 4 };
    const auto shape = ModelShape::fromGguf(facts);
    const QList<CachingLayers> layers{ { 1, 4, 0 }, { 2, 8, 0 } };
    QCOMPARE(shape.cache, Cache::Known);
    QCOMPARE(shape.caching, layers);
    QVERIFY(!shape.isKvHeadsDerived);
}

void TestMemoryNeed::showsTheArithmetic()
{
    // 32 layers x 8 heads x (128 + 128) x 8192 tokens x 2 bytes is one GiB.
    const auto shape
        = shapeOf(R"({"architectures":["LlamaForCausalLM"],"hidden_size":4096,"num_hidden_layers":32,)"
                  R"("num_attention_heads":32,"num_key_value_heads":8})");
    const auto need = MemoryNeed::of(10 * gib, shape, { .context = 8192 });
    QCOMPARE(need.cache, (QList{ CacheTerm{ 32, 8, 128, 128, 8192, false, 16, gib } }));
    QCOMPARE(need.cacheBytes, gib);
    QCOMPARE(need.overhead, (OverheadTerm{ 20, 10 * gib, 2 * gib }));
    QVERIFY(need.gaps.isEmpty());
    QCOMPARE(need.total(), 13 * gib);
    const auto small
        = MemoryNeed::of(10 * gib, shape, { .context = 8192, .cacheBits = 8.5, .overheadPercent = 0 });
    QCOMPARE(small.cacheBytes, gib * 17 / 32);
    QCOMPARE(small.total(), 10 * gib + gib * 17 / 32);
}

void TestMemoryNeed::aWindowBoundsTheTokens()
{
    const auto shape = shapeOf(decoder(R"("sliding_window":1024,"sliding_window_pattern":6)"));
    const auto need = MemoryNeed::of(0, shape, {}); // as many tokens as it was trained for
    const QList<CacheTerm> terms{ { 2, 4, 16, 16, 4096, false, 16, 2 * 4 * 32 * 4096 * 2 },
                                  { 10, 4, 16, 16, 1024, true, 16, 10 * 4 * 32 * 1024 * 2 } };
    QCOMPARE(need.cache, terms);
    const auto shorter = MemoryNeed::of(0, shape, { .context = 512 });
    QCOMPARE(shorter.cache.at(1).tokens, 512);
    QVERIFY(!shorter.cache.at(1).isWindow);
}

void TestMemoryNeed::anEncoderKeepsNothing()
{
    const auto shape = shapeOf(R"({"architectures":["BertModel"],"model_type":"bert"})");
    const auto need = MemoryNeed::of(100, shape, {});
    QVERIFY(need.cache.isEmpty());
    QCOMPARE(need.cacheBytes, 0);
    QCOMPARE(need.total(), 120);
}

void TestMemoryNeed::doesNotGuessWhatIsMissing()
{
    using Gap = MemoryNeed::Gap;
    const auto latent = MemoryNeed::of(100, shapeOf(decoder(R"("kv_lora_rank":512)")), { .context = 10 });
    QCOMPARE(latent.gaps, QList{ Gap::Cache });
    QCOMPARE(latent.weights, 100); // what is known stays
    QCOMPARE(latent.cacheBytes, std::nullopt);
    QCOMPARE(latent.total(), std::nullopt);
    auto shape = shapeOf(decoder({}));
    QCOMPARE(MemoryNeed::of({}, shape, { .context = 10 }).gaps, QList{ Gap::Weights });
    QVERIFY(MemoryNeed::of({}, shape, { .context = 10 }).cacheBytes);
    shape.contextLength.reset();
    QCOMPARE(MemoryNeed::of(100, shape, {}).gaps, QList{ Gap::Context });
}

void TestMemoryNeed::numbersBeyondReason()
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    ModelShape shape;
    shape.cache = Cache::Known;
    shape.keyDim = most;
    shape.valueDim = most;
    shape.caching = { { most, most, 0 } };
    const auto need = MemoryNeed::of(most, shape, { .context = most });
    QCOMPARE(need.total(), std::nullopt);
    QVERIFY(need.gaps.contains(MemoryNeed::Gap::TooLarge));
    QVERIFY(need.cache.isEmpty() && !need.cacheBytes && !need.overhead);
}

QTEST_GUILESS_MAIN(TestMemoryNeed)
#include "tst_memoryneed.moc"
