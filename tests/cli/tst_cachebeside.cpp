// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cache/besidetree.h"
#include "tests/cli/clirunner.h"

#include <memory>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What `cache usage`, `cache rm`, `cache restore` and `download` do about what lies beside the cache, and
/// about a cache whose disk is not there.
class TestCliCacheBeside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void usageTellsItApart();
    void goesAndComesBack();
    void dryRun_data();
    void dryRun();
    void anotherCacheHasNothingBeside();
    void whatIsNotConnectedIsSaid();

private:
    CliRunner::Ended run(const QString &arguments) const
    {
        return m_cli->run(arguments.split(u' ', Qt::SkipEmptyParts));
    }
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<BesideTree> m_beside;
};

void TestCliCacheBeside::init()
{
    m_cli = std::make_unique<CliRunner>(u"http://127.0.0.1:9"_s);
    m_beside = std::make_unique<BesideTree>(CacheTree());
    m_beside->home = QFileInfo(m_cli->home.path()).canonicalFilePath() + "/hf"_L1;
    m_cli->variables.insert(u"HUBDESK_STATE_DIR"_s, m_cli->home.filePath(u"state"_s));
    m_beside->write(u"hub/models--o--m/blobs/1"_s, QByteArray(1000, 'x'));
    m_beside->write(u"hub/models--o--m/refs/main"_s, QByteArray(40, '1'));
    QDir().mkpath(m_beside->at(u"hub/models--o--m/snapshots/%1"_s.arg(QString(40, u'1'))));
    QVERIFY(QFile::link(u"../../blobs/1"_s,
                        m_beside->at(u"hub/models--o--m/snapshots/%1/f"_s.arg(QString(40, u'1')))));
    m_beside->fill();
}

void TestCliCacheBeside::usageTellsItApart()
{
    const auto json = run(u"cache usage --json"_s).json();
    QCOMPARE(json["size_on_disk"_L1].toInteger(), 1000); // of the cache alone
    const auto beside = json["beside"_L1].toArray();
    QCOMPARE(beside.size(), 3);
    QCOMPARE(beside[0]["kind"_L1].toString(), u"xet"_s);
    QCOMPARE(beside[0]["size_on_disk"_L1].toInteger(), 9610);
    QCOMPARE(beside[1]["path"_L1].toString(), m_beside->at(u"assets"_s));
    QCOMPARE(beside[1]["items"_L1][1]["target"_L1].toString(), u"assets/timm/weights"_s);
    const auto human = run(u"cache usage --format=human"_s).out;
    QVERIFY2(human.contains("Beside it") && human.contains("prepared/o___squad/plain"), human.constData());
}

void TestCliCacheBeside::goesAndComesBack()
{
    const auto gone = run(u"cache rm --yes --quarantine 7 model/o/m xet assets/timm/weights --json"_s);
    QVERIFY2(gone.code == 0, (gone.out + gone.err).constData());
    QCOMPARE(gone.json()["quarantined"_L1].toInteger(), 1000 + 40 + 9610 + 3000);
    QCOMPARE(gone.json()["beside_deleted"_L1].toInteger(), 5);
    QVERIFY(!m_beside->has(u"xet/logs"_s) && !m_beside->has(u"hub/models--o--m"_s));
    QVERIFY(m_beside->has(u"assets/timm/labels"_s));
    const auto id = gone.json()["quarantine"_L1].toString();
    QCOMPARE(run(u"cache quarantine --json"_s).json().array().size(), 3);
    const auto back = run(u"cache restore %1 --json"_s.arg(id));
    QVERIFY2(back.code == 0, (back.out + back.err).constData());
    QVERIFY(m_beside->has(u"xet/logs/xet.log"_s) && m_beside->has(u"hub/models--o--m/refs/main"_s));
    QVERIFY(m_beside->has(u"assets/timm/weights/default/w.bin"_s));
    QVERIFY(!m_beside->has(u".hubdesk-quarantine"_s));
    // And for good, through the quarantine.
    const auto again = run(u"cache rm --yes --quarantine 7 prepared/o___squad -q"_s).out.trimmed();
    QCOMPARE(run(u"cache quarantine empty --yes %1"_s.arg(QString::fromLatin1(again))).code, 0);
    QVERIFY(!m_beside->has(u"datasets/o___squad"_s) && !m_beside->has(u".hubdesk-quarantine"_s));
}

void TestCliCacheBeside::dryRun_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("beside");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("unknown");
    QTest::newRow("one item") << u"xet/https___cas_serv-abc/chunk-cache"_s << 1 << qint64(9000) << 0;
    QTest::newRow("with a slash at its end") << u"assets/timm/"_s << 1 << qint64(3020) << 0;
    QTest::newRow("all of a place") << u"assets"_s << 2 << qint64(3020) << 0;
    QTest::newRow("one in the other") << u"assets/timm assets/timm/labels"_s << 1 << qint64(3020) << 0;
    QTest::newRow("no such thing") << u"assets/none"_s << 0 << qint64(0) << 1;
    QTest::newRow("no part of a name") << u"assets/tim"_s << 0 << qint64(0) << 1;
    QTest::newRow("out of it") << u"assets/../hub"_s << 0 << qint64(0) << 1;
}

void TestCliCacheBeside::dryRun()
{
    QFETCH(const QString, words);
    QFETCH(const int, beside);
    QFETCH(const qint64, size);
    QFETCH(const int, unknown);
    const auto ended = run(u"cache rm --dry-run --json "_s + words);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["beside"_L1].toInt(), beside);
    QCOMPARE(ended.json()["size"_L1].toInteger(), size);
    QCOMPARE(ended.json()["not_found"_L1].toArray().size(), unknown);
    QVERIFY(m_beside->has(u"assets/timm/labels/default/l.txt"_s));
}

void TestCliCacheBeside::anotherCacheHasNothingBeside()
{
    const auto usage = run(u"cache usage --json --cache-dir "_s + m_beside->at(u"hub"_s));
    QCOMPARE(usage.json()["beside"_L1].toArray().size(), 0);
}

void TestCliCacheBeside::whatIsNotConnectedIsSaid()
{
    QDir().mkpath(m_cli->home.filePath(u"state"_s));
    QFile known(m_cli->home.filePath(u"state/volumes.json"_s));
    QVERIFY(known.open(QIODevice::WriteOnly));
    const QJsonObject mounts{ { m_cli->home.path() + "/hf/hub"_L1, m_cli->home.path() + "/hf"_L1 } };
    QVERIFY(known.write(QJsonDocument(mounts).toJson()) > 0);
    known.close();
    QVERIFY(QDir(m_beside->home).removeRecursively());
    for (const auto *command : { "cache ls",
                                 "cache usage",
                                 "cache rm --yes model/o/m",
                                 "cache prune --yes",
                                 "cache quarantine",
                                 "cache restore x" }) {
        const auto ended = run(QString::fromLatin1(command) + " --json"_L1);
        QVERIFY2(ended.code == 1, command);
        QCOMPARE(ended.errorKind(), u"not-connected"_s);
    }
    QVERIFY(!QFileInfo::exists(m_beside->home));
    QCOMPARE(run(u"cache adopt"_s).code, 0);
    QCOMPARE(run(u"cache ls --json"_s).errorKind(), u"entry-not-found"_s); // there is none, that is all
}

QTEST_GUILESS_MAIN(TestCliCacheBeside)
#include "tst_cachebeside.moc"
