// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cache/filtersample.h"

#include <QTest>

using namespace Hubdesk;
using namespace FilterSample;
using namespace Qt::StringLiterals;
using Flaw = FilterFlaw::Kind;

/// What a person may type into one line.
class TestFilterLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lines_data();
    void lines();
    void linesOfRevisions_data();
    void linesOfRevisions();
    void whatIsWrongInALine_data();
    void whatIsWrongInALine();
    void aFlawFiltersNothing();
    void withoutPinsNothingIsPinned();
};

void TestFilterLine::lines_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *line, const QString &expected) { QTest::newRow(line) << expected; };
    const auto all = u"Data gpt2 big mixed"_s;
    row("", all);
    row("   ", all);
    row("\"\"", all);
    row(">1gb", u"big mixed"_s);
    row("> 1 GB", u"big mixed"_s);
    row(">1.5gb", u"big"_s);
    row(">1,5 gb", u"big"_s);
    row(">.5gb", u"big mixed"_s);
    row(">1GiB", u"big"_s);
    row("<200mb", u"gpt2"_s);
    row("<200m", u"gpt2"_s);
    row(">4000b", all);
    row(">3months", u"big"_s);
    row("> 3 months", u"big"_s);
    row(">3mo", u"big"_s);
    row(">30d", u"Data big"_s);
    row(">30 days", u"Data big"_s);
    row("<1week", u"gpt2"_s);
    row("<90min", u"gpt2"_s);
    row("<1.5h", u"gpt2"_s);
    row(">0.1 years", u"Data big"_s);
    row("size>1gb", u"big mixed"_s);
    row("size > 1.5 gb", u"big"_s);
    row("size:>1gb", u"big mixed"_s);
    row("size=5000", u"gpt2"_s);
    row("size==5000", u"gpt2"_s);
    row("size!=5000", u"Data big mixed"_s);
    row("accessed>30d", u"Data big"_s);
    row("accessed>0.5h", all);
    row("modified<1w", u"gpt2"_s);
    row("type:dataset", u"Data"_s);
    row("type=dataset", u"Data"_s);
    row("type:Datasets", u"Data"_s);
    row("TYPE : model", u"gpt2 big"_s);
    row("refs=main", u"gpt2 big mixed"_s);
    row("refs:v1.0", u"Data"_s);
    row("is:detached", u"mixed"_s);
    row("is=detached", u"mixed"_s);
    row("is:pinned", u"gpt2"_s);
    row("org", u"Data big mixed"_s);
    row("ORG/data", u"Data"_s);
    row("2222", u"mixed"_s);
    row("safetensors", u"big"_s);
    row("epoch=3", u"big"_s);
    row("foo:bar", u""_s);
    row("nothing", u""_s);
    row("org >1gb", u"big mixed"_s);
    row(">1gb org", u"big mixed"_s);
    row("org >30d type:model", u"big"_s);
    row(">1gb <1.5gb", u"mixed"_s);
    row("\"type:dataset\"", u""_s);
    row("\"org\"", u"Data big mixed"_s);
    row("\"org", u"Data big mixed"_s);
}

void TestFilterLine::lines()
{
    QFETCH(QString, expected);
    const auto line = CacheFilterLine::parse(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(line.flaws, QList<FilterFlaw>());
    QCOMPARE(matching(line, false), expected);
}

void TestFilterLine::linesOfRevisions_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *line, const QString &expected) { QTest::newRow(line) << expected; };
    row("is:detached", u"mixed@2"_s);
    row("2222", u"mixed@2"_s);
    row("epoch=3", u"big@1"_s);
    row("mixed", u"mixed@1 mixed@2"_s);
    row(">500mb", u"big@1 mixed@2"_s);
}

void TestFilterLine::linesOfRevisions()
{
    QFETCH(QString, expected);
    QCOMPARE(matching(CacheFilterLine::parse(QString::fromLatin1(QTest::currentDataTag())), true), expected);
}

void TestFilterLine::whatIsWrongInALine_data()
{
    QTest::addColumn<Flaw>("kind");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *line, Flaw kind, const QString &word, const QString &part) {
        QTest::newRow(line) << kind << word << part;
    };
    row(">", Flaw::NoValue, u">"_s, u">"_s);
    row("size>", Flaw::NoValue, u"size>"_s, u">"_s);
    row("size > ", Flaw::NoValue, u"size >"_s, u">"_s);
    row("type:", Flaw::NoValue, u"type:"_s, u":"_s);
    row("is:", Flaw::NoValue, u"is:"_s, u":"_s);
    row(">5", Flaw::MissingUnit, u">5"_s, u"5"_s);
    row("accessed>30", Flaw::MissingUnit, u"accessed>30"_s, u"30"_s);
    row(">gb", Flaw::BadNumber, u">gb"_s, u"gb"_s);
    row(">1.2.3gb", Flaw::BadNumber, u">1.2.3gb"_s, u"1.2.3gb"_s);
    row(">-1gb", Flaw::BadNumber, u">-1gb"_s, u"-1gb"_s);
    row(">3moons", Flaw::UnknownUnit, u">3moons"_s, u"moons"_s);
    row("size>3d", Flaw::UnknownUnit, u"size>3d"_s, u"d"_s);
    row("accessed>3gb", Flaw::UnknownUnit, u"accessed>3gb"_s, u"gb"_s);
    row("siz>3gb", Flaw::UnknownKey, u"siz>3gb"_s, u"siz"_s);
    row("type!=model", Flaw::EqualsOnly, u"type!=model"_s, u"type"_s);
    row("refs>main", Flaw::EqualsOnly, u"refs>main"_s, u"refs"_s);
    row("type:modle", Flaw::UnknownType, u"type:modle"_s, u"modle"_s);
    row("is:gone", Flaw::UnknownState, u"is:gone"_s, u"gone"_s);
}

void TestFilterLine::whatIsWrongInALine()
{
    QFETCH(Flaw, kind);
    QFETCH(QString, word);
    QFETCH(QString, part);
    const auto line = CacheFilterLine::parse(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(line.flaws, (QList<FilterFlaw>{ { kind, word, part } }));
    QVERIFY(line.isEmpty());
}

void TestFilterLine::aFlawFiltersNothing()
{
    const auto line = CacheFilterLine::parse(u"org >5 type:modle >1gb"_s);
    QCOMPARE(line.flaws.size(), 2);
    QCOMPARE(line.filters.size(), 2);
    QCOMPARE(matching(line, false), u"big mixed"_s);
}

void TestFilterLine::withoutPinsNothingIsPinned()
{
    const auto report = sample();
    const auto line = CacheFilterLine::parse(u"is:pinned"_s);
    for (const auto &item : listedItems(report, false)) {
        QVERIFY(!line.matches(item, FilterContext{ .nowMs = now }));
    }
}

QTEST_GUILESS_MAIN(TestFilterLine)
#include "tst_filterline.moc"
