// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/settings/settingtexts.h"

#include <QApplication>
#include <QComboBox>
#include <QMouseEvent>
#include <QSplitter>
#include <QTextBrowser>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr QSize wide(1440, 900);
constexpr QSize narrow(1050, 760); // of the window: too little for the names in the rail

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n\nA bird that stands in the water.\n") },
                  { u"config.json"_s, QByteArray("{}\n") } });
}

void start(TestWindow &test, QSize size = wide)
{
    test.start(size);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
}

void openTab(TestWindow &test, int tab, const QString &shows)
{
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, tab);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(shows) > 0, longMs);
}

// A splitter's handle moves along, and is told where the mouse is on the screen.
void drag(QSplitter *splitter, int by)
{
    auto *handle = splitter->handle(1);
    const auto way = splitter->orientation() == Qt::Horizontal ? QPointF(by, 0) : QPointF(0, by);
    const auto from = handle->mapToGlobal(handle->rect().center().toPointF());
    const auto send = [&](QEvent::Type type, double part) {
        const auto there = from + way * part;
        QMouseEvent event(
            type, handle->mapFromGlobal(there), there, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(handle, &event);
    };
    send(QEvent::MouseButtonPress, 0);
    send(QEvent::MouseMove, 0.5);
    send(QEvent::MouseMove, 1);
    send(QEvent::MouseButtonRelease, 1);
}

bool isOpen(const TestWindow &test)
{
    return test.find(u"rail"_s)->width() == Theme::px(Metrics::rail);
}

void openAppearance(TestWindow &test)
{
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    QTRY_COMPARE(QApplication::activeWindow(), test.find(u"settingsDialog"_s));
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Appearance));
    QTRY_VERIFY(test.isShown(u"look.scheme"_s));
}

/// Of the ground that a list is painted on.
QColor groundOf(const TestWindow &test)
{
    auto *viewport = test.get<QAbstractItemView>(u"repoList"_s)->viewport();
    const auto picture = viewport->grab().toImage();
    return picture.pixelColor(picture.width() / 2, picture.height() - 3); // below its one row
}

} // namespace

/// How a person has left the window is how it comes back; what is changed meanwhile shows at once.
class TestRestored : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWindowHasTheSizeThatItHad();
    void theRailStaysAsItWasLeft();
    void theRailGivesWayInANarrowWindow();
    void splittersStayWhereTheyWereDrawn_data();
    void splittersStayWhereTheyWereDrawn();
    void theSchemeChangesInTheWindow();
    void theTextGrowsInTheWindow();
};

void TestRestored::theWindowHasTheSizeThatItHad()
{
    constexpr QSize size(780, 610); // the screen of tests is small, and no window is made larger than it
    TestWindow test;
    fill(test.hub);
    test.start(size);
    QCOMPARE(test.window()->size(), size);
    test.quit();
    QVERIFY(!test.settings()->windowGeometry().isEmpty());
    test.start({});
    QCOMPARE(test.window()->size(), size);
}

void TestRestored::theRailStaysAsItWasLeft()
{
    TestWindow test;
    fill(test.hub);
    start(test);
    QVERIFY(isOpen(test));
    test.key(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(!isOpen(test));
    QCOMPARE(test.find(u"rail"_s)->width(), Theme::px(Metrics::railCollapsed));
    test.quit();
    start(test);
    QVERIFY(!isOpen(test));
    test.key(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(isOpen(test));
    test.quit();
    start(test);
    QVERIFY(isOpen(test));
}

// By itself, and comes back by itself; only a person's wish is kept.
void TestRestored::theRailGivesWayInANarrowWindow()
{
    TestWindow test;
    fill(test.hub);
    start(test);
    test.window()->resize(narrow);
    QTRY_VERIFY(!isOpen(test));
    QVERIFY(test.settings()->railOpen());
    test.window()->resize(wide);
    QTRY_VERIFY(isOpen(test));
    test.key(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(!isOpen(test));
    test.window()->resize(narrow);
    test.window()->resize(wide);
    QTRY_COMPARE(test.window()->size(), wide);
    QVERIFY(!isOpen(test)); // nobody wants it
    test.window()->resize(narrow);
    QTRY_COMPARE(test.window()->size(), narrow);
    test.key(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(isOpen(test)); // asked for, it comes all the same
}

void TestRestored::splittersStayWhereTheyWereDrawn_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("splitter");
    QTest::newRow("files beside their preview") << 1 << u"fileTree"_s << u"filesSplitter"_s;
    QTest::newRow("commits above what they changed") << 2 << u"commitList"_s << u"commitSplitter"_s;
}

void TestRestored::splittersStayWhereTheyWereDrawn()
{
    QFETCH(int, tab);
    QFETCH(QString, view);
    QFETCH(QString, splitter);
    TestWindow test;
    fill(test.hub);
    start(test);
    const auto sizes = [&]() -> QList<int> {
        openTab(test, tab, view);
        test.clickRow(view, 0);
        const auto areBoth = [&] {
            const auto *parts = test.get<QSplitter>(splitter);
            return parts && parts->sizes().size() == 2 && !parts->sizes().contains(0);
        };
        return QTest::qWaitFor(areBoth, longMs) ? test.get<QSplitter>(splitter)->sizes() : QList<int>();
    };
    const auto before = sizes();
    QCOMPARE(before.size(), 2);
    drag(test.get<QSplitter>(splitter), -40);
    const auto drawn = test.get<QSplitter>(splitter)->sizes();
    QVERIFY(drawn.first() < before.first() - 30);
    test.quit();
    start(test);
    QCOMPARE(sizes(), drawn);
}

void TestRestored::theSchemeChangesInTheWindow()
{
    TestWindow test;
    fill(test.hub);
    start(test);
    QCOMPARE(groundOf(test), Tokens::light()[Token::Surface]);
    openAppearance(test);
    test.find(u"look.scheme"_s)->setFocus();
    test.key(Qt::Key_End);
    QTRY_VERIFY(Theme::isDark());
    QTRY_COMPARE(groundOf(test), Tokens::dark()[Token::Surface]); // below the dialog
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
    const auto isDark = [&] { // a worker lays the card out anew
        const auto *card = test.get<QTextBrowser>(u"cardView"_s);
        return card && card->viewport()->grab().toImage().pixelColor(2, 2) == Tokens::dark()[Token::Surface];
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDark(), longMs);
}

void TestRestored::theTextGrowsInTheWindow()
{
    TestWindow test;
    fill(test.hub);
    start(test);
    const auto heights = [&] {
        auto *list = test.get<QAbstractItemView>(u"repoList"_s);
        return QList<int>{ list->visualRect(list->model()->index(0, 0)).height(),
                           test.find(u"topBar"_s)->height(),
                           test.find(u"statusStrip"_s)->height() };
    };
    const auto before = heights();
    openAppearance(test);
    auto *percent = test.get<QComboBox>(u"look.text"_s);
    const int row = percent->findText(u"150 %"_s);
    const int steps = row - percent->currentIndex();
    QVERIFY(steps > 0);
    percent->setFocus();
    for (int step = 0; step < steps; ++step) {
        test.key(Qt::Key_Down);
    }
    QTRY_COMPARE(Theme::px(100), 150);
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
    const auto isLarger = [&] {
        const auto now = heights();
        for (qsizetype part = 0; part < now.size(); ++part) {
            if (now[part] < before[part] * 14 / 10) {
                return false;
            }
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLarger(), longMs);
    test.quit();
    start(test);
    QCOMPARE(Theme::px(100), 150);
    QVERIFY(isLarger());
}

QTEST_MAIN(TestRestored)
#include "tst_restored.moc"
