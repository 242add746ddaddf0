// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/responsestore.h"

#include "core/base/hash.h"
#include "core/base/logging.h"
#include "core/net/hosts.h"
#include "core/net/neterror.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>

#include <array>
#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int schemaVersion = 1;
/// Below this packing saves less than it costs.
constexpr qsizetype packFrom = 1024;

/// What is kept of the headers: what readers of an answer look at. Nothing that grants or identifies.
constexpr std::array keptHeaders{
    "content-type"_L1,  "etag"_L1,          "link"_L1,          "x-total-count"_L1,
    "x-repo-commit"_L1, "last-modified"_L1, "content-range"_L1,
};

QByteArray digest(const ResponseStore::Key &key)
{
    QByteArray text;
    for (const auto &part :
         { key.endpoint.toEncoded(), key.account, key.url.toEncoded(QUrl::RemoveFragment), key.accept }) {
        text += QByteArray::number(part.size()) + ':' + part;
    }
    return QByteArray::fromHex(Hasher::sha256(text));
}

QByteArray packed(const QHttpHeaders &headers)
{
    QByteArray text(""); // what is null here is NULL there
    for (const auto name : keptHeaders) {
        for (const auto &value : headers.values(name)) {
            text += QByteArray(name.data(), name.size()) + ": " + QByteArray(value).replace('\n', ' ') + '\n';
        }
    }
    return text;
}

QHttpHeaders unpacked(const QByteArray &text)
{
    QHttpHeaders headers;
    for (const auto &line : text.split('\n')) {
        if (const auto colon = line.indexOf(": "); colon > 0) {
            headers.append(QLatin1StringView(line.first(colon)), line.sliced(colon + 2));
        }
    }
    return headers;
}

} // namespace

QByteArray ResponseStore::Kept::etag() const
{
    return headers.value(QHttpHeaders::WellKnownHeader::ETag).toByteArray();
}

bool ResponseStore::Kept::operator==(const Kept &other) const
{
    return status == other.status && url == other.url && packed(headers) == packed(other.headers)
        && body == other.body && asked == other.asked;
}

ResponseStore::ResponseStore(QString folder)
    : ResponseStore(std::move(folder), Limits())
{
}

ResponseStore::ResponseStore(QString folder, Limits limits)
    : m_folder(std::move(folder))
    , m_limits(limits)
{
}

ResponseStore::~ResponseStore()
{
    close();
}

QString ResponseStore::fileName()
{
    return u"answers.sqlite"_s;
}

bool ResponseStore::open()
{
    if (m_database.isOpen() || m_broken) {
        return !m_broken;
    }
    const auto file = m_folder + u'/' + fileName();
    if (!m_folder.isEmpty() && QDir().mkpath(m_folder)) {
        if (tryOpen(file)) {
            return true;
        }
        removeFile();
        if (tryOpen(file)) {
            return true;
        }
    }
    m_broken = !tryOpen(u":memory:"_s);
    return !m_broken;
}

bool ResponseStore::tryOpen(const QString &file)
{
    static std::atomic<int> count = 0;
    m_connection = u"answers-%1"_s.arg(++count);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    if (file != ":memory:"_L1) {
        QFile made(file); // made by us, so that nobody else can ever read it
        if (!made.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner)
            || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
            close();
            return false;
        }
    }
    if (m_database.open() && setUp()) {
        return true;
    }
    close();
    return false;
}

void ResponseStore::removeFile()
{
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s }) {
        QFile::remove(m_folder + u'/' + fileName() + suffix);
    }
}

bool ResponseStore::setUp()
{
    // Nothing here is worth a flush: what a power failure takes is asked for again.
    if (!run(u"PRAGMA journal_mode = WAL"_s) || !run(u"PRAGMA synchronous = OFF"_s)) {
        return false;
    }
    const auto found = one(u"PRAGMA user_version"_s).toInt();
    if (found > schemaVersion) {
        return false; // of a newer version; begun anew
    }
    if (found == 0) {
        const bool made
            = run(u"CREATE TABLE answers(key BLOB PRIMARY KEY, status INTEGER NOT NULL, url TEXT NOT NULL, "
                  u"headers BLOB NOT NULL, "
                  "packed INTEGER NOT NULL, body BLOB NOT NULL, asked INTEGER NOT NULL) WITHOUT ROWID"_s)
            && run(u"CREATE INDEX answers_by_time ON answers(asked)"_s)
            && run(u"CREATE TABLE salt(value BLOB NOT NULL)"_s);
        QByteArray salt(16, Qt::Uninitialized);
        QRandomGenerator::system()->generate(salt.begin(), salt.end());
        if (!made || !run(u"INSERT INTO salt VALUES(?)"_s, { salt })
            || !run(u"PRAGMA user_version = %1"_s.arg(schemaVersion))) {
            return false;
        }
    }
    m_salt = one(u"SELECT value FROM salt"_s).toByteArray();
    m_used = usedBytes();
    return !m_salt.isEmpty();
}

bool ResponseStore::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    bool good = query.prepare(sql);
    for (const auto &value : values) {
        query.addBindValue(value);
    }
    good = good && query.exec();
    if (!good) {
        qCWarning(netLog).noquote() << "kept answers:" << query.lastError().text();
    }
    return good;
}

QVariant ResponseStore::one(const QString &sql)
{
    QSqlQuery query(m_database);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

void ResponseStore::close()
{
    if (!m_connection.isEmpty()) {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
    }
}

QByteArray ResponseStore::accountOf(const QString &token)
{
    if (token.isEmpty() || !open()) {
        return {};
    }
    return Hasher::sha256(m_salt + token.toUtf8()).first(32);
}

std::optional<ResponseStore::Kept> ResponseStore::find(const Key &key)
{
    if (!open()) {
        return {};
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT url, headers, packed, body, asked, status FROM answers WHERE key = ?"_s);
    query.addBindValue(digest(key));
    if (!query.exec() || !query.next()) {
        return {};
    }
    const auto body = query.value(3).toByteArray();
    return Kept{ query.value(5).toInt(),
                 QUrl::fromEncoded(query.value(0).toByteArray()),
                 unpacked(query.value(1).toByteArray()),
                 query.value(2).toBool() ? qUncompress(body) : body,
                 QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong(), QTimeZone::UTC) };
}

void ResponseStore::keep(const Key &key, const Kept &answer)
{
    if (answer.body.size() > m_limits.answer || !open()) {
        return;
    }
    const bool pack = answer.body.size() >= packFrom;
    const auto body = pack ? qCompress(answer.body, 1) : QByteArray("") + answer.body;
    const bool fromEndpoint = isSameOrigin(answer.url, key.endpoint);
    const bool kept = run(u"INSERT OR REPLACE INTO answers VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                          { digest(key),
                            answer.status,
                            (fromEndpoint ? answer.url : publicUrl(answer.url)).toEncoded(),
                            packed(answer.headers),
                            pack,
                            body,
                            answer.asked.toMSecsSinceEpoch() });
    m_used += kept ? body.size() : 0;
    if (m_used > m_limits.all) {
        makeRoom();
    }
}

void ResponseStore::confirm(const Key &key, const QDateTime &now)
{
    if (open()) {
        run(u"UPDATE answers SET asked = ? WHERE key = ?"_s, { now.toMSecsSinceEpoch(), digest(key) });
    }
}

qint64 ResponseStore::usedBytes()
{
    return one(u"SELECT sum(length(body)) FROM answers"_s).toLongLong();
}

// In one go below the limit, so that not every answer has to make room.
void ResponseStore::makeRoom()
{
    m_used = usedBytes(); // what replaced another was counted twice
    if (m_used > m_limits.all) {
        run(u"DELETE FROM answers WHERE key IN (SELECT key FROM (SELECT key, sum(length(body)) OVER (ORDER "
            u"BY "
            "asked DESC, key) AS newer FROM answers) WHERE newer > ?)"_s,
            { m_limits.all * 7 / 8 });
        m_used = usedBytes();
    }
}

void ResponseStore::clear()
{
    const bool any = m_database.isOpen() || QFile::exists(m_folder + u'/' + fileName());
    if (!any || !open()) {
        return;
    }
    // Packed anew, so that nothing of it stays in free pages.
    if (!run(u"DELETE FROM answers"_s) || !run(u"VACUUM"_s) || !run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s)) {
        close();
        removeFile();
    }
    m_used = 0;
}

} // namespace Hubdesk
