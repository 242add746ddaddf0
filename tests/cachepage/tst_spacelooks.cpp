// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "tests/cachepage/maprig.h"
#include "ui/cache/cellraster.h"
#include "ui/cache/spacelegend.h"

#include <QAccessible>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Kind = SpaceNode::Kind;

namespace
{

/// Where a cell has nothing but its colour.
QPoint plainPlace(const QRect &cell)
{
    return cell.bottomRight() - QPoint(9, 9);
}

QSet<QRgb> coloursIn(const QImage &image, const QRect &place)
{
    QSet<QRgb> all;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x) {
            all.insert(image.pixel(x, y));
        }
    }
    return all;
}

} // namespace

/// What the pictures of a cache look like, to the pixel where a colour means something.
class TestSpaceLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init() { m_theme->setChoice(SchemeChoice::Light); }
    void coloursAreOfTheirKind_data();
    void coloursAreOfTheirKind();
    void coloursFollowTheScheme();
    void agesHaveColours();
    void freeableHasAColour();
    void sharedBytesAreHatched_data();
    void sharedBytesAreHatched();
    void basketHasADashedEdge();
    void selectedHasAnEdge();
    void repoOfSeveralCellsIsMarkedWhole();
    void wordsCanBeRead_data();
    void wordsCanBeRead();
    void cellsSayNameRevisionAndSize();
    void cellsStandOnPixels();
    void legendSaysWhatIsThere();

private:
    Theme *m_theme = nullptr;
};

void TestSpaceLooks::coloursAreOfTheirKind_data()
{
    QTest::addColumn<SchemeChoice>("scheme");
    QTest::addColumn<SpaceMap::Form>("form");
    QTest::newRow("light treemap") << SchemeChoice::Light << SpaceMap::Form::Treemap;
    QTest::newRow("dark treemap") << SchemeChoice::Dark << SpaceMap::Form::Treemap;
    QTest::newRow("light rings") << SchemeChoice::Light << SpaceMap::Form::Rings;
    QTest::newRow("dark rings") << SchemeChoice::Dark << SpaceMap::Form::Rings;
}

void TestSpaceLooks::coloursAreOfTheirKind()
{
    QFETCH(SchemeChoice, scheme);
    QFETCH(SpaceMap::Form, form);
    m_theme->setChoice(scheme);
    MapRig rig(form);
    const auto picture = rig.map.toImage();
    const bool isMap = form == SpaceMap::Form::Treemap;
    const auto check = [&](int node, Series series) {
        auto place = isMap ? plainPlace(rig.place(node)) : QPoint();
        if (!isMap) {
            const auto layout = RingLayout::of(rig.space->tree, 0, rig.map.viewport()->size());
            auto item = *std::ranges::find(layout.items, node, &SpaceItem::node);
            item.start -= item.span * 0.4; // beside its name
            place = layout.middle(item).toPoint();
        }
        QCOMPARE(picture.pixelColor(place), Theme::seriesFill(series));
    };
    check(rig.node(Kind::Revision, polarisMain), Series::Models);
    check(rig.node(Kind::Revision, 17'200'000'000), Series::Datasets);
    if (isMap) { // their arcs are too narrow for a pixel that is no edge
        check(rig.node(Kind::Spaces), Series::Spaces);
        check(rig.node(Kind::Loose), Series::Other);
    }
}

void TestSpaceLooks::coloursFollowTheScheme()
{
    MapRig rig;
    const auto place = plainPlace(rig.place(rig.node(Kind::Revision, polarisMain)));
    QCOMPARE(rig.pixel(place), QColor(0x9d, 0xb3, 0xe7));
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_COMPARE(rig.pixel(place), QColor(0x1d, 0x36, 0x72));
}

void TestSpaceLooks::agesHaveColours()
{
    MapRig rig;
    rig.map.setColouring(SpaceColouring::Age);
    const auto colour
        = [&](qint64 size) { return rig.pixel(plainPlace(rig.place(rig.node(Kind::Revision, size)))); };
    QCOMPARE(colour(polarisMain), Theme::seriesFill(Series::Datasets)); // 41 days
    QCOMPARE(colour(28'400'000'000), Theme::seriesFill(Series::Models)); // today
    QCOMPARE(colour(17'200'000'000), Theme::seriesFill(Series::Spaces)); // 10 days
    QCOMPARE(colour(6'400'000'000), Theme::seriesFill(Series::Spare)); // 100 days
}

void TestSpaceLooks::freeableHasAColour()
{
    MapRig rig;
    rig.map.setColouring(SpaceColouring::Freeable);
    QCOMPARE(rig.pixel(plainPlace(rig.place(rig.node(Kind::Revision, polarisMain)))),
             Theme::seriesFill(Series::Spaces));
    const auto shared = rig.place(rig.node(Kind::Shared)).adjusted(4, 20, -4, -4);
    const auto colours = coloursIn(rig.map.toImage(), shared);
    QVERIFY(colours.contains(Theme::seriesFill(Series::Other).rgb()));
}

void TestSpaceLooks::sharedBytesAreHatched_data()
{
    QTest::addColumn<SchemeChoice>("scheme");
    QTest::newRow("light") << SchemeChoice::Light;
    QTest::newRow("dark") << SchemeChoice::Dark;
}

void TestSpaceLooks::sharedBytesAreHatched()
{
    QFETCH(SchemeChoice, scheme);
    m_theme->setChoice(scheme);
    MapRig rig;
    const int shared = rig.node(Kind::Shared);
    const auto image = rig.map.toImage();
    const auto place = rig.place(shared);
    // Below the plate of its words.
    const auto inside = place.adjusted(6, 28, -6, -6);
    const auto fill = Theme::seriesFill(Series::Models);
    const auto colours = coloursIn(image, inside);
    QVERIFY(colours.contains(fill.rgb()));
    QVERIFY(colours.size() > 1);
    for (const auto rgb : colours) { // lines of ink or white, and what lies between
        const bool isDarker = QColor(rgb).lightness() < fill.lightness();
        QVERIFY(QColor(rgb) == fill || isDarker == (scheme == SchemeChoice::Light));
    }
    // At 45 degrees: along them the colour stays.
    const auto at = inside.center();
    for (int step = 1; step < 8; ++step) {
        QCOMPARE(image.pixel(at), image.pixel(at + QPoint(step, -step)));
    }
    const auto plain = rig.place(rig.node(Kind::Revision, polarisMain)).adjusted(6, 90, -6, -6);
    QCOMPARE(coloursIn(image, plain).size(), 1);
}

void TestSpaceLooks::basketHasADashedEdge()
{
    MapRig rig;
    const int old = rig.node(Kind::Revision, polarisOld);
    rig.map.setBasket({ old });
    const auto place = rig.place(old).adjusted(0, 40, 0, -40);
    const auto image = rig.map.toImage();
    const auto red = Theme::color(Token::Red).rgb();
    const auto fill = Theme::seriesFill(Series::Models).rgb();
    const int x = qRound(CellGrid(image.rect(), 1).inside(place).left()) + 1;
    int dashes = 0;
    int gaps = 0;
    for (int y = place.top(); y < place.bottom(); ++y) {
        dashes += image.pixel(x, y) == red ? 1 : 0;
        gaps += image.pixel(x, y) == fill ? 1 : 0;
    }
    QVERIFY2(dashes > place.height() / 2 && gaps > place.height() / 5,
             qPrintable(u"%1 and %2 of %3"_s.arg(dashes).arg(gaps).arg(place.height())));
    QVERIFY(image.pixel(x + 4, place.center().y()) == fill);
}

void TestSpaceLooks::selectedHasAnEdge()
{
    MapRig rig;
    const int main = rig.node(Kind::Revision, polarisMain);
    rig.map.setCurrentNode(main);
    rig.map.setBasket({ main });
    QTRY_VERIFY(rig.map.hasFocus());
    const auto place = rig.place(main);
    const auto image = rig.map.viewport()->grab().toImage();
    const int y = place.center().y();
    const int left = qRound(CellGrid(image.rect(), 1).inside(place).left());
    QCOMPARE(image.pixelColor(left, y), Theme::color(Token::Accent));
    QCOMPARE(image.pixelColor(left + 1, y), Theme::color(Token::Accent));
    bool hasDash = false; // inside of it
    for (int at = y - 5; at < y + 5; ++at) {
        hasDash = hasDash || image.pixelColor(left + 5, at) == Theme::color(Token::Red);
    }
    QVERIFY(hasDash);
    rig.map.clearFocus();
    QCOMPARE(rig.pixel({ left + 1, y }), Theme::color(Token::Mark));
}

void TestSpaceLooks::repoOfSeveralCellsIsMarkedWhole()
{
    MapRig rig;
    const int main = rig.node(Kind::Revision, polarisMain);
    const int old = rig.node(Kind::Revision, polarisOld);
    rig.map.setCurrentNode(rig.space->node(main).parent);
    const auto image = rig.map.viewport()->grab().toImage();
    const auto whole = rig.place(main) | rig.place(old);
    const int bottom = qRound(CellGrid(image.rect(), 1).inside(whole).bottom()) - 2;
    for (const int node : { main, old }) {
        QCOMPARE(image.pixelColor(rig.place(node).center().x(), bottom), Theme::color(Token::Accent));
    }
}

void TestSpaceLooks::wordsCanBeRead_data()
{
    coloursAreOfTheirKind_data();
}

void TestSpaceLooks::wordsCanBeRead()
{
    QFETCH(SchemeChoice, scheme);
    QFETCH(SpaceMap::Form, form);
    m_theme->setChoice(scheme);
    MapRig rig(form);
    for (const auto colouring : { SpaceColouring::Type, SpaceColouring::Age, SpaceColouring::Freeable }) {
        for (int series = 0; series < seriesCount; ++series) {
            QVERIFY(contrastRatio(seriesText(Theme::isDark()), Theme::seriesFill(Series(series))) >= 4.5);
        }
        rig.map.setColouring(colouring);
        QVERIFY(!rig.map.toImage().isNull());
    }
}

void TestSpaceLooks::cellsSayNameRevisionAndSize()
{
    MapRig rig;
    const auto picture = rig.map.toImage();
    // Words are painted into a picture of their own; the same words over plain cells are another picture.
    const auto main = rig.place(rig.node(Kind::Revision, polarisMain));
    const auto words = main.adjusted(6, 4, -6, 0);
    const int line = QFontMetrics(Theme::font(TextSize::Small)).height();
    for (int at = 0; at < 3; ++at) {
        const QRect strip(words.left(), words.top() + at * line, words.width(), line);
        QVERIFY2(coloursIn(picture, strip).size() > 3, qPrintable(u"line %1"_s.arg(at)));
    }
    const QRect below(words.left(), words.top() + 4 * line, words.width(), line);
    QCOMPARE(coloursIn(picture, below).size(), 1);
    rig.map.setBasket({ rig.node(Kind::Revision, polarisMain) });
    QVERIFY(rig.map.toImage().copy(words.adjusted(0, 2 * line, 0, 0))
            != picture.copy(words.adjusted(0, 2 * line, 0, 0)));
}

void TestSpaceLooks::cellsStandOnPixels()
{
    for (const qreal scale : { 1.0, 1.25, 2.0 }) {
        const CellGrid grid(QRect(0, 0, 900, 900), scale);
        const auto left = grid.cell({ 0, 0, 100.4, 50 });
        const auto right = grid.cell({ 100.4, 0, 33.3, 50 });
        const int gap = right.left() - left.right() - 1;
        QCOMPARE(gap, qRound(1.5 * scale));
        QVERIFY(grid.cell({ 0, 0, 0.3, 50 }).isEmpty());
        QVERIFY(grid.cell({ 2, 2, 3, 3 }).width() >= 2); // small ones are not all gap
    }
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    CellRaster raster(&image);
    raster.fill({ 5, 5, 20, 20 }, Qt::blue);
    QCOMPARE(image.pixelColor(15, 15), QColor(Qt::blue));
    QCOMPARE(image.pixelColor(4, 15), QColor(Qt::white));
    QCOMPARE(image.pixelColor(25, 15), QColor(Qt::white));
    for (const auto &corner : { QPoint(5, 5), QPoint(24, 5), QPoint(5, 24), QPoint(24, 24) }) {
        QVERIFY(image.pixelColor(corner).red() > 40); // round
        QCOMPARE(image.pixelColor(corner), image.pixelColor(5, 5));
    }
    raster.fill({}, Qt::red);
    raster.fillHatched({}, Qt::red, Qt::black);
}

void TestSpaceLooks::legendSaysWhatIsThere()
{
    SpaceLegend legend;
    legend.setSpace(shownSpaceOf(madeUpReport()), SpaceColouring::Type);
    QCOMPARE(
        legend.words(),
        QStringList(
            { u"Models"_s, u"Datasets"_s, u"Spaces"_s, u"Leftovers"_s, u"Shared bytes"_s, u"In basket"_s }));
    legend.resize(legend.sizeHint());
    legend.show();
    QVERIFY(QTest::qWaitForWindowExposed(&legend));
    const auto texts = paintedTexts(&legend);
    QCOMPARE(texts.size(), 6);
    for (const auto &text : texts) {
        QVERIFY(contrastRatio(text.text, text.ground) >= 4.5);
    }
    QVERIFY(
        coloursIn(legend.grab().toImage(), legend.rect()).contains(Theme::seriesFill(Series::Spaces).rgb()));
    QVERIFY(QAccessible::queryAccessibleInterface(&legend)->text(QAccessible::Name).contains(u"Leftovers"_s));
    // On less room it breaks into lines.
    QVERIFY(legend.heightForWidth(legend.width() / 2) > legend.heightForWidth(legend.width()));
    legend.setSpace(shownSpaceOf(reportOfMany(3)), SpaceColouring::Type);
    QCOMPARE(legend.words(), QStringList({ u"Models"_s, u"In basket"_s }));
    legend.setSpace(shownSpaceOf(reportOfMany(3)), SpaceColouring::Age);
    QCOMPARE(legend.words().size(), 6);
}

QTEST_MAIN(TestSpaceLooks)
#include "tst_spacelooks.moc"
