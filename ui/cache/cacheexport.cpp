// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cacheexport.h"

#include "core/cache/cachenames.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString momentOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODate);
}

/// In quotes where a comma, a quote or a line end needs them; a spreadsheet takes nothing for a formula.
QString field(const QString &text)
{
    const bool isFormula = !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front());
    const auto plain = isFormula ? u'\'' + text : text;
    const bool needsQuotes = plain.contains(u',') || plain.contains(u'"') || plain.contains(u'\n');
    return needsQuotes ? u'"' + QString(plain).replace(u'"', "\"\""_L1) + u'"' : plain;
}

QJsonObject jsonOf(const CachedRevision &revision)
{
    return { { u"commit_hash"_s, revision.commit },
             { u"refs"_s, QJsonArray::fromStringList(revision.refs) },
             { u"nb_files"_s, revision.files.size() },
             { u"size_on_disk"_s, revision.size },
             { u"last_modified"_s, momentOf(revision.modifiedMs) } };
}

} // namespace

QByteArray cacheAsCsv(const CacheReport &report)
{
    QStringList lines{ u"type,repo,revision,refs,files,size,last_accessed,last_modified"_s };
    for (const auto &repo : report.repos) {
        for (const auto &revision : repo.revisions) {
            const QStringList cells{ kindName(repo.kind),
                                     field(repo.id),
                                     field(revision.commit),
                                     field(revision.refs.join(u' ')),
                                     QString::number(revision.files.size()),
                                     QString::number(revision.size),
                                     momentOf(repo.accessedMs),
                                     momentOf(revision.modifiedMs) };
            lines.append(cells.join(u','));
        }
    }
    return (lines.join(u'\n') + u'\n').toUtf8();
}

QByteArray cacheAsJson(const CacheReport &report)
{
    QJsonArray repos;
    for (const auto &repo : report.repos) {
        QJsonArray revisions;
        for (const auto &revision : repo.revisions) {
            revisions.append(jsonOf(revision));
        }
        repos.append(QJsonObject{ { u"repo_type"_s, QString(kindName(repo.kind)) },
                                  { u"repo_id"_s, repo.id },
                                  { u"size_on_disk"_s, repo.size },
                                  { u"nb_files"_s, repo.blobs.size() },
                                  { u"unused_bytes"_s, repo.looseSize() },
                                  { u"last_accessed"_s, momentOf(repo.accessedMs) },
                                  { u"last_modified"_s, momentOf(repo.modifiedMs) },
                                  { u"revisions"_s, revisions } });
    }
    QJsonArray beside;
    for (const auto &folder : report.beside) {
        QJsonArray items;
        for (const auto &item : folder.items) {
            items.append(QJsonObject{ { u"path"_s, item.path },
                                      { u"size_on_disk"_s, item.size },
                                      { u"nb_files"_s, item.files },
                                      { u"last_accessed"_s, momentOf(item.accessedMs) } });
        }
        beside.append(QJsonObject{ { u"kind"_s, QString(besideWord(folder.kind)) },
                                   { u"root"_s, folder.root },
                                   { u"size_on_disk"_s, folder.size() },
                                   { u"items"_s, items } });
    }
    return QJsonDocument(QJsonObject{ { u"root"_s, report.root },
                                      { u"beside"_s, beside },
                                      { u"size_on_disk"_s, report.size() },
                                      { u"repos"_s, repos } })
        .toJson();
}

} // namespace Hubdesk
