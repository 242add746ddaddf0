// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/destination.h"

#include "core/cache/fileops.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// As far as the path exists, without links in it; also for a folder that is yet to be made.
QString withoutLinks(const QString &path)
{
    auto head = QDir::cleanPath(path);
    QString tail;
    while (!QFileInfo::exists(head) && head != "/"_L1) {
        const QFileInfo info(head);
        tail = u'/' + info.fileName() + tail;
        head = info.path();
    }
    return QDir::cleanPath(QFileInfo(head).canonicalFilePath() + tail);
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

QString nameForPeople(LocalDirLink link)
{
    switch (link) {
    case LocalDirLink::Symlink:
        return u"a symbolic link"_s;
    case LocalDirLink::Hardlink:
        return u"a hard link"_s;
    case LocalDirLink::Reflink:
        return u"a copy that shares its blocks (a reflink)"_s;
    case LocalDirLink::None:
    case LocalDirLink::Copy:
        break;
    }
    return u"a copy"_s;
}

/// Makes one from the cache into the folder and takes it away again, before any byte of the download moves.
Result<void> tryLink(const Destination &destination, const RepoId &repo)
{
    const auto original = destination.cache.layout().temporary(repo);
    if (!writeNewFile(original, "a trial\n", 0600)) {
        return {}; // a cache that may only be read: the first file tells
    }
    const auto trial = destination.folder->temporary();
    Result<void> made;
    switch (destination.link) {
    case LocalDirLink::None:
    case LocalDirLink::Copy:
        break;
    case LocalDirLink::Symlink:
        made = makeLink(original, trial);
        break;
    case LocalDirLink::Hardlink:
        made = makeSecondName(original, trial);
        break;
    case LocalDirLink::Reflink:
        made = copyFile(original, trial, CopyWay::CloneOnly, {});
        break;
    }
    (void)removeEntry(trial);
    (void)removeEntry(original);
    if (made || made.error().kind == Error::Kind::DiskFull) {
        return made;
    }
    const auto reason = made.error().detail.section(u": "_s, -1); // without the names of the trial
    return fail(
        Error::Kind::Disk,
        u"%1 from %2 into %3 is not possible: %4. Both have to lie on one volume, and its file system "
        "has to know such links. Nothing was downloaded"_s.arg(nameForPeople(destination.link),
                                                               destination.folder->root(),
                                                               destination.cache.layout().root(),
                                                               reason));
}

} // namespace

Destination Destination::of(const DownloadRequest &request, const CacheStore &program)
{
    Destination destination{ .cache = request.cacheDir.isEmpty() ? program : program.at(request.cacheDir),
                             .folder = {},
                             .link = request.localDirLink };
    if (!request.localDir.isEmpty()) {
        destination.folder = LocalFolder(request.localDir);
    }
    return destination;
}

QString Destination::root() const
{
    return leavesCacheAlone() ? folder->root() : cache.layout().root();
}

QString Destination::path(const DownloadRequest &request, const CommitId &commit) const
{
    if (request.isOneFile()) {
        return filePath(request.repo, commit, request.paths.first());
    }
    return folder ? folder->root() : cache.layout().snapshot(request.repo, commit);
}

QString Destination::filePath(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    return folder ? folder->file(path) : cache.layout().pointer(repo, commit, path);
}

QString Destination::partial(const RepoId &repo, const StoredFile &file) const
{
    return leavesCacheAlone() ? folder->partial(file.path, file.content)
                              : cache.layout().partial(repo, file.content);
}

QString Destination::lock(const RepoId &repo, const StoredFile &file) const
{
    return leavesCacheAlone() ? folder->lock(file.path) : cache.layout().lock(repo, file.content);
}

QString Destination::temporary(const RepoId &repo) const
{
    return leavesCacheAlone() ? folder->temporary() : cache.layout().temporary(repo);
}

Result<void> Destination::prepare(const RepoId &repo, const CommitId &commit) const
{
    if (!folder) {
        return cache.prepare(repo, commit);
    }
    const auto ready = folder->prepare();
    if (!ready || link == LocalDirLink::None) {
        return ready;
    }
    return cache.prepare(repo, commit).and_then([&] { return tryLink(*this, repo); });
}

bool Destination::sharesBlocks(const RepoId &repo, const QString &source) const
{
    const auto trial = source.isEmpty() ? cache.layout().temporary(repo) : source;
    if (source.isEmpty() && !writeNewFile(trial, "a trial\n", 0600)) {
        return false;
    }
    const bool shares = folder->beginCopy(trial, CopyWay::CloneOnly).has_value(); // and it goes again
    if (source.isEmpty()) {
        (void)removeEntry(trial);
    }
    return shares;
}

bool Destination::ignoresCase(const RepoId &repo) const
{
    return folder ? folder->ignoresCase() : cache.ignoresCase(repo);
}

bool Destination::has(const RepoId &repo, const CommitId &commit, const StoredFile &file) const
{
    if (folder) {
        const QFileInfo there(folder->file(file.path));
        return there.isFile() && there.size() == file.size;
    }
    const auto found = cache.find(repo, commit, file.path);
    return found && QFileInfo(*found).size() == file.size;
}

QString Destination::inCache(const RepoId &repo, const CommitId &commit, const StoredFile &file) const
{
    const auto isWhole = [&file](const QString &path) { return QFileInfo(path).size() == file.size; };
    if (const auto found = cache.find(repo, commit, file.path); found && isWhole(*found)) {
        return *found;
    }
    const auto blob = cache.layout().blob(repo, file.content);
    if (cache.hasBlob(repo, file.content) && isWhole(blob)) {
        return blob;
    }
    return file.xetHash.isEmpty() ? QString()
                                  : cache.usablePayload(file.xetHash, file.size).value_or(QString());
}

Destination::Standing Destination::standing(const CommitId &commit, const StoredFile &file) const
{
    const QFileInfo there(folder->file(file.path));
    // A link that we once made is to become a file; what else a person has put there counts as one.
    const bool isOurLink = there.isSymLink()
        && isInside(there.canonicalFilePath(), QFileInfo(cache.layout().root()).canonicalFilePath());
    if (!there.isFile() || there.size() != file.size || isOurLink) {
        return Standing::Absent;
    }
    const auto record = folder->readRecord(file.path);
    if (!record) {
        return Standing::Unrecorded;
    }
    const bool isSame
        = record->commit == commit || (!record->etag.isEmpty() && record->etag == file.content.hex);
    return isSame ? Standing::Recorded : Standing::Absent;
}

Result<bool> Destination::hasContent(const StoredFile &file, std::stop_token stop) const
{
    const auto algorithm = file.content.algorithm();
    if (algorithm == ContentId::Algorithm::None) {
        return false;
    }
    return Hasher::file(folder->file(file.path), algorithm, std::move(stop))
        .transform([&file](const QByteArray &hash) { return hash == file.content.hex; });
}

DownloadPlan::FileAction Destination::actionFor(const RepoId &repo,
                                                const CommitId &commit,
                                                const StoredFile &file,
                                                bool force,
                                                bool reads,
                                                std::stop_token stop) const
{
    using Action = DownloadPlan::FileAction;
    const auto isInFolder = [&] {
        const auto now = standing(commit, file);
        return now == Standing::Recorded
            || (now == Standing::Unrecorded && reads && hasContent(file, stop).value_or(false));
    };
    if (!force && ((leavesCacheAlone() && isInFolder()) || !inCache(repo, commit, file).isEmpty())) {
        return Action::Cached;
    }
    return QFileInfo::exists(partial(repo, file)) ? Action::Resume : Action::Fetch;
}

std::optional<TreeListing> Destination::readTree(const RepoId &repo, const CommitId &commit) const
{
    auto kept = folder ? folder->readTree(commit) : std::nullopt;
    return kept ? kept : cache.readTree(repo, commit);
}

Result<void>
Destination::writeTree(const RepoId &repo, const CommitId &commit, const TreeListing &listing) const
{
    if (folder) {
        const auto written = folder->writeTree(commit, listing);
        if (!written || leavesCacheAlone()) {
            return written;
        }
    }
    return cache.writeTree(repo, commit, listing);
}

Result<DownloadRequest> withRealFolders(DownloadRequest request, const CacheStore &program)
{
    for (auto *folder : { &request.localDir, &request.cacheDir }) {
        if (folder->isEmpty()) {
            continue;
        }
        if (!QDir::isAbsolutePath(*folder)) {
            return fail(Error::Kind::Usage, u"'%1' is not an absolute path"_s.arg(*folder));
        }
        *folder = withoutLinks(*folder);
    }
    const auto own = withoutLinks(program.layout().root());
    if (request.cacheDir == own) {
        request.cacheDir.clear();
    }
    if (request.localDir.isEmpty()) {
        if (request.localDirLink != LocalDirLink::None) {
            return fail(Error::Kind::Usage, u"links are for a folder, and none is named"_s);
        }
        return request;
    }
    for (const auto &cache : { own, request.cacheDir }) {
        if (!cache.isEmpty() && isInside(request.localDir, cache)) {
            return fail(Error::Kind::Usage,
                        u"%1 is in the cache, which keeps its files in its own way: choose another "
                        "folder"_s.arg(request.localDir));
        }
    }
    return request;
}

} // namespace Hubdesk
