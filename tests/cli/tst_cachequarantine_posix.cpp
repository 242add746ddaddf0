// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/quarantine.h"
#include "tests/cli/samplecache.h"
#include "tests/support/disktree.h"

#include <csignal>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// `cache rm --quarantine`, `cache quarantine`, `cache restore`, and what Ctrl+C leaves.
class TestCacheQuarantine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cache = std::make_unique<SampleCache>(); }
    void whatIsKeptComesBack();
    void itSaysHowToUndo();
    void whatIsEmptiedIsGone();
    void emptyingAsks();
    void unknownIds();
    void whatWasInterruptedIsShown_data();
    void whatWasInterruptedIsShown();
    void ctrlCPutsBackWhatWasTaken();

private:
    QString keep(const QString &target) const
    {
        const auto ended = m_cache->run(u"cache rm %1 -y -q --quarantine 7"_s.arg(target));
        return QString::fromUtf8(ended.out).trimmed();
    }
    QStringList picture() const
    {
        auto lines = DiskTree::lines(m_cache->root);
        lines.removeIf([](const QString &line) {
            return line.startsWith(".locks"_L1) || line.contains(".refs "_L1) || line.contains(".lock "_L1);
        });
        return lines;
    }
    std::unique_ptr<SampleCache> m_cache;
};

void TestCacheQuarantine::whatIsKeptComesBack()
{
    const auto before = picture();
    const auto ended = m_cache->run(u"cache rm model/org/other dataset/org/data -y --quarantine 7 --json"_s);
    QVERIFY2(ended.code == 0, ended.err.constData());
    const auto json = ended.json();
    QCOMPARE(json["freed"_L1].toInteger(-1), 0); // not before it is emptied
    QCOMPARE(json["quarantined"_L1].toInteger(), 4000 + 70 + 900 + 80);
    QCOMPARE(json["days"_L1].toInteger(), 7);
    QVERIFY(!m_cache->has(u"models--org--other"_s) && !m_cache->has(u"blobs/ff/"_s + QString(64, u'f')));
    const auto id = json["quarantine"_L1].toString();
    const auto item = m_cache->run(u"cache quarantine --json"_s).json()[qsizetype(0)];
    QCOMPARE(item["id"_L1].toString(), id);
    QCOMPARE(item["state"_L1].toString(), u"kept"_s);
    QCOMPARE(item["interrupted"_L1].toBool(true), false);
    QCOMPARE(item["contents"_L1], (QJsonArray{ u"model/org/other"_s, u"dataset/org/data"_s }));
    const auto until = QDateTime::fromString(item["until"_L1].toString(), Qt::ISODate);
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().daysTo(until) - 7) <= 1);
    const auto back = m_cache->run(u"cache restore %1 --json"_s.arg(id));
    QVERIFY2(back.code == 0, back.err.constData());
    QCOMPARE(back.json()["restored"_L1].toInteger(), 3);
    QCOMPARE(picture(), before);
    QCOMPARE(m_cache->run(u"cache quarantine --json"_s).out, QByteArray("[]\n"));
    QVERIFY(!QFileInfo::exists(m_cache->quarantine()));
}

void TestCacheQuarantine::itSaysHowToUndo()
{
    const auto ended = m_cache->run(u"cache prune -y --quarantine 1"_s);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.out.contains("into quarantine for 1 day"));
    const auto id = m_cache->run(u"cache quarantine -q"_s).out.trimmed();
    QVERIFY2(ended.out.contains("cache restore " + id), ended.out.constData());
    QVERIFY(m_cache->run(u"cache quarantine"_s).out.contains(" kept "));
}

void TestCacheQuarantine::whatIsEmptiedIsGone()
{
    const auto first = keep(u"model/org/other"_s);
    const auto second = keep(u"model/org/big"_s);
    QVERIFY(!first.isEmpty() && first != second);
    const auto one = m_cache->run(u"cache quarantine empty %1 -y --json"_s.arg(first));
    QVERIFY2(one.code == 0, one.err.constData());
    QCOMPARE(one.json()["emptied"_L1], QJsonArray{ first });
    QCOMPARE(m_cache->run(u"cache restore "_s + first).code, 4);
    QCOMPARE(m_cache->run(u"cache quarantine -q"_s).out.trimmed(), second.toLatin1());
    const auto all = m_cache->run(u"cache quarantine empty -y --json"_s);
    QCOMPARE(all.json()["freed"_L1].toInteger(), 3'000'540);
    QVERIFY(!QFileInfo::exists(m_cache->quarantine()));
    QCOMPARE(m_cache->run(u"cache quarantine empty"_s).out, QByteArray("Nothing is in quarantine.\n"));
}

void TestCacheQuarantine::emptyingAsks()
{
    const auto id = keep(u"model/org/big"_s);
    QCOMPARE(m_cache->run(u"cache quarantine empty"_s).code, 2);
    QCOMPARE(m_cache->run(u"cache quarantine -q"_s).out.trimmed(), id.toLatin1());
}

void TestCacheQuarantine::unknownIds()
{
    for (const auto &command :
         { u"cache restore x"_s, u"cache quarantine empty x -y"_s, u"cache quarantine finish x"_s }) {
        const auto ended = m_cache->run(command + " --json"_L1);
        QCOMPARE(ended.code, 4);
        QCOMPARE(ended.errorKind(), u"entry-not-found"_s);
    }
}

void TestCacheQuarantine::whatWasInterruptedIsShown_data()
{
    QTest::addColumn<bool>("isFinished");
    QTest::newRow("finished") << true;
    QTest::newRow("undone") << false;
}

/// As a program leaves it that was killed while it took things.
void TestCacheQuarantine::whatWasInterruptedIsShown()
{
    QFETCH(bool, isFinished);
    const auto before = picture();
    const auto id = keep(u"model/org/big"_s);
    QVERIFY(OpenQuarantine::open(m_cache->root, id)->setState(QuarantineItem::State::Moving));
    const auto list = m_cache->run(u"cache quarantine"_s).out;
    QVERIFY2(list.contains("deletion was interrupted"), list.constData());
    QVERIFY(list.contains("cache quarantine finish ID"));
    QVERIFY(m_cache->run(u"cache quarantine --json"_s).json()[qsizetype(0)]["interrupted"_L1].toBool());
    if (isFinished) {
        const auto ended = m_cache->run(u"cache quarantine finish %1 --json"_s.arg(id));
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.json()["kept"_L1].toBool());
        QCOMPARE(ended.json()["quarantined"_L1].toInteger(), 3'000'540);
    }
    QCOMPARE(m_cache->run(u"cache restore "_s + id).code, 0);
    QCOMPARE(picture(), before);
}

void TestCacheQuarantine::ctrlCPutsBackWhatWasTaken()
{
    const auto repo = u"models--org--many"_s;
    for (int n = 0; n < 4000; ++n) {
        const auto blob = QString::number(n, 16).rightJustified(64, u'0');
        m_cache->tree.write(repo + "/blobs/"_L1 + blob, "x");
        m_cache->tree.link(u"../../blobs/"_s + blob,
                           u"%1/snapshots/%2/%3"_s.arg(repo, QString(40, u'3')).arg(n));
    }
    m_cache->addFile(repo, u'4', u"4"_s, u"stays"_s, 10);
    const auto before = picture();
    QProcess program;
    m_cache->cli.start(
        program,
        { u"cache"_s, u"rm"_s, QString(40, u'3'), u"-y"_s, u"--json"_s, u"--cache-dir"_s, m_cache->root });
    const auto isTaking = [&] {
        const QDir place(m_cache->quarantine());
        const auto items = place.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return !items.isEmpty() && QFileInfo::exists(place.filePath(items.first() + "/files/100"_L1));
    };
    while (!isTaking() && !program.waitForFinished(1)) { }
    QVERIFY2(program.state() == QProcess::Running, "it had ended before it could be interrupted");
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    const auto ended = CliRunner::end(program);
    QVERIFY2(ended.code == 130, (ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"cancelled"_s);
    QVERIFY2(ended.out.contains("Everything is where it was."), ended.out.constData());
    QCOMPARE(picture(), before);
    QVERIFY(!QFileInfo::exists(m_cache->quarantine()));
}

QTEST_GUILESS_MAIN(TestCacheQuarantine)
#include "tst_cachequarantine_posix.moc"
