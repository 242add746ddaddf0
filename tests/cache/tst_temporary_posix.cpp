// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/temporary.h"
#include "tests/cache/cachetree.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestTemporary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesOldTemporariesOnly();
    void removesWhatAKilledProgramLeft();
    void keepsWhatMayBeInUse();
};

void TestTemporary::removesOldTemporariesOnly()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.write(u"models--o--m/.hubdesk-1.tmp"_s);
    tree.write(u"models--o--m/.hubdesk-2.tmp"_s);
    tree.write(u"models--o--m/other.tmp"_s);
    for (const auto &name : { "models--o--m/.hubdesk-1.tmp", "models--o--m/other.tmp" }) {
        QFile file(tree.at(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFile::FileModificationTime));
    }
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QCOMPARE(tree.names(u"models--o--m"_s).filter(u".tmp"_s),
             (QStringList{ u".hubdesk-2.tmp"_s, u"other.tmp"_s }));
}

void TestTemporary::removesWhatAKilledProgramLeft()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    QProcess killed;
    killed.start(u"sleep"_s, { u"60"_s });
    QVERIFY(killed.waitForStarted());
    const auto running = u"-%1-"_s.arg(QCoreApplication::applicationPid());
    const auto own = temporaryName();
    const auto other = temporaryName().replace(running, u"-%1-"_s.arg(killed.processId()));
    QVERIFY(other != own && own.contains(running));
    const auto names = [&tree] { return tree.names(u"models--o--m"_s).filter(u".tmp"_s); };
    tree.write(u"models--o--m/"_s + own);
    tree.write(u"models--o--m/"_s + other);
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QCOMPARE(names().size(), 2); // it may be about to rename it
    killed.kill();
    QVERIFY(killed.waitForFinished());
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QCOMPARE(names(), QStringList{ own });
}

/// Whose time says nothing, or whose process nobody can know here.
void TestTemporary::keepsWhatMayBeInUse()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    QProcess ended;
    ended.start(u"true"_s, {});
    QVERIFY(ended.waitForStarted());
    const auto process = ended.processId();
    QVERIFY(ended.waitForFinished());
    const auto own = temporaryName();
    const auto parts = own.split(u'-');
    const auto elsewhere = u".hubdesk-00000000-%1-%2"_s.arg(process).arg(parts.last());
    QVERIFY(parts.at(1) != "00000000"_L1);
    for (const auto &name : { own, elsewhere }) {
        tree.write(u"models--o--m/"_s + name);
    }
    QFile old(tree.at(u"models--o--m/"_s + own)); // as a second name of a file of last year
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-300), QFile::FileModificationTime));
    QVERIFY(store.prepare(tree.repo, tree.commit));
    auto kept = tree.names(u"models--o--m"_s).filter(u".tmp"_s);
    kept.sort();
    QStringList expected{ own, elsewhere };
    expected.sort();
    QCOMPARE(kept, expected);
}

QTEST_GUILESS_MAIN(TestTemporary)

#include "tst_temporary_posix.moc"
