// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/fuzzy.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestFuzzy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsOrNot_data();
    void fitsOrNot();
    void theBetterOneWins_data();
    void theBetterOneWins();
    void longTextsCostLittle();
    void theBestOfMany();
};

void TestFuzzy::fitsOrNot_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("positions");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *title,
                        const QString &pattern,
                        const QString &text,
                        const QList<qsizetype> &positions) {
        QTest::newRow(title) << pattern << text << positions << true;
    };
    row("nothing fits all", QString(), u"org/model"_s, {});
    row("a start", u"her"_s, u"Heron-8B"_s, { 0, 1, 2 });
    row("case does not count", u"HER"_s, u"heron"_s, { 0, 1, 2 });
    row("starts of words before letters inside", u"h8"_s, u"northlight/heron-8B"_s, { 11, 17 });
    row("letters in a row before scattered ones", u"own"_s, u"o-w-n own"_s, { 6, 7, 8 });
    row("camel case starts words", u"qt"_s, u"aqtQuickTool"_s, { 3, 8 });
    row("words in any order", u"model org"_s, u"org/model"_s, { 0, 1, 2, 4, 5, 6, 7, 8 });
    row("one letter for two words is one place", u"a a"_s, u"a"_s, { 0 });
    row("letters beyond ASCII", u"ÜB"_s, u"die übersetzung"_s, { 4, 5 });
    QTest::newRow("a letter that is missing") << u"hx"_s << u"heron"_s << QList<qsizetype>() << false;
    QTest::newRow("the wrong order") << u"ba"_s << u"ab"_s << QList<qsizetype>() << false;
    QTest::newRow("one word of two is missing") << u"her zz"_s << u"heron"_s << QList<qsizetype>() << false;
    QTest::newRow("no text") << u"a"_s << QString() << QList<qsizetype>() << false;
}

void TestFuzzy::fitsOrNot()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QList<qsizetype>, positions);
    QFETCH(bool, fits);
    const auto match = fuzzyMatch(pattern, text);
    QCOMPARE(match.has_value(), fits);
    if (fits) {
        QCOMPARE(match->positions, positions);
    }
}

void TestFuzzy::theBetterOneWins_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of the text") << u"set"_s << u"Settings"_s << u"Data set"_s;
    QTest::newRow("in a row") << u"bert"_s << u"x/bert-base"_s << u"x/b-e-r-t"_s;
    QTest::newRow("the shorter") << u"bert"_s << u"bert"_s << u"bert-base-multilingual-cased"_s;
    QTest::newRow("start of a word") << u"cp"_s << u"Copy path"_s << u"scope"_s;
}

void TestFuzzy::theBetterOneWins()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto first = fuzzyMatch(pattern, better);
    const auto second = fuzzyMatch(pattern, worse);
    QVERIFY(first);
    QVERIFY(!second || first->score > second->score);
}

void TestFuzzy::longTextsCostLittle()
{
    const QString text(100'000, u'a');
    const auto match = fuzzyMatch(QString(5'000, u'a'), text);
    QVERIFY(match);
    QCOMPARE(match->positions.size(), 60);
}

void TestFuzzy::theBestOfMany()
{
    const QStringList texts{ u"deep/in/readme"_s, u"other"_s, u"README.md"_s, u"README.md"_s, u"r-e-a-d"_s };
    const auto all = fuzzyBest(u"read"_s, texts, 10);
    QList<qsizetype> places;
    for (const auto &hit : all) {
        QCOMPARE(std::optional(hit.match), fuzzyMatch(u"read"_s, texts[hit.at]));
        places << hit.at;
    }
    QCOMPARE(places, (QList<qsizetype>{ 2, 3, 0, 4 })); // equal ones in their order
    QCOMPARE(fuzzyBest(u"read"_s, texts, 2), all.first(2));
    QVERIFY(fuzzyBest(u"read"_s, {}, 2).isEmpty());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(fuzzyBest(u"read"_s, texts, 10, stop.get_token()).isEmpty());
}

QTEST_APPLESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
