// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TransferState transfer(TransferId id, TransferPhase phase = TransferPhase::Downloading)
{
    TransferState state;
    state.id = id;
    state.repo = { RepoKind::Model, u"org"_s, u"name-%1"_s.arg(id) };
    state.phase = phase;
    state.size = 1000;
    state.done = 250;
    state.fileCount = 3;
    return state;
}

FileState file(const QString &path, qint64 done = 0)
{
    return { .path = path, .size = 100, .done = done, .phase = TransferPhase::Downloading };
}

} // namespace

class TestTransferModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void theQueueStandsInItsOrder();
    void allArePausedOrNot();
    void changesRowsAndNeverResets();
    void aLongListGrowsInFewSteps();
    void filesStandBelowTheirRepo();
    void ofFilesOnlyWhatChangedIsTold();
    void filesOfAnUnknownTransferAreIgnored();
    void countsWhatIsNotFinished();
    void everyPhaseHasAWordAndAReason();
    void everyPauseSaysWhoseItIs_data();
    void everyPauseSaysWhoseItIs();
    void aFinishedTransferAsksForItsFilesWhenOpened();
    void retrySaysWhenWhichAndWhy();
    void aRunningTransferCountsItsFiles();
    void aPauseOfAllSaysUntilWhen();
    void aPauseNamesItsReason_data();
    void aPauseNamesItsReason();
    void removingKeepsTheOthers();
};

void TestTransferModel::isAModel()
{
    TransferModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({ transfer(1), transfer(2) });
    model.updateFiles(1, { file(u"a"_s), file(u"b"_s) });
    model.updateFiles(2, { file(u"a"_s) });
    model.updateFiles(1, { file(u"b"_s, 50), file(u"c"_s) });
    model.remove(2);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
}

void TestTransferModel::theQueueStandsInItsOrder()
{
    TransferModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto ids = [&model] {
        QList<TransferId> all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all << model.index(row, 0).data(TransferModel::IdRole).toLongLong();
        }
        return all;
    };
    const auto at = [](TransferId id, double position) {
        auto state = transfer(id, TransferPhase::Waiting);
        state.position = position;
        return state;
    };
    const auto over = [](TransferId id, int minute) {
        auto state = transfer(id, TransferPhase::Done);
        state.finished = QDateTime({ 2026, 1, 1 }, { 12, minute });
        return state;
    };
    model.update({ at(3, 3), at(1, 1), at(2, 2) });
    QCOMPARE(ids(), QList<TransferId>({ 1, 2, 3 }));
    model.updateFiles(1, { file(u"a"_s) });
    const QPersistentModelIndex first = model.index(0, 0);
    const QPersistentModelIndex child = model.index(0, 0, first);
    model.update({ at(1, 2.5) }); // moved
    QCOMPARE(ids(), QList<TransferId>({ 2, 1, 3 }));
    QCOMPARE(first.row(), 1);
    QCOMPARE(child.parent(), QModelIndex(first));
    model.update({ over(2, 5) }); // what is over goes to the end, the newest first
    model.update({ over(3, 7), at(4, 4) });
    QCOMPARE(ids(), QList<TransferId>({ 1, 4, 3, 2 }));
    QVERIFY(!model.indexOf(5).isValid());
    QVERIFY(model.index(0, 0).flags().testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(!model.index(3, 0).flags().testFlag(Qt::ItemIsDragEnabled));
}

void TestTransferModel::allArePausedOrNot()
{
    TransferModel model;
    QVERIFY(!model.isHeld() && !model.canHold());
    auto state = transfer(1);
    model.update({ state, transfer(2, TransferPhase::Done) });
    QVERIFY(!model.isHeld() && model.canHold());
    state.phase = TransferPhase::Paused;
    state.pauseReason = PauseReason::User;
    model.update({ state });
    QVERIFY(!model.isHeld() && !model.canHold());
    state.pauseReason = PauseReason::All;
    model.update({ state });
    QVERIFY(model.isHeld());
    model.update({ transfer(3) }); // one that goes on alone
    QVERIFY(!model.isHeld() && model.canHold());
}

void TestTransferModel::changesRowsAndNeverResets()
{
    TransferModel model;
    model.update({ transfer(1), transfer(2) });
    const QSignalSpy resets(&model, &TransferModel::modelReset);
    const QSignalSpy changes(&model, &TransferModel::dataChanged);
    auto moved = transfer(1);
    moved.done = 500;
    model.update({ moved });
    QCOMPARE(changes.count(), 1);
    model.update({ moved }); // the same value says nothing new
    QCOMPARE(changes.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.transfer(model.indexOf(1))->done, 500);
}

void TestTransferModel::ofFilesOnlyWhatChangedIsTold()
{
    TransferModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({ transfer(1) });
    QList<FileState> files;
    for (int at = 0; at < 6; ++at) {
        files.append({ .path = QString::number(at), .size = 10 });
    }
    model.updateFiles(1, files);
    const QSignalSpy changes(&model, &TransferModel::dataChanged);
    model.updateFiles(1, files);
    QCOMPARE(changes.count(), 0);
    for (const int at : { 0, 3, 4 }) { // views look at every row of what is told
        files[at].done = 5;
    }
    model.updateFiles(1, { files[4], files[1], files[0], files[3] });
    QCOMPARE(changes.count(), 2);
    QCOMPARE(changes[0][0].toModelIndex().row(), 0);
    QCOMPARE(changes[0][1].toModelIndex().row(), 0);
    QCOMPARE(changes[1][0].toModelIndex().row(), 3);
    QCOMPARE(changes[1][1].toModelIndex().row(), 4);
}

/// A view lays all rows out again each time.
void TestTransferModel::aLongListGrowsInFewSteps()
{
    TransferModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto state = transfer(1);
    state.fileCount = 100;
    model.update({ state });
    const QSignalSpy added(&model, &TransferModel::rowsInserted);
    const auto piece = [&model](int first, qint64 done) {
        QList<FileState> files;
        for (int at = first; at < first + 2; ++at) {
            files.append({ .path = QString::number(at), .size = 10, .done = done });
        }
        model.updateFiles(1, files);
    };
    const auto repo = model.indexOf(1);
    for (int first = 0; first < 98; first += 2) {
        piece(first, 0);
        QVERIFY(model.rowCount(repo) > first / 2);
    }
    QCOMPARE(model.rowCount(repo), 64);
    const QSignalSpy changes(&model, &TransferModel::dataChanged);
    piece(96, 5); // not a row yet
    piece(62, 5);
    QCOMPARE(changes.count(), 1);
    piece(98, 0); // the last ones
    QCOMPARE(model.rowCount(repo), 100);
    QCOMPARE(added.count(), 7);
    QCOMPARE(model.index(97, 0, repo).data(TransferModel::FileRole).value<FileState>().done, 5);
    piece(100, 0); // ones that are not wanted are not counted, and shown all the same
    QTRY_COMPARE(model.rowCount(repo), 102);
}

void TestTransferModel::filesStandBelowTheirRepo()
{
    TransferModel model;
    model.update({ transfer(1), transfer(2) });
    model.updateFiles(1, { file(u"a"_s, 40) });
    const auto repo = model.indexOf(1);
    const auto child = model.index(0, TransferModel::NameColumn, repo);
    QCOMPARE(child.data().toString(), u"a"_s);
    QCOMPARE(child.parent(), repo);
    QCOMPARE(child.data(TransferModel::IdRole).toLongLong(), 1);
    QVERIFY(child.data(TransferModel::FileRole).isValid());
    QVERIFY(!repo.data(TransferModel::FileRole).isValid());
}

void TestTransferModel::filesOfAnUnknownTransferAreIgnored()
{
    TransferModel model;
    model.updateFiles(7, { file(u"a"_s) });
    QCOMPARE(model.rowCount(), 0);
}

void TestTransferModel::countsWhatIsNotFinished()
{
    TransferModel model;
    model.update({ transfer(1),
                   transfer(2, TransferPhase::Done),
                   transfer(3, TransferPhase::NeedsAttention),
                   transfer(4, TransferPhase::Cancelled) });
    QCOMPARE(model.activeCount(), 2);
}

void TestTransferModel::everyPhaseHasAWordAndAReason()
{
    for (int phase = 0; phase <= int(TransferPhase::Cancelled); ++phase) {
        auto state = transfer(1, TransferPhase(phase));
        state.error = Error{ Error::Kind::DiskFull };
        QVERIFY(!TransferModel::stateWord(state).isEmpty());
        QVERIFY2(!TransferModel::stateReason(state, 0).isEmpty(),
                 qPrintable(TransferModel::stateWord(state)));
    }
}

void TestTransferModel::everyPauseSaysWhoseItIs_data()
{
    QTest::addColumn<PauseReason>("reason");
    QTest::addColumn<QString>("text");
    QTest::newRow("by a person") << PauseReason::User << u"By you; goes on from the last byte"_s;
    QTest::newRow("offline mode") << PauseReason::Offline
                                  << u"Working offline; goes on when you are online again"_s;
    QTest::newRow("no network") << PauseReason::NoNetwork << u"No network; goes on by itself"_s;
    QTest::newRow("full disk") << PauseReason::DiskFull
                               << u"The disk is full: 2.00 GB more is needed; goes on by itself"_s;
    QTest::newRow("the timetable") << PauseReason::Timetable
                                   << u"Nothing is downloaded at this time of the week; goes on by itself"_s;
    QTest::newRow("a cache on its way")
        << PauseReason::CacheMoves << u"A cache is being moved; goes on by itself when that is over"_s;
    QTest::newRow("end of the program")
        << PauseReason::Quit << u"Ended with the program; goes on from the last byte"_s;
    QTest::newRow("another place")
        << PauseReason::OtherPlace
        << u"Belongs to another cache folder or Hub; goes on with those settings"_s;
}

void TestTransferModel::everyPauseSaysWhoseItIs()
{
    QFETCH(PauseReason, reason);
    QFETCH(QString, text);
    auto state = transfer(1, TransferPhase::Paused);
    state.pauseReason = reason;
    if (reason == PauseReason::DiskFull) {
        state.error
            = Error{ .kind = Error::Kind::DiskFull, .detail = u"full"_s, .missingBytes = 2'000'000'000 };
    }
    const auto sizeless = [](QString sentence) { return sentence.replace(QChar::Nbsp, u' '); };
    QCOMPARE(sizeless(TransferModel::stateReason(state, 0)), text);
}

void TestTransferModel::aFinishedTransferAsksForItsFilesWhenOpened()
{
    TransferModel model;
    model.update({ transfer(7, TransferPhase::Done) });
    const auto row = model.indexOf(7);
    QVERIFY(model.hasChildren(row));
    QSignalSpy wanted(&model, &TransferModel::filesWanted);
    QVERIFY(model.canFetchMore(row));
    model.fetchMore(row);
    model.fetchMore(row);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<TransferId>(), 7);
    model.updateFiles(7, { file(u"a"_s) });
    QVERIFY(!model.canFetchMore(model.indexOf(7)));
    QCOMPARE(model.rowCount(model.indexOf(7)), 1);
}

void TestTransferModel::retrySaysWhenWhichAndWhy()
{
    auto state = transfer(1, TransferPhase::Retrying);
    state.retryAtMs = 13'000;
    state.attempt = 3;
    state.attempts = 8;
    state.error = Error{ Error::Kind::Timeout };
    const auto reason = TransferModel::stateReason(state, 1000);
    QVERIFY2(reason.contains(u"12"_s) && reason.contains(u"3 of 8"_s), qPrintable(reason));
}

void TestTransferModel::aRunningTransferCountsItsFiles()
{
    auto state = transfer(1);
    state.fileCount = 12;
    state.filesDone = 5;
    const auto reason = TransferModel::stateReason(state, 0);
    QVERIFY2(reason.startsWith(u"5 of 12"_s), qPrintable(reason));
    QVERIFY(!reason.contains(u"connection"_s));
    state.connections = 4;
    QVERIFY(TransferModel::stateReason(state, 0).endsWith(u"4 connection(s)"_s));
}

void TestTransferModel::aPauseOfAllSaysUntilWhen()
{
    auto state = transfer(1, TransferPhase::Paused);
    state.pauseReason = PauseReason::All;
    QCOMPARE(TransferModel::stateReason(state, 0), u"With all others; goes on from the last byte"_s);
    const QDateTime until(QDate::currentDate(), QTime(23, 30));
    state.pausedUntilMs = until.toMSecsSinceEpoch();
    const auto time = QLocale().toString(until.time(), QLocale::ShortFormat);
    QVERIFY(TransferModel::stateReason(state, 0).endsWith(u"until "_s + time));
    state.pausedUntilMs = until.addDays(1).toMSecsSinceEpoch();
    QVERIFY(TransferModel::stateReason(state, 0).contains(
        QLocale().toString(until.date().addDays(1), QLocale::ShortFormat)));
}

void TestTransferModel::aPauseNamesItsReason_data()
{
    QTest::addColumn<int>("why");
    QTest::addColumn<QString>("says");
    QTest::newRow("by the person") << int(PauseReason::User) << u"By you"_s;
    QTest::newRow("all of them") << int(PauseReason::All) << u"With all others"_s;
    QTest::newRow("work offline") << int(PauseReason::Offline) << u"offline"_s;
    QTest::newRow("the network is gone") << int(PauseReason::NoNetwork) << u"No network"_s;
    QTest::newRow("the disk is full") << int(PauseReason::DiskFull) << u"full"_s;
}

/// Nobody should read that they paused what a full disk stopped.
void TestTransferModel::aPauseNamesItsReason()
{
    QFETCH(int, why);
    QFETCH(QString, says);
    auto state = transfer(1, TransferPhase::Paused);
    state.pauseReason = PauseReason(why);
    const auto reason = TransferModel::stateReason(state, 0);
    QVERIFY2(reason.contains(says), qPrintable(reason));
    QCOMPARE(reason.contains(u"By you"_s), why == int(PauseReason::User));
}

void TestTransferModel::removingKeepsTheOthers()
{
    TransferModel model;
    model.update({ transfer(1), transfer(2), transfer(3) });
    model.remove(2);
    model.remove(2);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.indexOf(1).isValid() && model.indexOf(3).isValid());
}

QTEST_GUILESS_MAIN(TestTransferModel)
#include "tst_transfermodel.moc"
