// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/safetensors.h"
#include "tests/formats/modelfiles.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTensorsAndMetadata();
    void readsTwoRanges();
    void needsNoMoreThanTheHeader_data();
    void needsNoMoreThanTheHeader();
    void acceptsWhatTheOfficialLibraryAccepts_data();
    void acceptsWhatTheOfficialLibraryAccepts();
    void refuses_data();
    void refuses();
    void keepsOnlySoMuchMetadata();
    void keepsOnlyTheStartOfLongMetadata();
    void refusesMoreTensorsThanCanBeMeant();
    void readsTheIndexOfShards();
    void refusesABadIndex_data();
    void refusesABadIndex();
    void knowsTheWidthOfEveryDtype();
    void readsTheCollectedFiles();
    void mutatedHeadersAreAnsweredOrRefused();

private:
    void refusedJson();
    void refusedLayouts();
};

namespace
{

QByteArray
tensorJson(const QByteArray &name, const QByteArray &dtype, const QByteArray &shape, int begin, int end)
{
    return '"' + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":[)"
        + QByteArray::number(begin) + ',' + QByteArray::number(end) + "]}";
}

Result<SafetensorsHeader> parsed(const QByteArray &file)
{
    return SafetensorsHeader::parse(file, file.size());
}

} // namespace

void TestSafetensors::readsTensorsAndMetadata()
{
    // The second in the text is the first in the file.
    const QByteArray json = R"({"__metadata__":{"format":"pt","\u00e9":"\ud83e\udd17"},)"
        + tensorJson("b.weight", "BF16", "[3, 2]", 4, 16) + ',' + tensorJson("a", "F32", "[]", 0, 4) + "}   ";
    const auto header = parsed(ModelFiles::safetensors(json, 16));
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    const qint64 begin = 8 + json.size();
    const QList<SafetensorsTensor> expected{ { u"a"_s, u"F32"_s, {}, begin, begin + 4 },
                                             { u"b.weight"_s, u"BF16"_s, { 3, 2 }, begin + 4, begin + 16 } };
    QCOMPARE(header->tensors, expected);
    const QMap<QString, QString> metadata{ { u"format"_s, u"pt"_s }, { u"é"_s, u"🤗"_s } };
    QCOMPARE(header->metadata, metadata);
    QCOMPARE(header->dataBegin, begin);
}

void TestSafetensors::readsTwoRanges()
{
    // A header over the first range: exactly the rest is asked for, and the tensors are never needed.
    QByteArray json = "{";
    int at = 0;
    for (int i = 0; at < 10'000 * 8; ++i, at += 8) {
        json += (i == 0 ? "" : ",") + tensorJson("layer." + QByteArray::number(i), "I64", "[1]", at, at + 8);
    }
    json += '}';
    const auto file = ModelFiles::safetensors(json, at);
    QVERIFY(json.size() > SafetensorsHeader::firstFetch);
    const auto needed
        = SafetensorsHeader::bytesNeeded(file.first(SafetensorsHeader::firstFetch), file.size());
    QVERIFY(needed);
    QCOMPARE(*needed, json.size() + 8);
    const auto header = SafetensorsHeader::parse(file.first(*needed), file.size());
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->tensors.size(), 10'000);
    QVERIFY(!SafetensorsHeader::parse(file.first(*needed - 1), file.size()));
}

void TestSafetensors::needsNoMoreThanTheHeader_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("needed"); // -1: refused
    const auto file = ModelFiles::safetensors("{}      ");
    QTest::newRow("nothing was fetched yet") << QByteArray() << qint64(100) << qint64(8);
    QTest::newRow("half of the length was fetched") << file.first(4) << qint64(100) << qint64(8);
    QTest::newRow("the length was fetched") << file.first(8) << qint64(100) << qint64(16);
    QTest::newRow("everything was fetched") << file << qint64(16) << qint64(16);
    QTest::newRow("the file is empty") << QByteArray() << qint64(0) << qint64(-1);
    QTest::newRow("the header is longer than the file") << file << qint64(15) << qint64(-1);
    QTest::newRow("the length is 2^64 - 1") << QByteArray(8, '\xff') << qint64(1) << qint64(-1);
}

void TestSafetensors::needsNoMoreThanTheHeader()
{
    QFETCH(QByteArray, start);
    QFETCH(qint64, size);
    QFETCH(qint64, needed);
    const auto answer = SafetensorsHeader::bytesNeeded(start, size);
    QCOMPARE(answer ? *answer : -1, needed);
}

void TestSafetensors::acceptsWhatTheOfficialLibraryAccepts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("data");
    QTest::addColumn<int>("tensors");
    const auto row = [](const char *name, const QByteArray &json, int data, int tensors) {
        QTest::newRow(name) << json << data << tensors;
    };
    row("no tensor at all", "{}", 0, 0);
    row("metadata that is null", R"({"__metadata__":null})", 0, 0);
    row("an unknown key in a tensor",
        R"({"a":{"dtype":"U8","more":[{"x":[1.5e3,null]},true],"shape":[2],"data_offsets":[0,2]}})",
        2,
        1);
    row("a tensor without elements", '{' + tensorJson("a", "F16", "[0,4]", 0, 0) + '}', 0, 1);
    row("two tensors without elements at one place",
        '{' + tensorJson("a", "F16", "[0]", 0, 0) + ',' + tensorJson("b", "F16", "[0]", 0, 0) + '}',
        0,
        2);
    row("halves of bytes that make whole ones", '{' + tensorJson("a", "F4", "[2,3]", 0, 3) + '}', 3, 1);
    row("six bits wide", '{' + tensorJson("a", "F6_E3M2", "[4]", 0, 3) + '}', 3, 1);
    row("white space around", " \n{" + tensorJson("a", "U8", "[ 1 ]", 0, 1) + "}\t ", 1, 1);
    row("an empty name", '{' + tensorJson("", "U8", "[1]", 0, 1) + '}', 1, 1);
}

void TestSafetensors::acceptsWhatTheOfficialLibraryAccepts()
{
    QFETCH(QByteArray, json);
    QFETCH(int, data);
    QFETCH(int, tensors);
    const auto header = parsed(ModelFiles::safetensors(json, data));
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->tensors.size(), tensors);
}

void TestSafetensors::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("why"); // a part of the message
    const auto row = [](const char *name, const QByteArray &file, const QString &why) {
        QTest::newRow(name) << file << why;
    };
    row("an empty file", "", u"0 bytes are too few"_s);
    row("a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00", u"LFS pointer"_s);
    row("a web page", "<!doctype html><html></html>", u"web page"_s);
    row("a PyTorch checkpoint", "PK\3\4" + QByteArray(40, 'x'), u"PyTorch"_s);
    refusedJson();
    refusedLayouts();
}

void TestSafetensors::refusedJson()
{
    const auto row = [](const char *name, const QByteArray &json, const QString &why) {
        QTest::newRow(name) << ModelFiles::safetensors(json, 8) << why;
    };
    const auto tensor = tensorJson("a", "I64", "[1]", 0, 8);
    row("no JSON", "not json", u"an object is expected"_s);
    row("a list", "[]", u"an object is expected"_s);
    row("text after the object", '{' + tensor + "} x", u"text after the end"_s);
    row("cut off", '{' + tensor, u"a comma or '}'"_s);
    row("a comma too many", '{' + tensor + ",}", u"a text is expected"_s);
    row("not UTF-8", "{\"\xff\":1}", u"UTF-8"_s);
    row("half a surrogate pair", R"({"\ud83e":1})", u"surrogate"_s);
    row("a line end in a name", "{\"a\nb\":1}", u"control character"_s);
    row("a name without end", R"({"a)", u"no end"_s);
    row("an escape at the end", R"({"a\)", u"unknown escape"_s);
    row("half an escape at the end", R"({"a\u00)", u"four hex digits"_s);
    row("a tensor twice", '{' + tensor + ',' + tensor + '}', u"'a' is there twice"_s);
    row("a key of a tensor twice",
        R"({"a":{"dtype":"I64","dtype":"I64","shape":[1],"data_offsets":[0,8]}})",
        u"'dtype' twice"_s);
    row("metadata that is no text", R"({"__metadata__":{"n":1}})", u"no text"_s);
    row("a tensor that is a number", R"({"a":1})", u"an object is expected"_s);
    row("a tensor without a shape", R"({"a":{"dtype":"U8","data_offsets":[0,8]}})", u"lacks"_s);
    row("three offsets", R"({"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8,9]}})", u"more numbers"_s);
    row("one offset", R"({"a":{"dtype":"I64","shape":[1],"data_offsets":[0]}})", u"lacks"_s);
    row("an unknown dtype", '{' + tensorJson("a", "F7", "[8]", 0, 8) + '}', u"unknown dtype 'F7'"_s);
    row("a negative size", '{' + tensorJson("a", "I64", "[-1]", 0, 8) + '}', u"whole number"_s);
    row("a size with a fraction", '{' + tensorJson("a", "I64", "[1.0]", 0, 8) + '}', u"whole number"_s);
    row("a size that starts with 0", '{' + tensorJson("a", "I64", "[01]", 0, 8) + '}', u"starts with 0"_s);
    row("a size over 2^63",
        '{' + tensorJson("a", "I64", "[9223372036854775808]", 0, 8) + '}',
        u"whole number"_s);
    row("lists in lists without end", QByteArray("{\"a\":{\"x\":") + QByteArray(100'000, '['), u"deeply"_s);
    row("more sizes than can be meant",
        '{' + tensorJson("a", "U8", '[' + QByteArray("1,").repeated(500) + "1]", 0, 1) + '}',
        u"more numbers"_s);
}

void TestSafetensors::refusedLayouts()
{
    const auto row = [](const char *name, const QByteArray &json, int data, const QString &why) {
        QTest::newRow(name) << ModelFiles::safetensors('{' + json + '}', data) << why;
    };
    const auto a = tensorJson("a", "F32", "[1]", 0, 4);
    row("offsets that go back", tensorJson("a", "F32", "[1]", 4, 0), 4, u"'a' ends before it begins"_s);
    row("a hole at the start", tensorJson("a", "F32", "[1]", 4, 8), 8, u"a hole before tensor 'a'"_s);
    row("a hole between", a + ',' + tensorJson("b", "F32", "[1]", 8, 12), 12, u"a hole before tensor 'b'"_s);
    row("an overlap", a + ',' + tensorJson("b", "F32", "[1]", 2, 6), 6, u"'b' overlaps"_s);
    row("two at one place", a + ',' + tensorJson("b", "F32", "[1]", 0, 4), 4, u"overlaps"_s);
    row("fewer bytes than the shape asks for", tensorJson("a", "F32", "[2]", 0, 4), 4, u"dtype F32"_s);
    row("more bytes than the shape asks for", tensorJson("a", "U8", "[]", 0, 4), 4, u"dtype U8"_s);
    row("a shape that overflows", tensorJson("a", "F32", "[4294967296,4294967296,16]", 0, 4), 4, u"shape"_s);
    row("bits that overflow", tensorJson("a", "F64", "[1152921504606846976]", 0, 8), 8, u"shape"_s);
    row("half a byte", tensorJson("a", "F4", "[1]", 0, 1), 1, u"shape"_s);
    row("a file that ends early",
        tensorJson("a", "F32", "[2]", 0, 8),
        7,
        u"the file ends before tensor 'a'"_s);
    row("bytes after the last tensor", a, 6, u"2 bytes after the last tensor"_s);
}

void TestSafetensors::refuses()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, why);
    const auto header = parsed(file);
    QVERIFY(!header);
    QCOMPARE(header.error().kind, Error::Kind::Protocol);
    QVERIFY2(header.error().detail.contains(why), qPrintable(header.error().detail));
}

void TestSafetensors::keepsOnlySoMuchMetadata()
{
    QByteArray json = R"({"__metadata__":{"x":"")";
    for (int i = 0; i < 20'000; ++i) {
        json += ",\"" + QByteArray::number(i) + "\":\"\"";
    }
    const auto header = parsed(ModelFiles::safetensors(json + "}}"));
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->metadata.size(), SafetensorsHeader::mostMetadata);
    QCOMPARE(header->metadataLeftOut, 20'001 - SafetensorsHeader::mostMetadata);
}

void TestSafetensors::keepsOnlyTheStartOfLongMetadata()
{
    constexpr auto longest = SafetensorsHeader::longestText;
    QByteArray json
        = R"({"__metadata__":{"short":"x","odd":"x)" + QByteArray("ä").repeated(longest / 2) + '"';
    for (int i = 10; i < 30; ++i) {
        json += ",\"" + QByteArray::number(i) + "\":\"" + QByteArray(longest, 'y') + "z\"";
    }
    const auto header = parsed(ModelFiles::safetensors(json + "}}"));
    QVERIFY2(header, ModelFiles::whyNot(header).constData());
    QCOMPARE(header->metadata.value(u"short"_s), u"x"_s);
    QVERIFY(!header->metadataCut.contains(u"short"_s));
    QCOMPARE(header->metadata.value(u"odd"_s), u"x"_s + QString(longest / 2 - 1, u'ä')); // not half of one
    QCOMPARE(header->metadataCut.value(u"odd"_s), longest + 1);
    QCOMPARE(header->metadata.value(u"10"_s), QString(longest, u'y'));
    QCOMPARE(header->metadataCut.value(u"10"_s), longest + 1);
    qsizetype kept = 0;
    for (const auto &text : header->metadata) {
        kept += text.toUtf8().size();
    }
    QVERIFY(kept <= SafetensorsHeader::keptBytes);
    QVERIFY(kept > SafetensorsHeader::keptBytes - longest);
    QCOMPARE(header->metadata.size() + header->metadataLeftOut, 22);
}

void TestSafetensors::refusesMoreTensorsThanCanBeMeant()
{
    QByteArray json = "{";
    json.reserve(SafetensorsHeader::mostTensors * 60);
    for (qsizetype i = 0; i <= SafetensorsHeader::mostTensors; ++i) {
        json += (i == 0 ? "" : ",") + tensorJson(QByteArray::number(i), "U8", "[0]", 0, 0);
    }
    const auto header = parsed(ModelFiles::safetensors(json + '}'));
    QVERIFY(!header);
    QVERIFY2(header.error().detail.contains(u"more than 300000 tensors"), qPrintable(header.error().detail));
}

void TestSafetensors::readsTheIndexOfShards()
{
    const auto index = SafetensorsIndex::parse(
        R"({"metadata":{"total_parameters":{"a":1},"total_size":1.6e1},"other":[],)"
        R"("weight_map":{"b":"model-00002-of-00002.safetensors","a":"model-00001-of-00002.safetensors",)"
        R"("c":"model-00002-of-00002.safetensors"}})");
    QVERIFY2(index, ModelFiles::whyNot(index).constData());
    QCOMPARE(index->weightMap.value(u"c"_s), u"model-00002-of-00002.safetensors"_s);
    QCOMPARE(index->weightMap.size(), 3);
    QCOMPARE(index->totalSize, 16);
    const QStringList files{ u"model-00001-of-00002.safetensors"_s, u"model-00002-of-00002.safetensors"_s };
    QCOMPARE(index->files(), files);
    const auto bare = SafetensorsIndex::parse(R"({"metadata":null,"weight_map":{}})");
    QVERIFY2(bare, ModelFiles::whyNot(bare).constData());
    QVERIFY(!bare->totalSize);
}

void TestSafetensors::refusesABadIndex_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no weight_map") << QByteArray(R"({"metadata":{}})");
    QTest::newRow("a weight_map that is a list") << QByteArray(R"({"weight_map":[]})");
    QTest::newRow("a file that is no text") << QByteArray(R"({"weight_map":{"a":1}})");
    QTest::newRow("a size that is no number at all") << QByteArray(R"({"metadata":{"total_size":-},)");
    QTest::newRow("too long") << QByteArray(SafetensorsIndex::largestText + 1, ' ');
}

void TestSafetensors::refusesABadIndex()
{
    QFETCH(QByteArray, json);
    const auto index = SafetensorsIndex::parse(json);
    QVERIFY(!index);
    QCOMPARE(index.error().kind, Error::Kind::Protocol);
}

void TestSafetensors::knowsTheWidthOfEveryDtype()
{
    QCOMPARE(SafetensorsHeader::bitsOf(u"BF16"), 16);
    QCOMPARE(SafetensorsHeader::bitsOf(u"F8_E4M3"), 8);
    QCOMPARE(SafetensorsHeader::bitsOf(u"F8_E8M0"), 8);
    QCOMPARE(SafetensorsHeader::bitsOf(u"F6_E2M3"), 6);
    QCOMPARE(SafetensorsHeader::bitsOf(u"F4"), 4);
    QCOMPARE(SafetensorsHeader::bitsOf(u"C64"), 64);
    QCOMPARE(SafetensorsHeader::bitsOf(u"bf16"), std::nullopt);
}

void TestSafetensors::readsTheCollectedFiles()
{
    const auto folder = ModelFiles::sharedHeaders();
    if (folder.isEmpty()) {
        QSKIP("the collected headers are not here");
    }
    int read = 0;
    for (const auto &place : { folder, folder + u"/generated"_s }) {
        for (const auto &name : QDir(place).entryList({ u"*.safetensors"_s }, QDir::Files)) {
            const auto header = parsed(ModelFiles::bytesOf(place + u'/' + name));
            const bool isGood = name.startsWith(u"ok_") || name.startsWith(u"real-");
            QVERIFY2(header.has_value() == isGood,
                     qPrintable(name + u": "_s + (header ? u"was read"_s : header.error().detail)));
            ++read;
        }
    }
    QVERIFY(read >= 20);
    QVERIFY(SafetensorsIndex::parse(ModelFiles::bytesOf(folder + u"/generated/ok_sharded_index.json"_s)));
}

void TestSafetensors::mutatedHeadersAreAnsweredOrRefused()
{
    const QByteArray json = R"({"__metadata__":{"format":"pt"},)"
        + tensorJson("a\\u00e9", "F32", "[2,1]", 0, 8) + ',' + tensorJson("b", "F4", "[2]", 8, 9) + '}';
    const auto good = ModelFiles::safetensors(json, 9);
    QVERIFY(parsed(good));
    QRandomGenerator random(20261128);
    int refused = 0;
    for (int round = 0; round < 10'000; ++round) {
        const auto file = ModelFiles::mutated(good, &random);
        const auto header = parsed(file);
        if (!header) {
            QVERIFY(!header.error().detail.isEmpty());
            ++refused;
            continue;
        }
        qint64 at = header->dataBegin;
        for (const auto &tensor : header->tensors) {
            QCOMPARE(tensor.begin, at);
            at = tensor.end;
        }
        QCOMPARE(at, file.size());
    }
    QVERIFY2(refused > 5'000 && refused < 10'000, qPrintable(QString::number(refused)));
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
