// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/besideplan.h"
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/wholeacts.h"
#include "tests/cache/besidetree.h"
#include "tests/upkeep/smallcache.h"

#include <QCoroTask>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// A deletion of several folders is one act also where something is in its way.
class TestWholeActs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsLeftAloneHasNoQuarantine();
    void whatNobodySeesIsNotEmptied();
};

namespace
{

struct Whole {
    Whole()
    {
        cache.revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
        beside.fill();
    }
    QString root() const { return QFileInfo(cache.root).canonicalFilePath(); }
    DeletionTarget target(const QString &place, const QString &path) const
    {
        return { DeletionTarget::Kind::Beside, beside.at(place), path };
    }
    DeletionPlan plan(const QList<DeletionTarget> &targets) const
    {
        auto report = cache.scan();
        report.beside = beside.scan(report.root);
        return planDeletion(report, targets, {});
    }

    SmallCache cache;
    BesideTree beside{ cache };
};

} // namespace

void TestWholeActs::onlyWhatIsLeftAloneHasNoQuarantine()
{
    CacheReport report{ .root = u"/hub"_s };
    report.beside.append({ .kind = BesideFolder::Kind::Assets, .root = u"/assets"_s });
    // Something in it cannot be read, and the rest is gone, perhaps into quarantine.
    report.beside.first().damages.append({ CacheDamage::Kind::Unreadable, u"/assets/x"_s, u"no"_s });
    QCOMPARE(rootsOf(report), (QStringList{ u"/hub"_s, u"/assets"_s }));
    report.beside.first().isLeftAlone = true;
    QCOMPARE(rootsOf(report), QStringList{ u"/hub"_s });
}

void TestWholeActs::whatNobodySeesIsNotEmptied()
{
    const Whole rig;
    const auto root = rig.beside.at(u"assets"_s);
    {
        auto open = OpenQuarantine::begin(partsOf(rig.plan({ rig.target(u"assets"_s, u"timm"_s) })).first(),
                                          QDateTime::currentDateTimeUtc().addSecs(-1));
        QVERIFY(open && open->setState(QuarantineItem::State::Kept));
    }
    QVERIFY(QDir().rename(root, rig.beside.at(u"away"_s)));
    rig.beside.write(u"assets"_s, "a file");
    QTemporaryDir state;
    CacheKeeper keeper(state.path(), nullptr, { rig.cache.root, rig.beside.places() });
    const auto hidden = QCoro::waitFor(keeper.look(rig.cache.root, {}, {}));
    QVERIFY(hidden && hidden->quarantine.isEmpty());
    QCOMPARE(quarantineOf(root).size(), 1);
    QVERIFY(QFile::remove(root) && QDir().rename(rig.beside.at(u"away"_s), root));
    QVERIFY(QCoro::waitFor(keeper.look(rig.cache.root, {}, {})));
    QVERIFY(quarantineOf(root).isEmpty()); // it was due
}

QTEST_GUILESS_MAIN(TestWholeActs)
#include "tst_wholeacts.moc"
