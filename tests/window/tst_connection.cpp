// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// When the Hub cannot be asked one strip says so, with what helps; the pages below say only what is theirs.
#include "support/window.h"

#include <QLabel>
#include <QPushButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;

void fill(FakeHub::Server &hub)
{
    for (const auto &name : { u"alder/one"_s, u"alder/two"_s }) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    name,
                    { { u"README.md"_s, QByteArray("# Card of a tree\n") },
                      { u"config.json"_s, QByteArray("{}\n") } });
    }
}

QWidget *bar(TestWindow &test)
{
    return test.find(u"connectionBar"_s);
}

/// Of a label or button in the strip, if it is to be seen.
QString barText(TestWindow &test, const QString &part)
{
    const auto *widget = bar(test) ? bar(test)->findChild<QWidget *>(part) : nullptr;
    if (!widget || !widget->isVisible()) {
        return {};
    }
    const auto *label = qobject_cast<const QLabel *>(widget);
    return label ? label->text() : qobject_cast<const QPushButton *>(widget)->text();
}

void act(TestWindow &test)
{
    QTest::mouseClick(bar(test)->findChild<QPushButton *>(u"noticeAction"_s), Qt::LeftButton);
}

bool pagesOfferNothing(TestWindow &test)
{
    return !test.isShown(u"errorRemedy"_s) && !test.isShown(u"statePrimary"_s);
}

void startWithACard(TestWindow &test)
{
    fill(test.hub);
    test.options.keepAnswers = true;
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QVERIFY(!bar(test));
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSwitchIsToldOnce();
    void whatIsOldIsAQuietLine();
    void anOptionHasNoButton();
    void anUnreachableHostCanBeTriedNow();
    void anUnreachableHostIsFoundAgain();
    void nothingIsAskedForAHiddenWindow();
    void downloadSaysWhyNot();
    void anErrorHealsWhenTheHubIsBack();
};

void TestConnection::theSwitchIsToldOnce()
{
    TestWindow test;
    startWithACard(test);
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar(test), longMs);
    QVERIFY(barText(test, u"noticeText"_s).startsWith(u"Working offline"_s));
    QCOMPARE(barText(test, u"noticeAction"_s), u"Go online"_s);
    QCOMPARE(bar(test)->height(), Theme::px(Metrics::noticeBar));
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    QVERIFY(pagesOfferNothing(test));
    act(test);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(test), longMs);
    // Nobody asks again by hand.
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"errorBanner"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QCOMPARE(test.rows(u"repoList"_s), 2);
}

void TestConnection::whatIsOldIsAQuietLine()
{
    TestWindow test;
    startWithACard(test);
    test.click(u"stripConnection"_s);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    auto *old = test.find(u"errorBanner"_s);
    QVERIFY(old->accessibleName().startsWith(u"From the Hub, "_s));
    QVERIFY2(old->height() < bar(test)->height(), qPrintable(QString::number(old->height())));
    const auto ground = old->grab().toImage().pixelColor(old->width() / 2, 1);
    QCOMPARE(ground, Theme::color(Token::Surface)); // no second amber bar
}

void TestConnection::anOptionHasNoButton()
{
    TestWindow test;
    fill(test.hub);
    test.options.offline = true;
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(bar(test), longMs);
    QVERIFY2(barText(test, u"noticeText"_s).contains(u"--offline"_s),
             qPrintable(barText(test, u"noticeText"_s)));
    QCOMPARE(barText(test, u"noticeAction"_s), QString());
}

void TestConnection::anUnreachableHostCanBeTriedNow()
{
    TestWindow test;
    startWithACard(test);
    test.hub.goAway();
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(bar(test), longMs);
    QVERIFY(barText(test, u"noticeText"_s).startsWith(u"127.0.0.1 does not answer since"_s));
    QCOMPARE(barText(test, u"noticeAction"_s), u"Try now"_s);
    QTRY_VERIFY_WITH_TIMEOUT(barText(test, u"noticeAside"_s).startsWith(u"Next try in"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    QVERIFY(pagesOfferNothing(test));
    QCOMPARE(test.rows(u"repoList"_s), 2); // what the Hub said before
    test.hub.comeBack();
    act(test);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(test), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"errorBanner"_s), longMs);
}

void TestConnection::anUnreachableHostIsFoundAgain()
{
    TestWindow test;
    startWithACard(test);
    test.hub.goAway();
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(bar(test), longMs);
    test.hub.comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(!bar(test), longMs); // nobody has done anything
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"errorBanner"_s), longMs);
}

void TestConnection::nothingIsAskedForAHiddenWindow()
{
    Outage last; // outlives the engine that tells of it
    TestWindow test;
    startWithACard(test);
    connect(test.engine(), &Engine::outageChanged, this, [&last](const Outage &outage) { last = outage; });
    test.hub.goAway();
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(last.nextTry.isValid(), longMs);
    test.window()->hide();
    QTRY_VERIFY_WITH_TIMEOUT(!last.nextTry.isValid() && !last.isTrying, longMs);
    QVERIFY(!last.isOver());
    test.hub.comeBack();
    test.window()->show();
    QTRY_VERIFY_WITH_TIMEOUT(last.isOver(), longMs);
    test.engine()->disconnect(this);
}

void TestConnection::downloadSaysWhyNot()
{
    TestWindow test;
    startWithACard(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadRepo"_s)->isEnabled(), longMs);
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!test.find(u"downloadRepo"_s)->isEnabled(), longMs);
    const auto said = test.find(u"downloadRepo"_s)->toolTip();
    QVERIFY2(said.contains(u"working offline"_s), qPrintable(said));
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 2, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->toolTip().contains(u"working offline"_s),
                             longMs);
    QVERIFY(!test.find(u"downloadSelected"_s)->isEnabled());
    act(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadRepo"_s)->isEnabled(), longMs);
    QVERIFY(!test.find(u"downloadRepo"_s)->toolTip().contains(u"working offline"_s));
}

void TestConnection::anErrorHealsWhenTheHubIsBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar(test), longMs);
    test.type(u"searchField"_s, u"hf://alder/two"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"statePane"_s), longMs);
    QVERIFY(pagesOfferNothing(test));
    act(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QVERIFY(!test.isShown(u"statePane"_s));
}

QTEST_MAIN(TestConnection)
#include "tst_connection.moc"
