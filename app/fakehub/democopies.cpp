// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democopies.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

struct Copy {
    RepoKind kind;
    QString id;
    int behind = 0; // so many commits
    QString only; // this big file alone, of several; all else comes along
    int days = 0; // since it was downloaded
    bool damaged = false; // that file
    QString as; // uploaded again under this name, by somebody who has deleted it since
};

// The time of download, which is what a scan shows.
bool setAge(QFile *file, int days)
{
    const auto then = QDateTime::currentDateTime().addDays(-days);
    return file->flush() && file->setFileTime(then, QFileDevice::FileModificationTime)
        && file->setFileTime(then, QFileDevice::FileAccessTime);
}

bool writeBlob(const QString &path, const Blob &blob, const Copy &copy, bool damaged)
{
    constexpr qint64 piece = 1 << 20;
    QFile file(path);
    if (file.exists()) {
        return true;
    }
    bool well = file.open(QIODevice::WriteOnly);
    for (qint64 at = 0; well && at < blob.size(); at += piece) {
        const auto bytes = blob.read(at, piece);
        well = file.write(bytes) == bytes.size();
    }
    if (well && damaged) { // as a disk loses sectors
        well = file.seek(blob.size() / 2) && file.write(QByteArray(64 << 10, '\0')) > 0;
    }
    return well && setAge(&file, copy.days);
}

bool writeCopy(const Repo &repo, const Copy &copy, const QString &cacheRoot)
{
    const auto history = repo.history(repo.head());
    const auto &commit = history.at(qMin(qsizetype(copy.behind), history.size() - 1));
    const auto name = QString(copy.as.isEmpty() ? repo.id : copy.as).replace(u'/', "--"_L1);
    const auto folder = u"%1/%2--%3"_s.arg(cacheRoot, plural(repo.kind), name);
    const QDir make;
    bool well = make.mkpath(folder + "/blobs"_L1) && make.mkpath(folder + "/refs"_L1);
    for (const auto &[path, file] : commit->tree().asKeyValueRange()) {
        const bool isOnly = path == copy.only;
        if (file.lfs && !copy.only.isEmpty() && !isOnly) {
            continue;
        }
        const auto etag = QString::fromLatin1(file.lfs ? file.blob.sha256() : file.blob.gitSha1());
        const auto link = u"%1/snapshots/%2/%3"_s.arg(folder, commit->id, path);
        well = well && writeBlob(folder + "/blobs/"_L1 + etag, file.blob, copy, isOnly && copy.damaged)
            && make.mkpath(link.section(u'/', 0, -2));
        well = well
            && (QFileInfo(link).isSymLink()
                || QFile::link(u"../"_s.repeated(2 + path.count(u'/')) + "blobs/"_L1 + etag, link));
    }
    QFile ref(folder + "/refs/main"_L1);
    return well && ref.open(QIODevice::WriteOnly) && ref.write(commit->id.toLatin1()) > 0;
}

} // namespace

bool writeDemoCopies(const World &world, const QString &cacheRoot)
{
    const QList<Copy> copies{
        { .kind = RepoKind::Model,
          .id = u"quillworks/Sable-3B-Instruct-GGUF"_s,
          .behind = 1,
          .only = u"sable-3b-instruct-q4_k_m.gguf"_s,
          .days = 21,
          .damaged = true,
          .as = {} },
        { .kind = RepoKind::Model,
          .id = u"quillworks/Sable-3B-Instruct-GGUF"_s,
          .only = u"sable-3b-instruct-q4_k_m.gguf"_s,
          .days = 70,
          .as = u"tidepool/sable-for-the-boat"_s },
        { .kind = RepoKind::Dataset,
          .id = u"kitefin/bird-boxes"_s,
          .behind = 1,
          .only = {},
          .days = 50,
          .as = {} },
        { .kind = RepoKind::Dataset, .id = u"tidepool/harbour-sounds"_s, .only = {}, .days = 6, .as = {} },
    };
    bool well = true;
    for (const auto &copy : copies) {
        const auto repo = world.exact(copy.kind, copy.id);
        well = repo && writeCopy(*repo, copy, cacheRoot) && well;
    }
    return well;
}

} // namespace FakeHub
