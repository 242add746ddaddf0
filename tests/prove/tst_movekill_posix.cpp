// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The real program moves a cache, and lets files in it share their space, and is killed at any moment.
#include "core/base/hash.h"
#include "core/cache/cachescan.h"
#include "core/upkeep/duplicates.h"
#include "core/upkeep/moverecord.h"
#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"
#include "tests/support/disktree.h"
#include "tests/support/officialclient.h"
#include "tests/support/officialworker.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// What a person has in a cache: files of snapshots, refs, partials, by path in the root, as hashes.
using Contents = QMap<QString, QByteArray>;

QByteArray hashAt(const QString &path)
{
    return Hasher::file(path, ContentId::Algorithm::Sha256, {}).value_or(QByteArray());
}

Contents contentsOf(const QString &root)
{
    Contents contents;
    QDirIterator each(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const auto path = each.next().sliced(root.size() + 1);
        if (path.contains("/snapshots/"_L1) || path.contains("/refs/"_L1) || path.endsWith("-part"_L1)) {
            contents.insert(path, hashAt(root + u'/' + path));
        }
    }
    return contents;
}

} // namespace

/// The short form kills a few times from a fixed seed; HUBDESK_PROVE=1 does it a hundred times
/// (HUBDESK_PROVE_ROUNDS: so often) for each from a new one.
class TestMoveKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aMoveLosesNothing();
    void dedupeLosesNothing();

private:
    void fill() const;
    QByteArray bytes(qint64 size) const;
    void start(QProcess &program, const QStringList &words) const;
    /// True if it was killed; false if it had ended before.
    bool kill(QProcess &program, int usualMs, const std::function<bool()> &isThere);
    void finish(const QStringList &words) const;
    void expectNothingLost(const Contents &before) const;
    void expectClean(const QString &root) const;
    void expectMoved(const QStringList &lines) const;
    void moveOnce();
    void dedupeOnce();
    QStringList moveWords() const { return { u"move"_s, m_target, u"-y"_s, u"--json"_s }; }
    static QStringList linesOf(const QString &root);
    void officialScan(const QString &root) const;

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
    const quint32 m_seed = m_prove ? QRandomGenerator::system()->generate() : 7;
    mutable QRandomGenerator m_random{ m_seed };
    int m_rounds = 0;
    CliRunner m_cli{ u"http://127.0.0.1:9"_s };
    std::unique_ptr<CacheTree> m_tree;
    std::unique_ptr<OfficialWorker> m_official;
    QString m_target;
    int m_kills = 0;
    int m_tooLate = 0;
    QMap<QString, int> m_stages; ///< how far moves were when they were killed
    int m_usualMs = 0;
};

void TestMoveKill::initTestCase()
{
    const int asked = qEnvironmentVariableIntValue("HUBDESK_PROVE_ROUNDS");
    m_rounds = asked > 0 ? asked : m_prove ? 100 : 6;
    if (m_prove && OfficialClient::pythonPath()) {
        m_official = std::make_unique<OfficialWorker>(u"http://127.0.0.1:9"_s);
    }
}

void TestMoveKill::init()
{
    m_kills = m_tooLate = m_usualMs = 0;
}

QByteArray TestMoveKill::bytes(qint64 size) const
{
    QByteArray content(size, Qt::Uninitialized);
    m_random.generate(reinterpret_cast<quint32 *>(content.data()),
                      reinterpret_cast<quint32 *>(content.data() + size / 4 * 4));
    return content;
}

/// A sound cache of six repos: a large file of which two have the same, small ones, a payload, a partial.
void TestMoveKill::fill() const
{
    const auto shared = bytes(3'000'000);
    const auto payload = m_tree->addPayload(bytes(500'000));
    QByteArray manifest;
    for (int n = 0; n < 6; ++n) {
        const auto repo = u"models--o--m%1/"_s.arg(n);
        const auto commit = QString(40, QChar(u'a' + n));
        const auto add = [&](const QString &path, const QByteArray &content) {
            const auto name = QString::fromLatin1(Hasher::sha256(content));
            m_tree->write(repo + "blobs/"_L1 + name, content);
            m_tree->link(u"../../blobs/"_s + name, repo + "snapshots/"_L1 + commit + u'/' + path);
        };
        add(u"w.bin"_s, n % 2 == 0 ? shared : bytes(1'000'000));
        for (int small = 0; small < 5; ++small) {
            add(u"small%1.json"_s.arg(small), QByteArray::number(n * 10 + small));
        }
        m_tree->write(repo + "refs/main"_L1, commit.toLatin1());
        m_tree->write(repo + "blobs/%1.hubdesk-part"_L1.arg(QString(64, u'd')), bytes(5000));
        m_tree->link(u"../../blobs/bb/"_s + payload, repo + "blobs/"_L1 + QString(64, u'e'));
        m_tree->link(u"../../blobs/"_s + QString(64, u'e'), repo + "snapshots/%1/p.bin"_L1.arg(commit));
        manifest += repo.toLatin1() + "blobs/" + QByteArray(64, 'e') + '\n';
    }
    m_tree->write(u"blobs/bb/%1.refs"_s.arg(payload), manifest);
    m_tree->write(u"CACHEDIR.TAG"_s, CacheStore::tagText());
}

void TestMoveKill::start(QProcess &program, const QStringList &words) const
{
    m_cli.start(program, QStringList{ u"cache"_s } + words + QStringList{ u"--cache-dir"_s, m_tree->root });
}

/// By the clock any moment is as likely as another one; by what is on the disk, those are met that are short.
bool TestMoveKill::kill(QProcess &program, int usualMs, const std::function<bool()> &isThere)
{
    if (m_random.bounded(2) == 0) {
        if (program.waitForFinished(1 + int(m_random.bounded(qMax(1, usualMs))))) {
            return false;
        }
    } else {
        while (!isThere()) {
            if (program.waitForFinished(1)) {
                return false;
            }
        }
        const auto pause = int(m_random.bounded(30));
        if (pause > 0 && program.waitForFinished(pause)) {
            return false;
        }
    }
    program.kill();
    program.waitForFinished(-1);
    return program.exitStatus() == QProcess::CrashExit;
}

void TestMoveKill::finish(const QStringList &words) const
{
    QProcess program;
    start(program, words);
    const auto ended = CliRunner::end(program);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
}

QStringList TestMoveKill::linesOf(const QString &root)
{
    auto lines = DiskTree::lines(root);
    lines.removeIf([](const QString &line) { return line.contains(u".locks"_s); });
    return lines;
}

/// Each file is whole, in the old place or in the new one.
void TestMoveKill::expectNothingLost(const Contents &before) const
{
    for (const auto &[path, hash] : before.asKeyValueRange()) {
        const bool isThere
            = hashAt(m_tree->root + u'/' + path) == hash || hashAt(m_target + u'/' + path) == hash;
        QVERIFY2(isThere, qPrintable(path + u" is lost"_s));
    }
}

void TestMoveKill::expectClean(const QString &root) const
{
    if (!QFileInfo::exists(root)) {
        return;
    }
    const auto report = scanCacheNow(root, {});
    QVERIFY(report.has_value());
    for (const auto &repo : report->repos) {
        QVERIFY2(repo.damages.isEmpty(), qPrintable(repo.id));
    }
    QVERIFY2(report->damages.isEmpty(),
             qPrintable(report->damages.isEmpty() ? QString() : report->damages.first().path));
}

void TestMoveKill::officialScan(const QString &root) const
{
    if (!m_official) {
        return;
    }
    const auto found = m_official->run({ { u"do"_s, u"scan"_s }, { u"cache"_s, root } });
    QCOMPARE(found[u"warnings"].toArray(), QJsonArray());
    QCOMPARE(found[u"repos"].toArray().size(), 6);
}

void TestMoveKill::expectMoved(const QStringList &lines) const
{
    const auto different = DiskTree::differences(lines, linesOf(m_target));
    QVERIFY2(different.isEmpty(), different.constData());
    QVERIFY(!QFileInfo::exists(m_tree->root));
    QCOMPARE(DiskTree::lines(m_target).filter(u".hubdesk-"_s).filter(u"move"_s), QStringList());
    expectClean(m_target);
    officialScan(m_target);
}

/// One cache, killed once or several times, and then brought to an end.
void TestMoveKill::moveOnce()
{
    m_tree = std::make_unique<CacheTree>();
    m_tree->root = QFileInfo(m_tree->folder.path()).canonicalFilePath() + "/hub"_L1;
    m_target = m_tree->root + "-new"_L1;
    fill();
    const auto before = contentsOf(m_tree->root);
    const auto lines = linesOf(m_tree->root);
    if (m_random.bounded(6) != 0) { // else it is a rename: on one volume a record alone makes it a copy
        QVERIFY((MoveRecord{ m_tree->root, {} }.write(m_target)));
    }
    const bool seeksTheEnd = m_random.bounded(2) == 0;
    for (int more = m_usualMs > 0 ? 1 + int(m_random.bounded(3)) : 0; more > 0; --more) {
        QProcess program;
        start(program, moveWords());
        const bool killed = kill(program, m_usualMs, [&] {
            const auto record = MoveRecord::read(m_target);
            return record && (!seeksTheEnd || record->stage != MoveRecord::Stage::Copying);
        });
        ++(killed ? m_kills : m_tooLate);
        if (!killed) {
            break;
        }
        const auto record = MoveRecord::read(m_target);
        ++m_stages[record ? QString::number(int(record->stage)) : u"none"_s];
        expectNothingLost(before);
        expectClean(m_tree->root);
        if (record && record->stage != MoveRecord::Stage::Copying) {
            expectClean(m_target);
        }
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    if (QFileInfo::exists(m_tree->root) || MoveRecord::read(m_target)) {
        QElapsedTimer clock;
        clock.start();
        finish(moveWords());
        m_usualMs = m_usualMs > 0 ? m_usualMs : int(clock.elapsed());
    }
    if (!QTest::currentTestFailed()) {
        expectMoved(lines);
    }
}

void TestMoveKill::aMoveLosesNothing()
{
    for (int run = 0; m_kills < m_rounds; ++run) {
        QVERIFY2(run < m_rounds * 5 + 5, "the program finishes before it can be killed");
        moveOnce();
        if (QTest::currentTestFailed()) {
            m_tree->folder.setAutoRemove(false); // to be looked at
            qInfo("seed %u", m_seed);
            return;
        }
    }
    qInfo().noquote() << "seed" << m_seed << "-" << m_kills << "moves killed and finished," << m_tooLate
                      << "had ended before; stages" << m_stages << "- undisturbed" << m_usualMs << "ms";
}

void TestMoveKill::dedupeOnce()
{
    m_tree = std::make_unique<CacheTree>();
    m_tree->root = QFileInfo(m_tree->folder.path()).canonicalFilePath() + "/hub"_L1;
    m_target = u"/nowhere"_s;
    fill();
    const auto before = contentsOf(m_tree->root);
    const QStringList words{ u"dedupe"_s, u"--hard-links"_s, u"-y"_s, u"--json"_s };
    if (m_usualMs > 0) {
        QProcess program;
        start(program, words);
        const bool killed = kill(program, m_usualMs, [this] {
            return !QDir(m_tree->at(u".locks"_s)).isEmpty(); // it has begun
        });
        ++(killed ? m_kills : m_tooLate);
        expectNothingLost(before);
        expectClean(m_tree->root);
    }
    QElapsedTimer clock;
    clock.start();
    finish(words);
    m_usualMs = m_usualMs > 0 ? m_usualMs : int(clock.elapsed());
    expectNothingLost(before);
    expectClean(m_tree->root);
    QCOMPARE(duplicatesOf({ *scanCacheNow(m_tree->root, {}) }), QList<DuplicateGroup>());
    QCOMPARE(DiskTree::lines(m_tree->root).filter(u".tmp"_s), QStringList());
    officialScan(m_tree->root);
}

void TestMoveKill::dedupeLosesNothing()
{
    for (int run = 0; m_kills < m_rounds; ++run) {
        QVERIFY2(run < m_rounds * 5 + 5, "the program finishes before it can be killed");
        dedupeOnce();
        if (QTest::currentTestFailed()) {
            m_tree->folder.setAutoRemove(false);
            qInfo("seed %u", m_seed);
            return;
        }
    }
    qInfo("seed %u: dedupe killed %d times and finished, %d had ended before; undisturbed %d ms",
          m_seed,
          m_kills,
          m_tooLate,
          m_usualMs);
}

QTEST_GUILESS_MAIN(TestMoveKill)
#include "tst_movekill_posix.moc"
