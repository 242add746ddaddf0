// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/window/comparerig.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QHeaderView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace CompareRig;

namespace
{

// Heads are kept when columns move, so that their order is not that of the children.
void removeFirst(TestWindow &test)
{
    const auto buttons = test.window()->findChildren<QAbstractButton *>(u"compareRemove"_s);
    auto *first = *std::ranges::min_element(
        buttons, {}, [](const QAbstractButton *button) { return button->mapToGlobal(QPoint()).x(); });
    QTest::mouseClick(first, Qt::LeftButton);
}

} // namespace

/// A comparison by the keyboard alone.
class TestCompareKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsMoveAndGo();
    void mirroredTheKeysMoveWhereTheyPoint();
    void theFocusStaysAtTheHeads();
    void theFocusStaysAtTheChips();
};

void TestCompareKeys::columnsMoveAndGo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1) && isAnswered(test, 2), longMs);
    auto *view = table(test);
    test.tabTo(u"compareTable"_s);
    const auto start = view->currentIndex();
    QVERIFY(start.isValid()); // nobody has clicked
    test.key(Qt::Key_Down);
    QVERIFY(view->currentIndex().row() > start.row());
    for (int row = start.row(); row < rowOf(test, u"Likes"_s); ++row) {
        test.key(Qt::Key_Down); // heads of groups are passed over: it may be there sooner
        if (view->currentIndex().row() == rowOf(test, u"Likes"_s)) {
            break;
        }
    }
    test.key(Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/ada"_s, u"fleet/cob"_s }));
    QCOMPARE(view->currentIndex().column(), 1); // it goes along
    QCOMPARE(view->currentIndex().data().toString(), u"50"_s);
    test.key(Qt::Key_Delete);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/cob"_s }));
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/ada"_s, u"fleet/cob"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 1), longMs); // what had gone is asked for again
    pick(test, u"compareMore"_s, u"compareRight"_s);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/ada"_s, u"fleet/bee"_s, u"fleet/cob"_s }));
    removeFirst(test);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/cob"_s }));
    removeFirst(test);
    QTRY_COMPARE(columns(test), QStringList{ u"fleet/cob"_s });
    QVERIFY(!test.find(u"compareRemove"_s)->isEnabled());
}

void TestCompareKeys::mirroredTheKeysMoveWhereTheyPoint()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1) && isAnswered(test, 2), longMs);
    auto *view = table(test);
    view->setLayoutDirection(Qt::RightToLeft);
    test.tabTo(u"compareTable"_s);
    QCOMPARE(view->currentIndex().column(), 0); // at the right
    test.key(Qt::Key_Left, Qt::ControlModifier);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/ada"_s, u"fleet/cob"_s }));
    test.key(Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/ada"_s, u"fleet/bee"_s, u"fleet/cob"_s }));
    // The line beside a head is at its left, where the next column begins.
    const auto *header = view->horizontalHeader();
    const auto image = header->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    const int left = header->sectionViewportPosition(0);
    const auto edge = Theme::color(Token::Border).rgb();
    QVERIFY(image.pixel(left, 3) == edge || image.pixel(left + 1, 3) == edge);
    QVERIFY(image.pixel(left + header->sectionSize(0) - 1, 3) != edge);
}

void TestCompareKeys::theFocusStaysAtTheHeads()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1) && isAnswered(test, 2), longMs);
    const auto focus = [] {
        const auto *now = QApplication::focusWidget();
        return now ? now->accessibleName() : QString();
    };
    test.tabTo(u"compareRemove"_s);
    QCOMPARE(focus(), u"Do not compare fleet/ada"_s);
    test.key(Qt::Key_Tab);
    test.key(Qt::Key_Tab);
    test.key(Qt::Key_Tab);
    QCOMPARE(focus(), u"Do not compare fleet/bee"_s);
    test.key(Qt::Key_Space);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/ada"_s, u"fleet/cob"_s }));
    QCOMPARE(focus(), u"Do not compare fleet/cob"_s); // what has taken its place
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(columns(test).size(), 3);
    QCOMPARE(focus(), u"Do not compare fleet/cob"_s);
    test.key(Qt::Key_Space);
    QTRY_COMPARE(columns(test), QStringList({ u"fleet/ada"_s, u"fleet/bee"_s }));
    QCOMPARE(focus(), u"Do not compare fleet/bee"_s);
    test.key(Qt::Key_Space);
    QTRY_COMPARE(columns(test), QStringList{ u"fleet/ada"_s });
    QCOMPARE(focus(), u"Open fleet/ada"_s); // the last column stays
}

void TestCompareKeys::theFocusStaysAtTheChips()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    test.clickRow(u"repoList"_s, 0);
    for (int row = 0; row < 3; ++row) {
        test.key(Qt::Key_E, Qt::ControlModifier);
        test.key(Qt::Key_Down);
    }
    QTRY_COMPARE(test.text(u"compareCount"_s), u"3 of 4 to compare"_s);
    test.tabTo(u"compareChip"_s);
    QCOMPARE(test.text(u"compareChip"_s), u"ada"_s);
    test.key(Qt::Key_Delete);
    QTRY_COMPARE(test.text(u"compareCount"_s), u"2 of 4 to compare"_s);
    auto *chip = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    QVERIFY(chip);
    QCOMPARE(chip->text(), u"bee"_s);
    test.key(Qt::Key_Tab);
    chip = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    QVERIFY(chip);
    QCOMPARE(chip->text(), u"cob"_s);
    test.key(Qt::Key_Delete);
    QTRY_COMPARE(test.text(u"compareCount"_s), u"1 of 4 to compare"_s);
    chip = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    QVERIFY(chip);
    QCOMPARE(chip->text(), u"bee"_s);
}

QTEST_MAIN(TestCompareKeys)
#include "tst_comparekeys.moc"
