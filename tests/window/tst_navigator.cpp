// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/navigator.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestNavigator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAtTheModels();
    void goesBackAndForward();
    void goingElsewhereForgetsWhatWasAhead();
    void goingWhereOneIsAddsNothing();
    void aStepOfThePageIsAnEntry();
    void placesComeBackAsTheyWereLeft();
    void historyIsBounded();
};

void TestNavigator::startsAtTheModels()
{
    const Navigator navigator;
    QCOMPARE(navigator.current(), Link{});
    QVERIFY(!navigator.canGoBack());
    QVERIFY(!navigator.canGoForward());
}

void TestNavigator::goesBackAndForward()
{
    Navigator navigator;
    const QSignalSpy changes(&navigator, &Navigator::changed);
    const Link repo{ .page = Link::Page::Repo, .repo = { RepoKind::Model, u"a"_s, u"b"_s } };
    navigator.go({ .page = Link::Page::Transfers });
    navigator.go(repo);
    navigator.back();
    QCOMPARE(navigator.current().page, Link::Page::Transfers);
    navigator.back();
    navigator.back(); // nothing before the first
    QCOMPARE(navigator.current().page, Link::Page::Models);
    navigator.forward();
    navigator.forward();
    navigator.forward();
    QCOMPARE(navigator.current(), repo);
    QCOMPARE(changes.count(), 6);
}

void TestNavigator::goingElsewhereForgetsWhatWasAhead()
{
    Navigator navigator;
    navigator.go({ .page = Link::Page::Transfers });
    navigator.back();
    navigator.go({ .page = Link::Page::Spaces });
    QVERIFY(!navigator.canGoForward());
    navigator.back();
    QCOMPARE(navigator.current().page, Link::Page::Models);
}

void TestNavigator::goingWhereOneIsAddsNothing()
{
    Navigator navigator;
    navigator.go({ .page = Link::Page::Models });
    QVERIFY(!navigator.canGoBack());
}

void TestNavigator::aStepOfThePageIsAnEntry()
{
    Navigator navigator;
    const QSignalSpy changes(&navigator, &Navigator::changed);
    const QSignalSpy steps(&navigator, &Navigator::stepped);
    Link before{ .page = Link::Page::Models };
    before.state = { { u"text"_s, u"heron"_s } };
    auto now = before;
    now.state = { { u"text"_s, u"ibis"_s } };
    navigator.step(before, now);
    QCOMPARE(changes.count(), 0); // the page knows
    QCOMPARE(steps.count(), 1);
    QCOMPARE(navigator.current(), now);
    navigator.back();
    QCOMPARE(navigator.current(), before);
    navigator.step(before, now); // forgets what was ahead
    QVERIFY(!navigator.canGoForward());
}

void TestNavigator::placesComeBackAsTheyWereLeft()
{
    Navigator navigator;
    connect(&navigator, &Navigator::leaving, this, [&navigator] {
        auto link = navigator.current();
        link.state = { { u"scroll"_s, 7 } };
        navigator.keep(link);
    });
    navigator.go({ .page = Link::Page::Transfers });
    navigator.back();
    QCOMPARE(navigator.current().state["scroll"_L1].toInt(), 7);
    navigator.go({ .page = Link::Page::Models }); // there already, however it was left
    QVERIFY(navigator.canGoForward());
}

void TestNavigator::historyIsBounded()
{
    Navigator navigator;
    for (int i = 0; i < 2000; ++i) {
        navigator.go({ .page = i % 2 == 0 ? Link::Page::Transfers : Link::Page::Spaces });
    }
    int steps = 0;
    while (navigator.canGoBack()) {
        navigator.back();
        ++steps;
    }
    QVERIFY(steps < 1000);
    QVERIFY(steps > 100);
}

QTEST_GUILESS_MAIN(TestNavigator)
#include "tst_navigator.moc"
