// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/planscales.h"
#include "core/upkeep/wholeacts.h"
#include "tests/cache/besidetree.h"
#include "tests/upkeep/smallcache.h"

#include <QCoroTask>
#include <QTest>

#include <sys/mount.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// A disk that is mounted in the midst of what somebody wants to be gone: nothing of it may go along.
class TestOtherVolume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isNotWeighed();
    void keepsWhatIsAboveIt_data();
    void keepsWhatIsAboveIt();
    void whatStaysKeepsItsNames();
    void isNotRemoved();
    void staysThoughItWasMountedMeanwhile();
    void aShelfOfItsOwnKeepsTheUndo();
};

namespace
{

/// A small one with a file in it. It goes wherever it was moved to.
class OtherVolume
{
public:
    explicit OtherVolume(const BesideTree &tree)
        : m_tree(tree)
    {
    }
    ~OtherVolume()
    {
        const auto all = paths();
        for (const auto &path : all) {
            ::umount2(QFile::encodeName(path).constData(), MNT_DETACH);
        }
    }
    Q_DISABLE_COPY_MOVE(OtherVolume)
    bool mount(const QString &path) const
    {
        const auto place = m_tree.at(path);
        QDir().mkpath(place);
        if (::mount("small", QFile::encodeName(place).constData(), "tmpfs", 0, "size=64k") != 0) {
            return false;
        }
        m_tree.write(path + "/photo"_L1, "mine");
        return true;
    }
    /// Where it is now.
    QStringList paths() const
    {
        QStringList found;
        QFile mounts(u"/proc/self/mounts"_s);
        if (mounts.open(QIODevice::ReadOnly)) {
            const auto lines = mounts.readAll().split('\n');
            for (const auto &line : lines) {
                const auto path = QString::fromUtf8(line.split(' ').value(1));
                if (path.startsWith(m_tree.home + u'/')) {
                    found.append(path);
                }
            }
        }
        return found;
    }
    bool isWhole() const { return QFile::exists(paths().value(0) + "/photo"_L1); }

private:
    const BesideTree &m_tree;
};

struct Places {
    Places()
    {
        cache.revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
        tree.fill();
    }
    QString root() const { return QFileInfo(cache.root).canonicalFilePath(); }
    DeletionPlan plan(const QList<DeletionTarget> &targets) const
    {
        auto report = cache.scan();
        report.beside = tree.scan(report.root);
        return planDeletion(report, targets, {});
    }
    DeletionTarget target(const QString &place, const QString &path) const
    {
        return { DeletionTarget::Kind::Beside, tree.at(place), path };
    }

    SmallCache cache;
    BesideTree tree{ cache };
    OtherVolume volume{ tree };
};

UpkeepProgress unheardVolume;

} // namespace

void TestOtherVolume::initTestCase()
{
    const Places places;
    if (!places.volume.mount(u"try"_s)) {
        QSKIP("a small volume cannot be mounted here (not root)");
    }
}

void TestOtherVolume::isNotWeighed()
{
    const Places places;
    QVERIFY(places.volume.mount(u"assets/timm/weights/disk"_s));
    for (const auto *path : { "assets", "assets/timm", "assets/timm/weights" }) {
        const auto holder = Folder::open(places.tree.at(QString::fromLatin1(path)));
        QVERIFY(holder);
        Removal removal;
        const auto below = QLatin1StringView(path) == "assets"_L1 ? u"timm"_s
            : QLatin1StringView(path) == "assets/timm"_L1         ? u"weights"_s
                                                                  : u"disk"_s;
        const auto added = PlanScales().add(*holder, below, &removal);
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Error::Kind::Unsafe);
    }
}

void TestOtherVolume::keepsWhatIsAboveIt_data()
{
    QTest::addColumn<QString>("mounted");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("path");
    const auto deep = u"datasets/o___squad/plain/0.0.0/disk"_s;
    QTest::newRow("a data set") << deep << u"datasets"_s << u"o___squad/plain"_s;
    QTest::newRow("its shelf") << deep << u"datasets"_s << u"o___squad"_s;
    QTest::newRow("the volume alone") << u"assets/timm/disk"_s << u"assets"_s << u"timm/disk"_s;
    QTest::newRow("a repo") << u"hub/models--o--m/snapshots/x/disk"_s << QString() << QString();
}

void TestOtherVolume::keepsWhatIsAboveIt()
{
    QFETCH(const QString, mounted);
    QFETCH(const QString, place);
    QFETCH(const QString, path);
    const Places places;
    QVERIFY(places.volume.mount(mounted));
    const auto target = place.isEmpty() ? places.cache.whole(u"m"_s) : places.target(place, path);
    const auto plan = places.plan({ target, places.target(u"assets"_s, u"timm/labels"_s) });
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.exclusions.first().target, target);
    QCOMPARE(plan.exclusions.first().why, Exclusion::Why::Unknown);
    QVERIFY2(plan.exclusions.first().detail.contains(places.tree.at(mounted)),
             qPrintable(plan.exclusions.first().detail));
    QCOMPARE(plan.removals.size(), 1); // the other one
    const auto done = carryOut(plan, {}, 0, &unheardVolume, {});
    QVERIFY(done && done->failures.isEmpty());
    QVERIFY(places.volume.isWhole());
    QVERIFY(!places.tree.has(u"assets/timm/labels"_s));
}

/// Second names of files in it keep their space.
void TestOtherVolume::whatStaysKeepsItsNames()
{
    const Places places;
    for (int n = 0; n < 9; ++n) { // in whatever order they are listed, some come before the volume
        const auto file = u"assets/timm/labels/%1"_s.arg(n);
        places.tree.write(file, QByteArray(100, 'n'));
        QVERIFY(makeSecondName(places.tree.at(file), places.tree.at(u"datasets/downloads/%1"_s.arg(n))));
    }
    QVERIFY(places.volume.mount(u"assets/timm/labels/disk"_s));
    const auto plan = places.plan(
        { places.target(u"assets"_s, u"timm/labels"_s), places.target(u"datasets"_s, u"downloads"_s) });
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.size, 800); // what has no other name
}

void TestOtherVolume::isNotRemoved()
{
    const Places places;
    QVERIFY(places.volume.mount(u"assets/timm/weights/disk"_s));
    for (const auto *path : { "assets", "assets/timm/weights" }) {
        const auto holder = Folder::open(places.tree.at(QString::fromLatin1(path)));
        const auto name = QLatin1StringView(path) == "assets"_L1 ? u"timm"_s : u"disk"_s;
        const auto removed = holder->removeTree(name, {});
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, Error::Kind::Unsafe);
        QVERIFY(places.volume.isWhole());
    }
}

/// After the last look at the plan: what is above it is in quarantine then, and waits there.
void TestOtherVolume::staysThoughItWasMountedMeanwhile()
{
    const Places places;
    const auto plan = places.plan({ places.target(u"assets"_s, u"timm"_s) });
    bool isMounted = false;
    watchFlushes([&](const QString &) {
        isMounted = isMounted || places.volume.mount(u"assets/timm/weights/disk"_s);
    });
    const auto done = carryOut(plan, {}, 0, &unheardVolume, {});
    watchFlushes({});
    QVERIFY(isMounted);
    QVERIFY(done);
    QCOMPARE(done->failures.size(), 1);
    QCOMPARE(done->failures.first().error.kind, Error::Kind::Unsafe);
    QVERIFY(places.volume.isWhole());
    const auto items = quarantineOf(places.tree.at(u"assets"_s));
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().state, QuarantineItem::State::Emptying);
    QCOMPARE(done->failures.first().path, items.first().folder); // what is told has a name
}

void TestOtherVolume::aShelfOfItsOwnKeepsTheUndo()
{
    const Places places;
    QVERIFY(places.volume.mount(u"assets/disk"_s)); // a damage of the folder, and nothing that could go
    QTemporaryDir state;
    CacheKeeper keeper(state.path(), nullptr, { places.cache.root, places.tree.places() });
    QVERIFY(QCoro::waitFor(keeper.look(places.cache.root, {}, {})));
    const auto plan = QCoro::waitFor(keeper.plan(
        places.cache.root, { places.cache.whole(u"m"_s), places.target(u"assets"_s, u"timm"_s) }, {}));
    QVERIFY(plan && QCoro::waitFor(keeper.carryOut(*plan, {}, 7, {})));
    const auto after = QCoro::waitFor(keeper.look(places.cache.root, {}, {}));
    QVERIFY(after);
    QVERIFY(after->report->beside[1].items.isEmpty() && !after->report->beside[1].damages.isEmpty());
    QCOMPARE(after->quarantine.size(), 2);
    QVERIFY(QCoro::waitFor(keeper.restore(plan->root, after->quarantine.first().id, {})));
    QVERIFY(places.tree.has(u"assets/timm/weights/default/w.bin"_s));
    QVERIFY(places.tree.has(u"hub/models--o--m/refs/main"_s));
    QVERIFY(places.volume.isWhole());
}

QTEST_GUILESS_MAIN(TestOtherVolume)
#include "tst_othervolume_posix.moc"
