// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QBuffer>
#include <QLabel>
#include <QLineEdit>
#include <QTextBrowser>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;

QByteArray redPicture()
{
    QImage image(320, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

void fill(FakeHub::Server &hub)
{
    const auto words = QByteArray("A bird that stands in the water.\n\n").repeated(40);
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s,
                    "# Heron\n\n![A red square](red.png)\n\n" + words + "## Nest\n\n" + words
                        + "## Food\n\n<details>\n<summary>List</summary>\n\nfrogs and fish\n\n</details>\n" },
                  { u"red.png"_s, redPicture() },
                  { u"config.json"_s, QByteArray("{}\n") } });
}

QString words(TestWindow &test)
{
    const auto *view = test.get<QTextBrowser>(u"cardView"_s);
    return view ? view->document()->toPlainText() : QString();
}

/// The picture has come.
bool showsRed(TestWindow &test)
{
    const auto shot = test.find(u"cardView"_s)->grab().toImage();
    for (int y = 0; y < shot.height(); y += 20) {
        if (shot.pixelColor(100, y) == QColor(Qt::red)) {
            return true;
        }
    }
    return false;
}

void openCard(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && words(test).contains(u"Nest"_s), longMs);
}

} // namespace

/// The Card tab in the window: keys, outline and pictures, from the Hub to the screen.
class TestCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findByKeys();
    void theOutlineIsRemembered();
    void aPictureFillsTheWindow();
    void thePaletteLiesAboveAPicture();
    void theToolsBelongToTheCard();
};

void TestCard::findByKeys()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCard(test);
    test.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"findField"_s));
    QTest::keyClicks(test.find(u"findField"_s), u"nest"_s);
    QTRY_COMPARE(test.text(u"findCount"_s), u"1 of 1"_s);
    test.type(u"findField"_s, u"bird"_s);
    QTRY_VERIFY(test.text(u"findCount"_s).endsWith(u"of 80"_s));
    const auto first = test.text(u"findCount"_s);
    test.key(Qt::Key_F3);
    QVERIFY(test.text(u"findCount"_s) != first);
    test.key(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(test.text(u"findCount"_s), first);
    test.type(u"findField"_s, u"frogs"_s);
    QTRY_VERIFY_WITH_TIMEOUT(words(test).contains(u"frogs and fish"_s), longMs);
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"findBar"_s));
    test.key(Qt::Key_F3); // nothing is open: nothing happens
    test.key(Qt::Key_F1);
    QTRY_VERIFY(test.isShown(u"shortcutSheet"_s));
    QStringList names;
    for (const auto *label : test.find(u"shortcutSheet"_s)->findChildren<QLabel *>()) {
        names << label->text();
    }
    QVERIFY(names.contains(u"Find in the text"_s));
}

void TestCard::theOutlineIsRemembered()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCard(test);
    QTRY_VERIFY(test.isShown(u"cardOutline"_s));
    QCOMPARE(test.rows(u"cardOutline"_s), 1);
    test.click(u"closeOutline"_s);
    QVERIFY(!test.isShown(u"cardOutline"_s));
    QVERIFY(!test.settings()->cardOutline());
    test.quit();
    test.start();
    openCard(test);
    QVERIFY(!test.isShown(u"cardOutline"_s));
    test.click(u"outlineButton"_s);
    QTRY_VERIFY(test.isShown(u"cardOutline"_s));
    QVERIFY(test.settings()->cardOutline());
}

void TestCard::aPictureFillsTheWindow()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCard(test);
    QTRY_VERIFY_WITH_TIMEOUT(showsRed(test), longMs);
    test.find(u"cardView"_s)->setFocus();
    test.key(Qt::Key_Tab);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"lightbox"_s));
    QCOMPARE(test.text(u"lightboxCaption"_s), u"A red square"_s);
    QCOMPARE(test.find(u"lightbox"_s)->size(), test.window()->size());
    const auto shot = test.window()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, shot.height() / 2), QColor(Qt::red));
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"lightbox"_s));
    QVERIFY(test.find(u"cardView"_s)->hasFocus());
}

// Whoever goes elsewhere by it leaves both.
void TestCard::thePaletteLiesAboveAPicture()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCard(test);
    QTRY_VERIFY_WITH_TIMEOUT(showsRed(test), longMs);
    test.find(u"cardView"_s)->setFocus();
    test.key(Qt::Key_Tab);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"lightbox"_s));
    auto *inside = QApplication::focusWidget();
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    QCOMPARE(QApplication::focusWidget(), test.find(u"paletteField"_s));
    test.key(Qt::Key_Escape);
    QVERIFY(!test.isShown(u"palette"_s));
    QVERIFY(test.isShown(u"lightbox"_s));
    QCOMPARE(QApplication::focusWidget(), inside);
    test.key(Qt::Key_K, Qt::ControlModifier);
    test.type(u"paletteField"_s, u">transf"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    QVERIFY(!test.isShown(u"lightbox"_s));
    QVERIFY(!test.isShown(u"palette"_s));
}

void TestCard::theToolsBelongToTheCard()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCard(test);
    QVERIFY(test.isShown(u"findInPage"_s) && test.isShown(u"outlineButton"_s));
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY(!test.isShown(u"findInPage"_s));
    test.key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!test.isShown(u"findBar"_s));
    test.clickTab(u"repoTabs"_s, 0);
    QTRY_VERIFY(test.isShown(u"findInPage"_s));
}

QTEST_MAIN(TestCard)
#include "tst_card.moc"
