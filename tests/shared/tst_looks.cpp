// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "ui/shared/avatar.h"
#include "ui/shared/chip.h"
#include "ui/shared/controls.h"
#include "ui/shared/errorbanner.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/foldout.h"
#include "ui/shared/format.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/paint.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/reponame.h"
#include "ui/shared/segmented.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/statepane.h"
#include "ui/shared/switch.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QFocusFrame>
#include <QHeaderView>
#include <QHelpEvent>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What the shared widgets and the style look like: labels, menus, tables, links.
class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelFollowsTheme();
    void labelsAreNoHtml();
    void labelsHaveAShorterForm();
    void cellsStandBelowTheirHead();
    void theActiveEntryOfAMenuIsSeen_data();
    void theActiveEntryOfAMenuIsSeen();
    void aRingIsSeenOnASelectedRow();
    void dotsStandWhereNamesAreAlike();
    void theOwnerGivesWayToTheName();
    void aNameStandsAtTheLeadingEdge();
    void everyAgeFitsItsColumn();
    void flowBreaksLines();
    void flowPutsLinksInTheMiddle();
    void aLinkStandsOnTheEdgeOfItsLayout();
    void labelsHaveNamesInMonospace();
};

void TestLooks::labelFollowsTheme()
{
    Theme theme;
    theme.setChoice(SchemeChoice::Light);
    TextLabel label(u"a rather long sentence about nothing"_s, TextSize::Small, Token::Muted);
    label.setElide(Qt::ElideRight);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::color(Token::Muted));
    QVERIFY(label.minimumSizeHint().width() < 60);
    theme.setChoice(SchemeChoice::Dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), QColor(0x9ca3af));
    theme.setTextPercent(150);
    QCOMPARE(label.font().pointSizeF(), 13.5);
}

void TestLooks::labelsAreNoHtml()
{
    TextLabel label(u"<b>a stranger's</b> long sentence about nothing"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.accessibleName(), label.text());
}

void TestLooks::labelsHaveAShorterForm()
{
    Theme theme;
    theme.setChoice(SchemeChoice::Light);
    const auto pictureOf = [](const QString &text, const QString &shorter, int width) {
        TextLabel label;
        label.setElide(Qt::ElideRight);
        label.setText(text, shorter);
        label.resize(width, 20);
        return label.grab().toImage();
    };
    const auto whole = u"684 results"_s;
    const auto number = u"684"_s;
    QCOMPARE(pictureOf(whole, number, 200), pictureOf(whole, {}, 200));
    QCOMPARE(pictureOf(whole, number, 40), pictureOf(number, {}, 40));
    QVERIFY(pictureOf(whole, {}, 40) != pictureOf(number, {}, 40));
}

void TestLooks::cellsStandBelowTheirHead()
{
    const Theme theme;
    QTreeView table;
    table.setRootIsDecorated(false);
    QStyleOptionHeader head;
    head.rect = { 0, 0, 200, 28 };
    head.position = QStyleOptionHeader::OnlyOneSection;
    const auto words = table.style()->subElementRect(QStyle::SE_HeaderLabel, &head, table.header());
    QCOMPARE(table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &table) + 1, words.left());
    QCOMPARE(words.right() + 1 + words.left(), 200); // numbers, at the other end
}

void TestLooks::theActiveEntryOfAMenuIsSeen_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestLooks::theActiveEntryOfAMenuIsSeen()
{
    QFETCH(const bool, isDark);
    Theme theme;
    theme.setChoice(isDark ? SchemeChoice::Dark : SchemeChoice::Light);
    QMenu menu;
    auto *one = menu.addAction(u"One"_s);
    auto *two = menu.addAction(u"Two"_s);
    menu.resize(menu.sizeHint());
    menu.ensurePolished();
    menu.setActiveAction(two);
    const auto shot = menu.grab().toImage();
    const auto ground = [&](QAction *action) {
        const auto place = menu.actionGeometry(action);
        return shot.pixelColor(place.left() + 16, place.center().y()); // where a picture would be
    };
    QCOMPARE(ground(one), Theme::color(Token::Raised));
    QCOMPARE(ground(two), Theme::color(Token::Selection));
}

// What has just begun has a track that is no part of the ground, and an arc on it.
void TestLooks::aRingIsSeenOnASelectedRow()
{
    const Theme theme;
    const auto picture = [](double share, bool isSelected) {
        QImage image(60, 40, QImage::Format_RGB32);
        image.fill(Theme::color(Token::Selection));
        QPainter painter(&image);
        const StateBadge begun{ .state = LocalState::Running, .word = u"0 %"_s, .share = share };
        drawStateBadge(&painter, image.rect(), begun, Theme::font(TextSize::Small), isSelected);
        return image;
    };
    QVERIFY(picture(0, true) != picture(0, false)); // another track than on the page
    QCOMPARE(picture(0, true), picture(0.05, true)); // the arc is never shorter than that
    QVERIFY(picture(0, true) != picture(0.5, true));
}

void TestLooks::dotsStandWhereNamesAreAlike()
{
    const auto bird = u"skylark-1b-instruct-Q4_K_M.gguf"_s;
    const auto other = u"skylark-1b-instruct-Q5_K_M.gguf"_s;
    QCOMPARE(elidedApart(bird, { other }, 60), bird);
    QCOMPARE(elidedApart(bird, {}, 19), u"skylark-1…_K_M.gguf"_s);
    QCOMPARE(elidedApart(bird, { other }, 19), u"skylark…Q4_K_M.gguf"_s);
    QCOMPARE(elidedApart(u"a-heron-1-of-the-long-names.bin"_s, { u"a-heron-2-of-the-long-names.bin"_s }, 12),
             u"a-h…1-of-th…"_s);
}

void TestLooks::theOwnerGivesWayToTheName()
{
    const auto fit
        = [](int room) { return fitRepoName(u"open-mergers/"_s, u"skylark-32B"_s, TextSize::Body, room); };
    const auto whole = fit(10'000);
    QCOMPARE(whole.owner + whole.name, u"open-mergers/skylark-32B"_s);
    QCOMPARE(fit(whole.width).owner, whole.owner);
    const auto less = fit(whole.width - 1);
    QVERIFY2(less.owner.contains(u'…'), qPrintable(less.owner));
    QCOMPARE(less.name, whole.name);
    QVERIFY(less.width < whole.width);
    for (int room = whole.width; room > 0; --room) { // what is left of it never reads as a part of the name
        const auto owner = fit(room).owner;
        QVERIFY2(owner.isEmpty() || owner.endsWith(u'/'), qPrintable(owner));
        QVERIFY(fit(room).width <= room);
    }
    const auto alone = fit(whole.width - whole.ownerWidth);
    QCOMPARE(alone.owner, QString());
    QCOMPARE(alone.name, whole.name);
    const auto cut = fit((whole.width - whole.ownerWidth) / 2);
    QCOMPARE(cut.owner, QString());
    QVERIFY2(cut.name.startsWith(u's') && cut.name.contains(u'…') && cut.name.endsWith(u'B'),
             qPrintable(cut.name));
    QCOMPARE(fit(0).width, 0);
}

void TestLooks::aNameStandsAtTheLeadingEdge()
{
    const auto drawn = [](Qt::LayoutDirection direction) {
        QImage image(400, 24, QImage::Format_RGB32);
        image.fill(Theme::color(Token::Surface));
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        const int width = drawRepoName(&painter, image.rect(), u"o/"_s, u"heron"_s, TextSize::Body);
        return std::pair(image, width);
    };
    const auto [there, width] = drawn(Qt::LeftToRight);
    const auto [mirrored, same] = drawn(Qt::RightToLeft);
    QCOMPARE(same, width);
    QVERIFY(there != mirrored);
    QCOMPARE(mirrored.copy(400 - width, 0, width, 24), there.copy(0, 0, width, 24));
}

void TestLooks::everyAgeFitsItsColumn()
{
    const QFontMetrics metrics(Theme::figures(TextSize::Body));
    const int column = metrics.horizontalAdvance(widestAgo(metrics));
    const auto now = QDateTime::currentDateTime();
    for (qint64 age = 0; age < qint64(400) * 24 * 3600; age += 1 + age / 50) {
        const auto words = formatAgo(now.addSecs(-age), now);
        QVERIFY2(metrics.horizontalAdvance(words) <= column, qPrintable(words));
    }
}

void TestLooks::flowBreaksLines()
{
    QWidget place;
    auto *flow = new FlowLayout(&place);
    for (int i = 0; i < 3; ++i) {
        auto *box = new QWidget;
        box->setFixedSize(100, 24);
        flow->addWidget(box);
    }
    QCOMPARE(flow->heightForWidth(400), 24);
    QCOMPARE(flow->heightForWidth(220), 24 + 8 + 24);
    QCOMPARE(flow->heightForWidth(100), 3 * 24 + 2 * 8);
}

void TestLooks::flowPutsLinksInTheMiddle()
{
    const Theme theme;
    QWidget place;
    auto *flow = new FlowLayout(&place);
    auto *box = new QWidget;
    box->setFixedSize(100, 40);
    flow->addWidget(box);
    QList<QPushButton *> links{ new QPushButton(u"One"_s), new QPushButton(u"Two"_s) };
    for (auto *link : links) {
        setRole(link, ButtonRole::Link);
        flow->addWidget(link);
    }
    place.resize(400, 40);
    place.show();
    QCOMPARE(links.first()->geometry().center().y(), box->geometry().center().y());
    QVERIFY(links.last()->x() - links.first()->geometry().right()
            >= Metrics::space2); // apart by more than a blank
}

// The ring of the focus needs room around the letters, which is not taken from the layout.
void TestLooks::aLinkStandsOnTheEdgeOfItsLayout()
{
    const Theme theme;
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(16, 16, 16, 16);
    auto *link = new QPushButton(u"Link"_s);
    setRole(link, ButtonRole::Link);
    auto *label = new TextLabel(u"Label"_s);
    column->addWidget(link, 0, Qt::AlignLeft);
    column->addWidget(label);
    window.show();
    QCOMPARE(link->x() + Metrics::linkRing, label->x());
    setRole(link, ButtonRole::Normal);
    column->activate();
    QCOMPARE(link->x(), label->x());
}

void TestLooks::labelsHaveNamesInMonospace()
{
    const Theme theme;
    TextLabel label(u"org/heron is called org/egret now."_s);
    label.setNames({ u"org/heron"_s, u"org/egret"_s });
    QCOMPARE(label.text(), u"org/heron is called org/egret now."_s);
    label.resize(label.sizeHint().width() + 100, label.sizeHint().height());
    const auto texts = paintedTexts(&label);
    QVERIFY2(texts.size() >= 4, qPrintable(QString::number(texts.size()))); // a run for each font
    label.setWordWrap(true);
    QVERIFY(label.heightForWidth(90) > label.heightForWidth(2'000));
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
