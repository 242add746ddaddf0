// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "ui/shared/avatar.h"
#include "ui/shared/chip.h"
#include "ui/shared/controls.h"
#include "ui/shared/errorbanner.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/foldout.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/paint.h"
#include "ui/shared/progressstrip.h"
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

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statePaneShowsWhatItHas();
    void statePaneKeepsNoRoomOfWordsBefore();
    void statePaneWorksByKeyboard();
    void theRingOfASwitchTouchesNoLetter();
    void noticeClosesAndActs();
    void errorBannerOffersTheRemedy();
    void progressNeverGoesBack();
    void chipIsRemovedByKey();
    void segmentsMoveByArrow();
    void switchIsACheckBox();
    void badgeSaysItsWord();
    void everyStateButNoneHasAWord();
    void initialsOfNames_data();
    void initialsOfNames();
    void avatarsDifferByOwner();
    void aStateFitsIntoANarrowPane();
    void skeletonWaitsThenShows();
    void ringFollowsTheKeyboardOnly();
};

void TestWidgets::statePaneShowsWhatItHas()
{
    StatePane pane;
    pane.resize(500, 400);
    pane.setState({ .icon = Icon::Search,
                    .title = u"Nothing here"_s,
                    .text = u"Try other words."_s,
                    .note = {},
                    .primary = u"Clear"_s,
                    .primaryIcon = {},
                    .secondary = {},
                    .detail = u"raw"_s });
    pane.show();
    QVERIFY(pane.findChild<QPushButton *>(u"statePrimary"_s)->isVisible());
    QVERIFY(!pane.findChild<QPushButton *>(u"stateSecondary"_s)->isVisible());
    QCOMPARE(pane.accessibleName(), u"Nothing here"_s);
    auto *fold = pane.findChild<FoldOut *>();
    QVERIFY(fold->isVisible() && !fold->isOpen());
    fold->setOpen(true);
    QCOMPARE(fold->text(), u"raw"_s);
}

void TestWidgets::statePaneKeepsNoRoomOfWordsBefore()
{
    StatePane pane;
    pane.resize(600, 500);
    pane.show();
    const PaneState little{ .icon = Icon::Info, .title = u"Title"_s, .text = u"Words."_s, .note = u"Note"_s };
    const auto tops = [&pane] {
        pane.layout()->activate();
        QMap<QString, int> all;
        for (const auto &text : paintedTexts(&pane)) {
            all[text.words] = text.place.top();
        }
        return all;
    };
    pane.setState(little);
    const auto before = tops();
    QCOMPARE(before.size(), 3);
    auto much = little;
    much.text = u"Many words that take more than one line. "_s.repeated(6);
    pane.setState(much);
    pane.setState(little);
    QCOMPARE(tops(), before);
}

void TestWidgets::theRingOfASwitchTouchesNoLetter()
{
    Switch only(u"Only differences"_s);
    only.resize(only.sizeHint());
    only.show();
    for (const auto direction : { Qt::LeftToRight, Qt::RightToLeft }) {
        only.setLayoutDirection(direction);
        const auto texts = paintedTexts(&only);
        QCOMPARE(texts.size(), 1);
        const auto place = texts.first().place;
        QVERIFY(place.left() >= 3 && place.right() <= only.width() - 4);
    }
}

void TestWidgets::statePaneWorksByKeyboard()
{
    StatePane pane;
    pane.setState({ .icon = Icon::Error,
                    .title = u"Failed"_s,
                    .text = {},
                    .note = {},
                    .primary = u"Retry"_s,
                    .primaryIcon = {},
                    .secondary = u"Back"_s,
                    .detail = {} });
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QSignalSpy primary(&pane, &StatePane::primaryTriggered);
    QSignalSpy secondary(&pane, &StatePane::secondaryTriggered);
    pane.findChild<QPushButton *>(u"statePrimary"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(primary.size(), 1);
    QCOMPARE(secondary.size(), 1);
}

void TestWidgets::noticeClosesAndActs()
{
    NoticeBar bar;
    QVERIFY(!bar.isVisible());
    bar.setNotice({ Notice::Kind::Warning, u"Offline"_s, u"next try in 24 s"_s, u"Try now"_s, true, {} });
    bar.resize(600, 34);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.accessibleName(), u"Offline"_s);
    QSignalSpy acted(&bar, &NoticeBar::actionTriggered);
    QSignalSpy closed(&bar, &NoticeBar::closed);
    QTest::mouseClick(bar.findChild<QPushButton *>(u"noticeAction"_s), Qt::LeftButton);
    QCOMPARE(acted.size(), 1);
    QTest::mouseClick(bar.findChild<QToolButton *>(u"noticeClose"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!bar.isVisible());
}

void TestWidgets::errorBannerOffersTheRemedy()
{
    ErrorBanner banner;
    QSignalSpy asked(&banner, &ErrorBanner::remedyRequested);
    banner.setError(Error{ Error::Kind::Unauthorized });
    QVERIFY(banner.isVisible());
    QTest::mouseClick(banner.findChild<QPushButton *>(u"errorRemedy"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<Remedy>(), Remedy::SignIn);
    banner.setError(Error{ Error::Kind::Unsafe });
    QVERIFY(!banner.findChild<QPushButton *>(u"errorRemedy"_s)->isVisible());
    banner.clear();
    QVERIFY(!banner.isVisible());
}

void TestWidgets::progressNeverGoesBack()
{
    ProgressStrip strip;
    strip.setParts({ 0.2, 0.4, 0, ProgressParts::Mood::Running });
    QCOMPARE(strip.valueText(), u"60 %"_s);
    strip.setParts({ 0.2, 0.3, 0.1, ProgressParts::Mood::Running });
    QCOMPARE(strip.valueText(), u"60 %"_s);
    QCOMPARE(strip.parts().verified, 0.1);
    strip.setParts({ 0.2, 0.1, 0, ProgressParts::Mood::Retrying });
    QCOMPARE(strip.valueText(), u"30 %"_s);
    strip.reset();
    QCOMPARE(strip.valueText(), u"0 %"_s);
}

void TestWidgets::chipIsRemovedByKey()
{
    Chip chip(u"apache-2.0"_s);
    QVERIFY(chip.accessibleName().contains(u"apache-2.0"));
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::mouseClick(&chip, Qt::LeftButton);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(chip.sizeHint().height(), 24);
}

void TestWidgets::segmentsMoveByArrow()
{
    Segmented segments;
    segments.addIcon(Icon::List, u"List"_s);
    segments.addIcon(Icon::Table, u"Table"_s);
    segments.show();
    QVERIFY(QTest::qWaitForWindowActive(&segments));
    QSignalSpy changed(&segments, &Segmented::currentChanged);
    segments.setCurrent(0);
    QCOMPARE(changed.size(), 0);
    segments.findChild<QToolButton *>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(segments.current(), 1);
    QCOMPARE(changed.size(), 1);
}

void TestWidgets::switchIsACheckBox()
{
    Switch lever(u"Work offline"_s);
    QTest::keyClick(&lever, Qt::Key_Space);
    QVERIFY(lever.isChecked());
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&lever);
    QVERIFY(seen);
    QCOMPARE(seen->role(), QAccessible::CheckBox);
    QVERIFY(seen->state().checked);
    QCOMPARE(seen->text(QAccessible::Name), u"Work offline"_s);
}

void TestWidgets::badgeSaysItsWord()
{
    StateBadgeLabel label;
    label.setBadge({ LocalState::Partial, u"3 of 7 files"_s, 0.4 });
    QCOMPARE(label.accessibleName(), u"3 of 7 files"_s);
    const int wide = label.sizeHint().width();
    label.setBadge({ LocalState::NotHere, {}, 0 });
    QVERIFY(label.sizeHint().width() <= 0 && wide > 60);
}

void TestWidgets::everyStateButNoneHasAWord()
{
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(LocalState::NeedsAttention); ++i) {
        words.insert(stateWord(static_cast<LocalState>(i)));
    }
    QCOMPARE(words.size(), 11);
    QVERIFY(words.contains(QString()));
}

void TestWidgets::initialsOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("one word gives two letters") << u"northlight"_s << u"NO"_s;
    QTest::newRow("parts give one each") << u"open-meridian"_s << u"OM"_s;
    QTest::newRow("underscores part, too") << u"halden_research"_s << u"HR"_s;
    QTest::newRow("humps part, too") << u"FernHill"_s << u"FH"_s;
    QTest::newRow("acronyms stay") << u"NASA"_s << u"NA"_s;
    QTest::newRow("one letter") << u"x"_s << u"X"_s;
    QTest::newRow("nothing") << QString() << u"?"_s;
    QTest::newRow("signs only") << u"--"_s << u"?"_s;
    QTest::newRow("other scripts") << u"\u6771\u4eac"_s << u"\u6771\u4eac"_s;
}

void TestWidgets::initialsOfNames()
{
    QFETCH(QString, name);
    QTEST(initials(name), "letters");
}

void TestWidgets::avatarsDifferByOwner()
{
    QSet<int> seen;
    for (const QString &name :
         { u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s, u"i"_s, u"j"_s, u"k"_s, u"l"_s }) {
        seen.insert(static_cast<int>(avatarSeries(name)));
        QCOMPARE(avatarSeries(name.toUpper()), avatarSeries(name));
    }
    QVERIFY(seen.size() >= 3);
}

void TestWidgets::aStateFitsIntoANarrowPane()
{
    Theme theme;
    theme.setTextPercent(150);
    StatePane pane;
    pane.setState(
        { .icon = Icon::Search,
          .title = u"Nothing matches"_s,
          .text = u"Take a filter away, try fewer letters, or paste the address of a repository."_s });
    for (const int width : { 800, 300 }) {
        pane.resize(width, 600);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        for (const auto *label : pane.findChildren<TextLabel *>()) {
            if (label->isVisible()) {
                QTRY_VERIFY(label->x() >= Metrics::pageMargin);
                QTRY_VERIFY(label->geometry().right() < width - Metrics::pageMargin + 1);
            }
        }
    }
}

void TestWidgets::skeletonWaitsThenShows()
{
    const Theme theme;
    Skeleton skeleton(SkeletonRows::List);
    skeleton.resize(300, 400);
    skeleton.start(u"hub.test"_s);
    QVERIFY(skeleton.isVisible());
    QVERIFY(!skeleton.findChild<QPushButton *>(u"skeletonRetry"_s)->isVisible());
    const auto block = [&] { return skeleton.grab().toImage().pixelColor(30, 26); };
    QCOMPARE(block(), Theme::color(Token::Surface)); // a quick answer shows no blocks at all
    QTRY_COMPARE(block(), Theme::color(Token::Track));
    skeleton.stop();
    QVERIFY(!skeleton.isVisible());
}

void TestWidgets::ringFollowsTheKeyboardOnly()
{
    const Theme theme;
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton(u"First"_s);
    auto *second = new QPushButton(u"Second"_s);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::mouseClick(first, Qt::LeftButton);
    const auto ring = [&] {
        const auto *frame = window.findChild<QFocusFrame *>();
        return frame && frame->isVisible() ? frame->widget() : nullptr;
    };
    QVERIFY(!ring());
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_COMPARE(ring(), second);
    const QImage image = window.grab().toImage();
    QCOMPARE(image.pixelColor(second->geometry().center().x(), second->y() - 2), Theme::color(Token::Accent));
    QTest::mouseClick(&window, Qt::LeftButton, {}, { 1, 1 });
    QVERIFY(!ring());
    first->setFocus(Qt::OtherFocusReason); // as a page does that comes after a click
    QVERIFY(!ring());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
