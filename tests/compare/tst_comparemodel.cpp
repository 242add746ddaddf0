// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparemodel.h"
#include "ui/compare/comparetext.h"
#include "ui/shared/humanerror.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using State = ComparedValue::State;

const RepoId heron{ RepoKind::Model, u"northwind"_s, u"heron"_s };
const RepoId egret{ RepoKind::Model, u"northwind"_s, u"egret"_s };
const RepoId stork{ RepoKind::Model, u"southwind"_s, u"stork"_s };

/// Model and filter, looked at by Qt's own tester all the time.
struct Rig {
    CompareModel model;
    CompareFilter filter;
    QAbstractItemModelTester modelTester{ &model, QAbstractItemModelTester::FailureReportingMode::QtTest };
    std::unique_ptr<QAbstractItemModelTester> filterTester;
    QSignalSpy resets{ &model, &QAbstractItemModel::modelReset };

    explicit Rig(const QList<RepoId> &repos = { heron, egret })
    {
        filter.setSourceModel(&model);
        filterTester = std::make_unique<QAbstractItemModelTester>(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRepos(repos);
    }

    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < filter.rowCount(); ++row) {
            all << filter.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        }
        return all;
    }
    QVariant at(const QString &name, int column, int role = Qt::DisplayRole) const
    {
        const auto row = int(names().indexOf(name));
        return row < 0 ? QVariant() : filter.index(row, column).data(role);
    }
    void answer(const RepoId &repo, const QString &licence, qint64 likes)
    {
        model.setInfo(repo, { { { Fact::Licence, licence }, { Fact::Likes, likes } } });
        model.setFiles(repo, { { { Fact::Files, qint64(3) } } });
    }
};

} // namespace

class TestCompareModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAtAll();
    void rowsComeAndGoWithTheAnswers();
    void aValueSaysHowItStands();
    void onlyDifferences();
    void otherReposKeepWhatIsKnown();
    void hereIsABadge();
    void aBadgeChangesNothingButItsRow();
    void whatCouldNotBeAskedSaysWhy();
    void figuresStandBelowFigures();
    void strangersAreIgnored();
    void markdown();
    void tabs();
};

void TestCompareModel::nothingAtAll()
{
    Rig rig{ {} };
    QCOMPARE(rig.model.rowCount(), 0);
    QCOMPARE(rig.model.columnCount(), 0);
    rig.filter.setOnlyDifferences(true);
    QCOMPARE(rig.filter.rowCount(), 0);
}

void TestCompareModel::rowsComeAndGoWithTheAnswers()
{
    Rig rig;
    QCOMPARE(rig.resets.size(), 1);
    QVERIFY(rig.names().contains(u"Library"_s)); // usual for a model, and waited for
    QCOMPARE(rig.at(u"Licence"_s, 0, CompareModel::StateRole).toInt(), int(State::Waiting));
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"mit"_s, 8);
    QCOMPARE(rig.names(),
             QStringList({ u"What it is"_s, u"Licence"_s, u"Size"_s, u"Files"_s, u"Use"_s, u"Likes"_s }));
    rig.model.setInfo(egret,
                      { { { Fact::Evaluation, QStringList{ u"0.5"_s }, u"birds"_s, u"accuracy"_s },
                          { Fact::Task, u"text-generation"_s } } });
    QCOMPARE(rig.names(),
             QStringList({ u"What it is"_s,
                           u"Task"_s,
                           u"Licence"_s,
                           u"Size"_s,
                           u"Files"_s,
                           u"Use"_s,
                           u"Likes"_s,
                           u"Evaluation results"_s,
                           u"birds · accuracy"_s }));
    QCOMPARE(rig.at(u"Task"_s, 1).toString(), u"Text generation"_s);
    QCOMPARE(rig.resets.size(), 1); // a view keeps its place
    QCOMPARE(rig.filter.index(0, 0).flags(), Qt::NoItemFlags); // the head of a group
    QVERIFY(rig.filter.index(0, 0).data(CompareModel::HeadRole).toBool());
    QVERIFY(rig.filter.index(1, 0).flags().testFlag(Qt::ItemIsSelectable));
}

void TestCompareModel::aValueSaysHowItStands()
{
    Rig rig({ heron, egret, stork });
    rig.answer(heron, u"mit"_s, 1234);
    rig.model.setInfo(stork, {});
    QCOMPARE(rig.at(u"Licence"_s, 0).toString(), u"MIT"_s);
    QCOMPARE(rig.at(u"Likes"_s, 0).toString(), u"1,234"_s);
    QCOMPARE(rig.at(u"Licence"_s, 1).toString(), QString());
    QCOMPARE(rig.at(u"Licence"_s, 1, Qt::AccessibleTextRole).toString(), u"not here yet"_s);
    QCOMPARE(rig.at(u"Licence"_s, 2).toString(), u"Not known"_s);
    rig.model.setInfo(egret, { { { Fact::Likes, qint64(5) } } });
    QCOMPARE(rig.at(u"Licence"_s, 1).toString(), u"–"_s);
    QCOMPARE(rig.at(u"Licence"_s, 1, Qt::AccessibleTextRole).toString(), u"not told, differs"_s);
    QVERIFY(rig.at(u"Likes"_s, 1, CompareModel::StandsOutRole).toBool());
    QCOMPARE(rig.at(u"Likes"_s, 1, Qt::AccessibleTextRole).toString(), u"5, differs"_s);
    rig.model.setWaiting(egret);
    QCOMPARE(rig.at(u"Likes"_s, 1, CompareModel::StateRole).toInt(), int(State::Waiting));
    QVERIFY(!rig.at(u"Likes"_s, 0, CompareModel::StandsOutRole).toBool());
}

void TestCompareModel::onlyDifferences()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.filter.setOnlyDifferences(true);
    QVERIFY(rig.names().contains(u"Licence"_s)); // it may differ yet
    rig.answer(egret, u"mit"_s, 8);
    QCOMPARE(rig.names(), QStringList({ u"Use"_s, u"Likes"_s }));
    rig.answer(egret, u"mit"_s, 7);
    QVERIFY(rig.names().isEmpty());
    rig.answer(egret, u"gpl"_s, 7);
    QCOMPARE(rig.names(), QStringList({ u"What it is"_s, u"Licence"_s }));
    rig.filter.setOnlyDifferences(false);
    QCOMPARE(rig.names().size(), 6);
}

void TestCompareModel::otherReposKeepWhatIsKnown()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"gpl"_s, 8);
    rig.model.setRepos({ egret, stork, heron });
    QCOMPARE(rig.at(u"Licence"_s, 0).toString(), u"GPL"_s);
    QCOMPARE(rig.at(u"Licence"_s, 1, CompareModel::StateRole).toInt(), int(State::Waiting));
    QCOMPARE(rig.at(u"Licence"_s, 2).toString(), u"MIT"_s);
    QCOMPARE(rig.model.columnOf(heron), 2);
    QCOMPARE(rig.model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"northwind/egret"_s);
    rig.model.setRepos({ heron });
    QCOMPARE(rig.model.columnOf(egret), -1);
    QCOMPARE(rig.at(u"Licence"_s, 0).toString(), u"MIT"_s);
}

void TestCompareModel::hereIsABadge()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"mit"_s, 7);
    QVERIFY(!rig.names().contains(u"On this computer"_s));
    const StateBadge badge{ .state = LocalState::Complete };
    rig.model.setBadge(heron, badge);
    QCOMPARE(rig.names().mid(6), QStringList({ u"On this computer"_s, u"State"_s }));
    QCOMPARE(rig.at(u"State"_s, 0, CompareModel::BadgeRole).value<StateBadge>(), badge);
    QCOMPARE(rig.at(u"State"_s, 0).toString(), stateWord(LocalState::Complete));
    QVERIFY(!rig.at(u"State"_s, 1, CompareModel::BadgeRole).isValid());
    rig.model.setBadge(heron, {});
    QVERIFY(!rig.names().contains(u"State"_s));
}

void TestCompareModel::aBadgeChangesNothingButItsRow()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"mit"_s, 7);
    rig.model.setBadge(heron, { .state = LocalState::Running, .word = u"10 %"_s, .share = 0.1 });
    const int here = int(rig.names().indexOf(u"State"_s));
    QVERIFY(here > 0);
    QSignalSpy changes(&rig.model, &QAbstractItemModel::dataChanged);
    const auto changedRows = [&changes] {
        QSet<int> rows;
        for (const auto &change : std::as_const(changes)) {
            for (int row = change[0].toModelIndex().row(); row <= change[1].toModelIndex().row(); ++row) {
                rows << row;
            }
        }
        changes.clear();
        return rows;
    };
    rig.model.setBadge(heron, { .state = LocalState::Running, .word = u"11 %"_s, .share = 0.11 });
    QCOMPARE(changedRows(), QSet{ here });
    QCOMPARE(rig.at(u"State"_s, 0).toString(), u"11 %"_s);
    rig.model.setBadge(heron, { .state = LocalState::Running, .word = u"11 %"_s, .share = 0.114 });
    QCOMPARE(changedRows(), QSet{ here });
    QCOMPARE(rig.at(u"State"_s, 0, CompareModel::BadgeRole).value<StateBadge>().share, 0.114);
    rig.model.setBadge(heron, { .state = LocalState::Running, .word = u"11 %"_s, .share = 0.114 });
    QVERIFY(changedRows().isEmpty());
    rig.answer(heron, u"mit"_s, 8); // an answer changes what it says anew
    const auto likes = int(rig.names().indexOf(u"Likes"_s));
    const auto rows = changedRows();
    QVERIFY(rows.contains(likes));
    QVERIFY(!rows.contains(int(rig.names().indexOf(u"Licence"_s))));
}

void TestCompareModel::whatCouldNotBeAskedSaysWhy()
{
    Rig rig;
    const Error forbidden{ Error::Kind::Forbidden, u"no"_s, 403 };
    rig.answer(egret, u"mit"_s, 7);
    rig.model.setInfo(heron, { { { Fact::Licence, u"mit"_s } } });
    rig.model.setFiles(heron, { { { Fact::Files, qint64(3) } } }, { { Fact::MemoryContext, forbidden } });
    const auto words = humanError(forbidden);
    const auto row = u"With 4,096 tokens"_s;
    QCOMPARE(rig.at(row, 0).toString(), words.sentence);
    QVERIFY(rig.at(row, 0, Qt::AccessibleTextRole).toString().contains(words.sentence));
    const auto tip = rig.at(row, 0, Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(words.cause.left(20)), qPrintable(tip));
    QCOMPARE(rig.at(row, 1).toString(), u"–"_s);
}

void TestCompareModel::figuresStandBelowFigures()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"mit"_s, 8);
    const auto result = [](const QString &value) {
        return ToldFact{ Fact::Evaluation, QStringList{ value }, u"birds"_s, u"accuracy"_s };
    };
    const auto base = ToldFact{ Fact::Base, QStringList{ u"northwind/crane"_s } };
    rig.model.setInfo(heron, { { { Fact::Licence, u"mit"_s }, result(u"41"_s), base } });
    rig.model.setInfo(egret, { { { Fact::Licence, u"mit"_s }, result(u"66.4"_s) } });
    const auto row = u"birds · accuracy"_s;
    QCOMPARE(rig.at(row, 0).toString(), u"41.0"_s);
    QCOMPARE(rig.at(row, 1).toString(), u"66.4"_s);
    const auto isRight = [&rig](const QString &name) {
        return rig.at(name, 0, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight);
    };
    QVERIFY(isRight(row) && isRight(u"Files"_s) && !isRight(u"Licence"_s));
    QVERIFY(rig.at(u"Made from"_s, 0, CompareModel::CodeRole).toBool());
    QVERIFY(!rig.at(u"Licence"_s, 0, CompareModel::CodeRole).toBool());
}

void TestCompareModel::strangersAreIgnored()
{
    Rig rig;
    const auto before = rig.names();
    rig.answer(stork, u"mit"_s, 7);
    rig.model.setBadge(stork, { .state = LocalState::Complete });
    rig.model.setWaiting(stork);
    QCOMPARE(rig.names(), before);
    QCOMPARE(rig.model.columnCount(), 2);
}

void TestCompareModel::markdown()
{
    Rig rig;
    rig.answer(heron, u"mit"_s, 7);
    rig.answer(egret, u"a|b\n`c` <img>"_s, 7);
    QCOMPARE(markdownTable(rig.filter),
             u"|  | northwind/heron | northwind/egret |\n"
             "| --- | --- | --- |\n"
             "| **What it is** |  |  |\n"
             "| Licence | MIT | a\\|b \\`c\\` \\<img> |\n"
             "| **Size** |  |  |\n"
             "| Files | 3 | 3 |\n"
             "| **Use** |  |  |\n"
             "| Likes | 7 | 7 |\n"_s);
}

void TestCompareModel::tabs()
{
    Rig rig;
    rig.answer(heron, u"=HYPERLINK(\"x\")"_s, 7);
    rig.answer(egret, u"a\tb\nc"_s, 7);
    rig.model.setInfo(egret,
                      { { { Fact::Licence, u"a\tb\nc"_s },
                          { Fact::Evaluation, QStringList{ u"-0.5"_s }, u"birds"_s, u"gain"_s } } });
    QCOMPARE(tabbedTable(rig.filter),
             u"\tnorthwind/heron\tnorthwind/egret\n"
             "Licence\t'=HYPERLINK(\"x\")\ta b c\n"
             "Files\t3\t3\n"
             "Likes\t7\t–\n"
             "birds · gain\t–\t-0.5\n"_s);
    const auto licence = int(rig.names().indexOf(u"Licence"_s));
    const auto files = int(rig.names().indexOf(u"Files"_s));
    QCOMPARE(
        tabbedCells({ rig.filter.index(files, 1), rig.filter.index(licence, 1), rig.filter.index(files, 0) }),
        u"a b c\n3\t3"_s);
    QCOMPARE(tabbedCells({}), QString());
}

QTEST_MAIN(TestCompareModel)
#include "tst_comparemodel.moc"
