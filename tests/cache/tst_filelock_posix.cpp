// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"
#include "core/cache/filelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <sys/stat.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestFileLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAFileOfTheRightMode_data();
    void makesAFileOfTheRightMode();
    void excludesWithinAProcess();
    void excludesAnotherProcess();
    void isFreeWhenItsHolderIsKilled();
    void leavesContentAlone();
    void refusesWhatIsNoLockFile();
    void waitsUntilItIsFree();
    void stopsWaiting();
    void whereThereAreNoLocksNoneIsLeft();

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.path() + u"/locks/models--o--m/x.lock"_s;
};

void TestFileLock::makesAFileOfTheRightMode_data()
{
    QTest::addColumn<FileLock::Mode>("mode");
    QTest::addColumn<int>("expected");
    QTest::newRow("download lock") << FileLock::Mode::Download << 0664;
    QTest::newRow("store lock") << FileLock::Mode::Store << 0666;
}

void TestFileLock::makesAFileOfTheRightMode()
{
    QFETCH(FileLock::Mode, mode);
    QFETCH(int, expected);
    const auto old = ::umask(077);
    const auto path = m_folder.path() + u"/%1.lock"_s.arg(expected);
    QVERIFY(FileLock::tryLock(path, mode));
    ::umask(old);
    struct stat status = {};
    QCOMPARE(::stat(qPrintable(path), &status), 0); // it stays when the lock is given back
    QCOMPARE(int(status.st_mode & 07777), expected);
    QCOMPARE(status.st_size, 0);
}

void TestFileLock::excludesWithinAProcess()
{
    auto first = FileLock::tryLock(m_path);
    QVERIFY(first);
    QCOMPARE(FileLock::tryLock(m_path).error().kind, Error::Kind::Conflict);
    {
        const auto moved = std::move(*first);
        QVERIFY(moved.isHeld());
        QVERIFY(!FileLock::tryLock(m_path));
    }
    QVERIFY(FileLock::tryLock(m_path));
}

void TestFileLock::excludesAnotherProcess()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), { u"--hold"_s, m_path });
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readAll(), "held\n"_ba);
    QCOMPARE(FileLock::tryLock(m_path).error().kind, Error::Kind::Conflict);
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    const auto mine = FileLock::tryLock(m_path);
    QVERIFY(mine);
    other.start(QCoreApplication::applicationFilePath(), { u"--hold"_s, m_path });
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readAll(), "conflict\n"_ba);
    QVERIFY(other.waitForFinished());
}

void TestFileLock::isFreeWhenItsHolderIsKilled()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), { u"--hold"_s, m_path });
    QVERIFY(other.waitForReadyRead());
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(FileLock::tryLock(m_path));
}

void TestFileLock::whereThereAreNoLocksNoneIsLeft()
{
    FileLock::pretendThereAreNone(true);
    const auto end = qScopeGuard([] { FileLock::pretendThereAreNone(false); });
    const auto path = m_folder.filePath(u"none/x.lock"_s);
    for (int twice = 0; twice < 2; ++twice) {
        const auto lock = FileLock::tryLock(path);
        QVERIFY(lock && !lock->isHeld());
        QVERIFY(!QFile::exists(path));
    }
    QCOMPARE(FileLock::tryLock(path, FileLock::Mode::Store).error().kind, Error::Kind::Disk);
    QVERIFY(!QFile::exists(path));
    QFile marker(path); // the official client's, which is in use there
    QVERIFY(marker.open(QIODevice::WriteOnly) && marker.write("1\n") == 2);
    marker.close();
    QVERIFY(FileLock::tryLock(path));
    QCOMPARE(QFileInfo(path).size(), 2);
}

void TestFileLock::leavesContentAlone()
{
    const auto path = m_folder.path() + u"/content.lock"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("12345\nhost\n");
    file.close();
    QVERIFY(FileLock::tryLock(path));
    QCOMPARE(file.size(), 11);
}

void TestFileLock::refusesWhatIsNoLockFile()
{
    const auto place = [this](QLatin1StringView name) { return m_folder.path() + u'/' + name; };
    QFile precious(place("precious"_L1));
    QVERIFY(precious.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(u"precious"_s, place("link.lock"_L1)));
    QVERIFY(QDir().mkpath(place("folder.lock"_L1)));
    QCOMPARE(::mkfifo(qPrintable(place("pipe.lock"_L1)), 0600), 0);
    for (const auto name : { "link.lock"_L1, "folder.lock"_L1, "pipe.lock"_L1, "precious/below.lock"_L1 }) {
        const auto lock = FileLock::tryLock(place(name));
        QVERIFY2(!lock && lock.error().kind == Error::Kind::Disk, name.data());
    }
    QVERIFY(!FileLock::tryLock(place("missing/x.lock"_L1), FileLock::Mode::Store));
}

void TestFileLock::waitsUntilItIsFree()
{
    auto first = FileLock::tryLock(m_path);
    QVERIFY(first);
    auto waiting = onWorker([path = m_path] { return FileLock::lock(path, {}).has_value(); });
    QVERIFY(!waiting.isFinished());
    first = fail(Error::Kind::Cancelled, {});
    QVERIFY(waiting.result());
}

void TestFileLock::stopsWaiting()
{
    const auto first = FileLock::tryLock(m_path);
    QVERIFY(first);
    std::stop_source stop;
    auto waiting = onWorker([path = m_path, token = stop.get_token()] {
        const auto lock = FileLock::lock(path, token);
        return lock ? Error::Kind::Internal : lock.error().kind;
    });
    stop.request_stop();
    QCOMPARE(waiting.result(), Error::Kind::Cancelled);
}

/// The other process of these tests: holds a lock until its input ends.
static int hold(const QString &path)
{
    const auto lock = FileLock::tryLock(path);
    std::puts(lock ? "held" : "conflict");
    std::fflush(stdout);
    while (lock && std::getchar() != EOF) { }
    return 0;
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0) {
        return hold(QFile::decodeName(argv[2]));
    }
    TestFileLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_filelock_posix.moc"
