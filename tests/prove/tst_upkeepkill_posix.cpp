// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Kills clean-ups of the cache at random moments: what is left is a sound cache, nothing has gone that was
// not to go, and the next start can finish the work or undo it.
#include "core/cache/cachescan.h"
#include "core/cache/sharedstore.h"
#include "core/upkeep/namedtargets.h"
#include "core/upkeep/quarantine.h"
#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"
#include "tests/support/disktree.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <functional>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int blobCount = 2500; ///< of the revision that goes, each a removal of its own
constexpr int smallRepos = 12;
constexpr int payloadCount = 40;

QString digits(int number, int length)
{
    return QString::number(number, 16).rightJustified(length, u'0');
}

/// A cache with much to take, and beside it what has to stay.
class Place
{
public:
    Place();
    QString root() const { return QFileInfo(m_tree.root).canonicalFilePath(); }
    QStringList words() const;
    DeletionPlan plan() const;
    /// All that lies in the cache, without locks and manifests, which are nobody's loss.
    QStringList picture() const;
    CliRunner::Ended run(QStringList arguments) const
    {
        return cli.run(arguments + QStringList{ u"--cache-dir"_s, root(), u"--json"_s });
    }
    bool hasQuarantine() const { return QFileInfo::exists(root() + "/../.hubdesk-quarantine"_L1); }
    /// Entries that are in quarantine now.
    int held() const;

    CliRunner cli{ u"http://127.0.0.1:9"_s };

private:
    void addFile(const QString &repo, const QString &commit, const QString &blob, const QString &path) const;
    void addPayload(const QString &repo, const QString &commit, int number) const;
    const QString m_old{ QString(40, u'a') };
    const QString m_new{ QString(40, u'b') };
    CacheTree m_tree;
};

Place::Place()
{
    const auto big = u"models--org--big"_s;
    m_tree.write(big + "/refs/main"_L1, m_new.toLatin1());
    m_tree.write(big + "/refs/refs/pr/1"_L1, m_old.toLatin1());
    for (int n = 0; n < blobCount; ++n) {
        addFile(big, m_old, digits(n, 64), u"part/%1/%2.bin"_s.arg(n % 30).arg(n));
        if (n % 50 == 0) { // shared with what stays
            addFile(big, m_new, digits(n, 64), u"%1.bin"_s.arg(n));
        }
    }
    for (int n = 0; n < smallRepos; ++n) {
        const auto repo = u"datasets--org--d%1"_s.arg(n);
        const auto commit = digits(n + 1, 40);
        m_tree.write(repo + "/refs/main"_L1, commit.toLatin1());
        for (int file = 0; file < 20; ++file) {
            addFile(repo, commit, digits(file, 64), u"%1.parquet"_s.arg(file));
        }
        for (int payload = n; payload < payloadCount; payload += smallRepos) {
            addPayload(repo, commit, payload);
        }
    }
    addPayload(big, m_new, 0); // which therefore stays
}

void Place::addFile(const QString &repo,
                    const QString &commit,
                    const QString &blob,
                    const QString &path) const
{
    const auto file = repo + "/blobs/"_L1 + blob;
    if (!QFileInfo::exists(m_tree.at(file))) {
        m_tree.write(file, (repo + blob).toLatin1());
    }
    m_tree.link(QString(u"../"_s).repeated(path.count(u'/') + 2) + "blobs/"_L1 + blob,
                u"%1/snapshots/%2/%3"_s.arg(repo, commit, path));
}

void Place::addPayload(const QString &repo, const QString &commit, int number) const
{
    const auto hash = digits(number + 0x1000, 64);
    const auto etag = digits(number + 0x2000, 64);
    const auto payload = u"blobs/%1/%2"_s.arg(hash.left(2), hash);
    if (!QFileInfo::exists(m_tree.at(payload))) {
        m_tree.addPayload(hash.toLatin1() + "payload", hash);
    }
    m_tree.link(u"../../"_s + payload, u"%1/blobs/%2"_s.arg(repo, etag));
    m_tree.link(u"../../blobs/"_s + etag, u"%1/snapshots/%2/shared%3.bin"_s.arg(repo, commit).arg(number));
    QFile manifest(m_tree.at(payload + ".refs"_L1));
    if (manifest.open(QIODevice::Append)) {
        manifest.write(u"%1/blobs/%2\n"_s.arg(repo, etag).toLatin1());
    }
}

QStringList Place::words() const
{
    QStringList words{ m_old };
    for (int n = 0; n < smallRepos - 1; ++n) { // the last one stays
        words.append(u"dataset/org/d%1"_s.arg(n));
    }
    return words;
}

DeletionPlan Place::plan() const
{
    const auto report = scanCacheNow(root(), {});
    return planDeletion(*report, namedTargets(*report, words())->targets, {});
}

QStringList Place::picture() const
{
    auto lines = DiskTree::lines(root());
    lines.removeIf([](const QString &line) {
        const auto path = line.section(u' ', 0, 0);
        return path.startsWith(".locks"_L1) || path.endsWith(".lock"_L1) || path.endsWith(".refs"_L1);
    });
    return lines;
}

int Place::held() const
{
    int count = 0;
    const QDir place(root() + "/../.hubdesk-quarantine"_L1);
    for (const auto &id : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const auto &name : { "/files"_L1, "/gone"_L1 }) {
            count += int(QDir(place.filePath(id) + name)
                             .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
                             .size());
        }
    }
    return count;
}

QStringList removing(const Place &place, const QStringList &options)
{
    return QStringList{ u"cache"_s, u"rm"_s, u"--yes"_s } + place.words() + options;
}

QStringList keeping(const Place &place)
{
    return removing(place, { u"--quarantine"_s, u"5"_s });
}

QStringList restoring(const Place &place)
{
    const auto kept = place.run(keeping(place));
    return { u"cache"_s, u"restore"_s, kept.json()["quarantine"_L1].toString() };
}

/// What is killed. A new one is a line here: what it needs before and its arguments, how many of its steps
/// are done now, and how it ends.
struct Operation {
    const char *name;
    std::function<QStringList(const Place &)> arguments;
    std::function<int(const Place &)> steps = &Place::held;
    bool isRestore = false; ///< its steps are counted down, and its end is what was there before
    bool isKept = false; ///< ends with something in quarantine
};
const QList<Operation> operations{
    { .name = "delete", .arguments = [](const Place &place) { return removing(place, {}); } },
    { .name = "quarantine", .arguments = &keeping, .isKept = true },
    { .name = "restore", .arguments = &restoring, .isRestore = true },
};

struct KillFigures {
    int kills = 0;
    int inTheMiddle = 0;
    int finished = 0;
    int undone = 0;
    int tooLate = 0; ///< it had ended
    std::array<int, 4> quarters{}; ///< how far it was
};

} // namespace

/// The short form kills a few times from a fixed seed; HUBDESK_PROVE=1 kills each operation forty times
/// (HUBDESK_PROVE_ROUNDS: so often) from a new one.
class TestUpkeepKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killed_data();
    void killed();

private:
    void killOnce(const Operation &operation, KillFigures &figures);
    bool killAtARandomMoment(const Place &place,
                             const Operation &operation,
                             const QStringList &arguments,
                             KillFigures &figures);
    void expectSound(const Place &place, const DeletionPlan &plan, const QStringList &before);
    void settle(Place &place,
                const Operation &operation,
                const DeletionPlan &plan,
                const QStringList &before,
                KillFigures &figures);

    const bool m_prove = qEnvironmentVariableIntValue("HUBDESK_PROVE") != 0;
    const quint32 m_seed = m_prove ? QRandomGenerator::system()->generate() : 7;
    QRandomGenerator m_random{ m_seed };
};

namespace
{

/// Without what the plan takes.
QStringList without(const DeletionPlan &plan, QStringList lines)
{
    QSet<QString> paths;
    for (const auto &removal : plan.removals) {
        paths.insert(removal.path);
    }
    lines.removeIf([&](const QString &line) {
        auto path = line.section(u' ', 0, 0);
        while (!path.isEmpty() && !paths.contains(path)) {
            const auto slash = path.lastIndexOf(u'/');
            path = slash < 0 ? QString() : path.left(slash);
        }
        return !path.isEmpty();
    });
    return lines;
}

/// The lists are long, and nearly always the same.
QByteArray changes(const QStringList &before, const QStringList &after)
{
    return before == after ? QByteArray() : DiskTree::differences(before, after);
}

} // namespace

/// By how far it is, so that a kill meets the work and not the scans before it.
bool TestUpkeepKill::killAtARandomMoment(const Place &place,
                                         const Operation &operation,
                                         const QStringList &arguments,
                                         KillFigures &figures)
{
    const int total = operation.isRestore ? operation.steps(place) : int(place.plan().removals.size());
    // What is not kept is deleted from quarantine when all of it is there.
    const bool isFalling = operation.isRestore || (!operation.isKept && m_random.bounded(3) == 0);
    const int goal = m_random.bounded(total);
    QProcess program;
    place.cli.start(program, arguments + QStringList{ u"--cache-dir"_s, place.root(), u"--json"_s });
    bool wasFull = operation.isRestore;
    while (!program.waitForFinished(1)) {
        const int done = operation.steps(place);
        wasFull = wasFull || done >= total - 1;
        if (isFalling ? wasFull && done <= total - goal : done > goal) {
            break;
        }
    }
    if (program.state() == QProcess::NotRunning) {
        ++figures.tooLate;
        return false;
    }
    program.kill();
    program.waitForFinished(-1);
    const int done = operation.steps(place);
    ++figures.kills;
    figures.inTheMiddle += done > 0 && done < total ? 1 : 0;
    ++figures.quarters[size_t(std::clamp(done * 4 / qMax(total, 1), 0, 3))];
    return true;
}

/// Whatever was going on: the cache is sound, and all that was not to go is there.
void TestUpkeepKill::expectSound(const Place &place, const DeletionPlan &plan, const QStringList &before)
{
    const auto report = scanCacheNow(place.root(), {});
    QVERIFY(report);
    QCOMPARE(report->warnings(), 0);
    for (const auto &repo : report->repos) {
        QVERIFY2(repo.isSound(), qPrintable(repo.id));
    }
    const auto different = changes(without(plan, before), without(plan, place.picture()));
    QVERIFY2(different.isEmpty(), different.constData());
}

/// The next start shows it as interrupted, and finishes or undoes it.
void TestUpkeepKill::settle(Place &place,
                            const Operation &operation,
                            const DeletionPlan &plan,
                            const QStringList &before,
                            KillFigures &figures)
{
    const auto listed = place.run({ u"cache"_s, u"quarantine"_s });
    QVERIFY2(listed.code == 0, listed.err.constData());
    const auto items = listed.json().array();
    if (items.isEmpty()) { // before its first step, or after its last
        QVERIFY(!place.hasQuarantine());
        return;
    }
    QCOMPARE(items.size(), 1);
    const auto id = items[0]["id"_L1].toString();
    const auto state = items[0]["state"_L1].toString();
    QCOMPARE(items[0]["interrupted"_L1].toBool(), state != "kept"_L1);
    const bool isFinished = state == "emptying"_L1 || m_random.bounded(2) == 0;
    if (!isFinished || operation.isRestore) {
        const auto back = isFinished ? place.run({ u"cache"_s, u"quarantine"_s, u"finish"_s, id })
                                     : place.run({ u"cache"_s, u"restore"_s, id });
        QVERIFY2(back.code == 0, (back.out + back.err).constData());
        if (state != "kept"_L1 || !isFinished) {
            const auto different = changes(before, place.picture());
            QVERIFY2(different.isEmpty(), different.constData());
            QVERIFY(!place.hasQuarantine());
        }
        ++figures.undone;
        return;
    }
    const auto end = place.run({ u"cache"_s, u"quarantine"_s, u"finish"_s, id });
    QVERIFY2(end.code == 0, (end.out + end.err).constData());
    const auto left = place.picture();
    QCOMPARE(without(plan, left).size(), left.size());
    QCOMPARE(place.hasQuarantine(), operation.isKept);
    ++figures.finished;
}

void TestUpkeepKill::killOnce(const Operation &operation, KillFigures &figures)
{
    Place place;
    const auto plan = place.plan();
    const auto before = place.picture();
    const auto arguments = operation.arguments(place);
    if (!killAtARandomMoment(place, operation, arguments, figures)) {
        return;
    }
    expectSound(place, plan, before);
    if (!QTest::currentTestFailed()) {
        settle(place, operation, plan, before, figures);
    }
    if (!QTest::currentTestFailed()) {
        expectSound(place, plan, before);
    }
}

void TestUpkeepKill::killed_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype index = 0; index < operations.size(); ++index) {
        QTest::newRow(operations[index].name) << index;
    }
}

void TestUpkeepKill::killed()
{
    QFETCH(qsizetype, index);
    const int asked = qEnvironmentVariableIntValue("HUBDESK_PROVE_ROUNDS");
    const int rounds = asked > 0 ? asked : m_prove ? 40 : 3;
    KillFigures figures;
    QElapsedTimer clock;
    clock.start();
    // How many meet the work depends on the machine; the others are looked at as well, and do not count.
    while (figures.inTheMiddle < rounds && !QTest::currentTestFailed()) {
        QVERIFY2(figures.kills + figures.tooLate < 5 * rounds, "too few kills meet the work");
        killOnce(operations[index], figures);
    }
    qInfo("seed %u, %s: %d kills in %lld s, %d of them in the middle (%d, %d, %d, %d by how much was out of "
          "the "
          "cache), %d finished, %d undone, %d too late",
          m_seed,
          operations[index].name,
          figures.kills,
          clock.elapsed() / 1000,
          figures.inTheMiddle,
          figures.quarters[0],
          figures.quarters[1],
          figures.quarters[2],
          figures.quarters[3],
          figures.finished,
          figures.undone,
          figures.tooLate);
}

QTEST_GUILESS_MAIN(TestUpkeepKill)
#include "tst_upkeepkill_posix.moc"
