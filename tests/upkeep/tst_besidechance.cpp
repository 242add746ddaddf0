// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What lies beside a cache as chance has it: several names for a file, also outside, links that lead out and
// round. What a plan foretells is what is gone, and nothing outside is touched.
#include "core/cache/folder.h"
#include "core/upkeep/wholeacts.h"
#include "tests/cache/besidetree.h"
#include "tests/upkeep/smallcache.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestBesideChance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foretellsWhatIsGone();
    void comesBackAsItWas();
};

namespace
{

UpkeepProgress unheardChance;

/// Each file once, whatever its names: bytes of content and of blocks.
using Weights = QHash<std::pair<quint64, quint64>, std::pair<qint64, qint64>>;

Weights weightsIn(const QString &folder)
{
    Weights weights;
    QDirIterator all(folder,
                     QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo entry(all.next());
        const auto facts = entry.isSymLink() ? std::nullopt : Folder::lookAt(entry.filePath());
        if (facts && facts->kind == DiskEntry::Kind::Regular) {
            weights.insert({ facts->device, facts->number }, { facts->size, facts->allocated });
        }
    }
    return weights;
}

struct ChanceRig {
    explicit ChanceRig(quint32 seed)
        : chance(seed)
    {
        cache.revision(u"m"_s, u'1', { "a"_ba.repeated(500) }, u"main"_s);
        for (int n = 0; n < 12; ++n) {
            outside << u"outside/%1"_s.arg(n);
            beside.write(outside.last(), QByteArray(chance.bounded(1, 9000), 'o'));
        }
        for (int n = 0; n < 60; ++n) {
            addOne(n);
        }
    }
    int pick(int most) { return chance.bounded(most); }
    void addOne(int n)
    {
        const QStringList places{ u"xet"_s, u"assets"_s, u"datasets"_s };
        auto path = places.at(pick(3));
        for (int depth = pick(4); depth >= 0; --depth) {
            path += u"/d%1"_s.arg(pick(3));
        }
        path += u"/f%1"_s.arg(n);
        QDir().mkpath(QFileInfo(beside.at(path)).path());
        const int kind = pick(10);
        if (kind < 6 || files.isEmpty()) {
            beside.write(path, QByteArray(pick(20'000), 'x'));
            files << path;
        } else if (kind == 6) {
            QVERIFY(makeSecondName(beside.at(files.at(pick(int(files.size())))), beside.at(path)));
        } else if (kind == 7) {
            QVERIFY(makeSecondName(beside.at(outside.at(pick(int(outside.size())))), beside.at(path)));
        } else {
            const QStringList targets{ u"outside"_s, u"hub"_s, u"assets"_s, u"nowhere"_s, outside.first() };
            QVERIFY(QFile::link(beside.at(targets.at(pick(int(targets.size())))), beside.at(path)));
        }
    }
    CacheReport scan() const
    {
        auto report = cache.scan();
        report.beside = beside.scan(report.root);
        return report;
    }
    QList<DeletionTarget> someTargets(const CacheReport &report)
    {
        QList<DeletionTarget> targets;
        for (const auto &folder : report.beside) {
            for (const auto &item : folder.items) {
                const auto shelf = item.path.section(u'/', 0, 0);
                if (pick(3) == 0) {
                    targets.append(
                        { DeletionTarget::Kind::Beside, folder.root, pick(2) ? shelf : item.path });
                }
            }
        }
        return targets;
    }
    QStringList roots() const
    {
        return { QFileInfo(cache.root).canonicalFilePath(),
                 beside.at(u"xet"_s),
                 beside.at(u"assets"_s),
                 beside.at(u"datasets"_s) };
    }

    QRandomGenerator chance;
    SmallCache cache;
    BesideTree beside{ cache };
    QStringList outside;
    QStringList files;
};

constexpr quint32 rounds = 40;

} // namespace

void TestBesideChance::foretellsWhatIsGone()
{
    qint64 gone = 0;
    for (quint32 seed = 1; seed <= rounds; ++seed) {
        ChanceRig rig(seed);
        const auto report = rig.scan();
        const auto outside = weightsIn(rig.beside.at(u"outside"_s));
        const auto before = weightsIn(rig.beside.home);
        Weights inside;
        for (const auto &place : { u"xet"_s, u"assets"_s, u"datasets"_s }) {
            inside.insert(weightsIn(rig.beside.at(place)));
        }
        qint64 sum = 0;
        for (const auto &[size, blocks] : std::as_const(inside)) {
            sum += size;
        }
        QCOMPARE(report.besideSize(), sum);
        const auto plan = planDeletion(report, rig.someTargets(report), {});
        const auto done = carryOut(plan, {}, 0, &unheardChance, {});
        QVERIFY2(done && done->failures.isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
        const auto after = weightsIn(rig.beside.home);
        qint64 size = 0;
        qint64 allocated = 0;
        for (auto file = before.cbegin(); file != before.cend(); ++file) {
            size += after.contains(file.key()) ? 0 : file->first;
            allocated += after.contains(file.key()) ? 0 : file->second;
        }
        QVERIFY2(size == plan.size && allocated == plan.allocated, qPrintable(u"seed %1"_s.arg(seed)));
        QCOMPARE(weightsIn(rig.beside.at(u"outside"_s)), outside);
        QVERIFY(rig.beside.has(u"hub/models--o--m/refs/main"_s));
        gone += size;
    }
    QVERIFY(gone > 0);
}

void TestBesideChance::comesBackAsItWas()
{
    for (quint32 seed = 1; seed <= rounds; ++seed) {
        ChanceRig rig(seed);
        const auto names = rig.cache.names(u".."_s);
        const auto weights = weightsIn(rig.beside.home);
        const auto report = rig.scan();
        const auto plan = planDeletion(report, rig.someTargets(report), {});
        const auto done = carryOut(plan, {}, 7, &unheardChance, {});
        QVERIFY(done && done->failures.isEmpty());
        if (!plan.isEmpty()) {
            const auto back = restoreAct(rig.roots(), done->quarantine, &unheardChance, {});
            QVERIFY2(back && back->failures.isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
        }
        QCOMPARE(rig.cache.names(u".."_s), names);
        QCOMPARE(weightsIn(rig.beside.home), weights);
    }
}

QTEST_GUILESS_MAIN(TestBesideChance)
#include "tst_besidechance.moc"
