// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/timetable.h"

#include <QTest>
#include <QTimeZone>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int workdays = 0x1f;
constexpr int saturday = 0x20;
constexpr int sunday = 0x40;

/// 2026-11-23 is a Monday.
QDateTime at(int day, int hour, int minute = 0, const QTimeZone &zone = QTimeZone::UTC)
{
    return QDateTime(QDate(2026, 11, 22).addDays(day), { hour, minute }, zone);
}

} // namespace

/// What holds when, and until when.
class TestTimetable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatHolds_data();
    void whatHolds();
    void theFirstOfSeveralHolds();
    void anEndThatChangesNothingIsNone();
    void clocksThatAreMovedAreFollowed();
    void textGoesAndComesBack();
    void whatIsNoPeriodIsLeftOut_data();
    void whatIsNoPeriodIsLeftOut();
};

void TestTimetable::whatHolds_data()
{
    QTest::addColumn<Timetable::Period>("period");
    QTest::addColumn<QDateTime>("when");
    QTest::addColumn<bool>("holds");
    QTest::addColumn<QDateTime>("until");
    const Timetable::Period office{ workdays, 9 * 60, 18 * 60, 5 };
    QTest::newRow("before it") << office << at(1, 8, 59) << false << at(1, 9);
    QTest::newRow("its first minute") << office << at(1, 9) << true << at(1, 18);
    QTest::newRow("its last minute") << office << at(1, 17, 59) << true << at(1, 18);
    QTest::newRow("its end") << office << at(1, 18) << false << at(2, 9);
    QTest::newRow("over the weekend") << office << at(5, 18) << false << at(8, 9);
    const Timetable::Period night{ saturday, 22 * 60, 6 * 60, 5 };
    QTest::newRow("over midnight: the evening") << night << at(6, 23) << true << at(7, 6);
    QTest::newRow("over midnight: the morning after") << night << at(7, 5, 59) << true << at(7, 6);
    QTest::newRow("over midnight: the morning of the day itself") << night << at(6, 5) << false << at(6, 22);
    QTest::newRow("over midnight: the next evening") << night << at(7, 23) << false << at(13, 22);
    const Timetable::Period day{ sunday, 8 * 60, 8 * 60, 5 };
    QTest::newRow("around the clock") << day << at(8, 7) << true << at(8, 8);
    QTest::newRow("around the clock, over") << day << at(8, 8) << false << at(14, 8);
    const Timetable::Period always{ Timetable::allDays, 0, 0, 5 };
    QTest::newRow("always") << always << at(3, 12) << true << QDateTime();
}

void TestTimetable::whatHolds()
{
    QFETCH(Timetable::Period, period);
    QFETCH(QDateTime, when);
    QFETCH(bool, holds);
    QFETCH(QDateTime, until);
    const auto says = timetableAt({ { period } }, when);
    QCOMPARE(says.bytesPerSecond, holds ? std::optional<qint64>(5) : std::nullopt);
    QCOMPARE(says.until, until);
}

void TestTimetable::theFirstOfSeveralHolds()
{
    const Timetable::Period lunch{ workdays, 12 * 60, 13 * 60, Timetable::unlimited };
    const Timetable::Period office{ workdays, 9 * 60, 18 * 60, Timetable::pause };
    QCOMPARE(timetableAt({ { lunch, office } }, at(1, 11)), (TimetableSays{ 0, at(1, 12) }));
    QCOMPARE(timetableAt({ { lunch, office } }, at(1, 12)), (TimetableSays{ -1, at(1, 13) }));
    QCOMPARE(timetableAt({ { lunch, office } }, at(1, 13)), (TimetableSays{ 0, at(1, 18) }));
    QCOMPARE(timetableAt({ { office, lunch } }, at(1, 12)), (TimetableSays{ 0, at(1, 18) }));
    QCOMPARE(timetableAt({}, at(1, 12)), TimetableSays());
}

void TestTimetable::anEndThatChangesNothingIsNone()
{
    const Timetable::Period morning{ Timetable::allDays, 6 * 60, 12 * 60, 5 };
    const Timetable::Period afternoon{ Timetable::allDays, 12 * 60, 20 * 60, 5 };
    QCOMPARE(timetableAt({ { morning, afternoon } }, at(2, 7)), (TimetableSays{ 5, at(2, 20) }));
}

void TestTimetable::clocksThatAreMovedAreFollowed()
{
    const QTimeZone zone("Europe/Berlin");
    if (!zone.isValid()) {
        QSKIP("no time zones here");
    }
    // On 2026-10-25 the clock goes from 3:00 back to 2:00, so the night is an hour longer.
    const Timetable night{ { { Timetable::allDays, 23 * 60, 7 * 60, 5 } } };
    const QDateTime evening({ 2026, 10, 24 }, { 23, 30 }, zone);
    const auto says = timetableAt(night, evening);
    QCOMPARE(says.until, QDateTime({ 2026, 10, 25 }, { 7, 0 }, zone));
    QCOMPARE(evening.secsTo(says.until), 8 * 3600 + 1800);
}

void TestTimetable::textGoesAndComesBack()
{
    const Timetable timetable{ { { workdays, 0, 1439, 1'000'000'000'000 },
                                 { saturday, 1320, 360, Timetable::pause },
                                 { sunday, 5, 5, Timetable::unlimited } } };
    QCOMPARE(timetableFromText(toText(timetable)), timetable);
    QCOMPARE(toText({}), QString());
    QCOMPARE(timetableFromText({}), Timetable());
}

void TestTimetable::whatIsNoPeriodIsLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"every night"_s;
    QTest::newRow("no list") << uR"({"days":1})"_s;
    QTest::newRow("not on any day") << uR"([{"days":0,"from":1,"to":2,"limit":3}])"_s;
    QTest::newRow("an eighth day") << uR"([{"days":128,"from":1,"to":2,"limit":3}])"_s;
    QTest::newRow("after midnight") << uR"([{"days":1,"from":1,"to":1440,"limit":3}])"_s;
    QTest::newRow("no beginning") << uR"([{"days":1,"to":2,"limit":3}])"_s;
    QTest::newRow("no limit") << uR"([{"days":1,"from":1,"to":2}])"_s;
}

void TestTimetable::whatIsNoPeriodIsLeftOut()
{
    QFETCH(QString, text);
    QCOMPARE(timetableFromText(text), Timetable());
}

QTEST_GUILESS_MAIN(TestTimetable)
#include "tst_timetable.moc"
