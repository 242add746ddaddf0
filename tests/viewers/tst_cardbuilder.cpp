// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"
#include "core/card/cardhtml.h"
#include "tests/card/realcards.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardbuilder.h"
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <memory>
#include <stop_token>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray sample(const char *file)
{
    return RealCards::bytes(QStringLiteral(HUBDESK_SOURCE "/tests/data/cards/") + QLatin1StringView(file));
}

} // namespace

class TestCardBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void copyIsTheOriginal_data();
    void copyIsTheOriginal();
    void emojiAfterAnchorsStayWhole();
    void pictureSizes_data();
    void pictureSizes();
    void aPictureAloneKeepsABannersPlace();
    void headingsHaveTheSizesOfTheFace();
    void aStopEndsIt();
    void aViewThatGoesWaitsForNoLayout();
    void theThemeChangesMeanwhile();

private:
    Theme *m_theme = nullptr;
};

void TestCardBuilder::copyIsTheOriginal_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text, code, tables, lists and quotations") << sample("features.md");
    QTest::newRow("raw HTML") << sample("html.md");
    QTest::newRow("many scripts") << sample("scripts.md");
    QTest::newRow("pictures") << sample("images.md");
    const QByteArray wide = "<img src=\"wide.png\" width=\"590\" height=\"40\">";
    QTest::newRow("emoji before a wide picture") << "\xF0\x9F\xA4\x97 " + wide + "\n";
    QTest::newRow("emoji before badges on two lines")
        << "\xF0\x9F\x9A\x80 " + QByteArray("[![b](badge.png)](x.md) ").repeated(9) + "\n";
    QTest::newRow("a wide picture in a list") << "- one\n- some words " + wide + " and words after it\n\n> "
            + wide + " quoted \xF0\x9F\x9A\x80 \xF0\x9F\x9A\x80 words\n";
    QTest::newRow("a picture in words that are broken into lines")
        << QByteArray("e\xCC\x81tude \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC ![b](badge.png) words ")
               .repeated(20);
}

/// The view finds by its copy what the original draws: both have to lie the same.
void TestCardBuilder::copyIsTheOriginal()
{
    QFETCH(QByteArray, text);
    const CardContext context{
        { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s }, Revision(), QUrl(u"https://hub.example"_s), {}
    };
    const auto built = buildCard(renderCard(text, context), CardStyle::current(), 600, {});
    QCOMPARE(built.width, 600);
    QCOMPARE(built.copy->toPlainText(), built.original->toPlainText());
    QCOMPARE(built.copy->blockCount(), built.original->blockCount());
    const auto *copied = built.copy->documentLayout();
    const auto *layout = built.original->documentLayout();
    QCOMPARE(copied->documentSize().height(), layout->documentSize().height());
    QVERIFY(qAbs(copied->documentSize().width() - layout->documentSize().width()) < 1.5);
    for (auto block = built.copy->begin(); block.isValid(); block = block.next()) {
        const auto theirs = built.original->findBlock(block.position());
        QCOMPARE(theirs.position(), block.position());
        QCOMPARE(copied->blockBoundingRect(block), layout->blockBoundingRect(theirs));
        QCOMPARE(block.layout()->lineCount(), theirs.layout()->lineCount());
        for (int line = 0; line < block.layout()->lineCount(); ++line) {
            QCOMPARE(block.layout()->lineAt(line).position(), theirs.layout()->lineAt(line).position());
            QCOMPARE(block.layout()->lineAt(line).textStart(), theirs.layout()->lineAt(line).textStart());
        }
    }
}

void TestCardBuilder::emojiAfterAnchorsStayWhole()
{
    const auto built = buildCard(renderCard("# \xF0\x9F\x90\xB7Pig\n\n## *\xF0\x9F\x90\xA6* bird\n", {}),
                                 CardStyle::current(),
                                 600,
                                 {});
    for (auto block = built.original->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QVERIFY(!it.fragment().text().back().isHighSurrogate());
        }
    }
    QVERIFY(built.anchors.contains(u"pig"_s));
}

void TestCardBuilder::pictureSizes_data()
{
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("own");
    QTest::addColumn<QSize>("size");
    QTest::newRow("nothing is known: a badge") << QSize() << 0 << QSize() << QSize(96, 20);
    QTest::newRow("its own size") << QSize() << 0 << QSize(40, 30) << QSize(40, 30);
    QTest::newRow("never wider than the text") << QSize() << 0 << QSize(2'000, 1'000) << QSize(500, 250);
    QTest::newRow("wanted width keeps the shape") << QSize(100, 0) << 0 << QSize(50, 20) << QSize(100, 40);
    QTest::newRow("wanted height keeps the shape") << QSize(0, 40) << 0 << QSize(50, 20) << QSize(100, 40);
    QTest::newRow("a share of the text") << QSize() << 50 << QSize(100, 100) << QSize(250, 250);
    QTest::newRow("both are wanted") << QSize(70, 10) << 0 << QSize(50, 20) << QSize(70, 10);
}

void TestCardBuilder::pictureSizes()
{
    QFETCH(QSize, wanted);
    QFETCH(int, percent);
    QFETCH(QSize, own);
    ImageRef image;
    image.width = qMax(0, wanted.width());
    image.height = qMax(0, wanted.height());
    image.widthPercent = percent;
    QTEST(pictureSize(image, { .size = own, .words = {} }, 500), "size");
}

void TestCardBuilder::aPictureAloneKeepsABannersPlace()
{
    const CardContext context{
        { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s }, Revision(), QUrl(u"https://hub.example"_s), {}
    };
    const auto card
        = renderCard("![banner](a.png)\n\nwords ![sign](b.png) words\n\n[![badge](c.png)](x.md)\n\n"
                     "![elsewhere](https://web.example/d.png)\n",
                     context);
    const auto sizes = [&card](const KnownPictures &known) {
        return buildCard(card, CardStyle::current(), 600, known).imageSizes;
    };
    const QSize banner(600 - 2 * cardMargin, (600 - 2 * cardMargin) / 4);
    const auto unknown = sizes({});
    QCOMPARE(unknown.value(u"hubimage:0"_s), banner);
    for (const auto &badge : { u"hubimage:1"_s, u"hubimage:2"_s, u"hubimage:3"_s }) {
        QCOMPARE(unknown.value(badge), QSize(96, 20));
    }
    QCOMPARE(sizes({ { u"hubimage:0"_s, { .size = { 300, 90 }, .words = {} } } }).value(u"hubimage:0"_s),
             QSize(300, 90));
}

void TestCardBuilder::headingsHaveTheSizesOfTheFace()
{
    const auto style = CardStyle::current();
    const auto built
        = buildCard(renderCard("# One `code`\n\n## Two\n\n### Three\n\nwords\n", {}), style, 600, {});
    QList<double> sizes;
    for (auto block = built.original->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto size = it.fragment().charFormat().font().pointSizeF() / style.body.pointSizeF();
            if (sizes.isEmpty() || !qFuzzyCompare(sizes.last(), size)) {
                sizes << size;
            }
        }
    }
    QCOMPARE(sizes, (QList<double>{ 1.7, 1.3, 1.1, 1.0 }));
}

void TestCardBuilder::aStopEndsIt()
{
    std::stop_source stop;
    const auto card = renderCard("# Heron\n\nWords.\n", {});
    const auto built = buildCard(card, CardStyle::current(), 600, {}, {}, stop.get_token());
    QVERIFY(built.original && built.copy);
    stop.request_stop();
    const auto stopped = buildCard(card, CardStyle::current(), 600, {}, {}, stop.get_token());
    QVERIFY(!stopped.original && !stopped.copy);
}

/// Quitting would be as slow as the longest card.
void TestCardBuilder::aViewThatGoesWaitsForNoLayout()
{
#ifndef HUBDESK_SANITIZED
    QSKIP("optimised code is told to stop before it has begun");
#endif
    const auto longCard = renderCard(QByteArray("Words in `code`, and **others**.\n\n").repeated(15'000), {});
    auto view = std::make_unique<CardView>();
    view->showCard(longCard);
    QTRY_VERIFY(workers()->activeThreadCount() > 0);
    view.reset();
    QVERIFY(workers()->activeThreadCount() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(workers()->activeThreadCount(), 0, 60'000);
}

/// Qt's importer reads the palette that a new theme replaces.
void TestCardBuilder::theThemeChangesMeanwhile()
{
    const auto card = renderCard(QByteArray("[a](x.md) <b>b</b> ").repeated(200), {});
    const auto work = [card, style = CardStyle::current()] {
        for (int round = 0; round < 20; ++round) {
            buildCard(card, style, 600, {});
        }
    };
    const auto future = onWorker(work);
    for (bool high = true; !future.isFinished(); high = !high) {
        m_theme->setHighContrast(high);
    }
    m_theme->setHighContrast(false);
}

QTEST_MAIN(TestCardBuilder)
#include "tst_cardbuilder.moc"
