// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/layout.h"

#include "core/cache/temporary.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString name(const ContentId &etag)
{
    return QString::fromLatin1(etag.hex);
}

} // namespace

CacheLayout::CacheLayout(const QString &root)
    : m_root(QDir::cleanPath(root))
{
}

QString CacheLayout::tag() const
{
    return m_root + u"/CACHEDIR.TAG"_s;
}

QString CacheLayout::repoFolder(const RepoId &repo) const
{
    return m_root + u'/' + repo.folderName();
}

QString CacheLayout::blobs(const RepoId &repo) const
{
    return repoFolder(repo) + "/blobs"_L1;
}

QString CacheLayout::blob(const RepoId &repo, const ContentId &etag) const
{
    return blobs(repo) + u'/' + name(etag);
}

QString CacheLayout::partial(const RepoId &repo, const ContentId &etag) const
{
    return blob(repo, etag) + ".hubdesk-part"_L1;
}

QString CacheLayout::snapshots(const RepoId &repo) const
{
    return repoFolder(repo) + "/snapshots"_L1;
}

QString CacheLayout::snapshot(const RepoId &repo, const CommitId &commit) const
{
    return snapshots(repo) + u'/' + commit.hex;
}

QString CacheLayout::pointer(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    return snapshot(repo, commit) + u'/' + path;
}

QString CacheLayout::linkTarget(const QString &path, const ContentId &etag)
{
    return u"../"_s.repeated(2 + path.count(u'/')) + "blobs/"_L1 + name(etag);
}

QString CacheLayout::refs(const RepoId &repo) const
{
    return repoFolder(repo) + "/refs"_L1;
}

QString CacheLayout::ref(const RepoId &repo, const Revision &revision) const
{
    return refs(repo) + u'/' + revision.name;
}

QString CacheLayout::noExist(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    return repoFolder(repo) + "/.no_exist/"_L1 + commit.hex + u'/' + path;
}

QString CacheLayout::tree(const RepoId &repo, const CommitId &commit) const
{
    return repoFolder(repo) + "/trees/"_L1 + commit.hex + ".json"_L1;
}

QString CacheLayout::lock(const RepoId &repo, const ContentId &etag) const
{
    return m_root + "/.locks/"_L1 + repo.folderName() + u'/' + name(etag) + ".lock"_L1;
}

QString CacheLayout::lockOfPartial(const QString &partial)
{
    const auto parts = partial.split(u'/');
    if (parts.size() < 4 || parts.at(parts.size() - 2) != "blobs"_L1) {
        return {};
    }
    const auto etag = parts.last().section(u'.', 0, 0);
    const auto &repo = parts.at(parts.size() - 3);
    const auto root = parts.first(parts.size() - 3).join(u'/');
    return u"%1/.locks/%2/%3.lock"_s.arg(root, repo, etag);
}

QString CacheLayout::temporary(const RepoId &repo) const
{
    return repoFolder(repo) + u'/' + temporaryName();
}

QString CacheLayout::sharedStore() const
{
    return m_root + "/blobs"_L1;
}

QString CacheLayout::sharedPayload(const QString &xetHash) const
{
    return sharedStore() + u'/' + xetHash.left(2) + u'/' + xetHash;
}

} // namespace Hubdesk
