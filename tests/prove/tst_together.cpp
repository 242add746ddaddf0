// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Downloads one repo with Hubdesk and the official client into one cache at once, three hundred times.
#include "app/fakehub/server.h"
#include "core/base/hash.h"
#include "tests/cli/clirunner.h"
#include "tests/support/officialclient.h"
#include "tests/support/officialworker.h"
#include "tests/support/sentbytes.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;

namespace
{

constexpr auto MiB = qint64(1) << 20;
constexpr int limitMs = 60'000; ///< whoever takes longer waits for what never comes

/// What was in the cache before.
enum class Before { Empty, SomeByUs, SomeByThem, WeWereKilled, TheyWereKilled, OlderCommit };
/// What happens to both of them.
enum class Meanwhile { Nothing, CommitMoves, WeAreKilled, TheyAreKilled };

const QList<QByteArray> beforeNames{ "an empty cache",          "some files by us",     "some files by them",
                                     "a download of us killed", "one of theirs killed", "an older commit" };
const QList<QByteArray> meanwhileNames{
    "nothing else", "the branch moves", "we are killed", "they are killed"
};

/// One repo, and what may happen around its download.
struct Round {
    Before before = Before::Empty;
    Meanwhile meanwhile = Meanwhile::Nothing;
    bool scans = false; ///< they look at the cache all the time, too
    QString repo;
    QTemporaryDir folder;
    QMap<QString, SentBytes::Files> commits; ///< by id
    QString newest;

    QString cache() const { return folder.filePath(u"cache"_s); }
    QString inRepo(const QString &below) const
    {
        return cache() + u"/models--"_s + QString(repo).replace(u'/', u"--"_s) + below;
    }
    bool leavesIncomplete() const
    {
        return before == Before::TheyWereKilled || meanwhile == Meanwhile::TheyAreKilled;
    }
};

QStringList filesBelow(const QString &root)
{
    QStringList found;
    QDirIterator all(root, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        found.append(all.next().sliced(root.size() + 1));
    }
    found.sort();
    return found;
}

/// waitForFinished() alone says no, too, of one that has ended before.
bool hasEnded(QProcess &program)
{
    return program.state() == QProcess::NotRunning || program.waitForFinished(2);
}

} // namespace

/// Hubdesk and the official client in one cache. The short form does a few rounds from a fixed seed;
/// HUBDESK_PROVE=1 does three hundred (HUBDESK_PROVE_ROUNDS: so many) from a new one.
class TestTogether : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bothAtOnceDamageNothing();

private:
    void oneRound(int number);
    void fill(Round &round);
    void commitAgain(Round &round);
    void prepare(Round &round);
    void bothAtOnce(Round &round);
    void disturb(Round &round, QProcess &ours, qint64 bytes);
    void waitForBytes(const Round &round, qint64 bytes, const std::function<bool()> &isOver);
    void start(QProcess &ours, const Round &round, const QStringList &files = {});
    void end(QProcess &ours, const Round &round);
    QJsonObject order(const Round &round, const QStringList &files = {}) const;
    void endTheirs(const QJsonObject &answer, const Round &round);
    void expectWhole(const Round &round, const QString &snapshot);
    void expectNothingLeft(const Round &round);
    void expectCleanScan(const Round &round);

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
    const quint32 m_seed = m_prove ? QRandomGenerator::system()->generate() : 7;
    QRandomGenerator m_random{ m_seed };
    FakeHub::Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<OfficialWorker> m_official;
    QMap<QByteArray, int> m_seen; ///< how often there was what
    QMap<QString, int> m_warnings; ///< of scans in the middle of it
    int m_scans = 0;
};

void TestTogether::initTestCase()
{
    if (const auto path = OfficialClient::pythonPath(); !path) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + path.error()));
    }
    m_hub.addFault(FakeHub::Fault::slow(30 * MiB).onPort(FakeHub::Port::Cdn));
    m_cli = std::make_unique<CliRunner>(m_hub.url().toString());
    m_official = std::make_unique<OfficialWorker>(m_hub.url().toString());
}

void TestTogether::fill(Round &round)
{
    SentBytes::Files files{ { u"README.md"_s, QByteArray("# Together\n") },
                            { u"config.json"_s, QByteArray("{}\n") },
                            { u"same as config.json"_s, QByteArray("{}\n") },
                            { u"empty.txt"_s, QByteArray() },
                            { u"data/small.bin"_s, Blob::seeded(1, 70'000) },
                            { u"model.safetensors"_s, Blob::seeded(2, 3'000'000) },
                            { u"onnx/model.onnx"_s, Blob::seeded(3, 5 * MiB + 1) } };
    if (m_random.bounded(8) == 0) { // big enough for several connections
        files.insert(u"onnx/model.onnx_data"_s, Blob::seeded(4, 34 * MiB));
    }
    round.newest = m_hub.addRepo(FakeHub::RepoKind::Model, round.repo, files);
    round.commits.insert(round.newest, files);
}

void TestTogether::commitAgain(Round &round)
{
    auto files = round.commits[round.newest];
    const SentBytes::Files changed{ { u"config.json"_s, QByteArray("{\"version\": 2}\n") },
                                    { u"model.safetensors"_s, Blob::seeded(5, 2'000'000) } };
    files.insert(changed);
    round.newest = m_hub.commit(FakeHub::RepoKind::Model, round.repo, { .add = changed });
    round.commits.insert(round.newest, files);
}

void TestTogether::start(QProcess &ours, const Round &round, const QStringList &files)
{
    m_cli->start(
        ours, QStringList{ u"download"_s, u"--json"_s, u"--cache-dir"_s, round.cache(), round.repo } + files);
    QVERIFY(ours.waitForStarted());
}

void TestTogether::end(QProcess &ours, const Round &round)
{
    QVERIFY2(ours.state() == QProcess::NotRunning || ours.waitForFinished(limitMs), "we hang");
    const auto out = ours.readAllStandardOutput();
    QVERIFY2(ours.exitCode() == 0, (out + ours.readAllStandardError()).constData());
    expectWhole(round, QJsonDocument::fromJson(out)[u"path"].toString());
}

QJsonObject TestTogether::order(const Round &round, const QStringList &files) const
{
    QJsonObject order{ { u"do"_s, u"download"_s }, { u"repo"_s, round.repo }, { u"cache"_s, round.cache() } };
    if (!files.isEmpty()) {
        order.insert(u"files"_s, QJsonArray::fromStringList(files));
    }
    order.insert(u"scans"_s, round.scans);
    return order;
}

void TestTogether::endTheirs(const QJsonObject &answer, const Round &round)
{
    QVERIFY2(!answer.contains(u"error"), qPrintable(answer[u"error"].toString()));
    m_scans += answer[u"scans"].toInt();
    for (const auto &warning : answer[u"warnings"].toArray()) {
        // A repo of which only the folder was made, a ref that the official client is about to rename, empty
        // or not, and one that it has written before the snapshot (ours comes last).
        static const QRegularExpression inProgress(
            u"\\ASnapshots dir doesn't exist|\\AReference.* missing commit hashes: "
            "\\{'([0-9a-f]{40})?': \\{('main(\\.[0-9a-f]+\\.tmp)?'(, )?)+\\}\\}"_s);
        const auto found = inProgress.match(warning.toString());
        QVERIFY2(found.hasMatch(), qPrintable(warning.toString()));
        ++m_warnings[found.captured().section(u" {"_s, 0, 0)];
    }
    expectWhole(round, answer[u"path"].toString());
}

/// Until that much has been sent, to whomever, or nobody is under way any more.
void TestTogether::waitForBytes(const Round &round, qint64 bytes, const std::function<bool()> &isOver)
{
    const QDeadlineTimer limit(limitMs);
    while (SentBytes(m_hub, round.commits.first()).sum() < bytes && !isOver() && !limit.hasExpired()) { }
}

/// What lies in the cache when the two begin.
void TestTogether::prepare(Round &round)
{
    const auto bytes = qint64(m_random.bounded(qint64(6 * MiB)));
    const QStringList some{ u"config.json"_s, u"onnx/model.onnx"_s };
    QProcess ours;
    switch (round.before) {
    case Before::Empty:
        break;
    case Before::SomeByUs:
        start(ours, round, some);
        QVERIFY2(ours.waitForFinished(limitMs) && ours.exitCode() == 0,
                 ours.readAllStandardError().constData());
        break;
    case Before::WeWereKilled:
        start(ours, round);
        waitForBytes(round, bytes, [&ours] { return hasEnded(ours); });
        ours.kill();
        ours.waitForFinished();
        break;
    case Before::SomeByThem:
        QVERIFY(!m_official->run(order(round, some)).contains(u"error"));
        break;
    case Before::TheyWereKilled:
        m_official->ask(order(round));
        waitForBytes(round, bytes, [this] { return m_official->hasAnswered(); });
        m_official->kill();
        break;
    case Before::OlderCommit:
        m_random.bounded(2) == 0 ? endTheirs(m_official->run(order(round)), round)
                                 : (start(ours, round), end(ours, round));
        commitAgain(round);
        break;
    }
}

void TestTogether::disturb(Round &round, QProcess &ours, qint64 bytes)
{
    waitForBytes(round, bytes, [this, &ours] { return hasEnded(ours) && m_official->hasAnswered(); });
    switch (round.meanwhile) {
    case Meanwhile::Nothing:
        break;
    case Meanwhile::CommitMoves:
        commitAgain(round);
        break;
    case Meanwhile::WeAreKilled:
        ours.kill();
        ours.waitForFinished();
        break;
    case Meanwhile::TheyAreKilled:
        m_official->kill();
        break;
    }
}

/// Whoever was killed does it once more when the other one has ended.
void TestTogether::bothAtOnce(Round &round)
{
    m_hub.clearRequests();
    const auto bytes = qint64(m_random.bounded(qint64(8 * MiB)));
    QProcess ours;
    start(ours, round);
    if (m_random.bounded(2) == 0) { // theirs is running already, ours has to start first
        while (m_hub.requestCount() == 0 && !hasEnded(ours)) { }
    }
    m_official->ask(order(round));
    disturb(round, ours, bytes);
    const bool theyWereKilled = round.meanwhile == Meanwhile::TheyAreKilled;
    if (!theyWereKilled) {
        endTheirs(m_official->answer(limitMs), round);
    }
    if (round.meanwhile == Meanwhile::WeAreKilled) {
        start(ours, round);
    }
    end(ours, round);
    if (theyWereKilled) {
        endTheirs(m_official->run(order(round)), round);
    }
}

void TestTogether::expectWhole(const Round &round, const QString &snapshot)
{
    const auto commit = QFileInfo(snapshot).fileName();
    QVERIFY2(round.commits.contains(commit), qPrintable(snapshot));
    const auto &files = round.commits[commit];
    QCOMPARE(filesBelow(snapshot), QStringList(files.keys()));
    for (const auto &[path, blob] : files.asKeyValueRange()) {
        QFile file(snapshot + u'/' + path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QCOMPARE(Hasher::sha256(file.readAll()), blob.sha256());
    }
}

void TestTogether::expectNothingLeft(const Round &round)
{
    QSet<QString> names;
    for (const auto &files : round.commits) {
        for (const auto &blob : files) {
            names << QString::fromLatin1(blob.sha256()) << QString::fromLatin1(blob.gitSha1());
        }
    }
    for (const auto &name : filesBelow(round.inRepo(u"/blobs"_s))) {
        // What the official client leaves when it is killed is its own affair: a partial, and the file by
        // which it learns the mode of a new one.
        const bool isTheirs
            = round.leavesIncomplete() && (name.endsWith(u".incomplete"_s) || name.startsWith(u"tmp_"_s));
        QVERIFY2(names.contains(name) || isTheirs, qPrintable(name));
    }
    QFile ref(round.inRepo(u"/refs/main"_s));
    QVERIFY(ref.open(QIODevice::ReadOnly));
    const bool moved = round.meanwhile == Meanwhile::CommitMoves; // they may have looked before or after it
    const auto commit = QString::fromLatin1(ref.readAll());
    QVERIFY2(moved ? round.commits.contains(commit) : commit == round.newest, qPrintable(commit));
}

void TestTogether::expectCleanScan(const Round &round)
{
    const auto found = m_official->run({ { u"do"_s, u"scan"_s }, { u"cache"_s, round.cache() } });
    QVERIFY2(!found.contains(u"error"), qPrintable(found[u"error"].toString()));
    QCOMPARE(found[u"warnings"].toArray(), QJsonArray());
    QCOMPARE(found[u"repos"].toArray().size(), 1);
    QMap<QByteArray, qint64> sizes;
    const auto commits = found[u"repos"][0][u"commits"].toArray();
    for (const auto &commit : commits) {
        for (const auto &blob : round.commits.value(commit.toString())) {
            sizes.insert(blob.sha256(), blob.size());
        }
    }
    const auto each = sizes.values();
    QCOMPARE(found[u"repos"][0][u"id"].toString(), round.repo);
    QCOMPARE(found[u"repos"][0][u"refs"].toArray(), QJsonArray{ u"main"_s });
    if (commits.size() == 1) { // of another one there may be a part
        QCOMPARE(found[u"repos"][0][u"size"].toInteger(),
                 std::accumulate(each.cbegin(), each.cend(), qint64(0)));
    }
}

void TestTogether::oneRound(int number)
{
    Round round{ .before = Before(m_random.bounded(int(beforeNames.size()))),
                 .meanwhile = Meanwhile(m_random.bounded(int(meanwhileNames.size()))),
                 .scans = m_random.bounded(2) == 0,
                 .repo = u"org/round-%1"_s.arg(number) };
    ++m_seen[beforeNames[int(round.before)]];
    ++m_seen[meanwhileNames[int(round.meanwhile)]];
    m_hub.clearRequests();
    fill(round);
    for (const auto step : { &TestTogether::prepare, &TestTogether::bothAtOnce }) {
        (this->*step)(round);
        if (QTest::currentTestFailed()) {
            break;
        }
    }
    if (!QTest::currentTestFailed()) {
        expectNothingLeft(round);
        expectCleanScan(round);
    }
    if (QTest::currentTestFailed()) {
        qInfo("seed %u, round %d: %s, %s%s",
              m_seed,
              number,
              beforeNames[int(round.before)].constData(),
              meanwhileNames[int(round.meanwhile)].constData(),
              round.scans ? ", scans" : "");
        qInfo().noquote() << filesBelow(round.cache()).join(u'\n');
    }
}

void TestTogether::bothAtOnceDamageNothing()
{
    const int asked = qEnvironmentVariableIntValue("HUBDESK_PROVE_ROUNDS");
    const int rounds = asked > 0 ? asked : m_prove ? 300 : 4;
    for (int number = 0; number < rounds && !QTest::currentTestFailed(); ++number) {
        oneRound(number);
    }
    QCOMPARE(m_hub.violations(), QStringList());
    qInfo("seed %u: %d rounds, %d scans in the middle of them", m_seed, rounds, m_scans);
    for (const auto &[what, count] : m_seen.asKeyValueRange()) {
        qInfo("%4d times %s", count, what.constData());
    }
    for (const auto &[warning, count] : m_warnings.asKeyValueRange()) {
        qInfo("%4d times in a scan meanwhile: %s", count, qPrintable(warning));
    }
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
