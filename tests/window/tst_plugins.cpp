// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"
#include "support/window.h"
#include "ui/shared/statepane.h"

#include <QAbstractScrollArea>
#include <QFile>
#include <QLabel>
#include <QScrollBar>
#include <QSlider>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr int soundMs = 700;

bool isBuilt(const QString &plugin)
{
    return QFile::exists(QStringLiteral(HUBDESK_BINARY "/app/plugins/") + plugin);
}

void open(TestWindow &test, int row)
{
    test.hub.addRepo(FakeHub::RepoKind::Dataset,
                     u"northwind/media"_s,
                     { { u"a.pdf"_s, FakeHub::plainPdf(u"Title"_s, QStringList(110, u"one line"_s)) },
                       { u"b.wav"_s, FakeHub::toneWav(196, soundMs) },
                       { u"c.pdf"_s, QByteArray("%PDF-1.4\nno document at all\n") },
                       { u"d.wav"_s, QByteArray("RIFF\x10\0\0\0WAVEnothing", 19) } });
    test.start();
    test.type(u"searchField"_s, u"hf://datasets/northwind/media"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 4, longMs);
    test.clickRow(u"fileTree"_s, row);
}

} // namespace

/// The plugins that show PDF and play sounds, loaded as the program loads them, on files of the Hub.
class TestPlugins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesOfADocument();
    void aSoundIsPlayed();
    void damagedFiles_data();
    void damagedFiles();
};

void TestPlugins::pagesOfADocument()
{
    if (!isBuilt(u"hubdesk-pdf.so"_s)) {
        QSKIP("the plugin was not built: its library is not here");
    }
    TestWindow test;
    open(test, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"pdfPages"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"previewNote"_s).endsWith(u"page 1 of 3"_s), longMs);
    auto *pages = test.get<QAbstractScrollArea>(u"pdfPages"_s);
    // Words on paper: rendered by a thread of Qt PDF.
    const auto dark = [pages] {
        const auto shot = pages->viewport()->grab().toImage();
        int found = 0;
        for (int y = 0; y < shot.height(); ++y) {
            for (int x = 0; x < shot.width(); ++x) {
                found += shot.pixelColor(x, y).lightness() < 100;
            }
        }
        return found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(dark() > 200, longMs);
    pages->verticalScrollBar()->setValue(pages->verticalScrollBar()->maximum());
    QTRY_VERIFY(test.text(u"previewNote"_s).endsWith(u"page 3 of 3"_s));
}

void TestPlugins::aSoundIsPlayed()
{
    if (!isBuilt(u"hubdesk-media.so"_s)) {
        QSKIP("the plugin was not built: its library is not here");
    }
    TestWindow test;
    open(test, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"mediaPlayer"_s), longMs);
    const auto *slider = test.get<QSlider>(u"seekMedia"_s);
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), soundMs, longMs);
    QVERIFY(!test.isShown(u"mediaVideo"_s));
    test.click(u"playMedia"_s);
    QTRY_VERIFY_WITH_TIMEOUT(slider->value() > 0, longMs);
    // It ends by itself, and can be played again.
    QTRY_COMPARE_WITH_TIMEOUT(test.find(u"playMedia"_s)->accessibleName(), u"Play"_s, longMs);
    test.click(u"playMedia"_s);
    QTRY_COMPARE(test.find(u"playMedia"_s)->accessibleName(), u"Pause"_s);
    test.clickRow(u"fileTree"_s, 0); // silent when it is not shown any more
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"mediaPlayer"_s), longMs);
    test.clickRow(u"fileTree"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"playMedia"_s), longMs);
    QCOMPARE(test.find(u"playMedia"_s)->accessibleName(), u"Play"_s);
}

void TestPlugins::damagedFiles_data()
{
    QTest::addColumn<QString>("plugin");
    QTest::addColumn<int>("row");
    QTest::newRow("PDF") << u"hubdesk-pdf.so"_s << 2;
    QTest::newRow("sound") << u"hubdesk-media.so"_s << 3;
}

void TestPlugins::damagedFiles()
{
    QFETCH(QString, plugin);
    QFETCH(int, row);
    if (!isBuilt(plugin)) {
        QSKIP("the plugin was not built: its library is not here");
    }
    TestWindow test;
    open(test, row);
    const auto view = row == 2 ? u"pdfView"_s : u"mediaView"_s;
    const auto says = [&] {
        const auto *shown = test.find(view);
        const auto *state = shown ? shown->findChild<StatePane *>() : nullptr;
        return state && state->isVisible() ? state->state().title : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(says(), u"No preview"_s, longMs);
    test.clickRow(u"fileTree"_s, row == 2 ? 0 : 1); // the next one is shown all the same
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(row == 2 ? u"pdfPages"_s : u"mediaPlayer"_s), longMs);
}

QTEST_MAIN(TestPlugins)
#include "tst_plugins.moc"
