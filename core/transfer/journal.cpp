// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journal.h"

#include "core/base/logging.h"
#include "core/transfer/journalrows.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<QSqlQuery> Journal::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return std::unexpected(JournalRows::error(query.lastError()));
    }
    for (const auto &value : values) {
        query.addBindValue(value);
    }
    if (!query.exec()) {
        return std::unexpected(JournalRows::error(query.lastError()));
    }
    return query;
}

Result<void> Journal::run(const QString &sql, const QVariantList &values)
{
    const auto done = query(sql, values);
    if (!done) {
        return std::unexpected(done.error());
    }
    return {};
}

Result<void> Journal::inTransaction(const std::function<Result<void>()> &work)
{
    if (const auto begun = run(u"BEGIN IMMEDIATE"_s); !begun) {
        return begun;
    }
    auto done = work();
    if (done) {
        done = run(u"COMMIT"_s);
    }
    if (!done) {
        static_cast<void>(run(u"ROLLBACK"_s)); // the error is the first one
    }
    return done;
}

// ---- transfers --------------------------------------------------------------------------------------------

Result<TransferId> Journal::add(const StoredTransfer &transfer)
{
    TransferId id = 0;
    const auto done = inTransaction([&]() -> Result<void> {
        const auto made = query(
            u"INSERT INTO transfers(owner, position, kind, request, added) VALUES(?, ?, 'download', ?, ?)"_s,
            { m_owner,
              transfer.state.position,
              JournalRows::text(toJson(transfer.request)),
              transfer.state.added.toMSecsSinceEpoch() });
        if (!made) {
            return std::unexpected(made.error());
        }
        id = made->lastInsertId().toLongLong();
        auto stored = transfer;
        stored.state.id = id;
        return save(stored);
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    return id;
}

Result<void> Journal::save(const StoredTransfer &transfer)
{
    return run(JournalRows::updateTransfer(), JournalRows::values(transfer));
}

Result<void> Journal::remove(TransferId id)
{
    return run(u"DELETE FROM transfers WHERE id = ?"_s, { id });
}

Result<QList<StoredTransfer>> Journal::ownerless(const QString &condition, const QVariantList &values)
{
    QList<StoredTransfer> mine;
    QHash<QString, bool> alive{ { m_owner, true } };
    const auto done = inTransaction([&]() -> Result<void> {
        auto rows = query(JournalRows::selectTransfers() + condition, values);
        if (!rows) {
            return std::unexpected(rows.error());
        }
        while (rows->next()) {
            const auto owner = rows->value(u"owner"_s).toString();
            if (!alive.contains(owner)) {
                alive[owner] = isAlive(owner);
            }
            if (alive[owner]) {
                continue;
            }
            if (const auto transfer = JournalRows::transfer(*rows)) {
                mine.append(*transfer);
            }
        }
        rows->finish();
        for (const auto &transfer : std::as_const(mine)) {
            if (const auto ours
                = run(u"UPDATE transfers SET owner = ? WHERE id = ?"_s, { m_owner, transfer.state.id });
                !ours) {
                return ours;
            }
        }
        return {};
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    for (auto it = alive.cbegin(); it != alive.cend(); ++it) {
        if (!it.value() && !it.key().isEmpty()) {
            QFile::remove(ownerFile(it.key()));
        }
    }
    return mine;
}

Result<QList<StoredTransfer>> Journal::adopt()
{
    auto mine = ownerless(u" ORDER BY position, id"_s, {});
    if (!mine && mine.error().kind == Error::Kind::DiskFull) {
        m_news = { JournalNews::State::Full, m_folder, mine.error().detail };
    } else if (m_news.state == JournalNews::State::Full) {
        m_news = {};
    }
    if (mine) {
        if (const auto kept = forgetOldest(&*mine);
            !kept) { // they are ours; the old ones may go the next time
            qCWarning(transferLog).noquote() << "old transfers stay:" << kept.error().detail;
        }
    }
    return mine;
}

Result<void> Journal::forgetOldest(QList<StoredTransfer> *mine)
{
    QList<std::pair<QDateTime, TransferId>> finished;
    for (const auto &transfer : std::as_const(*mine)) {
        if (transfer.state.isFinal()) {
            finished.append({ transfer.state.finished, transfer.state.id });
        }
    }
    if (finished.size() <= mostFinished) {
        return {};
    }
    std::ranges::sort(finished);
    QSet<TransferId> old;
    for (const auto &[when, id] : std::as_const(finished).first(finished.size() - mostFinished)) {
        old.insert(id);
    }
    mine->removeIf([&old](const StoredTransfer &transfer) { return old.contains(transfer.state.id); });
    return inTransaction([&]() -> Result<void> {
        for (const auto id : std::as_const(old)) {
            if (const auto gone = remove(id); !gone) {
                return gone;
            }
        }
        return {};
    });
}

Result<std::optional<StoredTransfer>>
Journal::adoptSame(const DownloadRequest &request, const QString &target, const QString &endpoint)
{
    const auto found = ownerless(
        u" WHERE request = ? AND target = ? AND endpoint IN ('', ?) AND phase NOT IN ('done', 'cancelled')"
        " ORDER BY id LIMIT 1"_s,
        { JournalRows::text(toJson(request)), target, endpoint });
    if (!found) {
        return std::unexpected(found.error());
    }
    return found->isEmpty() ? std::optional<StoredTransfer>() : found->first();
}

// ---- files ------------------------------------------------------------------------------------------------

Result<void> Journal::insertFiles(TransferId id, const QList<StoredFile> &files)
{
    QSqlQuery insert(m_database);
    if (!insert.prepare(JournalRows::insertFile())) {
        return std::unexpected(JournalRows::error(insert.lastError()));
    }
    for (const auto &file : files) {
        const auto values = JournalRows::values(id, file);
        for (int i = 0; i < values.size(); ++i) {
            insert.bindValue(i, values[i]);
        }
        if (!insert.exec()) {
            return std::unexpected(JournalRows::error(insert.lastError()));
        }
    }
    return {};
}

Result<void> Journal::setFiles(TransferId id, const QList<StoredFile> &files)
{
    return inTransaction([&]() -> Result<void> {
        if (const auto gone = run(u"DELETE FROM files WHERE transfer = ?"_s, { id }); !gone) {
            return gone;
        }
        return insertFiles(id, files);
    });
}

Result<void> Journal::saveFiles(TransferId id, const QList<StoredFile> &changed)
{
    return inTransaction([&] { return insertFiles(id, changed); });
}

Result<QList<StoredFile>> Journal::files(TransferId id)
{
    auto rows = query(JournalRows::selectFiles(), { id });
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QList<StoredFile> files;
    while (rows->next()) {
        files.append(JournalRows::file(*rows));
    }
    return files;
}

Result<void> Journal::sumUp(TransferState *state)
{
    auto sums = query(u"SELECT COUNT(*), SUM(size), SUM(phase = 'done'), SUM(size * (phase = 'done')) FROM "
                      "files WHERE transfer = ? AND outcome <> 'skipped' AND (wanted OR phase = 'done')"_s,
                      { state->id });
    if (!sums) {
        return std::unexpected(sums.error());
    }
    if (sums->next()) {
        state->fileCount = sums->value(0).toInt();
        state->size = sums->value(1).toLongLong();
        state->filesDone = sums->value(2).toInt();
        state->done = state->verified = sums->value(3).toLongLong();
    }
    return {};
}

// ---- partials ---------------------------------------------------------------------------------------------

Result<Journal::Partial> Journal::partial(const QString &path, qint64 size)
{
    Partial partial{ .map = BlockMap(size) };
    const auto done = inTransaction([&]() -> Result<void> {
        auto found = query(u"SELECT id, size, validator FROM partials WHERE path = ?"_s, { path });
        if (!found) {
            return std::unexpected(found.error());
        }
        if (found->next() && found->value(1).toLongLong() == size) {
            partial.id = found->value(0).toLongLong();
            partial.validator = found->value(2).toByteArray();
            found->finish();
            auto rows = query(u"SELECT block, filled, sum FROM parts WHERE partial = ?"_s, { partial.id });
            while (rows && rows->next()) {
                partial.map.restore(JournalRows::block(*rows));
            }
            return {};
        }
        found->finish();
        if (const auto gone = run(u"DELETE FROM partials WHERE path = ?"_s, { path }); !gone) {
            return gone;
        }
        const auto made = query(u"INSERT INTO partials(path, size) VALUES(?, ?)"_s, { path, size });
        if (!made) {
            return std::unexpected(made.error());
        }
        partial.id = made->lastInsertId().toLongLong();
        return {};
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    return partial;
}

Result<void> Journal::saveBlocks(qint64 partial, const QList<BlockState> &states)
{
    if (!m_saveBlock) {
        m_saveBlock = std::make_unique<QSqlQuery>(m_database);
        m_saveBlock->prepare(
            u"INSERT OR REPLACE INTO parts(partial, block, filled, sum) VALUES(?, ?, ?, ?)"_s);
    }
    const auto save = [&]() -> Result<void> {
        for (const auto &state : states) {
            m_saveBlock->bindValue(0, partial);
            m_saveBlock->bindValue(1, state.block);
            m_saveBlock->bindValue(2, state.filled);
            m_saveBlock->bindValue(
                3, QByteArray(reinterpret_cast<const char *>(state.sum.data()), qsizetype(state.sum.size())));
            if (!m_saveBlock->exec()) {
                return std::unexpected(JournalRows::error(m_saveBlock->lastError()));
            }
        }
        return {};
    };
    return states.size() == 1 ? save() : inTransaction(save); // one statement is a transaction already
}

Result<void> Journal::saveValidator(qint64 partial, const QByteArray &validator)
{
    return run(u"UPDATE partials SET validator = ? WHERE id = ?"_s, { validator, partial });
}

Result<QHash<QString, qint64>> Journal::partialBytes()
{
    auto rows = query(u"SELECT path, SUM(filled) FROM partials JOIN parts ON partial = id GROUP BY id"_s);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QHash<QString, qint64> bytes;
    while (rows->next()) {
        bytes.insert(rows->value(0).toString(), rows->value(1).toLongLong());
    }
    return bytes;
}

Result<QStringList> Journal::unusedPartials()
{
    auto rows
        = query(u"SELECT path FROM partials WHERE NOT EXISTS (SELECT 1 FROM files JOIN transfers ON "
                "transfer = id WHERE transfers.phase NOT IN ('done', 'cancelled') AND files.phase <> "
                "'done' AND etag <> '' AND instr(partials.path, etag) > 0) AND NOT EXISTS (SELECT 1 FROM "
                "transfers WHERE planned = 0 AND phase NOT IN ('done', 'cancelled') AND (target = '' OR "
                "instr(partials.path, target) = 1)) ORDER BY path"_s);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QStringList paths;
    while (rows->next()) {
        paths.append(rows->value(0).toString());
    }
    return paths;
}

Result<void> Journal::forgetPartial(const QString &path)
{
    return run(u"DELETE FROM partials WHERE path = ?"_s, { path });
}

} // namespace Hubdesk
