// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/repodelegate.h"
#include "ui/browse/repolistmodel.h"
#include "ui/repo/selectionfooter.h"
#include "ui/shared/actions.h"
#include "ui/shared/avatar.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/viewers/sharebar.h"
#include "ui/window/palettedelegate.h"
#include "ui/window/palettemodel.h"
#include "ui/window/statusstrip.h"

#include <QLayout>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int wide = 460;

QImage
paintedRow(const QStyledItemDelegate &delegate, const QModelIndex &index, Qt::LayoutDirection direction)
{
    QStyleOptionViewItem option;
    option.direction = direction;
    option.state = QStyle::State_Enabled;
    option.rect = { 0, 0, wide, delegate.sizeHint(option, index).height() };
    QImage image(option.rect.size(), QImage::Format_RGB32);
    image.fill(Theme::color(Token::Surface));
    QPainter painter(&image);
    delegate.paint(&painter, option, index);
    return image;
}

/// From the first to the last column of `rows` that is not all ground; -1: all is.
std::pair<int, int> inked(const QImage &image, int from, int to, int top, int bottom)
{
    const auto ground = Theme::color(Token::Surface).rgb();
    std::pair<int, int> ends{ -1, -1 };
    for (int x = from; x < to; ++x) {
        for (int y = top; y < bottom; ++y) {
            if (image.pixel(x, y) != ground) {
                ends = { ends.first < 0 ? x : ends.first, x };
                break;
            }
        }
    }
    return ends;
}

} // namespace

/// What is painted by hand, in a layout from right to left.
class TestMirrored : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRepoInAList();
    void anEntryOfThePalette();
    void aBarOfShares();
    void theStatusStrip();
    void theFootOfAFileList();

private:
    Theme m_theme;
};

void TestMirrored::aRepoInAList()
{
    RepoSummary repo{ .id = *RepoId::parse(RepoKind::Model, u"northwind/heron"_s) };
    repo.downloads = 1200;
    QStandardItemModel model(1, 1);
    const auto index = model.index(0, 0);
    model.setData(index, QVariant::fromValue(repo), RepoListModel::SummaryRole);
    model.setData(
        index, QVariant::fromValue(StateBadge{ .state = LocalState::Complete }), RepoListModel::StateRole);
    const RepoDelegate delegate(nullptr, nullptr);
    const auto there = paintedRow(delegate, index, Qt::LeftToRight);
    const auto mirrored = paintedRow(delegate, index, Qt::RightToLeft);
    QCOMPARE(mirrored.size(), there.size());
    // The picture of the owner is at the leading edge: a corner of it, where no letter is.
    const int corner = Metrics::pageMargin + 4;
    const int middle = there.height() / 2;
    const auto fill = Theme::seriesFill(avatarSeries(u"northwind"_s)).rgb();
    QCOMPARE(there.pixel(corner, middle - 9), fill);
    QCOMPARE(mirrored.pixel(wide - 1 - corner, middle - 9), fill);
    QVERIFY(mirrored.pixel(corner, middle - 9) != fill);
    // The name reads the same, at the other side.
    const int text = Metrics::pageMargin + Theme::px(28) + Metrics::space3;
    const auto name = inked(there, text, wide, 4, middle - 2);
    const auto nameMirrored = inked(mirrored, 0, wide - text, 4, middle - 2);
    QVERIFY(name.first >= text && name.second < wide / 2);
    QVERIFY(nameMirrored.first > wide / 2);
    const int length = name.second - name.first + 1;
    QCOMPARE(nameMirrored.second - nameMirrored.first + 1, length);
    QCOMPARE(mirrored.copy(nameMirrored.first, 4, length, middle - 6),
             there.copy(name.first, 4, length, middle - 6));
    // The state stands at the trailing edge.
    QVERIFY(inked(there, wide - 130, wide, middle + 2, there.height() - 4).first > 0);
    const auto state = inked(mirrored, 0, 130, middle + 2, mirrored.height() - 4);
    QVERIFY(state.first >= Metrics::space3 && state.second < 130);
}

void TestMirrored::anEntryOfThePalette()
{
    QStandardItemModel model(1, 1);
    const auto index = model.index(0, 0);
    const PaletteEntry entry{
        .text = u"northwind/heron"_s, .monospace = true, .keys = u"F5"_s, .matched = { 0, 1 }
    };
    model.setData(index, QVariant::fromValue(entry), PaletteModel::EntryRole);
    model.setData(index, false, PaletteModel::HeadingRole);
    const PaletteDelegate delegate;
    const auto there = paintedRow(delegate, index, Qt::LeftToRight);
    const auto mirrored = paintedRow(delegate, index, Qt::RightToLeft);
    const int text = Metrics::space4 + Theme::px(Metrics::iconButton) + Metrics::space3;
    const int keys = 60; // at the other edge
    const auto icon = inked(there, 0, text - 2, 0, there.height());
    const auto iconMirrored = inked(mirrored, wide - text + 2, wide, 0, there.height());
    QVERIFY(std::abs(iconMirrored.first - (wide - 1 - icon.second)) <= 3); // it keeps its own face
    const auto name = inked(there, text - 2, wide - keys, 0, there.height());
    const auto nameMirrored = inked(mirrored, keys, wide - text + 2, 0, there.height());
    QVERIFY(name.second < wide / 2 && nameMirrored.first > wide / 2);
    const int length = name.second - name.first + 1;
    QCOMPARE(mirrored.copy(nameMirrored.first, 0, length, there.height()),
             there.copy(name.first, 0, length, there.height()));
    const auto cap = inked(there, wide - keys, wide, 0, there.height());
    const auto capMirrored = inked(mirrored, 0, keys, 0, there.height());
    QCOMPARE(capMirrored.first, wide - 1 - cap.second);
}

void TestMirrored::aBarOfShares()
{
    ShareBar bar;
    bar.setShares(u"Sizes"_s,
                  { { .name = u"F16"_s, .amount = u"3 GB"_s, .weight = 3, .series = Series::Models },
                    { .name = u"Q4"_s, .amount = u"1 GB"_s, .weight = 1, .series = Series::Datasets } });
    bar.resize(wide, bar.heightForWidth(wide));
    const auto first = Theme::seriesLine(Series::Models).rgb();
    const auto second = Theme::seriesLine(Series::Datasets).rgb();
    for (const bool mirrored : { false, true }) {
        bar.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        const auto image = bar.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const auto at = [&](int x) { return mirrored ? wide - 1 - x : x; };
        int y = 0; // in the bar: the first line that has both
        while (y < image.height()
               && (image.pixel(at(wide / 4), y) != first || image.pixel(at(wide * 7 / 8), y) != second)) {
            ++y;
        }
        QVERIFY2(y < image.height(), mirrored ? "mirrored" : "as it is");
        // The first label's swatch is at the leading edge.
        const int low = image.height() - QFontMetrics(Theme::font(TextSize::Small)).height() / 2;
        QCOMPARE(image.pixel(at(3), low), first);
    }
}

// Lines stand beside the same parts.
void TestMirrored::theStatusStrip()
{
    Actions actions;
    StatusStrip strip(&actions);
    strip.setFreeSpace(1'000'000'000, u"/cache"_s);
    strip.setConnection(u"hub.example"_s, {}, 0, 0);
    strip.resize(900, strip.sizeHint().height());
    strip.show();
    const auto line = Theme::color(Token::Border).rgb();
    for (const bool mirrored : { false, true }) {
        strip.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        strip.layout()->activate();
        const auto image = strip.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const auto *transfers = strip.findChild<QToolButton *>(u"stripTransfers"_s);
        const auto place = transfers->geometry();
        QCOMPARE(place.center().x() > strip.width() / 2, mirrored);
        const int y = image.height() / 2;
        const int beside = mirrored ? place.left() - Metrics::space1 : place.right() + Metrics::space1;
        QCOMPARE(image.pixel(beside, y), line);
        for (const auto *name : { "stripSpace", "stripConnection", "stripAccount" }) {
            const auto part = strip.findChild<QToolButton *>(QLatin1StringView(name))->geometry();
            const int before = mirrored ? part.right() + Metrics::space1 : part.left() - Metrics::space1;
            QVERIFY2(image.pixel(before, y) == line, name);
        }
    }
}

// The bar is before the words, and what is here already at its beginning.
void TestMirrored::theFootOfAFileList()
{
    SelectionFooter foot;
    FileTreeModel::Selection half;
    half.allFiles = 2;
    half.allBytes = 200;
    half.allPresentBytes = 100;
    foot.setSelection(half, true);
    foot.setFreeBytes(1'000'000);
    foot.resize(700, foot.sizeHint().height());
    foot.show();
    const auto fresh = Theme::color(Token::Accent).rgb();
    for (const bool mirrored : { false, true }) {
        foot.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        foot.layout()->activate();
        foot.resize(mirrored ? 701 : 700, foot.height()); // the bar is placed anew
        QCoreApplication::processEvents(); // its words make room for it
        const auto image = foot.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const auto words = foot.findChild<QWidget *>(u"selectionSpace"_s)->geometry();
        const int y = words.center().y();
        const auto at = [&](int x) { return mirrored ? image.width() - 1 - x : x; };
        int end = Metrics::pageMargin; // of the bar: the last column of its own colour
        for (int x = end; x < image.width() / 2; ++x) {
            end = image.pixel(at(x), y) == fresh ? x : end;
        }
        QVERIFY(end > Metrics::pageMargin + 30);
        QCOMPARE(image.pixel(at(end - 8), y), fresh); // the half that is to be fetched
        QVERIFY(mirrored ? words.right() < at(end) : words.left() > end);
    }
}

QTEST_MAIN(TestMirrored)
#include "tst_mirrored.moc"
