// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Scheme and text size change while everything is open, and leave nothing behind: the window then has the
/// fonts, colours and lengths of one that was started that way.
class TestLiveTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPage_data();
    void everyPage();
};

namespace
{

constexpr int largePercent = 150;

using Looks = QMap<QString, QString>;

QString placeOf(const QWidget *widget, const QWidget *root)
{
    QStringList path;
    for (const auto *at = widget; at && at != root; at = at->parentWidget()) {
        path.prepend(QLatin1StringView(at->metaObject()->className()) + u'#' + at->objectName());
    }
    return path.join(u'/');
}

QString looksOfItems(const QAbstractItemModel *model)
{
    QStringList looks;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const auto index = model->index(row, column);
            looks << index.data(Qt::FontRole).value<QFont>().toString()
                  << index.data(Qt::ForegroundRole).value<QBrush>().color().name();
        }
    }
    return looks.join(u'|');
}

QString lookOf(const QWidget *widget)
{
    auto look = widget->font().toString() + u' '
        + widget->palette().color(QPalette::Active, QPalette::WindowText).name();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        look += u" icon %1"_s.arg(button->iconSize().width());
    } else if (qobject_cast<const QLineEdit *>(widget)) {
        look += u" width %1 to %2"_s.arg(widget->minimumWidth()).arg(widget->maximumWidth());
    } else if (const auto *tree = qobject_cast<const QTreeView *>(widget)) {
        look += u" indentation %1"_s.arg(tree->indentation());
        if (tree->objectName() == "environmentTable"_L1) {
            look += looksOfItems(tree->model());
        }
    } else if (QLatin1StringView(widget->metaObject()->className()) == "QWidget"_L1 && widget->parentWidget()
               && widget->parentWidget()->objectName() == "paletteFoot"_L1) {
        look += u" size %1x%2"_s.arg(widget->width()).arg(widget->height()); // the hints for keys
    }
    return look;
}

Looks looksOf(const QWidget *root)
{
    Looks looks;
    QHash<QString, int> seen;
    for (const auto *widget : root->findChildren<QWidget *>()) {
        if (widget->isVisible()) {
            const auto place = placeOf(widget, root);
            looks[place + u" %1"_s.arg(++seen[place])] = lookOf(widget);
        }
    }
    return looks;
}

} // namespace

void TestLiveTheme::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : Hubdesk::everyPage()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void TestLiveTheme::everyPage()
{
    QFETCH(QString, page);
    Looks live;
    {
        TestWindow test;
        openPage(&test, page);
        const auto before = looksOf(shownRoot(&test));
        test.settings()->colourScheme.set(ColourScheme::Dark);
        test.settings()->textScale.set(largePercent);
        QApplication::processEvents(); // what is laid out again
        live = looksOf(shownRoot(&test));
        QVERIFY(!live.isEmpty());
        QVERIFY(live != before);
        closeDialog(&test);
    }
    TestWindow test;
    test.scheme = ColourScheme::Dark;
    test.textPercent = largePercent;
    openPage(&test, page);
    QApplication::processEvents();
    const auto fresh = looksOf(shownRoot(&test));
    QStringList wrong;
    int both = 0;
    for (const auto &[place, look] : fresh.asKeyValueRange()) {
        if (live.contains(place)) { // what comes later may be there in only one of them
            ++both;
            if (live.value(place) != look) {
                wrong << u"%1\n  live  %2\n  fresh %3"_s.arg(place, live.value(place), look);
            }
        }
    }
    QVERIFY(both > 0);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    closeDialog(&test);
}

QTEST_MAIN(TestLiveTheme)
#include "tst_livetheme.moc"
