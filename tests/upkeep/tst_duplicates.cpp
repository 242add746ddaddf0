// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/cache/cachescan.h"
#include "core/cache/filecopy.h"
#include "core/upkeep/duplicates.h"
#include "tests/cache/cachetree.h"

#include <QDateTime>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The same content in several repos, found and shared.
class TestDuplicates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sameContentIsFound();
    void whatGainsNothingIsNotFound();
    void aNameElsewhereKeepsTheSpace();
    void twoCachesOnOneVolume();
    void theyBecomeOneFile();
    void withoutHardLinksNothingIsLost();
    void whatIsNotTheSameIsLeftAlone();
    void whatSomebodyDownloadsIsLeftAlone();
    void anotherModeIsLeftAlone();
    void aStopLeavesTheRest();
    void leftoversOfAKilledOneGo();

private:
    /// A repo of one revision with one file; the path of its blob.
    QString add(const QString &repo, const QByteArray &content, int daysAgo = 0, QString name = {}) const;
    CacheReport scan() const { return *scanCacheNow(m_tree->root, {}); }
    QList<DuplicateGroup> found() const { return duplicatesOf({ scan() }); }
    Deduplication share(Sharing sharing = Sharing::ReflinkOrHardLink)
    {
        return dedupe(found(), sharing, &m_progress, {});
    }

    const QByteArray m_big = QByteArray(300'000, 'b');
    std::unique_ptr<CacheTree> m_tree;
    UpkeepProgress m_progress;
};

void TestDuplicates::init()
{
    m_progress.done = 0;
    m_tree = std::make_unique<CacheTree>();
    QVERIFY(QDir().mkpath(m_tree->root));
    m_tree->root = QFileInfo(m_tree->root).canonicalFilePath();
}

QString TestDuplicates::add(const QString &repo, const QByteArray &content, int daysAgo, QString name) const
{
    name = name.isEmpty() ? QString::fromLatin1(Hasher::sha256(content)) : name;
    const auto path = repo + "/blobs/"_L1 + name;
    m_tree->write(path, content);
    m_tree->link(u"../../blobs/"_s + name, repo + "/snapshots/%1/w.bin"_L1.arg(m_tree->commit.hex));
    QFile file(m_tree->at(path));
    if (!file.open(QIODevice::ReadWrite)
        || !file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFile::FileModificationTime)) {
        qFatal("no time for %s", qPrintable(path));
    }
    return m_tree->at(path);
}

void TestDuplicates::sameContentIsFound()
{
    const QByteArray small(5000, 's');
    const auto sha1 = QString::fromLatin1(Hasher::gitBlobSha1(small));
    const auto newer = add(u"models--o--a"_s, m_big, 1);
    const auto older = add(u"models--o--b"_s, m_big, 2);
    add(u"datasets--o--d"_s, m_big, 0);
    add(u"models--o--e"_s, small, 0, sha1);
    add(u"spaces--o--f"_s, small, 0, sha1);
    add(u"models--o--g"_s, QByteArray(300'000, 'g'));
    const auto groups = found();
    QCOMPARE(groups.size(), 2);
    const auto &big = groups.first();
    QCOMPARE(big.content, QString::fromLatin1(Hasher::sha256(m_big)));
    QCOMPARE(big.size, m_big.size());
    QCOMPARE(big.files.size(), 3);
    QCOMPARE(big.files.first().path, older);
    QCOMPARE(big.files[1].path, newer);
    QCOMPARE(big.files.last().key(), u"dataset/o/d"_s);
    QCOMPARE(big.gain, big.files[1].allocated + big.files[2].allocated);
    QCOMPARE(groups.last().content, sha1);
    QCOMPARE(duplicatesOf({ scan() }, 10'000).size(), 1); // only the large ones
}

void TestDuplicates::whatGainsNothingIsNotFound()
{
    const auto blob = add(u"models--o--a"_s, m_big);
    m_tree->write(u"models--o--b/blobs/x"_s); // its folders
    const auto second = m_tree->at(u"models--o--b/blobs/"_s + QFileInfo(blob).fileName());
    QVERIFY(makeSecondName(blob, second).has_value());
    m_tree->link(u"../../blobs/"_s + QFileInfo(blob).fileName(),
                 u"models--o--b/snapshots/%1/w.bin"_s.arg(m_tree->commit.hex));
    add(u"models--o--c"_s, "other name", 0, u"etag"_s); // no hash: nobody knows
    add(u"models--o--d"_s, "other name", 0, u"etag"_s);
    const auto hash = m_tree->addPayload(QByteArray(9000, 'p'));
    const auto name = QString(64, u'a');
    for (const auto *repo : { "models--o--e", "models--o--f" }) { // these share a payload
        const auto folder = QString::fromLatin1(repo);
        m_tree->link(u"../../blobs/bb/"_s + hash, folder + "/blobs/"_L1 + name);
        m_tree->link(u"../../blobs/"_s + name, folder + "/snapshots/%1/w"_L1.arg(m_tree->commit.hex));
    }
    QCOMPARE(found(), QList<DuplicateGroup>());
}

void TestDuplicates::aNameElsewhereKeepsTheSpace()
{
    add(u"models--o--a"_s, m_big, 3);
    const auto held = add(u"models--o--b"_s, m_big, 2);
    QVERIFY(makeSecondName(held, m_tree->root + "-kept"_L1).has_value());
    QCOMPARE(found(), QList<DuplicateGroup>());
    // Where all its names are here, its space is gained with the last of them.
    const auto twice = add(u"models--o--c"_s, m_big, 1);
    const auto name = QFileInfo(twice).fileName();
    m_tree->write(u"models--o--d/blobs/x"_s); // its folders
    QVERIFY(makeSecondName(twice, m_tree->at(u"models--o--d/blobs/"_s + name)).has_value());
    m_tree->link(u"../../blobs/"_s + name, u"models--o--d/snapshots/%1/w.bin"_s.arg(m_tree->commit.hex));
    const auto groups = found();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().files.size(), 4);
    QCOMPARE(groups.first().gain, groups.first().files.last().allocated);
    QCOMPARE(share().freed, groups.first().gain); // as foretold
}

void TestDuplicates::twoCachesOnOneVolume()
{
    add(u"models--o--a"_s, m_big);
    const auto first = scan();
    const auto root = m_tree->root;
    m_tree->root = root + "-second"_L1;
    add(u"models--o--a"_s, m_big);
    const auto groups = duplicatesOf({ first, scan() });
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().files.size(), 2);
    QVERIFY(groups.first().files[0].root != groups.first().files[1].root);
    const auto done = dedupe(groups, Sharing::ReflinkOrHardLink, &m_progress, {});
    QCOMPARE(done.failures, QList<UpkeepFailure>());
    QCOMPARE(done.reflinks + done.hardLinks, 1);
}

void TestDuplicates::theyBecomeOneFile()
{
    const auto older = add(u"models--o--a"_s, m_big, 2);
    const auto newer = add(u"models--o--b"_s, m_big, 1);
    const auto gain = found().first().gain;
    const auto done = share();
    QCOMPARE(done.failures, QList<UpkeepFailure>());
    QCOMPARE(done.reflinks + done.hardLinks, 1);
    QCOMPARE(done.size, m_big.size());
    QCOMPARE(done.freed, gain);
    QCOMPARE(m_progress.done.load(), m_progress.total.load());
    QCOMPARE(isSameFile(older, newer), done.hardLinks == 1);
    QCOMPARE(m_tree->read(u"models--o--b/blobs/"_s + QFileInfo(newer).fileName()), m_big);
    QCOMPARE(found(), QList<DuplicateGroup>()); // nothing is left to gain
    QCOMPARE(scan().warnings(), 0);
    QCOMPARE(m_tree->names(u"."_s).filter(u".tmp"_s), QStringList());
    if (done.hardLinks > 0) {
        qInfo("this volume has no reflinks: hard links were made");
    }
}

void TestDuplicates::withoutHardLinksNothingIsLost()
{
    const auto older = add(u"models--o--a"_s, m_big, 2);
    const auto newer = add(u"models--o--b"_s, m_big, 1);
    QVERIFY(QFile::setPermissions(newer, QFile::ReadOwner | QFile::WriteOwner));
    const auto time = QFileInfo(newer).lastModified();
    const auto done = share(Sharing::Reflink);
    QCOMPARE(done.hardLinks, 0);
    QVERIFY(!isSameFile(older, newer));
    QCOMPARE(done.failures.size(), 1 - done.reflinks); // one of the two
    QCOMPARE(QFileInfo(newer).lastModified(), time);
    QCOMPARE(QFileInfo(newer).permissions() & QFile::ReadOther, QFile::Permissions());
    QCOMPARE(m_tree->read(u"models--o--b/blobs/"_s + QFileInfo(newer).fileName()), m_big);
    QCOMPARE(m_tree->names(u"."_s).filter(u".tmp"_s), QStringList());
}

void TestDuplicates::whatIsNotTheSameIsLeftAlone()
{
    const auto name = QString::fromLatin1(Hasher::sha256(m_big));
    add(u"models--o--a"_s, m_big, 2);
    auto other = m_big;
    other[150'000] = 'x';
    const auto damaged = add(u"models--o--b"_s, other, 1, name);
    const auto done = share();
    QCOMPARE(done.failures.size(), 1);
    QCOMPARE(done.failures.first().path, damaged);
    QCOMPARE(done.failures.first().error.kind, Error::Kind::Integrity);
    QCOMPARE(m_tree->read(u"models--o--b/blobs/"_s + name), other);
    QCOMPARE(m_tree->names(u"."_s).filter(u".tmp"_s), QStringList());
}

void TestDuplicates::whatSomebodyDownloadsIsLeftAlone()
{
    add(u"models--o--a"_s, m_big, 2);
    const auto newer = add(u"models--o--b"_s, m_big, 1);
    const auto lock = FileLock::tryLock(CacheLayout::lockOfPartial(newer));
    QVERIFY(lock.has_value());
    std::stop_source stop;
    stop.request_stop(); // it does not wait then
    const auto groups = found();
    const auto none = dedupe(groups, Sharing::ReflinkOrHardLink, &m_progress, stop.get_token());
    QCOMPARE(none, Deduplication());
    const auto done = dedupe(groups, Sharing::ReflinkOrHardLink, &m_progress, {}); // waits ten seconds
    QCOMPARE(done.failures.size(), 1);
    QCOMPARE(done.failures.first().error.kind, Error::Kind::Conflict);
}

void TestDuplicates::anotherModeIsLeftAlone()
{
    const auto older = add(u"models--o--a"_s, m_big, 2);
    const auto newer = add(u"models--o--b"_s, m_big, 1);
    QVERIFY(QFile::setPermissions(older, QFile::ReadOwner));
    const auto done = share();
    QVERIFY(!isSameFile(older, newer));
    if (done.reflinks == 0) {
        QCOMPARE(done.failures.size(), 1);
        QCOMPARE(done.failures.first().error.kind, Error::Kind::Permission);
    }
}

void TestDuplicates::aStopLeavesTheRest()
{
    add(u"models--o--a"_s, m_big, 2);
    const auto newer = add(u"models--o--b"_s, m_big, 1);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(dedupe(found(), Sharing::ReflinkOrHardLink, &m_progress, stop.get_token()), Deduplication());
    QVERIFY(QFile::exists(newer));
}

void TestDuplicates::leftoversOfAKilledOneGo()
{
    add(u"models--o--a"_s, m_big, 2);
    add(u"models--o--b"_s, m_big, 1);
    const auto left = u"models--o--b/.hubdesk-%1-999999999-1.tmp"_s.arg(u"other"_s);
    m_tree->write(left, "x");
    QFile file(m_tree->at(left));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFile::FileModificationTime));
    QCOMPARE(share().failures, QList<UpkeepFailure>());
    QVERIFY(!QFile::exists(m_tree->at(left)));
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
