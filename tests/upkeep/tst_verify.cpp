// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/verify.h"
#include "tests/support/wait.h"
#include "tests/transfer/rig.h"

#include <QFileInfo>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using Finding = FileVerdict::Finding;

/// Verification against a listing, and repair through the transfer room.
class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void allIsGood();
    void eachFindingIsTold();
    void whatGitAndTheOfficialClientKeepIsPassedOver();
    void aFileWithTwoNamesIsReadOnce();
    void aStopEndsIt();
    void theCommitIsTheOneThatIsMeant();
    void theListingComesFromTheDiskAndElseFromTheHub();
    void aDamagedBlobIsFetchedAgain();
    void aLostBlobIsFetchedAgain();
    void aDamagedPayloadStaysAndTheLinkBecomesAFile();
    void aFolderOfOnesOwnIsRepairedToo();

private:
    QString pathOf(const QString &file) const { return m_snapshot + u'/' + file; }
    QString blobOf(const QString &file) const
    {
        return QFileInfo(QFileInfo(pathOf(file)).symLinkTarget()).absoluteFilePath();
    }
    /// One byte in the middle is another one; the time stays, as when a disk does that.
    static void damage(const QString &path);
    Verification verify(const QString &folder);
    TreeListing listing() const { return m_rig->cache->readTree(m_repo, m_commit).value(); }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    std::unique_ptr<Rig> m_rig;
    RepoId m_repo = Rig::repo(repoName);
    CommitId m_commit;
    QString m_snapshot;
    std::shared_ptr<UpkeepProgress> m_progress;
};

void TestVerify::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(m_big);
    const auto result = m_rig->download(QString(repoName));
    QVERIFY(result.has_value());
    m_commit = result->commit;
    m_snapshot = result->path;
    m_progress = std::make_shared<UpkeepProgress>();
}

void TestVerify::damage(const QString &path)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadWrite), qPrintable(path));
    const auto before = QFileInfo(file).lastModified();
    char byte = 0;
    QVERIFY(file.seek(file.size() / 2) && file.getChar(&byte) && file.seek(file.size() / 2)
            && file.putChar(char(byte ^ 1)) && file.flush());
    QVERIFY(file.setFileTime(before, QFile::FileModificationTime));
}

Verification TestVerify::verify(const QString &folder)
{
    const auto found = wait(verifyFolder(folder, listing(), m_progress, {}));
    if (!found) {
        qFatal("%s", qPrintable(found.error().detail));
    }
    return *found;
}

void TestVerify::allIsGood()
{
    const auto found = verify(m_snapshot);
    QCOMPARE(found.files.size(), 3);
    QCOMPARE(found.count(Finding::Good), 3);
    QCOMPARE(found.checked(), 3);
    QVERIFY(!repairOf(found, m_repo, m_commit));
    QCOMPARE(m_progress->total.load(), m_big.size() + 6);
    QCOMPARE(m_progress->done.load(), m_progress->total.load());
}

void TestVerify::eachFindingIsTold()
{
    damage(blobOf(u"weights.safetensors"_s));
    damage(blobOf(u"config.json"_s));
    QVERIFY(QFile::remove(blobOf(u"onnx/model.json"_s))); // the link leads to nothing now
    QFile extra(pathOf(u"onnx/notes.txt"_s));
    QVERIFY(extra.open(QIODevice::WriteOnly) && extra.write("mine") == 4);
    extra.close();
    const auto found = verify(m_snapshot);
    QStringList told;
    for (const auto &file : found.files) {
        told.append(u"%1 %2 %3"_s.arg(file.path).arg(int(file.finding)).arg(file.size));
    }
    QCOMPARE(told,
             QStringList({ u"config.json 1 3"_s,
                           u"onnx/model.json 2 0"_s,
                           u"onnx/notes.txt 3 4"_s,
                           u"weights.safetensors 1 %1"_s.arg(m_big.size()) }));
    const auto big = found.files.last();
    QCOMPARE(big.expected.hex, m_big.sha256());
    QCOMPARE(big.actual, *Hasher::file(blobOf(big.path), ContentId::Algorithm::Sha256, {}));
    QCOMPARE(found.files.first().actual.size(), 40);
    QCOMPARE(found.checked(), 2);
}

void TestVerify::whatGitAndTheOfficialClientKeepIsPassedOver()
{
    for (const auto &path :
         { u".git/config"_s, u".cache/huggingface/x"_s, u".cache/mine"_s, u"a/.git/x"_s }) {
        QVERIFY(QDir(m_snapshot).mkpath(QFileInfo(path).path()));
        QFile file(pathOf(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QStringList extra;
    for (const auto &file : verify(m_snapshot).with(Finding::Extra)) {
        extra.append(file.path);
    }
    QCOMPARE(extra, QStringList({ u".cache/mine"_s, u"a/.git/x"_s }));
}

void TestVerify::aFileWithTwoNamesIsReadOnce()
{
    auto files = listing();
    auto second = files.last();
    second.path = u"again.safetensors"_s;
    files.append(second);
    QVERIFY(QFile::link(blobOf(u"weights.safetensors"_s), pathOf(second.path)));
    const auto found = wait(verifyFolder(m_snapshot, files, m_progress, {}));
    QCOMPARE(found->count(Finding::Good), 4);
    QCOMPARE(m_progress->total.load(), m_big.size() + 6);
}

void TestVerify::aStopEndsIt()
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = wait(verifyFolder(m_snapshot, listing(), m_progress, stop.get_token()));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Cancelled);
    const auto none = wait(verifyFolder(m_snapshot + u"x"_s, listing(), m_progress, {}));
    QCOMPARE(none.error().kind, Error::Kind::EntryNotFound);
}

void TestVerify::theCommitIsTheOneThatIsMeant()
{
    const auto &cache = *m_rig->cache;
    const auto meant
        = [&](const std::optional<Revision> &revision) { return commitToVerify(cache, m_repo, revision); };
    QCOMPARE(*meant({}), m_commit);
    QCOMPARE(*meant(Revision{ u"main"_s }), m_commit);
    QCOMPARE(*meant(Revision{ m_commit.hex }), m_commit);
    QCOMPARE(meant(Revision{ u"v1"_s }).error().kind, Error::Kind::EntryNotFound);
    QCOMPARE(meant(Revision{ QString(40, u'0') }).error().kind, Error::Kind::EntryNotFound);
    QVERIFY(QFile::remove(cache.layout().ref(m_repo, Revision{})));
    QCOMPARE(*meant({}), m_commit); // the only one
    QVERIFY(QDir().mkpath(cache.layout().snapshot(m_repo, CommitId{ QString(40, u'1') })));
    QCOMPARE(meant({}).error().kind, Error::Kind::Usage);
    QCOMPARE(commitToVerify(cache, Rig::repo(u"org/other"_s), {}).error().kind, Error::Kind::EntryNotFound);
}

void TestVerify::theListingComesFromTheDiskAndElseFromTheHub()
{
    const auto ask
        = [this] { return wait(listingToVerify(m_rig->api.get(), *m_rig->cache, m_repo, m_commit, {})); };
    m_rig->hub.clearRequests();
    QCOMPARE(ask().value().size(), 3);
    QCOMPARE(m_rig->hub.requestCount(), 0);
    QVERIFY(QFile::remove(m_rig->cache->layout().tree(m_repo, m_commit)));
    QVERIFY(ask().value().size() >= 3);
    QVERIFY(m_rig->hub.requestCount() > 0);
    m_rig->hub.goAway();
    QVERIFY(!ask());
}

void TestVerify::aDamagedBlobIsFetchedAgain()
{
    const auto blob = blobOf(u"weights.safetensors"_s);
    damage(blob);
    const auto repair = repairOf(verify(m_snapshot), m_repo, m_commit);
    QVERIFY(repair.has_value());
    QCOMPARE(repair->paths, QStringList{ u"weights.safetensors"_s });
    const auto refs = m_rig->cache->revisions(m_repo);
    const auto done = m_rig->download(*repair);
    QVERIFY2(done.has_value(), qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(verify(m_snapshot).count(Finding::Good), 3);
    QVERIFY(Rig::content(blob) == m_big.bytes());
    QCOMPARE(m_rig->cache->revisions(m_repo), refs);
    QCOMPARE(m_rig->tree().filter(QRegularExpression(u"part$|tmp$"_s)), QStringList());
}

/// Which is no file that was never wanted.
void TestVerify::aLostBlobIsFetchedAgain()
{
    QVERIFY(QFile::remove(blobOf(bigName)));
    QVERIFY(QFile::remove(pathOf(u"config.json"_s)));
    const auto found = verify(m_snapshot);
    QCOMPARE(found.count(Finding::Missing), 2);
    const auto request = repairOf(found, m_repo, m_commit);
    QVERIFY(request);
    QCOMPARE(request->paths, QStringList{ QString(bigName) });
    QVERIFY(m_rig->download(*request));
    QCOMPARE(Rig::content(pathOf(bigName)), m_big.bytes());
    QCOMPARE(verify(m_snapshot).count(Finding::Missing), 1);
}

void TestVerify::aDamagedPayloadStaysAndTheLinkBecomesAFile()
{
    const auto blob = blobOf(u"weights.safetensors"_s);
    const QString hash(64, u'b');
    const auto payload = m_rig->cache->layout().sharedPayload(hash);
    QVERIFY(QDir().mkpath(QFileInfo(payload).path()));
    QVERIFY(QFile::rename(blob, payload));
    damage(payload);
    QVERIFY(QFile::setPermissions(payload, QFile::ReadOwner));
    QVERIFY(QFile::link(u"../../blobs/bb/"_s + hash, blob));
    const auto before = Rig::content(payload);
    const auto repair = repairOf(verify(m_snapshot), m_repo, m_commit);
    QVERIFY(repair && m_rig->download(*repair));
    QVERIFY(!QFileInfo(blob).isSymLink());
    QVERIFY(Rig::content(blob) == m_big.bytes());
    QVERIFY(Rig::content(payload) == before);
    QCOMPARE(verify(m_snapshot).count(Finding::Good), 3);
}

void TestVerify::aFolderOfOnesOwnIsRepairedToo()
{
    const auto folder = m_rig->folder.filePath(u"mine"_s);
    QVERIFY(m_rig->download({ .repo = m_repo, .localDir = folder }));
    damage(folder + u"/weights.safetensors"_s);
    const auto ask = [&](const QString &revision) {
        const HubPlace place{ m_repo, Revision{ revision }, {} };
        return wait(listingOfFolder(m_rig->api.get(), *m_rig->cache, LocalFolder(folder), place, {}));
    };
    const auto found = wait(verifyFolder(folder, ask(u"main"_s).value(), m_progress, {}));
    QCOMPARE(found->count(Finding::Damaged), 1);
    QCOMPARE(found->count(Finding::Extra), 0);
    auto repair = repairOf(*found, m_repo, m_commit);
    QVERIFY(repair.has_value());
    repair->localDir = folder;
    QVERIFY(m_rig->download(*repair));
    QCOMPARE(wait(verifyFolder(folder, listing(), m_progress, {}))->count(Finding::Good), 3);
    m_rig->hub.goAway();
    QCOMPARE(ask(m_commit.hex).value().size(), 3);
    QVERIFY(ask(u"main"_s).has_value()); // the newest that is kept
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
