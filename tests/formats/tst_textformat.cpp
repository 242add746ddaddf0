// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/textformat.h"
#include "tests/formats/mutation.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding,
                           mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(text);
}

} // namespace

class TestTextFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodings_data();
    void encodings();
    void notText_data();
    void notText();
    void lineEnds_data();
    void lineEnds();
    void aMarkIsNoText();
    void charactersSplitBetweenPieces();
    void looksAtTheBeginningOnly();
    void randomBytes();
};

void TestTextFormat::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<QString>("text");
    const auto words = u"name, größe\nEmil, 3\n"_s;
    const auto add = [&words](const char *name, const QByteArray &bytes, TextEncoding encoding, bool marked) {
        QTest::newRow(name) << bytes << encoding << marked << words;
    };
    using Converter = QStringConverter;
    add("UTF-8", words.toUtf8(), TextEncoding::Utf8, false);
    add("UTF-8 with a mark", encoded(words, Converter::Utf8, true), TextEncoding::Utf8, true);
    add("UTF-16 with a mark", encoded(words, Converter::Utf16LE, true), TextEncoding::Utf16Le, true);
    add("UTF-16 with a mark, big end first",
        encoded(words, Converter::Utf16BE, true),
        TextEncoding::Utf16Be,
        true);
    add("UTF-16 without a mark", encoded(words, Converter::Utf16LE, false), TextEncoding::Utf16Le, false);
    add("UTF-16 without a mark, big end first",
        encoded(words, Converter::Utf16BE, false),
        TextEncoding::Utf16Be,
        false);
    add("UTF-32 with a mark", encoded(words, Converter::Utf32LE, true), TextEncoding::Utf32Le, true);
    add("UTF-32 with a mark, big end first",
        encoded(words, Converter::Utf32BE, true),
        TextEncoding::Utf32Be,
        true);
    add("Latin-1", words.toLatin1(), TextEncoding::Latin1, false);
    QTest::newRow("quotes and dashes of Windows")
        << QByteArray("\x93so\x94 \x96 5 \x80") << TextEncoding::Latin1 << false << u"“so” – 5 €"_s;
    QTest::newRow("nothing") << QByteArray() << TextEncoding::Utf8 << false << QString();
    QTest::newRow("UTF-8 cut inside a character")
        << QByteArray("gr\xc3\xb6\xc3") << TextEncoding::Utf8 << false << u"grö"_s;
    QTest::newRow("UTF-8 with one damaged character")
        << "日本語の表です"_ba + "\xff" << TextEncoding::Utf8 << false << u"日本語の表です\uFFFD"_s;
}

void TestTextFormat::encodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto format = textFormatOf(bytes);
    QTEST(format.encoding, "encoding");
    QTEST(format.marked, "marked");
    QVERIFY(format.text);
    QVERIFY(!format.hasNul);
    QCOMPARE(decodeText(bytes, format.encoding), text);
}

void TestTextFormat::notText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("text");
    QTest::addColumn<bool>("hasNul");
    QTest::newRow("zeros") << QByteArray(100, '\0') << false << true;
    QTest::newRow("a zero in few letters") << QByteArray("ab\0cd", 5) << false << true;
    QTest::newRow("a zero in many letters") << QByteArray(500, 'a') + '\0' << true << true;
    QTest::newRow("control characters") << QByteArray("\1\2\3\4 letters between them \5\6") << false << false;
    QTest::newRow("colours of a terminal") << QByteArray("\x1b[31mred\x1b[0m\n") << true << false;
    QTest::newRow("a mark of UTF-16, then anything")
        << QByteArray::fromHex("fffe00d800d800d801d802d8030004000500") << false << false;
}

void TestTextFormat::notText()
{
    QFETCH(QByteArray, bytes);
    const auto format = textFormatOf(bytes);
    QTEST(format.text, "text");
    QTEST(format.hasNul, "hasNul");
}

void TestTextFormat::lineEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<LineEnds>("lineEnds");
    QTest::newRow("none") << "one line"_ba << LineEnds::None;
    QTest::newRow("line feeds") << "a\nb\n"_ba << LineEnds::Lf;
    QTest::newRow("both") << "a\r\nb\r\n"_ba << LineEnds::CrLf;
    QTest::newRow("carriage returns") << "a\rb\rc"_ba << LineEnds::Cr;
    QTest::newRow("mixed") << "a\nb\r\n"_ba << LineEnds::Mixed;
    QTest::newRow("both, cut in the middle of one") << "a\r\nb\r"_ba << LineEnds::CrLf;
    QTest::newRow("both, in UTF-16") << encoded(u"a\r\nb\r\n"_s, QStringConverter::Utf16LE, true)
                                     << LineEnds::CrLf;
}

void TestTextFormat::lineEnds()
{
    QFETCH(QByteArray, bytes);
    QTEST(textFormatOf(bytes).lineEnds, "lineEnds");
}

void TestTextFormat::aMarkIsNoText()
{
    QCOMPARE(decodeText("\xef\xbb\xbf"
                        "a",
                        TextEncoding::Utf8),
             u"a"_s);
    QCOMPARE(decodeText("\xff\xfe"
                        "a\0"_ba,
                        TextEncoding::Utf16Le),
             u"a"_s);
}

void TestTextFormat::charactersSplitBetweenPieces()
{
    const auto words = u"größe 日本 🚀"_s;
    for (const auto &[encoding, bytes] :
         { std::pair(TextEncoding::Utf8, words.toUtf8()),
           std::pair(TextEncoding::Utf16Le, encoded(words, QStringConverter::Utf16LE, true)),
           std::pair(TextEncoding::Utf32Be, encoded(words, QStringConverter::Utf32BE, true)) }) {
        TextDecoder decoder(encoding);
        QString text;
        for (const char byte : bytes) {
            text += decoder.decode(QByteArrayView(&byte, 1));
        }
        QCOMPARE(text, words);
    }
}

void TestTextFormat::looksAtTheBeginningOnly()
{
    QVERIFY(textFormatOf(QByteArray(64 << 10, 'a') + QByteArray(64 << 10, '\0')).text);
}

void TestTextFormat::randomBytes()
{
    Mutation mutate(20260301,
                    { "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\xc3", "\xf4\x90\x80\x80", "\0"_ba, "\r" });
    for (int round = 0; round < 3'000; ++round) {
        const auto bytes = mutate("name, größe\r\nEmil, 3\r\n日本語,🚀\n");
        const auto format = textFormatOf(bytes);
        QVERIFY(decodeText(bytes, format.encoding).size() <= bytes.size());
        QVERIFY2(!format.hasNul || bytes.contains('\0'), bytes.toHex().constData());
    }
}

QTEST_GUILESS_MAIN(TestTextFormat)
#include "tst_textformat.moc"
