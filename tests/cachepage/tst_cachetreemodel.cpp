// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/cachebasket.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/shared/statebadge.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestCacheTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void hasTheNodesOfThePicture();
    void isSortedBy_data();
    void isSortedBy();
    void keepsWhatMatches_data();
    void keepsWhatMatches();
    void aTickGoesAlongWithItsRepo();
    void anUntickedRevisionLeavesTheOthers();
    void aGroupTakesAll();
    void theBasketOutlivesAScan();
    void aScanWithLessIsNotAskedForWhatWas();
    void saysHowThingsStand();

private:
    QModelIndex row(const QString &text, const QModelIndex &parent = {}) const;
    QStringList texts(const QModelIndex &parent) const;

    ShownSpacePtr m_space;
    std::unique_ptr<CacheBasket> m_basket;
    std::unique_ptr<CacheTreeModel> m_model;
    QString m_pinned;
};

namespace
{

Qt::CheckState ticked(const QModelIndex &index)
{
    return index.data(Qt::CheckStateRole).value<Qt::CheckState>();
}

QStringList namesIn(const CacheBasket &basket)
{
    QStringList names;
    for (const auto &target : basket.targets()) {
        names.append(target.repo.section("--"_L1, -1)
                     + (target.name.isEmpty() ? u""_s : u'@' + target.name.left(3)));
    }
    names.sort();
    return names;
}

} // namespace

void TestCacheTreeModel::init()
{
    auto report = madeUpReport();
    for (auto &repo : report.repos) {
        repo.accessedMs = repo.blobs.first().accessedMs;
    }
    m_space = shownSpaceOf(report);
    m_pinned.clear();
    m_model.reset();
    m_basket = std::make_unique<CacheBasket>();
    m_model = std::make_unique<CacheTreeModel>(
        [this](const CachedRepo &repo, const CachedRevision *) { return repo.id == m_pinned; },
        m_basket.get());
    new QAbstractItemModelTester(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
    m_basket->setSpace(m_space);
    m_model->setSpace(m_space);
}

QModelIndex TestCacheTreeModel::row(const QString &text, const QModelIndex &parent) const
{
    for (int at = 0; at < m_model->rowCount(parent); ++at) {
        const auto index = m_model->index(at, 0, parent);
        if (index.data().toString().contains(text)) {
            return index;
        }
        if (const auto below = row(text, index); below.isValid()) {
            return below;
        }
    }
    return {};
}

QStringList TestCacheTreeModel::texts(const QModelIndex &parent) const
{
    QStringList texts;
    for (int at = 0; at < m_model->rowCount(parent); ++at) {
        texts.append(m_model->index(at, 0, parent).data().toString());
    }
    return texts;
}

void TestCacheTreeModel::hasTheNodesOfThePicture()
{
    QCOMPARE(m_model->rowCount(), m_space->node(0).childCount);
    for (int node = 1; node < m_space->tree.nodes.size(); ++node) {
        const auto index = m_model->indexOf(node);
        QVERIFY(index.isValid());
        QCOMPARE(m_model->nodeAt(index), node);
        QCOMPARE(m_model->nodeAt(index.parent()), m_space->node(node).parent);
    }
    QVERIFY(row(u"open-meridian/Polaris-32B"_s).isValid());
}

void TestCacheTreeModel::isSortedBy_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("first");
    QTest::newRow("size, as it comes")
        << int(CacheTreeModel::SizeColumn) << Qt::DescendingOrder << u"open-meridian/Polaris-32B"_s;
    QTest::newRow("size, smallest first")
        << int(CacheTreeModel::SizeColumn) << Qt::AscendingOrder << u"tiny/model-0"_s;
    QTest::newRow("name") << int(CacheTreeModel::NameColumn) << Qt::AscendingOrder
                          << u"arborea/Birch-4B-Multilingual"_s;
    QTest::newRow("last use, longest ago")
        << int(CacheTreeModel::UsedColumn) << Qt::AscendingOrder << u"quillworks/Sable-3B-Instruct"_s;
}

void TestCacheTreeModel::isSortedBy()
{
    QFETCH(const int, column);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QString, first);
    const QPersistentModelIndex kept = row(u"fernhill/Moss-1.5B-Coder"_s);
    m_model->sort(column, order);
    QCOMPARE(texts(row(u"Models"_s)).first(), first);
    QCOMPARE(kept.data().toString(), u"fernhill/Moss-1.5B-Coder"_s);
}

void TestCacheTreeModel::keepsWhatMatches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("groups");
    QTest::addColumn<int>("repos");
    QTest::newRow("nothing") << QString()
                             << QStringList{ u"Models"_s, u"Datasets"_s, u"Leftovers"_s, u"Spaces"_s } << 0;
    QTest::newRow("a kind") << u"type:dataset"_s << QStringList{ u"Datasets"_s } << 4;
    QTest::newRow("large ones") << u">20gb"_s << QStringList{ u"Models"_s } << 3;
    QTest::newRow("a word") << u"tiny"_s << QStringList{ u"Models"_s } << 15;
    QTest::newRow("old ones") << u">3months"_s << QStringList{ u"Models"_s, u"Datasets"_s } << 2;
    QTest::newRow("none") << u"no-such-name"_s << QStringList() << 0;
}

void TestCacheTreeModel::keepsWhatMatches()
{
    QFETCH(const QString, filter);
    QFETCH(const QStringList, groups);
    QFETCH(const int, repos);
    m_model->setFilter(CacheFilterLine::parse(filter));
    QCOMPARE(m_model->isFiltered(), !filter.isEmpty());
    QCOMPARE(m_model->rowCount(), groups.size());
    for (const auto &group : groups) {
        const auto shown = texts({});
        QVERIFY2(std::ranges::any_of(shown, [&](const QString &text) { return text.startsWith(group); }),
                 qPrintable(shown.join(u", "_s)));
    }
    QCOMPARE(m_model->match().repos, repos);
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), m_space->node(0).childCount);
}

void TestCacheTreeModel::aTickGoesAlongWithItsRepo()
{
    const auto repo = row(u"open-meridian/Polaris-32B"_s);
    QVERIFY(m_model->setData(m_model->index(0, 0, repo), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked(repo), Qt::PartiallyChecked);
    QCOMPARE(ticked(repo.parent()), Qt::PartiallyChecked);
    QVERIFY(m_model->setData(repo, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked(m_model->index(1, 0, repo)), Qt::Checked);
    QCOMPARE(namesIn(*m_basket), QStringList{ u"Polaris-32B"_s }); // the revision is part of it
    QVERIFY(m_model->setData(repo, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(m_basket->isEmpty());
    QCOMPARE(ticked(repo), Qt::Unchecked);
}

void TestCacheTreeModel::anUntickedRevisionLeavesTheOthers()
{
    const auto repo = row(u"open-meridian/Polaris-32B"_s);
    m_model->setData(repo, Qt::Checked, Qt::CheckStateRole);
    m_model->setData(m_model->index(0, 0, repo), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(ticked(m_model->index(0, 0, repo)), Qt::Unchecked);
    QCOMPARE(ticked(m_model->index(1, 0, repo)), Qt::Checked);
    QCOMPARE(ticked(repo), Qt::PartiallyChecked);
    QCOMPARE(namesIn(*m_basket), QStringList{ u"Polaris-32B@b70"_s });
}

void TestCacheTreeModel::aGroupTakesAll()
{
    const auto group = row(u"Datasets"_s);
    m_model->setData(group, Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(ticked(group), Qt::Checked);
    QCOMPARE(m_basket->targets().size(), 4);
    m_model->setData(m_model->index(0, 0, group), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(ticked(group), Qt::PartiallyChecked);
    m_model->setData(group, Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(m_basket->isEmpty());
}

void TestCacheTreeModel::theBasketOutlivesAScan()
{
    m_model->setData(row(u"fernhill/Moss-1.5B-Coder"_s), Qt::Checked, Qt::CheckStateRole);
    m_model->setData(row(u"open-meridian/Polaris-14B"_s), Qt::Checked, Qt::CheckStateRole);
    auto report = madeUpReport();
    report.repos.removeIf([](const CachedRepo &repo) { return repo.id == "fernhill/Moss-1.5B-Coder"_L1; });
    m_space = shownSpaceOf(report);
    m_basket->setSpace(m_space);
    m_model->setSpace(m_space);
    QCOMPARE(namesIn(*m_basket), QStringList{ u"Polaris-14B"_s });
    QCOMPARE(ticked(row(u"open-meridian/Polaris-14B"_s)), Qt::Checked);
}

/// A view asks for the flags of every row that it is told of, while the basket knows the new nodes already.
void TestCacheTreeModel::aScanWithLessIsNotAskedForWhatWas()
{
    QTreeView view;
    view.setModel(m_model.get());
    view.expandAll();
    m_model->setData(row(u"open-meridian/Polaris-14B"_s), Qt::Checked, Qt::CheckStateRole);
    m_space = shownSpaceOf({});
    m_basket->setSpace(m_space);
    m_model->setSpace(m_space);
    QVERIFY(m_basket->isEmpty());
    QCOMPARE(m_model->rowCount(), 0);
}

void TestCacheTreeModel::saysHowThingsStand()
{
    const auto repo = row(u"open-meridian/Polaris-32B"_s);
    const auto state = [](const QModelIndex &index) {
        return index.siblingAtColumn(CacheTreeModel::StateColumn).data().toString();
    };
    QVERIFY(state(repo).isEmpty());
    QStringList states;
    for (int at = 0; at < m_model->rowCount(repo); ++at) {
        states.append(state(m_model->index(at, 0, repo)));
    }
    QVERIFY(states.contains(u"Detached"_s));
    m_pinned = u"open-meridian/Polaris-32B"_s;
    QCOMPARE(state(repo), u"Pinned"_s);
    QVERIFY(repo.data(Qt::AccessibleTextRole).toString().contains("64.3"_L1)
            || repo.data(Qt::AccessibleTextRole).toString().contains("64.4"_L1));
}

QTEST_MAIN(TestCacheTreeModel)
#include "tst_cachetreemodel.moc"
