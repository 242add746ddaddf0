// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journalrows.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk::JournalRows
{

namespace
{
/// What an SQLite result code means for us. Integrity: the file itself is of no use.
Error::Kind kindOf(int code)
{
    switch (code & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
        return Error::Kind::Conflict;
    case 8: // READONLY
    case 14: // CANTOPEN
        return Error::Kind::Permission;
    case 13: // FULL
        return Error::Kind::DiskFull;
    case 1: // ERROR: tables that are not ours
    case 11: // CORRUPT
    case 26: // NOTADB
        return Error::Kind::Integrity;
    default:
        return Error::Kind::Disk;
    }
}

QJsonObject object(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

/// A null text would be NULL, which no column of ours may be.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant errorText(const std::optional<Error> &error)
{
    return error ? QVariant(text(toJson(*error))) : QVariant();
}

std::optional<Error> storedError(const QVariant &value)
{
    return value.isNull() ? std::optional<Error>() : errorFromJson(object(value));
}
} // namespace

Error error(const QSqlError &error)
{
    return { kindOf(error.nativeErrorCode().toInt()),
             u"the transfer journal: %1 (%2)"_s.arg(error.text(), error.nativeErrorCode()) };
}

QString text(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString updateTransfer()
{
    return u"UPDATE transfers SET position = ?, target = ?, settings = ?, commit_id = ?, phase = ?, "
           u"pause_reason = ?, "
           "error = ?, finished = ?, path = ?, planned = ?, endpoint = ?, ref_seen = ? WHERE id = ?"_s;
}

QVariantList values(const StoredTransfer &transfer)
{
    const auto &state = transfer.state;
    return { transfer.state.position,
             notNull(state.target),
             text(transfer.settings),
             notNull(state.commit.hex),
             phaseName(state.phase),
             QString(pauseReasonName(state.pauseReason)),
             errorText(state.error),
             state.finished.isValid() ? QVariant(state.finished.toMSecsSinceEpoch()) : QVariant(),
             notNull(state.path),
             transfer.planned,
             notNull(transfer.endpoint),
             notNull(transfer.refSeen),
             state.id };
}

QString selectTransfers()
{
    return u"SELECT id, owner, position, request, target, settings, commit_id, phase, pause_reason, error, "
           u"added, "
           "finished, path, planned, endpoint, ref_seen FROM transfers"_s;
}

Result<StoredTransfer> transfer(const QSqlQuery &row)
{
    StoredTransfer transfer;
    const auto request = requestFromJson(object(row.value(u"request"_s)));
    if (!request) {
        return std::unexpected(request.error());
    }
    transfer.request = *request;
    transfer.state.position = row.value(u"position"_s).toDouble();
    transfer.settings = object(row.value(u"settings"_s));
    transfer.planned = row.value(u"planned"_s).toBool();
    transfer.endpoint = row.value(u"endpoint"_s).toString();
    transfer.refSeen = row.value(u"ref_seen"_s).toString();
    auto &state = transfer.state;
    state.pausedUntilMs = transfer.settings.value("pausedUntil"_L1).toInteger();
    state.listed = transfer.settings.value("listed"_L1).toBool(true);
    state.limit = transfer.settings.value("limit"_L1).toInteger();
    state.id = row.value(u"id"_s).toLongLong();
    state.repo = request->repo;
    state.revision = request->revision;
    state.commit = { row.value(u"commit_id"_s).toString() };
    state.target = row.value(u"target"_s).toString();
    state.phase = phaseFromName(row.value(u"phase"_s).toString());
    state.pauseReason = pauseReasonFromName(row.value(u"pause_reason"_s).toString());
    state.error = storedError(row.value(u"error"_s));
    state.added = QDateTime::fromMSecsSinceEpoch(row.value(u"added"_s).toLongLong(), QTimeZone::UTC);
    if (const auto finished = row.value(u"finished"_s); !finished.isNull()) {
        state.finished = QDateTime::fromMSecsSinceEpoch(finished.toLongLong(), QTimeZone::UTC);
    }
    state.path = row.value(u"path"_s).toString();
    return transfer;
}

QString insertFile()
{
    return u"INSERT OR REPLACE INTO files(transfer, number, path, size, etag, xet, phase, outcome, error, "
           u"wanted, priority) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
}

QVariantList values(TransferId id, const StoredFile &file)
{
    return { id,
             file.number,
             notNull(file.path),
             file.size,
             notNull(QString::fromLatin1(file.content.hex)),
             notNull(file.xetHash),
             phaseName(file.phase),
             outcomeName(file.outcome),
             errorText(file.error),
             file.wanted,
             int(file.priority) };
}

QString selectFiles()
{
    return u"SELECT number, path, size, etag, xet, phase, outcome, error, wanted, priority FROM files "
           u"WHERE transfer = ? ORDER BY number"_s;
}

StoredFile file(const QSqlQuery &row)
{
    return { .number = row.value(0).toInt(),
             .path = row.value(1).toString(),
             .size = row.value(2).toLongLong(),
             .content = { row.value(3).toString().toLatin1() },
             .xetHash = row.value(4).toString(),
             .phase = phaseFromName(row.value(5).toString()),
             .outcome = outcomeFromName(row.value(6).toString()),
             .error = storedError(row.value(7)),
             .wanted = row.value(8).toBool(),
             .priority = FilePriority(qBound(-1, row.value(9).toInt(), 1)) };
}

BlockState block(const QSqlQuery &row)
{
    BlockState state{ .block = row.value(0).toInt(), .filled = row.value(1).toLongLong() };
    const auto sum = row.value(2).toByteArray();
    if (sum.size() != qsizetype(state.sum.size())) {
        return { .block = -1 };
    }
    std::ranges::copy(sum, state.sum.begin());
    return state;
}

} // namespace Hubdesk::JournalRows
