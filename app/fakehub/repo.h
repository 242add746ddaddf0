// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/blob.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace FakeHub
{

enum class RepoKind { Model, Dataset, Space };

QString singular(RepoKind kind); // "model"
QString plural(RepoKind kind); // "models"

struct File {
    Blob blob;
    bool lfs = false;

    // What git knows it by: of the content, or of the pointer of an LFS file.
    [[nodiscard]] QByteArray oid() const;
};
using Tree = QMap<QString, File>; // by full path

// What a repository says of itself at one commit, read from its own files.
struct Facts {
    QJsonObject card; // front matter of README.md
    QJsonObject config; // config.json, trimmed as the Hub does
    QJsonObject safetensors; // {parameters: {dtype: n}, total}
    QJsonObject gguf;
    QStringList tags;
    QString pipelineTag;
    QString library;
    QString description;
    qint64 usedStorage = 0;
};

struct Commit {
    QString id;
    QString parent;
    QString title;
    QString message;
    QString author;
    QStringList coAuthors;
    QDateTime date;
    QSet<QString> changed; // empty: the commit brought the whole tree

    [[nodiscard]] const Tree &tree() const;
    [[nodiscard]] const Facts &facts(RepoKind kind) const;

    std::function<Tree()> makeTree; // at first use
    mutable std::optional<Tree> made;
    mutable std::optional<Facts> known;
};
using CommitPtr = std::shared_ptr<const Commit>;

struct Change {
    QMap<QString, Blob> add;
    QStringList remove;
    QString title = QStringLiteral("Update files");
    QString message;
    QString author; // the owner of the repository when empty
    QStringList coAuthors = {};
    QDateTime date; // one hour after the parent when empty
    QString ref = QStringLiteral("refs/heads/main");
    QSet<QString> plainGit; // paths that stay in git though their name or size says LFS
};

// Somebody has asked to be let in where a gate is.
struct AccessRequest {
    QString user;
    QString status = QStringLiteral("pending"); // or accepted, rejected
    QJsonObject fields; // answers to the card's form
    QDateTime when;
    QDateTime reviewed; // invalid while nobody has looked at it
    QString reviewer;
    QString reason; // of a rejection
};

// What one scanner says of a file; anything not told apart by one is safe.
struct Finding {
    QString scanner; // avScan, pickleImportScan, protectAiScan, jFrogScan, virusTotalScan
    QString status; // safe, caution, suspicious, unsafe, queued, error, unscanned
    QString message;
    QString reportLink;
    QString reportLabel;
    QJsonArray pickleImports; // {module, name, safety}
};

// A repository with its history. Not thread-safe by itself: the World's lock covers it.
class Repo
{
public:
    Repo() = default;
    Repo(RepoKind kind, QString id);

    RepoKind kind = RepoKind::Model;
    QString id;
    QStringList formerIds; // answered by a 307 to the id of today
    bool isPrivate = false;
    bool disabled = false;
    bool xet = false; // Xet hashes in listings and on resolve
    QString gated; // empty, "auto" or "manual"
    QSet<QString> granted; // users let in where gated
    QMap<QString, AccessRequest> requests; // by user
    QSet<QString> members; // users besides the owner who see it while private
    qint64 downloads = 0;
    qint64 downloadsAllTime = 0;
    qint64 likes = 0;
    double trendingScore = 0;
    QDateTime createdAt;
    bool warm = false; // inference=warm
    QStringList inferenceProviders;
    QString stage = QStringLiteral("RUNNING"); // of a Space
    QHash<QString, QList<Finding>> findings; // of scanners, by path

    [[nodiscard]] QString owner() const;
    [[nodiscard]] QString name() const;

    // Returns the id of the new commit. The ref is made when it is not there yet, from main.
    QString commit(const Change &change);
    // The whole tree of one commit at once, made only when somebody asks for it.
    QString commitTree(std::function<Tree()> make, const Change &change);
    // A commit that adds files whose content is made only when somebody asks for the tree. `paths` names what
    // `make` brings; `change` has the words, the author and the date.
    QString
    commitLater(const QStringList &paths, std::function<QMap<QString, Blob>()> make, const Change &change);

    void branch(const QString &name, const QString &revision = QStringLiteral("main"));
    void tag(const QString &name, const QString &revision = QStringLiteral("main"));
    void setRef(const QString &ref, const QString &commitId); // full name, for example refs/pr/1

    // Branch, tag, full ref name or commit id (also shortened to 7 or more digits); null when there is none.
    [[nodiscard]] CommitPtr find(const QString &revision) const;
    [[nodiscard]] CommitPtr head() const { return find(QStringLiteral("main")); }
    [[nodiscard]] QList<CommitPtr> history(const CommitPtr &from) const; // newest first
    [[nodiscard]] const QMap<QString, QString> &refs() const { return m_refs; }

private:
    QString store(Commit commit, const QString &ref, const QByteArray &content);
    [[nodiscard]] Commit prepared(const Change &change) const;

    QMap<QString, QString> m_refs; // full name -> commit id
    QHash<QString, CommitPtr> m_commits;
};

// LFS by the rules of the .gitattributes that the Hub gives a new repository, or by size (10 MiB).
bool belongsInLfs(const QString &path, qint64 size);

} // namespace FakeHub
