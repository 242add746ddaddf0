// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
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
    void whatFailsHalfWaySaysWhatBecameOfTheRest_data();
    void whatFailsHalfWaySaysWhatBecameOfTheRest();
    void onlyWhatIsLeftAloneHasNoQuarantine();
    void whatNobodySeesIsNotEmptied();
};

namespace
{

UpkeepProgress unheardWhole;

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

void TestWholeActs::whatFailsHalfWaySaysWhatBecameOfTheRest_data()
{
    QTest::addColumn<bool>("isBlocked");
    QTest::addColumn<QString>("says");
    QTest::newRow("it is back") << false << u"Everything is where it was."_s;
    QTest::newRow("it cannot come back") << true << u"cannot open the folder"_s;
}

void TestWholeActs::whatFailsHalfWaySaysWhatBecameOfTheRest()
{
    QFETCH(const bool, isBlocked);
    QFETCH(const QString, says);
    const Whole rig;
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s), rig.target(u"assets"_s, u"timm"_s) });
    int records = 0;
    watchFlushes([&](const QString &) {
        // The first is written before anything moves, the second before the first part is put back.
        if (++records == 1) {
            QDir().rename(rig.beside.at(u"assets"_s), rig.beside.at(u"away"_s));
        } else if (records == 2 && isBlocked) {
            QDir().rename(rig.root(), rig.beside.at(u"hub-away"_s));
        }
    });
    const auto done = carryOut(plan, {}, 7, &unheardWhole, {});
    watchFlushes({});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::EntryNotFound);
    const auto &detail = done.error().detail;
    QVERIFY2(detail.contains(rig.beside.at(u"assets"_s)), qPrintable(detail)); // why
    QVERIFY2(detail.sliced(detail.indexOf(". "_L1) + 2).contains(says), qPrintable(detail)); // and then
    QCOMPARE(rig.beside.has(u"hub/models--o--m/refs/main"_s), !isBlocked);
}

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
