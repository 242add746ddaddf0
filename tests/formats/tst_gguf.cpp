// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/ggmltypes.h"
#include "core/formats/ggufparser.h"
#include "tests/formats/modelfiles.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using ModelFiles::Gguf;

// What a header tells, and the types of its tensors. How it is read is in tst_ggufparser.cpp.
class TestGguf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFacts();
    void tellsHeadsThatDifferByLayer();
    void tellsNothingThatTheFileDoesNot();
    void knowsTheBlocksOfEveryType_data();
    void knowsTheBlocksOfEveryType();
    void namesTypesAndFileTypes();
};

namespace
{

Result<GgufHeader> parsed(const QByteArray &file)
{
    return GgufParser::parse(file, file.size());
}

} // namespace

void TestGguf::tellsTheFacts()
{
    const auto file = Gguf()
                          .start(3, 13)
                          .word("general.architecture", "qwen3")
                          .word("general.name", "Tiny 模型")
                          .word("general.size_label", "1B")
                          .count("general.file_type", 15 + 1024)
                          .count("qwen3.context_length", 4096)
                          .count("qwen3.embedding_length", 64)
                          .count("qwen3.block_count", 2)
                          .count("qwen3.attention.head_count", 4)
                          .count("qwen3.attention.head_count_kv", 2)
                          .count("split.no", 0)
                          .count("split.count", 3)
                          .list("tokenizer.ggml.tokens", 8, 2)
                          .text("a")
                          .text("b")
                          .word("tokenizer.chat_template", "{{ messages }}")
                          .tensor("a", { 8 }, 0, 0)
                          .tensor("b", { 256 }, 14, 32)
                          .tensor("c", { 32, 2 }, 8, 256)
                          .data(512)
                          .bytes();
    const auto header = parsed(file);
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    const auto facts = header->facts();
    QCOMPARE(facts.architecture, u"qwen3"_s);
    QCOMPARE(facts.name, u"Tiny 模型"_s);
    QCOMPARE(facts.sizeLabel, u"1B"_s);
    QCOMPARE(facts.fileType, u"Q4_K_M"_s);
    QCOMPARE(facts.mostWeights, u"Q6_K"_s);
    QCOMPARE(facts.contextLength, 4096);
    QCOMPARE(facts.embeddingLength, 64);
    QCOMPARE(facts.layers, 2);
    QCOMPARE(facts.heads, 4);
    QCOMPARE(facts.kvHeads, 2);
    QCOMPARE(facts.headDim, 16);
    QVERIFY(!facts.isHeadDimStated);
    QCOMPARE(facts.vocabularySize, 2);
    QCOMPARE(facts.splitCount, 3);
    QCOMPARE(facts.chatTemplate, u"{{ messages }}"_s);
    QVERIFY(!facts.isChatTemplateCut);
}

void TestGguf::tellsHeadsThatDifferByLayer()
{
    const auto with = [](const QList<quint32> &heads) {
        Gguf file;
        file.start(0, 3).word("general.architecture", "x").count("x.attention.key_length", 128);
        file.list("x.attention.head_count_kv", 4, quint64(heads.size()));
        for (const auto number : heads) {
            file.number(number);
        }
        const auto header = parsed(file.bytes());
        return header ? header->facts() : GgufFacts();
    };
    const QList<qint64> hybrid{ 0, 0, 8, 0 };
    QCOMPARE(with({ 0, 0, 8, 0 }).kvHeadsByLayer, hybrid);
    QCOMPARE(with({ 0, 0, 8, 0 }).kvHeads, std::nullopt);
    QCOMPARE(with({ 8, 8, 8 }).kvHeads, 8);
    QVERIFY(with({ 8, 8, 8 }).kvHeadsByLayer.isEmpty());
    QCOMPARE(with(QList<quint32>(300, 8)).kvHeads, std::nullopt); // only the start is known
    QCOMPARE(with({ 8 }).headDim, 128);
    QVERIFY(with({ 8 }).isHeadDimStated);
}

void TestGguf::tellsNothingThatTheFileDoesNot()
{
    const auto header
        = parsed(Gguf().start(0, 2).count("general.name", 5).count("general.file_type", 999).bytes());
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->facts(), GgufFacts());
}

void TestGguf::knowsTheBlocksOfEveryType_data()
{
    QTest::addColumn<double>("bits");
    const auto row = [](const char *name, double bits) { QTest::newRow(name) << bits; };
    row("F32", 32);
    row("BF16", 16);
    row("Q4_0", 4.5);
    row("Q4_1", 5);
    row("Q5_0", 5.5);
    row("Q5_1", 6);
    row("Q8_0", 8.5);
    row("Q2_K", 2.625);
    row("Q3_K", 3.4375);
    row("Q4_K", 4.5);
    row("Q5_K", 5.5);
    row("Q6_K", 6.5625);
    row("IQ1_S", 1.5625);
    row("IQ1_M", 1.75);
    row("IQ2_XXS", 2.0625);
    row("IQ2_XS", 2.3125);
    row("IQ2_S", 2.5625);
    row("IQ3_XXS", 3.0625);
    row("IQ3_S", 3.4375);
    row("IQ4_NL", 4.5);
    row("IQ4_XS", 4.25);
    row("TQ1_0", 1.6875);
    row("TQ2_0", 2.0625);
    row("MXFP4", 4.25);
    row("NVFP4", 4.5);
    row("Q1_0", 1.125);
    row("Q2_0", 2.25);
}

void TestGguf::knowsTheBlocksOfEveryType()
{
    QFETCH(double, bits);
    const auto *type = GgmlType::byName(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(type != nullptr);
    QCOMPARE(type->bitsPerWeight(), bits);
    QCOMPARE(GgmlType::byId(type->id), type);
}

void TestGguf::namesTypesAndFileTypes()
{
    QCOMPARE((GgufTensor{ {}, { 8 }, 77, 0 }.typeName()), u"type 77"_s);
    QCOMPARE((GgufTensor{ {}, { 8 }, 77, 0 }.bytes()), std::nullopt);
    QCOMPARE((GgufTensor{ {}, { 100 }, 12, 0 }.bytes()), std::nullopt); // no whole block in a row
    QCOMPARE((GgufTensor{ {}, {}, 0, 0 }.bytes()), 4);
    QCOMPARE(ggmlFileType(7), u"Q8_0"_s);
    QCOMPARE(ggmlFileType(38), u"MXFP4_MOE"_s);
    QCOMPARE(ggmlFileType(500), QString());
}

QTEST_GUILESS_MAIN(TestGguf)
#include "tst_gguf.moc"
