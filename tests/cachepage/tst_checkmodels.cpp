// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/checkacts.h"
#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/cache/radarmodel.h"
#include "ui/cache/verdictmodel.h"
#include "ui/cache/verifymodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Finding = FileVerdict::Finding;

/// What the tables of verifications and updates hold.
class TestCheckModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsOfTheQueueStayTheSame();
    void findingsComeFirst();
    void summariesAreWholeSentences();
    void updatesComeBetweenOthers();
    void whatCanBeUpdatedComesFirst();
    void ticksAreOfWhatCanBeUpdated();
    void transfersAreFollowed();
    void aTransferThatLeftTheListIsForgotten();
    void aTransferOfAnOlderCheckIsForgotten();
    void nodesStandForRevisions();

private:
    static VerifyItem item(VerifyId id, VerifyItem::State state = VerifyItem::State::Waiting);
    static RepoCheck check(const QString &name, int updates, std::optional<Error> error = {});
    static QStringList repos(const RadarModel &model);
    static void test(QAbstractItemModel *model)
    {
        new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }
};

VerifyItem TestCheckModels::item(VerifyId id, VerifyItem::State state)
{
    return { .id = id,
             .target = { .repo = { RepoKind::Model, u"o"_s, QString::number(id) },
                         .commit = { QString(40, u'1') },
                         .refs = { u"main"_s } },
             .state = state };
}

RepoCheck TestCheckModels::check(const QString &name, int updates, std::optional<Error> error)
{
    RepoCheck check{ .repo = { RepoKind::Model, u"o"_s, name },
                     .state = error    ? RepoCheck::State::Failed
                         : updates > 0 ? RepoCheck::State::Newer
                                       : RepoCheck::State::Same,
                     .error = std::move(error) };
    for (int i = 0; i < updates; ++i) {
        check.updates.append({ .repo = check.repo,
                               .revision = { u"ref-%1"_s.arg(i) },
                               .here = { QString(40, u'1') },
                               .hub = { QString(40, u'2') },
                               .isWhole = true,
                               .bytesToFetch = 10 });
    }
    return check;
}

QStringList TestCheckModels::repos(const RadarModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all << model.index(row, RadarModel::RepoColumn).data().toString().section(u'/', 1)
                + model.index(row, RadarModel::RefColumn).data().toString();
    }
    return all;
}

void TestCheckModels::rowsOfTheQueueStayTheSame()
{
    VerifyModel model;
    test(&model);
    model.setItems({ item(1), item(2), item(3) });
    const QPersistentModelIndex second(model.index(1, 0));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setItems({ item(1), item(2, VerifyItem::State::Running), item(3) });
    QCOMPARE(changes.size(), 1);
    model.setItems({ item(1), item(3), item(4), item(2) }); // it begins anew, at the end
    QCOMPARE(second.row(), 3);
    model.setItems({ item(2), item(5) });
    QCOMPARE(second.row(), 0);
    QCOMPARE(model.rowCount(), 2);
    model.setItems({});
    QVERIFY(!second.isValid());
}

void TestCheckModels::findingsComeFirst()
{
    VerdictModel model;
    test(&model);
    model.setFiles({ { .path = u"a"_s, .size = 10 },
                     { .path = u"b"_s, .finding = Finding::Damaged, .actual = "abc" },
                     { .path = u"c"_s, .size = 10 },
                     { .path = u"d"_s, .finding = Finding::Missing } });
    const auto paths = [&model] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all << model.index(row, 0).data().toString();
        }
        return all.join(u' ');
    };
    QCOMPARE(paths(), u"b d a c"_s);
    model.setFindingsOnly(true);
    QCOMPARE(paths(), u"b d"_s);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"abc"_s));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Damaged"_s));
    QCOMPARE(model.index(1, VerdictModel::SizeColumn).data().toString(), QString());
}

void TestCheckModels::summariesAreWholeSentences()
{
    QVERIFY(verdictSummary({ .good = 1204 }).contains(u"1,204"_s));
    QVERIFY(!verdictSummary({ .good = 1204 }).contains(u';'));
    const auto bad = verdictSummary({ .good = 1204, .damaged = 2, .missing = 3 });
    QVERIFY2(bad.contains(u"2 are damaged, 3 are missing."_s), qPrintable(bad));
    auto one = item(1, VerifyItem::State::Running);
    QCOMPARE(verifyProgress(one), QString());
    one.done = 3'000'000;
    one.total = 6'000'000;
    one.bytesPerSecond = 1'000'000;
    one.secondsLeft = 3;
    QCOMPARE(verifyProgress(one), u"3.0 of 6.00 MB, 1.00 MB/s, 3 s left"_s);
    QCOMPARE(verifyBadge(one).word, u"50 %"_s);
    one.state = VerifyItem::State::Failed;
    one.error = Error{ Error::Kind::Offline };
    QVERIFY(verifySentence(one).contains(u"cannot be reached"_s));
    QCOMPARE(verifyName(one.target), u"o/1, main 1111111"_s);
}

void TestCheckModels::updatesComeBetweenOthers()
{
    RadarModel model;
    test(&model);
    RadarState state{ .root = u"/c"_s, .isChecking = true };
    state.repos = { { .repo = { RepoKind::Model, u"o"_s, u"a"_s } }, check(u"b"_s, 1), check(u"c"_s, 0) };
    model.setState(state);
    QCOMPARE(repos(model), QStringList{ u"bref-0"_s });
    const QPersistentModelIndex known(model.index(0, 0));
    state.repos[0] = check(u"a"_s, 2);
    state.repos[2] = check(u"c"_s, 0, Error{ Error::Kind::NotFound });
    state.repos[2].goneRefs = QStringList{ u"dev"_s };
    model.setState(state);
    QCOMPARE(repos(model), QStringList({ u"aref-0"_s, u"aref-1"_s, u"bref-0"_s, u"cdev"_s, u"c"_s }));
    QCOMPARE(known.row(), 2);
    QVERIFY(model.errorAt(model.index(4, 0)) && !model.errorAt(model.index(3, 0)));
    state.repos = { check(u"z"_s, 1) };
    model.setState(state);
    QCOMPARE(repos(model), QStringList{ u"zref-0"_s });
}

void TestCheckModels::whatCanBeUpdatedComesFirst()
{
    RadarModel model;
    test(&model);
    RadarState state{ .root = u"/c"_s };
    state.repos = { check(u"a"_s, 0, Error{ Error::Kind::Gated }), check(u"b"_s, 1), check(u"c"_s, 1) };
    state.repos[1].goneRefs = QStringList{ u"dev"_s };
    model.setState(state);
    QCOMPARE(repos(model), QStringList({ u"bref-0"_s, u"cref-0"_s, u"bdev"_s, u"a"_s }));
    const QPersistentModelIndex chosen(model.index(1, 0));
    QVERIFY(model.setData(chosen, Qt::Checked, Qt::CheckStateRole));
    state.repos[0] = check(u"a"_s, 1);
    state.repos[1].error = Error{ Error::Kind::Timeout };
    model.setState(state);
    QCOMPARE(repos(model), QStringList({ u"aref-0"_s, u"cref-0"_s, u"bdev"_s, u"bref-0"_s }));
    QCOMPARE(chosen.row(), 1);
    QCOMPARE(model.ticked(), state.repos[2].updates);
    std::ranges::reverse(state.repos);
    model.setState(state);
    QCOMPARE(repos(model), QStringList({ u"cref-0"_s, u"aref-0"_s, u"bdev"_s, u"bref-0"_s }));
    QCOMPARE(chosen.row(), 0);
}

void TestCheckModels::ticksAreOfWhatCanBeUpdated()
{
    RadarModel model;
    test(&model);
    auto state = RadarState{ .root = u"/c"_s };
    state.repos = { check(u"a"_s, 1), check(u"b"_s, 1, Error{ Error::Kind::Gated }), check(u"c"_s, 1) };
    state.repos[2].updates[0].isWhole = false; // and nothing of it exists any more
    model.setState(state);
    const QSignalSpy ticks(&model, &RadarModel::ticksChanged);
    for (int row = 0; row < 3; ++row) {
        const auto index = model.index(row, 0);
        QCOMPARE(model.setData(index, Qt::Checked, Qt::CheckStateRole), row == 0);
        QCOMPARE(index.data(Qt::CheckStateRole).isValid(), row == 0);
    }
    QCOMPARE(ticks.size(), 1);
    QCOMPARE(model.ticked(), state.repos[0].updates);
    QCOMPARE(model.index(2, RadarModel::StateColumn).data(CheckRole::Badge).value<StateBadge>().state,
             LocalState::AccessNeeded);
}

void TestCheckModels::transfersAreFollowed()
{
    RadarModel model;
    test(&model);
    auto state = RadarState{ .root = u"/c"_s };
    state.repos = { check(u"a"_s, 1) };
    model.setState(state);
    model.noteTransfer(state.repos[0].updates[0], 7);
    const auto badge = [&model] {
        return model.index(0, RadarModel::StateColumn).data(CheckRole::Badge).value<StateBadge>();
    };
    QCOMPARE(badge().state, LocalState::Queued);
    QVERIFY(!model.canUpdate(model.index(0, 0)));
    TransferState transfer{ .id = 7, .phase = TransferPhase::Downloading, .size = 10, .done = 5 };
    model.setTransfers({ { .id = 8 }, transfer });
    QCOMPARE(badge().state, LocalState::Running);
    QCOMPARE(badge().share, 0.5);
    transfer.phase = TransferPhase::Done;
    model.setTransfers({ transfer });
    QCOMPARE(badge().state, LocalState::Complete);
    transfer.phase = TransferPhase::Cancelled;
    model.setTransfers({ transfer });
    QVERIFY(model.canUpdate(model.index(0, 0)));
}

void TestCheckModels::aTransferThatLeftTheListIsForgotten()
{
    RadarModel model;
    test(&model);
    auto state = RadarState{ .root = u"/c"_s };
    state.repos = { check(u"a"_s, 1) };
    model.setState(state);
    const auto row = model.index(0, 0);
    const auto word = [&model] { return model.index(0, RadarModel::StateColumn).data().toString(); };
    model.noteTransfer(state.repos[0].updates[0], 7);
    model.setTransfers({ { .id = 7, .phase = TransferPhase::NeedsAttention } });
    QVERIFY(!model.canUpdate(row));
    model.removeTransfer(8);
    QVERIFY(!model.canUpdate(row));
    model.removeTransfer(7);
    QVERIFY(model.canUpdate(row));
    QCOMPARE(model.transferAt(row), 0);
    QCOMPARE(word(), u"Newer on Hub"_s);
    model.noteTransfer(state.repos[0].updates[0], 9);
    model.setTransfers({ { .id = 9, .phase = TransferPhase::Done } });
    model.removeTransfer(9);
    QCOMPARE(word(), u"Updated"_s);
}

void TestCheckModels::aTransferOfAnOlderCheckIsForgotten()
{
    RadarModel model;
    test(&model);
    auto state = RadarState{ .root = u"/c"_s };
    state.repos = { check(u"a"_s, 1) };
    model.setState(state);
    const auto update = state.repos[0].updates[0];
    model.noteTransfer(update, 7);
    model.setTransfers({ { .id = 7, .commit = update.hub, .phase = TransferPhase::Downloading } });
    model.setState({ .root = u"/c"_s, .isChecking = true });
    model.setState(state); // the same, and the download runs still
    QVERIFY(!model.canUpdate(model.index(0, 0)));
    state.repos[0].updates[0].hub = { QString(40, u'3') };
    model.setState(state);
    QVERIFY(model.canUpdate(model.index(0, 0)));
}

void TestCheckModels::nodesStandForRevisions()
{
    const auto hash = [](QChar letter) { return QString(40, letter); };
    CacheReport report;
    report.repos = { MadeUpRepo(u"o/a"_s)
                         .revision(hash(u'1'), { u"main"_s }, { { u"x"_s, 10 }, { u"y"_s, 20 } })
                         .revision(hash(u'2'), {}, { { u"x"_s, 10 } })
                         .revision(u"not-a-commit"_s, {}, { { u"x"_s, 5 } })
                         .loose(LooseFile::Kind::Blob, 70),
                     MadeUpRepo(u"bad name/a"_s).revision(hash(u'3'), {}, { { u"x"_s, 10 } }),
                     MadeUpRepo(u"o/d"_s, RepoKind::Dataset).revision(hash(u'4'), {}, { { u"x"_s, 10 } }) };
    const auto space = shownSpaceOf(report);
    const auto commits = [&space](const QList<int> &nodes) {
        QString all;
        for (const auto &target : verifyTargets(*space, nodes, u"/c"_s)) {
            all += target.commit.hex.front();
        }
        return all;
    };
    QList<int> kinds[64];
    for (int node = 0; node < space->tree.nodes.size(); ++node) {
        kinds[int(space->node(node).kind)].append(node);
    }
    const auto of = [&kinds](SpaceNode::Kind kind) { return kinds[int(kind)]; };
    QCOMPARE(commits({ 0 }), u"124"_s);
    QCOMPARE(commits(of(SpaceNode::Kind::Datasets)), u"4"_s);
    QCOMPARE(commits(of(SpaceNode::Kind::Repo)), u"124"_s);
    QCOMPARE(commits(of(SpaceNode::Kind::Revision) + of(SpaceNode::Kind::Repo)).size(), 3); // each once
    QCOMPARE(commits(of(SpaceNode::Kind::Loose)), QString());
    QCOMPARE(commits({ -1, 1'000'000 }), QString());
    const auto one = of(SpaceNode::Kind::Revision).first();
    QCOMPARE(commits({ one }), QString(space->revision(space->node(one)).commit.front()));
    QCOMPARE(reposOfNodes(*space, { 0 }).size(), 2);
}

QTEST_MAIN(TestCheckModels)
#include "tst_checkmodels.moc"
