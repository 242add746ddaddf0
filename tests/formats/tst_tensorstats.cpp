// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tensortree.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestTensorStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothFormatsGiveOneShape();
    void countsByType();
    void tellsBitsOnlyWhereEverySizeIsKnown();
    void sumsStayAtTheLargestNumber();
    void tellsKindsByName_data();
    void tellsKindsByName();
    void countsPackedWeights_data();
    void countsPackedWeights();
    void helpersAreNoParameters();
    void groupsByModule();
    void ordersBlocksByNumber();
    void aTensorMayHaveOthersBelowItsName();
    void namesOfAStrangerStayBounded();

private:
    void packedByShapes();
    void packedByBits();
};

namespace
{

TensorInfo info(const QString &name, const QString &dtype, const QList<qint64> &shape, qint64 bytes = 0)
{
    qint64 elements = 1;
    for (const auto size : shape) {
        elements *= size;
    }
    return { name, dtype, shape, elements, bytes, tensorKind(name) };
}

/// The node that is reached by these places among siblings.
TensorTree::Node below(const TensorTree &tree, const QList<qsizetype> &way)
{
    qsizetype node = 0;
    for (const auto step : way) {
        node = tree.nodes.at(node).children.at(step);
    }
    return tree.nodes.at(node);
}

} // namespace

void TestTensorStats::bothFormatsGiveOneShape()
{
    SafetensorsHeader safetensors;
    safetensors.tensors << SafetensorsTensor{
        u"model.embed_tokens.weight"_s, u"BF16"_s, { 3, 256 }, 100, 1636
    };
    GgufHeader gguf;
    gguf.tensors << GgufTensor{ u"token_embd.weight"_s, { 256, 3 }, 12, 0 };
    const QList<TensorInfo> first{
        { u"model.embed_tokens.weight"_s, u"BF16"_s, { 3, 256 }, 768, 1536, TensorKind::Embedding }
    };
    const QList<TensorInfo> second{
        { u"token_embd.weight"_s, u"Q4_K"_s, { 3, 256 }, 768, 432, TensorKind::Embedding }
    };
    QCOMPARE(tensorsOf(safetensors), first);
    QCOMPARE(tensorsOf(gguf), second);
}

void TestTensorStats::countsByType()
{
    const auto stats = TensorStats::of({ info(u"a"_s, u"F32"_s, { 10 }, 40),
                                         info(u"b"_s, u"BF16"_s, { 100 }, 200),
                                         info(u"c"_s, u"F32"_s, {}, 4) });
    const QList<DtypeShare> shares{ { u"BF16"_s, 1, 100, 200 }, { u"F32"_s, 2, 11, 44 } };
    QCOMPARE(stats.byDtype, shares);
    QCOMPARE(stats.tensors, 3);
    QCOMPARE(stats.parameters, 111);
    QCOMPARE(stats.bytes, 244);
    QCOMPARE(stats.bitsPerWeight(), 8.0 * 244 / 111);
}

void TestTensorStats::tellsBitsOnlyWhereEverySizeIsKnown()
{
    auto unknown = info(u"b"_s, u"type 99"_s, { 100 });
    unknown.bytes.reset();
    const auto stats = TensorStats::of({ info(u"a"_s, u"F32"_s, { 10 }, 40), unknown });
    QCOMPARE(stats.withoutSize, 1);
    QCOMPARE(stats.bitsPerWeight(), std::nullopt);
    QCOMPARE(TensorStats::of({}).bitsPerWeight(), std::nullopt);
}

void TestTensorStats::sumsStayAtTheLargestNumber()
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    const auto huge = info(u"a"_s, u"type 99"_s, { most - 1 });
    const auto stats = TensorStats::of({ huge, huge });
    QCOMPARE(stats.parameters, most);
    QCOMPARE(TensorTree::of({ huge, huge }).nodes.first().parameters, most);
}

void TestTensorStats::tellsKindsByName_data()
{
    QTest::addColumn<TensorKind>("kind");
    const auto row = [](const char *name, TensorKind kind) { QTest::newRow(name) << kind; };
    row("model.embed_tokens.weight", TensorKind::Embedding);
    row("transformer.wte.weight", TensorKind::Embedding);
    row("token_embd.weight", TensorKind::Embedding);
    row("bert.embeddings.word_embeddings.weight", TensorKind::Embedding);
    row("bert.embeddings.LayerNorm.weight", TensorKind::Norm);
    row("model.layers.0.self_attn.q_proj.weight", TensorKind::Attention);
    row("model.layers.0.self_attn.q_norm.weight", TensorKind::Norm);
    row("transformer.h.3.attn.c_attn.weight", TensorKind::Attention);
    row("blk.0.attn_q.weight", TensorKind::Attention);
    row("blk.0.attn_norm.weight", TensorKind::Norm);
    row("blk.0.ffn_gate_exps.weight", TensorKind::Mlp);
    row("transformer.h.3.ln_1.weight", TensorKind::Norm);
    row("transformer.h.3.mlp.c_fc.weight", TensorKind::Mlp);
    row("model.layers.0.block_sparse_moe.experts.7.w1.weight", TensorKind::Mlp);
    row("bert.encoder.layer.0.attention.output.dense.weight", TensorKind::Attention);
    row("bert.encoder.layer.0.output.dense.weight", TensorKind::Mlp);
    row("lm_head.weight", TensorKind::OutputHead);
    row("output.weight", TensorKind::OutputHead);
    row("output_norm.weight", TensorKind::Norm);
    row("rope_freqs.weight", TensorKind::Other);
    row("", TensorKind::Other);
}

void TestTensorStats::tellsKindsByName()
{
    QFETCH(TensorKind, kind);
    QCOMPARE(tensorKind(QString::fromLatin1(QTest::currentDataTag())), kind);
}

void TestTensorStats::countsPackedWeights_data()
{
    QTest::addColumn<QList<TensorInfo>>("tensors"); // the first is the packed one
    QTest::addColumn<int>("bits"); // of config.json; 0: not told
    QTest::addColumn<qint64>("parameters");
    packedByShapes();
    packedByBits();
}

void TestTensorStats::packedByShapes()
{
    const auto row = [](const char *name, const QList<TensorInfo> &tensors, qint64 parameters) {
        QTest::newRow(name) << tensors << 0 << parameters;
    };
    row("GPTQ in 4 bits",
        { info(u"q.qweight"_s, u"I32"_s, { 16, 64 }),
          info(u"q.g_idx"_s, u"I32"_s, { 128 }),
          info(u"q.scales"_s, u"F16"_s, { 1, 64 }),
          info(u"q.qzeros"_s, u"I32"_s, { 1, 8 }) },
        128 * 64);
    row("GPTQ in 3 bits is no whole number, and not made one",
        { info(u"q.qweight"_s, u"I32"_s, { 12, 64 }), info(u"q.g_idx"_s, u"I32"_s, { 128 }) },
        12 * 64);
    row("AWQ in 4 bits",
        { info(u"q.qweight"_s, u"I32"_s, { 128, 8 }), info(u"q.scales"_s, u"F16"_s, { 1, 64 }) },
        128 * 64);
    row("bitsandbytes in 4 bits",
        { info(u"q.weight"_s, u"U8"_s, { 512, 1 }), info(u"q.weight.absmax"_s, u"U8"_s, { 16 }) },
        1024);
    row("bytes that nothing stands beside", { info(u"q.weight"_s, u"U8"_s, { 512, 1 }) }, 512);
    row("MXFP4 of experts",
        { info(u"mlp.experts.down_proj_blocks"_s, u"U8"_s, { 4, 8, 2, 16 }),
          info(u"mlp.experts.down_proj_scales"_s, u"U8"_s, { 4, 8, 2 }) },
        4 * 8 * 2 * 32);
    row("NVFP4 with two scales",
        { info(u"q.weight"_s, u"U8"_s, { 8, 16 }),
          info(u"q.weight_scale"_s, u"F8_E4M3"_s, { 8, 2 }),
          info(u"q.weight_scale_2"_s, u"F32"_s, {}) },
        256);
    row("eight bits share nothing",
        { info(u"q.weight"_s, u"F8_E4M3"_s, { 8, 8 }), info(u"q.weight_scale_inv"_s, u"F32"_s, { 1, 1 }) },
        64);
    row("more than an element holds is no packing",
        { info(u"q.qweight"_s, u"I32"_s, { 1, 64 }), info(u"q.g_idx"_s, u"I32"_s, { 1'000'000 }) },
        64);
    row("a packed tensor without elements",
        { info(u"q.qweight"_s, u"I32"_s, { 0, 64 }), info(u"q.g_idx"_s, u"I32"_s, { 0 }) },
        0);
}

void TestTensorStats::packedByBits()
{
    const auto row = [](const char *name, const QList<TensorInfo> &tensors, int bits, qint64 parameters) {
        QTest::newRow(name) << tensors << bits << parameters;
    };
    const QList<TensorInfo> mlx{ info(u"q.weight"_s, u"U32"_s, { 8, 8 }),
                                 info(u"q.scales"_s, u"F16"_s, { 8, 1 }),
                                 info(u"q.biases"_s, u"F16"_s, { 8, 1 }) };
    row("MLX in 4 bits", mlx, 4, 512);
    row("MLX in bits that are not told", mlx, 0, 64);
    const QList<TensorInfo> bare{ info(u"q.qweight"_s, u"I32"_s, { 16, 64 }),
                                  info(u"q.scales"_s, u"F16"_s, { 1, 64 }) };
    row("GPTQ without an index, in 4 bits", bare, 4, 8 * 16 * 64);
    row("GPTQ without an index, in bits that are not told", bare, 0, 16 * 64);
    row("compressed-tensors in 4 bits", { info(u"q.weight_packed"_s, u"I32"_s, { 8, 8 }) }, 4, 512);
    row("a plain weight beside", { info(u"q.weight"_s, u"BF16"_s, { 8, 8 }) }, 4, 64);
}

void TestTensorStats::countsPackedWeights()
{
    QFETCH(QList<TensorInfo>, tensors);
    QFETCH(int, bits);
    QFETCH(qint64, parameters);
    countPacked(&tensors, bits > 0 ? std::optional(bits) : std::nullopt);
    QCOMPARE(tensors.first().parameters, parameters);
    QCOMPARE(TensorStats::of(tensors).parameters, parameters); // what stands beside counts nothing
}

void TestTensorStats::helpersAreNoParameters()
{
    QList<TensorInfo> tensors{ info(u"a.qweight"_s, u"I32"_s, { 1, 8 }, 32),
                               info(u"a.scales"_s, u"F16"_s, { 1, 8 }, 16),
                               info(u"b.scales"_s, u"F16"_s, { 4 }, 8),
                               info(u"c.biases"_s, u"F16"_s, { 4 }, 8) };
    countPacked(&tensors, 4);
    QCOMPARE(tensors.at(1).kind, TensorKind::Quantisation);
    QCOMPARE(tensors.at(1).parameters, 0);
    QCOMPARE(tensors.at(2).parameters, 4); // nothing packed beside it: a weight like any other
    QCOMPARE(tensors.at(3).parameters, 4);
    QCOMPARE(TensorStats::of(tensors).bytes, 64);
}

void TestTensorStats::groupsByModule()
{
    const auto tree = TensorTree::of({ info(u"model.embed_tokens.weight"_s, u"F32"_s, { 10 }, 40),
                                       info(u"model.layers.0.self_attn.q_proj.weight"_s, u"F32"_s, { 4 }, 16),
                                       info(u"model.layers.0.self_attn.k_proj.weight"_s, u"F32"_s, { 2 }, 8),
                                       info(u"model.layers.0.mlp.experts.1.w1.weight"_s, u"F32"_s, { 3 }, 12),
                                       info(u"model.layers.0.mlp.experts.0.w1.weight"_s, u"F32"_s, { 3 }, 12),
                                       info(u"lm_head.weight"_s, u"F32"_s, { 10 }, 40) });
    const auto &root = tree.nodes.first();
    QCOMPARE(root.tensors, 6);
    QCOMPARE(root.parameters, 32);
    QCOMPARE(root.bytes, 128);
    QCOMPARE(root.kind, TensorKind::Other);
    QCOMPARE(root.parent, -1);
    QCOMPARE(root.children.size(), 2);
    const auto model = below(tree, { 0 });
    QCOMPARE(model.name, u"model"_s);
    QCOMPARE(below(tree, { 0, 0 }).kind, TensorKind::Embedding);
    QCOMPARE(below(tree, { 0, 0 }).name, u"embed_tokens.weight"_s); // nothing branches between them
    QCOMPARE(below(tree, { 0, 0 }).tensor, 0);
    const auto block = below(tree, { 0, 1 });
    QCOMPARE(block.name, u"layers.0"_s);
    QCOMPARE(block.parameters, 12);
    QCOMPARE(block.tensor, -1);
    const auto attention = below(tree, { 0, 1, 0 });
    QCOMPARE(attention.kind, TensorKind::Attention);
    QCOMPARE(attention.bytes, 24);
    QCOMPARE(below(tree, { 0, 1, 0, 1 }).name, u"k_proj.weight"_s);
    const auto expert = below(tree, { 0, 1, 1, 0 });
    QCOMPARE(expert.role, TensorTree::Role::Expert);
    QCOMPARE(expert.tensor, 4); // by its number, not as it came
    QCOMPARE(below(tree, { 1 }).kind, TensorKind::OutputHead);
    for (qsizetype node = 1; node < tree.nodes.size(); ++node) {
        QVERIFY(tree.nodes.at(node).parent < node);
        QVERIFY(tree.nodes.at(tree.nodes.at(node).parent).children.contains(node));
    }
}

void TestTensorStats::ordersBlocksByNumber()
{
    QList<TensorInfo> tensors{ info(u"h.norm"_s, u"F32"_s, { 1 }) };
    for (const int layer : { 10, 2, 0, 1 }) {
        tensors << info(u"h.%1.a"_s.arg(layer), u"F32"_s, { 1 })
                << info(u"h.%1.b"_s.arg(layer), u"F32"_s, { 1 });
    }
    const auto tree = TensorTree::of(tensors);
    QStringList names;
    for (const auto child : below(tree, { 0 }).children) {
        names << tree.nodes.at(child).name;
    }
    QCOMPARE(names, QStringList({ u"0"_s, u"1"_s, u"2"_s, u"10"_s, u"norm"_s }));
    QCOMPARE(below(tree, { 0, 0 }).role, TensorTree::Role::Block);
}

void TestTensorStats::aTensorMayHaveOthersBelowItsName()
{
    const auto tree = TensorTree::of(
        { info(u"a.weight.scale"_s, u"F32"_s, { 1 }, 4), info(u"a.weight"_s, u"F32"_s, { 2 }, 8) });
    QCOMPARE(below(tree, { 0 }).name, u"a.weight"_s);
    QCOMPARE(below(tree, { 0 }).tensor, 1);
    QCOMPARE(below(tree, { 0 }).bytes, 12);
    QCOMPARE(below(tree, { 0, 0 }).tensor, 0);
    QCOMPARE(TensorTree::of({}).nodes.size(), 1);
}

void TestTensorStats::namesOfAStrangerStayBounded()
{
    // A name of dots alone would be a tree as deep as it is long.
    const auto deep = TensorTree::of(
        { info(u"a."_s.repeated(30'000), u"F32"_s, { 1 }), info(u"a."_s.repeated(20'000), u"F32"_s, { 1 }) });
    int depth = 0;
    for (auto node = deep.nodes.size() - 1; node > 0; node = deep.nodes.at(node).parent) {
        ++depth;
    }
    QVERIFY(depth <= TensorTree::deepest);
    QList<TensorInfo> many;
    for (qsizetype i = 0; i < TensorTree::mostNodes; ++i) {
        many << info(u"%1.weight"_s.arg(i), u"F32"_s, { 1 });
    }
    const auto wide = TensorTree::of(many);
    QCOMPARE(wide.nodes.first().tensors, TensorTree::mostNodes); // counted, also those without a place
    QVERIFY(wide.nodes.size() <= TensorTree::mostNodes);
}

QTEST_GUILESS_MAIN(TestTensorStats)
#include "tst_tensorstats.moc"
