// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardmetadata.h"
#include "tests/card/realcards.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestCardMetadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facts();
    void languages_data();
    void languages();
    void emptyMetadata_data();
    void emptyMetadata();
    void errors_data();
    void errors();
    void marksCountCodePoints();
    void aliases();
    void scalars_data();
    void scalars();
    void lastDuplicateWins();
    void bytesThatAreNotUtf8();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void realCards();
};

void TestCardMetadata::facts()
{
    const auto card = CardMetadata::read("---\n"
                                         "license: other\n"
                                         "license_name: heron-licence\n"
                                         "language: [en, 'no', zh-Hant]\n"
                                         "tags:\n- text\n- text\n- 测试\n"
                                         "pipeline_tag: text-generation\n"
                                         "library_name: transformers\n"
                                         "base_model: northlight/Heron-8B\n"
                                         "datasets:\n  - a/b\n  - ~\n  - {x: y}\n  - c\n"
                                         "model-index: []\n"
                                         "---\n# Heron\n");
    QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
    QCOMPARE(card->license, u"other"_s);
    QCOMPARE(card->licenseName, u"heron-licence"_s);
    QCOMPARE(card->languages, (QStringList{ u"en"_s, u"no"_s, u"zh-Hant"_s }));
    QCOMPARE(card->tags, (QStringList{ u"text"_s, u"测试"_s }));
    QCOMPARE(card->pipelineTag, u"text-generation"_s);
    QCOMPARE(card->libraryName, u"transformers"_s);
    QCOMPARE(card->baseModels, QStringList{ u"northlight/Heron-8B"_s });
    QCOMPARE(card->datasets, (QStringList{ u"a/b"_s, u"c"_s }));
    QVERIFY(card->prettyName.isEmpty());
    QVERIFY(card->root.value(u"model-index"));
    QVERIFY(!card->root.value(u"missing"));
}

void TestCardMetadata::languages_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("languages");
    QTest::newRow("one text") << QByteArray("language: en") << QStringList{ u"en"_s };
    QTest::newRow("Norwegian without quotes") << QByteArray("language: no") << QStringList{ u"no"_s };
    QTest::newRow("null") << QByteArray("language: null") << QStringList();
    QTest::newRow("nothing") << QByteArray("language:") << QStringList();
    QTest::newRow("list") << QByteArray("language:\n- en\n- de") << QStringList{ u"en"_s, u"de"_s };
    QTest::newRow("list with nulls") << QByteArray("language:\n- en\n- ~\n-") << QStringList{ u"en"_s };
    QTest::newRow("quoted null is a text") << QByteArray("language: 'null'") << QStringList{ u"null"_s };
    QTest::newRow("mapping") << QByteArray("language: {a: b}") << QStringList();
}

void TestCardMetadata::languages()
{
    QFETCH(QByteArray, yaml);
    const auto card = CardMetadata::read("---\n" + yaml + "\n---\n");
    QVERIFY(card);
    QTEST(card->languages, "languages");
}

void TestCardMetadata::emptyMetadata_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no text") << QByteArray();
    QTest::newRow("no block") << QByteArray("# Title\n");
    QTest::newRow("blank block") << QByteArray("---\n\n---\n");
    QTest::newRow("null block") << QByteArray("---\n~\n---\n");
    QTest::newRow("only a comment") << QByteArray("---\n# nothing yet\n---\n");
    QTest::newRow("empty mapping") << QByteArray("---\n{}\n---\n");
}

void TestCardMetadata::emptyMetadata()
{
    QFETCH(QByteArray, text);
    const auto card = CardMetadata::read(text);
    QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
    QVERIFY(card->license.isEmpty());
    QVERIFY(card->root.entries.isEmpty());
}

void TestCardMetadata::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("start");
    QTest::newRow("a list") << QByteArray("---\n- a\n---\n") << u"line 2: the metadata is not a mapping"_s;
    QTest::newRow("a text") << QByteArray("---\nhello\n---\n") << u"line 2: the metadata is not a mapping"_s;
    QTest::newRow("tab as indent") << QByteArray("---\na:\n\tb: 1\n---\n") << u"line 3: "_s;
    QTest::newRow("open bracket") << QByteArray("---\na: [1\nb: 2\n---\n") << u"line "_s;
    QTest::newRow("lines are counted in the README")
        << QByteArray("\n\n---\na: 1\nb: : c\n---\n") << u"line 5: "_s;
    QTest::newRow("second document") << QByteArray("---\na: 1\n...\nb\n---\n") << u"line 4: "_s;
    QTest::newRow("unknown alias") << QByteArray("---\na: *b\n---\n") << u"line 2: "_s;
    QTest::newRow("tag of its own") << QByteArray("---\na: !thing b\n---\n")
                                    << u"line 2: unknown tag '!thing'"_s;
    QTest::newRow("list as a key") << QByteArray("---\n? [a]\n: b\n---\n") << u"line 2: "_s;
    QTest::newRow("control character") << QByteArray("---\na: 1\nb: \x01\n---\n") << u"line 3: "_s;
}

void TestCardMetadata::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, start);
    const auto card = CardMetadata::read(text);
    QVERIFY(!card);
    QCOMPARE(card.error().kind, Error::Kind::Protocol);
    QVERIFY2(card.error().detail.startsWith(start), qPrintable(card.error().detail));
}

void TestCardMetadata::marksCountCodePoints()
{
    const auto root = readYaml("emoji: 🚀🚀\nk: 'v'\n");
    QVERIFY(root);
    const auto *value = root->value(u"k");
    QVERIFY(value);
    QCOMPARE(value->start, (YamlMark{ 13, 1, 3 }));
    QCOMPARE(value->end, (YamlMark{ 16, 1, 6 }));
    QVERIFY(!value->plain);
}

void TestCardMetadata::aliases()
{
    const auto root = readYaml("a: &x [en, de]\nb: *x\n");
    QVERIFY(root);
    QCOMPARE(root->value(u"b")->list(), (QStringList{ u"en"_s, u"de"_s }));
    QCOMPARE(root->value(u"b")->start.line, 1);
}

void TestCardMetadata::scalars_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("boolean");
    QTest::newRow("yes is true") << QByteArray("a: yes") << u"yes"_s << 1;
    QTest::newRow("Off is false") << QByteArray("a: Off") << u"Off"_s << 0;
    QTest::newRow("oFF is a text") << QByteArray("a: oFF") << u"oFF"_s << -1;
    QTest::newRow("quoted true is a text") << QByteArray("a: 'true'") << u"true"_s << -1;
    QTest::newRow("folded text") << QByteArray("a: >\n  b\n  c\n") << u"b c\n"_s << -1;
    QTest::newRow("tilde is null") << QByteArray("a: ~") << QString() << -1;
    QTest::newRow("number") << QByteArray("a: 2307.09288") << u"2307.09288"_s << -1;
}

void TestCardMetadata::scalars()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, boolean);
    const auto root = readYaml(yaml);
    QVERIFY(root);
    QTEST(root->value(u"a")->scalar(), "text");
    const auto read = root->value(u"a")->boolean();
    QCOMPARE(read ? int(*read) : -1, boolean);
}

void TestCardMetadata::lastDuplicateWins()
{
    const auto card = CardMetadata::read("---\nlicense: mit\nlicense: apache-2.0\n---\n");
    QVERIFY(card);
    QCOMPARE(card->license, u"apache-2.0"_s);
    QCOMPARE(card->root.entries.size(), 2);
}

void TestCardMetadata::bytesThatAreNotUtf8()
{
    const auto card = CardMetadata::read("---\nlicense: m\xFFt\n---\n");
    QVERIFY(card);
    QCOMPARE(card->license, u"m\uFFFDt"_s);
}

void TestCardMetadata::bombsAreRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QByteArray laughs("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; ++i) {
        const auto last = "*a" + QByteArray::number(i - 1);
        laughs += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
            + (last + ", ").repeated(8) + last + "]\n";
    }
    QTest::newRow("a billion laughs") << laughs;
    QTest::newRow("deep lists") << QByteArray("[").repeated(100'000);
    QTest::newRow("deep mappings") << QByteArray("{a: ").repeated(5'000);
    QTest::newRow("deep block lists") << QByteArray("- ").repeated(50'000) + "x";
    QTest::newRow("too long") << "a: " + QByteArray(2'000'000, 'x');
    QTest::newRow("too many values") << "a: [" + QByteArray("x,").repeated(300'000) + "]";
}

void TestCardMetadata::bombsAreRefused()
{
    QFETCH(QByteArray, yaml);
    const auto root = readYaml(yaml);
    QVERIFY(!root);
    QCOMPARE(root.error().kind, Error::Kind::Protocol);
}

void TestCardMetadata::realCards()
{
    if (RealCards::folder().isEmpty()) {
        QSKIP("the collected real cards are not beside the sources");
    }
    int read = 0;
    const auto index = RealCards::index();
    for (const auto &[name, features] : index.asKeyValueRange()) {
        const auto card = CardMetadata::read(RealCards::bytes(RealCards::folder() + u'/' + name));
        read += card.has_value();
        const bool broken = features.contains(u"yaml-error"_s) || features.contains(u"fm-not-mapping"_s);
        // What the collector read, we read, too.
        QVERIFY2(card || broken, qPrintable(name + u": "_s + (card ? QString() : card.error().detail)));
        if (card && features.contains(u"license:str"_s)) {
            QVERIFY2(!card->license.isEmpty(), qPrintable(name));
        }
        if (card && features.contains(u"language:list"_s)) {
            QVERIFY2(!card->languages.isEmpty(), qPrintable(name));
        }
    }
    QVERIFY(read > 230);
}

QTEST_GUILESS_MAIN(TestCardMetadata)
#include "tst_cardmetadata.moc"
