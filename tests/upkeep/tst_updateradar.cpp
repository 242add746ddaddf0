// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/updateradar.h"
#include "tests/transfer/rig.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using State = RepoCheck::State;
using Kind = FileChange::Kind;

/// What has changed on the stand-in Hub since it was downloaded.
class TestUpdateRadar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsNew();
    void aWholeCommitIsBroughtUpToDate();
    void ofAPartOnlyItsFiles();
    void whatIsHereIsNotFetched();
    void theListingIsAskedForWhereNoneWasKept();
    void whatTheHubForgotIsReadFromTheSnapshot();
    void allThatIsHereIsGone();
    void aGoneRefIsSaid();
    void eachRefIsCompared();
    void troubleIsOneReposOwn_data();
    void troubleIsOneReposOwn();
    void aTimeoutIsOneReposOwn();
    void withoutANetworkItEndsAtOnce();
    void aPersonStopsIt();
    void aFewAtATime();
    void withoutRefsThereIsNothingToFollow();
    void whatWasMovedIsComparedInItsNewPlace();
    void aMoveInBetweenBeginsAnew();
    void itEndsInOrder();

private:
    static constexpr auto model = FakeHub::RepoKind::Model;
    void addSmall(const QString &id);
    QString change(const QMap<QString, Blob> &add, const QStringList &gone = {});
    RadarState check(const QList<RepoId> &repos = {});
    RefUpdate onlyUpdate();
    RepoCheck row(const RadarState &state, const QString &id) const;
    static QStringList told(const RefUpdate &update);

    const Blob m_big = Blob::seeded(5, 2 * MiB);
    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<UpdateRadar> m_radar;
    QList<RadarState> m_published;
    RepoId m_repo = Rig::repo(repoName);
};

void TestUpdateRadar::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(m_big);
    m_radar = std::make_unique<UpdateRadar>(m_rig->api.get(), *m_rig->cache);
    m_published.clear();
    connect(m_radar.get(), &UpdateRadar::changed, this, [this](const RadarState &state) {
        m_published.append(state);
    });
}

void TestUpdateRadar::cleanup()
{
    QVERIFY(QCoro::waitFor(m_radar->shutDown()));
    m_radar.reset();
    m_rig.reset();
}

void TestUpdateRadar::addSmall(const QString &id)
{
    m_rig->hub.addRepo(model, id, { { u"config.json"_s, id.toUtf8() } });
    QVERIFY(m_rig->download(id));
}

QString TestUpdateRadar::change(const QMap<QString, Blob> &add, const QStringList &gone)
{
    return m_rig->hub.commit(
        model, QString(repoName), { .add = add, .remove = gone, .title = u"Better words"_s });
}

RadarState TestUpdateRadar::check(const QList<RepoId> &repos)
{
    m_radar->check(m_rig->root, repos);
    [this] { QTRY_VERIFY(!m_radar->state().isChecking); }();
    return m_radar->state();
}

RefUpdate TestUpdateRadar::onlyUpdate()
{
    const auto state = check();
    [&state] {
        QCOMPARE(state.updates(), 1);
        QCOMPARE(state.repos.first().state, State::Newer);
    }();
    return state.updates() == 1 ? state.repos.first().updates.first() : RefUpdate{};
}

RepoCheck TestUpdateRadar::row(const RadarState &state, const QString &id) const
{
    const auto found = std::ranges::find(state.repos, Rig::repo(id), &RepoCheck::repo);
    return found == state.repos.cend() ? RepoCheck{} : *found;
}

QStringList TestUpdateRadar::told(const RefUpdate &update)
{
    QStringList lines;
    for (const auto &file : update.files) {
        const auto kind = file.kind == Kind::New ? '+' : file.kind == Kind::Gone ? '-' : '~';
        lines.append(u"%1%2 %3%4%5"_s.arg(QChar::fromLatin1(kind), file.path)
                         .arg(file.size)
                         .arg(file.isWanted ? u" wanted"_s : u""_s, file.isHere ? u" here"_s : u""_s));
    }
    return lines;
}

void TestUpdateRadar::nothingIsNew()
{
    QVERIFY(m_rig->download(QString(repoName)));
    const auto state = check();
    QCOMPARE(state.root, m_rig->root);
    QCOMPARE(state.repos.size(), 1);
    QCOMPARE(state.repos.first().state, State::Same);
    QCOMPARE(state.repos.first().refs, 1);
    QCOMPARE(state.done, 1);
    QVERIFY(!state.error && !state.isStopped && state.ended.isValid());
    QCOMPARE(m_rig->hub.requestCount(u"refs"_s), 1);
    QCOMPARE(m_rig->hub.requestCount(u"commits"_s), 0); // nothing more than that one question
    QTRY_VERIFY(!m_published.isEmpty() && m_published.last() == m_radar->state());
}

void TestUpdateRadar::aWholeCommitIsBroughtUpToDate()
{
    QVERIFY(m_rig->download(QString(repoName)));
    const auto before = *m_rig->cache->resolve(m_repo, Revision{});
    change({ { u"config.json"_s, QByteArray("{12}\n") } });
    const auto newest = change({ { u"new.json"_s, QByteArray("[1]\n") } }, { u"onnx/model.json"_s });
    const auto update = onlyUpdate();
    QCOMPARE(update.revision, Revision{});
    QCOMPARE(update.here, before);
    QCOMPARE(update.hub.hex, newest);
    QCOMPARE(update.commits, 2);
    QCOMPARE(update.title, u"Better words"_s);
    QVERIFY(update.since.isValid());
    QCOMPARE(
        told(update),
        QStringList(
            { u"~config.json 5 wanted"_s, u"+new.json 4 wanted"_s, u"-onnx/model.json 3 wanted here"_s }));
    QVERIFY(update.isWhole && update.canUpdate());
    QCOMPARE(update.bytesToFetch, 9);
    QCOMPARE(update.bytesHere, m_big.size());
    m_rig->hub.clearRequests();
    QVERIFY(m_rig->download(updateOf(update, m_rig->root)));
    QCOMPARE(m_rig->cache->resolve(m_repo, Revision{})->hex, newest);
    QVERIFY(m_rig->cache->find(m_repo, update.hub, u"weights.safetensors"_s));
    QCOMPARE(m_rig->hub.requestCount(u"cdn"_s), 0); // the weights were here
    QCOMPARE(check().repos.first().state, State::Same);
}

void TestUpdateRadar::ofAPartOnlyItsFiles()
{
    QVERIFY(m_rig->download({ .repo = m_repo, .paths = { u"config.json"_s, u"onnx/model.json"_s } }));
    const auto newest = change({ { u"config.json"_s, QByteArray("{12}\n") },
                                 { u"weights.safetensors"_s, Blob::seeded(6, 3 * MiB) },
                                 { u"new.json"_s, QByteArray("[1]\n") } });
    const auto update = onlyUpdate();
    QVERIFY(!update.isWhole);
    QCOMPARE(update.paths, QStringList({ u"config.json"_s, u"onnx/model.json"_s }));
    QCOMPARE(
        told(update),
        QStringList(
            { u"~config.json 5 wanted"_s, u"+new.json 4"_s, u"~weights.safetensors %1"_s.arg(3 * MiB) }));
    QCOMPARE(update.bytesToFetch, 5);
    QCOMPARE(update.bytesHere, 3);
    QVERIFY(m_rig->download(updateOf(update, m_rig->root)));
    QCOMPARE(m_rig->cache->resolve(m_repo, Revision{})->hex, newest);
    QVERIFY(m_rig->cache->find(m_repo, update.hub, u"onnx/model.json"_s));
    QVERIFY(!m_rig->cache->find(m_repo, update.hub, u"new.json"_s));
}

void TestUpdateRadar::whatIsHereIsNotFetched()
{
    QVERIFY(m_rig->download(QString(repoName)));
    change({ { u"again.safetensors"_s, m_big },
             { u"one.safetensors"_s, Blob::seeded(7, MiB) },
             { u"two.safetensors"_s, Blob::seeded(7, MiB) } });
    const auto update = onlyUpdate();
    QCOMPARE(update.bytesToFetch, MiB); // two names of the same bytes
    QCOMPARE(told(update).first(), u"+again.safetensors %1 wanted here"_s.arg(m_big.size()));
}

void TestUpdateRadar::theListingIsAskedForWhereNoneWasKept()
{
    const auto done = m_rig->download(QString(repoName));
    QVERIFY(done.has_value());
    QVERIFY(QFile::remove(m_rig->cache->layout().tree(m_repo, done->commit)));
    change({ { u"new.json"_s, QByteArray("[1]\n") } });
    const auto update = onlyUpdate();
    QVERIFY(update.isWhole); // the Hub says what all of it is
    QCOMPARE(told(update), QStringList({ u"+new.json 4 wanted"_s }));
}

void TestUpdateRadar::whatTheHubForgotIsReadFromTheSnapshot()
{
    const auto done = m_rig->download(QString(repoName));
    QVERIFY(done.has_value());
    QVERIFY(QFile::remove(m_rig->cache->layout().tree(m_repo, done->commit)));
    m_rig->hub.edit(model, QString(repoName), [this](FakeHub::Repo &repo) { // its history is another one
        repo = FakeHub::Repo(repo.kind, repo.id);
        repo.commit({ .add = { { u"config.json"_s, QByteArray("{12}\n") },
                               { u"new.json"_s, QByteArray("[1]\n") },
                               { u"weights.safetensors"_s, m_big } } });
    });
    const auto update = onlyUpdate();
    QVERIFY(!update.isWhole); // nobody knows
    QCOMPARE(update.paths, QStringList({ u"config.json"_s, u"weights.safetensors"_s }));
    QCOMPARE(
        told(update),
        QStringList({ u"~config.json 5 wanted"_s, u"+new.json 4"_s, u"-onnx/model.json 3 wanted here"_s }));
    QCOMPARE(update.bytesToFetch, 5);
    QCOMPARE(update.bytesHere, m_big.size());
    QCOMPARE(update.commits, 0);
}

void TestUpdateRadar::allThatIsHereIsGone()
{
    QVERIFY(m_rig->download({ .repo = m_repo, .paths = { u"config.json"_s } }));
    change({}, { u"config.json"_s });
    const auto update = onlyUpdate();
    QVERIFY(!update.canUpdate());
    QCOMPARE(told(update), QStringList({ u"-config.json 3 wanted here"_s }));
}

void TestUpdateRadar::aGoneRefIsSaid()
{
    m_rig->hub.edit(model, QString(repoName), [](FakeHub::Repo &repo) { repo.branch(u"dev"_s); });
    QVERIFY(m_rig->download({ .repo = m_repo, .revision = Revision{ u"dev"_s } }));
    m_rig->hub.edit(model, QString(repoName), [](FakeHub::Repo &repo) {
        repo = FakeHub::Repo(repo.kind, repo.id);
        repo.commit({ .add = { { u"config.json"_s, QByteArray("{}\n") } } });
    });
    const auto state = check();
    QCOMPARE(state.repos.first().goneRefs, QStringList{ u"dev"_s });
    QCOMPARE(state.repos.first().state, State::Same);
}

void TestUpdateRadar::eachRefIsCompared()
{
    m_rig->hub.edit(model, QString(repoName), [](FakeHub::Repo &repo) {
        repo.branch(u"dev"_s);
        repo.tag(u"v1"_s);
        repo.setRef(u"refs/pr/1"_s, repo.head()->id);
    });
    for (const auto &name : { u"main"_s, u"dev"_s, u"v1"_s, u"refs/pr/1"_s }) {
        QVERIFY(m_rig->download({ .repo = m_repo, .revision = Revision{ name } }));
    }
    for (const auto &ref : { u"refs/heads/dev"_s, u"refs/pr/1"_s }) {
        m_rig->hub.commit(model,
                          QString(repoName),
                          { .add = { { u"new.json"_s, ref.toUtf8() } }, .title = ref, .ref = ref });
    }
    const auto state = check();
    QCOMPARE(state.repos.first().refs, 4);
    QStringList moved;
    for (const auto &update : state.repos.first().updates) {
        moved.append(update.revision.name + u' ' + update.title);
    }
    QCOMPARE(moved, QStringList({ u"dev refs/heads/dev"_s, u"refs/pr/1 refs/pr/1"_s }));
}

void TestUpdateRadar::troubleIsOneReposOwn_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("private now") << u"private"_s << Error::Kind::NotFound;
    QTest::newRow("disabled") << u"disabled"_s << Error::Kind::Disabled;
    QTest::newRow("behind a gate now") << u"gated"_s << Error::Kind::Gated;
}

void TestUpdateRadar::troubleIsOneReposOwn()
{
    QFETCH(QString, what);
    QFETCH(Error::Kind, kind);
    QVERIFY(m_rig->download(QString(repoName)));
    addSmall(u"a/first"_s);
    addSmall(u"z/last"_s);
    change({ { u"new.json"_s, QByteArray("[1]\n") } });
    m_rig->hub.edit(model, QString(repoName), [&what](FakeHub::Repo &repo) {
        repo.isPrivate = what == "private"_L1;
        repo.disabled = what == "disabled"_L1;
        repo.gated = what == "gated"_L1 ? u"manual"_s : QString();
    });
    const auto state = check();
    const auto told = row(state, QString(repoName));
    QCOMPARE(told.state, State::Failed);
    QCOMPARE(told.error->kind, kind);
    QCOMPARE(told.updates.size(), kind == Error::Kind::NotFound ? 0 : 1); // what is new can be seen
    QCOMPARE(row(state, u"a/first"_s).state, State::Same);
    QCOMPARE(row(state, u"z/last"_s).state, State::Same);
    QVERIFY(!state.error);
    QCOMPARE(state.done, 3);
}

void TestUpdateRadar::aTimeoutIsOneReposOwn()
{
    QVERIFY(m_rig->download(QString(repoName)));
    addSmall(u"a/first"_s);
    addSmall(u"z/last"_s);
    m_rig->hub.addFault(FakeHub::Fault::stallAfter(0).on(u"*/org/model/refs*"_s));
    HttpConfig config{ .endpoint = m_rig->hub.url(), .retry = RetryPolicy::none(), .loopbackOnly = true };
    config.route.stallMs = 300;
    HttpClient http(config);
    HubApi api(&http);
    UpdateRadar radar(&api, *m_rig->cache);
    radar.check(m_rig->root);
    QTRY_VERIFY(!radar.state().isChecking);
    const auto state = radar.state();
    QCOMPARE(row(state, QString(repoName)).state, State::Failed);
    QCOMPARE(row(state, QString(repoName)).error->kind, Error::Kind::Timeout);
    QCOMPARE(row(state, u"z/last"_s).state, State::Same);
    QVERIFY(!state.error);
    QVERIFY(QCoro::waitFor(radar.shutDown()));
}

void TestUpdateRadar::withoutANetworkItEndsAtOnce()
{
    QVERIFY(m_rig->download(QString(repoName)));
    for (const auto &id : { u"a/a"_s, u"b/b"_s, u"c/c"_s, u"d/d"_s, u"z/z"_s }) {
        addSmall(id);
    }
    HttpClient http({ .endpoint = m_rig->hub.url(), .offlineReason = u"switch"_s, .loopbackOnly = true });
    HubApi api(&http);
    UpdateRadar radar(&api, *m_rig->cache);
    m_rig->hub.clearRequests();
    radar.check(m_rig->root);
    QTRY_VERIFY(!radar.state().isChecking);
    const auto state = radar.state();
    QCOMPARE(state.error->kind, Error::Kind::Offline);
    QCOMPARE(state.error->forbiddenBy, u"switch"_s);
    QCOMPARE(state.repos.size(), 6);
    QVERIFY(
        std::ranges::all_of(state.repos, [](const RepoCheck &one) { return one.state == State::Waiting; }));
    QCOMPARE(m_rig->hub.requestCount(), 0);
    QVERIFY(QCoro::waitFor(radar.shutDown()));
    m_rig->hub.goAway();
    QCOMPARE(check().error->kind, Error::Kind::Offline);
    m_rig->hub.comeBack();
    QVERIFY(!check().error); // and it can be asked again
}

void TestUpdateRadar::aPersonStopsIt()
{
    QVERIFY(m_rig->download(QString(repoName)));
    m_rig->hub.addFault(FakeHub::Fault::stallAfter(0).on(u"refs"_s));
    m_radar->check(m_rig->root);
    QTRY_COMPARE(m_rig->hub.requestCount(u"refs"_s), 1);
    m_radar->stop();
    QTRY_VERIFY(!m_radar->state().isChecking);
    QVERIFY(m_radar->state().isStopped && !m_radar->state().error);
    QCOMPARE(m_radar->state().repos.first().state, State::Waiting);
    m_rig->hub.clearFaults();
    QCOMPARE(check().repos.first().state, State::Same);
}

void TestUpdateRadar::aFewAtATime()
{
    for (int i = 0; i < 12; ++i) {
        addSmall(u"org/small-%1"_s.arg(i, 2, 10, QChar(u'0')));
    }
    m_rig->hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(120)).on(u"refs"_s));
    const auto state = check();
    QCOMPARE(state.done, 12);
    qsizetype most = 0;
    for (const auto &one : std::as_const(m_published)) {
        most = std::max<qsizetype>(most, std::ranges::count(one.repos, State::Asking, &RepoCheck::state));
    }
    QCOMPARE(most, 4);
    QCOMPARE(check({ Rig::repo(u"org/small-03"_s) }).repos.size(), 1);
}

void TestUpdateRadar::withoutRefsThereIsNothingToFollow()
{
    const auto done = m_rig->download(QString(repoName));
    QVERIFY(done.has_value());
    QVERIFY(QFile::remove(m_rig->cache->layout().ref(m_repo, Revision{})));
    m_rig->hub.clearRequests();
    const auto state = check();
    QCOMPARE(state.repos.first().state, State::NoRefs);
    QCOMPARE(state.done, 1);
    QCOMPARE(m_rig->hub.requestCount(), 0);
}

void TestUpdateRadar::whatWasMovedIsComparedInItsNewPlace()
{
    QVERIFY(m_rig->download(QString(repoName)));
    check();
    m_radar->rootMoved({ u"/another"_s }, u"/third"_s);
    QCOMPARE(m_radar->state().root, m_rig->root);
    m_radar->rootMoved({ u"/another"_s, m_rig->root }, u"/third"_s);
    QCOMPARE(m_radar->state().root, u"/third"_s);
    QCOMPARE(m_radar->state().repos.size(), 1); // what it has found is true of that
    QTRY_VERIFY(!m_published.isEmpty() && m_published.last() == m_radar->state());
}

void TestUpdateRadar::aMoveInBetweenBeginsAnew()
{
    QVERIFY(m_rig->download(QString(repoName)));
    addSmall(u"org/small"_s);
    m_rig->hub.addFault(FakeHub::Fault::stallAfter(0).on(u"refs"_s));
    m_radar->check(m_rig->root, { m_repo });
    QTRY_VERIFY(m_rig->hub.requestCount(u"refs"_s) > 0);
    const auto to = m_rig->folder.filePath(u"moved"_s);
    QVERIFY(QFile::rename(m_rig->root, to));
    m_rig->hub.clearFaults();
    m_radar->rootMoved({ m_rig->root }, to);
    QTRY_VERIFY(!m_radar->state().isChecking);
    QCOMPARE(m_radar->state().root, to);
    QCOMPARE(m_radar->state().repos.size(), 1); // the same ones
    QCOMPARE(m_radar->state().repos.first().state, State::Same);
}

void TestUpdateRadar::itEndsInOrder()
{
    QVERIFY(m_rig->download(QString(repoName)));
    m_rig->hub.addFault(FakeHub::Fault::stallAfter(0).on(u"refs"_s));
    m_radar->check(m_rig->root);
    QTRY_COMPARE(m_rig->hub.requestCount(u"refs"_s), 1);
    m_radar->check(m_rig->root); // instead of the first
    QVERIFY(QCoro::waitFor(m_radar->shutDown()));
    QVERIFY(!m_radar->state().isChecking);
}

QTEST_GUILESS_MAIN(TestUpdateRadar)
#include "tst_updateradar.moc"
