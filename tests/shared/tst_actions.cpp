// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/actions.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsDescribed();
    void noShortcutTwice();
    void keysAreTheDocumentedOnes_data();
    void keysAreTheDocumentedOnes();
    void shortcutsWorkInTheWindow();
};

void TestActions::eachIsDescribed()
{
    const Actions actions;
    QSet<QString> ids;
    for (const QAction *action : actions.all()) {
        QVERIFY(!action->objectName().isEmpty());
        QVERIFY2(action->text().contains(u'&'), qPrintable(action->objectName()));
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(iconOf(action->icon()).has_value(), qPrintable(action->objectName()));
        QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
        ids.insert(action->objectName());
        QCOMPARE(actions.byId(action->objectName()), action);
    }
    QVERIFY(ids.size() >= 20);
    QVERIFY(actions.workOffline->isCheckable());
    QVERIFY(!actions.byId(u"no.such"_s));
}

void TestActions::noShortcutTwice()
{
    const Actions actions;
    QSet<QString> keys;
    for (const QAction *action : actions.all()) {
        for (const QKeySequence &sequence : action->shortcuts()) {
            const QString text = sequence.toString();
            QVERIFY2(!keys.contains(text), qPrintable(text));
            keys.insert(text);
        }
    }
    QVERIFY(keys.size() >= 15);
}

void TestActions::keysAreTheDocumentedOnes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("keys");
    QTest::newRow("back") << u"go.back"_s << u"Alt+Left"_s;
    QTest::newRow("models") << u"go.models"_s << u"Ctrl+1"_s;
    QTest::newRow("search") << u"go.find"_s << u"/"_s;
    QTest::newRow("palette") << u"go.palette"_s << u"Ctrl+K"_s;
    QTest::newRow("refresh") << u"view.refresh"_s << u"F5"_s;
    QTest::newRow("download") << u"repo.download"_s << u"Ctrl+D"_s;
    QTest::newRow("preview") << u"repo.preview"_s << u"Space"_s;
    QTest::newRow("shortcut sheet") << u"help.shortcuts"_s << u"F1"_s;
}

void TestActions::keysAreTheDocumentedOnes()
{
    const Actions actions;
    QFETCH(QString, id);
    QVERIFY(actions.byId(id));
    QTEST(actions.byId(id)->shortcut().toString(), "keys");
}

void TestActions::shortcutsWorkInTheWindow()
{
    QWidget window;
    const Actions actions;
    actions.addTo(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy download(actions.download, &QAction::triggered);
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(download.size(), 1);
    QVERIFY(!window.actions().contains(actions.preview)); // Space must go on pressing buttons
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
