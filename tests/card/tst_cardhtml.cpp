// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "tests/card/realcards.h"
#include "tests/card/safehtml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardContext someContext()
{
    return {
        { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s }, Revision(), QUrl(u"https://hub.example"_s), {}
    };
}

/// The whole document as text: HTML first, then what its placeholders stand for.
QString described(const CardDocument &document)
{
    QString text = document.html;
    if (!text.endsWith(u'\n')) {
        text += u'\n';
    }
    for (const auto &heading : document.headings) {
        text += u"\n<!-- heading %1 #%2 %3 -->"_s.arg(heading.level).arg(heading.anchor, heading.text);
    }
    for (qsizetype i = 0; i < document.links.size(); ++i) {
        const auto &link = document.links[i];
        const auto target = link.kind == CardLink::Kind::Place ? link.place.uri() : link.url.toString();
        text += u"\n<!-- link %1 %2%3 -->"_s.arg(i).arg(
            target, link.fragment.isEmpty() ? QString() : u" #"_s + link.fragment);
    }
    for (const auto &image : document.images) {
        text += u"\n<!-- image %1 %2 %3x%4 %5% %6 -->"_s.arg(image.url.toString())
                    .arg(int(image.source))
                    .arg(image.width)
                    .arg(image.height)
                    .arg(image.widthPercent)
                    .arg(image.source == ImageRef::Source::Data ? QString::number(image.data.size())
                                                                : image.address.toString(QUrl::FullyEncoded));
    }
    for (const auto &block : document.blocks) {
        text += u"\n<!-- code %1\n%2\n-->"_s.arg(block.language, block.text);
    }
    return text + (document.truncated ? u"\n<!-- truncated -->\n"_s : u"\n"_s);
}

} // namespace

class TestCardHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void longTextIsCut();
    void hostileMarkdown_data();
    void hostileMarkdown();
    void realCards();
    void speed();
};

/// Every card in tests/data/cards has its expected document beside it; HUBDESK_UPDATE_GOLDEN=1 writes them
/// anew.
void TestCardHtml::golden_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(HUBDESK_SOURCE "/tests/data/cards"));
    const auto cards = folder.entryList({ u"*.md"_s }, QDir::Files, QDir::Name);
    QVERIFY(cards.size() >= 5);
    for (const auto &card : cards) {
        QTest::newRow(qPrintable(card)) << folder.filePath(card);
    }
}

void TestCardHtml::golden()
{
    QFETCH(QString, path);
    const auto document = renderCard(RealCards::bytes(path), someContext());
    QCOMPARE(SafeHtml::problem(document), QString());
    const auto text = described(document).toUtf8();
    const QString goldenPath = path.chopped(3) + u".html"_s;
    if (qEnvironmentVariableIntValue("HUBDESK_UPDATE_GOLDEN") == 1) {
        QFile file(goldenPath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        return;
    }
    const auto golden = RealCards::bytes(goldenPath);
    QVERIFY2(!golden.isEmpty(), "no golden file; HUBDESK_UPDATE_GOLDEN=1 writes it");
    const auto is = text.split('\n');
    const auto wanted = golden.split('\n');
    for (qsizetype line = 0; line < qMin(is.size(), wanted.size()); ++line) {
        QCOMPARE(is[line], wanted[line]);
    }
    QCOMPARE(is.size(), wanted.size());
}

void TestCardHtml::longTextIsCut()
{
    QVERIFY(!renderCard(QByteArray("word ").repeated(1'000), someContext()).truncated);
    const auto document = renderCard(QByteArray("a line of text\n\n").repeated(100'000), someContext());
    QVERIFY(document.truncated);
    QCOMPARE(SafeHtml::problem(document), QString());
}

void TestCardHtml::hostileMarkdown_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &piece, int count = 20'000) {
        QTest::newRow(name) << piece.repeated(count);
    };
    row("brackets", "[");
    row("pictures", "![");
    row("emphasis", "*a _b ");
    row("back quotes", "`a ``b ");
    row("quotes", "> ");
    row("lists", "- ");
    row("references", "[a]: b\n[a]", 5'000);
    row("angle brackets", "<a@b<");
    row("wide tables", "|");
    QTest::newRow("wide and long table") << QByteArray("|a").repeated(120) + "|\n"
            + QByteArray("|-").repeated(120) + "|\n" + QByteArray("|\n").repeated(20'000);
    row("links in links", "[a](", 10'000);
    row("bare links", "www.a.b ", 10'000);
    row("zero bytes", QByteArray("\0\n", 2));
}

void TestCardHtml::hostileMarkdown()
{
    QFETCH(QByteArray, text);
    QCOMPARE(SafeHtml::problem(renderCard(text, someContext())), QString());
}

void TestCardHtml::realCards()
{
    if (RealCards::folder().isEmpty()) {
        QSKIP("the collected real cards are not beside the sources");
    }
    int headings = 0, tables = 0, code = 0, images = 0;
    const auto names = QDir(RealCards::folder()).entryList({ u"*.md"_s }, QDir::Files);
    for (const auto &name : names) {
        const auto document = renderCard(RealCards::bytes(RealCards::folder() + u'/' + name), someContext());
        const auto problem = SafeHtml::problem(document);
        QVERIFY2(problem.isEmpty(), qPrintable(name + u": "_s + problem));
        QVERIFY2(!document.truncated, qPrintable(name));
        headings += int(document.headings.size());
        tables += int(document.html.count(u"<table"));
        code += int(document.blocks.size());
        images += int(document.images.size());
    }
    QVERIFY(headings > 3'000);
    QVERIFY(tables > 200);
    QVERIFY(code > 400);
    QVERIFY(images > 60);
}

/// Says how long the largest real card takes; the figure counts in a release build.
void TestCardHtml::speed()
{
    const auto real = RealCards::folder().isEmpty()
        ? QByteArray()
        : RealCards::bytes(RealCards::folder() + u"/220-Yi-34B-Chat.md"_s);
    auto text = real.isEmpty()
        ? RealCards::bytes(QStringLiteral(HUBDESK_SOURCE "/tests/data/cards/features.md"))
        : real;
    text = text.repeated(int(130'000 / text.size() + 1)).left(130'000);
    QElapsedTimer timer;
    timer.start();
    const auto document = renderCard(text, someContext());
    qInfo("%lld bytes of card, %lld characters of HTML, %.1f ms",
          qlonglong(text.size()),
          qlonglong(document.html.size()),
          double(timer.nsecsElapsed()) / 1e6);
    QVERIFY(!document.html.isEmpty());
}

QTEST_GUILESS_MAIN(TestCardHtml)
#include "tst_cardhtml.moc"
