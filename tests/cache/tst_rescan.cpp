// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// A scan that has an earlier one finds what a new one finds, whatever has changed in between.
#include "core/cache/cachescan.h"
#include "tests/cache/randomcache.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestRescan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { pretendScansAreLater(3'600'000); }
    void cleanupTestCase() { pretendScansAreLater(0); }
    void findsWhatANewOneFinds();
    void readsNothingAgain();
    void whatIsFreshIsReadAgain();
};

namespace
{

using Report = std::shared_ptr<const CacheReport>;

Report scan(const QString &root, Report before = {})
{
    auto report = QCoro::waitFor(scanCache(root, std::make_shared<ScanProgress>(), {}, std::move(before)));
    if (!report) {
        qFatal("%s", qPrintable(report.error().detail));
    }
    report->scanned = {};
    report->tookMs = 0;
    for (auto &repo : report->repos) {
        if (repo.blobs.isEmpty()) {
            repo.accessedMs = 0; // of the folder, which the scan itself reads
        }
    }
    return std::make_shared<const CacheReport>(std::move(*report));
}

QStringList pathsIn(const QString &root, QDir::Filters filters)
{
    QStringList paths;
    QDirIterator each(root, filters | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        paths.append(each.next());
    }
    paths.sort();
    return paths;
}

/// Does something that other programs do to a cache. Its name.
QString change(const QString &root, QRandomGenerator *random)
{
    const auto files = pathsIn(root, QDir::Files | QDir::System);
    const auto folders = pathsIn(root, QDir::Dirs | QDir::NoSymLinks);
    if (files.isEmpty() || folders.isEmpty()) {
        return u"nothing"_s;
    }
    const auto file = files[random->bounded(int(files.size()))];
    const auto folder = folders[random->bounded(int(folders.size()))];
    QFile open(file);
    switch (random->bounded(6)) {
    case 0:
        return QFile::remove(file) ? u"remove "_s + file : u"nothing"_s;
    case 1:
        return open.open(QIODevice::Append) && open.write("more") > 0 ? u"grow "_s + file : u"nothing"_s;
    case 2:
        return open.open(QIODevice::ReadWrite) && open.write(QByteArray(40, 'e')) > 0 ? u"write "_s + file
                                                                                      : u"nothing"_s;
    case 3: {
        QFile made(folder + "/new"_L1);
        return made.open(QIODevice::WriteOnly) ? u"new file in "_s + folder : u"nothing"_s;
    }
    case 4:
        return QDir(folder).mkpath(u"snapshots/"_s + QString(40, u'9')) ? u"new folder in "_s + folder
                                                                        : u"nothing"_s;
    default:
        return QFile::link(u"../../blobs/x"_s, folder + "/link"_L1) ? u"new link in "_s + folder
                                                                    : u"nothing"_s;
    }
}

/// The repos of a report that could be told to be the same.
int markedIn(const Report &report)
{
    return int(
        std::ranges::count_if(report->repos, [](const CachedRepo &repo) { return !repo.marks.isEmpty(); }));
}

} // namespace

void TestRescan::findsWhatANewOneFinds()
{
    constexpr int caches = 150;
    QTemporaryDir folder;
    const auto base = QFileInfo(folder.path()).canonicalFilePath();
    QList<Report> before;
    int marked = 0;
    for (int n = 0; n < caches; ++n) {
        RandomCache(quint32(n), base + u"/%1"_s.arg(n)).make();
        before.append(scan(base + u"/%1"_s.arg(n)));
        marked += markedIn(before.last());
    }
    QVERIFY2(marked > caches, qPrintable(QString::number(marked)));
    QRandomGenerator random(1);
    for (int n = 0; n < caches; ++n) {
        const auto root = base + u"/%1"_s.arg(n);
        QStringList changes;
        for (int left = random.bounded(3); left > 0; --left) {
            changes.append(change(root, &random));
        }
        const auto again = scan(root, before[n]);
        const auto fresh = scan(root);
        QVERIFY2(*again == *fresh, qPrintable(u"%1: %2"_s.arg(root, changes.join(u", "_s))));
    }
}

void TestRescan::readsNothingAgain()
{
    QTemporaryDir folder;
    const auto root = QFileInfo(folder.path()).canonicalFilePath() + "/hub"_L1;
    RandomCache(3, root).make();
    auto old = *scan(root);
    QVERIFY(!old.repos.isEmpty());
    for (auto &repo : old.repos) {
        repo.id = u"as it was told"_s; // what only a reader of the folder would set right
    }
    const auto again = scan(root, std::make_shared<const CacheReport>(old));
    int kept = 0;
    for (const auto &repo : again->repos) {
        kept += repo.id == "as it was told"_L1 ? 1 : 0;
    }
    QCOMPARE(kept, markedIn(again));
    QVERIFY(kept > 0);
}

void TestRescan::whatIsFreshIsReadAgain()
{
    pretendScansAreLater(0);
    QTemporaryDir folder;
    const auto root = QFileInfo(folder.path()).canonicalFilePath() + "/hub"_L1;
    RandomCache(3, root).make();
    QCOMPARE(markedIn(scan(root)), 0);
    pretendScansAreLater(3'600'000);
}

QTEST_GUILESS_MAIN(TestRescan)
#include "tst_rescan.moc"
