// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/facetgroup.h"
#include "ui/shared/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Where the parts of a group of filters begin, in either direction.
class TestFacetGroup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allBeginsOnOneLine_data();
    void allBeginsOnOneLine();
};

void TestFacetGroup::allBeginsOnOneLine_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("percent");
    QTest::newRow("from the left") << Qt::LeftToRight << 100;
    QTest::newRow("large, from the left") << Qt::LeftToRight << 150;
    QTest::newRow("from the right") << Qt::RightToLeft << 100;
    QTest::newRow("large, from the right") << Qt::RightToLeft << 150;
}

void TestFacetGroup::allBeginsOnOneLine()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(int, percent);
    Theme theme;
    theme.setTextPercent(percent);
    FacetGroup group(u"facet"_s, u"Parameters of a model"_s);
    auto *field = new QLineEdit;
    auto *inner = new QLineEdit;
    group.addBody(field);
    group.addBody(inner, 6);
    auto *link = new QPushButton(u"7 more"_s);
    link->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    group.addBody(link, 2);
    group.setLayoutDirection(direction);
    group.setOpen(true);
    group.resize(400, 200);
    group.show();
    const auto fromEdge = [&](const QWidget *part) {
        const int left = part->mapTo(&group, QPoint()).x();
        return direction == Qt::LeftToRight ? left : group.width() - left - part->width();
    };
    QCOMPARE(fromEdge(field), Metrics::space3);
    QCOMPARE(fromEdge(inner), Metrics::space3 - 6);
    QCOMPARE(fromEdge(link), Metrics::space3 - 2);
    const auto *toggle = group.findChild<QToolButton *>(u"facetToggle"_s);
    const auto words = toggle->fontMetrics().size(Qt::TextShowMnemonic, toggle->text()).width();
    const int drawn = toggle->iconSize().width() + Metrics::iconGap + words;
    const int sign = fromEdge(toggle) + (toggle->width() - drawn) / 2;
    QVERIFY2(qAbs(sign - Metrics::space3) <= 4,
             qPrintable(QString::number(sign))); // its button has room of its own
}

QTEST_MAIN(TestFacetGroup)
#include "tst_facetgroup.moc"
