// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QDir>

#include <sys/resource.h>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// What a script learns when bytes are wrong or the disk is full, and that nothing half made stays under a
/// final name.
class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wrongBytesTwiceAreDamage();
    void aLimitOnFilesIsAFullDisk();
    void aFullVolumeIsAFullDisk();
    void aListOfTransfersThatCannotBeKeptIsSaid_data();
    void aListOfTransfersThatCannotBeKeptIsSaid();

private:
    /// The same command once the cause is gone.
    void expectWhole();
    QDir blobs() const { return { m_cache + u"/models--org--big/blobs"_s }; }

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    QString m_cache;
    Blob m_weights;
};

void TestDamage::init()
{
    m_hub = std::make_unique<Server>();
    m_weights = Blob::seeded(3, 24'000'000);
    m_hub->addRepo(RepoKind::Model, u"org/big"_s, { { u"model.bin"_s, m_weights } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
    m_cache = m_cli->home.filePath(u"hf/hub"_s);
}

void TestDamage::expectWhole()
{
    const auto ended = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QFile file(ended.json()["path"_L1].toString() + "/model.bin"_L1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_weights.bytes());
    QCOMPARE(blobs().entryList(QDir::Files | QDir::Hidden),
             QStringList{ QString::fromLatin1(m_weights.sha256()) });
}

void TestDamage::wrongBytesTwiceAreDamage()
{
    m_hub->addFault(Fault::wrongBytes(9'000'000).on(u"cdn"_s));
    const auto ended = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(ended.code == 6, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"integrity"_s);
    QVERIFY(!ended.json()["error"_L1]["hint"_L1].toString().isEmpty());
    QCOMPARE(m_hub->requestCount(u"cdn"_s), 2);
    QCOMPARE(blobs().entryList(QDir::Files | QDir::Hidden), QStringList());
    m_hub->clearFaults();
    expectWhole();
}

void TestDamage::aLimitOnFilesIsAFullDisk()
{
    QProcess process;
    process.setChildProcessModifier([] {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = 8'000'000;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    m_cli->start(process, { u"download"_s, u"org/big"_s, u"--json"_s });
    const auto ended = CliRunner::end(process);
    QVERIFY2(ended.code == 7, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"disk-full"_s);
    QCOMPARE(blobs().entryList(QDir::Files | QDir::Hidden), QStringList());
    expectWhole();
}

void TestDamage::aFullVolumeIsAFullDisk()
{
    struct Volume {
        QString path;
        bool mounted = false;
        ~Volume()
        {
            if (mounted) {
                QProcess::execute(u"umount"_s, { u"-l"_s, path });
            }
        }
    } volume{ m_cli->home.filePath(u"small"_s) };
    QVERIFY(QDir().mkpath(volume.path));
    volume.mounted = QProcess::execute(
                         u"mount"_s, { u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=12m"_s, u"small"_s, volume.path })
        == 0;
    if (!volume.mounted) {
        QSKIP("a small volume cannot be mounted here (not root); the limit on files stands for it");
    }
    m_cache = volume.path + u"/hub"_s;
    m_cli->variables.insert(u"HF_HUB_CACHE"_s, m_cache);
    const auto ended = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(ended.code == 7, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"disk-full"_s);
    QCOMPARE(m_hub->requestCount(u"cdn"_s), 0); // seen before the first byte
    const auto snapshot = QDir(m_cache + u"/models--org--big/snapshots"_s)
                              .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                              .value(0);
    QVERIFY(!QFile::exists(m_cache + u"/models--org--big/snapshots/"_s + snapshot + u"/model.bin"_s));
    QVERIFY(!blobs().exists(QString::fromLatin1(m_weights.sha256())));
    const auto room = QProcess::execute(u"mount"_s, { u"-o"_s, u"remount,size=64m"_s, volume.path });
    QCOMPARE(room, 0);
    expectWhole();
}

void TestDamage::aListOfTransfersThatCannotBeKeptIsSaid_data()
{
    QTest::addColumn<QString>("bad"); // what is no journal
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("unreadable") << u"state/transfers.sqlite"_s << QByteArray("could not be read");
    QTest::newRow("no folder") << u"state"_s << QByteArray("cannot go on later");
    QTest::newRow("whole") << QString() << QByteArray();
}

void TestDamage::aListOfTransfersThatCannotBeKeptIsSaid()
{
    QFETCH(QString, bad);
    QFETCH(QByteArray, says);
    const auto state = m_cli->home.filePath(u"state"_s);
    m_cli->variables.insert(u"HUBDESK_STATE_DIR"_s, state);
    if (!bad.isEmpty()) {
        const auto path = m_cli->home.filePath(bad);
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
    }
    const auto ended = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY(ended.json().isObject());
    QCOMPARE(ended.err.contains("Warning: "), !says.isEmpty());
    QVERIFY2(ended.err.contains(says), ended.err.constData());
    QCOMPARE(ended.err.contains(state.toUtf8()), !says.isEmpty());
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage_posix.moc"
