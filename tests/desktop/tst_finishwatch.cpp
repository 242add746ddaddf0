// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/states.h"
#include "ui/desktop/finishwatch.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Phase = TransferPhase;

/// When all is done, and when it only looks so.
class TestFinishWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEnding_data();
    void anEnding();
    void whatWasOverAtTheStartDidNotEndNow();
    void aSmallOneEndsAtOnce();
};

using Steps = QList<QList<TransferState>>;

void TestFinishWatch::anEnding_data()
{
    QTest::addColumn<QList<QList<TransferState>>>("steps");
    QTest::addColumn<int>("ending"); // of the last one; none of those before it
    const auto row = [](const char *name, const Steps &steps, Ending ending) {
        QTest::newRow(name) << steps << int(ending);
    };
    const auto one = stateOf(1, Phase::Downloading);
    const auto other = stateOf(2, Phase::Waiting);
    const auto paused = [](PauseReason reason) { return stateOf(2, Phase::Paused, reason); };
    row("the only one is done", { { one }, { stateOf(1, Phase::Done) } }, Ending::Well);
    row("one is done, another waits", { { one, other }, { stateOf(1, Phase::Done) } }, Ending::None);
    row("the last one is done",
        { { one, other }, { stateOf(1, Phase::Done) }, { stateOf(2, Phase::Done) } },
        Ending::Well);
    row("the last one needs attention",
        { { one, other }, { stateOf(1, Phase::Done) }, { stateOf(2, Phase::NeedsAttention) } },
        Ending::WithTrouble);
    row("the first one needed attention",
        { { one, other }, { stateOf(2, Phase::NeedsAttention) }, { stateOf(1, Phase::Done) } },
        Ending::WithTrouble);
    row("it needed attention on another day",
        { { stateOf(2, Phase::NeedsAttention), one }, { stateOf(1, Phase::Done) } },
        Ending::Well);
    row("all are paused", { { one }, { stateOf(1, Phase::Paused, PauseReason::All) } }, Ending::None);
    row("the network has gone",
        { { one }, { stateOf(1, Phase::Paused, PauseReason::NoNetwork) } },
        Ending::None);
    row("another waits for the network",
        { { one, other }, { paused(PauseReason::NoNetwork) }, { stateOf(1, Phase::Done) } },
        Ending::None);
    row("another waits for the disk",
        { { one, other }, { paused(PauseReason::DiskFull) }, { stateOf(1, Phase::Done) } },
        Ending::None);
    row("another is held by a person",
        { { one, other }, { paused(PauseReason::User) }, { stateOf(1, Phase::Done) } },
        Ending::Well);
    row("a person has cancelled the last one", { { one }, { stateOf(1, Phase::Cancelled) } }, Ending::None);
    row("it is tried again", { { one }, { stateOf(1, Phase::Retrying) } }, Ending::None);
}

void TestFinishWatch::anEnding()
{
    QFETCH(Steps, steps);
    TransferWatch watch;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const auto changes = watch.update(steps[i]);
        const auto found = int(endingOf(changes, watch.summary(), afterThem()));
        if (i + 1 < steps.size()) {
            QCOMPARE(found, int(Ending::None));
        } else {
            QTEST(found, "ending");
        }
    }
}

void TestFinishWatch::whatWasOverAtTheStartDidNotEndNow()
{
    TransferWatch watch;
    const auto changes = watch.update({ stateOf(1, Phase::Done), stateOf(2, Phase::NeedsAttention) });
    QCOMPARE(endingOf(changes, watch.summary(), afterThem()), Ending::None);
}

void TestFinishWatch::aSmallOneEndsAtOnce()
{
    TransferWatch watch;
    auto changes = watch.update({ stateOf(1, Phase::Done) });
    QCOMPARE(endingOf(changes, watch.summary(), beforeThem()), Ending::Well);
    changes = watch.update({ stateOf(2, Phase::NeedsAttention) });
    QCOMPARE(endingOf(changes, watch.summary(), beforeThem()), Ending::WithTrouble);
}

QTEST_GUILESS_MAIN(TestFinishWatch)
#include "tst_finishwatch.moc"
