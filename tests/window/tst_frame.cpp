// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QWindow>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
}

} // namespace

/// What any window has, whatever it shows.
class TestFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTitleIsThePlace();
    void theMouseGoesBack();
    void textGrowsInSteps();
};

void TestFrame::theTitleIsThePlace()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QCOMPARE(test.window()->windowTitle(), u"Models"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(test.window()->windowTitle(), u"Transfers"_s);
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QCOMPARE(test.window()->windowTitle(), u"northwind/heron"_s);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(test.window()->windowTitle(), u"Transfers"_s);
}

// Over a list, which would take the press for itself.
void TestFrame::theMouseGoesBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    auto *window = test.window()->windowHandle();
    const auto middle = test.window()->rect().center();
    QTest::mouseClick(window, Qt::BackButton, {}, middle);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    QTest::mouseClick(window, Qt::BackButton, {}, middle); // there is nothing before
    QTest::mouseClick(window, Qt::ForwardButton, {}, middle);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
}

void TestFrame::textGrowsInSteps()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.find(u"repoList"_s)->setFocus();
    test.key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(test.settings()->textScale(), 100); // there is nothing smaller
    test.key(Qt::Key_Plus, Qt::ControlModifier);
    test.key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(test.settings()->textScale(), 125);
    QCOMPARE(test.theme()->textPercent(), 125);
    test.settings()->textScale.set(160); // by hand, in the file
    test.key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(test.settings()->textScale(), 150);
    test.settings()->textScale.set(160);
    test.key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(test.settings()->textScale(), 175);
    for (int step = 0; step < 4; ++step) {
        test.key(Qt::Key_Plus, Qt::ControlModifier);
    }
    QCOMPARE(test.settings()->textScale(), 200);
    test.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(test.settings()->textScale(), 100);
}

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"
