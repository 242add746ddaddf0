// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "support/window.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr int ships = 20;

/// Takes what would open in the web browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    QUrl opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened = url; }
};

void start(TestWindow &test)
{
    for (int n = 0; n < ships; ++n) {
        const auto id = u"fleet/ship-%1"_s.arg(n);
        test.hub.addRepo(
            FakeHub::RepoKind::Model,
            id,
            { { u"README.md"_s, QByteArray("# Here\n") }, { u"config.json"_s, QByteArray("{}\n") } });
        test.hub.edit(
            FakeHub::RepoKind::Model, id, [n](FakeHub::Repo &repo) { repo.trendingScore = 100 - n; });
    }
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), ships, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-0"_s), longMs);
    QTest::mouseMove(test.window(), { 2, 2 }); // wherever another test has left it
}

QAbstractItemView *view(const TestWindow &test, const QString &name = u"repoList"_s)
{
    return test.get<QAbstractItemView>(name);
}

QRect rowRect(QAbstractItemView *list, int row)
{
    return list->visualRect(list->model()->index(row, 0));
}

QRect cellRect(QAbstractItemView *list, int row, int column)
{
    return list->visualRect(list->model()->index(row, column));
}

// As a person comes from the search field.
void goToList(TestWindow &test)
{
    test.key(Qt::Key_Slash);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(view(test)->hasFocus());
}

void point(QAbstractItemView *list, int row)
{
    const auto rect = rowRect(list, row);
    QTest::mouseMove(list->viewport(), { rect.left() + 60, rect.center().y() });
}

// The buttons lie in this row.
bool areIn(const TestWindow &test, QAbstractItemView *list, int row)
{
    const auto *actions = test.find(u"rowActions"_s);
    return actions && actions->parentWidget() == list->viewport() && actions->isVisible()
        && (rowRect(list, row) | cellRect(list, row, RepoListModel::OnThisComputer))
               .contains(actions->geometry());
}

} // namespace

/// What can be done in a row of a list, by mouse and by keys.
class TestRowActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyFollowThePointer();
    void theyFollowTheKeyboardWhereNoPointerIs();
    void theyFollowTheListAsItScrolls();
    void nothingInTheRowMoves();
    void theyNeverLieOverAName();
    void theWholeRowBelowThePointerIsHovered();
    void mirroredTheyAreAtTheOtherEnd();
    void theButtonsAct();
    void theMenuHoldsTheSame_data();
    void theMenuHoldsTheSame();
    void theRecommendedSetIsDownloaded();
    void whatMayNotBeDownloadedSaysSo();
    void aTableHasThemBeforeTheStatesAndOpensTheFiles();
    void aPersonsListHasThem();
    void eachSaysWhatItIs();
};

void TestRowActions::theyFollowThePointer()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    point(list, 3);
    QTRY_VERIFY(areIn(test, list, 3));
    point(list, 5);
    QTRY_VERIFY(areIn(test, list, 5));
    QEvent away(QEvent::Leave);
    QCoreApplication::sendEvent(list->viewport(), &away);
    QTRY_VERIFY(!test.isShown(u"rowActions"_s));
}

void TestRowActions::theyFollowTheKeyboardWhereNoPointerIs()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    goToList(test);
    QTRY_VERIFY(areIn(test, list, 0));
    test.key(Qt::Key_Down);
    QTRY_VERIFY(areIn(test, list, 1));
    test.click(u"searchField"_s);
    QTRY_VERIFY(!test.isShown(u"rowActions"_s));
}

void TestRowActions::theyFollowTheListAsItScrolls()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    goToList(test);
    test.key(Qt::Key_End);
    QTRY_VERIFY(areIn(test, list, ships - 1));
    list->scrollToTop();
    QTRY_VERIFY(!test.isShown(u"rowActions"_s)); // their row is not to be seen
}

// Pixels of the row where no button is are the same with and without them.
void TestRowActions::nothingInTheRowMoves()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    goToList(test);
    QTRY_VERIFY(areIn(test, list, 0));
    auto *actions = test.find(u"rowActions"_s);
    const auto buttons = actions->geometry();
    const auto row = rowRect(list, 0);
    const auto picture = [&] {
        auto image = list->viewport()->grab(row).toImage().convertToFormat(QImage::Format_RGB32);
        QPainter painter(&image);
        painter.fillRect(buttons.translated(-row.topLeft()), Qt::black);
        return image;
    };
    const auto with = picture();
    actions->hide();
    const auto without = picture();
    QCOMPARE(with, without);
}

void TestRowActions::theyNeverLieOverAName()
{
    TestWindow test;
    start(test);
    const auto name = u"a-ship-with-a-name-of-some-length"_s;
    test.hub.rename(FakeHub::RepoKind::Model, u"fleet/ship-0"_s, u"fleet/"_s + name);
    test.key(Qt::Key_F5);
    auto *list = view(test);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->index(0, 0).data().toString().endsWith(name), longMs);
    point(list, 0);
    QTRY_VERIFY(areIn(test, list, 0));
    const auto texts = paintedTexts(list->viewport());
    const auto shown = std::ranges::find(texts, name, &PaintedText::words); // whole
    QVERIFY(shown != texts.end());
    QVERIFY(test.find(u"rowActions"_s)->y() > shown->place.center().y()); // in the second line
}

// The list has become another below a pointer that rests, which tells no view anything.
void TestRowActions::theWholeRowBelowThePointerIsHovered()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    point(list, 3);
    QTRY_VERIFY(areIn(test, list, 3));
    const auto ground = [list](int row) {
        const auto place = rowRect(list, row);
        const auto shot = list->viewport()->grab(place).toImage();
        return std::pair(shot.pixelColor(4, place.height() / 2),
                         shot.pixelColor(place.width() - 4, place.height() / 4));
    };
    const auto hovered = std::pair(Theme::color(Token::Hover), Theme::color(Token::Hover));
    QTRY_COMPARE(ground(3), hovered);
    const QSignalSpy anew(list->model(), &QAbstractItemModel::modelReset);
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(anew.size(), 1, longMs);
    QTRY_COMPARE(ground(3), hovered);
    QVERIFY(areIn(test, list, 3));
}

void TestRowActions::mirroredTheyAreAtTheOtherEnd()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    goToList(test);
    QTRY_VERIFY(areIn(test, list, 0));
    QVERIFY(test.find(u"rowActions"_s)->geometry().center().x() > list->viewport()->width() / 2);
    list->setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(test.isShown(u"rowActions"_s)
                && test.find(u"rowActions"_s)->geometry().center().x() < list->viewport()->width() / 2);
}

void TestRowActions::theButtonsAct()
{
    TestWindow test;
    start(test);
    const Browser browser;
    auto *list = view(test);
    point(list, 2);
    QTRY_VERIFY(areIn(test, list, 2));
    test.click(u"rowFavourite"_s);
    QCOMPARE(test.settings()->favourites(), QStringList{ u"models/fleet/ship-2"_s });
    test.click(u"rowCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"fleet/ship-2"_s);
    test.click(u"rowBrowser"_s);
    QCOMPARE(browser.opened.path(), u"/fleet/ship-2"_s);
    QCOMPARE(list->currentIndex().row(), 0); // none of them opens the row
}

void TestRowActions::theMenuHoldsTheSame_data()
{
    QTest::addColumn<bool>("byShiftF10");
    QTest::newRow("the menu key") << false;
    QTest::newRow("Shift+F10") << true;
}

void TestRowActions::theMenuHoldsTheSame()
{
    QFETCH(const bool, byShiftF10);
    TestWindow test;
    start(test);
    auto *list = view(test);
    goToList(test);
    test.key(Qt::Key_Down);
    if (byShiftF10) {
        test.key(Qt::Key_F10, Qt::ShiftModifier);
    } else { // as the platforms send it
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, list->mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(list, &event);
    }
    QTRY_VERIFY(test.isShown(u"rowMenu"_s));
    auto *menu = test.get<QMenu>(u"rowMenu"_s);
    QStringList names;
    for (const auto *action : menu->actions()) {
        names << action->objectName();
    }
    QCOMPARE(names,
             (QStringList{ u"menuOpen"_s,
                           u"menuFavourite"_s,
                           u"menuCollect"_s,
                           u"menuOwner"_s,
                           u"menuCopy"_s,
                           u"menuBrowser"_s,
                           u"menuDownload"_s }));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(test.settings()->favourites(), QStringList{ u"models/fleet/ship-1"_s });
}

void TestRowActions::theRecommendedSetIsDownloaded()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    point(list, 4);
    QTRY_VERIFY(areIn(test, list, 4));
    test.click(u"rowDownload"_s);
    QCOMPARE(list->currentIndex().row(), 4);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoNotice"_s)
            && test.find(u"repoNotice"_s)->accessibleName().contains(u"fleet/ship-4 is "_s),
        longMs);
}

void TestRowActions::whatMayNotBeDownloadedSaysSo()
{
    TestWindow test;
    start(test);
    test.hub.edit(
        FakeHub::RepoKind::Model, u"fleet/ship-4"_s, [](FakeHub::Repo &repo) { repo.gated = u"manual"_s; });
    auto *list = view(test);
    point(list, 4);
    QTRY_VERIFY(areIn(test, list, 4));
    test.click(u"rowDownload"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoNotice"_s)
            && test.find(u"repoNotice"_s)->accessibleName().contains(u"Nothing was added"_s),
        longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    QCOMPARE(test.rows(u"transferTree"_s), 0);
}

void TestRowActions::aTableHasThemBeforeTheStatesAndOpensTheFiles()
{
    TestWindow test;
    start(test);
    test.settings()->browseTable.set(true);
    test.quit();
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoTable"_s), ships, longMs);
    auto *table = view(test, u"repoTable"_s);
    point(table, 6);
    QTRY_VERIFY(areIn(test, table, 6));
    const auto place = test.find(u"rowActions"_s)->geometry();
    QVERIFY(!place.intersects(cellRect(table, 6, RepoListModel::Name)));
    QVERIFY(!place.intersects(cellRect(table, 6, RepoListModel::OnThisComputer)));
    test.click(u"rowDownload"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"fileTree"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-6"_s), longMs);
}

void TestRowActions::aPersonsListHasThem()
{
    TestWindow test;
    test.hub.addUser({ .name = u"fleet"_s });
    start(test);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u"@fleet"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        view(test, u"paletteList"_s)->currentIndex().data().toString(), u"fleet"_s, longMs);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"personRepos"_s), ships, longMs);
    auto *list = view(test, u"personRepos"_s);
    point(list, 1);
    QTRY_VERIFY(areIn(test, list, 1));
    test.click(u"rowFavourite"_s);
    QCOMPARE(test.settings()->favourites().size(), 1);
}

void TestRowActions::eachSaysWhatItIs()
{
    TestWindow test;
    start(test);
    auto *list = view(test);
    point(list, 2);
    QTRY_VERIFY(areIn(test, list, 2));
    for (const auto &name : { u"rowFavourite"_s, u"rowCopy"_s, u"rowBrowser"_s, u"rowDownload"_s }) {
        const auto *button = test.get<QToolButton>(name);
        QVERIFY2(button && !button->toolTip().isEmpty(), qPrintable(name));
        QCOMPARE(button->accessibleName(), button->toolTip() + u": fleet/ship-2"_s);
        QCOMPARE(button->focusPolicy(), Qt::NoFocus);
    }
}

QTEST_MAIN(TestRowActions)
#include "tst_rowactions.moc"
