// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/maprig.h"
#include "ui/cache/spacecrumbs.h"
#include "ui/cache/spacetext.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Kind = SpaceNode::Kind;

/// The picture of a cache as a person uses it, by mouse and by keys.
class TestSpaceMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init() { m_theme->setChoice(SchemeChoice::Light); }
    void keysWalkToNeighbours();
    void keysReachEveryPart_data();
    void keysReachEveryPart();
    void keysWalkTheRings();
    void keysGoInAndOut();
    void headsAreClicked();
    void doubleClickGoesIn();
    void middleOfRingsLeadsOut();
    void lettersAreCommands();
    void middleClickAsksForTheFolder();
    void pointedIsSaid();
    void currentNodeIsBroughtIntoThePicture();
    void anotherScanKeepsThePlace();
    void crumbsLeadBack();
    void sizeChangesLayItOutAgain();
    void manyPartsAreStretchedFirst();
    void hiddenOneTakesAnotherCache();
    void screenReaderReadsTheParts();
    void nothingIsNoPicture();

private:
    Theme *m_theme = nullptr;
};

void TestSpaceMap::keysWalkToNeighbours()
{
    MapRig rig;
    QSignalSpy current(&rig.map, &SpaceMap::currentNodeChanged);
    const QAbstractItemModelTester tester(rig.map.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    rig.key(Qt::Key_Home);
    const int main = rig.node(Kind::Revision, polarisMain);
    QCOMPARE(rig.map.currentNode(), main); // the largest
    QCOMPARE(current.last().first().toInt(), main);
    struct Step {
        Qt::Key key;
        int x;
        int y;
    };
    for (const auto &[key, x, y] : QList<Step>{ { Qt::Key_Right, 1, 0 },
                                                { Qt::Key_Down, 0, 1 },
                                                { Qt::Key_Left, -1, 0 },
                                                { Qt::Key_Up, 0, -1 } }) {
        const auto before = rig.map.visualRect(rig.map.currentIndex());
        rig.key(key);
        const auto after = rig.map.visualRect(rig.map.currentIndex());
        QVERIFY2(after != before, qPrintable(QString::number(key)));
        const auto moved = after.center() - before.center();
        QVERIFY(moved.x() * x + moved.y() * y > 0);
    }
    rig.map.setCurrentNode(main);
    rig.key(Qt::Key_Up); // to the head over it
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Models));
    rig.key(Qt::Key_Up); // nothing is further
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Models));
}

void TestSpaceMap::keysReachEveryPart_data()
{
    QTest::addColumn<SpaceMap::Form>("form");
    QTest::newRow("treemap") << SpaceMap::Form::Treemap;
    QTest::newRow("rings") << SpaceMap::Form::Rings;
}

void TestSpaceMap::keysReachEveryPart()
{
    QFETCH(SpaceMap::Form, form);
    MapRig rig(form);
    QSet<int> reached{ rig.map.model()->rowCount() - 1 };
    rig.key(Qt::Key_End);
    for (int row = 0; row < rig.map.model()->rowCount(); ++row) {
        reached.insert(rig.map.currentIndex().row());
        rig.key(Qt::Key_PageUp);
    }
    QCOMPARE(reached.size(), rig.map.model()->rowCount());
    // By arrows from anywhere: whoever goes one way all the time ends somewhere.
    for (const auto key : { Qt::Key_Left, Qt::Key_Up, Qt::Key_Down }) {
        rig.key(Qt::Key_Home);
        for (int times = 0; times < 60; ++times) {
            rig.key(key);
            QVERIFY(rig.map.currentIndex().isValid());
        }
    }
}

void TestSpaceMap::keysWalkTheRings()
{
    MapRig rig(SpaceMap::Form::Rings);
    rig.key(Qt::Key_Home);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Models));
    rig.key(Qt::Key_Right);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Datasets));
    rig.key(Qt::Key_Left);
    rig.key(Qt::Key_Left); // around
    QCOMPARE(rig.space->node(rig.map.currentNode()).kind, Kind::Spaces);
    rig.key(Qt::Key_Home);
    rig.key(Qt::Key_Up); // outwards
    QCOMPARE(rig.map.currentNode(), rig.space->node(rig.node(Kind::Models)).firstChild);
    rig.key(Qt::Key_Up);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Revision, polarisMain));
    rig.key(Qt::Key_Down);
    rig.key(Qt::Key_Down);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Models));
    rig.key(Qt::Key_Down);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Models));
}

void TestSpaceMap::keysGoInAndOut()
{
    MapRig rig;
    QSignalSpy zoomed(&rig.map, &SpaceMap::zoomed);
    rig.key(Qt::Key_Home);
    const int main = rig.map.currentNode();
    rig.key(Qt::Key_Return);
    QCOMPARE(rig.map.top(), main);
    QCOMPARE(zoomed.takeFirst().first().toInt(), main);
    rig.key(Qt::Key_Right); // from nowhere to the largest
    QCOMPARE(rig.space->node(rig.map.currentNode()).kind, Kind::File);
    rig.key(Qt::Key_Enter); // a file has no parts
    QCOMPARE(rig.map.top(), main);
    rig.key(Qt::Key_Backspace);
    QCOMPARE(rig.map.top(), rig.space->node(main).parent);
    rig.key(Qt::Key_Backspace);
    rig.key(Qt::Key_Backspace);
    QCOMPARE(rig.map.top(), 0);
    rig.key(Qt::Key_Backspace);
    QCOMPARE(zoomed.size(), 3);
    QVERIFY(rig.map.currentIndex().isValid()); // what the file is a part of
    QCOMPARE(rig.map.currentIndex().data(Qt::UserRole + 1).toInt(), main);
}

void TestSpaceMap::headsAreClicked()
{
    MapRig rig;
    const int models = rig.node(Kind::Models);
    const auto head = rig.place(models, true).center();
    QSignalSpy zoomed(&rig.map, &SpaceMap::zoomed);
    QTest::mouseDClick(rig.map.viewport(), Qt::LeftButton, {}, head); // as one click: not two steps in
    QCOMPARE(rig.map.top(), models);
    QCOMPARE(zoomed.size(), 1);
    rig.key(Qt::Key_Backspace);
    rig.click(head);
    QCOMPARE(rig.map.top(), models);
    rig.click(rig.place(rig.node(Kind::Revision, polarisOld)).center()); // a cell is only chosen
    QCOMPARE(rig.map.top(), models);
    QCOMPARE(rig.map.currentNode(), rig.node(Kind::Revision, polarisOld));
}

void TestSpaceMap::doubleClickGoesIn()
{
    MapRig rig;
    const int old = rig.node(Kind::Revision, polarisOld);
    QTest::mouseDClick(rig.map.viewport(), Qt::LeftButton, {}, rig.place(old).center());
    QCOMPARE(rig.map.top(), old);
}

void TestSpaceMap::middleOfRingsLeadsOut()
{
    MapRig rig(SpaceMap::Form::Rings);
    rig.map.setTop(rig.node(Kind::Datasets));
    rig.click({ 350, 280 });
    QCOMPARE(rig.map.top(), 0);
}

void TestSpaceMap::lettersAreCommands()
{
    MapRig rig;
    QSignalSpy added(&rig.map, &SpaceMap::addRequested);
    rig.key(Qt::Key_B); // nothing is chosen
    QVERIFY(added.isEmpty());
    rig.key(Qt::Key_Home);
    rig.key(Qt::Key_M); // no search
    rig.key(Qt::Key_B);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().first().toInt(), rig.node(Kind::Revision, polarisMain));
    // Many small ones are shown as one; to add them would be to add all of their parent.
    for (int row = 0; row < rig.map.model()->rowCount(); ++row) {
        const auto index = rig.map.model()->index(row, 0);
        if (index.data().toString().contains(u"small"_s)) {
            rig.click(rig.map.visualRect(index).center());
            QCOMPARE(rig.map.currentIndex(), index);
            rig.key(Qt::Key_B);
        }
    }
    QCOMPARE(added.size(), 1);
}

void TestSpaceMap::middleClickAsksForTheFolder()
{
    MapRig rig;
    QSignalSpy folder(&rig.map, &SpaceMap::openFolderRequested);
    rig.click(rig.place(rig.node(Kind::Revision, polarisOld)).center(), Qt::MiddleButton);
    QCOMPARE(folder.size(), 1);
    QCOMPARE(folder.first().first().toString(),
             u"/cache/models--open-meridian--Polaris-32B/snapshots/b70e5d24c1a94f0b8e3d"_s);
    QCOMPARE(rig.map.currentNode(), -1); // chosen is nothing
}

void TestSpaceMap::pointedIsSaid()
{
    MapRig rig;
    QSignalSpy pointed(&rig.map, &SpaceMap::pointed);
    const int old = rig.node(Kind::Revision, polarisOld);
    QTest::mouseMove(rig.map.viewport(), rig.place(old).center());
    QTRY_COMPARE(pointed.isEmpty() ? QString() : pointed.last().first().toString(),
                 spaceNodeText(*rig.space, old));
    QCOMPARE(rig.index(old).data(Qt::AccessibleTextRole).toString(), spaceNodeText(*rig.space, old));
    rig.map.setBasket({ rig.space->node(old).parent }); // with its repo
    QVERIFY(pointed.last().first().toString().endsWith(u"In the basket"_s));
}

void TestSpaceMap::currentNodeIsBroughtIntoThePicture()
{
    MapRig rig;
    QSignalSpy current(&rig.map, &SpaceMap::currentNodeChanged);
    const int models = rig.node(Kind::Models);
    rig.map.setTop(models);
    const int dataset = rig.node(Kind::Repo, 17'200'000'000);
    rig.map.setCurrentNode(dataset);
    QCOMPARE(rig.map.top(), 0);
    QVERIFY(rig.map.currentIndex().isValid());
    // A file is in the cell of its revision.
    const int main = rig.node(Kind::Revision, polarisMain);
    rig.map.setCurrentNode(rig.space->node(main).firstChild);
    QCOMPARE(rig.map.currentIndex(), rig.index(main));
    // A repo too small to be seen is among the small ones.
    rig.map.setCurrentNode(rig.node(Kind::Repo, 10'000'000));
    QVERIFY(rig.map.currentIndex().data().toString().contains(u"small"_s));
    rig.map.setCurrentNode(-1);
    QVERIFY(!rig.map.currentIndex().isValid());
    QVERIFY(current.isEmpty()); // the person has chosen nothing
}

void TestSpaceMap::anotherScanKeepsThePlace()
{
    MapRig rig;
    const int repo = rig.space->node(rig.node(Kind::Revision, polarisMain)).parent;
    rig.map.setTop(repo);
    rig.map.setCurrentNode(rig.node(Kind::Revision, polarisOld));
    auto report = madeUpReport();
    report.repos.removeAt(1);
    report.repos << MadeUpRepo(u"large/new"_s).revision(u"c"_s, {}, { { u"f"_s, 900'000'000'000 } });
    auto fresh = shownSpaceOf(report);
    rig.map.setSpace(fresh);
    QCOMPARE(fresh->repo(fresh->node(rig.map.top())).id, u"open-meridian/Polaris-32B"_s);
    QCOMPARE(fresh->node(rig.map.currentNode()).size, polarisOld);
    report.repos.removeFirst();
    fresh = shownSpaceOf(report);
    QSignalSpy zoomed(&rig.map, &SpaceMap::zoomed);
    rig.map.setSpace(fresh); // it is gone: what it was in
    QCOMPARE(fresh->node(rig.map.top()).kind, Kind::Models);
    QCOMPARE(zoomed.size(), 1);
}

void TestSpaceMap::crumbsLeadBack()
{
    MapRig rig;
    SpaceCrumbs crumbs;
    crumbs.resize(700, 32);
    crumbs.show();
    crumbs.setSpace(rig.space, 0);
    QCOMPARE(crumbs.words(), QStringList({ u"All"_s, u"208 GB"_s }));
    connect(&rig.map, &SpaceMap::zoomed, &crumbs, [&](int node) { crumbs.setSpace(rig.space, node); });
    connect(&crumbs, &SpaceCrumbs::zoomRequested, &rig.map, &SpaceMap::setTop);
    rig.map.setTop(rig.node(Kind::Revision, polarisMain));
    QCOMPARE(crumbs.words(),
             QStringList({ u"All"_s, u"Models"_s, u"Polaris-32B"_s, u"main b81f03e"_s, u"33.8 GB"_s }));
    auto *models = crumbs.findChild<QPushButton *>(u"spaceCrumb1"_s);
    QTest::mouseClick(models, Qt::LeftButton);
    QCOMPARE(rig.map.top(), rig.node(Kind::Models));
    QCOMPARE(crumbs.words().size(), 3);
    QCOMPARE(models->accessibleName(), u"Back to Models"_s);
}

void TestSpaceMap::sizeChangesLayItOutAgain()
{
    MapRig rig;
    rig.map.setCurrentNode(rig.node(Kind::Revision, polarisMain));
    const auto areaNow = [&] {
        const auto place = rig.place(rig.map.currentNode());
        return place.width() * place.height();
    };
    const int before = areaNow();
    rig.map.resize(900, 600);
    QTRY_VERIFY(areaNow() > before * 1.2);
    QVERIFY(rig.map.currentIndex().isValid());
    QCOMPARE(rig.map.toImage().size(), rig.map.viewport()->size());
}

void TestSpaceMap::manyPartsAreStretchedFirst()
{
    MapRig rig;
    rig.map.resize(1'900, 1'000);
    auto report = reportOfMany(6'000);
    rig.map.setSpace(shownSpaceOf(report));
    QVERIFY(rig.map.model()->rowCount() > 5'000);
    rig.map.viewport()->grab();
    rig.map.resize(1'600, 1'000);
    rig.map.viewport()->grab();
    QTRY_COMPARE(rig.map.toImage().size(), rig.map.viewport()->size());
    QVERIFY(rig.map.model()->rowCount() > 5'000);
}

void TestSpaceMap::hiddenOneTakesAnotherCache()
{
    MapRig rig;
    rig.key(Qt::Key_End); // the last node of many
    rig.map.hide();
    CacheReport small;
    small.repos << MadeUpRepo(u"o/m"_s).revision(u"c"_s, {}, { { u"f"_s, 500 } });
    const auto space = shownSpaceOf(small);
    rig.map.setSpace(space);
    const int revision = nodeOf(*space, Kind::Revision);
    rig.map.setCurrentNode(revision);
    QCOMPARE(rig.map.model()->rowCount(), 0);
    rig.map.show();
    QTRY_COMPARE(rig.map.model()->rowCount(), 2);
    QCOMPARE(rig.map.currentIndex().data(Qt::UserRole + 1).toInt(), revision);
}

void TestSpaceMap::screenReaderReadsTheParts()
{
    MapRig rig;
    auto *spoken = QAccessible::queryAccessibleInterface(&rig.map);
    QVERIFY(spoken && spoken->tableInterface());
    QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
    QVERIFY(spoken->text(QAccessible::Description).contains(u"Backspace"_s));
    auto *table = spoken->tableInterface();
    QCOMPARE(table->rowCount(), rig.map.model()->rowCount());
    const int old = rig.node(Kind::Revision, polarisOld);
    auto *cell = table->cellAt(rig.index(old).row(), 0);
    QVERIFY(cell);
    const auto words = cell->text(QAccessible::Name);
    QVERIFY2(words.startsWith(u"open-meridian/Polaris-32B. b70e5d2, detached, 30.5 GB, 14 %, 1 file(s)"_s),
             qPrintable(words));
    QVERIFY2(words.contains(u"Frees 30.5 GB, nothing else uses it"_s), qPrintable(words));
    QCOMPARE(cell->rect().size(), rig.place(old).size());
    // After going in, it is the list of what is seen then.
    rig.map.setTop(old);
    QCOMPARE(table->rowCount(), 1);
    QVERIFY(table->cellAt(0, 0)->text(QAccessible::Name).startsWith(u"model.safetensors. 30.5 GB"_s));
}

void TestSpaceMap::nothingIsNoPicture()
{
    SpaceMap map;
    map.resize(300, 200);
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    for (const auto key : { Qt::Key_Home, Qt::Key_Right, Qt::Key_Return, Qt::Key_Backspace, Qt::Key_B }) {
        QTest::keyClick(&map, key);
    }
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, { 20, 20 });
    QCOMPARE(map.toImage().pixelColor(20, 20), Theme::color(Token::Surface));
    map.setSpace(shownSpaceOf({}));
    map.setForm(SpaceMap::Form::Rings);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, { 150, 100 });
    QCOMPARE(map.currentNode(), -1);
    map.setSpace({});
    QCOMPARE(map.model()->rowCount(), 0);
}

QTEST_MAIN(TestSpaceMap)
#include "tst_spacemap.moc"
