// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/datasetfeatures.h"
#include "tests/formats/mutation.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestDatasetFeatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void orderAndLabels();
    void nothingOfTheKind_data();
    void nothingOfTheKind();
    void limits();
    void damagedDescriptions();
};

void TestDatasetFeatures::types_data()
{
    QTest::addColumn<QByteArray>("feature");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const char *feature, const char *type) {
        QTest::newRow(name) << QByteArray(feature) << QString::fromUtf8(type);
    };
    row("a value", R"({"dtype": "float32", "_type": "Value"})", "float32");
    row("classes", R"({"names": ["a"], "_type": "ClassLabel"})", "ClassLabel");
    row("a picture", R"({"_type": "Image"})", "Image");
    row("sound", R"({"sampling_rate": 16000, "_type": "Audio"})", "Audio(16000)");
    row("sound of any rate", R"({"sampling_rate": null, "_type": "Audio"})", "Audio");
    row("a list", R"({"feature": {"dtype": "int32", "_type": "Value"}, "_type": "List"})", "List(int32)");
    row("a list of old", R"([{"dtype": "int32", "_type": "Value"}])", "List(int32)");
    row("a list with a length",
        R"({"feature": {"dtype": "int8", "_type": "Value"}, "length": 3, "_type": "Sequence"})",
        "List(int8, 3)");
    row("a list of any length",
        R"({"feature": {"dtype": "int8", "_type": "Value"}, "length": -1, "_type": "Sequence"})",
        "List(int8)");
    row("a struct",
        R"({"z": {"dtype": "string", "_type": "Value"}, "a": {"_type": "Image"}})",
        "{z: string, a: Image}");
    row("a list of structs", R"([{"role": {"dtype": "string", "_type": "Value"}}])", "List({role: string})");
    row("an array",
        R"({"shape": [3, 4], "dtype": "float32", "_type": "Array2D"})",
        "Array2D(float32, [3,4])");
    row("a translation",
        R"({"languages": ["en", "fr"], "_type": "Translation"})",
        "Translation([\"en\",\"fr\"])");
    row("a column called _type", R"({"_type": {"dtype": "string", "_type": "Value"}})", "{_type: string}");
    row("a type of the future", R"({"_type": "Smell"})", "Smell");
    row("what is no type", "5", "?");
    row("a list of nothing", "[]", "List(?)");
}

void TestDatasetFeatures::types()
{
    QFETCH(QByteArray, feature);
    const auto features = readDatasetFeatures(R"({"info": {"features": {"a": )" + feature + "}}}");
    QCOMPARE(features.size(), 1);
    QTEST(features[0].type, "type");
}

void TestDatasetFeatures::orderAndLabels()
{
    const QByteArray list
        = R"({"features": {"z": {"names": ["no", "yes"], "_type": "ClassLabel"}, "a": {"_type": "Image"}}})";
    const QList<DatasetFeature> expected{ { u"z"_s, u"ClassLabel"_s, { u"no"_s, u"yes"_s } },
                                          { u"a"_s, u"Image"_s, {} } };
    QVERIFY(readDatasetFeatures(R"({"info": )" + list + "}") == expected);
    QVERIFY(readDatasetFeatures(list) == expected);
}

void TestDatasetFeatures::nothingOfTheKind_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no object") << "[1]"_ba;
    QTest::newRow("no features") << R"({"info": {}})"_ba;
    QTest::newRow("features that are none") << R"({"info": {"features": [1]}})"_ba;
    QTest::newRow("damaged") << R"({"info": {"features": {"a": )"_ba;
}

void TestDatasetFeatures::nothingOfTheKind()
{
    QFETCH(QByteArray, json);
    QVERIFY(readDatasetFeatures(json).isEmpty());
}

void TestDatasetFeatures::limits()
{
    QByteArray deep = R"({"dtype": "x", "_type": "Value"})";
    for (int i = 0; i < 30; ++i) {
        deep = "[" + deep + "]";
    }
    QByteArray many;
    for (int i = 0; i < 3'000; ++i) {
        many += "\"n" + QByteArray::number(i)
            + "\": " + (i == 0 ? deep : QByteArray("{\"_type\": \"Image\"}")) + ',';
    }
    const auto features = readDatasetFeatures("{\"features\": {" + many.chopped(1) + "}}");
    QCOMPARE(features.size(), 1'000);
    QVERIFY(features[0].type.contains(u'\u2026'));
    const auto wide = readDatasetFeatures("{\"features\": {\"a\": {" + many.chopped(1) + "}}}");
    QCOMPARE(wide.size(), 1);
    QCOMPARE(wide[0].type.size(), 500);
    const auto labels = readDatasetFeatures(R"({"features": {"a": {"_type": "ClassLabel", "names": [)"
                                            + QByteArray("\"x\",").repeated(5'000) + "\"y\"]}}}");
    QCOMPARE(labels.value(0).labels.size(), 1'000);
}

void TestDatasetFeatures::damagedDescriptions()
{
    const QByteArray good
        = R"({"info": {"features": {"a": {"dtype": "string", "_type": "Value"}, "b": [{"x": {"names": ["a"], "_type": "ClassLabel"}}],)"
          R"( "c": {"feature": {"_type": "Image"}, "length": 3, "_type": "List"}}}})";
    QCOMPARE(readDatasetFeatures(good).size(), 3);
    Mutation mutate(20260307, { "{", "}", "[", "]", "\"_type\":", "\"", ",", ":", "null" });
    for (int round = 0; round < 5'000; ++round) {
        for (const auto &feature : readDatasetFeatures(mutate(good))) {
            QVERIFY(feature.type.size() <= 500 && feature.name.size() <= 200);
        }
    }
}

QTEST_GUILESS_MAIN(TestDatasetFeatures)
#include "tst_datasetfeatures.moc"
