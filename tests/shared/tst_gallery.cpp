// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/shared/gallery.h"

#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QImage shot(QWidget *widget, double scale)
{
    QImage image(widget->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    widget->render(&image);
    return image;
}

QColor at(const QImage &image, const QPoint &point)
{
    return image.pixelColor(point * image.devicePixelRatio());
}

} // namespace

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paints_data();
    void paints();
    void popups();
};

void TestGallery::paints_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("text");
    for (const bool dark : { false, true }) {
        for (const double scale : { 1.0, 1.5 }) {
            for (const int text : { 100, 150 }) {
                QTest::addRow("%s-x%g-text%d", dark ? "dark" : "light", scale, text) << dark << scale << text;
            }
        }
    }
}

void TestGallery::paints()
{
    QFETCH(bool, dark);
    QFETCH(double, scale);
    QFETCH(int, text);
    Theme theme;
    theme.setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
    theme.setTextPercent(text);
    const std::unique_ptr<QWidget> page(Gallery::gallery());
    page->resize(1200 * text / 100, 900 * text / 100);
    page->show();
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    auto *focused = page->findChild<QLineEdit *>(u"focused"_s);
    focused->setFocus(Qt::TabFocusReason);
    const QImage image = shot(page.get(), scale);
    const QString folder = QStringLiteral(HUBDESK_BINARY "/gallery");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(image.save(u"%1/%2.png"_s.arg(folder, QLatin1StringView(QTest::currentDataTag()))));

    QCOMPARE(at(image, { 4, 4 }), Theme::color(Token::Surface));
    const auto *primary = page->findChild<QPushButton *>(u"primary"_s);
    QCOMPARE(at(image, primary->mapTo(page.get(), QPoint(5, primary->height() / 2))),
             Theme::color(Token::Accent));
    const auto *field = page->findChild<QLineEdit *>(u"field"_s);
    QCOMPARE(at(image, field->mapTo(page.get(), QPoint(field->width() - 20, 8))),
             Theme::color(Token::Raised));
    QCOMPARE(at(image, focused->mapTo(page.get(), QPoint(0, focused->height() / 2))),
             Theme::color(Token::Accent));
    const auto *rows = page->findChild<QTreeWidget *>(u"tree"_s);
    const QRect selected = rows->visualItemRect(rows->currentItem());
    const QPoint edge = rows->viewport()->mapTo(page.get(), QPoint(1, selected.center().y()));
    QCOMPARE(at(image, edge), Theme::color(Token::Accent));
    QCOMPARE(at(image, edge + QPoint(7, -5)), Theme::color(Token::Selection));
    QCOMPARE(selected.height(), Theme::px(Metrics::treeRow));
    QCOMPARE(primary->height(), Theme::px(Metrics::control));
    QCOMPARE(at(image, rows->header()->mapTo(page.get(), QPoint(3, 3))), Theme::color(Token::Panel));
}

void TestGallery::popups()
{
    Theme theme;
    for (const auto choice : { SchemeChoice::Light, SchemeChoice::Dark }) {
        theme.setChoice(choice);
        QMenu menu;
        menu.addAction(icon(Icon::Download), u"&Download..."_s)->setShortcut(Qt::CTRL | Qt::Key_D);
        QAction *checked = menu.addAction(u"Work offline"_s);
        checked->setCheckable(true);
        checked->setChecked(true);
        menu.addSeparator();
        menu.addMenu(u"More"_s)->addAction(u"Inside"_s);
        menu.addAction(u"Not now"_s)->setEnabled(false);
        menu.popup(QPoint(0, 0));
        menu.setActiveAction(menu.actions().constFirst());
        const QImage image = shot(&menu, 1.5);
        image.save(QStringLiteral(HUBDESK_BINARY "/gallery/menu-%1.png")
                       .arg(Theme::isDark() ? u"dark"_s : u"light"_s));
        const QRect first = menu.actionGeometry(menu.actions().constFirst());
        QCOMPARE(at(image, { first.right() - 12, first.y() + 4 }), Theme::color(Token::Selection));
        QCOMPARE(at(image, { image.width() / 3, 3 }), Theme::color(Token::Raised));
        QCOMPARE(first.height(), 28);
    }
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
