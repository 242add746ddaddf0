// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"

#include <QApplication>
#include <QPointer>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
// While they are open Tab has a meaning of its own, and Escape leads out; their tests say how.
const QStringList ownKeys{ u"palette"_s, u"menuBar"_s };
constexpr int innerStops = 60; // links of a card, both ends of a range

/// Takes the focus from Tab. What hands it on to another widget is no stop of its own.
bool isStop(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
}

QList<QPointer<QWidget>> stopsIn(QWidget *root)
{
    QList<QPointer<QWidget>> stops;
    for (auto *widget : root->findChildren<QWidget *>()) {
        if (isStop(widget) && widget->window() == root->window()) {
            stops << widget;
        }
    }
    return stops;
}

QString nameOf(const QWidget *widget)
{
    return widget
        ? u"%1 '%2'"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())
        : u"nothing"_s;
}

/// Presses the key until all were reached, or long enough to have come to all.
QSet<const QWidget *> reachedBy(TestWindow *test, Qt::Key key, const QList<QPointer<QWidget>> &stops)
{
    QSet<const QWidget *> reached;
    const auto isDone = [&] {
        return std::ranges::all_of(
            stops, [&](const QPointer<QWidget> &stop) { return !stop || reached.contains(stop); });
    };
    const auto most = 2 * stops.size() + innerStops;
    for (qsizetype press = 0; press < most && !isDone(); ++press) {
        test->key(key);
        QCoreApplication::processEvents(); // nobody presses a second key within one event
        reached << QApplication::focusWidget();
    }
    return reached;
}

/// Stops that the key does not come to; and where it is caught, if that is why.
QStringList missedBy(TestWindow *test, Qt::Key key)
{
    const auto stops = stopsIn(keyboardRoot(test));
    const auto reached = reachedBy(test, key, stops);
    QStringList missed;
    for (const auto &stop : stops) {
        if (stop && isStop(stop) && !reached.contains(stop)) {
            missed << nameOf(stop);
        }
    }
    if (!missed.isEmpty()) {
        missed << u"the focus is in "_s + nameOf(QApplication::focusWidget());
    }
    return missed;
}

} // namespace

/// Tab comes to everything on every page, and out of everything again; Shift and Tab, too.
class TestTab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPage_data();
    void everyPage();
    void tabReachesEveryPartOfAPage();
    void itStaysInWhatLiesOverThePage();
};

void TestTab::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : Hubdesk::everyPage()) {
        if (!ownKeys.contains(page)) {
            QTest::newRow(qPrintable(page)) << page;
        }
    }
}

void TestTab::everyPage()
{
    QFETCH(QString, page);
    TestWindow test;
    openPage(&test, page);
    QVERIFY(!stopsIn(keyboardRoot(&test)).isEmpty());
    const auto forwards = missedBy(&test, Qt::Key_Tab);
    QVERIFY2(forwards.isEmpty(), qPrintable(u"Tab misses "_s + forwards.join(u", "_s)));
    const auto backwards = missedBy(&test, Qt::Key_Backtab);
    QVERIFY2(backwards.isEmpty(), qPrintable(u"Shift+Tab misses "_s + backwards.join(u", "_s)));
    closeDialog(&test);
}

void TestTab::tabReachesEveryPartOfAPage()
{
    TestWindow test;
    openPage(&test, u"models"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"taskFacetList"_s), longMs);
    test.find(u"searchField"_s)->setFocus();
    QStringList names;
    for (const auto *widget : reachedBy(&test, Qt::Key_Tab, stopsIn(test.window()))) {
        names << (widget ? widget->objectName() : QString());
    }
    for (const auto &name : { u"searchField"_s,
                              u"rail"_s,
                              u"repoList"_s,
                              u"sortBy"_s,
                              u"taskFacetList"_s,
                              u"revision"_s,
                              u"downloadRepo"_s,
                              u"repoTabs"_s,
                              u"cardView"_s }) {
        QVERIFY2(names.contains(name), qPrintable(name + u" is not among "_s + names.join(u' ')));
    }
}

void TestTab::itStaysInWhatLiesOverThePage()
{
    TestWindow test;
    openPage(&test, u"findings"_s);
    const auto *sheet = keyboardRoot(&test);
    QCOMPARE(sheet->objectName(), u"findingsSheet"_s);
    for (int press = 0; press < 12; ++press) {
        test.key(press < 6 ? Qt::Key_Tab : Qt::Key_Backtab);
        QVERIFY2(sheet->isAncestorOf(QApplication::focusWidget()), "the focus left the sheet");
    }
}

QTEST_MAIN(TestTab)
#include "tst_tab.moc"
