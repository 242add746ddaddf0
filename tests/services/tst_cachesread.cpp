// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachesread.h"
#include "core/services/questions.h"
#include "tests/support/serviceoptions.h"
#include "tests/upkeep/smallcache.h"

#include <QCoroTask>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Files of the cache that TRANSFORMERS_CACHE names count as here.
class TestCachesRead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsFilesOfBoth();
    void namesEachOnce();
    void handsOutWhatIsInEither();

private:
    static RepoId repo(const QString &name) { return { RepoKind::Model, u"o"_s, name }; }
};

void TestCachesRead::countsFilesOfBoth()
{
    SmallCache own;
    const SmallCache old;
    QTemporaryDir home;
    own.root = home.filePath(u"hub"_s);
    own.revision(u"m"_s, u'1', { "a"_ba.repeated(10) }, u"main"_s);
    old.revision(u"m"_s, u'1', { "a"_ba.repeated(10), "b"_ba.repeated(20) }, u"main"_s);
    Services core(serviceOptions(
        home.path(), QUrl(u"http://127.0.0.1:9"_s), { { u"TRANSFORMERS_CACHE"_s, old.root } }));
    QCOMPARE(cachesToRead(&core).size(), 2);
    const CommitId commit{ SmallCache::hash(u'1') };
    const auto entry = [](const QString &path, qint64 size) {
        TreeEntry one;
        one.path = path;
        one.size = size;
        return one;
    };
    const auto both
        = QCoro::waitFor(presenceOf(&core, repo(u"m"_s), commit, { entry(u"a"_s, 10), entry(u"b"_s, 20) }));
    QVERIFY(both);
    QCOMPARE(both->all, CacheStore::Presence::Complete);
    QCOMPARE(both->presentBytes, 30);
    const auto some
        = QCoro::waitFor(presenceOf(&core, repo(u"m"_s), commit, { entry(u"b"_s, 20), entry(u"c"_s, 1) }));
    QCOMPARE(some->all, CacheStore::Presence::Partial);
    const auto none = QCoro::waitFor(presenceOf(&core, repo(u"m"_s), commit, { entry(u"c"_s, 1) }));
    QCOMPARE(none->all, CacheStore::Presence::Absent);
    const auto head = QCoro::waitFor(fileHead(&core, repo(u"m"_s), commit, u"b"_s, 5, {}));
    QVERIFY(head && head->fromCache);
    QCOMPARE(head->data, "bbbbb"_ba);
}

void TestCachesRead::namesEachOnce()
{
    SmallCache own;
    const SmallCache old;
    QTemporaryDir home;
    own.root = home.filePath(u"hub"_s);
    own.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    old.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    old.revision(u"n"_s, u'2', { "n"_ba }, u"main"_s);
    const QUrl nowhere(u"http://127.0.0.1:9"_s);
    Services core(serviceOptions(home.path(), nowhere, { { u"TRANSFORMERS_CACHE"_s, old.root } }));
    const auto repos = QCoro::waitFor(localRepos(&core, Query{ .kind = RepoKind::Model }));
    QCOMPARE(repos->repos, (QList<RepoId>{ repo(u"m"_s), repo(u"n"_s) }));
    const auto here = QCoro::waitFor(localPresence(&core, { repo(u"m"_s), repo(u"n"_s), repo(u"x"_s) }));
    QCOMPARE(here->repos.size(), 2);
    QVERIFY(QCoro::waitFor(localRepo(&core, repo(u"n"_s), {})));
    // The same folder twice is one cache, and without the variable there is one.
    Services same(serviceOptions(
        home.path(), nowhere, { { u"TRANSFORMERS_CACHE"_s, home.filePath(u"hub"_s) + u'/' } }));
    QCOMPARE(cachesToRead(&same).size(), 1);
    Services alone(serviceOptions(home.path(), nowhere));
    QCOMPARE(cachesToRead(&alone).size(), 1);
}

void TestCachesRead::handsOutWhatIsInEither()
{
    SmallCache own;
    const SmallCache old;
    QTemporaryDir home;
    own.root = home.filePath(u"hub"_s);
    own.revision(u"m"_s, u'1', { "a"_ba.repeated(10) }, u"main"_s);
    old.revision(u"m"_s, u'1', { "b"_ba.repeated(20) }, u"main"_s);
    const auto below = u"models--o--m/snapshots/%1/"_s.arg(SmallCache::hash(u'1'));
    own.write(below + u"f/c"_s, "c");
    old.write(below + u"f/d"_s, "dd");
    old.write(below + u"g/e"_s, "e");
    Services core(serviceOptions(
        home.path(), QUrl(u"http://127.0.0.1:9"_s), { { u"TRANSFORMERS_CACHE"_s, old.root } }));
    const CommitId commit{ SmallCache::hash(u'1') };
    QList<TreeEntry> listing;
    for (const auto &[path, size] :
         { std::pair(u"a"_s, 10), { u"b"_s, 20 }, { u"f/c"_s, 1 }, { u"f/d"_s, 2 }, { u"g/e"_s, 1 } }) {
        listing.append(TreeEntry());
        listing.last().path = path;
        listing.last().size = size;
    }
    QCOMPARE(QCoro::waitFor(presenceOf(&core, repo(u"m"_s), commit, listing))->all,
             CacheStore::Presence::Complete);
    const auto out = QCoro::waitFor(
        handOutFiles(&core, repo(u"m"_s), commit, listing, { u"b"_s, u"a"_s, u"f/"_s, u"g/"_s }));
    QVERIFY(out);
    QCOMPARE(out->refusal, Handout::Refusal::None);
    QCOMPARE(out->items.size(), 4);
    QCOMPARE(out->items[0].pointer, old.at(below + u"b"_s));
    QCOMPARE(out->items[1].pointer, own.at(below + u"a"_s));
    QCOMPARE(out->items[3].pointer, old.at(below + u"g"_s));
    QCOMPARE(QFileInfo(out->items[0].given).size(), 20);
    // No snapshot has all of this one.
    const QDir mixed(out->items[2].given);
    QCOMPARE(mixed.entryList(QDir::Files), (QStringList{ u"c"_s, u"d"_s }));
    QCOMPARE(out->items[2].pointer, out->items[2].given);
    listing[3].size = 3; // not the same file
    const auto part = QCoro::waitFor(handOutFiles(&core, repo(u"m"_s), commit, listing, { u"f/"_s }));
    QCOMPARE(part->refusal, Handout::Refusal::NotWhole);
}

QTEST_GUILESS_MAIN(TestCachesRead)
#include "tst_cachesread.moc"
