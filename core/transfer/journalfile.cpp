// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Opening of the journal: its schema, its version, what happens to a bad one, and who is alive.
#include "core/base/atomicfile.h"
#include "core/base/logging.h"
#include "core/transfer/journal.h"
#include "core/transfer/journalrows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlError>

#include <algorithm>
#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int applicationId = 0x48426a31; // "HBj1"

/// What each version adds to the one before it. Never change a step that was released; add one.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> steps{
        {
            u"CREATE TABLE transfers(id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, position "
            u"REAL NOT NULL, "
            "kind TEXT NOT NULL, request TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}', "
            "target TEXT NOT NULL DEFAULT '', commit_id TEXT NOT NULL DEFAULT '', "
            "phase TEXT NOT NULL DEFAULT 'waiting', pause_reason TEXT NOT NULL DEFAULT '', error TEXT, "
            "planned INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL, finished INTEGER, "
            "path TEXT NOT NULL DEFAULT '')"_s,
            u"CREATE TABLE files(transfer INTEGER NOT NULL REFERENCES transfers(id) ON DELETE CASCADE, "
            "number INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, "
            "xet TEXT NOT NULL, phase TEXT NOT NULL, outcome TEXT NOT NULL, error TEXT, unsynced BLOB, "
            "PRIMARY KEY(transfer, number)) WITHOUT ROWID"_s,
            u"CREATE TABLE partials(id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, "
            "size INTEGER NOT NULL, validator BLOB)"_s,
            u"CREATE TABLE parts(partial INTEGER NOT NULL REFERENCES partials(id) ON DELETE CASCADE, "
            "block INTEGER NOT NULL, filled INTEGER NOT NULL, sum BLOB NOT NULL, "
            "PRIMARY KEY(partial, block)) WITHOUT ROWID"_s,
        },
        {
            u"ALTER TABLE transfers ADD COLUMN endpoint TEXT NOT NULL DEFAULT ''"_s,
            u"ALTER TABLE transfers ADD COLUMN ref_seen TEXT NOT NULL DEFAULT ''"_s,
            u"ALTER TABLE files DROP COLUMN unsynced"_s, // nothing is placed any more before it is flushed
        },
        {
            u"ALTER TABLE files ADD COLUMN wanted INTEGER NOT NULL DEFAULT 1"_s,
            u"ALTER TABLE files ADD COLUMN priority INTEGER NOT NULL DEFAULT 0"_s,
        },
    };
    return steps;
}
} // namespace

Journal::Journal(QString folder)
    : m_folder(std::move(folder))
{
}

Journal::~Journal()
{
    disconnect();
    if (m_alive && !m_folder.isEmpty()) {
        QFile::remove(ownerFile(m_owner));
    }
}

QString Journal::fileName()
{
    return u"transfers.sqlite"_s;
}

QString Journal::ownerFile(const QString &owner) const
{
    return m_folder + u"/running/"_s + owner + u".lock"_s;
}

Result<void> Journal::open()
{
    if (!m_folder.isEmpty()) {
        const auto opened = prepareFile();
        if (opened) {
            return {};
        }
        disconnect();
        m_alive.reset();
        m_news = { JournalNews::State::MemoryOnly, std::exchange(m_folder, {}), opened.error().detail };
        qCWarning(transferLog).noquote() << "transfers are kept in memory only:" << m_news.detail;
    }
    m_owner = u"memory"_s;
    if (const auto connected = connect(u":memory:"_s); !connected) {
        return connected;
    }
    return setUp();
}

Result<void> Journal::prepareFile()
{
    for (const auto &folder : { m_folder, m_folder + u"/running"_s }) {
        if (const auto made = makeFolder(folder); !made) {
            return made;
        }
    }
    if (const auto claimed = claim(); !claimed) {
        return claimed;
    }
    // Only one program at a time looks whether the file is sound, so that two do not set it aside both.
    const auto lock = FileLock::lock(m_folder + u"/journal.lock"_s, {});
    if (!lock) {
        return std::unexpected(lock.error());
    }
    forgetTheDead();
    const auto file = m_folder + u'/' + fileName();
    for (int attempt = 0;; ++attempt) {
        auto ready = connect(file);
        if (ready) {
            ready = setUp();
        }
        if (ready || attempt == 1 || ready.error().kind != Error::Kind::Integrity || othersRun()) {
            return ready;
        }
        setAside(ready.error().detail);
    }
}

Result<void> Journal::connect(const QString &file)
{
    static std::atomic<int> count = 0;
    m_connection = u"transfers-%1"_s.arg(++count);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!m_database.open()) {
        return std::unexpected(JournalRows::error(m_database.lastError()));
    }
    return {};
}

void Journal::disconnect()
{
    if (m_connection.isEmpty()) {
        return;
    }
    m_saveBlock.reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

Result<void> Journal::setUp()
{
    // NORMAL syncs at checkpoints only: a power failure may cost the newest rows, never the journal.
    for (const auto &pragma : { u"PRAGMA journal_mode = WAL"_s,
                                u"PRAGMA synchronous = NORMAL"_s,
                                u"PRAGMA foreign_keys = ON"_s,
                                u"PRAGMA wal_autocheckpoint = 4000"_s }) {
        if (const auto done = run(pragma); !done) {
            return done;
        }
    }
    auto check = query(u"PRAGMA quick_check(1)"_s);
    if (!check) {
        return std::unexpected(check.error());
    }
    if (!check->next() || check->value(0).toString() != "ok"_L1) {
        return fail(Error::Kind::Integrity, u"it is damaged"_s);
    }
    check->finish();
    auto found = query(u"PRAGMA user_version"_s);
    if (!found) {
        return std::unexpected(found.error());
    }
    found->next();
    const auto has = found->value(0).toInt();
    found->finish();
    if (has > version) {
        return fail(
            Error::Kind::Integrity,
            u"it was written by a newer version of Hubdesk (%1, this one knows %2)"_s.arg(has).arg(version));
    }
    return has < version ? migrate(has) : Result<void>();
}

Result<void> Journal::migrate(int from)
{
    return inTransaction([&]() -> Result<void> {
        for (int step = from; step < version; ++step) {
            for (const auto &sql : migrations()[step]) {
                if (const auto done = run(sql); !done) {
                    return done;
                }
            }
        }
        if (const auto done = run(u"PRAGMA application_id = %1"_s.arg(applicationId)); !done) {
            return done;
        }
        return run(u"PRAGMA user_version = %1"_s.arg(version));
    });
}

void Journal::setAside(const QString &why)
{
    disconnect();
    const auto stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    const auto aside = u"%1.set-aside-%2"_s.arg(fileName(), stamp);
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s }) {
        QFile::rename(m_folder + u'/' + fileName() + suffix, m_folder + u'/' + aside + suffix);
    }
    m_news = { JournalNews::State::SetAside, m_folder + u'/' + aside, why };
    qCWarning(transferLog).noquote() << "the journal was set aside as" << m_news.place << "because" << why;
}

Result<void> Journal::claim()
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_owner
            = u"%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(QRandomGenerator::system()->generate());
        auto lock = FileLock::tryLock(ownerFile(m_owner));
        if (lock) {
            m_alive = std::move(*lock);
            return {};
        }
        if (lock.error().kind != Error::Kind::Conflict) {
            return std::unexpected(lock.error());
        }
    }
    return fail(Error::Kind::Disk, u"no lock file could be made in %1"_s.arg(m_folder));
}

bool Journal::othersRun() const
{
    const auto files = QDir(m_folder + u"/running"_s).entryList({ u"*.lock"_s }, QDir::Files);
    return std::ranges::any_of(files, [this](const QString &file) {
        const auto owner = file.chopped(5);
        return owner != m_owner && isAlive(owner);
    });
}

/// Lock files of killed programs. Whose file is gone counts as dead, so what they had can be adopted all the
/// same.
void Journal::forgetTheDead() const
{
    const QDir folder(m_folder + u"/running"_s);
    for (const auto &file : folder.entryList({ u"*.lock"_s }, QDir::Files)) {
        const auto path = folder.filePath(file);
        if (path == ownerFile(m_owner)) {
            continue;
        }
        if (const auto lock = FileLock::tryLock(path); lock && lock->isHeld()) {
            QFile::remove(path);
        }
    }
}

bool Journal::isAlive(const QString &owner) const
{
    if (owner == m_owner) {
        return true;
    }
    if (owner.isEmpty() || owner.contains(u'/') || !QFile::exists(ownerFile(owner))) {
        return false;
    }
    const auto lock = FileLock::tryLock(ownerFile(owner));
    return !lock && lock.error().kind == Error::Kind::Conflict;
}

} // namespace Hubdesk
