// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QListView>
#include <QScrollBar>
#include <QTabBar>
#include <QTextBrowser>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr int mostTabs = 150;

void fill(FakeHub::Server &hub)
{
    const auto weights = FakeHub::Blob::seeded(7, 40'000'000);
    static_cast<void>(weights.sha256()); // now: the window is watched later, and this thread waits for what
                                         // the stand-in hashes
    for (int n = 0; n < 6; ++n) {
        const QByteArray task = n < 2 ? "text-generation" : "image-classification";
        hub.addRepo(FakeHub::RepoKind::Model,
                    u"fleet/ship-%1"_s.arg(n),
                    { { u"README.md"_s,
                        "---\npipeline_tag: " + task + "\n---\n# Ship\n\n"
                            + QByteArray("Many words.\n\n").repeated(200) },
                      { u"config.json"_s, QByteArray("{}") },
                      { u"weights.bin"_s, weights } });
    }
}

// Nobody presses a second key within one event.
void press(TestWindow &test, Qt::Key key)
{
    test.key(key);
    QCoreApplication::processEvents();
}

// As a person without a mouse gets there.
void tabTo(TestWindow &test, const QString &name)
{
    for (int tabs = 0; tabs < mostTabs; ++tabs) {
        if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name) {
            return;
        }
        press(test, Qt::Key_Tab);
    }
    QFAIL(qPrintable(u"Tab does not come to %1"_s.arg(name)));
}

// By the arrow keys, to the row that says so.
void downTo(TestWindow &test, const QString &view, const QString &words)
{
    const auto *list = test.get<QAbstractItemView>(view);
    test.key(Qt::Key_Home);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->currentIndex().data().toString().contains(words)) {
            return;
        }
        press(test, Qt::Key_Down);
    }
    QVERIFY2(list->currentIndex().data().toString().contains(words), qPrintable(words));
}

} // namespace

/// The whole main job without a mouse.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void searchFilterOpenReadSelectDownloadCancelBack();
};

void TestKeyboard::searchFilterOpenReadSelectDownloadCancelBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 6, longMs);
    // search
    test.key(Qt::Key_Slash);
    QTRY_VERIFY(test.find(u"searchField"_s)->hasFocus());
    QTest::keyClicks(test.find(u"searchField"_s), u"ship"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!test.hub.requests(u"list"_s).isEmpty()
                                 && test.hub.requests(u"list"_s).last().target.contains("search=ship"),
                             longMs);
    // filter
    tabTo(test, u"taskFacetList"_s);
    downTo(test, u"taskFacetList"_s, u"Text generation"_s);
    test.key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    QVERIFY(test.isShown(u"filterChip"_s));
    // open
    test.key(Qt::Key_Slash);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.find(u"repoList"_s)->hasFocus());
    downTo(test, u"repoList"_s, u"ship-1"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    // read
    tabTo(test, u"cardView"_s);
    const auto *bar = test.get<QTextBrowser>(u"cardView"_s)->verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, longMs);
    test.key(Qt::Key_PageDown);
    QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 0, longMs);
    // select files
    tabTo(test, u"repoTabs"_s);
    test.key(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) == 3, longMs);
    tabTo(test, u"fileTree"_s);
    downTo(test, u"fileTree"_s, u"weights.bin"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"downloadSelected"_s) && test.find(u"downloadSelected"_s)->isEnabled(), longMs);
    // download
    test.hub.addFault(FakeHub::Fault::slow(200'000).on(u"cdn"_s));
    tabTo(test, u"downloadSelected"_s);
    test.key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"cdn"_s) > 0, longMs);
    // cancel
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    tabTo(test, u"transferTree"_s);
    test.key(Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cancelTransfer"_s) && test.find(u"cancelTransfer"_s)->isEnabled(),
                             longMs);
    test.key(Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!test.find(u"cancelTransfer"_s) || !test.find(u"cancelTransfer"_s)->isEnabled(),
                             longMs);
    test.hub.clearFaults();
    // back
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
    for (int step = 0; step < 4 && !test.isShown(u"repoList"_s); ++step) { // file, tab, page
        test.key(Qt::Key_Left, Qt::AltModifier);
    }
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    QCOMPARE(test.rows(u"repoList"_s), 2); // as it was left
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
