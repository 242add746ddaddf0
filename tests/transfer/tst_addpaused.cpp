// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// A transfer that a person wants in the queue, and not yet under way.
class TestAddPaused : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itWaitsForAPersonOverRestarts();
    void whatRunsAlreadyGoesOn();
};

void TestAddPaused::itWaitsForAPersonOverRestarts()
{
    Rig rig;
    rig.addModel(FakeHub::Blob::seeded(5, 100'000));
    const DownloadRequest request{ .repo = Rig::repo(u"org/model"_s) };
    auto id = *rig.queue->add(request, Begin::Paused);
    QCOMPARE(rig.stateOf(id).phase, TransferPhase::Paused);
    QCOMPARE(rig.stateOf(id).pauseReason, PauseReason::User);
    QCOMPARE(*rig.queue->add(request, Begin::Paused), id); // the same once more
    QCOMPARE(rig.hub.requestCount(), 0);
    rig.restart();
    QVERIFY(rig.queue->restore());
    QCOMPARE(rig.queue->states().size(), 1);
    id = rig.queue->states().first().id;
    QCOMPARE(rig.stateOf(id).phase, TransferPhase::Paused);
    QCOMPARE(rig.stateOf(id).pauseReason, PauseReason::User);
    QTest::qWait(50); // nothing moves
    QCOMPARE(rig.hub.requestCount(), 0);
    rig.queue->resume(id);
    const auto result = QCoro::waitFor(rig.queue->wait(id, {}));
    QVERIFY(result);
    QCOMPARE(result->files.size(), 3);
    QCOMPARE(rig.stateOf(id).phase, TransferPhase::Done);
}

void TestAddPaused::whatRunsAlreadyGoesOn()
{
    Rig rig;
    rig.addModel(FakeHub::Blob::seeded(5, 100'000));
    const DownloadRequest request{ .repo = Rig::repo(u"org/model"_s) };
    const auto id = *rig.queue->add(request);
    QCOMPARE(*rig.queue->add(request, Begin::Paused), id);
    QVERIFY(QCoro::waitFor(rig.queue->wait(id, {})));
    QCOMPARE(rig.stateOf(id).phase, TransferPhase::Done);
}

QTEST_GUILESS_MAIN(TestAddPaused)
#include "tst_addpaused.moc"
