// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/localfolder.h"

#include "core/base/logging.h"
#include "core/cache/cachestore.h"
#include "core/cache/fileops.h"
#include "core/cache/safepath.h"
#include "core/cache/temporary.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto recordsFolder = ".cache/huggingface"_L1;
constexpr auto recordSuffix = ".metadata"_L1;
constexpr auto lockSuffix = ".lock"_L1;
constexpr qint64 largestRecord = 64 << 10;
constexpr qint64 largestListing = 512 << 20;
constexpr qsizetype longestFileName = 255; // bytes
constexpr int plainMode = 0666; // narrowed by the umask
constexpr int ownMode = 0600;
constexpr double forgivenSeconds = 1;

QString parentOf(const QString &path)
{
    return path.left(qMax<qsizetype>(path.lastIndexOf(u'/'), 0));
}

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// What the official client puts before the ETag in the name of a temporary file.
QString shortHash(const QString &recordName)
{
    const auto hash = QCryptographicHash::hash(recordName.toUtf8(), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding));
}

double secondsNow()
{
    using namespace std::chrono;
    return duration<double>(system_clock::now().time_since_epoch()).count();
}

} // namespace

LocalFolder::LocalFolder(const QString &root)
    : m_root(QDir::cleanPath(root))
{
}

QString LocalFolder::bookkeeping() const
{
    return m_root + u'/' + recordsFolder;
}

QString LocalFolder::beside(const QString &path, QLatin1StringView suffix) const
{
    const auto folder = parentOf(path);
    const auto name = nameOf(path);
    const bool fits = name.toUtf8().size() + suffix.size() <= longestFileName;
    return bookkeeping() + "/download/"_L1 + (folder.isEmpty() ? folder : folder + u'/')
        + (fits ? name : shortHash(name + recordSuffix)) + suffix;
}

QString LocalFolder::record(const QString &path) const
{
    return beside(path, recordSuffix);
}

QString LocalFolder::lock(const QString &path) const
{
    return beside(path, lockSuffix);
}

QString LocalFolder::partial(const QString &path, const ContentId &etag) const
{
    return u"%1/%2.%3.hubdesk-part"_s.arg(
        parentOf(record(path)), shortHash(nameOf(path) + recordSuffix), QString::fromLatin1(etag.hex));
}

std::optional<QString> LocalFolder::lockOfPartial(const QString &partial)
{
    if (!partial.contains("/.cache/huggingface/download/"_L1)) {
        return std::nullopt;
    }
    const QDir folder(parentOf(partial));
    const auto prefix = nameOf(partial).section(u'.', 0, 0);
    const auto locks = folder.entryList({ u"*.lock"_s }, QDir::Files | QDir::Hidden);
    for (const auto &lock : locks) {
        const auto name = lock.chopped(lockSuffix.size());
        if (name == prefix || shortHash(name + recordSuffix) == prefix) {
            return folder.filePath(lock);
        }
    }
    return QString();
}

QString LocalFolder::tree(const CommitId &commit) const
{
    return u"%1/trees/%2.json"_s.arg(bookkeeping(), commit.hex);
}

QString LocalFolder::temporary() const
{
    return bookkeeping() + u'/' + temporaryName();
}

Result<void> LocalFolder::check(const QString &path)
{
    if (const auto checked = checkRepoPath(path); !checked) {
        return checked;
    }
    const auto folded = path.toCaseFolded();
    if (folded == ".cache"_L1 || folded == recordsFolder
        || (folded + u'/').startsWith(recordsFolder + u'/')) {
        return fail(Error::Kind::Unsafe,
                    u"the path '%1' is refused: the records of the folder lie there"_s.arg(path));
    }
    return {};
}

// ---- reading ----------------------------------------------------------------------------------------------

std::optional<LocalFolder::Record> LocalFolder::readRecord(const QString &path) const
{
    if (!check(path)) {
        return {};
    }
    const auto text = readRegularFile(record(path), largestRecord);
    const QFileInfo there(file(path)); // links are followed, as the official client does
    if (!text || !there.isFile()) {
        return {};
    }
    const auto lines = text->split('\n');
    bool isNumber = false;
    const auto written = lines.value(2).trimmed().toDouble(&isNumber);
    const auto changed = double(there.lastModified().toMSecsSinceEpoch()) / 1000;
    if (!isNumber || !(changed - forgivenSeconds <= written)) { // NaN is neither
        return {};
    }
    return Record{ { QString::fromLatin1(lines.value(0).trimmed()) }, lines.value(1).trimmed() };
}

std::optional<TreeListing> LocalFolder::readTree(const CommitId &commit) const
{
    if (!CommitId::isOne(commit.hex)) {
        return {};
    }
    const auto text = readRegularFile(tree(commit), largestListing);
    return text ? readTreeText(*text) : std::nullopt;
}

std::optional<CommitId> LocalFolder::lastCommit() const
{
    const QDir trees(bookkeeping() + "/trees"_L1);
    for (const auto &name : trees.entryList({ u"*.json"_s }, QDir::Files, QDir::Time)) {
        if (const CommitId commit{ name.chopped(5) }; CommitId::isOne(commit.hex)) {
            return commit;
        }
    }
    return {};
}

bool LocalFolder::ignoresCase() const
{
    return entryAt(bookkeeping()).kind == DiskEntry::Kind::Folder
        && entryAt(m_root + "/.cache/HUGGINGFACE"_L1).kind != DiskEntry::Kind::Absent;
}

// ---- writing ----------------------------------------------------------------------------------------------

Result<void> LocalFolder::prepare() const
{
    if (const auto made = makeFolders(bookkeeping()); !made) {
        return made;
    }
    removeAbandoned(bookkeeping());
    // Somebody's own is never touched, and without them the folder is as good.
    for (const auto &[name, content] : { std::pair{ ".gitignore"_L1, QByteArray("*") },
                                         std::pair{ "CACHEDIR.TAG"_L1, CacheStore::tagText() } }) {
        if (const auto written = writeNewFile(bookkeeping() + u'/' + name, content, plainMode);
            !written && written.error().kind != Error::Kind::Conflict) {
            qCWarning(cacheLog) << written.error().detail;
        }
    }
    return {};
}

Result<void> LocalFolder::prepareFor(const QString &path) const
{
    const auto folder = parentOf(path);
    const auto records = bookkeeping() + "/download"_L1;
    return check(path)
        .and_then([&] { return makeFolders(records); })
        .and_then([&] { return makeFoldersInside(records, folder); })
        .and_then([&] { return makeFoldersInside(m_root, folder); });
}

/// The temporary lies above the records, where neither client looks for any.
Result<void>
LocalFolder::writeRecord(const QString &path, const CommitId &commit, const QByteArray &etag) const
{
    const auto text
        = commit.hex.toLatin1() + '\n' + etag + '\n' + QByteArray::number(secondsNow(), 'f', 6) + '\n';
    const auto fresh = temporary();
    return prepareFor(path)
        .and_then([&] { return writeNewFile(fresh, text, plainMode); })
        .and_then([&] { return renameOver(fresh, record(path)); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)removeEntry(fresh);
            return std::unexpected(error);
        });
}

Result<void> LocalFolder::writeTree(const CommitId &commit, const TreeListing &listing) const
{
    if (!canKeepTree(listing)) {
        return {};
    }
    const auto fresh = temporary();
    return makeFolders(parentOf(tree(commit)))
        .and_then([&] { return writeNewFile(fresh, writeTreeText(listing), ownMode); })
        .and_then([&] { return renameOver(fresh, tree(commit)); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)removeEntry(fresh);
            return std::unexpected(error);
        });
}

Result<void> LocalFolder::renameInto(const QString &temporary, const QString &path) const
{
    const auto renamed = prepareFor(path).and_then([&] { return renameOver(temporary, file(path)); });
    if (!renamed) {
        (void)removeEntry(temporary);
    }
    return renamed;
}

Result<void> LocalFolder::place(const QString &path, const QString &partial) const
{
    if (entryAt(partial).kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not a regular file"_s.arg(partial));
    }
    // A partial that cannot be renamed stays: what was fetched is not fetched again.
    return prepareFor(path).and_then([&] { return flushToDisk(partial); }).and_then([&] {
        return renameOver(partial, file(path));
    });
}

Result<std::shared_ptr<FileCopy>> LocalFolder::beginCopy(const QString &other, CopyWay way) const
{
    return FileCopy::begin(other, temporary(), way);
}

Result<void> LocalFolder::finishCopy(const std::shared_ptr<FileCopy> &copy, const QString &path) const
{
    copy->keep(); // renamed, or removed by renameInto()
    return renameInto(copy->target(), path);
}

Result<void> LocalFolder::linkTo(const QString &other, const QString &path) const
{
    if (linkText(file(path)) == other) {
        return {};
    }
    const auto fresh = temporary();
    return makeLink(other, fresh).and_then([&] { return renameInto(fresh, path); });
}

Result<void> LocalFolder::nameAs(const QString &other, const QString &path) const
{
    // Of two names of one file a rename makes nothing, and calls that a success.
    if (entryAt(file(path)).kind == DiskEntry::Kind::Regular && isSameFile(other, file(path))) {
        return {};
    }
    const auto fresh = temporary();
    return makeSecondName(other, fresh).and_then([&] { return renameInto(fresh, path); });
}

} // namespace Hubdesk
