// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/fadein.h"

#include <QPointer>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void start(TestWindow &test, Motion motion)
{
    test.hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    test.start();
    test.settings()->motion.set(motion);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
}

/// How often a widget is painted.
class Paints : public QObject
{
    Q_OBJECT
public:
    explicit Paints(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

/// What moves, how, and for whom it does not.
class TestMotion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingMovesWhereLessIsAskedFor();
    void aDialogsScrimComesIn();
    void noPageIsPaintedForIt();
    void closedEarlyItIsGone();
};

void TestMotion::nothingMovesWhereLessIsAskedFor()
{
    TestWindow test;
    start(test, Motion::Reduced);
    test.key(Qt::Key_F1);
    QVERIFY(test.isShown(u"scrim"_s));
    QVERIFY(!test.window()->findChild<FadeIn *>());
}

void TestMotion::aDialogsScrimComesIn()
{
    TestWindow test;
    start(test, Motion::Full);
    test.key(Qt::Key_F1);
    QVERIFY(test.isShown(u"scrim"_s));
    const QPointer<FadeIn> fade = test.window()->findChild<FadeIn *>();
    QVERIFY(fade);
    QCOMPARE(fade->geometry(), test.window()->rect());
    QTRY_VERIFY(!fade); // by itself
    QVERIFY(test.isShown(u"scrim"_s));
    QVERIFY(test.isShown(u"shortcutSheet"_s));
}

void TestMotion::noPageIsPaintedForIt()
{
    TestWindow test;
    start(test, Motion::Full);
    test.key(Qt::Key_F1);
    const QPointer<FadeIn> fade = test.window()->findChild<FadeIn *>();
    QVERIFY(fade);
    const Paints below(test.find(u"rail"_s));
    const Paints over(fade);
    int whileItMoves = 0;
    connect(fade, &QObject::destroyed, this, [&] { whileItMoves = below.count; });
    QTRY_VERIFY(!fade);
    QCOMPARE(whileItMoves, 0);
    QVERIFY(over.count > 0);
}

void TestMotion::closedEarlyItIsGone()
{
    TestWindow test;
    start(test, Motion::Full);
    test.key(Qt::Key_F1);
    QVERIFY(test.window()->findChild<FadeIn *>());
    test.click(u"closeSheet"_s);
    QTRY_VERIFY(!test.isShown(u"shortcutSheet"_s));
    QTRY_VERIFY(!test.window()->findChild<FadeIn *>());
    QVERIFY(!test.isShown(u"scrim"_s));
}

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
