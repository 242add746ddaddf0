// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"
#include "ui/viewers/textpreview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestTextPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void decoding_data();
    void decoding();
    void linesInSightAreColoured();
    void binaryIsNoText();
    void longFilesAreCut();
    void longLinesAreCut();
    void aNewerFileWins();
    void placesInFourMegabytes();
    void onlyPlacesInSightAreMarked();
    void aLongLineIsMarkedWhereItIsSeen();
    void whatIsSoughtIsSoughtInTheNextText();
    void pictures();

private:
    Theme *m_theme = nullptr;
};

void TestTextPreview::decoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8") << QByteArray("n\xC3\xA4he\n") << u"nähe"_s;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a")
                                     << u"a"_s;
    QTest::newRow("UTF-16 with its mark") << QByteArray("\xFF\xFE"
                                                        "a\0b\0",
                                                        6)
                                          << u"ab"_s;
    QTest::newRow("not UTF-8") << QByteArray("a\xFF") << u"a\uFFFD"_s;
    QTest::newRow("Windows line ends") << QByteArray("a\r\nb\r\n") << u"a\nb"_s;
    QTest::newRow("control characters") << QByteArray("a\x1B[0mb") << u"a\uFFFD[0mb"_s;
    QTest::newRow("paragraph separator stays in its line") << QByteArray("a\xE2\x80\xA9"
                                                                         "b")
                                                           << u"a\uFFFDb"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestTextPreview::decoding()
{
    QFETCH(QByteArray, bytes);
    const auto prepared = prepareText(u"a.txt"_s, bytes, bytes.size());
    QVERIFY(!prepared.binary && !prepared.cut);
    QTEST(prepared.text, "text");
}

void TestTextPreview::linesInSightAreColoured()
{
    TextPreview preview;
    preview.resize(500, 300);
    preview.show();
    QSignalSpy shown(&preview, &TextPreview::shown);
    const auto bytes = QByteArray("import os\n").repeated(5'000);
    preview.showText(u"src/a.py"_s, bytes, bytes.size());
    QTRY_COMPARE(shown.size(), 1);
    QVERIFY(!shown[0][0].toBool());
    QCOMPARE(preview.blockCount(), 5'000);
    const auto colored = [&preview](int line) {
        const auto formats = preview.document()->findBlockByNumber(line).layout()->formats();
        return !formats.isEmpty()
            && formats.first().format.foreground().color() == Theme::color(Token::CodeKey);
    };
    QTRY_VERIFY(colored(0));
    QVERIFY(!colored(4'000));
    preview.setFocus();
    QTest::keyClick(&preview, Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(colored(4'995));
    QVERIFY(!preview.accessibleName().isEmpty());
    QTest::keyClick(&preview, Qt::Key_X); // nothing can be typed
    QCOMPARE(preview.blockCount(), 5'000);
    QVERIFY(preview.toPlainText().startsWith(u"import os\n"));
}

void TestTextPreview::binaryIsNoText()
{
    TextPreview preview;
    QSignalSpy notText(&preview, &TextPreview::notText);
    preview.showText(u"model.bin"_s, QByteArray("a\0b", 3), 3);
    QTRY_COMPARE(notText.size(), 1);
    QVERIFY(preview.toPlainText().isEmpty());
}

void TestTextPreview::longFilesAreCut()
{
    const auto bytes = QByteArray("line\n").repeated(300'000);
    const auto prepared = prepareText(u"a.txt"_s, bytes, bytes.size());
    QVERIFY(prepared.cut);
    QVERIFY(prepared.text.size() <= 1 << 20);
    QVERIFY(prepareText(u"a.txt"_s, "head", 100).cut);
}

void TestTextPreview::longLinesAreCut()
{
    const auto bytes = "{\"a\": \"" + QByteArray(900'000, 'x') + "\"}\nshort";
    const auto prepared = prepareText(u"a.json"_s, bytes, bytes.size());
    QCOMPARE(prepared.cutLines, 1);
    QVERIFY(prepared.text.size() < 2'100);
    QVERIFY(prepared.text.endsWith(u"\nshort"));
}

void TestTextPreview::aNewerFileWins()
{
    TextPreview preview;
    preview.showText(u"a.py"_s, QByteArray("old = 1\n").repeated(50'000), 400'000);
    preview.showText(u"b.py"_s, "new = 1", 7);
    QTRY_COMPARE(preview.toPlainText(), u"new = 1"_s);
    QTest::qWait(300); // nothing more may come
    QCOMPARE(preview.toPlainText(), u"new = 1"_s);
}

void TestTextPreview::placesInFourMegabytes()
{
    const auto text = u"0123456789 abcdefghi\n"_s.repeated(200'000);
    const auto places = placesOf(text, u"ABC"_s);
    QCOMPARE(places.size(), 200'000);
    QCOMPARE(places.first(), 11);
    QCOMPARE(places.last(), 199'999 * 21 + 11);
    QCOMPARE(placesOf(u"aaaa"_s, u"aa"_s), QList<int>({ 0, 2 }));
    QVERIFY(placesOf(text, {}).isEmpty());
    QVERIFY(placesOf(text, u"xyz"_s).isEmpty());
}

void TestTextPreview::onlyPlacesInSightAreMarked()
{
    TextPreview preview;
    preview.resize(500, 300);
    preview.show();
    QSignalSpy shown(&preview, &TextPreview::shown);
    QSignalSpy found(&preview, &TextPreview::found);
    const auto bytes = QByteArray("import os\n").repeated(5'000);
    preview.showText(u"a.py"_s, bytes, bytes.size());
    QTRY_COMPARE(shown.size(), 1);
    preview.find(u"IMPORT"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.last(), QVariantList({ 1, 5'000 }));
    const auto marks = preview.extraSelections();
    QVERIFY(marks.size() > 3 && marks.size() < 100);
    QCOMPARE(marks[0].cursor.selectedText(), u"import"_s);
    QCOMPARE(marks[0].format.background().color(), Theme::color(Token::Accent));
    QCOMPARE(marks[1].format.background().color(), Theme::color(Token::AmberGround));
    QVERIFY(marks[1].format.hasProperty(QTextFormat::OutlinePen));
    const auto lastMark = [&preview] { return preview.extraSelections().last().cursor.selectionStart(); };
    preview.setFocus();
    QTest::keyClick(&preview, Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(lastMark(), 49'990);
    preview.findNext(true); // brings the second one back into sight
    QCOMPARE(found.last(), QVariantList({ 2, 5'000 }));
    QVERIFY(lastMark() < 1'000);
    preview.findNext(false);
    preview.findNext(false);
    QCOMPARE(found.last(), QVariantList({ 5'000, 5'000 }));
    QCOMPARE(lastMark(), 49'990);
    preview.endFind();
    QVERIFY(preview.extraSelections().isEmpty());
    QCOMPARE(preview.textCursor().selectedText(), u"import"_s);
    QCOMPARE(preview.textCursor().selectionStart(), 49'990);
}

void TestTextPreview::aLongLineIsMarkedWhereItIsSeen()
{
    TextPreview preview;
    preview.resize(300, 200);
    preview.show();
    QSignalSpy shown(&preview, &TextPreview::shown);
    QSignalSpy found(&preview, &TextPreview::found);
    const auto bytes = QByteArray("x ").repeated(900);
    preview.showText(u"a.txt"_s, bytes, bytes.size());
    QTRY_COMPARE(shown.size(), 1);
    preview.find(u"x"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.last(), QVariantList({ 1, 900 }));
    QVERIFY(preview.extraSelections().size() < 100);
    preview.findNext(false);
    QVERIFY(preview.horizontalScrollBar()->value() > 0);
    QCOMPARE(preview.extraSelections().last().cursor.selectionStart(), 1'798);
    QVERIFY(preview.extraSelections().size() < 100);
}

void TestTextPreview::whatIsSoughtIsSoughtInTheNextText()
{
    TextPreview preview;
    preview.resize(300, 200);
    preview.show();
    QSignalSpy found(&preview, &TextPreview::found);
    preview.showText(u"a.txt"_s, "one two", 7);
    QTRY_COMPARE(preview.toPlainText(), u"one two"_s);
    preview.find(u"two"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.last(), QVariantList({ 1, 1 }));
    preview.showText(u"b.txt"_s, "two, two and two", 16);
    QTRY_COMPARE(found.last(), QVariantList({ 1, 3 }));
    preview.find(u"three"_s);
    QTRY_COMPARE(found.last(), QVariantList({ 0, 0 }));
    QVERIFY(preview.extraSelections().isEmpty());
}

/// With HUBDESK_SHOTS=DIR: pictures to look at.
void TestTextPreview::pictures()
{
    const auto folder = qEnvironmentVariable("HUBDESK_SHOTS");
    if (folder.isEmpty()) {
        QSKIP("HUBDESK_SHOTS names no folder");
    }
    for (const auto choice : { SchemeChoice::Light, SchemeChoice::Dark }) {
        m_theme->setChoice(choice);
        TextPreview preview;
        preview.resize(600, 300);
        preview.show();
        QSignalSpy shown(&preview, &TextPreview::shown);
        preview.showText(
            u"a.py"_s, "# a comment\nimport os\n\ndef main(count=3):\n    return \"text\" * count\n", 70);
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(preview.grab().save(u"%1/text-%2.png"_s.arg(folder).arg(int(choice))));
    }
}

QTEST_MAIN(TestTextPreview)
#include "tst_textpreview.moc"
