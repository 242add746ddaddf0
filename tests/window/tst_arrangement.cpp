// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QSplitter>
#include <QTreeView>

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr QSize wide(1440, 900);
constexpr QSize narrow(800, 600);
constexpr int rail = 100; // takes less in a narrow window, where it shows icons alone, and more in a wide one

void fill(FakeHub::Server &hub)
{
    for (int n = 0; n < 3; ++n) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    u"fleet/ship-%1"_s.arg(n),
                    { { u"README.md"_s, QByteArray("# Ship\n") }, { u"a.txt"_s, QByteArray("a\n") } });
    }
}

// A splitter's handle moves along, and is told where the mouse is on the screen.
void drag(QWidget *handle, const QPointF &from, int by)
{
    const auto start = handle->mapToGlobal(from);
    const auto send = [&](QEvent::Type type, int step) {
        const auto there = start + QPointF(step, 0);
        QMouseEvent event(
            type, handle->mapFromGlobal(there), there, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(handle, &event);
    };
    send(QEvent::MouseButtonPress, 0);
    send(QEvent::MouseMove, by / 2);
    send(QEvent::MouseMove, by);
    send(QEvent::MouseButtonRelease, by);
}

QSplitter *splitter(const TestWindow &test)
{
    return test.get<QSplitter>(u"browseSplitter"_s);
}

/// Widths of the parts, when the window has the size that it was given.
QList<int> parts(TestWindow &test, QSize size, qsizetype count)
{
    test.window()->resize(size);
    const auto isLaidOut = [&] {
        const auto *all = splitter(test);
        if (!all || all->sizes().size() != count || test.window()->size() != size) {
            return false;
        }
        const auto sizes = all->sizes();
        const int handles = all->handleWidth() * int(count - 1);
        const int right = all->mapTo(test.window(), all->rect().topRight()).x();
        return std::accumulate(sizes.begin(), sizes.end(), handles) == all->width()
            && right == size.width() - 1 && (size == narrow) == (size.width() - all->width() < rail);
    };
    return QTest::qWaitFor(isLaidOut, longMs) ? splitter(test)->sizes() : QList<int>();
}

// A splitter shares out what a change of its size leaves over, a pixel here or there.
bool isNear(const QList<int> &sizes, const QList<int> &wanted)
{
    return std::ranges::equal(sizes, wanted, [](int size, int other) { return std::abs(size - other) <= 1; });
}

} // namespace

/// How a person has arranged the window stays.
class TestArrangement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoPartsAndThreeAreKeptApart();
    void theTableLeavesTheFiltersAsTheyAre();
    void aColumnOfTheTransfersStaysAsWideAsItWasMade();
};

void TestArrangement::twoPartsAndThreeAreKeptApart()
{
    TestWindow test;
    fill(test.hub);
    test.start(wide);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 3, longMs);
    QCOMPARE(parts(test, wide, 3).size(), 3);
    auto *handle = splitter(test)->handle(2); // between list and detail
    drag(handle, handle->rect().center().toPointF(), 70);
    const auto three = splitter(test)->sizes();
    QCOMPARE(parts(test, narrow, 2).size(), 2);
    handle = splitter(test)->handle(1);
    const auto before = splitter(test)->sizes();
    drag(handle, handle->rect().center().toPointF(), before.first() > 330 ? -20 : 20);
    const auto two = splitter(test)->sizes();
    QVERIFY(two != before);
    QCOMPARE(parts(test, wide, 3), three); // at once
    QVERIFY(isNear(parts(test, narrow, 2), two));
    test.quit();
    test.start(wide); // and after a restart
    QCOMPARE(parts(test, wide, 3), three);
    QVERIFY(isNear(parts(test, narrow, 2), two));
}

void TestArrangement::theTableLeavesTheFiltersAsTheyAre()
{
    TestWindow test;
    fill(test.hub);
    test.start(wide);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 3, longMs);
    const auto before = test.find(u"filterPanel"_s)->width();
    const auto modes = test.find(u"listMode"_s)->findChildren<QAbstractButton *>();
    QCOMPARE(modes.size(), 2);
    QTest::mouseClick(modes[1], Qt::LeftButton);
    QTRY_VERIFY(test.isShown(u"repoTable"_s));
    QTRY_COMPARE(test.find(u"filterPanel"_s)->width(), before);
    QTest::mouseClick(modes[0], Qt::LeftButton);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    QTRY_COMPARE(test.find(u"filterPanel"_s)->width(), before);
}

void TestArrangement::aColumnOfTheTransfersStaysAsWideAsItWasMade()
{
    TestWindow test;
    fill(test.hub);
    test.start(wide);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 3, longMs);
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"downloadRepo"_s) && test.find(u"downloadRepo"_s)->isEnabled(),
                             longMs);
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    auto *header = test.get<QTreeView>(u"transferTree"_s)->header();
    const int fitting = header->sectionSize(TransferModel::StateColumn);
    test.window()->resize(narrow);
    QTRY_VERIFY(header->sectionSize(TransferModel::StateColumn) < fitting); // fits by itself
    test.window()->resize(wide);
    QTRY_COMPARE(header->sectionSize(TransferModel::StateColumn), fitting);
    const int edge = header->sectionViewportPosition(TransferModel::StateColumn) - 1;
    const int left = header->visualIndex(TransferModel::StateColumn) - 1;
    const int wished = header->sectionSize(header->logicalIndex(left)) + 30;
    drag(header->viewport(), QPointF(edge, header->height() / 2.0), 30);
    QCOMPARE(header->sectionSize(header->logicalIndex(left)), wished);
    test.window()->resize(narrow);
    QTRY_COMPARE(test.window()->size(), narrow);
    QCOMPARE(header->sectionSize(header->logicalIndex(left)), wished);
}

QTEST_MAIN(TestArrangement)
#include "tst_arrangement.moc"
