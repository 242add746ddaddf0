// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// A folder that partials and targets lie in is called otherwise now.
#include "core/transfer/journal.h"
#include "core/transfer/journalrows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<void> Journal::moveRoot(const QStringList &from, const QString &to)
{
    return inTransaction([&]() -> Result<void> {
        const auto others = othersTransfers();
        if (!others) {
            return std::unexpected(others.error());
        }
        for (const auto &root : from) {
            if (const auto moved = moveRows(root, to, *others); !moved) {
                return moved;
            }
        }
        return {};
    });
}

/// Those of programs that run, as a list for SQL.
Result<QString> Journal::othersTransfers()
{
    auto rows = query(u"SELECT id, owner FROM transfers"_s);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QHash<QString, bool> others{ { m_owner, false } };
    QStringList ids;
    while (rows->next()) {
        const auto owner = rows->value(1).toString();
        if (!others.contains(owner)) {
            others[owner] = isAlive(owner);
        }
        if (others[owner]) {
            ids.append(rows->value(0).toString());
        }
    }
    return u'(' + ids.join(u',') + u')';
}

/// What another program is at work on stays, under whichever name it writes there.
Result<void> Journal::moveRows(const QString &from, const QString &to, const QString &others)
{
    const auto moved
        = u"? || substr(path, length(?) + 1) WHERE (path = ? OR substr(path, 1, length(?) + 1) = ? || '/')"_s;
    const QVariantList values{ to, from, from, from, from };
    return run(u"UPDATE OR REPLACE partials SET path = "_s + moved
                   + u" AND NOT EXISTS (SELECT 1 FROM files WHERE etag <> '' AND instr(partials.path, etag) "
                     u"> 0"
                     " AND transfer IN "_s
                   + others + u')',
               values)
        .and_then([&] {
            return run(u"UPDATE transfers SET path = "_s + moved + u" AND id NOT IN "_s + others, values);
        })
        .and_then([&] {
            return run(u"UPDATE transfers SET target = ? WHERE target = ? AND id NOT IN "_s + others,
                       { to, from });
        })
        .and_then([&] { return moveRequests(from, to, others); });
}

/// Of those that have named the folder: what was asked for is what is compared when it is asked for again.
Result<void> Journal::moveRequests(const QString &from, const QString &to, const QString &others)
{
    auto rows = query(
        u"SELECT id, request FROM transfers WHERE instr(request, 'cacheDir') > 0 AND id NOT IN "_s + others);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QList<std::pair<TransferId, QString>> changed;
    while (rows->next()) {
        auto json = QJsonDocument::fromJson(rows->value(1).toString().toUtf8()).object();
        if (json["cacheDir"_L1].toString() == from) {
            json["cacheDir"_L1] = to;
            changed.append({ rows->value(0).toLongLong(), JournalRows::text(json) });
        }
    }
    rows->finish();
    for (const auto &[id, request] : std::as_const(changed)) {
        if (const auto saved = run(u"UPDATE transfers SET request = ? WHERE id = ?"_s, { request, id });
            !saved) {
            return saved;
        }
    }
    return {};
}

} // namespace Hubdesk
