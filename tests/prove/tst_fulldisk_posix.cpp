// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Downloads into small volumes that are full, or get full, and have room again later.
#include "core/cache/localfolder.h"
#include "tests/transfer/rig.h"

#include <QRandomGenerator>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

namespace
{

constexpr int limitMs = 60'000; ///< what takes longer hangs

/// Why no volume can be mounted here; empty: one can, seen by this program alone.
QString denied;

void writeOnce(const char *path, const QByteArray &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file >= 0) {
        (void)!::write(file, text.constData(), size_t(text.size()));
        ::close(file);
    }
}

/// Mounts of this process are its own from here on, and end with it. Before any thread is made: a user
/// namespace can be entered by a lone one only.
void keepMountsToOurselves()
{
    const auto user = QByteArray::number(::geteuid());
    const auto group = QByteArray::number(::getegid());
    const bool isRoot = ::geteuid() == 0;
    if (::unshare(isRoot ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) {
        denied = u"unshare: "_s + QString::fromLocal8Bit(std::strerror(errno));
        return;
    }
    if (!isRoot) {
        writeOnce("/proc/self/setgroups", "deny");
        writeOnce("/proc/self/uid_map", "0 " + user + " 1");
        writeOnce("/proc/self/gid_map", "0 " + group + " 1");
    }
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        denied = u"mount: "_s + QString::fromLocal8Bit(std::strerror(errno));
    }
}

/// A volume of its own of so many bytes, as long as this lives.
class SmallVolume
{
public:
    explicit SmallVolume(qint64 size)
    {
        const auto options = "size=" + QByteArray::number(size);
        m_isMounted
            = ::mount("none", name().constData(), "tmpfs", MS_NOSUID | MS_NODEV, options.constData()) == 0;
    }
    ~SmallVolume()
    {
        if (m_isMounted) {
            ::umount2(name().constData(), MNT_DETACH);
        }
    }
    SmallVolume(const SmallVolume &) = delete;
    SmallVolume &operator=(const SmallVolume &) = delete;

    bool isMounted() const { return m_isMounted; }
    QString path(const QString &below) const { return m_folder.filePath(below); }
    qint64 room() const { return freeBytes(m_folder.path()).value_or(-1); }
    /// Somebody else writes here: so many bytes, or until nothing more goes.
    void fill(qint64 bytes) const
    {
        QFile ballast(path(u"ballast"_s));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
        const QByteArray some(64 << 10, 'b');
        for (qint64 written = 0; written < bytes; written += some.size()) {
            if (ballast.write(some) < some.size()) {
                return;
            }
        }
    }
    void makeRoom() const { QVERIFY(QFile::remove(path(u"ballast"_s))); }

private:
    QByteArray name() const { return QFile::encodeName(m_folder.path()); }

    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

/// What lies on the small volume.
enum class Small { Cache, CacheAndJournal, Folder };

} // namespace

Q_DECLARE_METATYPE(Small)

/// A full disk is a pause that says what is missing, and ends by itself. HUBDESK_PROVE=1 does every row
/// thirty times (HUBDESK_PROVE_ROUNDS: so often) with moments from a new seed.
class TestFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whatCannotFitIsRefusedBeforeAnyByte_data() { places(); }
    void whatCannotFitIsRefusedBeforeAnyByte();
    void aDiskThatFillsUpPausesUntilThereIsRoom_data() { places(); }
    void aDiskThatFillsUpPausesUntilThereIsRoom();
    void aRestartOnAFullDiskPausesAgain_data() { places(); }
    void aRestartOnAFullDiskPausesAgain();

private:
    static void places();
    void begin(Small what, qint64 size, int connections = 1);
    void end();
    void fillUpUnderWay();
    void expectPaused();
    void expectToStayPaused();
    void expectWhole();
    TransferState state() const { return m_rig->queue->states().last(); }
    QString target() const { return m_volume->path(m_small == Small::Folder ? u"folder"_s : u"cache"_s); }

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
    const int m_asked = qEnvironmentVariableIntValue("HUBDESK_PROVE_ROUNDS");
    const int m_rounds = m_asked > 0 ? m_asked : m_prove ? 30 : 1;
    const quint32 m_seed = m_prove ? QRandomGenerator::system()->generate() : 3;
    QRandomGenerator m_random{ m_seed };
    const Blob m_big = Blob::seeded(9, 40 * MiB + 5);
    Small m_small = Small::Cache;
    std::unique_ptr<SmallVolume> m_volume;
    std::unique_ptr<Rig> m_rig;
    TransferId m_id = 0;
    std::atomic<int> m_looks = 0; ///< for room; by workers
};

void TestFullDisk::initTestCase()
{
    if (!denied.isEmpty() || !SmallVolume(MiB).isMounted()) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no volume can be mounted here: "_s + denied));
    }
    qInfo("seed %u, %d rounds", m_seed, m_rounds);
}

void TestFullDisk::init()
{
    m_looks = 0;
}

void TestFullDisk::cleanup()
{
    end();
}

void TestFullDisk::end()
{
    if (m_rig) {
        QCOMPARE(m_rig->hub.violations(), QStringList());
    }
    m_rig.reset();
    m_volume.reset();
}

void TestFullDisk::places()
{
    QTest::addColumn<Small>("what");
    QTest::addColumn<int>("connections");
    QTest::newRow("the cache") << Small::Cache << 1;
    QTest::newRow("the cache, four connections") << Small::Cache << 4;
    QTest::newRow("the cache and the journal") << Small::CacheAndJournal << 1;
    QTest::newRow("a folder, the cache is elsewhere") << Small::Folder << 1;
}

/// A small volume with room for the download, and the rig on it.
void TestFullDisk::begin(Small what, qint64 size, int connections)
{
    end();
    m_small = what;
    m_volume = std::make_unique<SmallVolume>(size);
    QVERIFY(m_volume->isMounted());
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(m_big);
    m_rig->stop();
    m_rig->connections = connections;
    m_rig->root = what == Small::Folder ? m_rig->root : m_volume->path(u"cache"_s);
    if (what == Small::CacheAndJournal) {
        m_rig->state = m_volume->path(u"state"_s);
    }
    m_rig->spaceAt = [this](const QString &path) {
        ++m_looks;
        return volumeSpace(path);
    };
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
}

/// With the bytes that are missing, to less than what else was written meanwhile.
void TestFullDisk::expectPaused()
{
    QTRY_COMPARE_WITH_TIMEOUT(state().phase, TransferPhase::Paused, limitMs);
    QCOMPARE(state().pauseReason, PauseReason::DiskFull);
    QVERIFY(state().error);
    QCOMPARE(state().error->kind, Error::Kind::DiskFull);
    const auto missing = state().size - state().done - m_volume->room();
    const auto said = state().error->missingBytes;
    QVERIFY2(said > 0 && qAbs(said - missing) <= 8 * MiB,
             qPrintable(u"%1 said, %2 are missing"_s.arg(said).arg(missing)));
}

/// It looks again and again, and asks the Hub for nothing.
void TestFullDisk::expectToStayPaused()
{
    const int requests = m_rig->hub.requestCount();
    const int looks = m_looks;
    QTRY_VERIFY_WITH_TIMEOUT(m_looks > looks + 5, limitMs);
    QCOMPARE(state().phase, TransferPhase::Paused);
    QCOMPARE(m_rig->hub.requestCount(), requests);
}

void TestFullDisk::expectWhole()
{
    QTRY_COMPARE_WITH_TIMEOUT(state().phase, TransferPhase::Done, limitMs);
    const auto folder = LocalFolder(target());
    const auto commit = m_rig->cache->resolve(Rig::repo(repoName), {});
    const auto file = m_small == Small::Folder
        ? folder.file(bigName)
        : m_rig->cache->find(Rig::repo(repoName), *commit, bigName).value();
    QCOMPARE(Hasher::sha256(Rig::content(file)), m_big.sha256());
    QStringList left;
    QDirIterator all(target(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        left.append(all.next().sliced(target().size()));
    }
    left = left.filter(QRegularExpression(u"part$|incomplete$|tmp$"_s));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(m_rig->journal->partialBytes().value().size(), 0);
}

void TestFullDisk::whatCannotFitIsRefusedBeforeAnyByte()
{
    QFETCH(Small, what);
    QFETCH(int, connections);
    begin(what, 64 * MiB, connections);
    m_volume->fill(40 * MiB);
    const auto room = m_volume->room();
    m_id = *m_rig->queue->add(
        { .repo = Rig::repo(repoName), .localDir = what == Small::Folder ? target() : QString() });
    expectPaused();
    const auto missing = m_big.size() + 6 - room; // config.json and onnx/model.json, three bytes each
    QVERIFY2(qAbs(state().error->missingBytes - missing) <= MiB, // the folders were made meanwhile
             QByteArray::number(state().error->missingBytes).constData());
    QCOMPARE(m_rig->ranges().size(), 0);
    expectToStayPaused();
    m_volume->makeRoom();
    if (!QTest::currentTestFailed()) {
        expectWhole();
    }
}

/// The download is under way when somebody else takes the room that it needs, and the system says so when it
/// writes on. Meanwhile the stand-in keeps the rest back: on no machine is the download faster.
void TestFullDisk::fillUpUnderWay()
{
    const auto moment = m_random.bounded(MiB, 9 * MiB); // of each connection
    m_rig->hub.addFault(Fault::stallAfter(moment).onPort(FakeHub::Port::Cdn));
    m_id = *m_rig->queue->add(
        { .repo = Rig::repo(repoName), .localDir = m_small == Small::Folder ? target() : QString() });
    QTRY_VERIFY_WITH_TIMEOUT(state().done >= moment, limitMs);
    m_volume->fill(64 * MiB);
    m_rig->hub.clearFaults();
    m_rig->hub.dropConnections();
    expectPaused();
}

void TestFullDisk::aDiskThatFillsUpPausesUntilThereIsRoom()
{
    QFETCH(Small, what);
    QFETCH(int, connections);
    for (int round = 0; round < m_rounds && !QTest::currentTestFailed(); ++round) {
        begin(what, 64 * MiB, connections);
        fillUpUnderWay();
        if (QTest::currentTestFailed()) {
            return;
        }
        const auto done = state().done;
        expectToStayPaused();
        m_volume->makeRoom();
        if (!QTest::currentTestFailed()) {
            expectWhole();
        }
        QVERIFY(state().done >= done);
        // A journal without room does not know of the last bytes; the six of the small files came just now.
        const auto unknown = what == Small::CacheAndJournal ? 4 * MiB : 6;
        QVERIFY2(state().hadBefore >= done - unknown,
                 qPrintable(u"of %1 bytes %2 were kept"_s.arg(done).arg(state().hadBefore)));
    }
}

/// The program ends while the disk is full, and starts before there is room.
void TestFullDisk::aRestartOnAFullDiskPausesAgain()
{
    QFETCH(Small, what);
    QFETCH(int, connections);
    for (int round = 0; round < m_rounds && !QTest::currentTestFailed(); ++round) {
        begin(what, 64 * MiB, connections);
        fillUpUnderWay();
        if (QTest::currentTestFailed()) {
            return;
        }
        m_rig->restart();
        if (m_rig->queue->restore()) {
            QCOMPARE(m_rig->queue->states().size(), 1);
            expectPaused();
            expectToStayPaused();
            m_volume->makeRoom();
        } else { // a journal that cannot be written to gives nothing away before there is room
            QCOMPARE(what, Small::CacheAndJournal);
            QCOMPARE(m_rig->journal->news().state, JournalNews::State::Full);
            m_volume->makeRoom();
            QTRY_COMPARE_WITH_TIMEOUT(m_rig->queue->states().size(), 1, limitMs);
            QCOMPARE(m_rig->journal->news().state, JournalNews::State::Whole);
        }
        expectWhole();
    }
}

int main(int argc, char **argv)
{
    keepMountsToOurselves();
    QCoreApplication app(argc, argv);
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk_posix.moc"
