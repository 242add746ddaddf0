// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "ui/browse/repodelegate.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"

#include <QListView>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// A list of one repo, as wide as one usually is.
struct Row {
    Theme theme;
    QStandardItemModel model{ 1, 1 };
    QListView list;

    explicit Row(const QString &name, const QString &trouble = {}, RepoKind kind = RepoKind::Model)
    {
        RepoSummary repo{ .id = *RepoId::parse(kind, name) };
        if (kind == RepoKind::Space) {
            repo.sdk = u"gradio"_s;
        } else {
            repo.parameters = 8'000'000'000;
            repo.task = u"text-generation"_s;
        }
        const auto index = model.index(0, 0);
        model.setData(index, QVariant::fromValue(repo), RepoListModel::SummaryRole);
        model.setData(index,
                      QVariant::fromValue(StateBadge{ .state = LocalState::Complete }),
                      RepoListModel::StateRole);
        model.setData(index, trouble, RepoListModel::TroubleRole);
        list.setItemDelegate(new RepoDelegate(nullptr, &list));
        list.setModel(&model);
        list.resize(428, 200);
        list.show();
    }

    /// The first that holds `words`; no place: there is none.
    PaintedText painted(const QString &words)
    {
        const auto all = paintedTexts(list.viewport());
        const auto found = std::ranges::find_if(
            all, [&words](const PaintedText &text) { return text.words.contains(words); });
        return found == all.end() ? PaintedText() : *found;
    }
};

} // namespace

/// What stands where in a row of a list of repos.
class TestRepoDelegate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTaskStandsBesideTheNameAboveTheState();
    void aLongNameTakesTheRoomOfTheTask();
    void theTaskHasOnePlaceInAList();
    void aTroubleStandsInTheFactsPlace();
    void theFocusHasFourEdges();
    void aCellOfTheTableHasTheNameAndTheSign();
};

void TestRepoDelegate::theTaskStandsBesideTheNameAboveTheState()
{
    Row row(u"northwind/heron"_s);
    const auto name = row.painted(u"heron"_s);
    const auto task = row.painted(u"Text generation"_s);
    const auto facts = row.painted(u"8.00 B"_s);
    QCOMPARE(task.words, u"Text generation"_s);
    QVERIFY(task.place.left() > name.place.right());
    QVERIFY(std::abs(task.place.center().y() - name.place.center().y()) <= 3);
    QVERIFY(facts.place.top() > task.place.center().y());
    const auto state = row.painted(stateWord(LocalState::Complete));
    QVERIFY(state.place.top() > task.place.center().y());
    QVERIFY(task.place.left() <= state.place.left());
    QVERIFY(task.place.right() < row.list.viewport()->width());
}

void TestRepoDelegate::aLongNameTakesTheRoomOfTheTask()
{
    Row row(u"northwind/a-heron-that-stands-in-shallow-water"_s);
    QVERIFY(row.painted(u"shallow"_s).place.isValid());
    QVERIFY(!row.painted(u"Text generation"_s).place.isValid());
}

// Neither the name nor the task decides where the task stands, only the list does.
void TestRepoDelegate::theTaskHasOnePlaceInAList()
{
    const auto place = Row(u"northwind/heron"_s).painted(u"Text generation"_s).place;
    QCOMPARE(Row(u"northwind/a-grey-heron"_s).painted(u"Text generation"_s).place.left(), place.left());
    Row wide(u"northwind/heron"_s);
    wide.list.resize(900, 200);
    QCOMPARE(wide.painted(u"Text generation"_s).words, u"8.00 B · Text generation"_s);
    for (const auto &name : { u"northwind/board"_s, u"northwind/a-board-that-stands-in-shallow-water"_s }) {
        Row space(name, {}, RepoKind::Space);
        const auto kit = space.painted(u"Gradio"_s).place;
        QVERIFY(kit.isValid());
        QVERIFY(kit.top() > space.painted(u"board"_s).place.center().y());
    }
}

void TestRepoDelegate::aTroubleStandsInTheFactsPlace()
{
    Row row(u"northwind/heron"_s, u"The Hub is at odds."_s);
    const auto trouble = row.painted(u"The Hub"_s);
    QVERIFY(trouble.place.top() > row.painted(u"heron"_s).place.center().y());
    QCOMPARE(trouble.text, Theme::color(Token::Amber));
    QVERIFY(!row.painted(u"8.00 B"_s).place.isValid());
}

void TestRepoDelegate::theFocusHasFourEdges()
{
    Row row(u"northwind/heron"_s);
    QVERIFY(QTest::qWaitForWindowActive(&row.list));
    row.list.setFocus();
    row.list.setAttribute(Qt::WA_KeyboardFocusChange); // the keyboard is what is used
    row.list.setCurrentIndex(row.model.index(0, 0));
    row.list.clearSelection();
    const auto place = row.list.visualRect(row.model.index(0, 0));
    const auto shot = row.list.viewport()->grab().toImage();
    const auto accent = Theme::color(Token::Accent);
    const auto middle = place.center();
    QCOMPARE(shot.pixelColor(middle.x(), place.top()), accent);
    QCOMPARE(shot.pixelColor(middle.x(), place.bottom()), accent);
    QCOMPARE(shot.pixelColor(place.left(), middle.y()), accent);
    QCOMPARE(shot.pixelColor(place.right(), middle.y()), accent);
}

// Owner and name in monospace, dots in the middle; the state as the list has it.
void TestRepoDelegate::aCellOfTheTableHasTheNameAndTheSign()
{
    const Theme theme;
    QStandardItemModel model(1, RepoListModel::ColumnCount);
    const auto repo
        = RepoSummary{ .id = *RepoId::parse(RepoKind::Model, u"northwind/a-heron-in-water-Q4_K_M"_s) };
    for (int column = 0; column < RepoListModel::ColumnCount; ++column) {
        model.setData(model.index(0, column), QVariant::fromValue(repo), RepoListModel::SummaryRole);
        model.setData(model.index(0, column),
                      QVariant::fromValue(StateBadge{ .state = LocalState::Complete }),
                      RepoListModel::StateRole);
    }
    QTreeView table;
    table.setModel(&model);
    table.setItemDelegate(new RepoCellDelegate(&table));
    table.resize(1'000, 200);
    table.setColumnWidth(RepoListModel::Name, 180);
    table.show();
    bool hasName = false;
    bool hasState = false;
    for (const auto &text : paintedTexts(table.viewport())) {
        hasName = hasName || (text.words.contains(u'…') && text.words.endsWith(u"Q4_K_M"_s));
        hasState = hasState
            || (text.words == stateWord(LocalState::Complete) && text.text == Theme::color(Token::Green));
    }
    QVERIFY(hasName);
    QVERIFY(hasState);
}

QTEST_MAIN(TestRepoDelegate)
#include "tst_repodelegate.moc"
