// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/ggufparser.h"
#include "tests/formats/modelfiles.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using ModelFiles::Gguf;

class TestGgufParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryVersionAndByteOrder_data();
    void readsEveryVersionAndByteOrder();
    void readsEveryTypeOfValue();
    void keepsOnlyTheStartOfLongLists();
    void keepsOnlyTheStartOfLongTexts();
    void goesOnWithMoreBytes_data();
    void goesOnWithMoreBytes();
    void asksForNoMoreThanThereIs();
    void readsAHugeVocabularyInLinearTime();
    void refuses_data();
    void refuses();
    void readsTheCollectedFiles();
    void mutatedHeadersAreAnsweredOrRefused();

private:
    void refusedStarts();
    void refusedValues();
    void refusedTensors();
};

namespace
{

QByteArray tiny(quint32 version = 3, bool big = false)
{
    return Gguf(version, big)
        .start(2, 3)
        .word("general.architecture", "llama")
        .count("llama.block_count", 2)
        .list("tokenizer.ggml.tokens", 8, 2)
        .text("<s>")
        .text("</s>")
        .tensor("token_embd.weight", { 256, 2 }, 12, 0)
        .tensor("output_norm.weight", { 256 }, 0, 288)
        .data(288 + 1024)
        .bytes();
}

// With a list and a text of which only the start is kept.
QByteArray skipping()
{
    return Gguf()
        .start(1, 2)
        .list("numbers", 4, 1000)
        .raw(QByteArray(4000, '\1'))
        .word("text", QByteArray(GgufParser::longestText + 5000, 'x'))
        .tensor("t", { 8 }, 0, 0)
        .data(32)
        .bytes();
}

Result<GgufHeader> parsed(const QByteArray &file)
{
    return GgufParser::parse(file, file.size());
}

} // namespace

void TestGgufParser::readsEveryVersionAndByteOrder_data()
{
    QTest::addColumn<quint32>("version");
    QTest::addColumn<bool>("big");
    QTest::newRow("version 1") << 1U << false;
    QTest::newRow("version 2") << 2U << false;
    QTest::newRow("version 3") << 3U << false;
    QTest::newRow("version 3, big end first") << 3U << true;
    QTest::newRow("version 1, big end first") << 1U << true;
}

void TestGgufParser::readsEveryVersionAndByteOrder()
{
    QFETCH(quint32, version);
    QFETCH(bool, big);
    const auto file = tiny(version, big);
    const auto header = parsed(file);
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->version, version);
    QCOMPARE(header->isBigEndian, big);
    QCOMPARE(header->values.size(), 3);
    QCOMPARE(header->find(u"llama.block_count"_s)->integer(), 2);
    QCOMPARE(header->find(u"tokenizer.ggml.tokens"_s)->first.at(1).text(), u"</s>"_s);
    const QList<GgufTensor> tensors{ { u"token_embd.weight"_s, { 256, 2 }, 12, 0 },
                                     { u"output_norm.weight"_s, { 256 }, 0, 288 } };
    QCOMPARE(header->tensors, tensors);
    QCOMPARE(header->tensors.at(0).bytes(), 288);
    QCOMPARE(header->dataBegin % 32, 0);
    QCOMPARE(header->dataBegin + 288 + 1024, file.size());
}

void TestGgufParser::readsEveryTypeOfValue()
{
    const auto file = Gguf()
                          .start(0, 13)
                          .key("u8", 0)
                          .number<quint8>(200)
                          .key("i8", 1)
                          .number<qint8>(-3)
                          .key("u16", 2)
                          .number<quint16>(60'000)
                          .key("i16", 3)
                          .number<qint16>(-300)
                          .key("u32", 4)
                          .number<quint32>(4'000'000'000)
                          .key("i32", 5)
                          .number<qint32>(-70'000)
                          .key("f32", 6)
                          .number<quint32>(0x3fc00000)
                          .key("bool", 7)
                          .number<quint8>(1)
                          .word("text", "é")
                          .key("u64", 10)
                          .number<quint64>(~0ULL)
                          .key("i64", 11)
                          .number<qint64>(-1)
                          .key("f64", 12)
                          .number<quint64>(0xbff8000000000000)
                          .list("lists", 9, 2)
                          .number<quint32>(5)
                          .size(2)
                          .number<qint32>(7)
                          .number<qint32>(-7)
                          .number<quint32>(8)
                          .size(0)
                          .bytes();
    const auto header = parsed(file);
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    const auto integer = [&](const char *key) { return header->find(QString::fromLatin1(key))->integer(); };
    QCOMPARE(integer("u8"), 200);
    QCOMPARE(integer("i8"), -3);
    QCOMPARE(integer("u16"), 60'000);
    QCOMPARE(integer("i16"), -300);
    QCOMPARE(integer("u32"), 4'000'000'000);
    QCOMPARE(integer("i32"), -70'000);
    QCOMPARE(header->find(u"f32"_s)->number(), 1.5);
    QCOMPARE(std::get<bool>(header->find(u"bool"_s)->value), true);
    QCOMPARE(header->find(u"text"_s)->text(), u"é"_s);
    QCOMPARE(header->find(u"text"_s)->count, 2);
    QCOMPARE(integer("u64"), std::nullopt); // does not fit, and is not called -1
    QCOMPARE(std::get<quint64>(header->find(u"u64"_s)->value), ~0ULL);
    QCOMPARE(integer("i64"), -1);
    QCOMPARE(header->find(u"f64"_s)->number(), -1.5);
    const auto *lists = header->find(u"lists"_s);
    QCOMPARE(lists->count, 2);
    QCOMPARE(lists->first.at(0).first.at(1).integer(), -7);
    QCOMPARE(lists->first.at(1).itemType, GgufType::String);
    QVERIFY(!lists->isCut);
}

void TestGgufParser::keepsOnlyTheStartOfLongLists()
{
    Gguf file;
    file.start(0, 3).list("texts", 8, 1000);
    for (int i = 0; i < 1000; ++i) {
        file.text(QByteArray::number(i));
    }
    file.list("numbers", 5, 100'000).raw(QByteArray(400'000, '\1')).count("last", 9);
    const auto header = parsed(file.bytes());
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    const auto *texts = header->find(u"texts"_s);
    QCOMPARE(texts->count, 1000);
    QVERIFY(texts->isCut);
    QCOMPARE(texts->first.size(), GgufParser::firstTexts);
    QCOMPARE(texts->first.at(9).text(), u"9"_s);
    const auto *numbers = header->find(u"numbers"_s);
    QCOMPARE(numbers->count, 100'000);
    QCOMPARE(numbers->first.size(), GgufParser::firstNumbers);
    QCOMPARE(header->find(u"last"_s)->integer(), 9);
}

void TestGgufParser::keepsOnlyTheStartOfLongTexts()
{
    constexpr int texts = 40;
    Gguf file;
    file.start(0, texts);
    for (int i = 0; i < texts; ++i) {
        file.word("text." + QByteArray::number(i), QByteArray(GgufParser::longestText + 10, 'x'));
    }
    const auto header = parsed(file.bytes());
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    const auto *first = header->find(u"text.0"_s);
    QCOMPARE(first->count, GgufParser::longestText + 10);
    QCOMPARE(first->text()->size(), GgufParser::longestText);
    QVERIFY(first->isCut);
    qsizetype kept = 0;
    for (const auto &[key, value] : header->values) {
        kept += value.text()->size();
    }
    QVERIFY2(kept <= GgufParser::keptBytes, QByteArray::number(kept).constData());
    QCOMPARE(header->find(u"text.39"_s)->count, GgufParser::longestText + 10);
}

void TestGgufParser::goesOnWithMoreBytes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("piece"); // 0: just what is asked for
    QTest::newRow("one byte at a time") << tiny() << 1;
    QTest::newRow("seven at a time") << tiny() << 7;
    QTest::newRow("just what is asked for") << tiny() << 0;
    QTest::newRow("over what is not kept, in pieces") << skipping() << 700;
    QTest::newRow("over what is not kept, as asked for") << skipping() << 0;
}

void TestGgufParser::goesOnWithMoreBytes()
{
    QFETCH(QByteArray, file);
    QFETCH(int, piece);
    const auto whole = parsed(file);
    QVERIFY2(whole, ModelFiles::whyNot(whole).constData());
    GgufParser parser(file.size());
    auto need = parser.add({});
    while (need && need->bytes > 0) {
        QVERIFY(parser.position() + need->bytes <= whole->dataBegin);
        need = parser.add(file.sliced(parser.position()).left(piece > 0 ? piece : need->bytes));
    }
    QVERIFY2(need, ModelFiles::whyNot(need).constData());
    QCOMPARE(parser.header(), *whole);
    const auto end = parser.position();
    QVERIFY(piece > 7 || (end > whole->dataBegin - 32 && end <= whole->dataBegin));
    QCOMPARE(parser.add("more"), GgufParser::Need{});
    QCOMPARE(parser.position(), end);
}

void TestGgufParser::asksForNoMoreThanThereIs()
{
    // What a list claims is asked for at once, so that a caller fetches one range and not a thousand.
    const auto start = Gguf().start(0, 1).list("numbers", 5, 1000).bytes();
    GgufParser parser(start.size() + 4000);
    const auto need = parser.add(start);
    QVERIFY(need);
    QVERIFY2(need->bytes >= 4000 - 256 * 4 && need->bytes <= 4000,
             QByteArray::number(need->bytes).constData());
    QCOMPARE(parser.add(QByteArray(4000, '\0')), GgufParser::Need{});
}

void TestGgufParser::readsAHugeVocabularyInLinearTime()
{
    // Eight megabytes in pieces of 4 kB; what starts anew with every piece would read 8 GB.
    constexpr int tokens = 200'000;
    Gguf file;
    file.start(0, 1).list("tokenizer.ggml.tokens", 8, tokens);
    const auto token = Gguf().text(QByteArray(32, 'x')).bytes();
    file.raw(token.repeated(tokens));
    const auto bytes = file.bytes();
    GgufParser parser(bytes.size());
    auto need = parser.add({});
    while (need && need->bytes > 0) {
        need = parser.add(QByteArrayView(bytes)
                              .sliced(parser.position())
                              .first(qMin<qsizetype>(4096, bytes.size() - parser.position())));
    }
    QVERIFY2(need, ModelFiles::whyNot(need).constData());
    QCOMPARE(parser.header().facts().vocabularySize, tokens);
}

void TestGgufParser::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("why"); // a part of the message
    refusedStarts();
    refusedValues();
    refusedTensors();
}

void TestGgufParser::refusedStarts()
{
    const auto row = [](const char *name, const QByteArray &file, const QString &why) {
        QTest::newRow(name) << file << why;
    };
    row("an empty file", "", u"the file has 0"_s);
    row("another format", "GGML" + QByteArray(40, '\0'), u"does not begin with GGUF"_s);
    row("a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\n", u"LFS pointer"_s);
    row("version 0", "GGUF" + QByteArray(40, '\0'), u"version 0"_s);
    row("version 4", Gguf(4).start(0, 0).bytes(), u"version 4 is not known"_s);
    row("only the magic", "GGUF", u"the file has 4"_s);
    row("counts cut off", Gguf().start(0, 0).bytes().chopped(1), u"the file has 23"_s);
    row("2^60 values", Gguf().start(0, 1ULL << 60).bytes(), u"values, over the limit"_s);
    row("2^60 tensors", Gguf().start(1ULL << 60, 0).bytes(), u"tensors, over the limit"_s);
    row("more values than the file can hold", Gguf().start(0, 1000).bytes(), u"would take 13024 bytes"_s);
    row("more tensors than the file can hold", Gguf().start(1000, 0).bytes(), u"would take 24024 bytes"_s);
}

void TestGgufParser::refusedValues()
{
    const auto row = [](const char *name, const Gguf &file, const QString &why) {
        QTest::newRow(name) << file.bytes() + QByteArray(64, '\0') << why;
    };
    row("a type that there is not", Gguf().start(0, 1).key("k", 77), u"'k' has the unknown type 77"_s);
    row("a list of a type that there is not", Gguf().start(0, 1).list("k", 13, 1), u"unknown type 13"_s);
    row("a text of 2^62 bytes", Gguf().start(0, 1).key("k", 8).size(1ULL << 62), u"a text claims"_s);
    row("a text longer than the file", Gguf().start(0, 1).key("k", 8).size(1000), u"the file has"_s);
    row("a list of 2^40 texts", Gguf().start(0, 1).list("k", 8, 1ULL << 40), u"claims 1099511627776 items"_s);
    row("a list longer than the file", Gguf().start(0, 1).list("k", 10, 1000), u"the file has"_s);
    row("a key of a million bytes", Gguf().start(0, 1).size(1'000'000), u"a name claims 1000000 bytes"_s);
    row("a key twice", Gguf().start(0, 2).count("k", 1).count("k", 2), u"'k' is there twice"_s);
    row("an alignment of 0", Gguf().start(0, 1).count("general.alignment", 0), u"power of two"_s);
    row("an alignment of 24", Gguf().start(0, 1).count("general.alignment", 24), u"power of two"_s);
    row("an alignment of 2^31", Gguf().start(0, 1).count("general.alignment", 1U << 31), u"power of two"_s);
    row("an alignment that is a text", Gguf().start(0, 1).word("general.alignment", "32"), u"power of two"_s);
    Gguf deep;
    deep.start(0, 1).key("k", 9);
    for (int i = 0; i < 5000; ++i) {
        deep.number<quint32>(9).size(1);
    }
    row("lists in lists without end", deep, u"too deeply"_s);
}

void TestGgufParser::refusedTensors()
{
    const auto row = [](const char *name, const Gguf &file, const QString &why) {
        QTest::newRow(name) << file.bytes() << why;
    };
    row("five dimensions",
        Gguf().start(1, 0).tensor("t", { 1, 1, 1, 1, 1 }, 0, 0).data(64),
        u"5 dimensions"_s);
    row("a shape that overflows",
        Gguf().start(1, 0).tensor("t", { 1ULL << 40, 1ULL << 40 }, 0, 0).data(64),
        u"overflows"_s);
    row("a size of 2^63", Gguf().start(1, 0).tensor("t", { 1ULL << 63 }, 0, 0).data(64), u"overflows"_s);
    row("an offset of 2^63", Gguf().start(1, 0).tensor("t", { 8 }, 0, 1ULL << 63).data(64), u"outside"_s);
    row("a tensor twice",
        Gguf().start(2, 0).tensor("t", { 8 }, 0, 0).tensor("t", { 8 }, 0, 32).data(64),
        u"'t' is there twice"_s);
    row("an offset that is not aligned",
        Gguf().start(1, 0).tensor("t", { 8 }, 0, 4).data(64),
        u"not aligned"_s);
    row("a hole", Gguf().start(1, 0).tensor("t", { 8 }, 0, 32).data(64), u"where 0 is expected"_s);
    row("an overlap",
        Gguf().start(2, 0).tensor("t", { 64 }, 0, 0).tensor("u", { 8 }, 0, 32).data(512),
        u"where 256 is expected"_s);
    row("a step back behind a type that is not known",
        Gguf()
            .start(3, 0)
            .tensor("t", { 8 }, 0, 0)
            .tensor("u", { 8 }, 99, 32)
            .tensor("v", { 8 }, 0, 0)
            .data(512),
        u"tensor 'v' starts at byte 0"_s);
    row("a file that ends early",
        Gguf().start(1, 0).tensor("t", { 64 }, 0, 0).data(255),
        u"the file ends before"_s);
    row("a file that ends before a tensor starts",
        Gguf().start(2, 0).tensor("t", { 8 }, 99, 0).tensor("u", { 0 }, 0, 1 << 20).data(64),
        u"the file ends before"_s);
    row("tensors that are not listed", Gguf().start(2, 0).tensor("t", { 8 }, 0, 0), u"the file has"_s);
}

void TestGgufParser::refuses()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, why);
    const auto header = parsed(file);
    QVERIFY(!header);
    QCOMPARE(header.error().kind, Error::Kind::Protocol);
    QVERIFY2(header.error().detail.contains(why), qPrintable(header.error().detail));
    GgufParser again(file.size());
    Result<GgufParser::Need> need;
    for (const char byte : file) {
        need = again.add(QByteArrayView(&byte, 1));
    }
    need = file.isEmpty() ? again.add({}) : need;
    QVERIFY(!need);
    QCOMPARE(again.add("x").error(), need.error());
}

void TestGgufParser::readsTheCollectedFiles()
{
    const auto folder = ModelFiles::sharedHeaders() + u"/generated"_s;
    if (!QDir(folder).exists()) {
        QSKIP("the collected headers are not here");
    }
    const auto names = QDir(folder).entryList({ u"*.gguf"_s }, QDir::Files);
    QVERIFY(names.size() >= 20);
    for (const auto &name : names) {
        const auto header = parsed(ModelFiles::bytesOf(folder + u'/' + name));
        // A name that is no UTF-8 is shown with marks: nothing depends on it.
        const bool isGood = name.startsWith(u"ok_") || name == u"bad_string_not_utf8.gguf";
        QVERIFY2(header.has_value() == isGood,
                 qPrintable(name + u": "_s + (header ? u"was read"_s : header.error().detail)));
    }
    const auto facts = parsed(ModelFiles::bytesOf(folder + u"/ok_big_endian_v3.gguf"_s))->facts();
    QCOMPARE(facts.architecture, u"llama"_s);
    QCOMPARE(facts.contextLength, 4096);
    QCOMPARE(parsed(ModelFiles::bytesOf(folder + u"/ok_align64.gguf"_s))->alignment, 64);
}

void TestGgufParser::mutatedHeadersAreAnsweredOrRefused()
{
    QRandomGenerator random(20261128);
    int refused = 0;
    for (int round = 0; round < 8'000; ++round) {
        const auto file = ModelFiles::mutated(tiny(1 + random.bounded(3), random.bounded(2) == 0), &random);
        const auto whole = parsed(file);
        // In pieces it must be the same.
        GgufParser parser(file.size());
        auto need = parser.add({});
        while (need && need->bytes > 0 && parser.position() < file.size()) {
            need = parser.add(file.sliced(parser.position()).left(random.bounded(1, 64)));
        }
        QCOMPARE(need && need->bytes == 0, whole.has_value());
        if (whole) {
            QCOMPARE(parser.header(), *whole);
            QVERIFY(whole->facts().layers.value_or(0) >= 0);
        } else {
            QVERIFY(!whole.error().detail.isEmpty());
            ++refused;
        }
    }
    QVERIFY2(refused > 1'000 && refused < 8'000, QByteArray::number(refused).constData());
}

QTEST_GUILESS_MAIN(TestGgufParser)
#include "tst_ggufparser.moc"
