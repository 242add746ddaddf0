// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"
#include "support/textrecorder.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr double least = 4.5; // design.md 8
constexpr int longMs = 10'000; // a worker lays cards out anew

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

struct Look {
    QString name;
    ColourScheme scheme;
    bool highContrast;
};

const QList<Look> looks{ { u"light"_s, ColourScheme::Light, false },
                         { u"dark"_s, ColourScheme::Dark, false },
                         { u"light, high contrast"_s, ColourScheme::Light, true },
                         { u"dark, high contrast"_s, ColourScheme::Dark, true } };

void wear(TestWindow *test, const Look &look)
{
    test->settings()->colourScheme.set(look.scheme);
    test->settings()->highContrast.set(look.highContrast);
    QCOMPARE(Theme::isDark(), look.scheme == ColourScheme::Dark);
    QCOMPARE(test->theme()->highContrast(), look.highContrast);
}

/// All of a page, or of a part of it, as it is now.
void verifyReadable(QWidget *root, const QString &when)
{
    QList<PaintedText> texts;
    const auto isReadable = [&] {
        texts = paintedTexts(root);
        return !texts.isEmpty() && faint(texts).isEmpty();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isReadable(), qPrintable(when + u": "_s + faint(texts).join(u'\n')), longMs);
}

QList<QAbstractItemView *> shownViews(TestWindow *test)
{
    QList<QAbstractItemView *> views;
    for (auto *view : shownRoot(test)->findChildren<QAbstractItemView *>()) {
        if (view->isVisible() && !qobject_cast<QHeaderView *>(view) && view->model()
            && view->model()->rowCount() > 0 && view->window() == shownRoot(test)->window()) {
            views << view;
        }
    }
    return views;
}

/// Two rows that can be chosen and are in sight, the current one first; fewer where there are fewer.
QList<QModelIndex> chosenRows(QAbstractItemView *view)
{
    QList<QModelIndex> rows;
    if (view->currentIndex().isValid()) {
        rows << view->currentIndex();
    }
    for (int row = 0; row < view->model()->rowCount() && rows.size() < 2; ++row) {
        const auto index = view->model()->index(row, 0);
        if (index != view->currentIndex() && (index.flags() & Qt::ItemIsSelectable) == Qt::ItemIsSelectable
            && view->viewport()->rect().contains(view->visualRect(index).center())) {
            rows << index;
        }
    }
    return rows;
}

/// A row chosen while its view has the focus, another under the pointer, and the same without the focus.
void verifyRows(TestWindow *test, QAbstractItemView *view, const QString &look)
{
    const auto rows = chosenRows(view);
    if (rows.isEmpty() || !view->isVisible()) {
        return;
    }
    const auto what = look + u", "_s + view->objectName();
    view->setFocus();
    view->setCurrentIndex(rows.first());
    const auto under = view->visualRect(rows.last()).center();
    QTest::mouseMove(view->viewport(), under);
    verifyReadable(view, what + u", chosen with the focus"_s);
    test->key(Qt::Key_Tab);
    verifyReadable(view, what + u", chosen without the focus"_s);
}

/// Each by itself: what is under the pointer changes that one alone.
void verifyButtons(TestWindow *test, const QString &look)
{
    for (auto *button : shownRoot(test)->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || !button->isEnabled() || button->visibleRegion().isEmpty()) {
            continue;
        }
        QTest::mouseMove(button, button->rect().center());
        const auto bad = faint(paintedTexts(button));
        QVERIFY2(bad.isEmpty(), qPrintable(look + u", under the pointer: "_s + bad.join(u'\n')));
    }
}

} // namespace

/// Every pair of text and ground that the pages really paint can be read, in both schemes, with outlines and
/// without, and in every state.
class TestContrast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRecorderSeesWhatIsPainted();
    void everyPage_data();
    void everyPage();
    void everyState_data();
    void everyState();
    void outlinesOfHighContrast();
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
    for (const auto &page : Hubdesk::everyPage()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void TestContrast::everyPage()
{
    QFETCH(QString, page);
    TestWindow test;
    openPage(&test, page);
    for (const auto &look : looks) {
        wear(&test, look);
        verifyReadable(shownRoot(&test), look.name);
    }
    closeDialog(&test);
}

// Pages that have every kind of list and button between them.
void TestContrast::everyState_data()
{
    QTest::addColumn<QString>("page");
    for (const auto *page : { "models",
                              "tableMode",
                              "narrowed",
                              "files",
                              "commits",
                              "person",
                              "transferring",
                              "table",
                              "weights",
                              "parquet",
                              "compare",
                              "findings",
                              "settings3",
                              "settings4",
                              "signIn",
                              "welcome" }) {
        QTest::newRow(page) << QString::fromLatin1(page);
    }
}

void TestContrast::everyState()
{
    QFETCH(QString, page);
    QVERIFY(Hubdesk::everyPage().contains(page));
    TestWindow test;
    openPage(&test, page);
    for (const auto &look : looks) {
        if (look.highContrast) {
            continue; // changes outlines alone
        }
        wear(&test, look);
        for (auto *view : shownViews(&test)) {
            verifyRows(&test, view, look.name);
        }
        verifyButtons(&test, look.name);
        auto *root = shownRoot(&test);
        root->setEnabled(false);
        verifyReadable(root, look.name + u", disabled"_s);
        root->setEnabled(true);
    }
    closeDialog(&test);
}

// What the setting is for: the edges of fields and buttons stand out.
void TestContrast::outlinesOfHighContrast()
{
    TestWindow test;
    openPage(&test, u"models"_s);
    for (const auto &look : looks) {
        wear(&test, look);
        for (const auto token : { Token::Border, Token::Control }) {
            const auto contrast = contrastRatio(Theme::color(token), Theme::color(Token::Surface));
            QVERIFY2((contrast >= 3) == look.highContrast, qPrintable(look.name));
        }
        // And is painted so: somewhere on the edge of the button that sorts.
        const auto picture = test.find(u"sortBy"_s)->grab().toImage();
        const auto edge = picture.pixelColor(picture.width() / 2, 0);
        QVERIFY2((contrastRatio(edge, Theme::color(Token::Surface)) >= 2.5) == look.highContrast,
                 qPrintable(look.name + u' ' + edge.name()));
    }
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
