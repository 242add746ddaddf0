// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"
#include "support/textrecorder.h"

#include <QLabel>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr double least = 4.5; // design.md 8

/// Every text that is painted too faintly, once for each pair of colours.
QStringList faint(const QList<PaintedText> &texts)
{
    QStringList found;
    QSet<std::pair<QRgb, QRgb>> known;
    for (const auto &one : texts) {
        const auto contrast = contrastRatio(one.text, one.ground);
        if (contrast < least && !known.contains({ one.text.rgb(), one.ground.rgb() })) {
            known.insert({ one.text.rgb(), one.ground.rgb() });
            found << u"'%1' %2 on %3: %4 at %5,%6"_s
                         .arg(one.words.left(40), one.text.name(), one.ground.name())
                         .arg(contrast, 0, 'f', 2)
                         .arg(one.place.x())
                         .arg(one.place.y());
        }
    }
    return found;
}

} // namespace

/// Every pair of text and ground that the pages really paint can be read, in both schemes.
class TestContrast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRecorderSeesWhatIsPainted();
    void everyPage_data();
    void everyPage();
};

void TestContrast::theRecorderSeesWhatIsPainted()
{
    QLabel label(u"Words"_s);
    label.setAutoFillBackground(true);
    label.setAlignment(Qt::AlignCenter);
    label.resize(200, 60);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0xdddddd));
    palette.setColor(QPalette::WindowText, QColor(0xbbbbbb));
    label.setPalette(palette);
    const auto texts = paintedTexts(&label);
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts.first().words, u"Words"_s);
    QCOMPARE(texts.first().text, QColor(0xbbbbbb));
    QCOMPARE(texts.first().ground, QColor(0xdddddd));
    QCOMPARE(faint(texts).size(), 1);
}

void TestContrast::everyPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("dark");
    for (const auto &page : Hubdesk::everyPage()) {
        QTest::newRow(qPrintable(page + u", light"_s)) << page << false;
        QTest::newRow(qPrintable(page + u", dark"_s)) << page << true;
    }
}

void TestContrast::everyPage()
{
    QFETCH(QString, page);
    QFETCH(bool, dark);
    TestWindow test;
    openPage(&test, page);
    if (dark) {
        test.settings()->colourScheme.set(ColourScheme::Dark);
        QVERIFY(Theme::isDark());
    }
    QList<PaintedText> texts;
    const auto isReadable = [&] {
        texts = paintedTexts(shownRoot(&test));
        return texts.size() > 5 && faint(texts).isEmpty();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(
        isReadable(), qPrintable(faint(texts).join(u'\n')), 10'000); // a worker lays cards out anew
    closeDialog(&test);
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
