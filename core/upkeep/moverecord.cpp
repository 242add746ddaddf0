// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/moverecord.h"

#include "core/cache/fileops.h"
#include "core/cache/folder.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int moveVersion = 1;
constexpr qint64 longestMoveRecord = 64 << 10;
const QStringList stageNames{ u"copying"_s, u"copied"_s, u"removing"_s };

QString locksOf(const QString &root)
{
    return root + "/.locks"_L1;
}

QString moveRecordIn(const QString &root)
{
    return locksOf(root) + "/.hubdesk-move.json"_L1;
}

QString moveLockIn(const QString &root)
{
    return locksOf(root) + "/.hubdesk-move.lock"_L1;
}

} // namespace

Result<MoveRecord> MoveRecord::read(const QString &target)
{
    return readRegularFile(moveRecordIn(target), longestMoveRecord)
        .and_then([](const QByteArray &text) -> Result<MoveRecord> {
            const auto json = QJsonDocument::fromJson(text).object();
            const auto stage = stageNames.indexOf(json[u"stage"_s].toString());
            const auto from = json[u"from"_s].toString();
            if (json[u"version"_s].toInt() != moveVersion || stage < 0 || from.isEmpty()) {
                return fail(Error::Kind::Protocol, u"this is no record of a move"_s);
            }
            return MoveRecord{ from, Stage(stage) };
        });
}

Result<void> MoveRecord::write(const QString &target) const
{
    const QJsonObject json{ { u"version"_s, moveVersion },
                            { u"from"_s, from },
                            { u"stage"_s, stageNames[int(stage)] } };
    const auto path = moveRecordIn(target);
    const auto fresh = path + ".new"_L1;
    return makeFolders(locksOf(target))
        .and_then([&] { return removeEntry(fresh); })
        .and_then(
            [&] { return writeNewFile(fresh, QJsonDocument(json).toJson(QJsonDocument::Compact), 0600); })
        .and_then([&] { return flushToDisk(fresh); })
        .and_then([&] { return renameOver(fresh, path); })
        .and_then([&] { return Folder::open(locksOf(target)); })
        .and_then([](const Folder &folder) { return folder.flush(); });
}

Result<void> MoveRecord::remove(const QString &target)
{
    return removeEntry(moveRecordIn(target) + ".new"_L1).and_then([&] {
        return removeEntry(moveRecordIn(target));
    });
}

Result<FileLock> MoveRecord::lock(const QString &root)
{
    return FileLock::tryLock(moveLockIn(root)).or_else([&](Error error) -> Result<FileLock> {
        if (error.kind == Error::Kind::Conflict) {
            error.detail = u"another program is moving %1 already"_s.arg(root);
        }
        return std::unexpected(error);
    });
}

Result<void> MoveRecord::removeLock(const QString &root)
{
    return removeEntry(moveLockIn(root))
        .and_then([&] { return Folder::open(root); })
        .transform([](const Folder &folder) {
            (void)folder.removeFolder(u".locks"_s); // which may be ours alone
        });
}

} // namespace Hubdesk
