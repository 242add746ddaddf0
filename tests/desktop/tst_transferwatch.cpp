// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/states.h"
#include "ui/desktop/taskbarprogress.h"
#include "ui/desktop/transferwatch.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Phase = TransferPhase;

/// What all transfers together are about, from the values that the engine tells.
class TestTransferWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePhaseIsCountedOnce_data();
    void onePhaseIsCountedOnce();
    void onlyWhatChangedIsTold();
    void theProgressDoesNotJumpBack();
    void whatIsHeldIsNotOnItsWay();
    void theTimeLeftIsThatOfAll();
    void anUnknownSizeHasNoTime();
    void aFailureIsOfThisRound();
    void removedOnesAreForgotten();
    void theTaskBar_data();
    void theTaskBar();
};

void TestTransferWatch::onePhaseIsCountedOnce_data()
{
    QTest::addColumn<TransferPhase>("phase");
    QTest::addColumn<PauseReason>("reason");
    QTest::addColumn<QList<int>>("counts"); // running, waiting, held, stuck, attention
    const auto row = [](const char *name, Phase phase, PauseReason reason, const QList<int> &counts) {
        QTest::newRow(name) << phase << reason << counts;
    };
    for (const auto phase :
         { Phase::Resolving, Phase::Downloading, Phase::Verifying, Phase::Placing, Phase::Retrying }) {
        row(phaseName(phase).data(), phase, PauseReason::None, { 1, 0, 0, 0, 0 });
    }
    row("waiting", Phase::Waiting, PauseReason::None, { 0, 1, 0, 0, 0 });
    row("needs attention", Phase::NeedsAttention, PauseReason::None, { 0, 0, 0, 0, 1 });
    row("done", Phase::Done, PauseReason::None, { 0, 0, 0, 0, 0 });
    row("cancelled", Phase::Cancelled, PauseReason::None, { 0, 0, 0, 0, 0 });
    row("paused by a person", Phase::Paused, PauseReason::User, { 0, 0, 1, 0, 0 });
    row("paused with all", Phase::Paused, PauseReason::All, { 0, 0, 1, 0, 0 });
    row("ended with the program", Phase::Paused, PauseReason::Quit, { 0, 0, 1, 0, 0 });
    row("working offline", Phase::Paused, PauseReason::Offline, { 0, 0, 0, 1, 0 });
    row("no network", Phase::Paused, PauseReason::NoNetwork, { 0, 0, 0, 1, 0 });
    row("a full disk", Phase::Paused, PauseReason::DiskFull, { 0, 0, 0, 1, 0 });
    row("of another cache folder", Phase::Paused, PauseReason::OtherPlace, { 0, 0, 0, 0, 0 });
}

void TestTransferWatch::onePhaseIsCountedOnce()
{
    QFETCH(TransferPhase, phase);
    QFETCH(PauseReason, reason);
    TransferWatch watch;
    watch.update({ stateOf(1, phase, reason) });
    const auto &sum = watch.summary();
    QTEST(QList<int>({ sum.running, sum.waiting, sum.held, sum.stuck, sum.attention }), "counts");
}

void TestTransferWatch::onlyWhatChangedIsTold()
{
    TransferWatch watch;
    const auto first = watch.update({ stateOf(1, Phase::Waiting), stateOf(2, Phase::Waiting) });
    QCOMPARE(first.size(), 2);
    QVERIFY(!first[0].before && !first[1].before);
    const auto second = watch.update({ stateOf(1, Phase::Waiting), stateOf(2, Phase::Downloading) });
    QCOMPARE(second.size(), 1);
    QCOMPARE(second[0].before->phase, Phase::Waiting);
    QCOMPARE(second[0].now, stateOf(2, Phase::Downloading));
}

void TestTransferWatch::theProgressDoesNotJumpBack()
{
    TransferWatch watch;
    QVERIFY(!watch.summary().share());
    watch.update({ stateOf(1, Phase::Downloading), stateOf(2, Phase::Waiting), stateOf(9, Phase::Done) });
    QCOMPARE(watch.summary().share(), std::optional(0.25)); // of what was done on another day: nothing
    watch.update({ stateOf(1, Phase::Done) });
    QCOMPARE(watch.summary().share(), std::optional(1250 / 2000.0));
    watch.update({ stateOf(2, Phase::Done) });
    QCOMPARE(watch.summary().share(), std::optional(1.0));
    watch.update({ stateOf(3, Phase::Downloading) }); // a new round
    QCOMPARE(watch.summary().share(), std::optional(0.25));
}

void TestTransferWatch::whatIsHeldIsNotOnItsWay()
{
    TransferWatch watch;
    watch.update({ stateOf(1, Phase::Downloading), stateOf(2, Phase::Downloading) });
    watch.update({ stateOf(2, Phase::Paused, PauseReason::User) });
    QCOMPARE(watch.summary().size, 1000);
    watch.update({ stateOf(1, Phase::Done) });
    QCOMPARE(watch.summary().share(), std::optional(1.0));
    watch.update({ stateOf(2, Phase::Downloading) }); // the same round goes on
    QCOMPARE(watch.summary().share(), std::optional(1250 / 2000.0));
}

void TestTransferWatch::theTimeLeftIsThatOfAll()
{
    TransferWatch watch;
    auto only = stateOf(1, Phase::Downloading);
    only.secondsLeft = 7;
    watch.update({ only });
    QCOMPARE(watch.summary().secondsLeft, std::optional<qint64>(7)); // as its row says
    watch.update({ stateOf(2, Phase::Downloading), stateOf(3, Phase::Waiting) });
    QCOMPARE(watch.summary().bytesPerSecond, 100.0);
    QCOMPARE(watch.summary().secondsLeft, std::optional<qint64>(22)); // 3 * 750 bytes
}

void TestTransferWatch::anUnknownSizeHasNoTime()
{
    TransferWatch watch;
    auto unplanned = stateOf(2, Phase::Waiting);
    unplanned.size = -1;
    unplanned.done = 0;
    watch.update({ stateOf(1, Phase::Downloading), unplanned });
    QVERIFY(!watch.summary().secondsLeft);
    QCOMPARE(watch.summary().share(), std::optional(0.25)); // of what is known
}

void TestTransferWatch::aFailureIsOfThisRound()
{
    TransferWatch watch;
    watch.update({ stateOf(1, Phase::NeedsAttention), stateOf(2, Phase::Downloading) });
    QCOMPARE(watch.summary().attention, 1);
    QCOMPARE(watch.summary().failed, 0); // it was so before
    watch.update({ stateOf(2, Phase::NeedsAttention) });
    QCOMPARE(watch.summary().attention, 2);
    QCOMPARE(watch.summary().failed, 1);
    watch.update({ stateOf(3, Phase::Waiting) });
    QCOMPARE(watch.summary().failed, 0);
}

void TestTransferWatch::removedOnesAreForgotten()
{
    TransferWatch watch;
    watch.update({ stateOf(1, Phase::Downloading), stateOf(2, Phase::NeedsAttention) });
    watch.remove(2);
    watch.remove(3); // never heard of
    QCOMPARE(watch.summary().attention, 0);
    watch.remove(1);
    QCOMPARE(watch.summary(), TransferSummary());
}

void TestTransferWatch::theTaskBar_data()
{
    QTest::addColumn<QList<TransferState>>("states");
    QTest::addColumn<bool>("lookedAt");
    QTest::addColumn<TaskbarFigure>("figure");
    const auto row
        = [](const char *name, const QList<TransferState> &states, bool lookedAt, TaskbarFigure figure) {
              QTest::newRow(name) << states << lookedAt << figure;
          };
    row("nothing to do", {}, false, { -1, 0, false });
    row("two on their way",
        { stateOf(1, Phase::Downloading), stateOf(2, Phase::Waiting) },
        false,
        { 25, 2, false });
    row("all are paused", { stateOf(1, Phase::Paused, PauseReason::All) }, false, { -1, 0, false });
    row("done", { stateOf(1, Phase::Done) }, false, { -1, 0, false });
    row("attention, unseen", { stateOf(1, Phase::NeedsAttention) }, false, { -1, 0, true });
    row("attention, seen", { stateOf(1, Phase::NeedsAttention) }, true, { -1, 0, false });
    auto nearly = stateOf(1, Phase::Downloading);
    nearly.done = 999;
    row("100 only when whole", { nearly }, false, { 99, 1, false });
    auto unknown = stateOf(1, Phase::Resolving);
    unknown.size = -1;
    row("nobody knows how much", { unknown }, false, { -1, 1, false });
}

void TestTransferWatch::theTaskBar()
{
    QFETCH(QList<TransferState>, states);
    QFETCH(bool, lookedAt);
    TransferWatch watch;
    watch.update(states);
    QTEST(TaskbarFigure::of(watch.summary(), lookedAt), "figure");
}

QTEST_GUILESS_MAIN(TestTransferWatch)
#include "tst_transferwatch.moc"
