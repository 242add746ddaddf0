// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Kills two hundred snapshot downloads at random moments, and looks at what the next start makes of them.
#include "core/cache/localfolder.h"
#include "tests/support/disktree.h"
#include "tests/support/officialclient.h"
#include "tests/support/officialworker.h"
#include "tests/support/sentbytes.h"
#include "tests/support/unread.h"
#include "tests/transfer/rig.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;

namespace
{

constexpr int limitMs = 120'000; ///< what takes longer hangs

/// Where a download goes: a cache of its own, or a plain folder, and the journal beside it.
struct Place {
    QTemporaryDir folder;
    bool isPlain = false;

    QString cache() const { return folder.filePath(u"cache"_s); }
    QString plain() const { return folder.filePath(u"plain"_s); }
    QString state() const { return folder.filePath(u"state"_s); }
    QStringList arguments(const FakeHub::Server &hub) const
    {
        const auto url = hub.url().toString();
        return { u"--download"_s, url, folder.path(), isPlain ? u"plain"_s : u"cache"_s };
    }
    /// The names of all that is there, for good or by mistake.
    QStringList names() const
    {
        QStringList found;
        QDirIterator all(folder.path(),
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            found.append(all.next().sliced(folder.path().size() + 1));
        }
        found.sort();
        return found;
    }
};

/// What the program that gets killed does: go on with what is in the journal, or begin.
int download(const QStringList &arguments)
{
    HttpClient http({ .endpoint = QUrl(arguments[2]), .loopbackOnly = true });
    HubApi api(&http);
    const CacheStore cache(arguments[3] + u"/cache"_s);
    Journal journal(arguments[3] + u"/state"_s);
    if (!journal.open() || journal.news().state != JournalNews::State::Whole) {
        return 3;
    }
    TransferQueue queue(TransferTools{ .http = &http, .hub = &api, .cache = &cache, .journal = &journal });
    if (!queue.restore()) {
        return 4;
    }
    const auto folder = arguments[4] == "plain"_L1 ? arguments[3] + u"/plain"_s : QString();
    const auto id = queue.add({ .repo = Rig::repo(repoName), .localDir = folder });
    const auto result = id ? QCoro::waitFor(queue.wait(*id, {})) : std::unexpected(id.error());
    if (!result) {
        qWarning().noquote() << result.error().detail;
    } else {
        queue.forget(*id);
    }
    return QCoro::waitFor(queue.shutDown()) && result ? 0 : 1;
}

} // namespace

/// A program that is killed at any moment goes on where it was. The short form kills a few times from a fixed
/// seed; HUBDESK_PROVE=1 does it two hundred times (HUBDESK_PROVE_ROUNDS: so often) from a new one.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedOnceItGoesOnAndNothingIsLost();
    void killedOverAndOverItComesToAnEnd();

private:
    void measure();
    void killOne(Place &place);
    bool isUnderWayAtARandomMoment(QProcess &program);
    void finish(const Place &place);
    void expectWhole(const Place &place);
    void expectForTheOfficialClient(const Place &place);
    void expectNothingLeft(const Place &place);
    void account(qint64 unread);
    void sayFigures(qint64 needed) const;
    qint64 size() const;
    qint64 sizeOfBlobs() const;

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
    const quint32 m_seed = m_prove ? QRandomGenerator::system()->generate() : 20;
    QRandomGenerator m_random{ m_seed };
    FakeHub::Server m_hub;
    SentBytes::Files m_files;
    std::unique_ptr<OfficialWorker> m_official; ///< in the long form, where there is one
    std::array<QStringList, 2> m_names; ///< that an undisturbed download leaves, in a cache and in a folder
    std::array<int, 2> m_usualMs{}; ///< that it takes
    int m_kills = 0;
    int m_tooLate = 0; ///< downloads that had ended before the kill
    qint64 m_usuallyAgain = 0; ///< bytes sent twice, without any kill
    qint64 m_sentAgain = 0;
    qint64 m_again = 0; ///< without what no program had read
    qint64 m_mostAgain = 0; ///< in one run
    int m_resumed = 0;
};

void TestKill::initTestCase()
{
    m_files = { { u"empty"_s, QByteArray() },
                { u"one byte"_s, QByteArray("1") },
                { u"config.json"_s, QByteArray("{}\n") },
                { u"same as config.json"_s, QByteArray("{}\n") },
                { u"sub/4k.txt"_s, QByteArray(4096, 'k') },
                { u"sub/small.bin"_s, Blob::seeded(1, 70'000) },
                { u"one block.bin"_s, Blob::seeded(2, 4 * MiB) },
                { u"middle.bin"_s, Blob::seeded(3, 5 * MiB + 1) },
                { u"sub/deeper/big.bin"_s, Blob::seeded(4, (m_prove ? 200 : 40) * MiB) } };
    if (m_prove) {
        m_files.insert(u"large.bin"_s, Blob::seeded(5, 37'000'000));
    }
    m_hub.addRepo(FakeHub::RepoKind::Model, repoName, m_files);
    // Each connection, so that a download takes long enough to be killed anywhere in it, and that the program
    // keeps up: else megabytes that it has never seen lie in the buffers of its sockets.
    m_hub.addFault(FakeHub::Fault::slow((m_prove ? 10 : 40) * MiB).onPort(FakeHub::Port::Cdn));
    if (m_prove && OfficialClient::pythonPath()) {
        m_official = std::make_unique<OfficialWorker>(m_hub.url().toString());
    }
    measure();
}

qint64 TestKill::size() const
{
    const auto blobs = m_files.values();
    return std::accumulate(
        blobs.cbegin(), blobs.cend(), qint64(0), [](qint64 sum, const Blob &b) { return sum + b.size(); });
}

/// What an undisturbed download leaves, and how long it takes.
void TestKill::measure()
{
    for (const bool isPlain : { false, true }) {
        Place place{ .isPlain = isPlain };
        m_hub.clearRequests();
        QElapsedTimer clock;
        clock.start();
        finish(place);
        m_usualMs[isPlain] = int(clock.elapsed());
        expectWhole(place);
        m_names[isPlain] = place.names();
        const SentBytes sent(m_hub, m_files);
        // Where a connection takes over a part of another one, what is in buffers was sent to both.
        m_usuallyAgain = qMax(m_usuallyAgain, sent.again());
        QVERIFY2(sent.requests(u"sub/deeper/big.bin"_s) > 1, "one connection alone has brought the big file");
        QVERIFY2(m_names[isPlain].filter(QRegularExpression(u"part$|incomplete$|tmp"_s)).isEmpty(),
                 qPrintable(m_names[isPlain].join(u'\n')));
    }
}

void TestKill::finish(const Place &place)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QCoreApplication::applicationFilePath(), place.arguments(m_hub));
    QVERIFY2(program.waitForFinished(limitMs), "it hangs");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

/// By the clock, any moment is as likely as another one; by the bytes, also on a machine that is busy now.
bool TestKill::isUnderWayAtARandomMoment(QProcess &program)
{
    if (m_random.bounded(2) == 0) {
        return !program.waitForFinished(1 + int(m_random.bounded(m_usualMs[0])));
    }
    const auto bytes = m_random.bounded(size());
    while (SentBytes(m_hub, m_files).sum() < bytes) {
        if (program.waitForFinished(2)) {
            return false;
        }
    }
    return !program.waitForFinished(1 + int(m_random.bounded(40)));
}

/// Kills one download and starts it again; looks at what is there then. Nothing of that where it had ended.
void TestKill::killOne(Place &place)
{
    m_hub.clearRequests();
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QCoreApplication::applicationFilePath(), place.arguments(m_hub));
    QVERIFY(program.waitForStarted());
    if (!isUnderWayAtARandomMoment(program)) {
        QCOMPARE(program.exitCode(), 0);
        ++m_tooLate;
        return;
    }
    const auto unread = stopAndCountUnread(program.processId(), quint16(m_hub.cdnUrl().port()));
    program.kill();
    QVERIFY(program.waitForFinished(-1)); // it may wait for the disk first
    ++m_kills;
    finish(place);
    if (!QTest::currentTestFailed()) {
        expectWhole(place);
        expectNothingLeft(place);
        account(unread);
    }
}

/// The same names as after a download that nobody has disturbed.
void TestKill::expectNothingLeft(const Place &place)
{
    const auto different = DiskTree::differences(m_names[place.isPlain], place.names());
    QVERIFY2(different.isEmpty(), different.constData());
}

void TestKill::expectWhole(const Place &place)
{
    const CacheStore cache(place.cache());
    const auto repo = Rig::repo(repoName);
    const auto commit = cache.resolve(repo, {});
    QVERIFY(place.isPlain || commit);
    const LocalFolder folder(place.plain());
    for (const auto &[path, blob] : m_files.asKeyValueRange()) {
        const auto found
            = place.isPlain ? folder.file(path) : cache.find(repo, *commit, path).value_or(u""_s);
        QFile file(found);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QCOMPARE(file.size(), blob.size());
        const auto *bytes = file.map(0, file.size()); // null for an empty one
        QCOMPARE(Hasher::sha256({ reinterpret_cast<const char *>(bytes), file.size() }), blob.sha256());
        const auto record = folder.readRecord(path);
        QCOMPARE(record.has_value(), place.isPlain);
        QVERIFY(!record || record->etag == blob.sha256() || record->etag == blob.gitSha1());
    }
    Journal journal(place.state());
    QVERIFY(journal.open());
    QCOMPARE(journal.partialBytes().value().size(), 0);
    QCOMPARE(m_hub.violations(), QStringList());
    if (m_official) {
        expectForTheOfficialClient(place);
    }
}

qint64 TestKill::sizeOfBlobs() const
{
    QMap<QByteArray, qint64> sizes;
    for (const auto &blob : m_files) {
        sizes.insert(blob.sha256(), blob.size());
    }
    const auto each = sizes.values();
    return std::accumulate(each.cbegin(), each.cend(), qint64(0));
}

void TestKill::expectForTheOfficialClient(const Place &place)
{
    if (place.isPlain) {
        const auto known = m_official->run({ { u"do"_s, u"records"_s },
                                             { u"folder"_s, place.plain() },
                                             { u"files"_s, QJsonArray::fromStringList(m_files.keys()) } });
        QCOMPARE(QStringList(known[u"etags"].toObject().keys()), QStringList(m_files.keys()));
        return;
    }
    const auto found = m_official->run({ { u"do"_s, u"scan"_s }, { u"cache"_s, place.cache() } });
    QVERIFY2(!found.contains(u"error"), qPrintable(found[u"error"].toString()));
    QCOMPARE(found[u"warnings"].toArray(), QJsonArray());
    QCOMPARE(found[u"repos"].toArray().size(), 1);
    const auto repo = found[u"repos"][0];
    QCOMPARE(repo[u"id"].toString(), repoName);
    QCOMPARE(repo[u"size"].toInteger(), sizeOfBlobs());
    QCOMPARE(repo[u"refs"].toArray(), QJsonArray{ u"main"_s });
    QCOMPARE(repo[u"commits"].toArray().size(), 1);
}

/// Of one run, in which everything was needed once. What has left the stand-in twice was fetched twice, but
/// for what the killed program had not read: that lay in the buffers of the system, and no program can keep
/// it.
void TestKill::account(qint64 unread)
{
    QTRY_COMPARE(SentBytes(m_hub, m_files).withGaps(), QStringList()); // the last bytes may be counted late
    const SentBytes sent(m_hub, m_files);
    const auto again = qMax<qint64>(sent.again() - unread, 0);
    // Of each big file what was written and is not in the journal yet, and what was gathered.
    QVERIFY2(m_prove || again <= 14 * MiB, QByteArray::number(again).constData());
    m_sentAgain += sent.again();
    m_again += again;
    m_mostAgain = qMax(m_mostAgain, again);
    m_resumed += sent.resumed() > 0 ? 1 : 0;
}

void TestKill::sayFigures(qint64 needed) const
{
    qInfo("seed %u: %d downloads killed and finished by the next start, %d more had ended before",
          m_seed,
          m_kills,
          m_tooLate);
    qInfo("fetched twice: %.2f %% of what was needed (%lld of %lld bytes, %lld at most in one run)",
          100.0 * double(m_again) / double(needed),
          m_again,
          needed,
          m_mostAgain);
    qInfo("sent twice, with what the killed program had not read: %.2f %% (%lld bytes); without a kill %lld "
          "bytes",
          100.0 * double(m_sentAgain) / double(needed),
          m_sentAgain,
          m_usuallyAgain);
}

/// Each run has a folder of its own, and one kill; what was needed is all files once for each of them.
void TestKill::killedOnceItGoesOnAndNothingIsLost()
{
    const int asked = qEnvironmentVariableIntValue("HUBDESK_PROVE_ROUNDS");
    const int rounds = asked > 0 ? asked : m_prove ? 200 : 5;
    for (int run = 0; m_kills < rounds; ++run) {
        QVERIFY2(run < rounds * 4, "the program finishes before it can be killed");
        Place place{ .isPlain = m_kills % 5 == 4 };
        killOne(place);
        if (QTest::currentTestFailed()) {
            sayFigures(qMax(1, m_kills) * size());
            return;
        }
    }
    const auto needed = rounds * size();
    sayFigures(needed);
    QVERIFY2(m_resumed > 0, "no kill met a download under way");
    QVERIFY2(!m_prove || m_again * 100 < needed * 2, "too much was fetched twice");
    if (m_prove && !m_official) {
        QSKIP(qPrintable(u"all runs are right, but the official client has seen none of them: "_s
                         + OfficialClient::pythonPath().error()));
    }
}

/// One download that never comes far before it is killed again.
void TestKill::killedOverAndOverItComesToAnEnd()
{
    Place place;
    m_hub.clearRequests();
    const int rounds = m_prove ? 40 : 5;
    for (int round = 0; round < rounds; ++round) {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(), place.arguments(m_hub));
        QVERIFY(program.waitForStarted());
        // Every other time counted from its first request: on a busy machine it would never come so far.
        const int asked = m_hub.requestCount();
        while (round % 2 == 1 && m_hub.requestCount() == asked && !program.waitForFinished(5)) { }
        if (program.state() == QProcess::NotRunning
            || program.waitForFinished(int(m_random.bounded(20, 500)))) {
            QCOMPARE(program.exitCode(), 0);
            break;
        }
        program.kill();
        QVERIFY(program.waitForFinished(-1));
    }
    finish(place);
    expectWhole(place);
    expectNothingLeft(place);
    QTRY_COMPARE(SentBytes(m_hub, m_files).withGaps(), QStringList());
    const SentBytes sent(m_hub, m_files);
    QVERIFY2(sent.resumed() > 0 && sent.lastBegin() > 4 * MiB, "no kill met a download under way");
    qInfo("%d resumed requests, the last from %lld", sent.resumed(), sent.lastBegin());
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--download"_s && app.arguments().size() == 5) {
        return download(app.arguments());
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
