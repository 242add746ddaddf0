// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cache/filtersample.h"

#include <QTest>

using namespace Hubdesk;
using namespace FilterSample;
using namespace Qt::StringLiterals;
using Flaw = FilterFlaw::Kind;

/// Which repos and revisions are meant by what was typed.
class TestCacheFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void official_data();
    void official();
    void officialOfRevisions_data();
    void officialOfRevisions();
    void officialRefuses_data();
    void officialRefuses();
    void everyFlawHasWords();
    void orders_data();
    void orders();
    void orderRefuses_data();
    void orderRefuses();
    void equalOnesStayInOrder();
    void damagedReposAreNotListed();
};

void TestCacheFilter::official_data()
{
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *expression, const QString &expected) { QTest::newRow(expression) << expected; };
    row("size>1GB", u"big mixed"_s);
    row("size>1g", u"big mixed"_s);
    row("size > 1GB", u"big mixed"_s);
    row("  size>1GB  ", u"big mixed"_s);
    row("SIZE>1gB", u"big mixed"_s);
    row("size<=300MB", u"Data gpt2"_s);
    row("size<300mb", u"gpt2"_s);
    row("size=300000kb", u"Data"_s);
    row("size=5K", u"gpt2"_s);
    row("size=5000", u"gpt2"_s);
    row("size!=5000", u"Data big mixed"_s);
    row("size>=2000000000", u"big"_s);
    row("size>1t", u""_s);
    row("size<1pb", u"Data gpt2 big mixed"_s);
    row("size>-1", u"Data gpt2 big mixed"_s);
    row("size>+5_000", u"Data big mixed"_s);
    row("size<99999999999999999999999999", u"Data gpt2 big mixed"_s);
    row("accessed>7d", u"Data big mixed"_s);
    row("accessed>8d", u"Data big"_s);
    row("accessed>=8d", u"Data big mixed"_s);
    row("accessed<2h", u"gpt2"_s);
    row("accessed=60m", u"gpt2"_s);
    row("accessed=3600s", u"gpt2"_s);
    row("accessed=3600", u"gpt2"_s);
    row("accessed>3mo", u"big"_s);
    row("accessed>1MO", u"Data big"_s);
    row("accessed<1y", u"Data gpt2 big mixed"_s);
    row("modified>1w", u"Data big mixed"_s);
    row("modified<=2d", u"gpt2"_s);
    row("modified>6mo", u"big"_s);
    row("type=model", u"gpt2 big"_s);
    row("type=MODEL", u"gpt2 big"_s);
    row("type= dataset", u"Data"_s);
    row("type=space", u"mixed"_s);
    row("type=models", u""_s);
    row("type==", u""_s); // the value is "=", as the official client has it
    row("refs=main", u"gpt2 big mixed"_s);
    row("refs=MAIN", u"gpt2 big mixed"_s);
    row("refs=refs/pr/1", u"gpt2"_s);
    row("refs=v1.0", u"Data"_s);
    row("refs=v1", u""_s);
}

void TestCacheFilter::official()
{
    QFETCH(QString, expected);
    const auto filter = CacheFilter::official(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(filter, filter ? "" : qPrintable(filter.error().text()));
    QCOMPARE(matching(*filter, false), expected);
}

void TestCacheFilter::officialOfRevisions_data()
{
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *expression, const QString &expected) { QTest::newRow(expression) << expected; };
    row("size>=1gb", u"big@1 mixed@2"_s);
    row("size=10", u"mixed@1"_s);
    row("accessed>=8d", u"Data@1 big@1 mixed@1 mixed@2"_s); // that of the repo
    row("modified>8d", u"Data@1 big@1 mixed@2"_s);
    row("refs=main", u"gpt2@1 big@1 mixed@1"_s);
    row("type=space", u"mixed@1 mixed@2"_s);
}

void TestCacheFilter::officialOfRevisions()
{
    QFETCH(QString, expected);
    const auto filter = CacheFilter::official(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(filter);
    QCOMPARE(matching(*filter, true), expected);
}

void TestCacheFilter::officialRefuses_data()
{
    QTest::addColumn<Flaw>("kind");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *expression, Flaw kind, const QString &part) {
        QTest::newRow(expression) << kind << part;
    };
    row("", Flaw::NoComparison, {});
    row("size", Flaw::NoComparison, u"size"_s);
    row("size>", Flaw::NoComparison, u"size>"_s);
    row(">1gb", Flaw::NoComparison, u">1gb"_s);
    row("size:1gb", Flaw::NoComparison, u"size:1gb"_s);
    row("si ze>1", Flaw::NoComparison, u"si ze>1"_s);
    row("2size>1", Flaw::NoComparison, u"2size>1"_s);
    row("name=x", Flaw::UnknownKey, u"name"_s);
    row("is=detached", Flaw::UnknownKey, u"is"_s);
    row("size==5", Flaw::UnknownOperator, u"=="_s);
    row("foo==5", Flaw::UnknownOperator, u"=="_s);
    row("type!=model", Flaw::EqualsOnly, u"type"_s);
    row("type>model", Flaw::EqualsOnly, u"type"_s);
    row("refs!=main", Flaw::EqualsOnly, u"refs"_s);
    row("size>1.5MB", Flaw::BadNumber, u"1.5MB"_s);
    row("size>1 GB", Flaw::BadNumber, u"1 GB"_s);
    row("size>GB", Flaw::BadNumber, u"GB"_s);
    row("size>-1GB", Flaw::BadNumber, u"-1GB"_s);
    row("size>1__0", Flaw::BadNumber, u"1__0"_s);
    row("size> =1", Flaw::BadNumber, u"=1"_s);
    row("size>1GiB", Flaw::UnknownUnit, u"GiB"_s);
    row("size>1b", Flaw::UnknownUnit, u"b"_s);
    row("size>1d", Flaw::UnknownUnit, u"d"_s);
    row("accessed>1GB", Flaw::UnknownUnit, u"GB"_s);
    row("accessed>1days", Flaw::UnknownUnit, u"days"_s);
    row("modified>1.5d", Flaw::BadNumber, u"1.5d"_s);
}

void TestCacheFilter::officialRefuses()
{
    QFETCH(Flaw, kind);
    QFETCH(QString, part);
    const auto expression = QString::fromLatin1(QTest::currentDataTag());
    const auto filter = CacheFilter::official(expression);
    QVERIFY(!filter);
    QCOMPARE(filter.error(), (FilterFlaw{ kind, expression, part }));
}

void TestCacheFilter::everyFlawHasWords()
{
    for (int kind = 0; kind <= int(Flaw::UnknownState); ++kind) {
        const auto text = FilterFlaw{ Flaw(kind), u"the-word"_s, u"the-part"_s }.text();
        QVERIFY2(text.contains(u"the-word"_s), qPrintable(text));
    }
}

void TestCacheFilter::orders_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *order, const QString &expected) { QTest::newRow(order) << expected; };
    row("size", u"big mixed Data gpt2"_s);
    row("size:desc", u"big mixed Data gpt2"_s);
    row("size:asc", u"gpt2 Data mixed big"_s);
    row("SIZE:ASC", u"gpt2 Data mixed big"_s);
    row("accessed", u"gpt2 mixed Data big"_s);
    row("accessed:asc", u"big Data mixed gpt2"_s);
    row("modified", u"gpt2 mixed Data big"_s);
    row(" modified:asc ", u"big Data mixed gpt2"_s);
    row("name", u"Data gpt2 big mixed"_s); // dataset, model, space
    row("name:desc", u"mixed big gpt2 Data"_s);
}

void TestCacheFilter::orders()
{
    QFETCH(QString, expected);
    const auto order = CacheOrder::parse(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(order);
    const auto report = sample();
    auto items = listedItems(report, false);
    arrange(&items, *order);
    QCOMPARE(namesOf(items).join(u' '), expected);
}

void TestCacheFilter::orderRefuses_data()
{
    QTest::addColumn<QString>("order");
    for (const char *order : { "", "sise", "size:up", "size:", ":asc", "size asc", "refs" }) {
        QTest::newRow(order) << QString::fromLatin1(order);
    }
}

void TestCacheFilter::orderRefuses()
{
    QFETCH(QString, order);
    const auto parsed = CacheOrder::parse(order);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::Usage);
}

void TestCacheFilter::equalOnesStayInOrder()
{
    CacheReport report;
    for (const auto &id : { u"c"_s, u"B"_s, u"a"_s }) {
        report.repos.append(CachedRepo{ .id = id, .size = 1 });
    }
    auto items = listedItems(report, false);
    QCOMPARE(namesOf(items).join(u' '), u"B a c"_s); // by code points, as the official client
    for (const bool descending : { true, false }) {
        arrange(&items, { CacheOrder::Key::Size, descending });
        QCOMPARE(namesOf(items).join(u' '), u"B a c"_s);
    }
    arrange(&items, { CacheOrder::Key::Name, false });
    QCOMPARE(namesOf(items).join(u' '), u"a B c"_s);
}

void TestCacheFilter::damagedReposAreNotListed()
{
    auto report = sample();
    report.repos[0].damages.append({ CacheDamage::Kind::NoSnapshots, {}, {} });
    report.repos[1].damages.append({ CacheDamage::Kind::Unreadable, {}, {} });
    QCOMPARE(namesOf(listedItems(report, false)).join(u' '), u"Data gpt2 mixed"_s);
}

QTEST_GUILESS_MAIN(TestCacheFilter)
#include "tst_cachefilter.moc"
