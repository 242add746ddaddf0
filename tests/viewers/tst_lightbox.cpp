// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/cardrig.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardpage.h"
#include "ui/viewers/lightbox.h"
#include "ui/viewers/picturecanvas.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// From a picture in a card to the lightbox over the window.
class TestLightbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_window; }
    void aClickOpens();
    void enterOpensAndEscapeGivesTheFocusBack();
    void fromOneToTheNext();
    void whatDoesNotOpen();
    void linkedPicturesByTheMenu();
    void zoomByKeysAndButtons();
    void zoomByWheelKeepsThePlace();
    void dragMovesButNotOut();
    void tabStaysInside();
    void aClickBesideCloses();
    void followsTheWindow();
    void keysOfThePageDoNothing();

private:
    CardView *view() const { return m_page->view(); }
    Lightbox *box() const { return m_window->findChild<Lightbox *>(u"lightbox"_s); }
    PictureCanvas *canvas() const { return m_window->findChild<PictureCanvas *>(u"lightboxCanvas"_s); }
    bool isOpen() const { return box() && box()->isVisible(); }
    QString words(const QString &label) const { return m_window->findChild<QLabel *>(label)->text(); }
    void showThree();
    void press(const QString &button);
    int placesKept() const;
    QPoint pointOf(const QString &url) const;

    Theme *m_theme = nullptr;
    QWidget *m_window = nullptr;
    CardPage *m_page = nullptr;
};

void TestLightbox::init()
{
    m_window = new QWidget;
    m_page = new CardPage;
    auto *layout = new QVBoxLayout(m_window);
    layout->addWidget(m_page->tools());
    layout->addWidget(m_page);
    m_window->resize(800, 700);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

void TestLightbox::showThree()
{
    QVERIFY(CardRig::show(view(), "![a red one](a.png)\n\n![a blue one](b.png)\n\n![](c.png)\n"));
    const QList<QColor> colors{ Qt::red, Qt::blue, Qt::green };
    for (int i = 0; i < 3; ++i) {
        view()->setImage(QUrl(u"hubimage:%1"_s.arg(i)), CardRig::picture({ 300 + 100 * i, 120 }, colors[i]));
    }
    QTRY_COMPARE(placesKept(), 0); // every picture has come
}

void TestLightbox::press(const QString &button)
{
    QTest::mouseClick(m_window->findChild<QWidget *>(button), Qt::LeftButton);
}

/// Pictures in whose place there is still the room that was kept for them.
int TestLightbox::placesKept() const
{
    int kept = 0;
    for (auto block = view()->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat().toImageFormat();
            kept += format.isValid() && qRound(format.height()) != 120 ? 1 : 0;
        }
    }
    return kept;
}

/// The middle of a picture that has its full size in the view.
QPoint TestLightbox::pointOf(const QString &url) const
{
    for (auto block = view()->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat().toImageFormat();
            if (format.isValid() && format.name() == url && format.height() > 100) {
                QTextCursor cursor(view()->document());
                cursor.setPosition(it.fragment().position());
                return view()->cursorRect(cursor).bottomLeft() + QPoint(40, -30);
            }
        }
    }
    return {};
}

void TestLightbox::aClickOpens()
{
    showThree();
    QTest::mouseMove(view()->viewport(), pointOf(u"hubimage:1"_s));
    QTRY_COMPARE(view()->viewport()->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    QVERIFY(isOpen());
    QCOMPARE(box()->size(), m_window->size());
    QCOMPARE(words(u"lightboxCaption"_s), u"a blue one"_s);
    QCOMPARE(words(u"lightboxFacts"_s), u"Picture 2 of 3 · 400 × 120 pixels"_s);
    QCOMPARE(canvas()->accessibleName(), u"a blue one, 400 by 120 pixels"_s);
    const auto shot = canvas()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, shot.height() / 2), QColor(Qt::blue));
    press(u"closeLightbox"_s);
    QVERIFY(!isOpen());
}

void TestLightbox::enterOpensAndEscapeGivesTheFocusBack()
{
    showThree();
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Tab);
    QTest::keyClick(view(), Qt::Key_Tab);
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(isOpen());
    QCOMPARE(words(u"lightboxCaption"_s), u"a blue one"_s);
    QVERIFY(canvas()->hasFocus());
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QVERIFY(!isOpen());
    QVERIFY(view()->hasFocus());
}

void TestLightbox::fromOneToTheNext()
{
    showThree();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:0"_s));
    QTest::keyClick(canvas(), Qt::Key_Left); // the first
    QCOMPARE(words(u"lightboxCaption"_s), u"a red one"_s);
    QTest::keyClick(canvas(), Qt::Key_Right);
    QCOMPARE(words(u"lightboxCaption"_s), u"a blue one"_s);
    press(u"lightboxNext"_s);
    QCOMPARE(words(u"lightboxCaption"_s), u"Picture without a description"_s);
    QVERIFY(!m_window->findChild<QWidget *>(u"lightboxNext"_s)->isEnabled());
    QTest::keyClick(canvas(), Qt::Key_Right); // the last
    QTest::keyClick(canvas(), Qt::Key_Home);
    QCOMPARE(words(u"lightboxCaption"_s), u"a red one"_s);
    QTest::keyClick(canvas(), Qt::Key_End);
    press(u"lightboxPrevious"_s);
    QCOMPARE(words(u"lightboxCaption"_s), u"a blue one"_s);
}

/// Signs in the text, pictures that are links, and such as have not arrived.
void TestLightbox::whatDoesNotOpen()
{
    QVERIFY(CardRig::show(
        view(), "![sign](a.png)\n\n[![linked](b.png)](c.md)\n\n<img src=d.png width=300 height=120>\n"));
    QSignalSpy activated(view(), &CardView::pictureActivated);
    view()->setImage(QUrl(u"hubimage:0"_s), CardRig::picture({ 20, 20 }, Qt::red));
    view()->setImage(QUrl(u"hubimage:1"_s), CardRig::picture({ 300, 120 }, Qt::red));
    QTRY_VERIFY(!pointOf(u"hubimage:1"_s).isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, { cardMargin + 5, cardMargin + 12 });
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:2"_s));
    const auto point = pointOf(u"hubimage:2"_s);
    view()->setImage(QUrl(u"hubimage:2"_s), CardRig::picture({ 300, 120 }, Qt::blue));
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, point); // a drag selects
    QTest::mouseMove(view()->viewport(), point + QPoint(60, 0));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, point + QPoint(60, 0));
    QCOMPARE(activated.size(), 0);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(activated.size(), 1);
}

void TestLightbox::linkedPicturesByTheMenu()
{
    QVERIFY(CardRig::show(view(), "[![linked](b.png)](c.md)\n"));
    view()->setImage(QUrl(u"hubimage:0"_s), CardRig::picture({ 300, 120 }, Qt::red));
    QTRY_VERIFY(!pointOf(u"hubimage:0"_s).isNull());
    const auto point = pointOf(u"hubimage:0"_s);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, view()->viewport()->mapToGlobal(point));
    QApplication::sendEvent(view()->viewport(), &event);
    auto *menu = view()->findChild<QMenu *>(u"cardMenu"_s);
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    for (auto *action : menu->actions()) {
        if (action->text() == u"Show picture"_s) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            break;
        }
    }
    QTRY_VERIFY(isOpen());
}

void TestLightbox::zoomByKeysAndButtons()
{
    QVERIFY(CardRig::show(view(), "![large](a.png)\n"));
    view()->setImage(QUrl(u"hubimage:0"_s), CardRig::picture({ 1'600, 1'600 }, Qt::red));
    QTRY_VERIFY(!pointOf(u"hubimage:0"_s).isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:0"_s));
    QVERIFY(canvas()->fits() && canvas()->percent() < 50);
    const int fitting = canvas()->percent();
    QTest::keyClick(canvas(), Qt::Key_1);
    QCOMPARE(canvas()->percent(), 100);
    QCOMPARE(words(u"lightboxZoom"_s), u"100 %"_s);
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QCOMPARE(canvas()->percent(), 125);
    press(u"lightboxSmaller"_s);
    QCOMPARE(canvas()->percent(), 100);
    QTest::keyClick(canvas(), Qt::Key_0);
    QCOMPARE(canvas()->percent(), fitting);
    press(u"lightboxOwnSize"_s);
    QCOMPARE(canvas()->percent(), 100);
    press(u"lightboxFit"_s);
    QVERIFY(canvas()->fits());
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(canvas(), Qt::Key_Plus);
    }
    QCOMPARE(canvas()->percent(), 1'600);
}

void TestLightbox::zoomByWheelKeepsThePlace()
{
    QVERIFY(CardRig::show(view(), "![large](a.png)\n"));
    auto image = CardRig::picture({ 1'000, 1'000 }, Qt::red);
    for (int y = 230; y < 270; ++y) {
        for (int x = 230; x < 270; ++x) {
            image.setPixelColor(x, y, Qt::blue);
        }
    }
    view()->setImage(QUrl(u"hubimage:0"_s), image);
    QTRY_VERIFY(!pointOf(u"hubimage:0"_s).isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:0"_s));
    QTest::keyClick(canvas(), Qt::Key_1); // larger than the canvas, so that nothing has to be centred
    const auto point = QRectF(canvas()->rect()).center() + QPointF(-250, -250);
    QCOMPARE(canvas()->grab().toImage().pixelColor(point.toPoint()), QColor(Qt::blue));
    for (int i = 0; i < 3; ++i) {
        QWheelEvent wheel(
            point, canvas()->mapToGlobal(point), {}, { 0, 120 }, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &wheel);
    }
    QVERIFY(canvas()->percent() > 150);
    QCOMPARE(canvas()->grab().toImage().pixelColor(point.toPoint()), QColor(Qt::blue));
}

void TestLightbox::dragMovesButNotOut()
{
    zoomByKeysAndButtons(); // much larger than the box
    const auto middle = canvas()->rect().center();
    const auto before = canvas()->grab().toImage();
    QTest::mousePress(canvas(), Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas(), middle + QPoint(5'000, 5'000));
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, middle + QPoint(5'000, 5'000));
    const auto after = canvas()->grab().toImage();
    QCOMPARE(after.pixelColor(6, 6), QColor(Qt::red)); // no gap at the edge
    QCOMPARE(after.size(), before.size());
    QTest::keyClick(canvas(), Qt::Key_Down);
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(canvas()->grab().toImage().pixelColor(6, 6), QColor(Qt::red));
}

void TestLightbox::tabStaysInside()
{
    showThree();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    QSet<QWidget *> visited;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(
            QApplication::focusWidget(), Qt::Key_Tab, i % 7 == 6 ? Qt::ShiftModifier : Qt::NoModifier);
        auto *now = QApplication::focusWidget();
        QVERIFY(now && box()->isAncestorOf(now));
        QVERIFY(!now->accessibleName().isEmpty());
        visited.insert(now);
    }
    QVERIFY(visited.size() >= 7);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // from a button, too
    QVERIFY(!isOpen());
}

void TestLightbox::aClickBesideCloses()
{
    showThree();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    QTest::mouseClick(m_window->findChild<QWidget *>(u"lightboxCaption"_s), Qt::LeftButton);
    QVERIFY(isOpen());
    QTest::mouseClick(box(), Qt::LeftButton, {}, { 4, 4 });
    QVERIFY(!isOpen());
}

void TestLightbox::followsTheWindow()
{
    showThree();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    m_window->resize(500, 400);
    QTRY_COMPARE(box()->size(), QSize(500, 400));
    QVERIFY(canvas()->fits());
    const auto shot = canvas()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, shot.height() / 2), QColor(Qt::blue));
}

void TestLightbox::keysOfThePageDoNothing()
{
    QAction action;
    action.setShortcut(Qt::CTRL | Qt::Key_J);
    m_window->addAction(&action);
    QSignalSpy triggered(&action, &QAction::triggered);
    showThree();
    QTest::keyClick(view(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, pointOf(u"hubimage:1"_s));
    QTest::keyClick(canvas(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
}

QTEST_MAIN(TestLightbox)
#include "tst_lightbox.moc"
