// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/actions.h"
#include "ui/window/menubar.h"

#include <QAction>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QString mnemonicOf(const QString &text)
{
    const auto key = QKeySequence::mnemonic(text);
    return key.isEmpty() ? QString() : key.toString();
}

} // namespace

/// What stands in the menus.
class TestMenus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionIsInOneMenu();
    void lettersDoNotClash();
};

void TestMenus::everyActionIsInOneMenu()
{
    const Actions actions;
    QStringList ids;
    const auto menus = MenuBar::menus();
    for (const auto &menu : menus) {
        QVERIFY(menu.name.endsWith(u"Menu"_s));
        for (const auto &id : menu.actions) {
            QVERIFY2(id.isEmpty() || actions.byId(id), qPrintable(id));
            QVERIFY2(id.isEmpty() || !ids.contains(id), qPrintable(id));
            ids << id;
        }
    }
    for (const auto *action : actions.all()) {
        QVERIFY2(action == actions.menus || ids.contains(action->objectName()),
                 qPrintable(action->objectName()));
    }
}

void TestMenus::lettersDoNotClash()
{
    const Actions actions;
    QStringList titles;
    const auto menus = MenuBar::menus();
    for (const auto &menu : menus) {
        QVERIFY(!mnemonicOf(menu.title).isEmpty());
        QVERIFY2(!titles.contains(mnemonicOf(menu.title)), qPrintable(menu.title));
        titles << mnemonicOf(menu.title);
        QStringList letters;
        for (const auto &id : menu.actions) {
            if (const auto *action = actions.byId(id)) {
                const auto letter = mnemonicOf(action->text());
                QVERIFY2(!letter.isEmpty() && !letters.contains(letter), qPrintable(action->text()));
                letters << letter;
            }
        }
    }
}

QTEST_MAIN(TestMenus)
#include "tst_menus.moc"
