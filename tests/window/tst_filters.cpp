// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "support/window.h"
#include "ui/browse/taglistmodel.h"
#include "ui/shared/format.h"
#include "ui/shared/rangeslider.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QStyle>
#include <QStyleOptionViewItem>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr auto model = FakeHub::RepoKind::Model;

// One that every filter below lets through, one that none does.
void fill(FakeHub::Server &hub)
{
    hub.addRepo(model,
                u"alder/wanted"_s,
                { { u"README.md"_s,
                    QByteArray("---\nlicense: mit\nlanguage: [fr]\nlibrary_name: transformers\n"
                               "pipeline_tag: text-generation\n---\n# Wanted\n") },
                  { u"model.safetensors"_s,
                    FakeHub::safetensors({ { u"layer.weight"_s, { 100, 100 } } }, u"F16"_s, 7) } });
    hub.edit(model, u"alder/wanted"_s, [](FakeHub::Repo &repo) {
        repo.gated = u"auto"_s;
        repo.warm = true;
    });
    hub.addRepo(model,
                u"birch/other"_s,
                { { u"README.md"_s,
                    QByteArray("---\nlicense: apache-2.0\nlanguage: [en]\nlibrary_name: diffusers\n"
                               "pipeline_tag: text-to-image\n---\n# Other\n") } });
}

void start(TestWindow &test, QSize size = { 1440, 900 })
{
    fill(test.hub);
    test.start(size);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
}

QStringList names(const TestWindow &test)
{
    const auto *list = test.get<QListView>(u"repoList"_s);
    QStringList all;
    for (int row = 0; list && row < list->model()->rowCount(); ++row) {
        all << list->model()->index(row, 0).data().toString();
    }
    return all;
}

/// What the last question for a list said under that key.
QStringList asked(const TestWindow &test, const QString &key)
{
    QStringList values;
    const auto requests = test.hub.requests(u"list"_s);
    if (!requests.isEmpty()) {
        for (const auto &[name, value] : requests.last().query) {
            if (name == key) {
                values << value;
            }
        }
    }
    return values;
}

bool isOpen(const TestWindow &test, const QString &facet)
{
    return test.find(facet + u"Toggle"_s)->accessibleDescription() == "Open"_L1;
}

void open(TestWindow &test, const QString &facet)
{
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(facet + u"Toggle"_s), longMs);
    if (!isOpen(test, facet)) {
        test.click(facet + u"Toggle"_s);
    }
    QVERIFY(isOpen(test, facet));
}

/// Where a tag stands in its list; -1: it does not.
int rowOf(const QAbstractItemView *list, const QString &id)
{
    const auto *tags = qobject_cast<const TagListModel *>(list->model());
    for (int row = 0; tags && row < tags->rowCount(); ++row) {
        if (tags->index(row).data().toString() == tags->labelOf(id)) {
            return row;
        }
    }
    return -1;
}

/// A click into the box before a tag.
void tick(TestWindow &test, const QString &facet, const QString &id)
{
    open(test, facet);
    QTRY_VERIFY2_WITH_TIMEOUT(test.isShown(facet + u"List"_s), qPrintable(facet), longMs);
    auto *list = test.get<QListView>(facet + u"List"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(rowOf(list, id) >= 0, qPrintable(id), longMs);
    const auto index = list->model()->index(rowOf(list, id), 0);
    list->scrollTo(index);
    QStyleOptionViewItem option;
    option.initFrom(list);
    option.rect = list->visualRect(index);
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    option.widget = list;
    const auto box = list->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, list);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, box.center());
}

/// The wanted one alone is listed, and one chip says why.
void verifyNarrowed(TestWindow &test, const QString &key, const QString &value)
{
    QTRY_COMPARE_WITH_TIMEOUT(names(test), QStringList{ u"alder/wanted"_s }, longMs);
    QCOMPARE(asked(test, key), QStringList{ value });
    QVERIFY(test.isShown(u"filterChip"_s));
    QVERIFY(!test.isShown(u"clearFilters"_s)); // there is one alone
    QCOMPARE(test.text(u"resetFilters"_s), u"Reset 1"_s);
}

void verifyAll(TestWindow &test)
{
    QTRY_COMPARE_WITH_TIMEOUT(names(test).size(), 2, longMs);
    QVERIFY(!test.isShown(u"filterChip"_s) && !test.isShown(u"resetFilters"_s));
}

/// What the pane over the list says; the detail beside it can have a pane of its own.
QString wordsOfList(const TestWindow &test)
{
    const auto *part = test.find(u"statePrimary"_s);
    while (part && part->objectName() != u"statePane"_s) {
        part = part->parentWidget();
    }
    return part ? part->accessibleDescription() : QString();
}

} // namespace

/// The filters of a list by mouse and keys: what the Hub is then asked, what is shown, and the ways back.
class TestFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTagNarrows_data();
    void aTagNarrows();
    void theAuthorNarrows();
    void gatedNarrows();
    void whatCanBeTriedNarrows();
    void theRangeNarrows();
    void aChipTakesItsFilterAway();
    void clearAllTakesAllAway();
    void whereNothingMatchesTheCostliestIsNamed();
    void whereTheCountsDoNotComeAllCanBeCleared();
    void whereTheHubDoesNotCountNoNumberIsMadeUp();
    void whatWasCostlyIsForgottenWithTheList();
    void inANarrowWindowTheyLieOverTheList();
};

void TestFilters::aTagNarrows_data()
{
    QTest::addColumn<QString>("facet");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("task") << u"taskFacet"_s << u"text-generation"_s << u"pipeline_tag"_s
                          << u"text-generation"_s;
    QTest::newRow("licence") << u"licenceFacet"_s << u"license:mit"_s << u"filter"_s << u"license:mit"_s;
    QTest::newRow("library") << u"libraryFacet"_s << u"transformers"_s << u"filter"_s << u"transformers"_s;
    QTest::newRow("language") << u"languageFacet"_s << u"fr"_s << u"filter"_s << u"fr"_s;
    QTest::newRow("app") << u"appFacet"_s << u"vllm"_s << u"apps"_s << u"vllm"_s;
}

void TestFilters::aTagNarrows()
{
    QFETCH(QString, facet);
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(QString, value);
    TestWindow test;
    start(test);
    tick(test, facet, id);
    verifyNarrowed(test, key, value);
    tick(test, facet, id); // the same box again
    verifyAll(test);
    QVERIFY(asked(test, key).isEmpty());
}

void TestFilters::theAuthorNarrows()
{
    TestWindow test;
    start(test);
    open(test, u"authorFacet"_s);
    test.type(u"authorField"_s, u"alder"_s);
    QCOMPARE(names(test).size(), 2); // not letter by letter
    test.key(Qt::Key_Return);
    verifyNarrowed(test, u"author"_s, u"alder"_s);
    test.click(u"resetFilters"_s);
    verifyAll(test);
    QVERIFY(test.get<QLineEdit>(u"authorField"_s)->text().isEmpty());
}

void TestFilters::gatedNarrows()
{
    TestWindow test;
    start(test);
    open(test, u"accessFacet"_s);
    test.find(u"gatedChoice"_s)->setFocus();
    test.key(Qt::Key_End);
    verifyNarrowed(test, u"gated"_s, u"true"_s);
    test.key(Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), QStringList{ u"birch/other"_s }, longMs);
    QCOMPARE(asked(test, u"gated"_s), QStringList{ u"false"_s });
    test.click(u"resetFilters"_s);
    verifyAll(test);
    QCOMPARE(test.get<QComboBox>(u"gatedChoice"_s)->currentIndex(), 0);
}

void TestFilters::whatCanBeTriedNarrows()
{
    TestWindow test;
    start(test);
    open(test, u"accessFacet"_s);
    test.click(u"inferenceSwitch"_s);
    verifyNarrowed(test, u"inference"_s, u"warm"_s);
    test.click(u"inferenceSwitch"_s);
    verifyAll(test);
}

// The upper end is drawn to the first step; the Hub is asked when it is let go.
void TestFilters::theRangeNarrows()
{
    TestWindow test;
    start(test);
    open(test, u"parameterFacet"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"parameterRange"_s), longMs);
    auto *range = test.get<RangeSlider>(u"parameterRange"_s);
    const auto handleAt = [range](int step) {
        const int side = range->height() / 2; // of a handle, more or less
        const int way = range->width() - side;
        return QPoint(side / 2 + way * step / range->most(), range->height() / 2);
    };
    const auto before = test.hub.requestCount(u"list"_s);
    QTest::mousePress(range, Qt::LeftButton, {}, handleAt(range->most()));
    QTest::mouseMove(range, handleAt(1));
    QCOMPARE(range->upper(), 1);
    QCOMPARE(test.get<QLineEdit>(u"mostParameters"_s)->text(), formatParameters(50'000'000));
    QCOMPARE(test.hub.requestCount(u"list"_s), before);
    QTest::mouseRelease(range, Qt::LeftButton, {}, handleAt(1));
    verifyNarrowed(test, u"num_parameters"_s, u"max:50M"_s);
    test.click(u"resetFilters"_s);
    verifyAll(test);
    QCOMPARE(range->upper(), range->most());
}

void TestFilters::aChipTakesItsFilterAway()
{
    TestWindow test;
    start(test);
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    const auto *chip = test.find(u"filterChip"_s);
    QTest::mouseClick(test.find(u"filterChip"_s),
                      Qt::LeftButton,
                      {},
                      { chip->width() - Metrics::space3, chip->height() / 2 }); // its cross
    verifyAll(test);
    const auto *list = test.get<QListView>(u"licenceFacetList"_s);
    const auto row = list->model()->index(rowOf(list, u"license:mit"_s), 0);
    QCOMPARE(row.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked)); // the box knows it
}

void TestFilters::clearAllTakesAllAway()
{
    TestWindow test;
    start(test);
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    open(test, u"accessFacet"_s);
    test.click(u"inferenceSwitch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"clearFilters"_s), longMs);
    QCOMPARE(test.text(u"resetFilters"_s), u"Reset 2"_s);
    test.click(u"clearFilters"_s);
    verifyAll(test);
}

// Two are left without the licence, one without the library.
void TestFilters::whereNothingMatchesTheCostliestIsNamed()
{
    TestWindow test;
    start(test);
    test.hub.addRepo(model,
                     u"birch/third"_s,
                     { { u"README.md"_s,
                         QByteArray("---\nlicense: apache-2.0\nlibrary_name: diffusers\n---\n# Third\n") } });
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    tick(test, u"libraryFacet"_s, u"diffusers"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"statePrimary"_s), u"Remove \"MIT\""_s, longMs);
    const auto text = wordsOfList(test);
    QVERIFY2(text.contains(u"\"MIT\" narrows most. Without it: 2 result"_s), qPrintable(text));
    QCOMPARE(test.text(u"stateSecondary"_s), u"Clear all filters"_s);
    test.click(u"statePrimary"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test).size(), 2, longMs);
    QCOMPARE(asked(test, u"filter"_s), QStringList{ u"diffusers"_s });
}

void TestFilters::whereTheCountsDoNotComeAllCanBeCleared()
{
    TestWindow test;
    start(test);
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    const auto before = test.hub.requestCount(u"list"_s);
    test.hub.addFault(FakeHub::Fault::status(400).on(u"list"_s).after(1).times(1));
    tick(test, u"libraryFacet"_s, u"diffusers"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.hub.requestCount(u"list"_s), before + 2, longMs);
    QTest::qWait(50); // the answer has come, and changes nothing
    QCOMPARE(test.text(u"statePrimary"_s), u"Clear all filters"_s);
    test.click(u"statePrimary"_s);
    verifyAll(test);
}

void TestFilters::whereTheHubDoesNotCountNoNumberIsMadeUp()
{
    TestWindow test;
    start(test);
    for (int n = 0; n < 60; ++n) { // more than a page
        test.hub.addRepo(model,
                         u"birch/many-%1"_s.arg(n),
                         { { u"README.md"_s, QByteArray("---\nlibrary_name: diffusers\n---\n# Many\n") } });
    }
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    test.hub.addFault(FakeHub::Fault::dropHeader("X-Total-Count").on(u"list"_s));
    tick(test, u"libraryFacet"_s, u"diffusers"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"statePrimary"_s), u"Remove \"MIT\""_s, longMs);
    const auto text = wordsOfList(test);
    QVERIFY2(text.contains(u"more than 50 results"_s), qPrintable(text));
}

void TestFilters::whatWasCostlyIsForgottenWithTheList()
{
    TestWindow test;
    start(test);
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    tick(test, u"libraryFacet"_s, u"diffusers"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"statePrimary"_s).startsWith(u"Remove"_s), longMs);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE(test.text(u"statePrimary"_s), u"Show all"_s);
    test.click(u"statePrimary"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"statePrimary"_s).startsWith(u"Remove"_s), longMs);
    QCOMPARE(test.text(u"resetFilters"_s), u"Reset 2"_s); // no filter was taken away by the way
}

void TestFilters::inANarrowWindowTheyLieOverTheList()
{
    TestWindow test;
    start(test, { 1024, 700 });
    QVERIFY(!test.isShown(u"filterPanel"_s));
    const int width = test.find(u"repoList"_s)->width();
    test.click(u"showFilters"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"licenceFacetList"_s), longMs);
    QCOMPARE(test.find(u"repoList"_s)->width(), width); // over it, not beside it
    tick(test, u"licenceFacet"_s, u"license:mit"_s);
    verifyNarrowed(test, u"filter"_s, u"license:mit"_s);
    QCOMPARE(test.text(u"showFilters"_s), u"1"_s);
    QVERIFY(test.isShown(u"filterPanel"_s)); // it stays for a second filter
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"filterPanel"_s));
    QVERIFY(test.find(u"repoList"_s)->hasFocus());
    test.window()->resize(1440, 900);
    QTRY_VERIFY(test.isShown(u"filterPanel"_s) && !test.isShown(u"showFilters"_s));
    QCOMPARE(test.text(u"resetFilters"_s), u"Reset 1"_s);
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
