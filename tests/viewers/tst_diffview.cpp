// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"
#include "ui/viewers/diffview.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray head = "diff --git a/n.txt b/n.txt\n--- a/n.txt\n+++ b/n.txt\n@@ -1 +1 @@\n";

} // namespace

class TestDiffView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void everyKindOfLineHasItsLook();
    void longLinesAreCut();
    void aLongDiffIsCutAndSaysSo();
    void isPreparedOnAWorkerAndColouredInSight();
    void theNewestWins();

private:
    Theme *m_theme = nullptr;
};

void TestDiffView::everyKindOfLineHasItsLook()
{
    const auto prepared = prepareDiff(head + "-old\n+new\n same\n");
    QCOMPARE(prepared.spans.size(), 7);
    QVERIFY(prepared.spans[0].first().bold && prepared.spans[1].first().bold);
    QVERIFY(prepared.spans[2].first().bold);
    QCOMPARE(prepared.spans[3].first().color, Token::Blue);
    QCOMPARE(prepared.spans[4].first().color, Token::Red);
    QCOMPARE(prepared.spans[4].first().ground, Token::RedGround);
    QCOMPARE(prepared.spans[5].first().color, Token::Green);
    QCOMPARE(prepared.spans[5].first().length, 4);
    QVERIFY(prepared.spans[6].isEmpty());
}

void TestDiffView::longLinesAreCut()
{
    const auto prepared = prepareDiff(head + '+' + QByteArray(900'000, 'x') + "\n-y\n");
    QCOMPARE(prepared.cutLines, 1);
    QVERIFY(prepared.text.size() < 2'200);
    QVERIFY(prepared.text.endsWith(u"\n-y"_s));
}

void TestDiffView::aLongDiffIsCutAndSaysSo()
{
    const auto prepared = prepareDiff(head + QByteArray("+line\n").repeated(400'000));
    QVERIFY(prepared.cut);
    QVERIFY(prepared.text.size() < (1 << 20) + 100);
    QVERIFY(prepared.text.endsWith(u"(The rest is too long to be shown.)"_s));
}

void TestDiffView::isPreparedOnAWorkerAndColouredInSight()
{
    DiffView view;
    view.resize(500, 300);
    view.show();
    QSignalSpy shown(&view, &TextPreview::shown);
    view.setDiff(head + QByteArray("+line\n").repeated(5'000));
    QVERIFY(view.toPlainText().isEmpty());
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(view.blockCount(), 5'004);
    const auto ground = [&view](int line) {
        const auto formats = view.document()->findBlockByNumber(line).layout()->formats();
        return formats.isEmpty() ? QColor() : formats.first().format.background().color();
    };
    QTRY_COMPARE(ground(5), Theme::color(Token::GreenGround));
    QVERIFY(!ground(4'000).isValid());
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(ground(4'999), Theme::color(Token::GreenGround));
    QVERIFY(!view.accessibleName().isEmpty());
}

void TestDiffView::theNewestWins()
{
    DiffView view;
    view.setDiff(QByteArray("+old\n").repeated(50'000));
    view.setDiff("+new\n");
    QTRY_COMPARE(view.toPlainText(), u"+new"_s);
    view.clearText();
    QVERIFY(view.toPlainText().isEmpty());
}

QTEST_MAIN(TestDiffView)
#include "tst_diffview.moc"
