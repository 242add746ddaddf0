// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScreen>
#include <QTextEdit>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n") }, { u"config.json"_s, QByteArray("{}") } });
    hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/wren"_s, { { u"README.md"_s, QByteArray("# Wren\n") } });
}

/// By keys alone: F10, along the bar, and down.
void open(TestWindow &test, const QString &menu)
{
    test.key(Qt::Key_F10);
    QTRY_VERIFY(test.isShown(u"menuBar"_s));
    auto *bar = test.get<QMenuBar>(u"menuBar"_s);
    QTRY_VERIFY(bar->hasFocus());
    const auto isThere
        = [&] { return bar->activeAction() && bar->activeAction()->menu()->objectName() == menu; };
    for (int step = 0; step < 6 && !isThere(); ++step) {
        QTest::keyClick(bar, Qt::Key_Right);
    }
    QVERIFY2(isThere(), qPrintable(menu));
    QTest::keyClick(bar, Qt::Key_Down);
    QTRY_VERIFY2(test.isShown(menu), qPrintable(menu));
}

void take(TestWindow &test, const QString &menu, const QString &action)
{
    auto *shown = test.get<QMenu>(menu);
    QVERIFY(shown);
    const auto isThere
        = [&] { return shown->activeAction() && shown->activeAction()->objectName() == action; };
    for (int step = 0; step < 20 && !isThere(); ++step) {
        QTest::keyClick(shown, Qt::Key_Down);
    }
    QVERIFY2(isThere(), qPrintable(action));
    QTest::keyClick(shown, Qt::Key_Return);
    QTRY_VERIFY(!test.isShown(menu));
    test.window()->activateWindow(); // what a window manager does when a menu closes
}

bool isEnabled(TestWindow &test, const QString &menu, const QString &action)
{
    const auto *shown = test.get<QMenu>(menu);
    for (const auto *entry : shown ? shown->actions() : QList<QAction *>()) {
        if (entry->objectName() == action) {
            return entry->isEnabled();
        }
    }
    qWarning("%s is not in %s", qPrintable(action), qPrintable(menu));
    return false;
}

} // namespace

/// The menu bar, by real keys.
class TestMenuBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itComesAfterThePictureAndIsHidden();
    void f10ShowsItAndEscapeLeavesIt();
    void aTapOnAltShowsIt();
    void altWithAnotherKeyIsNoTap();
    void theSettingKeepsIt();
    void editIsOfTheFieldWithTheFocus();
    void aPasswordIsNotGiven();
    void goHasTheRecentPlaces();
    void repoHasWhatIsOffered();
    void aboutIsInTheSettings();
    void nothingBelowAnOverlay();
    void theWholeScreen();
    void oneThatIsHigherThanTheScreenScrolls();
    void pictures();
};

void TestMenuBar::itComesAfterThePictureAndIsHidden()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY(test.window()->findChild<QMenuBar *>(u"menuBar"_s));
    const auto *bar = test.window()->findChild<QMenuBar *>(u"menuBar"_s);
    QVERIFY(!bar->isNativeMenuBar());
    QVERIFY(!bar->isVisible());
    QVERIFY(!bar->accessibleName().isEmpty());
    for (const auto *title : bar->actions()) {
        QVERIFY(title->menu()->actions().isEmpty()); // until it is opened
    }
    QCOMPARE(test.find(u"topBar"_s)->mapTo(test.window(), QPoint()).y(), 0);
}

void TestMenuBar::f10ShowsItAndEscapeLeavesIt()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    auto *list = test.find(u"repoList"_s);
    list->setFocus();
    open(test, u"helpMenu"_s);
    QTest::keyClick(test.find(u"helpMenu"_s), Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"helpMenu"_s));
    QVERIFY(test.isShown(u"menuBar"_s));
    test.window()->activateWindow();
    QTRY_VERIFY(test.find(u"menuBar"_s)->hasFocus());
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
    QCOMPARE(QApplication::focusWidget(), list);
    test.key(Qt::Key_F10);
    QTRY_VERIFY(test.isShown(u"menuBar"_s));
    test.key(Qt::Key_F10); // once more leads back
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
}

void TestMenuBar::aTapOnAltShowsIt()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    for (const auto *name : { "repoList", "searchField" }) {
        auto *focus = test.find(QString::fromLatin1(name));
        focus->setFocus();
        QTest::keyPress(focus, Qt::Key_Alt);
        QVERIFY(!test.isShown(u"menuBar"_s));
        QTest::keyRelease(focus, Qt::Key_Alt);
        QTRY_VERIFY(test.isShown(u"menuBar"_s));
        QVERIFY(test.find(u"menuBar"_s)->hasFocus());
        test.key(Qt::Key_E); // the letter of Edit
        QTRY_VERIFY(test.isShown(u"editMenu"_s));
        QTest::keyClick(test.find(u"editMenu"_s), Qt::Key_Escape);
        QTRY_VERIFY(!test.isShown(u"editMenu"_s));
        test.window()->activateWindow();
        QTest::keyClick(test.find(u"menuBar"_s), Qt::Key_Escape);
        QTRY_VERIFY(!test.isShown(u"menuBar"_s));
        QCOMPARE(QApplication::focusWidget(), focus);
    }
}

void TestMenuBar::altWithAnotherKeyIsNoTap()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    auto *window = test.window();
    window->setFocus();
    QTest::keyPress(window, Qt::Key_Alt);
    QTest::keyClick(window, Qt::Key_Left, Qt::AltModifier); // back
    QTest::keyRelease(window, Qt::Key_Alt);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    QTest::qWait(50);
    QVERIFY(!test.isShown(u"menuBar"_s));
    QTest::keyPress(window, Qt::Key_Alt);
    QTest::mouseClick(test.find(u"repoList"_s), Qt::LeftButton, Qt::AltModifier);
    QTest::keyRelease(window, Qt::Key_Alt);
    QTest::qWait(50);
    QVERIFY(!test.isShown(u"menuBar"_s));
}

void TestMenuBar::theSettingKeepsIt()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"menuBar"_s));
    QVERIFY(test.settings()->menuBar());
    QCOMPARE(test.find(u"topBar"_s)->mapTo(test.window(), QPoint()).y(), test.find(u"menuBar"_s)->height());
    test.quit();
    test.start();
    QVERIFY(test.isShown(u"menuBar"_s)); // with the first picture
    open(test, u"viewMenu"_s);
    take(test, u"viewMenu"_s, u"view.menuBar"_s);
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
    QVERIFY(!test.settings()->menuBar());
}

void TestMenuBar::editIsOfTheFieldWithTheFocus()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    auto *field = test.get<QLineEdit>(u"searchField"_s);
    field->setFocus();
    open(test, u"editMenu"_s);
    for (const auto *id : { "edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.selectAll" }) {
        QVERIFY2(!isEnabled(test, u"editMenu"_s, QString::fromLatin1(id)), id); // it is empty
    }
    QVERIFY(isEnabled(test, u"editMenu"_s, u"edit.paste"_s));
    QTest::keyClick(test.find(u"editMenu"_s), Qt::Key_Escape);
    QTest::keyClick(test.find(u"menuBar"_s), Qt::Key_Escape);
    test.window()->activateWindow();
    test.type(u"searchField"_s, u"heron"_s);
    open(test, u"editMenu"_s);
    QVERIFY(isEnabled(test, u"editMenu"_s, u"edit.undo"_s));
    take(test, u"editMenu"_s, u"edit.selectAll"_s);
    QCOMPARE(field->selectedText(), u"heron"_s);
    field->setFocus();
    field->selectAll();
    open(test, u"editMenu"_s);
    take(test, u"editMenu"_s, u"edit.cut"_s);
    QCOMPARE(field->text(), QString());
    QCOMPARE(QApplication::clipboard()->text(), u"heron"_s);
    field->setFocus();
    open(test, u"editMenu"_s);
    take(test, u"editMenu"_s, u"edit.paste"_s);
    QCOMPARE(field->text(), u"heron"_s);
    test.find(u"repoList"_s)->setFocus();
    open(test, u"editMenu"_s);
    QVERIFY(!isEnabled(test, u"editMenu"_s, u"edit.paste"_s));
    QTest::keyClick(test.find(u"editMenu"_s), Qt::Key_Escape);
}

void TestMenuBar::aPasswordIsNotGiven()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    auto *field = test.get<QLineEdit>(u"searchField"_s);
    field->setEchoMode(QLineEdit::Password);
    field->setText(u"secret"_s);
    field->setFocus();
    field->selectAll();
    open(test, u"editMenu"_s);
    QVERIFY(!isEnabled(test, u"editMenu"_s, u"edit.copy"_s));
    QVERIFY(!isEnabled(test, u"editMenu"_s, u"edit.cut"_s));
    QTest::keyClick(test.find(u"editMenu"_s), Qt::Key_Escape);
}

void TestMenuBar::goHasTheRecentPlaces()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    for (const auto *repo : { "hf://northwind/heron", "hf://northwind/wren" }) {
        QVERIFY(test.window()->openAddress(QString::fromLatin1(repo)));
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    }
    test.key(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(!test.isShown(u"repoPage"_s));
    open(test, u"goMenu"_s);
    QStringList recent;
    for (const auto *entry : test.get<QMenu>(u"goMenu"_s)->actions()) {
        if (entry->objectName().startsWith(u"recent"_s)) {
            recent << entry->text();
        }
    }
    QCOMPARE(recent, (QStringList{ u"&1  northwind/wren"_s, u"&2  northwind/heron"_s }));
    QVERIFY(isEnabled(test, u"goMenu"_s, u"go.back"_s));
    QVERIFY(!isEnabled(test, u"goMenu"_s, u"go.forward"_s));
    QTest::keyClick(test.find(u"goMenu"_s), Qt::Key_2);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s)
                                 && test.get<QTextEdit>(u"cardView"_s)->toPlainText().contains(u"Heron"_s),
                             longMs);
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
}

void TestMenuBar::repoHasWhatIsOffered()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    open(test, u"repoMenu"_s);
    for (const auto *id :
         { "repo.download", "repo.preview", "repo.favourite", "repo.collect", "repo.copyId" }) {
        QVERIFY2(!isEnabled(test, u"repoMenu"_s, QString::fromLatin1(id)), id);
    }
    QTest::keyClick(test.find(u"repoMenu"_s), Qt::Key_Escape);
    QTest::keyClick(test.find(u"menuBar"_s), Qt::Key_Escape);
    test.window()->activateWindow();
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron/config.json"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) == 2 && test.isShown(u"filePreview"_s), longMs);
    test.find(u"fileTree"_s)->setFocus();
    open(test, u"repoMenu"_s);
    for (const auto *id :
         { "repo.download", "repo.preview", "repo.favourite", "repo.collect", "repo.copyId" }) {
        QVERIFY2(isEnabled(test, u"repoMenu"_s, QString::fromLatin1(id)), id);
    }
    take(test, u"repoMenu"_s, u"repo.copyId"_s);
    QTRY_COMPARE(QApplication::clipboard()->text(), u"northwind/heron"_s);
    QTRY_VERIFY(!test.isShown(u"menuBar"_s));
    test.key(Qt::Key_4, Qt::ControlModifier); // keys ask when they are pressed
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadRepo"_s)->isEnabled(), longMs);
    test.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s), longMs);
}

void TestMenuBar::aboutIsInTheSettings()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"helpMenu"_s);
    take(test, u"helpMenu"_s, u"help.about"_s);
    QTRY_VERIFY(test.isShown(u"aboutPanel"_s));
    test.click(u"closeSettings"_s);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
}

void TestMenuBar::nothingBelowAnOverlay()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    auto *field = test.find(u"paletteField"_s);
    QTest::keyPress(field, Qt::Key_Alt);
    QTest::keyRelease(field, Qt::Key_Alt);
    test.key(Qt::Key_F10);
    QTest::qWait(50);
    QVERIFY(!test.isShown(u"menuBar"_s));
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"palette"_s));
}

void TestMenuBar::theWholeScreen()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.key(Qt::Key_F11);
    QTRY_VERIFY(test.window()->isFullScreen());
    open(test, u"viewMenu"_s);
    for (const auto *entry : test.get<QMenu>(u"viewMenu"_s)->actions()) {
        QCOMPARE(entry->isChecked(),
                 entry->objectName() == "view.fullScreen"_L1 || entry->objectName() == "view.webPictures"_L1);
    }
    take(test, u"viewMenu"_s, u"view.fullScreen"_s);
    QTRY_VERIFY(!test.window()->isFullScreen());
}

// For whoever wants to look at it: HUBDESK_SHOTS names a folder.
void TestMenuBar::oneThatIsHigherThanTheScreenScrolls()
{
    TestWindow test;
    fill(test.hub);
    test.start(); // with it comes the style
    QMenuBar bar(test.window());
    auto &menu = *bar.addMenu(u"Many"_s);
    for (int row = 0; row < 80; ++row) {
        menu.addAction(QString::number(row));
    }
    QVERIFY(menu.sizeHint().height() > test.window()->screen()->availableGeometry().height());
    menu.popup({ 0, 0 });
    QTRY_VERIFY(menu.isVisible());
    for (auto *entry : menu.actions()) {
        QCOMPARE(menu.actionGeometry(entry).left(),
                 menu.actionGeometry(menu.actions().constFirst()).left()); // no second column
    }
    menu.hide();
}

void TestMenuBar::pictures()
{
    const auto folder = qEnvironmentVariable("HUBDESK_SHOTS");
    if (folder.isEmpty()) {
        return;
    }
    TestWindow test;
    fill(test.hub);
    test.start({ 760, 520 });
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    for (const auto scheme : { ColourScheme::Light, ColourScheme::Dark }) {
        for (const int percent : { 100, 150 }) {
            test.settings()->colourScheme.set(scheme);
            test.settings()->textScale.set(percent);
            for (const auto *name : { "editMenu", "viewMenu", "goMenu", "repoMenu" }) {
                const auto menu = QString::fromLatin1(name);
                open(test, menu);
                auto picture = test.window()->grab();
                QPainter painter(&picture);
                painter.drawPixmap(test.window()->mapFromGlobal(test.find(menu)->pos()),
                                   test.find(menu)->grab());
                painter.end();
                picture.save(u"%1/%2-%3-%4.png"_s.arg(folder,
                                                      menu,
                                                      scheme == ColourScheme::Dark ? u"dark"_s : u"light"_s,
                                                      QString::number(percent)));
                QTest::keyClick(test.find(menu), Qt::Key_Escape);
                test.window()->activateWindow();
                QTest::keyClick(test.find(u"menuBar"_s), Qt::Key_Escape);
                QTRY_VERIFY(!test.isShown(u"menuBar"_s));
            }
        }
    }
}

QTEST_MAIN(TestMenuBar)
#include "tst_menubar.moc"
