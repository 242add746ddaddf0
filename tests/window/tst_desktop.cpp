// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/settings/settingtexts.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"org/a"_s,
                { { u"config.json"_s, QByteArray("{}") },
                  { u"w.safetensors"_s, FakeHub::Blob::seeded(1, 100'000) } });
}

/// By keys alone: F10, along the bar, down to the entry and into its menu.
void takeAtTheEnd(TestWindow &test, const QString &action)
{
    test.key(Qt::Key_F10);
    QTRY_VERIFY(test.isShown(u"menuBar"_s));
    auto *bar = test.get<QMenuBar>(u"menuBar"_s);
    QTRY_VERIFY(bar->hasFocus());
    const auto isThere = [&] {
        return bar->activeAction() && bar->activeAction()->menu()->objectName() == "transfersMenu"_L1;
    };
    for (int step = 0; step < 8 && !isThere(); ++step) {
        QTest::keyClick(bar, Qt::Key_Right);
    }
    QVERIFY(isThere());
    QTest::keyClick(bar, Qt::Key_Down);
    QTRY_VERIFY(test.isShown(u"transfersMenu"_s));
    auto *menu = test.get<QMenu>(u"transfersMenu"_s);
    QTest::keyClick(menu, Qt::Key_Up); // from the first round to the last
    QTRY_VERIFY(menu->activeAction() && menu->activeAction()->menu());
    QTest::keyClick(menu, Qt::Key_Right);
    QTRY_VERIFY(test.isShown(u"finishMenu"_s));
    auto *choices = test.get<QMenu>(u"finishMenu"_s);
    for (int step = 0; step < 4 && choices->activeAction()->objectName() != action; ++step) {
        QTest::keyClick(choices, Qt::Key_Down);
    }
    QCOMPARE(choices->activeAction()->objectName(), action);
    QTest::keyClick(choices, Qt::Key_Return);
    QTRY_VERIFY(!test.isShown(u"transfersMenu"_s));
    test.window()->activateWindow(); // what a window manager does when a menu closes
    QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(test.window()));
}

void download(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://org/a"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), u"a"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
    test.click(u"downloadRepo"_s);
}

} // namespace

/// What the window does with the desktop around it, by real keys.
class TestDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itComesAfterThePicture();
    void theEndOfAllIsTold();
    void theProgramEndsWhenAllIsDone();
    void whatIsChosenIsForgotten();
    void commandsForAllAreOffWithoutTransfers();
    void settingsOfADesktopWithoutATray();
};

void TestDesktop::itComesAfterThePicture()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenu *>(u"trayMenu"_s));
    QVERIFY(test.window()->findChild<QMenu *>(u"finishMenu"_s));
}

void TestDesktop::theEndOfAllIsTold()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenu *>(u"finishMenu"_s));
    takeAtTheEnd(test, u"finishNotify"_s);
    download(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"noticeText"_s).contains(u"All downloads are done"_s), longMs);
    QVERIFY(test.window()->findChild<QAction *>(u"finishNothing"_s)->isChecked());
}

void TestDesktop::theProgramEndsWhenAllIsDone()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenu *>(u"finishMenu"_s));
    takeAtTheEnd(test, u"finishQuit"_s);
    download(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"finishDialog"_s), longMs);
    test.click(u"finishNow"_s);
    QTRY_VERIFY(!test.window()->isVisible());
}

void TestDesktop::whatIsChosenIsForgotten()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenu *>(u"finishMenu"_s));
    takeAtTheEnd(test, u"finishQuit"_s);
    test.quit();
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenu *>(u"finishMenu"_s));
    QVERIFY(test.window()->findChild<QAction *>(u"finishNothing"_s)->isChecked());
}

void TestDesktop::commandsForAllAreOffWithoutTransfers()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::slow(2'000).onPort(FakeHub::Port::Cdn));
    test.start();
    const auto isOn
        = [&test](const QString &id) { return test.window()->findChild<QAction *>(id)->isEnabled(); };
    for (const auto &id :
         { u"transfer.pauseAll"_s, u"transfer.pauseHalfHour"_s, u"transfer.pauseTomorrow"_s }) {
        QVERIFY2(!isOn(id), qPrintable(id));
    }
    download(test);
    QTRY_VERIFY_WITH_TIMEOUT(isOn(u"transfer.pauseTwoHours"_s), longMs);
    test.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isOn(u"transfer.pauseTwoHours"_s), longMs);
    QVERIFY(isOn(u"transfer.pauseAll"_s)); // to let them go on
}

void TestDesktop::settingsOfADesktopWithoutATray()
{
    TestWindow test;
    test.start();
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    QTRY_COMPARE(QApplication::activeWindow(), test.find(u"settingsDialog"_s));
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Notifications));
    QTRY_VERIFY(test.isShown(u"desktop.done"_s));
    QVERIFY(test.settings()->tellDone());
    test.click(u"desktop.done"_s);
    QVERIFY(!test.settings()->tellDone());
    test.click(u"reset.desktop.done"_s);
    QVERIFY(test.settings()->tellDone());
    for (const auto &id : { u"desktop.tray"_s, u"desktop.close"_s }) {
        QVERIFY2(!test.find(id)->isEnabled(), qPrintable(id)); // offscreen there is none, and that is said
        QVERIFY(test.text(u"decided."_s + id).contains(u"tray"_s));
    }
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Network));
    QTRY_VERIFY(test.isShown(u"transfer.awake"_s));
    test.click(u"transfer.awake"_s);
    QVERIFY(!test.settings()->keepAwake());
    test.key(Qt::Key_Escape);
}

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
