// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repo.h"

#include "app/fakehub/facts.h"

#include <QCryptographicHash>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

QString singular(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Model:
        return u"model"_s;
    case RepoKind::Dataset:
        return u"dataset"_s;
    case RepoKind::Space:
        return u"space"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString plural(RepoKind kind)
{
    return singular(kind) + u's';
}

QByteArray File::oid() const
{
    return lfs ? Blob(blob.lfsPointer()).gitSha1() : blob.gitSha1();
}

const Tree &Commit::tree() const
{
    if (!made) {
        made = makeTree ? makeTree() : Tree();
    }
    return *made;
}

const Facts &Commit::facts(RepoKind kind) const
{
    if (!known) {
        known = readFacts(kind, tree());
    }
    return *known;
}

bool belongsInLfs(const QString &path, qint64 size)
{
    static const std::array endings{ ".safetensors"_L1, ".bin"_L1,     ".gguf"_L1,  ".onnx"_L1, ".pt"_L1,
                                     ".pth"_L1,         ".parquet"_L1, ".arrow"_L1, ".npz"_L1,  ".zip"_L1,
                                     ".tar"_L1,         ".gz"_L1,      ".h5"_L1,    ".pkl"_L1,  ".msgpack"_L1,
                                     ".wav"_L1,         ".mp3"_L1,     ".mp4"_L1,   ".flac"_L1 };
    const auto hit = [&path](QLatin1StringView ending) { return path.endsWith(ending); };
    return size > (10 << 20) || std::ranges::any_of(endings, hit);
}

namespace
{

// To ask what is made later for its size would have it made.
File entryOf(const QString &path, const Blob &blob, const Change &change)
{
    return { blob, belongsInLfs(path, blob.isLater() ? 0 : blob.size()) && !change.plainGit.contains(path) };
}

} // namespace

Repo::Repo(RepoKind kind, QString id)
    : kind(kind)
    , id(std::move(id))
    , createdAt(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)
{
}

QString Repo::owner() const
{
    return id.contains(u'/') ? id.section(u'/', 0, 0) : QString();
}

QString Repo::name() const
{
    return id.section(u'/', -1);
}

Commit Repo::prepared(const Change &change) const
{
    Commit commit;
    auto parent = find(change.ref);
    if (!parent) {
        parent = head();
    }
    commit.parent = parent ? parent->id : QString();
    commit.title = change.title;
    commit.message = change.message;
    commit.author = change.author.isEmpty() ? owner() : change.author;
    commit.coAuthors = change.coAuthors;
    const QDateTime before = parent ? parent->date.addSecs(3600) : createdAt;
    commit.date = change.date.isValid() ? change.date : before;
    return commit;
}

QString Repo::commit(const Change &change)
{
    Commit commit = prepared(change);
    QByteArray print;
    Tree tree;
    if (const auto parent = find(commit.parent)) {
        tree = parent->tree();
    }
    for (const QString &path : change.remove) {
        tree.remove(path);
        commit.changed.insert(path);
    }
    for (const auto &[path, blob] : change.add.asKeyValueRange()) {
        print += path.toUtf8();
        print += blob.isLater() ? QByteArray() : QByteArray::number(blob.size()) + blob.read(0, 4096);
        tree.insert(path, entryOf(path, blob, change));
        commit.changed.insert(path);
    }
    if (commit.parent.isEmpty()) {
        commit.changed.clear();
    }
    commit.made = std::move(tree);
    return store(std::move(commit), change.ref, print);
}

QString Repo::commitTree(std::function<Tree()> make, const Change &change)
{
    Commit commit = prepared(change);
    commit.makeTree = std::move(make);
    return store(std::move(commit), change.ref, {});
}

QString
Repo::commitLater(const QStringList &paths, std::function<QMap<QString, Blob>()> make, const Change &change)
{
    Commit commit = prepared(change);
    const CommitPtr parent = find(commit.parent);
    if (parent) {
        commit.changed = QSet<QString>(paths.begin(), paths.end());
    }
    commit.makeTree = [parent, make = std::move(make), change] {
        Tree tree = parent ? parent->tree() : Tree();
        for (const auto &[path, blob] : make().asKeyValueRange()) {
            tree.insert(path, entryOf(path, blob, change));
        }
        return tree;
    };
    return store(std::move(commit), change.ref, paths.join(u'\n').toUtf8());
}

// The id hangs on the place in the story and on a rough print of the content, so that nothing big is hashed.
QString Repo::store(Commit commit, const QString &ref, const QByteArray &content)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(
        (plural(kind) + id + ref + commit.parent + commit.title + commit.date.toString(Qt::ISODateWithMs))
            .toUtf8());
    hash.addData(QByteArray::number(m_commits.size()) + content);
    commit.id = QString::fromLatin1(hash.result().toHex());
    const QString newId = commit.id;
    m_commits.insert(newId, std::make_shared<const Commit>(std::move(commit)));
    m_refs.insert(ref, newId);
    return newId;
}

void Repo::branch(const QString &name, const QString &revision)
{
    if (const auto at = find(revision)) {
        m_refs.insert(u"refs/heads/"_s + name, at->id);
    }
}

void Repo::tag(const QString &name, const QString &revision)
{
    if (const auto at = find(revision)) {
        m_refs.insert(u"refs/tags/"_s + name, at->id);
    }
}

void Repo::setRef(const QString &ref, const QString &commitId)
{
    m_refs.insert(ref, commitId);
}

CommitPtr Repo::find(const QString &revision) const
{
    for (const auto &prefix : { ""_L1, "refs/heads/"_L1, "refs/tags/"_L1 }) {
        if (const auto it = m_refs.constFind(prefix + revision); it != m_refs.constEnd()) {
            return m_commits.value(*it);
        }
    }
    if (const auto exact = m_commits.value(revision)) {
        return exact;
    }
    if (revision.size() >= 7) {
        for (const auto &[id, commit] : m_commits.asKeyValueRange()) {
            if (id.startsWith(revision)) {
                return commit;
            }
        }
    }
    return nullptr;
}

QList<CommitPtr> Repo::history(const CommitPtr &from) const
{
    QList<CommitPtr> list;
    for (auto at = from; at; at = m_commits.value(at->parent)) {
        list.append(at);
    }
    return list;
}

} // namespace FakeHub
