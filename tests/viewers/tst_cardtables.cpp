// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/card/realcards.h"
#include "tests/card/safehtml.h"
#include "tests/viewers/cardrig.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardtables.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTextTable>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QStringList warnings;

void note(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg) {
        warnings << text;
    }
}

/// The first reference in a document that is none of ours, or nothing.
QString foreign(const BuiltCard &built)
{
    for (auto block = built.original->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat();
            const auto href = format.anchorHref();
            const auto image = format.isImageFormat() ? format.toImageFormat().name() : QString();
            if (!href.isEmpty() && !href.startsWith(u'#') && !href.startsWith("hublink:"_L1)
                && !href.startsWith("hubfold:"_L1)) {
                return href;
            }
            if (!image.isEmpty() && !image.startsWith("hubimage:"_L1)) {
                return image;
            }
        }
    }
    return {};
}

int mostColumns(const BuiltCard &built)
{
    int most = 0;
    for (const auto *frame : built.original->rootFrame()->childFrames()) {
        const auto *table = qobject_cast<const QTextTable *>(frame);
        most = qMax(most, table ? table->columns() : 0);
    }
    return most;
}

/// A table with a row of these cells.
QByteArray tableOf(const QByteArrayList &cells)
{
    return '|' + QByteArray("head|").repeated(int(cells.size())) + "\n|"
        + QByteArray("-|").repeated(int(cells.size())) + "\n|" + cells.join('|') + "|\n";
}

} // namespace

class TestCardTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void fit_data();
    void fit();
    void narrowTablesAreLeftAlone();
    void copiesHaveNoBreaks();
    void picturesInCellsAreSmaller();
    void alignment();
    void allRealCards();

private:
    Theme *m_theme = nullptr;
};

void TestCardTables::fit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("long words") << tableOf({ "short", QByteArray(200, 'x'), "words in a cell" });
    QTest::newRow("addresses") << tableOf({ "a",
                                            "https://hub.example/" + QByteArray("folder/").repeated(20),
                                            QByteArray("under_score_").repeated(9) });
    QTest::newRow("many columns") << tableOf(QByteArrayList(14, "identifier_of_things"));
    QTest::newRow("code") << tableOf({ "a", "`" + QByteArray("org/name-of-a-model").repeated(5) + "`", "b" });
    QTest::newRow("tables in tables") << QByteArray(
        "<table><tr><td>" + QByteArray(90, 'a') + "</td><td><table><tr><td>" + QByteArray(90, 'b')
        + "</td><td>" + QByteArray(90, 'c') + "</td></tr></table></td></tr></table>\n");
    QTest::newRow("pictures") << tableOf({ "<img src=a.png width=900>", "<img src=b.png width=900>", "c" });
    QTest::newRow("no Latin letters")
        << tableOf({ QString(u"漢"_s).repeated(90).toUtf8(), QString(u"é"_s).repeated(90).toUtf8() });
}

/// No table makes the card wider than the view.
void TestCardTables::fit()
{
    QFETCH(QByteArray, text);
    for (const int width : { 508, 700 }) {
        const auto built = buildCard(CardRig::cardOf(text), CardStyle::current(), width, {});
        const auto size = built.original->documentLayout()->documentSize();
        QVERIFY2(qRound(size.width()) <= width, qPrintable(u"%1 in %2"_s.arg(size.width()).arg(width)));
        const auto frames = built.original->rootFrame()->childFrames();
        QVERIFY(!frames.isEmpty());
        for (auto *frame : frames) {
            const auto rect = built.original->documentLayout()->frameBoundingRect(frame);
            QVERIFY2(qRound(rect.right()) <= width, qPrintable(u"%1 in %2"_s.arg(rect.right()).arg(width)));
        }
        QCOMPARE(built.text.size(), built.original->characterCount() - 1);
    }
}

void TestCardTables::narrowTablesAreLeftAlone()
{
    const auto built
        = buildCard(CardRig::cardOf(tableOf({ "some-words", "1.0" })), CardStyle::current(), 508, {});
    QVERIFY(!built.text.contains(softBreak));
}

void TestCardTables::copiesHaveNoBreaks()
{
    CardView view;
    view.resize(400, 400);
    view.show();
    const QByteArray word("identifier_of_things");
    QVERIFY(CardRig::show(&view, tableOf(QByteArrayList(9, word)).replace("head", word)));
    QVERIFY(view.document()->toPlainText().contains(softBreak));
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    view.selectAll();
    view.copy();
    QVERIFY(QApplication::clipboard()->text().contains(QString::fromLatin1(word)));
}

void TestCardTables::picturesInCellsAreSmaller()
{
    const auto built = buildCard(
        CardRig::cardOf(tableOf({ "![a](a.png)", "b" }) + "\n![b](b.png)\n"),
        CardStyle::current(),
        532,
        { { u"hubimage:0"_s, { { 2'000, 1'000 }, {} } }, { u"hubimage:1"_s, { { 2'000, 1'000 }, {} } } });
    QVERIFY(built.imageSizes.value(u"hubimage:0"_s).width() <= 250);
    QCOMPARE(built.imageSizes.value(u"hubimage:1"_s).width(), 500);
}

void TestCardTables::alignment()
{
    const auto built
        = buildCard(CardRig::cardOf("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|\n"), CardStyle::current(), 508, {});
    const auto *table = qobject_cast<QTextTable *>(built.original->rootFrame()->childFrames().value(0));
    QVERIFY(table);
    const auto align = [table](int column) {
        return table->cellAt(1, column).firstCursorPosition().blockFormat().alignment()
            & (Qt::AlignLeft | Qt::AlignRight | Qt::AlignHCenter);
    };
    QCOMPARE(align(1), Qt::AlignHCenter);
    QCOMPARE(align(2), Qt::AlignRight);
    QVERIFY(table->cellAt(0, 0).firstCursorPosition().charFormat().fontWeight() >= QFont::Medium);
}

/// Every collected card, open and closed, in a narrow and a wide view.
void TestCardTables::allRealCards()
{
    if (RealCards::folder().isEmpty()) {
        QSKIP("the collected real cards are not beside the sources");
    }
    warnings.clear();
    auto *before = qInstallMessageHandler(note);
    QStringList wide;
    int cards = 0;
    const auto names = QDir(RealCards::folder()).entryList({ u"*.md"_s }, QDir::Files);
    for (const auto &name : names) {
        const auto card = CardRig::cardOf(RealCards::bytes(RealCards::folder() + u'/' + name));
        QSet<int> all;
        for (int fold = 0; fold < card.folds.size(); ++fold) {
            all.insert(fold);
        }
        const bool narrow = ++cards % 2;
        const auto built = buildCard(card, CardStyle::current(), narrow ? 508 : widestCard, {}, all);
        // Nobody can read forty columns in half a page: such a table may be scrolled.
        if (qRound(built.original->size().width()) > built.width + 1 && mostColumns(built) <= 20) {
            wide << u"%1: %2 in %3"_s.arg(name).arg(built.original->size().width()).arg(built.width);
        }
        if (const auto problem = SafeHtml::problem(card) + foreign(built); !problem.isEmpty()) {
            warnings << name + u": "_s + problem;
        }
    }
    qInstallMessageHandler(before);
    QCOMPARE(warnings, QStringList());
    QVERIFY2(wide.isEmpty(), qPrintable(wide.join(u' ')));
    QVERIFY2(cards >= 200, QByteArray::number(cards).constData());
    qInfo("%d real cards", cards);
}

QTEST_MAIN(TestCardTables)
#include "tst_cardtables.moc"
