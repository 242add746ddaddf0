// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"
#include "ui/window/rail.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Page = Link::Page;

class TestRail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void everyPlaceStandsUnderAHeading();
    void aBadgeIsShownAndSpoken();
    void keysPassHeadingsBy();
    void aClickAsksForAPlace();
    void aPageWithoutARowSelectsNone();
    void collapsedItIsNarrow();
    void collapsedItStillShowsBadges();
};

void TestRail::isAModel()
{
    RailModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBadge(Page::Transfers, u"2"_s);
    model.setBadge(Page::Models, u"1"_s);
    model.setBadge(Page::Transfers, {});
    model.setBadge(Page::Repo, u"9"_s); // has no row
    QVERIFY(model.rowCount() > 0);
    QCOMPARE(model.rowCount(model.index(0)), 0);
}

void TestRail::everyPlaceStandsUnderAHeading()
{
    const RailModel model;
    QVERIFY(model.index(0).data(RailModel::HeadingRole).toBool());
    QList<Page> pages;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto place = model.index(row);
        QVERIFY(!place.data().toString().isEmpty());
        const auto heading = place.data(RailModel::HeadingRole).toBool();
        QCOMPARE(place.flags().testFlag(Qt::ItemIsSelectable), !heading);
        if (!heading) {
            pages << place.data(RailModel::PageRole).value<Page>();
            QCOMPARE(model.indexOf(pages.last()), place);
        }
    }
    QCOMPARE(pages,
             (QList<Page>{ Page::Models, Page::Datasets, Page::Spaces, Page::Transfers, Page::Cache }));
    QVERIFY(!model.indexOf(Page::Repo).isValid());
}

void TestRail::aBadgeIsShownAndSpoken()
{
    RailModel model;
    const QSignalSpy changes(&model, &RailModel::dataChanged);
    const auto transfers = model.indexOf(Page::Transfers);
    model.setBadge(Page::Transfers, u"3"_s);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.last().first().toModelIndex(), transfers);
    QCOMPARE(transfers.data(RailModel::BadgeRole).toString(), u"3"_s);
    QCOMPARE(transfers.data(Qt::AccessibleTextRole).toString(), u"Transfers 3"_s);
    model.setBadge(Page::Transfers, u"3"_s); // nothing new
    QCOMPARE(changes.count(), 1);
    model.setBadge(Page::Transfers, {});
    QCOMPARE(transfers.data(Qt::AccessibleTextRole).toString(), u"Transfers"_s);
}

void TestRail::keysPassHeadingsBy()
{
    Rail rail;
    const QSignalSpy asked(&rail, &Rail::pageRequested);
    rail.show();
    rail.setCurrentPage(Page::Spaces);
    QTest::keyClick(&rail, Qt::Key_Down);
    QTest::keyClick(&rail, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().first().value<Page>(), Page::Transfers);
    QTest::keyClick(&rail, Qt::Key_Up);
    QTest::keyClick(&rail, Qt::Key_Return);
    QCOMPARE(asked.last().first().value<Page>(), Page::Spaces);
}

void TestRail::aClickAsksForAPlace()
{
    Rail rail;
    const QSignalSpy asked(&rail, &Rail::pageRequested);
    rail.resize(200, 600);
    rail.show();
    for (int row = 0; row < rail.model()->rowCount(); ++row) {
        const auto place = rail.model()->index(row, 0);
        const auto before = asked.count();
        QTest::mouseClick(rail.viewport(), Qt::LeftButton, {}, rail.visualRect(place).center());
        if (place.data(RailModel::HeadingRole).toBool()) {
            QCOMPARE(asked.count(), before);
        } else {
            QCOMPARE(asked.count(), before + 1);
            QCOMPARE(asked.last().first().value<Page>(), place.data(RailModel::PageRole).value<Page>());
        }
    }
}

void TestRail::aPageWithoutARowSelectsNone()
{
    Rail rail;
    rail.setCurrentPage(Page::Datasets);
    QCOMPARE(rail.selectionModel()->selectedIndexes().size(), 1);
    rail.setCurrentPage(Page::Repo);
    QVERIFY(rail.selectionModel()->selectedIndexes().isEmpty());
}

void TestRail::collapsedItIsNarrow()
{
    Rail rail;
    QCOMPARE(rail.width(), Theme::px(Metrics::rail));
    rail.setCollapsed(true);
    QCOMPARE(rail.width(), Theme::px(Metrics::railCollapsed));
    rail.show();
    // The icon alone does not say it, so the name comes up beside it.
    QCOMPARE(rail.model()->index(1, 0).data(Qt::ToolTipRole).toString(), u"Models"_s);
}

void TestRail::collapsedItStillShowsBadges()
{
    Rail rail;
    rail.setCollapsed(true);
    rail.resize(rail.width(), 400);
    rail.show();
    const auto place = rail.visualRect(rail.model()->index(5, 0)); // Transfers
    const auto accents = [&] {
        const auto image = rail.viewport()->grab(place).toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixelColor(x, y) == Theme::color(Token::Accent) ? 1 : 0;
            }
        }
        return count;
    };
    QCOMPARE(accents(), 0);
    rail.setBadge(Page::Transfers, u"3"_s);
    QVERIFY(accents() > 20);
    rail.setBadge(Page::Transfers, {});
    QCOMPARE(accents(), 0);
}

QTEST_MAIN(TestRail)
#include "tst_rail.moc"
