// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/rangeslider.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestRangeSlider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesAreKeptInOrder();
    void keysMoveTheActiveHandle();
    void handlesDoNotPass();
    void theMouseTakesTheNearerHandle();
    void onTopOfEachOtherTheOneThatCanGoes();
    void tabComesToBothHandles();
    void itIsSpoken();
};

void TestRangeSlider::valuesAreKeptInOrder()
{
    RangeSlider slider;
    const QSignalSpy moved(&slider, &RangeSlider::moved);
    slider.setRange(0, 10);
    slider.setValues(7, 3);
    QCOMPARE(slider.lower(), 7);
    QCOMPARE(slider.upper(), 7);
    slider.setValues(-5, 50);
    QCOMPARE(slider.lower(), 0);
    QCOMPARE(slider.upper(), 10);
    slider.setRange(2, 4);
    QCOMPARE(slider.lower(), 2);
    QCOMPARE(slider.upper(), 4);
    QCOMPARE(moved.size(), 0);
}

void TestRangeSlider::keysMoveTheActiveHandle()
{
    RangeSlider slider;
    slider.setRange(0, 100);
    slider.setValues(0, 100);
    const QSignalSpy moved(&slider, &RangeSlider::moved);
    const QSignalSpy released(&slider, &RangeSlider::released);
    QTest::keyClick(&slider, Qt::Key_Right);
    QTest::keyClick(&slider, Qt::Key_PageUp);
    QCOMPARE(slider.lower(), 11);
    QTest::keyClick(&slider, Qt::Key_Home);
    QTest::keyClick(&slider, Qt::Key_Left); // at its end already
    QCOMPARE(slider.lower(), 0);
    QCOMPARE(moved.size(), 3);
    QCOMPARE(released.size(), 4);
}

void TestRangeSlider::handlesDoNotPass()
{
    RangeSlider slider;
    slider.setRange(0, 10);
    slider.setValues(2, 4);
    QTest::keyClick(&slider, Qt::Key_End);
    QCOMPARE(slider.lower(), 4);
    QCOMPARE(slider.upper(), 4);
}

void TestRangeSlider::theMouseTakesTheNearerHandle()
{
    RangeSlider slider;
    slider.setRange(0, 100);
    slider.setValues(20, 80);
    slider.resize(414, 22); // 4 px a step
    slider.show();
    QVERIFY(QTest::qWaitForWindowExposed(&slider));
    QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(7 + 4 * 70, 11));
    QCOMPARE(slider.upper(), 70);
    QCOMPARE(slider.activeHandle(), RangeSlider::Upper);
    QTest::mouseMove(&slider, QPoint(7 + 4 * 60, 11));
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, QPoint(7 + 4 * 60, 11));
    QCOMPARE(slider.lower(), 20);
    QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(7 + 4 * 30, 11));
    QCOMPARE(slider.lower(), 30);
}

void TestRangeSlider::onTopOfEachOtherTheOneThatCanGoes()
{
    RangeSlider slider;
    slider.setRange(0, 100);
    slider.setValues(50, 50);
    slider.resize(414, 22);
    slider.show();
    QVERIFY(QTest::qWaitForWindowExposed(&slider));
    QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(7 + 4 * 90, 11));
    QCOMPARE(slider.upper(), 90);
    slider.setValues(50, 50);
    QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(7 + 4 * 10, 11));
    QCOMPARE(slider.lower(), 10);
    QCOMPARE(slider.upper(), 50);
}

void TestRangeSlider::tabComesToBothHandles()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *before = new QLineEdit;
    auto *slider = new RangeSlider;
    auto *after = new QLineEdit;
    column->addWidget(before);
    column->addWidget(slider);
    column->addWidget(after);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(slider->hasFocus());
    QCOMPARE(slider->activeHandle(), RangeSlider::Lower);
    QTest::keyClick(slider, Qt::Key_Tab);
    QVERIFY(slider->hasFocus());
    QCOMPARE(slider->activeHandle(), RangeSlider::Upper);
    QTest::keyClick(slider, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
    QTest::keyClick(after, Qt::Key_Backtab);
    QCOMPARE(slider->activeHandle(), RangeSlider::Upper);
    QTest::keyClick(slider, Qt::Key_Backtab);
    QTest::keyClick(slider, Qt::Key_Backtab);
    QVERIFY(before->hasFocus());
}

void TestRangeSlider::itIsSpoken()
{
    RangeSlider slider;
    slider.setRange(0, 10);
    slider.setValues(2, 4);
    slider.setAccessibleName(u"Parameters"_s);
    slider.setSpoken([](int value) { return u"%1 B"_s.arg(value); });
    auto *spoken = QAccessible::queryAccessibleInterface(&slider);
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::Slider);
    QCOMPARE(spoken->text(QAccessible::Name), u"Parameters"_s);
    QVERIFY(spoken->text(QAccessible::Value).contains(u"2 B to 4 B"_s));
}

QTEST_MAIN(TestRangeSlider)
#include "tst_rangeslider.moc"
