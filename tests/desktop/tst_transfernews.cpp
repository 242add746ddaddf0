// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/states.h"
#include "ui/desktop/transfernews.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Phase = TransferPhase;
using Kind = TransferNews::Kind;

namespace
{

TransferNews news(TransferId id, Kind kind)
{
    auto state = stateOf(id,
                         kind == Kind::Done            ? Phase::Done
                             : kind == Kind::Attention ? Phase::NeedsAttention
                                                       : Phase::Paused,
                         kind == Kind::DiskFull ? PauseReason::DiskFull : PauseReason::None);
    return { kind, state };
}

} // namespace

/// What a change is news of, and the words in which it is told.
class TestTransferNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChange_data();
    void aChange();
    void oneIsTakenUpOnce();
    void whatWasSoAtTheStartIsNoNews();
    void aSmallOneIsOverBeforeItIsHeardOf();
    void oneDownload();
    void several();
    void eachKindForItself();
    void whatIsNoLongerSoIsNotSaid();
    void whatIsMissingOnAFullDisk();
};

void TestTransferNews::aChange_data()
{
    QTest::addColumn<TransferState>("before");
    QTest::addColumn<TransferState>("now");
    QTest::addColumn<int>("kind"); // -1: none
    const auto row = [](const char *name, const TransferState &before, const TransferState &now, int kind) {
        QTest::newRow(name) << before << now << kind;
    };
    const auto running = stateOf(1, Phase::Downloading);
    row("done", running, stateOf(1, Phase::Done), int(Kind::Done));
    row("needs attention", running, stateOf(1, Phase::NeedsAttention), int(Kind::Attention));
    row("the disk is full", running, stateOf(1, Phase::Paused, PauseReason::DiskFull), int(Kind::DiskFull));
    row("paused by a person", running, stateOf(1, Phase::Paused, PauseReason::User), -1);
    row("no network", running, stateOf(1, Phase::Paused, PauseReason::NoNetwork), -1);
    row("cancelled", running, stateOf(1, Phase::Cancelled), -1);
    row("a retry", running, stateOf(1, Phase::Retrying), -1);
    auto more = running;
    more.done += 10;
    row("more bytes", running, more, -1);
}

void TestTransferNews::aChange()
{
    QFETCH(TransferState, before);
    QFETCH(TransferState, now);
    const auto found = TransferNews::of({ before, now }, afterThem());
    QTEST(found ? int(found->kind) : -1, "kind");
    if (found) {
        QCOMPARE(found->state, now);
    }
}

void TestTransferNews::oneIsTakenUpOnce()
{
    auto again = stateOf(1, Phase::NeedsAttention);
    again.filesDone = 1;
    QVERIFY(!TransferNews::of({ stateOf(1, Phase::NeedsAttention), again }, beforeThem()));
    QVERIFY(TransferNews::of({ stateOf(1, Phase::NeedsAttention), stateOf(1, Phase::Done) }, beforeThem()));
}

void TestTransferNews::whatWasSoAtTheStartIsNoNews()
{
    QVERIFY(!TransferNews::of({ std::nullopt, stateOf(1, Phase::Done) }, afterThem()));
    QVERIFY(!TransferNews::of({ std::nullopt, stateOf(1, Phase::NeedsAttention) }, afterThem()));
    QVERIFY(
        !TransferNews::of({ std::nullopt, stateOf(1, Phase::Paused, PauseReason::DiskFull) }, afterThem()));
}

void TestTransferNews::aSmallOneIsOverBeforeItIsHeardOf()
{
    QVERIFY(TransferNews::of({ std::nullopt, stateOf(1, Phase::Done) }, beforeThem()));
    QVERIFY(TransferNews::of({ std::nullopt, stateOf(1, Phase::NeedsAttention) }, beforeThem()));
    QVERIFY(!TransferNews::of({ std::nullopt, stateOf(1, Phase::Downloading) }, beforeThem()));
}

void TestTransferNews::oneDownload()
{
    const auto done = DesktopNotice::of({ news(1, Kind::Done) });
    QCOMPARE(done.size(), 1);
    QCOMPARE(done[0].text, u"org/name-1\n1.00 kB"_s);
    QCOMPARE(done[0].folder, u"/cache/name-1"_s);
    QCOMPARE(done[0].transfer, 1);
    QVERIFY(!done[0].isTrouble);
    auto damaged = news(2, Kind::Attention);
    damaged.state.error = Error{ .kind = Error::Kind::NotFound };
    const auto trouble = DesktopNotice::of({ damaged });
    QCOMPARE(trouble.size(), 1);
    QVERIFY(trouble[0].isTrouble);
    QVERIFY2(trouble[0].text.startsWith(u"org/name-2\n"_s) && trouble[0].text.size() > 12,
             qPrintable(trouble[0].text)); // and why
    QVERIFY(trouble[0].folder.isEmpty()); // there is nothing whole to open
}

void TestTransferNews::several()
{
    const auto notices = DesktopNotice::of({ news(1, Kind::Done),
                                             news(2, Kind::Done),
                                             news(3, Kind::Done),
                                             news(4, Kind::Done),
                                             news(5, Kind::Done) });
    QCOMPARE(notices.size(), 1);
    QVERIFY2(notices[0].title.startsWith(u"5 "_s), qPrintable(notices[0].title));
    QCOMPARE(notices[0].text, u"org/name-1\norg/name-2\norg/name-3\nand 2 more"_s);
    QCOMPARE(notices[0].transfer, 0);
    QVERIFY(notices[0].folder.isEmpty());
}

void TestTransferNews::eachKindForItself()
{
    const auto notices = DesktopNotice::of(
        { news(1, Kind::Done), news(2, Kind::Attention), news(3, Kind::DiskFull), news(4, Kind::Done) });
    QCOMPARE(notices.size(), 3);
    QVERIFY(!notices[0].isTrouble && notices[1].isTrouble && notices[2].isTrouble);
    QCOMPARE(notices[0].text, u"org/name-1\norg/name-4"_s);
}

void TestTransferNews::whatIsNoLongerSoIsNotSaid()
{
    const auto notices = DesktopNotice::of({ news(1, Kind::DiskFull), news(1, Kind::Done) });
    QCOMPARE(notices.size(), 1);
    QVERIFY(!notices[0].isTrouble);
    QVERIFY(DesktopNotice::of({}).isEmpty());
}

void TestTransferNews::whatIsMissingOnAFullDisk()
{
    auto full = news(1, Kind::DiskFull);
    full.state.error = Error{ .kind = Error::Kind::DiskFull, .missingBytes = 1'200'000'000 };
    const auto notices = DesktopNotice::of({ full });
    QVERIFY2(notices[0].text.contains(u"1.20 GB"_s), qPrintable(notices[0].text));
}

QTEST_GUILESS_MAIN(TestTransferNews)
#include "tst_transfernews.moc"
