// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/overlay.h"
#include "ui/shared/panel.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// A push button, a tool button and a disabled one in a box.
class Sheet : public Overlay
{
public:
    explicit Sheet(QWidget *window)
        : Overlay(window)
        , first(new QPushButton(u"First"_s))
        , second(new QToolButton)
    {
        auto *row = new QHBoxLayout(box());
        row->addWidget(new QLabel(u"words"_s));
        row->addWidget(first);
        auto *off = new QPushButton(u"Off"_s);
        off->setEnabled(false);
        row->addWidget(off);
        second->setFocusPolicy(Qt::TabFocus);
        row->addWidget(second);
    }
    void open() { enter(first); }
    QPushButton *first;
    QToolButton *second;
    int cancelled = 0;

protected:
    QRect placeOfBox() const override { return rect().adjusted(100, 100, -100, -100); }
    void cancel() override
    {
        ++cancelled;
        leave();
    }
};

} // namespace

class TestOverlay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { delete m_window; }
    void coversTheWindow();
    void escapeCancelsAndTheFocusGoesBack();
    void aClickBesideCancels();
    void tabGoesRoundInside();
    void returnPresses();
    void keysOfThePageDoNothing_data();
    void keysOfThePageDoNothing();
    void leavingSaysNothing();

private:
    QWidget *m_window = nullptr;
    QPushButton *m_below = nullptr;
    Sheet *m_sheet = nullptr;
};

void TestOverlay::init()
{
    m_window = new QWidget;
    m_below = new QPushButton(u"Below"_s, m_window);
    m_sheet = new Sheet(m_window);
    m_window->resize(600, 400);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    m_below->setFocus();
    QVERIFY(!m_sheet->isVisible());
    m_sheet->open();
}

void TestOverlay::coversTheWindow()
{
    QCOMPARE(m_sheet->geometry(), m_window->rect());
    m_window->resize(700, 500);
    QTRY_COMPARE(m_sheet->geometry(), QRect(0, 0, 700, 500));
    QCOMPARE(m_sheet->first->parentWidget()->geometry(), QRect(100, 100, 500, 300));
}

void TestOverlay::escapeCancelsAndTheFocusGoesBack()
{
    QVERIFY(m_sheet->first->hasFocus());
    m_sheet->open(); // once more changes nothing
    QTest::keyClick(m_sheet->first, Qt::Key_Escape);
    QCOMPARE(m_sheet->cancelled, 1);
    QVERIFY(!m_sheet->isVisible());
    QVERIFY(m_below->hasFocus());
}

void TestOverlay::aClickBesideCancels()
{
    QTest::mouseClick(m_sheet, Qt::LeftButton, {}, { 300, 110 }); // inside
    QCOMPARE(m_sheet->cancelled, 0);
    QTest::mouseClick(m_sheet, Qt::LeftButton, {}, { 300, 90 });
    QCOMPARE(m_sheet->cancelled, 1);
}

void TestOverlay::tabGoesRoundInside()
{
    QTest::keyClick(m_sheet->first, Qt::Key_Tab);
    QVERIFY(m_sheet->second->hasFocus());
    QTest::keyClick(m_sheet->second, Qt::Key_Tab);
    QVERIFY(m_sheet->first->hasFocus());
    QTest::keyClick(m_sheet->first, Qt::Key_Backtab);
    QVERIFY(m_sheet->second->hasFocus());
}

void TestOverlay::returnPresses()
{
    const QSignalSpy first(m_sheet->first, &QAbstractButton::clicked);
    const QSignalSpy second(m_sheet->second, &QAbstractButton::clicked);
    QTest::keyClick(m_sheet->first, Qt::Key_Return);
    m_sheet->second->setFocus();
    QTest::keyClick(m_sheet->second, Qt::Key_Enter);
    QCOMPARE(first.size(), 1);
    QCOMPARE(second.size(), 1);
}

void TestOverlay::keysOfThePageDoNothing_data()
{
    QTest::addColumn<bool>("onPushButton");
    QTest::newRow("from a push button") << true;
    QTest::newRow("from a tool button") << false;
}

void TestOverlay::keysOfThePageDoNothing()
{
    QFETCH(bool, onPushButton);
    QWidget *focus = onPushButton ? static_cast<QWidget *>(m_sheet->first) : m_sheet->second;
    QAction action;
    action.setShortcut(Qt::CTRL | Qt::Key_J);
    m_window->addAction(&action);
    const QSignalSpy triggered(&action, &QAction::triggered);
    focus->setFocus();
    QTest::keyClick(focus, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 0);
    m_sheet->leave();
    QTest::keyClick(m_below, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
}

void TestOverlay::leavingSaysNothing()
{
    m_sheet->leave();
    QCOMPARE(m_sheet->cancelled, 0);
    QVERIFY(m_below->hasFocus());
    m_sheet->leave(); // away already
    QVERIFY(!m_sheet->isVisible());
}

QTEST_MAIN(TestOverlay)
#include "tst_overlay.moc"
