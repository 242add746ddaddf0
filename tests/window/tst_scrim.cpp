// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QPainter>

#include <cstdlib>

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

/// In the middle of the status strip, where nothing stands.
QColor ground(TestWindow &test)
{
    const auto *strip = test.find(u"statusStrip"_s);
    const auto at = strip->mapTo(test.window(), strip->rect().center());
    return test.window()->grab().toImage().pixelColor(at);
}

QColor dimmed(const QColor &color)
{
    QImage one(1, 1, QImage::Format_RGB32);
    one.fill(color);
    QPainter(&one).fillRect(one.rect(), Theme::color(Token::Scrim));
    return one.pixelColor(0, 0);
}

/// But for the rounding of two formats.
bool isLike(const QColor &is, const QColor &wanted)
{
    return std::abs(is.red() - wanted.red()) <= 1 && std::abs(is.green() - wanted.green()) <= 1
        && std::abs(is.blue() - wanted.blue()) <= 1;
}

} // namespace

/// A dialog dims the window that it stands in front of, as overlays and the palette do.
class TestScrim : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDialogDimsItsWindow_data();
    void aDialogDimsItsWindow();
    void twoDialogsDimOnce();
    void itFollowsTheSizeOfTheWindow();
    void itIsGoneWithADialogThatIsDeleted();
};

void TestScrim::aDialogDimsItsWindow_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<QString>("button");
    for (const bool dark : { false, true }) {
        const auto scheme = dark ? "dark"_L1 : "light"_L1;
        QTest::addRow("shortcuts, %s", scheme.data())
            << dark << Qt::Key_F1 << Qt::NoModifier << u"shortcutSheet"_s << u"closeSheet"_s;
        QTest::addRow("settings, %s", scheme.data())
            << dark << Qt::Key_Comma << Qt::ControlModifier << u"settingsDialog"_s << u"closeSettings"_s;
    }
}

void TestScrim::aDialogDimsItsWindow()
{
    QFETCH(bool, dark);
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifier, modifier);
    QFETCH(QString, dialog);
    QFETCH(QString, button);
    TestWindow test;
    fill(test.hub);
    test.start();
    test.settings()->colourScheme.set(dark ? ColourScheme::Dark : ColourScheme::Light);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    const auto before = ground(test);
    test.key(key, modifier);
    QTRY_VERIFY(test.isShown(dialog));
    QTRY_VERIFY(test.isShown(u"scrim"_s));
    QCOMPARE(test.find(u"scrim"_s)->geometry(), test.window()->rect());
    QVERIFY2(isLike(ground(test), dimmed(before)), qPrintable(ground(test).name()));
    QVERIFY(ground(test) != before);
    test.click(button);
    QTRY_VERIFY(!test.isShown(dialog));
    QVERIFY(!test.isShown(u"scrim"_s));
    QCOMPARE(ground(test), before);
}

void TestScrim::twoDialogsDimOnce()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    const auto before = ground(test);
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    test.click(u"settingsSignIn"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    QVERIFY2(isLike(ground(test), dimmed(before)), qPrintable(ground(test).name()));
    test.click(u"signInCancel"_s);
    QTRY_VERIFY(!test.isShown(u"signInDialog"_s));
    QVERIFY2(isLike(ground(test), dimmed(before)), qPrintable(ground(test).name()));
    test.click(u"closeSettings"_s);
    QTRY_VERIFY(!test.isShown(u"scrim"_s));
    QCOMPARE(ground(test), before);
}

void TestScrim::itFollowsTheSizeOfTheWindow()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.key(Qt::Key_F1);
    QTRY_VERIFY(test.isShown(u"scrim"_s));
    test.window()->resize(900, 600);
    QTRY_COMPARE(test.find(u"scrim"_s)->geometry(), QRect(0, 0, 900, 600));
}

void TestScrim::itIsGoneWithADialogThatIsDeleted()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.key(Qt::Key_F1);
    QTRY_VERIFY(test.isShown(u"scrim"_s));
    delete test.find(u"shortcutSheet"_s);
    QVERIFY(!test.isShown(u"scrim"_s));
}

QTEST_MAIN(TestScrim)
#include "tst_scrim.moc"
