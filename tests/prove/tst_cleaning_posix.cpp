// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Deletes what chance chooses from caches that chance has made: what is foretold is what goes, nothing else
// is touched, what stays is sound, and all of it comes back.
#include "core/cache/cachescan.h"
#include "core/cache/sharedstore.h"
#include "core/upkeep/carryout.h"
#include "tests/cache/randomcache.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <sys/stat.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The short form does a few from a fixed seed; HUBDESK_PROVE=1 does three thousand (HUBDESK_PROVE_ROUNDS: so
/// many) from a new one (HUBDESK_PROVE_SEED: from that one).
class TestCleaning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsForetoldIsWhatGoes();
};

namespace
{

using Target = DeletionTarget::Kind;

/// What lies at a path, as far as a deletion might change it.
struct Thing {
    quint64 number = 0;
    qint64 size = -1; ///< of a regular file
    qint64 allocated = 0;
    QString link;

    bool operator==(const Thing &) const = default;
};
using Things = std::map<QString, Thing>;

/// Everything in a folder but what may change on its own: locks, manifests, folders.
Things thingsIn(const QString &folder)
{
    Things things;
    QDirIterator each(folder,
                      QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const auto path = each.next();
        struct stat status = {};
        if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || S_ISDIR(status.st_mode)
            || path.endsWith(".refs"_L1) || path.endsWith(".lock"_L1)) {
            continue;
        }
        const bool isFile = S_ISREG(status.st_mode);
        things[path] = { status.st_ino,
                         isFile ? qint64(status.st_size) : -1,
                         isFile ? qint64(status.st_blocks) * 512 : 0,
                         isFile ? QString() : QFile(path).symLinkTarget() };
    }
    return things;
}

struct Weights {
    qint64 size = 0;
    qint64 allocated = 0;
    bool operator==(const Weights &) const = default;
};

/// Of the files that had a name before and have none now.
Weights goneBetween(const Things &before, const Things &after)
{
    std::map<quint64, Thing> files;
    for (const auto &[path, thing] : before) {
        if (thing.size >= 0) {
            files[thing.number] = thing;
        }
    }
    for (const auto &[path, thing] : after) {
        files.erase(thing.number);
    }
    Weights gone;
    for (const auto &[number, thing] : files) {
        gone.size += thing.size;
        gone.allocated += thing.allocated;
    }
    return gone;
}

CacheReport scan(const QString &root)
{
    auto report = QCoro::waitFor(scanCache(root, std::make_shared<ScanProgress>(), {}));
    if (!report) {
        qFatal("%s", qPrintable(report.error().detail));
    }
    return *report;
}

QStringList damagesOf(const CacheReport &report)
{
    QStringList damages;
    for (const auto &repo : report.repos) {
        for (const auto &damage : repo.damages) {
            damages.append(u"%1 %2"_s.arg(int(damage.kind)).arg(damage.path));
        }
    }
    return damages;
}

class Chooser
{
public:
    explicit Chooser(quint32 seed)
        : m_random(seed)
    {
    }
    QList<DeletionTarget> targets(const CacheReport &report)
    {
        QList<DeletionTarget> targets;
        for (const auto &repo : report.repos) {
            const auto folder = folderOf(repo);
            if (one(5)) {
                targets.append({ Target::Repo, folder, {} });
            }
            for (const auto &revision : repo.revisions) {
                if (one(3)) {
                    targets.append({ Target::Revision, folder, revision.commit });
                }
                if (one(5) && !revision.files.isEmpty()) {
                    const auto &file = revision.files[m_random.bounded(int(revision.files.size()))];
                    targets.append({ Target::File, folder, file.path });
                }
            }
            for (const auto &file : repo.loose) {
                if (one(3)) {
                    targets.append({ Target::Loose, folder, file.path.section(u'/', -1) });
                }
            }
        }
        for (const auto &payload : report.payloads) {
            if (one(3)) {
                targets.append({ Target::Payload, {}, payload.hash });
            }
        }
        return targets;
    }
    Pins pins(const CacheReport &report)
    {
        Pins pins;
        for (const auto &repo : report.repos) {
            if (one(12)) {
                pins.insert(repo.key());
            } else if (one(12) && !repo.revisions.isEmpty()) {
                pins.insert(repo.key() + u'@' + repo.revisions.first().commit);
            }
        }
        return pins;
    }

private:
    bool one(int of) { return m_random.bounded(of) == 0; }
    QRandomGenerator m_random;
};

/// True if a removal, or what it lies in, has this path.
bool isPlanned(const DeletionPlan &plan, const QString &path)
{
    return std::ranges::any_of(plan.removals, [&](const Removal &removal) {
        const auto removed = plan.root + u'/' + removal.path;
        return path == removed || path.startsWith(removed + u'/');
    });
}

/// What a plan did to a cache; empty if all is as foretold.
QString compare(const DeletionPlan &plan, const Things &before, const Things &after)
{
    for (const auto &[path, thing] : before) {
        const auto now = after.find(path);
        if (now == after.end() && !isPlanned(plan, path)) {
            return path + u" is gone, and was not planned"_s;
        }
        if (now != after.end() && (isPlanned(plan, path) || now->second != thing)) {
            return path + u" should be gone, or is not what it was"_s;
        }
    }
    const auto gone = goneBetween(before, after);
    if (gone != Weights{ plan.size, plan.allocated }) {
        return u"%1 bytes in %2 went, foretold were %3 in %4"_s.arg(gone.size)
            .arg(gone.allocated)
            .arg(plan.size)
            .arg(plan.allocated);
    }
    return {};
}

/// Without the times, which are those of folders where there are no files.
/// A file system may list what came back in another order, in which the scan meets its blobs.
void putInOrder(CachedRepo *repo)
{
    const auto met = repo->blobs;
    std::ranges::sort(repo->blobs, {}, &CachedBlob::path);
    std::ranges::sort(repo->damages, {}, &CacheDamage::path);
    for (auto &revision : repo->revisions) {
        for (auto &file : revision.files) {
            if (file.blob >= 0) {
                const auto at = std::ranges::find(repo->blobs, met[file.blob].path, &CachedBlob::path);
                file.blob = int(at - repo->blobs.begin());
            }
        }
    }
}

QList<CachedRepo> timeless(QList<CachedRepo> repos)
{
    for (auto &repo : repos) {
        putInOrder(&repo);
        repo.accessedMs = repo.modifiedMs = repo.besides = 0;
        for (auto &revision : repo.revisions) {
            revision.modifiedMs = 0;
        }
        for (auto &blob : repo.blobs) {
            blob.accessedMs = 0;
        }
        std::ranges::sort(repo.revisions, {}, &CachedRevision::commit);
    }
    return repos;
}

QString newDamage(const CacheReport &before, const CacheReport &after)
{
    const auto old = damagesOf(before);
    const auto now = damagesOf(after);
    const auto added
        = std::ranges::find_if(now, [&](const QString &damage) { return !old.contains(damage); });
    return added == now.end() ? QString() : u"new damage: "_s + *added;
}

QString difference(const Things &before, const Things &after)
{
    for (const auto &[path, thing] : before) {
        const auto now = after.find(path);
        if (now == after.end() || now->second != thing) {
            return path + (now == after.end() ? u" is missing"_s : u" is not what it was"_s);
        }
    }
    for (const auto &[path, thing] : after) {
        if (!before.contains(path)) {
            return path + u" is new"_s;
        }
    }
    return {};
}

QMap<QString, QStringList> referencesOf(const CacheReport &report)
{
    QMap<QString, QStringList> references;
    for (const auto &payload : report.payloads) {
        references.insert(payload.hash,
                          SharedStore(CacheLayout(report.root))
                              .references(payload.hash)
                              .value_or(QStringList{ u"unknown"_s }));
    }
    return references;
}

struct Totals {
    int plans = 0;
    int removals = 0;
    qint64 size = 0;
};

/// One cache: to quarantine, back, and then for good. Empty if all went well.
QString tryCache(quint32 seed, const QString &root, Totals *totals)
{
    RandomCache(seed, root).make();
    const QStringList places{ root, root + ".outside"_L1, root + ".elsewhere"_L1 };
    const auto report = scan(root);
    Chooser chooser(seed);
    const auto targets = chooser.targets(report);
    const auto pins = chooser.pins(report);
    const auto plan = planDeletion(report, targets, pins);
    const auto before = thingsIn(root);
    const auto outside = thingsIn(places[1]);
    const auto elsewhere = thingsIn(places[2]);
    const auto references = referencesOf(report);
    UpkeepProgress progress;

    const auto kept = carryOut(plan, pins, 7, &progress, {});
    if (!kept || !kept->failures.isEmpty()) {
        return u"quarantine: "_s + (kept ? kept->failures.first().error : kept.error()).detail;
    }
    if (const auto wrong = compare(plan, before, thingsIn(root)); !wrong.isEmpty()) {
        return u"quarantine: "_s + wrong;
    }
    if (const auto wrong = newDamage(report, scan(root)); !wrong.isEmpty()) {
        return u"quarantine: "_s + wrong;
    }
    if (!kept->quarantine.isEmpty()) {
        const auto back = restoreQuarantine(report.root, kept->quarantine, &progress, {});
        if (!back || !back->failures.isEmpty()) {
            return u"restore: "_s + (back ? back->failures.first().error : back.error()).detail;
        }
    }
    const auto again = scan(root);
    if (const auto wrong = difference(before, thingsIn(root)); !wrong.isEmpty()) {
        return u"restore: "_s + wrong;
    }
    const auto now = referencesOf(again);
    for (auto one = references.cbegin(); one != references.cend(); ++one) {
        for (const auto &reference : one.value()) { // one that was not listed may be now
            if (!now.value(one.key()).contains(reference)) {
                return u"restore: %1 forgot %2"_s.arg(one.key(), reference);
            }
        }
    }
    if (timeless(again.repos) != timeless(report.repos)) {
        return u"restore: not the figures that it had"_s;
    }
    const auto gone = carryOut(plan, pins, 0, &progress, {});
    if (!gone || !gone->failures.isEmpty()) {
        return u"deletion: "_s + (gone ? gone->failures.first().error : gone.error()).detail;
    }
    if (const auto wrong = compare(plan, before, thingsIn(root)); !wrong.isEmpty()) {
        return u"deletion: "_s + wrong;
    }
    if (thingsIn(places[1]) != outside || thingsIn(places[2]) != elsewhere) {
        return u"something outside of the cache was touched"_s;
    }
    if (gone->size != plan.size || !quarantineOf(report.root).isEmpty()) {
        return u"deletion: something is left in quarantine"_s;
    }
    totals->plans += plan.isEmpty() ? 0 : 1;
    totals->removals += int(plan.removals.size());
    totals->size += plan.size;
    return {};
}

} // namespace

void TestCleaning::whatIsForetoldIsWhatGoes()
{
    const bool isLong = qEnvironmentVariableIsSet("HUBDESK_PROVE");
    const int count = isLong ? qEnvironmentVariable("HUBDESK_PROVE_ROUNDS", u"3000"_s).toInt() : 60;
    const auto chosen = qEnvironmentVariable("HUBDESK_PROVE_SEED", u"1"_s).toUInt();
    const quint32 first = isLong && chosen == 1 ? QRandomGenerator::system()->generate() : chosen;
    Totals totals;
    for (int n = 0; n < count; ++n) {
        QTemporaryDir folder;
        const auto root = QFileInfo(folder.path()).canonicalFilePath() + "/hub"_L1;
        const auto wrong = tryCache(first + quint32(n), root, &totals);
        folder.setAutoRemove(wrong.isEmpty()); // else to be looked at
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(first + quint32(n)).arg(wrong)));
        QVERIFY(!QFileInfo::exists(folder.path() + "/.hubdesk-quarantine"_L1));
    }
    qInfo().noquote() << count << "caches from seed" << first << "with" << totals.plans << "plans of"
                      << totals.removals << "removals," << totals.size << "bytes: each as foretold";
    QVERIFY(totals.plans > count / 3);
}

QTEST_GUILESS_MAIN(TestCleaning)
#include "tst_cleaning_posix.moc"
