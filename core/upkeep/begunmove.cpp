// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/begunmove.h"

#include "core/cache/fileops.h"
#include "core/upkeep/moverecord.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int begunMoveVersion = 1;
constexpr qint64 longestBegunMove = 64 << 10;

QString begunMoveIn(const QString &stateFolder)
{
    return stateFolder + "/cache-move.json"_L1;
}

} // namespace

QStringList BegunMove::spellings() const
{
    QStringList all{ root, spelled };
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

BegunMove::State BegunMove::state() const
{
    const auto record = MoveRecord::read(target);
    if (!record || record->from != root) {
        return State::Unknown;
    }
    return record->stage == MoveRecord::Stage::Copying ? State::Copying : State::Whole;
}

Result<BegunMove> BegunMove::read(const QString &stateFolder)
{
    return readRegularFile(begunMoveIn(stateFolder), longestBegunMove)
        .and_then([](const QByteArray &text) -> Result<BegunMove> {
            const auto json = QJsonDocument::fromJson(text).object();
            const BegunMove move{ .root = json["from"_L1].toString(),
                                  .spelled = json["spelled"_L1].toString(),
                                  .target = json["to"_L1].toString(),
                                  .keepsOld = json["keep"_L1].toBool() };
            if (json["version"_L1].toInt() != begunMoveVersion || move.root.isEmpty()
                || move.target.isEmpty()) {
                return fail(Error::Kind::Protocol, u"this is no note of a move"_s);
            }
            return move;
        });
}

Result<void> BegunMove::write(const QString &stateFolder) const
{
    const QJsonObject json{ { u"version"_s, begunMoveVersion },
                            { u"from"_s, root },
                            { u"spelled"_s, spelled },
                            { u"to"_s, target },
                            { u"keep"_s, keepsOld } };
    const auto made = makeFolders(stateFolder);
    if (!made) {
        return made;
    }
    QSaveFile file(begunMoveIn(stateFolder));
    const auto text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return std::unexpected(Error::fromFile(file, u"the note of the move cannot be written"_s));
    }
    return {};
}

void BegunMove::remove(const QString &stateFolder)
{
    (void)removeEntry(begunMoveIn(stateFolder));
}

} // namespace Hubdesk
