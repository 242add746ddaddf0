// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"
#include "ui/shared/actions.h"
#include "ui/window/paletteplaces.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Group = PaletteEntry::Group;
using Scope = PaletteModel::Scope;

namespace
{

PaletteEntry repo(const QString &id)
{
    return { .group = Group::Repositories,
             .text = id,
             .link = Link{ .page = Link::Page::Repo, .repo = *RepoId::parse(RepoKind::Model, id) },
             .needsMatch = false };
}

PaletteEntry person(const QString &name)
{
    return { .group = Group::People,
             .text = name,
             .link = Link{ .page = Link::Page::Person, .person = name },
             .needsMatch = false };
}

QStringList manyFiles()
{
    QStringList paths;
    for (int i = 0; i < 20'000; ++i) {
        paths << u"data/part-%1.bin"_s.arg(i);
    }
    return paths;
}

QStringList texts(const PaletteModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto index = model.index(row);
        const bool heading = index.data(PaletteModel::HeadingRole).toBool();
        all << (heading ? u'#' + index.data().toString() : index.data().toString());
    }
    return all;
}

} // namespace

class TestPaletteModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void groupsStandUnderHeadings();
    void theBestMatchIsFirst();
    void theFarFetchedComesIfNothingElseFits();
    void whatTheHubFoundNeedsNoMatch();
    void aPlaceIsListedOnce();
    void signsChooseCommandsOrPeople();
    void scopesChooseAGroup();
    void actionsThatCannotBeGivenAreLeftOut();
    void aWorkerFindsTheSame_data();
    void aWorkerFindsTheSame();
    void theLastWordCounts();
    void whatFitsNothingFitsNoMoreLetters();
    void theRowsAreBounded();
};

void TestPaletteModel::isAModel()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.firstEntry().isValid());
    model.setFound({ repo(u"org/heron"_s), person(u"hera"_s) }, 48);
    model.setPattern(u"her"_s, Scope::All);
    model.setPattern(u"nothing like it"_s, Scope::Files);
    QCOMPARE(model.rowCount(), 1); // which says so
    QVERIFY(!model.firstEntry().isValid());
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    model.setRemark(u"The Hub is away"_s);
    QCOMPARE(model.index(0).data().toString(), u"The Hub is away"_s);
    model.setRemark({});
    model.setPattern({}, Scope::All);
    model.setFound({}, 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestPaletteModel::groupsStandUnderHeadings()
{
    PaletteModel model;
    model.setFound({ person(u"hera"_s), repo(u"org/heron"_s) }, 48);
    model.setPattern(u"her"_s, Scope::All);
    QCOMPARE(texts(model),
             (QStringList{
                 u"#Repositories, 1 of 48"_s, u"org/heron"_s, u"#People and organisations"_s, u"hera"_s }));
    QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.firstEntry(), model.index(1));
    QCOMPARE(model.entry(model.index(1))->matched, (QList<qsizetype>{ 4, 5, 6 }));
    QVERIFY(!model.entry(model.index(0)));
}

void TestPaletteModel::theBestMatchIsFirst()
{
    PaletteModel model;
    QList<PaletteEntry> known;
    for (const auto &text : { u"Work offline"_s, u"Refresh"_s, u"Free up space"_s }) {
        known.append({ .group = Group::Actions, .text = text });
    }
    model.setKnown(known);
    model.setPattern(u"fre"_s, Scope::All);
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Free up space"_s, u"Refresh"_s }));
}

void TestPaletteModel::theFarFetchedComesIfNothingElseFits()
{
    PaletteModel model;
    model.setKnown({ { .group = Group::Actions, .text = u"Show the previous cone"_s },
                     { .group = Group::Actions, .text = u"Download"_s } });
    model.setFound({ repo(u"org/heron"_s) }, 1);
    model.setPattern(u"heron"_s, Scope::All);
    QCOMPARE(texts(model), (QStringList{ u"#Repositories"_s, u"org/heron"_s }));
    model.setPattern(u"> heron"_s, Scope::All);
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Show the previous cone"_s }));
    model.setFound({}, 0);
    model.setRemark(u"The Hub is asked"_s, true); // what it finds would push it away under the finger
    model.setPattern(u"heron"_s, Scope::All);
    QCOMPARE(texts(model), QStringList{ u"#The Hub is asked"_s });
    model.setRemark({});
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Show the previous cone"_s }));
    for (const auto &meant : { u"down"_s, u"load"_s, u"dload"_s, u"dwnl"_s, u"dl"_s, u"own"_s, u"dwn"_s }) {
        model.setFound({ repo(u"org/"_s + meant) }, 1);
        model.setPattern(meant, Scope::All);
        QVERIFY2(texts(model).contains(u"Download"_s), qPrintable(meant));
    }
}

void TestPaletteModel::whatTheHubFoundNeedsNoMatch()
{
    PaletteModel model;
    model.setFound({ repo(u"org/found-by-its-card"_s) }, 1);
    model.setPattern(u"zzz"_s, Scope::All);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.hubPattern(), u"zzz"_s);
}

// Where one was lately stands on top, and not a second time among what the Hub finds.
void TestPaletteModel::aPlaceIsListedOnce()
{
    const auto heron = *RepoId::parse(RepoKind::Model, u"org/heron"_s);
    PaletteModel model;
    model.setKnown(paletteRecent({ Link{ .page = Link::Page::Repo, .repo = heron } })
                   + paletteFavourites({ heron }));
    model.setFound({ repo(u"org/heron"_s), repo(u"org/heron-small"_s) }, 2);
    model.setPattern(u"her"_s, Scope::All);
    QCOMPARE(texts(model).count(u"org/heron"_s), 1);
    QCOMPARE(texts(model).first(2), (QStringList{ u"#Recent"_s, u"org/heron"_s }));
    QVERIFY(texts(model).contains(u"org/heron-small"_s));
    QVERIFY(!texts(model).contains(u"#Favourites"_s));
}

void TestPaletteModel::signsChooseCommandsOrPeople()
{
    PaletteModel model;
    model.setKnown({ { .group = Group::Actions, .text = u"Refresh"_s } });
    model.setFound({ repo(u"org/refresh"_s), person(u"refresher"_s) }, 1);
    model.setPattern(u"> ref"_s, Scope::All);
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Refresh"_s }));
    QVERIFY(model.hubPattern().isEmpty()); // commands are known here
    model.setPattern(u"@ref"_s, Scope::All);
    QCOMPARE(texts(model), (QStringList{ u"#People and organisations"_s, u"refresher"_s }));
    QCOMPARE(model.hubPattern(), u"ref"_s);
}

void TestPaletteModel::scopesChooseAGroup()
{
    PaletteModel model;
    const Link shown{ .page = Link::Page::Repo, .repo = *RepoId::parse(RepoKind::Model, u"org/m"_s) };
    model.setKnown({ { .group = Group::Actions, .text = u"Config"_s } });
    model.setFiles(shown, { u"config.json"_s, u"model.bin"_s });
    model.setPattern(u"config"_s, Scope::Files);
    QCOMPARE(texts(model), (QStringList{ u"#Files in this repository"_s, u"config.json"_s }));
    const auto link = model.entry(model.index(1))->link;
    QVERIFY(link);
    QCOMPARE(link->path, u"config.json"_s);
    QCOMPARE(link->tab, Link::Tab::Files);
    QVERIFY(model.hubPattern().isEmpty());
    model.setPattern(u"config"_s, Scope::Commands);
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Config"_s }));
    model.setPattern({}, Scope::All); // files are too many to be offered before a letter is typed
    QCOMPARE(texts(model), (QStringList{ u"#Actions"_s, u"Config"_s }));
}

void TestPaletteModel::actionsThatCannotBeGivenAreLeftOut()
{
    Actions actions;
    actions.refresh->setEnabled(false);
    actions.quit->setVisible(false);
    const auto entries = paletteActions(actions);
    const auto has = [&](const QAction *action) {
        return std::ranges::any_of(entries, [&](const auto &entry) { return entry.action == action; });
    };
    QVERIFY(has(actions.goModels));
    QVERIFY(has(actions.settings));
    QVERIFY(!has(actions.refresh));
    QVERIFY(!has(actions.quit));
    QVERIFY(!has(actions.palette));
    QVERIFY(!has(actions.preview)); // works on the row that has the focus
}

void TestPaletteModel::aWorkerFindsTheSame_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("all") << u"part"_s;
    QTest::newRow("some") << u"1999"_s;
    QTest::newRow("two words") << u"7 data"_s;
    QTest::newRow("before a letter") << QString();
    QTest::newRow("none") << u"zzz"_s;
}

void TestPaletteModel::aWorkerFindsTheSame()
{
    QFETCH(QString, pattern);
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto paths = manyFiles();
    QSignalSpy looked(&model, &PaletteModel::looked);
    model.setFiles({ .page = Link::Page::Repo }, paths);
    model.setPattern(pattern, Scope::Files);
    QVERIFY(model.isLooking());
    QCOMPARE(texts(model), QStringList{ u"#Looking through the files …"_s });
    QVERIFY(looked.wait());
    QVERIFY(!model.isLooking());
    QStringList expected;
    for (const auto &hit : fuzzyBest(pattern, paths, 200)) {
        expected << paths[hit.at];
        const auto *entry = model.entry(model.index(int(expected.size())));
        QVERIFY(entry && entry->link);
        QCOMPARE(entry->matched, hit.match.positions);
        QCOMPARE(entry->link->path, paths[hit.at]);
    }
    expected.prepend(expected.isEmpty() ? u"#Nothing fits"_s : u"#Files in this repository"_s);
    QCOMPARE(texts(model), expected);
}

// Letter by letter, faster than a worker: the rows before stay until the last word's are there.
void TestPaletteModel::theLastWordCounts()
{
    PaletteModel model;
    const auto paths = manyFiles();
    model.setFiles({ .page = Link::Page::Repo }, paths);
    QSignalSpy looked(&model, &PaletteModel::looked);
    model.setPattern(u"p"_s, Scope::Files);
    QVERIFY(looked.wait());
    const auto before = texts(model);
    QVERIFY(before.size() > 100);
    looked.clear();
    int least = int(before.size());
    connect(
        &model, &QAbstractItemModel::modelReset, this, [&] { least = std::min(least, model.rowCount()); });
    for (const auto *pattern : { "pa", "par", "part-1", "part-19", "part-199", "part-1999" }) {
        model.setPattern(QString::fromLatin1(pattern), Scope::Files);
        QCOMPARE(texts(model), before);
        QVERIFY(model.isLooking());
    }
    const auto *entry = model.entry(model.index(7));
    QVERIFY(entry);
    QCOMPARE(model.indexOf(*entry), model.index(7));
    QTRY_VERIFY(!model.isLooking());
    QCOMPARE(texts(model).value(1), u"data/part-1999.bin"_s);
    QVERIFY(workers()->waitForDone());
    QCoreApplication::processEvents(); // what was given up tells nothing
    QCOMPARE(looked.size(), 1);
    QCOMPARE(texts(model).value(1), u"data/part-1999.bin"_s);
    QVERIFY(least > 1);
    model.setPattern(u"part"_s, Scope::Files);
    model.setFiles({}, {}); // another place, while the worker looks
    QVERIFY(workers()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(texts(model), QStringList{ u"#Nothing fits"_s });
}

void TestPaletteModel::whatFitsNothingFitsNoMoreLetters()
{
    PaletteModel model;
    model.setFiles({ .page = Link::Page::Repo }, manyFiles());
    QSignalSpy looked(&model, &PaletteModel::looked);
    model.setPattern(u"zz"_s, Scope::Files);
    QVERIFY(looked.wait());
    for (const auto *pattern : { "zzz", "zzz p" }) {
        model.setPattern(QString::fromLatin1(pattern), Scope::Files);
        QVERIFY(!model.isLooking());
        QCOMPARE(texts(model), QStringList{ u"#Nothing fits"_s });
    }
    model.setPattern(u"z"_s, Scope::Files);
    QVERIFY(model.isLooking());
}

void TestPaletteModel::theRowsAreBounded()
{
    PaletteModel model;
    QSignalSpy looked(&model, &PaletteModel::looked);
    model.setFiles({ .page = Link::Page::Repo }, manyFiles());
    QVERIFY(!model.isLooking()); // not listed before a letter is typed
    model.setPattern(u"part"_s, Scope::All);
    QVERIFY(looked.wait());
    QCOMPARE(model.rowCount(), 6);
    model.setPattern(u"part"_s, Scope::Files); // seen already
    QVERIFY(!model.isLooking());
    QCOMPARE(model.rowCount(), 201);
    model.setPattern(u"part"_s, Scope::Commands);
    QCOMPARE(model.rowCount(), 1);
}

QTEST_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
