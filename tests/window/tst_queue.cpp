// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "tests/window/comparerig.h"
#include "ui/transfers/queuebutton.h"
#include "ui/transfers/transfermodel.h"

#include <QClipboard>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;

QString names(const TestWindow &test)
{
    const auto *tree = test.get<QAbstractItemView>(u"transferTree"_s);
    QString all;
    for (int row = 0; tree && row < tree->model()->rowCount(); ++row) {
        const auto state
            = tree->model()->index(row, 0).data(TransferModel::TransferRole).value<TransferState>();
        all += state.isFinal() ? state.repo.name.toUpper() : state.repo.name;
    }
    return all;
}

TransferState row(const TestWindow &test, int at)
{
    const auto *tree = test.get<QAbstractItemView>(u"transferTree"_s);
    return tree->model()->index(at, 0).data(TransferModel::TransferRole).value<TransferState>();
}

/// Three repos, each with a file that does not come to its end, in the queue.
void fill(TestWindow &test)
{
    quint64 seed = 1;
    for (const auto &name : { u"a"_s, u"b"_s, u"c"_s }) {
        test.hub.addRepo(
            model, u"org/"_s + name, { { u"w.safetensors"_s, FakeHub::Blob::seeded(seed++, 1 << 20) } });
    }
    test.hub.addFault(FakeHub::Fault::slow(2'000).onPort(FakeHub::Port::Cdn));
    test.start();
    for (const auto &name : { u"a"_s, u"b"_s, u"c"_s }) {
        test.type(u"searchField"_s, u"hf://org/"_s + name);
        test.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), name, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
        test.click(u"downloadRepo"_s);
    }
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"abc"_s, longMs);
}

} // namespace

/// The order of the queue, and holding it, by mouse and keys.
class TestQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreMovedByKeys();
    void rowsAreMovedByTheMenu();
    void rowsAreMovedByTheMouse();
    void oneGoesBeforeTheOthers();
    void allArePausedAndGoOn();
    void allArePausedForATime();
    void allArePausedFromAnyPage();
};

void TestQueue::rowsAreMovedByKeys()
{
    TestWindow test;
    fill(test);
    test.clickRow(u"transferTree"_s, 2);
    test.key(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"acb"_s, longMs);
    test.key(Qt::Key_Home, Qt::ControlModifier); // the row that was moved is still the current one
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"cab"_s, longMs);
    test.key(Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"acb"_s, longMs);
    test.clickRow(u"transferTree"_s, 0);
    test.key(Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"cba"_s, longMs);
}

void TestQueue::rowsAreMovedByTheMenu()
{
    TestWindow test;
    fill(test);
    test.clickRow(u"transferTree"_s, 2);
    CompareRig::pick(test, u"transferMore"_s, u"moveTop"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"cab"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(!row(test, 1).path.isEmpty(), longMs);
    test.clickRow(u"transferTree"_s, 1);
    CompareRig::pick(test, u"transferMore"_s, u"copyPath"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"models--org--a"_s));
    CompareRig::pick(test, u"transferMore"_s, u"showRepo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), u"a"_s, longMs);
}

/// The platform brings what is dragged; a test does it in its place.
void TestQueue::rowsAreMovedByTheMouse()
{
    TestWindow test;
    fill(test);
    auto *tree = test.get<QAbstractItemView>(u"transferTree"_s);
    const auto rect = [tree](int at) { return tree->visualRect(tree->model()->index(at, 0)); };
    QMimeData mime;
    mime.setData(u"application/x-hubdesk-transfer"_s, QByteArray::number(row(test, 2).id));
    const auto send = [&](QEvent *event) { QCoreApplication::sendEvent(tree->viewport(), event); };
    const auto drop = [&](QPoint point) {
        QDragEnterEvent enter(point, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        send(&enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(point, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        send(&move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(point, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        send(&drop);
    };
    const QPoint top(rect(0).center().x(), rect(0).top() + 3);
    drop(top);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"cab"_s, longMs);

    drop({ rect(0).center().x(), rect(2).bottom() + 40 });
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"abc"_s, longMs);

    QMimeData other;
    other.setText(u"words"_s);
    QDragEnterEvent foreign(top, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
    send(&foreign);
    QVERIFY(!foreign.isAccepted());
}

void TestQueue::oneGoesBeforeTheOthers()
{
    TestWindow test;
    fill(test);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 0).isRunning() && row(test, 1).isRunning(), longMs); // two at a time
    QCOMPARE(row(test, 2).phase, TransferPhase::Waiting);
    test.clickRow(u"transferTree"_s, 2);
    CompareRig::pick(test, u"transferMore"_s, u"downloadNow"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), u"cab"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 0).isRunning(), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 1).phase, TransferPhase::Waiting, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 2).phase, TransferPhase::Waiting, longMs);
}

void TestQueue::allArePausedAndGoOn()
{
    TestWindow test;
    fill(test);
    QCOMPARE(test.text(u"pauseAll"_s), u"Pause all"_s);
    test.click(u"pauseAll"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"pauseAll"_s), u"Resume all"_s, longMs);
    for (int at = 0; at < 3; ++at) {
        QCOMPARE(row(test, at).pauseReason, PauseReason::All);
    }
    test.click(u"pauseAll"_s);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 0).isRunning(), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"pauseAll"_s), u"Pause all"_s, longMs);
}

void TestQueue::allArePausedForATime()
{
    QCOMPARE(QueueButton::tomorrow(QDateTime({ 2026, 12, 31 }, { 23, 0 })),
             QDateTime({ 2027, 1, 1 }, { 8, 0 }));
    TestWindow test;
    fill(test);
    const auto before = QDateTime::currentMSecsSinceEpoch();
    test.choose(u"pauseAll"_s, { u"transfer.pauseHalfHour"_s });
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 2).pauseReason, PauseReason::All, longMs);
    const auto until = row(test, 2).pausedUntilMs;
    QVERIFY(until >= before + 30 * 60'000 && until < before + 31 * 60'000);
}

void TestQueue::allArePausedFromAnyPage()
{
    TestWindow test;
    fill(test);
    test.key(Qt::Key_1, Qt::ControlModifier);
    test.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).pauseReason, PauseReason::All, longMs);
}

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
