// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/facets.h"
#include "ui/browse/parameterfields.h"
#include "ui/browse/savedsearches.h"
#include "ui/browse/taglistmodel.h"
#include "ui/browse/tagwords.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Kind = Facets::Kind;

class TestFacets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingNarrowsNothing();
    void modelsAreNarrowedByTheirOwnKeys();
    void datasetsAreNarrowedByTags();
    void rangesKeepTheirNumbers_data();
    void rangesKeepTheirNumbers();
    void theyAreKeptAsText();
    void searchesAreKeptAndForgotten();
    void everyPartCanBeTakenAway();
    void tagsFindTheirFacets();
    void otherTagsAreSaidInWords();
    void typedParametersAreRead_data();
    void typedParametersAreRead();
    void tagsAreAModel();
    void tickedTagsComeFirstAndStay();
    void oneChoiceReplacesTheOther();
};

namespace
{

const QList<TagCatalog::Tag> tags{ { u"license:mit"_s, u"MIT"_s, {} },
                                   { u"license:apache-2.0"_s, u"Apache 2.0"_s, {} },
                                   { u"license:gpl-3.0"_s, u"GPL 3"_s, {} } };

Facets all()
{
    return { .task = u"text-generation"_s,
             .libraries = { u"transformers"_s },
             .licences = { u"license:mit"_s, u"license:gpl-3.0"_s },
             .languages = { u"fr"_s },
             .sizes = { u"size_categories:n<1K"_s },
             .kits = { u"gradio"_s },
             .apps = { u"ollama"_s },
             .others = { u"base_model:finetune:org/heron"_s },
             .author = u"org"_s,
             .gated = false,
             .inference = true,
             .leastParameters = 1'000'000'000,
             .mostParameters = 32'000'000'000 };
}

} // namespace

void TestFacets::nothingNarrowsNothing()
{
    Query query{ .search = u"x"_s };
    const auto before = query;
    Facets().applyTo(&query);
    QCOMPARE(query, before);
    QVERIFY(Facets().isEmpty());
    QVERIFY(Facets().parts().isEmpty());
}

void TestFacets::modelsAreNarrowedByTheirOwnKeys()
{
    Query query{ .kind = RepoKind::Model, .search = u"x"_s };
    all().applyTo(&query);
    QCOMPARE(query.search, u"x"_s);
    QCOMPARE(query.task, u"text-generation"_s);
    QCOMPARE(query.author, u"org"_s);
    QCOMPARE(query.apps, QStringList{ u"ollama"_s });
    QVERIFY(query.warm);
    QCOMPARE(query.gated, std::optional(false));
    QCOMPARE(query.parameters, u"min:1B,max:32B"_s);
    QVERIFY(query.filters.contains(u"license:gpl-3.0"_s) && query.filters.contains(u"fr"_s));
    QVERIFY(query.filters.contains(u"base_model:finetune:org/heron"_s));
}

void TestFacets::datasetsAreNarrowedByTags()
{
    Query query{ .kind = RepoKind::Dataset };
    Facets facets;
    facets.task = u"task_categories:question-answering"_s;
    facets.applyTo(&query);
    QCOMPARE(query.filters, QStringList{ u"task_categories:question-answering"_s });
    QVERIFY(query.task.isEmpty());
}

void TestFacets::rangesKeepTheirNumbers_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QString>("text");
    QTest::newRow("from") << 500'000'000LL << 0LL << u"min:500M"_s;
    QTest::newRow("up to") << 0LL << 1'500'000'000LL << u"max:1500M"_s;
    QTest::newRow("both") << 100'000'000LL << 7'000'000'000LL << u"min:100M,max:7B"_s;
}

void TestFacets::rangesKeepTheirNumbers()
{
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QFETCH(QString, text);
    Query query;
    Facets{ .leastParameters = least, .mostParameters = most }.applyTo(&query);
    QCOMPARE(query.parameters, text);
}

void TestFacets::theyAreKeptAsText()
{
    const Facets all{ .task = u"text-generation"_s,
                      .libraries = { u"transformers"_s, u"gguf"_s },
                      .licences = { u"license:mit"_s },
                      .languages = { u"en"_s },
                      .sizes = { u"n<1K"_s },
                      .kits = { u"docker"_s },
                      .apps = { u"ollama"_s },
                      .others = { u"region:us"_s },
                      .author = u"ada"_s,
                      .gated = false,
                      .inference = true,
                      .leastParameters = 1'000'000'000,
                      .mostParameters = 7'000'000'000 };
    QCOMPARE(Facets::fromJson(all.toJson()), all);
    QVERIFY(Facets().toJson().isEmpty());
    QCOMPARE(Facets::fromJson({}), Facets());
    QCOMPARE(Facets::fromJson({ { u"libraries"_s, 7 }, { u"gated"_s, u"yes"_s } }), Facets());
}

void TestFacets::searchesAreKeptAndForgotten()
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    Setting<QString> setting(&store, u"saved"_s, {});
    SavedSearches searches(&setting);
    const SavedSearch one{ RepoKind::Model, u"heron"_s, { .author = u"ada"_s }, Sort::Likes };
    const SavedSearch two{ RepoKind::Model, {}, { .task = u"text-generation"_s }, Sort::Trending };
    const SavedSearch other{ RepoKind::Dataset, u"tides"_s, {}, Sort::Modified };
    for (const auto &search : { one, two, other, one }) {
        searches.add(search);
    }
    QCOMPARE(searches.all(RepoKind::Model), (QList{ one, two })); // none twice, the newest first
    QCOMPARE(searches.all(RepoKind::Dataset), QList{ other });
    Setting<QString> again(&store, u"saved"_s, {});
    QCOMPARE(SavedSearches(&again).all(RepoKind::Model), (QList{ one, two }));
    searches.remove(one);
    QCOMPARE(searches.all(RepoKind::Model), QList{ two });
    setting.set(u"[{\"kind\":\"model\",\"sort\":\"?\"},7,{\"kind\":\"lorry\"}]"_s);
    QVERIFY(searches.all(RepoKind::Model).isEmpty());
    setting.set(u"no JSON"_s);
    QVERIFY(searches.all(RepoKind::Model).isEmpty());
}

void TestFacets::everyPartCanBeTakenAway()
{
    auto facets = all();
    auto parts = facets.parts();
    QCOMPARE(parts.size(), 13);
    while (!parts.isEmpty()) {
        const auto before = parts.size();
        facets.remove(parts.first());
        parts = facets.parts();
        QCOMPARE(parts.size(), before - 1);
    }
    QVERIFY(facets.isEmpty());
}

void TestFacets::tagsFindTheirFacets()
{
    const auto model = Facets::fromTags(RepoKind::Model,
                                        { u"text-generation"_s,
                                          u"transformers"_s,
                                          u"license:mit"_s,
                                          u"en"_s,
                                          u"base_model:adapter:org/heron"_s });
    const Facets expected{ .task = u"text-generation"_s,
                           .libraries = { u"transformers"_s },
                           .licences = { u"license:mit"_s },
                           .languages = { u"en"_s },
                           .others = { u"base_model:adapter:org/heron"_s } };
    QCOMPARE(model, expected);
    const auto rows = Facets::fromTags(
        RepoKind::Dataset, { u"task_categories:question-answering"_s, u"size_categories:n<1K"_s });
    QCOMPARE(rows.task, u"task_categories:question-answering"_s);
    QCOMPARE(rows.sizes, QStringList{ u"size_categories:n<1K"_s });
    QCOMPARE(Facets::fromTags(RepoKind::Space, { u"gradio"_s }).kits, QStringList{ u"gradio"_s });
    // One task at most: a second one is still asked for.
    const auto two = Facets::fromTags(RepoKind::Model, { u"text-generation"_s, u"translation"_s });
    QCOMPARE(two.others, QStringList{ u"translation"_s });
}

void TestFacets::typedParametersAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<qint64>>("parameters");
    const auto row = [](const char *text, std::optional<qint64> parameters) {
        QTest::newRow(*text == 0 ? "nothing" : text) << QString::fromUtf8(text) << parameters;
    };
    row("", 0);
    row("1 B", 1'000'000'000);
    row("32b", 32'000'000'000);
    row("7", 7'000'000'000);
    row("1.5 B", 1'500'000'000);
    row("1,5B", 1'500'000'000);
    row("500 M", 500'000'000);
    row("110000k", 110'000'000);
    row("1T", 1'000'000'000'000);
    row("350000000", 350'000'000);
    row("0", std::nullopt);
    row("many", std::nullopt);
    row("-3 B", std::nullopt);
    row("7 B and more", std::nullopt);
    row("99999999999 T", std::nullopt);
}

void TestFacets::typedParametersAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const std::optional<qint64>, parameters);
    QCOMPARE(ParameterFields::read(text), parameters);
}

void TestFacets::otherTagsAreSaidInWords()
{
    QCOMPARE(TagWords::of(u"base_model:quantized:org/heron"_s), u"Quantisations of org/heron"_s);
    QCOMPARE(TagWords::of(u"base_model:org/heron"_s), u"Made from org/heron"_s);
    QCOMPARE(TagWords::of(u"region:us"_s), u"region:us"_s);
}

void TestFacets::tagsAreAModel()
{
    TagListModel model(TagListModel::Choice::Several);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTags(tags);
    model.setFilter(u"apa"_s);
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({});
    QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(1), u"x"_s, Qt::EditRole));
    model.setTags({});
    QCOMPARE(model.rowCount(), 1); // what is ticked stays
}

void TestFacets::tickedTagsComeFirstAndStay()
{
    TagListModel model(TagListModel::Choice::Several);
    model.setTags(tags);
    model.setTicked({ u"license:gpl-3.0"_s, u"license:unknown-here"_s });
    QCOMPARE(model.index(0).data().toString(), u"GPL 3"_s);
    QCOMPARE(model.index(1).data().toString(), u"unknown-here"_s);
    QCOMPARE(model.index(0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    model.setFilter(u"mit"_s);
    QCOMPARE(model.rowCount(), 3); // a search does not hide what is in force
    QSignalSpy changed(&model, &TagListModel::tickedChanged);
    model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(model.ticked(), QStringList{ u"license:unknown-here"_s });
    QCOMPARE(changed.size(), 1);
}

void TestFacets::oneChoiceReplacesTheOther()
{
    TagListModel model(TagListModel::Choice::One);
    model.setTags(tags);
    model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole);
    model.setData(model.index(2), Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(model.ticked(), QStringList{ u"license:gpl-3.0"_s });
    QCOMPARE(model.index(0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
}

QTEST_APPLESS_MAIN(TestFacets)
#include "tst_facets.moc"
