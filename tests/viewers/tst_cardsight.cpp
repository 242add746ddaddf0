// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardsight.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto words = "some words that fill more than a line of the narrow page, and go on for a while "_L1;

QString paragraphs(int count)
{
    return (u"<p>"_s + words + words + u"</p>"_s).repeated(count);
}

QString table(int rows, const QString &first, const QString &second)
{
    return u"<table border=\"0\" cellpadding=\"6\">"_s
        + (u"<tr><td>"_s + first + u"</td><td>"_s + second + u"</td></tr>"_s).repeated(rows) + u"</table>"_s;
}

QRectF rectOf(const QTextDocument &document, int number)
{
    return document.documentLayout()->blockBoundingRect(document.findBlockByNumber(number));
}

} // namespace

/// Which blocks of a card are in sight.
class TestCardSight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsAllThatIsThere_data();
    void holdsAllThatIsThere();
    void holdsNotMuchMore();
    void ofNothing();
};

void TestCardSight::holdsAllThatIsThere_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("lines") << paragraphs(30);
    QTest::newRow("table") << paragraphs(2) + table(60, u"a"_s, u"b"_s) + paragraphs(2);
    QTest::newRow("cells of several lines") << table(30, paragraphs(2), u"a"_s) + paragraphs(3);
    QTest::newRow("short cells first") << table(30, u"a"_s, paragraphs(2)) + paragraphs(3);
    QTest::newRow("short cells in the middle")
        << table(30, u"a"_s, paragraphs(2)).replace("<td>"_L1, "<td valign=\"middle\">"_L1);
    QTest::newRow("tables in tables") << table(8, table(3, u"a"_s, paragraphs(1)), u"b"_s);
    QTest::newRow("cells over several rows") << u"<table cellpadding=\"6\">"_s
            + u"<tr><td rowspan=\"3\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>"_s.repeated(
                20)
            + u"</table>"_s;
    QTest::newRow("lists and quotations")
        << u"<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"_s.repeated(20) + u"<blockquote>"_s
            + paragraphs(5) + u"</blockquote>"_s;
}

void TestCardSight::holdsAllThatIsThere()
{
    QFETCH(const QString, html);
    QTextDocument document;
    document.setHtml(html);
    document.setTextWidth(300);
    const auto height = document.size().height();
    constexpr int page = 120;
    for (int top = 0; top < height; top += 7) {
        const auto sight = blocksBetween(document, top, top + page);
        for (int number = 0; number < document.blockCount(); ++number) {
            if (document.findBlockByNumber(number).length() <= 1) {
                continue; // before a table it takes no room
            }
            const auto rect = rectOf(document, number);
            if (rect.bottom() > top && rect.top() < top + page) {
                QVERIFY2(
                    number >= sight.first && number < sight.end,
                    qPrintable(u"%1 at %2: %3 to %4"_s.arg(number).arg(top).arg(sight.first).arg(sight.end)));
            }
        }
    }
}

void TestCardSight::holdsNotMuchMore()
{
    QTextDocument document;
    document.setHtml(table(1'000, u"a"_s, u"b"_s));
    document.setTextWidth(300);
    const auto row = document.size().height() / 1'000;
    const auto sight = blocksBetween(document, 500 * row, 500 * row + 200);
    QCOMPARE_LE(sight.end - sight.first, 2 * (200 / row + 4));
    QCOMPARE_LE(rectOf(document, sight.first).top(), 500 * row);
}

void TestCardSight::ofNothing()
{
    QTextDocument document;
    document.setTextWidth(300);
    QCOMPARE(blocksBetween(document, 0, 100), BlockRange({ 0, 1 }));
    document.setHtml(paragraphs(3));
    QCOMPARE(blocksBetween(document, -50, -10), BlockRange({ 0, 1 }));
    QCOMPARE(blocksBetween(document, 9'000, 9'100), BlockRange({ 2, 3 }));
}

QTEST_MAIN(TestCardSight)
#include "tst_cardsight.moc"
