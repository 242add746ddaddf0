// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/atomicfile.h"
#include "core/base/hash.h"
#include "core/base/speedmeter.h"
#include "core/base/urlencode.h"
#include "core/base/workers.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <cerrno>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashesOfHello();
    void hashInPiecesEqualsHashInOne();
    void hashOfFile();
    void hashOfFileStops();
    void contentIdKnowsItsAlgorithm();
    void encodes();
    void writesWholeOrNothing();
    void readingRefusesWhatIsTooLarge();
    void errnoBecomesKind();
    void everyKindHasItsOwnName();
    void rateOverWindow();
    void rateUnknownAtFirst();
    void goingBackwardsStartsAgain();
    void workersAreOurOwnPool();
};

void TestValues::hashesOfHello()
{
    QCOMPARE(Hasher::gitBlobSha1("hello"), "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0");
    QCOMPARE(Hasher::sha256("hello"), "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
}

void TestValues::hashInPiecesEqualsHashInOne()
{
    const QByteArray text(10'000, 'x');
    Hasher hasher(ContentId::Algorithm::GitSha1, text.size());
    hasher.add(QByteArrayView(text).first(1));
    hasher.add(QByteArrayView(text).sliced(1, 4095));
    hasher.add(QByteArrayView(text).sliced(4096));
    QCOMPARE(hasher.added(), text.size());
    QCOMPARE(hasher.finish(), Hasher::gitBlobSha1(text));
}

void TestValues::hashOfFile()
{
    QTemporaryDir dir;
    const auto path = dir.filePath(u"f"_s);
    QVERIFY(writeAtomically(path, "hello"));
    QCOMPARE(Hasher::file(path, ContentId::Algorithm::GitSha1, {}).value(), Hasher::gitBlobSha1("hello"));
    QCOMPARE(Hasher::file(dir.filePath(u"none"_s), ContentId::Algorithm::Sha256, {}).error().kind,
             Error::Kind::Disk);
}

void TestValues::hashOfFileStops()
{
    QTemporaryDir dir;
    const auto path = dir.filePath(u"f"_s);
    QVERIFY(writeAtomically(path, "hello"));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(Hasher::file(path, ContentId::Algorithm::Sha256, stop.get_token()).error().kind,
             Error::Kind::Cancelled);
}

void TestValues::contentIdKnowsItsAlgorithm()
{
    QCOMPARE(ContentId{ QByteArray(64, 'a') }.algorithm(), ContentId::Algorithm::Sha256);
    QCOMPARE(ContentId{ QByteArray(40, '0') }.algorithm(), ContentId::Algorithm::GitSha1);
    QCOMPARE(ContentId{ QByteArray(40, 'G') }.algorithm(), ContentId::Algorithm::None);
    QCOMPARE(ContentId{ "abc" }.algorithm(), ContentId::Algorithm::None);
}

void TestValues::encodes()
{
    QCOMPARE(encodeSegment(u"a~b-c_d.e+f&g=h:i@j"_s), "a~b-c_d.e%2Bf%26g%3Dh%3Ai%40j");
    QCOMPARE(encodeSegment(u"refs/pr/1"_s), "refs%2Fpr%2F1");
    QCOMPARE(encodePath(u"dir/a b#?é.txt"_s), "dir/a%20b%23%3F%C3%A9.txt");
}

void TestValues::writesWholeOrNothing()
{
    QTemporaryDir dir;
    const auto path = dir.filePath(u"f"_s);
    QVERIFY(writeAtomically(path, "one", QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(writeAtomically(path, "two"));
    QCOMPARE(readSmallFile(path).value(), "two");
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{ u"f"_s });
    QVERIFY(!writeAtomically(dir.filePath(u"no/such/folder"_s), "x"));
}

void TestValues::readingRefusesWhatIsTooLarge()
{
    QTemporaryDir dir;
    const auto path = dir.filePath(u"f"_s);
    QVERIFY(writeAtomically(path, "12345"));
    QCOMPARE(readSmallFile(path, 5).value(), "12345");
    QCOMPARE(readSmallFile(path, 4).error().kind, Error::Kind::Disk);
    QCOMPARE(readSmallFile(dir.filePath(u"none"_s)).error().kind, Error::Kind::EntryNotFound);
}

void TestValues::errnoBecomesKind()
{
    QCOMPARE(Error::fromErrno(ENOSPC, u"x"_s).kind, Error::Kind::DiskFull);
    QCOMPARE(Error::fromErrno(EACCES, u"x"_s).kind, Error::Kind::Permission);
    QCOMPARE(Error::fromErrno(EIO, u"x"_s).kind, Error::Kind::Disk);
}

void TestValues::everyKindHasItsOwnName()
{
    QSet<QString> names;
    for (int kind = 0; kind <= int(Error::Kind::Internal); ++kind) {
        names << Error::name(Error::Kind(kind));
    }
    QCOMPARE(names.size(), int(Error::Kind::Internal) + 1);
}

void TestValues::rateOverWindow()
{
    SpeedMeter meter;
    for (int second = 0; second <= 10; ++second) {
        meter.sample(second * 1000, second * 2000);
    }
    QCOMPARE(meter.rate(), 2000.0);
    QCOMPARE(meter.secondsLeft(4001), 3);
    // The window forgets: ten seconds of silence later nothing moves any more.
    meter.sample(20'000, 20'000);
    meter.sample(30'000, 20'000);
    QCOMPARE(meter.rate(), 0.0);
    QVERIFY(!meter.secondsLeft(1));
}

void TestValues::rateUnknownAtFirst()
{
    SpeedMeter meter;
    QCOMPARE(meter.rate(), 0.0);
    meter.sample(0, 500);
    QCOMPARE(meter.rate(), 0.0);
}

void TestValues::goingBackwardsStartsAgain()
{
    SpeedMeter meter;
    meter.sample(0, 0);
    meter.sample(1000, 1000);
    meter.sample(2000, 10);
    QCOMPARE(meter.rate(), 0.0);
    meter.sample(3000, 110);
    QCOMPARE(meter.rate(), 100.0);
}

void TestValues::workersAreOurOwnPool()
{
    QVERIFY(workers() != QThreadPool::globalInstance());
    QCOMPARE(workers(), workers());
    auto future = onWorker([] { return QThread::currentThread(); });
    future.waitForFinished();
    QVERIFY(future.result() != QThread::currentThread());
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
