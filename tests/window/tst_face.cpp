// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QTimer>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(
        FakeHub::RepoKind::Model,
        u"northwind/heron"_s,
        { { u"README.md"_s, QByteArray("# Heron\n\nA bird.\n") }, { u"config.json"_s, QByteArray("{}\n") } });
}

/// In the open menu, by the arrow keys; a submenu opens with Right.
bool take(const QString &entry, Qt::Key key)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (qsizetype step = 0; menu && step <= menu->actions().size(); ++step) {
        if (menu->activeAction() && menu->activeAction()->text().remove(u'&') == entry) {
            QTest::keyClick(menu, key);
            return true;
        }
        QTest::keyClick(menu, Qt::Key_Down);
    }
    return false;
}

QColor pixel(TestWindow &test, const QString &widget)
{
    const auto picture = test.find(widget)->grab().toImage();
    return picture.pixelColor(picture.width() / 2, picture.height() - 4);
}

/// What is written on a button has room on it.
void nothingIsClipped(TestWindow &test, const QString &page)
{
    int buttons = 0;
    for (const auto *button : test.window()->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty()) {
            ++buttons;
            // A layout follows its news (free space, a name) at the next turn of the loop.
            QTRY_VERIFY2(button->sizeHint().width() <= button->width(),
                         qPrintable(u"%1: %2 \"%3\" has %4 and wants %5"_s
                                        .arg(page, button->objectName(), button->text())
                                        .arg(button->width())
                                        .arg(button->sizeHint().width())));
        }
    }
    QVERIFY2(buttons > 0, qPrintable(page));
}

} // namespace

/// What the window looks like, chosen and seen as by a person.
class TestFace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void darkByTheMenu();
    void buttonsShowTheirWords_data();
    void buttonsShowTheirWords();
    void retryAfterTheHubIsBack();
};

void TestFace::darkByTheMenu()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    QCOMPARE(pixel(test, u"repoList"_s), Tokens::light()[Token::Surface]);
    bool done = false;
    QTimer::singleShot(0, test.window(), [&done] { // runs while the menu is open
        done = take(u"Appearance"_s, Qt::Key_Right) && take(u"Dark"_s, Qt::Key_Return);
        while (auto *left = QApplication::activePopupWidget()) {
            left->close();
        }
    });
    test.click(u"menuButton"_s);
    QVERIFY(done);
    QTRY_COMPARE(pixel(test, u"repoList"_s), Tokens::dark()[Token::Surface]);
    QCOMPARE(pixel(test, u"topBar"_s), Theme::color(Token::Panel));
    QCOMPARE(Theme::color(Token::Panel), Tokens::dark()[Token::Panel]);
}

void TestFace::buttonsShowTheirWords_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("the smallest window") << QSize(760, 520);
    QTest::newRow("a small screen") << QSize(1024, 700);
}

void TestFace::buttonsShowTheirWords()
{
    QFETCH(QSize, size);
    TestWindow test;
    fill(test.hub);
    test.start(size);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    nothingIsClipped(test, u"models"_s);
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    nothingIsClipped(test, u"models, a repo beside them"_s);
    for (const auto key :
         { Qt::Key_2, Qt::Key_3 }) { // there is no dataset and no Space, and the page says so
        test.key(key, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
        nothingIsClipped(test, u"datasets and Spaces"_s);
    }
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"transfersPage"_s), longMs);
    nothingIsClipped(test, u"transfers"_s);
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    for (int tab = 0; tab < 2; ++tab) {
        test.clickTab(u"repoTabs"_s, tab);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(tab == 0 ? u"cardView"_s : u"fileTree"_s), longMs);
        nothingIsClipped(test, u"repo"_s);
    }
}

void TestFace::retryAfterTheHubIsBack()
{
    TestWindow test;
    fill(test.hub);
    const auto down = test.hub.addFault(FakeHub::Fault::status(418).on(u"list"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QTRY_COMPARE(test.text(u"statePrimary"_s), u"Try again"_s);
    test.hub.removeFault(down);
    test.click(u"statePrimary"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    QVERIFY(!test.isShown(u"statePane"_s));
}

QTEST_MAIN(TestFace)
#include "tst_face.moc"
