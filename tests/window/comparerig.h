// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/window.h"

#include <QApplication>
#include <QMenu>
#include <QTableView>
#include <QTimer>

/// Five repos, and the way to the page where some of them stand side by side.
namespace CompareRig
{

using namespace Hubdesk;
using namespace Qt::StringLiterals;

inline constexpr int longMs = 20'000;

inline void fill(FakeHub::Server &hub)
{
    const auto add = [&hub](const QString &name, const QByteArray &licence, qint64 likes) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    name,
                    { { u"README.md"_s, "---\nlicense: " + licence + "\n---\n# Bird\n" },
                      { u"config.json"_s, QByteArray("{}") } });
        hub.edit(FakeHub::RepoKind::Model, name, [likes](FakeHub::Repo &repo) {
            repo.likes = likes;
            repo.trendingScore = double(likes); // the order of the list
        });
    };
    hub.addUser({ .name = u"fleet"_s });
    add(u"fleet/ada"_s, "mit", 50);
    add(u"fleet/bee"_s, "mit", 40);
    add(u"fleet/cob"_s, "gpl-3.0", 30);
    add(u"fleet/dot"_s, "mit", 20);
    add(u"fleet/elk"_s, "mit", 10);
}

inline QTableView *table(const TestWindow &test)
{
    return test.get<QTableView>(u"compareTable"_s);
}

inline int rowOf(const TestWindow &test, const QString &name)
{
    const auto *model = table(test) ? table(test)->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        if (model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString() == name) {
            return row;
        }
    }
    return -1;
}

inline QString cell(const TestWindow &test, const QString &row, int column)
{
    const int at = rowOf(test, row);
    return at < 0 ? QString() : table(test)->model()->index(at, column).data().toString();
}

inline QStringList columns(const TestWindow &test)
{
    QStringList names;
    const auto *model = table(test) ? table(test)->model() : nullptr;
    for (int column = 0; model && column < model->columnCount(); ++column) {
        names << model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    return names;
}

/// Rows of the list by the keyboard, then the page with all of them.
inline void compare(TestWindow &test, int count)
{
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    test.clickRow(u"repoList"_s, 0);
    for (int row = 0; row < count; ++row) {
        test.key(Qt::Key_E, Qt::ControlModifier);
        test.key(Qt::Key_Down);
    }
    QTRY_VERIFY(test.isShown(u"compareNow"_s));
    test.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(test.isShown(u"comparePage"_s));
}

inline bool isAnswered(const TestWindow &test, int column)
{
    return !cell(test, u"Likes"_s, column).isEmpty() && !cell(test, u"Files"_s, column).isEmpty();
}

/// Opens the menu of a button by the mouse, and takes one of its actions by the keyboard.
inline void pick(TestWindow &test, const QString &button, const QString &name)
{
    QTRY_VERIFY2(test.find(button) && test.find(button)->isEnabled(), qPrintable(button));
    bool done = false;
    QTimer::singleShot(0, test.window(), [&] { // runs while the menu is open
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const auto isThere
            = [&] { return menu->activeAction() && menu->activeAction()->objectName() == name; };
        for (qsizetype step = 0; menu && !isThere() && step <= menu->actions().size(); ++step) {
            QTest::keyClick(menu, Qt::Key_Down);
        }
        done = menu && isThere();
        if (menu) {
            QTest::keyClick(menu, done ? Qt::Key_Return : Qt::Key_Escape);
        }
    });
    test.click(button);
    QVERIFY2(done, qPrintable(name));
    test.window()->activateWindow(); // what a window manager does when a menu closes
    QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(test.window()));
}

} // namespace CompareRig
