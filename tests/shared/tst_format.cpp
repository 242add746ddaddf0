// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void sizes_data();
    void sizes();
    void counts_data();
    void counts();
    void durations_data();
    void durations();
    void dates_data();
    void dates();
    void others();
    void germanUsesItsOwnSigns();
};

void TestFormat::sizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown is empty") << qint64(-1) << QString();
    QTest::newRow("nothing") << qint64(0) << u"0 B"_s;
    QTest::newRow("bytes are whole") << qint64(812) << u"812 B"_s;
    QTest::newRow("last byte before kB") << qint64(999) << u"999 B"_s;
    QTest::newRow("a kilobyte") << qint64(1000) << u"1.00 kB"_s;
    QTest::newRow("two decimals below ten") << qint64(4'980'000'000) << u"4.98 GB"_s;
    QTest::newRow("one decimal below a hundred") << qint64(16'060'000'000) << u"16.1 GB"_s;
    QTest::newRow("none above") << qint64(117'400'000) << u"117 MB"_s;
    QTest::newRow("rounds into the next unit") << qint64(999'600) << u"1.00 MB"_s;
    QTest::newRow("rounds into fewer decimals") << qint64(9'996'000) << u"10.0 MB"_s;
    QTest::newRow("terabytes") << qint64(2'500'000'000'000) << u"2.50 TB"_s;
    QTest::newRow("the largest") << std::numeric_limits<qint64>::max() << u"9,223 PB"_s;
}

void TestFormat::sizes()
{
    QFETCH(qint64, bytes);
    QTEST(formatSize(bytes), "text");
}

void TestFormat::counts_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("below a thousand") << qint64(950) << u"950"_s;
    QTest::newRow("one decimal below ten") << qint64(8'400) << u"8.4k"_s;
    QTest::newRow("no empty decimal") << qint64(2'000) << u"2k"_s;
    QTest::newRow("thousands") << qint64(840'300) << u"840k"_s;
    QTest::newRow("rounds into millions") << qint64(999'900) << u"1M"_s;
    QTest::newRow("millions") << qint64(1'234'000) << u"1.2M"_s;
    QTest::newRow("thousand millions") << qint64(3'100'000'000) << u"3.1G"_s;
}

void TestFormat::counts()
{
    QFETCH(qint64, count);
    QTEST(formatCount(count), "text");
}

void TestFormat::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown is empty") << qint64(-1) << QString();
    QTest::newRow("seconds") << qint64(2) << u"2 s"_s;
    QTest::newRow("minute and seconds") << qint64(65) << u"1 min 5 s"_s;
    QTest::newRow("whole minute") << qint64(60) << u"1 min"_s;
    QTest::newRow("no seconds from ten minutes") << qint64(640) << u"10 min"_s;
    QTest::newRow("hours") << qint64(12'000) << u"3 h 20 min"_s;
    QTest::newRow("days") << qint64(187'200) << u"2 d 4 h"_s;
}

void TestFormat::durations()
{
    QFETCH(qint64, seconds);
    QTEST(formatDuration(seconds), "text");
}

void TestFormat::dates_data()
{
    QTest::addColumn<QDateTime>("when");
    QTest::addColumn<QString>("text");
    const QDateTime now(QDate(2026, 11, 24), QTime(15, 0));
    QTest::newRow("no date") << QDateTime() << QString();
    QTest::newRow("seconds") << now.addSecs(-20) << u"just now"_s;
    QTest::newRow("clocks differ") << now.addSecs(300) << u"just now"_s;
    QTest::newRow("a minute") << now.addSecs(-90) << u"a minute ago"_s;
    QTest::newRow("minutes") << now.addSecs(-300) << u"5 minutes ago"_s;
    QTest::newRow("an hour") << now.addSecs(-4000) << u"an hour ago"_s;
    QTest::newRow("hours") << now.addSecs(-5 * 3600) << u"5 hours ago"_s;
    QTest::newRow("yesterday by the calendar") << now.addSecs(-16 * 3600) << u"yesterday"_s;
    QTest::newRow("days") << now.addDays(-3) << u"3 days ago"_s;
    QTest::newRow("weeks") << now.addDays(-16) << u"2 weeks ago"_s;
    QTest::newRow("a month with its year") << now.addDays(-100) << u"Aug 2026"_s;
}

void TestFormat::dates()
{
    QFETCH(QDateTime, when);
    QTEST(formatAgo(when, QDateTime(QDate(2026, 11, 24), QTime(15, 0))), "text");
}

void TestFormat::others()
{
    QCOMPARE(formatNumber(131'072), u"131,072"_s);
    QCOMPARE(formatRate(84'200'000), u"84.2 MB/s"_s);
    QCOMPARE(formatRate(0), QString());
    QCOMPARE(formatParameters(8'030'000'000), u"8.03 B"_s);
    QCOMPARE(formatParameters(0), QString());
    QCOMPARE(formatPercent(0.62), u"62 %"_s);
    QCOMPARE(formatPercent(0.999), u"99 %"_s);
    QCOMPARE(formatPercent(1), u"100 %"_s);
    QCOMPARE(formatSizeOf(10'600'000'000, 16'100'000'000), u"10.6 of 16.1 GB"_s);
    QCOMPARE(formatSizeOf(0, 512), u"0 of 512 B"_s);
}

void TestFormat::germanUsesItsOwnSigns()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatSize(16'060'000'000), u"16,1 GB"_s);
    QCOMPARE(formatNumber(131'072), u"131.072"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
