// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

StoredTransfer ofCache(const QString &root)
{
    StoredTransfer made{ .request = { .repo = *RepoId::parse(RepoKind::Model, u"org/model"_s) },
                         .endpoint = u"https://hub.test"_s };
    made.state.repo = made.request.repo;
    made.state.target = root;
    made.state.added = QDateTime::currentDateTimeUtc();
    return made;
}

} // namespace

/// What the journal keeps of a cache that goes to another folder.
class TestJournalMove : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasBegunGoesOnThere();
    void whatIsDoneIsFoundThere();
    void whatAnotherProgramIsAtWorkOnStays();

private:
    QTemporaryDir m_folder;
};

void TestJournalMove::whatWasBegunGoesOnThere()
{
    Journal journal(m_folder.filePath(u"begun"_s));
    QVERIFY(journal.open() && journal.add(ofCache(u"/cache"_s)));
    for (const auto &path : { u"/cache/é/x-part"_s, u"/cache2/x-part"_s }) {
        QVERIFY(journal.saveBlocks(journal.partial(path, 10)->id, { { .block = 0, .filled = 7 } }));
    }
    QVERIFY(journal.moveRoot({ u"/cache"_s }, u"/new"_s));
    QCOMPARE(QStringList(journal.partialBytes()->keys()).contains(u"/new/é/x-part"_s), true);
    QCOMPARE(journal.partialBytes()->value(u"/cache2/x-part"_s), 7);
}

void TestJournalMove::whatIsDoneIsFoundThere()
{
    const auto state = m_folder.filePath(u"done"_s);
    TransferId done = 0;
    TransferId other = 0;
    TransferId named = 0;
    {
        Journal journal(state);
        QVERIFY(journal.open());
        auto one = ofCache(u"/cache"_s);
        one.state.path = u"/cache/models--org--model/snapshots/x"_s;
        one.state.phase = TransferPhase::Done;
        done = *journal.add(one);
        one.state.target = one.request.cacheDir = u"/cache2"_s;
        one.state.path = u"/cache2/models--org--model/snapshots/x"_s;
        other = *journal.add(one);
        one.state.target = one.request.cacheDir = u"/cache"_s;
        one.state.path.clear();
        named = *journal.add(one);
        QVERIFY(journal.moveRoot({ u"/cache"_s }, u"/new"_s));
    }
    Journal journal(state);
    QVERIFY(journal.open());
    QHash<TransferId, StoredTransfer> found;
    const auto adopted = journal.adopt();
    QVERIFY(adopted && adopted->size() == 3);
    for (const auto &one : *adopted) {
        found.insert(one.state.id, one);
    }
    QCOMPARE(found[done].state.path, u"/new/models--org--model/snapshots/x"_s);
    QCOMPARE(found[done].state.target, u"/new"_s);
    QCOMPARE(found[other].state.path, u"/cache2/models--org--model/snapshots/x"_s);
    QCOMPARE(found[other].request.cacheDir, u"/cache2"_s);
    QCOMPARE(found[named].request.cacheDir, u"/new"_s);
    QCOMPARE(found[named].state.path, QString());
}

void TestJournalMove::whatAnotherProgramIsAtWorkOnStays()
{
    const auto state = m_folder.filePath(u"two"_s);
    QHash<TransferId, QString> targets;
    {
        Journal other(state);
        QVERIFY(other.open());
        const auto theirs = *other.add(ofCache(u"/cache"_s));
        QVERIFY(other.setFiles(theirs, { { .path = u"x"_s, .size = 10, .content = { "abc"_ba } } }));
        Journal journal(state);
        QVERIFY(journal.open());
        targets = { { theirs, u"/cache"_s }, { *journal.add(ofCache(u"/cache"_s)), u"/new"_s } };
        for (const auto &path : { u"/cache/blobs/abc.part"_s, u"/cache/blobs/def.part"_s }) {
            QVERIFY(journal.saveBlocks(journal.partial(path, 10)->id, { { .block = 0, .filled = 7 } }));
        }
        QVERIFY(journal.moveRoot({ u"/cache"_s, u"/link"_s }, u"/new"_s));
    }
    Journal journal(state);
    QVERIFY(journal.open());
    auto paths = QStringList(journal.partialBytes()->keys());
    paths.sort();
    QCOMPARE(paths, (QStringList{ u"/cache/blobs/abc.part"_s, u"/new/blobs/def.part"_s }));
    const auto adopted = journal.adopt();
    QVERIFY(adopted && adopted->size() == 2);
    for (const auto &one : *adopted) {
        QCOMPARE(one.state.target, targets[one.state.id]);
    }
}

QTEST_GUILESS_MAIN(TestJournalMove)
#include "tst_journalmove.moc"
