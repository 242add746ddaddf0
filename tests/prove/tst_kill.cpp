// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Kills a download two hundred times, at moments from a new seed, and looks at what is there afterwards.
#include "core/transfer/blockmap.h"
#include "tests/transfer/rig.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using Files = QMap<QString, Blob>;

namespace
{

constexpr auto MiB = qint64(1) << 20;

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
    const auto id = queue.add({ .repo = Rig::repo(u"org/model"_s) });
    const auto result = id ? QCoro::waitFor(queue.wait(*id, {})) : std::unexpected(id.error());
    if (!result) {
        qWarning().noquote() << result.error().detail;
    }
    return QCoro::waitFor(queue.shutDown()) && result ? 0 : 1;
}

/// What of a file has left the stand-in, as parts that do not touch each other.
class Sent
{
public:
    /// How many of these bytes had been sent before.
    qint64 add(qint64 begin, qint64 end)
    {
        qint64 again = 0;
        QList<ByteRange> left;
        ByteRange joined{ begin, end };
        for (const auto &part : std::as_const(m_parts)) {
            if (part.end < begin || part.begin > end) {
                left.append(part);
                continue;
            }
            again += std::max<qint64>(0, std::min(part.end, end) - std::max(part.begin, begin));
            joined = { std::min(part.begin, joined.begin), std::max(part.end, joined.end) };
        }
        left.append(joined);
        m_parts = left;
        return again;
    }
    bool isWhole(qint64 size) const { return m_parts.size() == 1 && m_parts[0] == ByteRange(0, size); }

private:
    QList<ByteRange> m_parts;
};

/// What a killed connection had brought and another one for the same file brought again. It is counted where
/// it leaves the stand-in, so what the killed program had not read yet (its read buffer and the sockets') is
/// in it.
void expectLittleSentTwice(const FakeHub::Server &hub, const Files &files)
{
    const auto sizeOf = [&files](const FakeHub::Recorded &request) {
        const auto isIt
            = [&](const Blob &blob) { return request.path.contains(QString::fromLatin1(blob.sha256())); };
        const auto found = std::ranges::find_if(files, isIt);
        return found == files.cend() ? qint64(0) : found->size();
    };
    QHash<QString, Sent> sent;
    qint64 most = 0;
    qint64 all = 0;
    for (const auto &request : hub.requests(u"cdn"_s)) {
        const auto range = request.headers.value("range");
        const auto begin = range.isEmpty() ? 0 : range.sliced(6, range.indexOf('-') - 6).toLongLong();
        auto &before = sent[request.path];
        if (begin == 0 && before.isWhole(sizeOf(request))) {
            before = {}; // fetched for the next round, which began in an empty cache
        }
        const auto again = before.add(begin, begin + request.sent());
        most = qMax(most, again);
        all += again;
    }
    qInfo("sent twice: %lld bytes in all, %lld at most for one connection", all, most);
    constexpr auto inBuffers = 8 * MiB;
    QVERIFY2(most <= 4 * MiB + inBuffers, QByteArray::number(most).constData());
    for (const auto &[path, parts] : sent.asKeyValueRange()) {
        const auto isIt
            = [&path](const Blob &blob) { return path.contains(QString::fromLatin1(blob.sha256())); };
        const auto file = std::ranges::find_if(files, isIt);
        QVERIFY2(file != files.cend() && parts.isWhole(file->size()), qPrintable(path)); // no gap was left
    }
}

/// What was asked for: a range from here on can bring no less than what was missing.
void expectGoingOn(const FakeHub::Server &hub)
{
    qint64 asked = 0;
    qint64 last = -1;
    for (const auto &request : hub.requests(u"cdn"_s)) {
        const auto range = request.headers.value("range");
        const auto begin = range.isEmpty() ? 0 : range.sliced(6, range.indexOf('-') - 6).toLongLong();
        asked += begin > 0 ? 1 : 0;
        last = qMax(last, begin);
    }
    QVERIFY2(asked > 0, "no kill met a download under way");
    QVERIFY(last > 4 * MiB);
    qInfo("%lld resumed requests, the last from %lld", asked, last);
}

void expectWhole(const QString &folder, const Files &files)
{
    const CacheStore cache(folder);
    const auto repo = Rig::repo(u"org/model"_s);
    const auto commit = cache.resolve(repo, {});
    QVERIFY(commit);
    for (const auto &[path, blob] : files.asKeyValueRange()) {
        const auto found = cache.find(repo, *commit, path);
        QVERIFY2(found, qPrintable(path));
        QCOMPARE(Hasher::sha256(Rig::content(*found)), blob.sha256());
    }
    const QDir blobs(cache.layout().blobs(repo));
    QCOMPARE(blobs.entryList(QDir::Files | QDir::Hidden).size(), files.size());
}

} // namespace

/// A program that is killed at any moment goes on where it was. The short form kills eight times from a fixed
/// seed; HUBDESK_PROVE=1 kills two hundred times from a new one, and prints it.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAtAnyMomentItGoesOnAndNothingIsLost();

private:
    void killOften(const FakeHub::Server &hub, const QStringList &arguments, const QString &cache);

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
};

/// Kills the download at random moments; where it was faster, the next one begins with an empty cache.
void TestKill::killOften(const FakeHub::Server &hub, const QStringList &arguments, const QString &cache)
{
    const int rounds = m_prove ? 200 : 8;
    const quint32 seed = m_prove ? QRandomGenerator::system()->generate() : 20;
    QRandomGenerator random(seed);
    int kills = 0;
    int finished = 0;
    for (int round = 0; kills < rounds; ++round) {
        QVERIFY2(round < rounds * 4, "the program finishes before it can be killed");
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(), arguments);
        QVERIFY(program.waitForStarted());
        // Every other time counted from its first request: on a busy machine it would never come so far.
        const int asked = hub.requestCount();
        while (round % 2 == 1 && hub.requestCount() == asked && !program.waitForFinished(5)) { }
        // What has ended in that time already (nothing was left to ask for) cannot be waited for again.
        if (program.state() == QProcess::NotRunning
            || program.waitForFinished(int(random.bounded(20, 900)))) {
            QCOMPARE(program.exitCode(), 0);
            QDir(cache).removeRecursively();
            ++finished;
            continue;
        }
        program.kill();
        QVERIFY(program.waitForFinished(-1)); // it may wait for the disk first
        ++kills;
    }
    qInfo("seed %u: %d kills, %d downloads complete between them", seed, kills, finished);
}

void TestKill::killedAtAnyMomentItGoesOnAndNothingIsLost()
{
    FakeHub::Server hub;
    const Files files{ { u"empty"_s, QByteArray() },
                       { u"config.json"_s, QByteArray("{}\n") },
                       { u"sub/small.bin"_s, Blob::seeded(1, 70'000) },
                       { u"middle.bin"_s, Blob::seeded(2, 5 * MiB + 1) },
                       { u"big.bin"_s, Blob::seeded(3, (m_prove ? 200 : 60) * MiB) } };
    hub.addRepo(FakeHub::RepoKind::Model, u"org/model"_s, files);
    hub.addFault(FakeHub::Fault::slow((m_prove ? 40 : 20) * MiB).onPort(FakeHub::Port::Cdn));
    QTemporaryDir folder;
    const auto cache = folder.filePath(u"cache"_s);
    const QStringList arguments{ u"--download"_s, hub.url().toString(), folder.path() };

    killOften(hub, arguments, cache);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(), arguments), 0);

    expectWhole(cache, files);
    expectLittleSentTwice(hub, files);
    expectGoingOn(hub);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--download"_s && app.arguments().size() == 4) {
        return download(app.arguments());
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
