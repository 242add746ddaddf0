// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/linediff.h"
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QJsonArray authorsOf(const Commit &commit)
{
    QJsonArray authors;
    for (const QString &name : QStringList{ commit.author } + commit.coAuthors) {
        authors.append(QJsonObject{ { u"user"_s, name }, { u"avatar"_s, avatarUrl(name) } });
    }
    return authors;
}

QJsonObject commitJson(const Commit &commit, bool formatted)
{
    QJsonObject item{ { u"id"_s, commit.id },
                      { u"title"_s, commit.title },
                      { u"message"_s, commit.message },
                      { u"authors"_s, authorsOf(commit) },
                      { u"date"_s, isoTime(commit.date) } };
    if (formatted) {
        item.insert(u"formatted"_s,
                    QJsonObject{ { u"title"_s, commit.title.toHtmlEscaped() },
                                 { u"message"_s, commit.message.toHtmlEscaped() } });
    }
    return item;
}

// By number, `p` of them having gone before, or by the cursor of the Link header.
Page commitPage(const Context &context, qsizetype total, qsizetype size)
{
    const auto &request = context.request;
    if (!request.has(u"p"_s)) {
        return pageOf(context, total, size);
    }
    const qint64 number = std::clamp<qint64>(request.value(u"p"_s).toLongLong(), 0, total);
    const qsizetype first = std::min<qsizetype>(total, number * size);
    const qsizetype count = std::min(size, total - first);
    if (first + count >= total) {
        return { first, count, {} };
    }
    QByteArray url = context.base + request.rawPath + "?p=" + QByteArray::number(number + 1);
    for (const auto &[key, value] : request.query) {
        url += key == "p"_L1 ? QByteArray() : '&' + encoded(key) + '=' + encoded(value);
    }
    return { first, count, '<' + url + ">; rel=\"next\"" };
}

// A revision, or one with a caret behind it: the commit before. Null when a first commit has none.
Answer<CommitPtr> sideOf(const Repo &repo, const QString &text)
{
    if (!text.endsWith(u'^')) {
        return commitAt(repo, text);
    }
    const auto commit = commitAt(repo, text.chopped(1));
    return commit ? Answer<CommitPtr>(repo.find((*commit)->parent)) : commit;
}

const File *fileAt(const CommitPtr &commit, const QString &path)
{
    if (!commit) {
        return nullptr;
    }
    const auto at = commit->tree().constFind(path);
    return at == commit->tree().constEnd() ? nullptr : &*at;
}

// As git stores it: a large file is its pointer.
QByteArray storedText(const File *file)
{
    return !file ? QByteArray() : file->lfs ? file->blob.lfsPointer() : file->blob.bytes();
}

QByteArray fileDiff(const QString &path, const File *before, const File *after)
{
    const QByteArray name = path.toUtf8();
    const QByteArray none(40, '0');
    const QByteArray oldId = before ? before->oid() : none;
    const QByteArray newId = after ? after->oid() : none;
    if (oldId == newId) {
        return {};
    }
    QByteArray out = "diff --git a/" + name + " b/" + name + '\n';
    out += !before ? "new file mode 100644\n" : !after ? "deleted file mode 100644\n" : "";
    out += "index " + oldId.first(7) + ".." + newId.first(7) + (before && after ? " 100644\n" : "\n");
    const QByteArray from = before ? "a/" + name : QByteArray("/dev/null");
    const QByteArray to = after ? "b/" + name : QByteArray("/dev/null");
    const QByteArray oldText = storedText(before);
    const QByteArray newText = storedText(after);
    if (oldText.contains('\0') || newText.contains('\0')) {
        return out + "Binary files " + from + " and " + to + " differ\n";
    }
    const QByteArray hunks = unifiedHunks(oldText, newText);
    return hunks.isEmpty() ? out : out + "--- " + from + "\n+++ " + to + '\n' + hunks;
}

} // namespace

Response repoCommits(const Context &context, const Repo &repo, const QString &revision)
{
    const auto commit = commitAt(repo, revision);
    if (!commit) {
        return commit.error();
    }
    const auto history = repo.history(*commit);
    const qsizetype size
        = std::clamp<qsizetype>(context.request.value(u"limit"_s, u"50"_s).toLongLong(), 1, 1000);
    const auto page = commitPage(context, history.size(), size);
    const bool formatted = context.request.values(u"expand"_s).contains("formatted"_L1);
    QJsonArray items;
    for (const auto &one : history.mid(page.first, page.count)) {
        items.append(commitJson(*one, formatted));
    }
    auto response = Response::json(items);
    response.set("X-Total-Count", QByteArray::number(history.size()));
    setPage(response, page);
    return response;
}

// "main..refs/pr/1", or "sha^..sha" for what one commit changed: the diff as a JSON string, or as plain text
// with raw=true.
Response compareCommits(const Context &context, const Repo &repo, const QString &spec)
{
    if (auto refused = refusal(context, repo)) {
        return *refused;
    }
    const qsizetype dots = spec.indexOf(".."_L1);
    const qsizetype width = spec.mid(dots).startsWith("..."_L1) ? 3 : 2;
    if (dots <= 0 || dots + width >= spec.size()) {
        return Response::error(400, u"Name two revisions, with two dots between them."_s);
    }
    const auto before = sideOf(repo, spec.first(dots));
    const auto after = sideOf(repo, spec.sliced(dots + width));
    if (!before || !after) {
        return before ? after.error() : before.error();
    }
    QSet<QString> paths;
    for (const CommitPtr &side : { *before, *after }) {
        const Tree tree = side ? side->tree() : Tree();
        paths.unite(QSet<QString>(tree.keyBegin(), tree.keyEnd()));
    }
    QStringList sorted = paths.values();
    sorted.sort();
    QByteArray diff;
    for (const QString &path : std::as_const(sorted)) {
        diff += fileDiff(path, fileAt(*before, path), fileAt(*after, path));
    }
    if (context.request.flag(u"raw"_s)) {
        return Response::text(QString::fromUtf8(diff));
    }
    auto response = Response::json(QJsonArray{ QString::fromUtf8(diff) });
    response.body = response.body.sliced(1).chopped(1); // a string is no document of its own to Qt
    return response;
}

} // namespace FakeHub
