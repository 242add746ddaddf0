// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

DownloadRequest request(const QString &name = u"org/model"_s)
{
    return { .repo = *RepoId::parse(RepoKind::Dataset, name),
             .revision = { u"v1.0"_s },
             .commit = { QString(40, u'a') },
             .paths = { u"a"_s, u"b/"_s },
             .include = { u"*.json"_s },
             .hasInclude = true,
             .exclude = { u"*.bin"_s } };
}

StoredTransfer transfer(const QString &name = u"org/model"_s)
{
    StoredTransfer made{ .request = request(name), .settings = { { u"connections"_s, 3 } } };
    made.state.position = 2.5;
    made.state.target = u"/cache"_s;
    made.endpoint = u"https://hub.test"_s;
    made.state.added = QDateTime::currentDateTimeUtc();
    made.state.repo = made.request.repo;
    made.state.revision = made.request.revision;
    return made;
}

/// What SQLite itself says about a file, through a connection of its own.
void execute(const QString &file, const QString &sql)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(sql));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

} // namespace

/// The journal alone: what it keeps, whom it belongs to, and what it does with a bad file.
class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_state = m_folder->filePath(u"state"_s);
    }

    void whatWasWrittenIsReadBack();
    void aTransferOfALivingProgramIsLeftAlone();
    void theSameRequestOfADeadProgramIsContinued();
    void blocksAreReadBackUntrusted();
    void aPartialOfAnotherSizeBeginsAnew();
    void aBadFileIsSetAside_data();
    void aBadFileIsSetAside();
    void aNewerFileInUseIsNotTouched();
    void whatAKilledProgramLeftGoes();
    void withoutAFolderItLivesInMemory();
    void ofTheFinishedOnlyTheNewestStay();
    void aJournalOfTheFirstVersionIsTakenOver();
    void inAJournalOfTheSecondVersionEveryFileIsWanted();
    void sumsAndPartialsAreRead();
    void twoProgramsWriteAtOnce();
    void fiftyThousandFilesAreQuick();

private:
    QString file() const { return m_state + u'/' + Journal::fileName(); }
    QStringList aside() const { return QDir(m_state).entryList({ u"*set-aside*"_s }); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_state;
};

void TestJournal::whatWasWrittenIsReadBack()
{
    auto stored = transfer();
    const QList<StoredFile> files{
        { .number = 0, .path = u"a b/ü.txt"_s, .size = 5, .content = { QByteArray(40, 'a') } },
        { .number = 1,
          .path = u"w"_s,
          .size = qint64(1) << 40,
          .content = { QByteArray(64, 'b') },
          .xetHash = QString(64, u'c'),
          .phase = TransferPhase::Done,
          .outcome = Outcome::Resumed },
        { .number = 2,
          .path = u"../x"_s,
          .phase = TransferPhase::Waiting,
          .outcome = Outcome::Skipped,
          .error = Error{ Error::Kind::Unsafe, u"no"_s } },
        { .number = 3, .path = u"x"_s, .size = 7, .wanted = false, .priority = FilePriority::High },
    };
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        QCOMPARE(journal.news().state, JournalNews::State::Whole);
        const auto id = journal.add(stored);
        QVERIFY(id);
        stored.state.id = *id;
        QVERIFY(journal.setFiles(*id, files));
        stored.state.commit = { QString(40, u'd') };
        stored.state.phase = TransferPhase::NeedsAttention;
        stored.state.error = Error{ .kind = Error::Kind::DiskFull, .detail = u"full"_s, .missingBytes = 12 };
        stored.state.path = u"/cache/x"_s;
        stored.planned = true;
        stored.refSeen = QString(40, u'e');
        QVERIFY(journal.save(stored));
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    const auto adopted = journal.adopt();
    QVERIFY(adopted);
    QCOMPARE(adopted->size(), 1);
    const auto &back = adopted->first();
    QVERIFY(back.request == stored.request);
    QCOMPARE(back.settings, stored.settings);
    QCOMPARE(back.state.position, 2.5);
    QVERIFY(back.planned);
    QCOMPARE(back.endpoint, stored.endpoint);
    QCOMPARE(back.refSeen, stored.refSeen);
    QCOMPARE(back.state.commit, stored.state.commit);
    QCOMPARE(back.state.phase, TransferPhase::NeedsAttention);
    QVERIFY(back.state.error == stored.state.error);
    QCOMPARE(back.state.added.toMSecsSinceEpoch(), stored.state.added.toMSecsSinceEpoch());
    const auto read = journal.files(back.state.id);
    QVERIFY(read);
    QVERIFY(*read == files);
    QVERIFY(journal.remove(back.state.id));
    QVERIFY(journal.files(back.state.id)->isEmpty());
}

void TestJournal::aTransferOfALivingProgramIsLeftAlone()
{
    auto first = std::make_unique<Journal>(m_state);
    QVERIFY(first->open());
    QVERIFY(first->add(transfer()));
    Journal second(m_state);
    QVERIFY(second.open());
    QVERIFY(second.adopt()->isEmpty());
    QVERIFY(!*second.adoptSame(request(), u"/cache"_s, u"https://hub.test"_s));
    first.reset();
    QCOMPARE(second.adopt()->size(), 1);
    QVERIFY(second.adopt()->isEmpty()); // ours now
}

void TestJournal::theSameRequestOfADeadProgramIsContinued()
{
    TransferId id = 0;
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        QVERIFY(journal.add(transfer(u"org/other"_s)));
        id = *journal.add(transfer());
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    QVERIFY(!*journal.adoptSame(request(), u"/elsewhere"_s, u"https://hub.test"_s));
    QVERIFY(!*journal.adoptSame(request(), u"/cache"_s, u"https://other.test"_s));
    const auto same = journal.adoptSame(request(), u"/cache"_s, u"https://hub.test"_s);
    QVERIFY(same && *same);
    QCOMPARE((*same)->state.id, id);
    QCOMPARE(journal.adopt()->size(), 1);
}

void TestJournal::blocksAreReadBackUntrusted()
{
    const BlockState whole{ 0, BlockMap::blockSize, { 1, 2, 3 } };
    const BlockState part{ 1, 77, { 4, 5, 6 } };
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        const auto partial = journal.partial(u"/p"_s, 10 << 20);
        QVERIFY(partial);
        QVERIFY(journal.saveBlocks(partial->id, { whole, { 1, 5, {} } }));
        QVERIFY(journal.saveBlocks(partial->id, { part }));
        QVERIFY(journal.saveValidator(partial->id, "\"tag\""));
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    const auto partial = journal.partial(u"/p"_s, 10 << 20);
    QVERIFY(partial);
    QCOMPARE(partial->validator, QByteArray("\"tag\""));
    QCOMPARE(partial->map.present(), BlockMap::blockSize + 77);
    QVERIFY(partial->map.sum(1) == part.sum);
    QVERIFY(!partial->map.isTrusted(0));
    QVERIFY(journal.forgetPartial(u"/p"_s));
    QCOMPARE(journal.partial(u"/p"_s, 10 << 20)->map.present(), 0);
}

void TestJournal::aPartialOfAnotherSizeBeginsAnew()
{
    Journal journal(m_state);
    QVERIFY(journal.open());
    const auto first = journal.partial(u"/p"_s, 10 << 20);
    QVERIFY(journal.saveBlocks(first->id, { { 0, 9, {} } }));
    QCOMPARE(journal.partial(u"/p"_s, 11 << 20)->map.present(), 0);
}

void TestJournal::aBadFileIsSetAside_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("garbage") << u"garbage"_s;
    QTest::newRow("damaged in the middle") << u"middle"_s;
    QTest::newRow("of a newer version") << u"newer"_s;
    QTest::newRow("tables of somebody else") << u"foreign"_s;
}

void TestJournal::aBadFileIsSetAside()
{
    QFETCH(QString, how);
    QDir().mkpath(m_state);
    if (how == u"garbage") {
        QFile bad(file());
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(QByteArray(9000, 'x')) == 9000);
    } else if (how == u"foreign") {
        execute(file(), u"CREATE TABLE transfers(x)"_s);
    } else {
        {
            Journal journal(m_state);
            QVERIFY(journal.open());
            const auto id = journal.add(transfer());
            QList<StoredFile> many;
            for (int i = 0; i < 2000; ++i) {
                many.append({ .number = i, .path = u"file-%1"_s.arg(i) });
            }
            QVERIFY(journal.setFiles(*id, many));
        }
        if (how == u"newer") {
            execute(file(), u"PRAGMA user_version = 99"_s);
        } else {
            QFile bad(file());
            QVERIFY(bad.open(QIODevice::ReadWrite) && bad.size() > 60'000 && bad.seek(bad.size() / 2));
            QVERIFY(bad.write(QByteArray(20'000, 'x')) == 20'000);
        }
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    QCOMPARE(journal.news().state, JournalNews::State::SetAside);
    QVERIFY(QFile::exists(journal.news().place));
    QVERIFY(!aside().isEmpty());
    QVERIFY(journal.adopt()->isEmpty());
    QVERIFY(journal.add(transfer()));
    Journal again(m_state);
    QVERIFY(again.open());
    QCOMPARE(again.news().state, JournalNews::State::Whole);
}

void TestJournal::aNewerFileInUseIsNotTouched()
{
    Journal running(m_state);
    QVERIFY(running.open());
    execute(file(), u"PRAGMA user_version = 99"_s);
    Journal second(m_state);
    QVERIFY(second.open());
    QCOMPARE(second.news().state, JournalNews::State::MemoryOnly);
    QVERIFY(aside().isEmpty());
    QVERIFY(second.add(transfer()));
}

void TestJournal::whatAKilledProgramLeftGoes()
{
    Journal running(m_state);
    QVERIFY(running.open());
    QFile dead(m_state + u"/running/1-1.lock"_s); // it had no transfer by which it would be known
    QVERIFY(dead.open(QIODevice::WriteOnly));
    dead.close();
    Journal next(m_state);
    QVERIFY(next.open());
    QVERIFY(!dead.exists());
    QCOMPARE(QDir(m_state + u"/running"_s).entryList(QDir::Files).size(), 2);
}

void TestJournal::withoutAFolderItLivesInMemory()
{
    Journal journal{ QString() };
    QVERIFY(journal.open());
    QVERIFY(journal.add(transfer()));
    Journal nowhere(u"/dev/null/state"_s);
    QVERIFY(nowhere.open());
    QCOMPARE(nowhere.news().state, JournalNews::State::MemoryOnly);
    QVERIFY(nowhere.add(transfer()));
}

void TestJournal::ofTheFinishedOnlyTheNewestStay()
{
    TransferId oldest = 0;
    TransferId unfinished = 0;
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        unfinished = *journal.add(transfer(u"org/unfinished"_s));
        for (int i = 0; i <= Journal::mostFinished; ++i) {
            auto done = transfer(u"org/done-%1"_s.arg(i));
            done.state.phase = i % 2 == 0 ? TransferPhase::Done : TransferPhase::Cancelled;
            done.state.finished = done.state.added.addSecs(i == 7 ? -9 : i); // the eighth ended first
            const auto id = journal.add(done);
            QVERIFY(id);
            oldest = i == 7 ? *id : oldest;
        }
        QVERIFY(journal.setFiles(oldest, { { .number = 0, .path = u"a"_s } }));
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    const auto adopted = journal.adopt();
    QVERIFY(adopted);
    QCOMPARE(adopted->size(), Journal::mostFinished + 1);
    const auto has = [&](TransferId id) {
        return std::ranges::any_of(*adopted, [id](const auto &one) { return one.state.id == id; });
    };
    QVERIFY(has(unfinished));
    QVERIFY(!has(oldest));
    QVERIFY(journal.files(oldest)->isEmpty());
}

void TestJournal::aJournalOfTheFirstVersionIsTakenOver()
{
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        const auto id = journal.add(transfer());
        QVERIFY(journal.setFiles(*id, { { .number = 0, .path = u"a"_s, .size = 5 } }));
    }
    for (const auto &sql : { u"ALTER TABLE files DROP COLUMN wanted"_s,
                             u"ALTER TABLE files DROP COLUMN priority"_s,
                             u"ALTER TABLE transfers DROP COLUMN endpoint"_s,
                             u"ALTER TABLE transfers DROP COLUMN ref_seen"_s,
                             u"ALTER TABLE files ADD COLUMN unsynced BLOB"_s,
                             u"PRAGMA user_version = 1"_s }) {
        execute(file(), sql);
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    QCOMPARE(journal.news().state, JournalNews::State::Whole);
    const auto same = journal.adoptSame(request(), u"/cache"_s, u"https://hub.test"_s);
    QVERIFY(same && *same);
    QCOMPARE((*same)->endpoint, QString());
    QCOMPARE(journal.files((*same)->state.id)->size(), 1);
}

void TestJournal::inAJournalOfTheSecondVersionEveryFileIsWanted()
{
    TransferId id = 0;
    {
        Journal journal(m_state);
        QVERIFY(journal.open());
        id = *journal.add(transfer());
        QVERIFY(journal.setFiles(id, { { .number = 0, .path = u"a"_s, .size = 5 } }));
    }
    for (const auto &sql : { u"ALTER TABLE files DROP COLUMN wanted"_s,
                             u"ALTER TABLE files DROP COLUMN priority"_s,
                             u"PRAGMA user_version = 2"_s }) {
        execute(file(), sql);
    }
    Journal journal(m_state);
    QVERIFY(journal.open());
    QCOMPARE(journal.news().state, JournalNews::State::Whole);
    const auto files = journal.files(id);
    QVERIFY(files);
    QCOMPARE(files->size(), 1);
    QVERIFY(files->first().wanted);
    QCOMPARE(files->first().priority, FilePriority::Normal);
}

void TestJournal::sumsAndPartialsAreRead()
{
    Journal journal(m_state);
    QVERIFY(journal.open());
    TransferState state;
    state.id = *journal.add(transfer());
    QVERIFY(journal.setFiles(state.id,
                             { { .number = 0, .path = u"a"_s, .size = 5, .phase = TransferPhase::Done },
                               { .number = 1, .path = u"b"_s, .size = 70 },
                               { .number = 2, .path = u"c"_s, .size = 600, .wanted = false } }));
    QVERIFY(journal.sumUp(&state));
    QCOMPARE(state.fileCount, 2);
    QCOMPARE(state.size, 75);
    QCOMPARE(state.done, 5);
    const auto partial = journal.partial(u"/p"_s, 10 << 20);
    QVERIFY(journal.saveBlocks(partial->id, { { 0, BlockMap::blockSize, {} }, { 1, 77, {} } }));
    QVERIFY(journal.partial(u"/empty"_s, 9));
    const auto bytes = journal.partialBytes();
    QVERIFY(bytes);
    QCOMPARE(*bytes, (QHash<QString, qint64>{ { u"/p"_s, BlockMap::blockSize + 77 } }));
}

void TestJournal::twoProgramsWriteAtOnce()
{
    Journal one(m_state);
    Journal two(m_state);
    QVERIFY(one.open() && two.open());
    for (int i = 0; i < 50; ++i) {
        QVERIFY(one.add(transfer(u"org/one-%1"_s.arg(i))));
        QVERIFY(two.add(transfer(u"org/two-%1"_s.arg(i))));
    }
}

void TestJournal::fiftyThousandFilesAreQuick()
{
    Journal journal(m_state);
    QVERIFY(journal.open());
    const auto id = journal.add(transfer());
    QList<StoredFile> many;
    for (int i = 0; i < 50'000; ++i) {
        many.append(
            { .number = i, .path = u"data/file-%1.json"_s.arg(i), .content = { QByteArray(40, 'a') } });
    }
    QVERIFY(journal.setFiles(*id, many));
    many[7].phase = TransferPhase::Done;
    QVERIFY(journal.saveFiles(*id, { many[7] }));
    const auto read = journal.files(*id);
    QVERIFY(read && *read == many);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
