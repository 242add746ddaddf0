// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/planrecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int recordVersion = 1;

const QStringList states{ u"moving"_s, u"kept"_s, u"restoring"_s, u"emptying"_s };
const QStringList removalKinds{ u"file"_s,   u"repo"_s, u"ref"_s,   u"revision"_s, u"listing"_s,
                                u"absent"_s, u"blob"_s, u"loose"_s, u"payload"_s,  u"beside"_s };
const QStringList targetKinds{ u"repo"_s, u"revision"_s, u"file"_s, u"loose"_s, u"payload"_s, u"beside"_s };

QJsonObject jsonOf(const Removal &removal)
{
    return { { u"kind"_s, removalKinds[int(removal.kind)] },
             { u"path"_s, removal.path },
             { u"files"_s, removal.files },
             { u"size"_s, removal.size },
             { u"allocated"_s, removal.allocated },
             { u"payload"_s, removal.payload } };
}

QJsonObject jsonOf(const Departure &departure)
{
    return { { u"target"_s, targetKinds[int(departure.target.kind)] },
             { u"repo"_s, departure.target.repo },
             { u"name"_s, departure.target.name },
             { u"kind"_s, QString(kindName(departure.kind)) },
             { u"id"_s, departure.id },
             { u"refs"_s, QJsonArray::fromStringList(departure.refs) },
             { u"files"_s, departure.files },
             { u"frees"_s, departure.frees },
             { u"meaning"_s, int(departure.meaning) } };
}

/// The place of a word in a list; nothing for one that is not there.
template<typename Enum>
std::optional<Enum> wordIn(const QStringList &words, const QJsonValue &word)
{
    const auto at = words.indexOf(word.toString());
    return at < 0 ? std::nullopt : std::optional(Enum(at));
}

bool staysInside(const QString &path)
{
    const auto parts = path.split(u'/');
    return std::ranges::none_of(
        parts, [](const QString &part) { return part.isEmpty() || part == "."_L1 || part == ".."_L1; });
}

Result<Removal> removalOf(const QJsonObject &json)
{
    const auto kind = wordIn<Removal::Kind>(removalKinds, json[u"kind"_s]);
    Removal removal{ .kind = kind.value_or(Removal::Kind::File),
                     .path = json[u"path"_s].toString(),
                     .files = json[u"files"_s].toInt(),
                     .size = json[u"size"_s].toInteger(),
                     .allocated = json[u"allocated"_s].toInteger(),
                     .payload = json[u"payload"_s].toString() };
    if (!kind) {
        return fail(Error::Kind::Protocol, u"the record has an unknown removal"_s);
    }
    if (!staysInside(removal.path)) {
        return fail(Error::Kind::Unsafe, u"the record names %1"_s.arg(removal.path));
    }
    return removal;
}

Departure departureOf(const QJsonObject &json)
{
    using Target = DeletionTarget::Kind;
    QStringList refs;
    for (const auto &ref : json[u"refs"_s].toArray()) {
        refs.append(ref.toString());
    }
    return { .target = { wordIn<Target>(targetKinds, json[u"target"_s]).value_or(Target::Loose),
                         json[u"repo"_s].toString(),
                         json[u"name"_s].toString() },
             .kind = kindFromName(json[u"kind"_s].toString()).value_or(RepoKind::Model),
             .id = json[u"id"_s].toString(),
             .refs = refs,
             .staying = {},
             .files = json[u"files"_s].toInt(),
             .frees = json[u"frees"_s].toInteger(),
             .meaning = Departure::Meaning(
                 qBound(0, json[u"meaning"_s].toInt(), int(Departure::Meaning::MadeAgain))) };
}

template<typename Value>
QJsonArray arrayOf(const QList<Value> &values)
{
    QJsonArray array;
    for (const auto &value : values) {
        array.append(jsonOf(value));
    }
    return array;
}

} // namespace

QByteArray recordOf(const QuarantineItem &item)
{
    return QJsonDocument(QJsonObject{ { u"version"_s, recordVersion },
                                      { u"id"_s, item.id },
                                      { u"root"_s, item.root },
                                      { u"state"_s, states[int(item.state)] },
                                      { u"since"_s, item.since.toMSecsSinceEpoch() },
                                      { u"until"_s, item.until.toMSecsSinceEpoch() },
                                      { u"size"_s, item.size },
                                      { u"allocated"_s, item.allocated },
                                      { u"removals"_s, arrayOf(item.removals) },
                                      { u"departures"_s, arrayOf(item.departures) } })
        .toJson(QJsonDocument::Compact);
}

Result<QuarantineItem> readRecord(const QByteArray &text)
{
    const auto json = QJsonDocument::fromJson(text).object();
    const auto state = wordIn<QuarantineItem::State>(states, json[u"state"_s]);
    if (json[u"version"_s].toInt() != recordVersion || !state) {
        return fail(Error::Kind::Protocol, u"this is no record of a quarantine"_s);
    }
    QuarantineItem item{ .id = json[u"id"_s].toString(),
                         .folder = {},
                         .root = json[u"root"_s].toString(),
                         .state = *state,
                         .since = QDateTime::fromMSecsSinceEpoch(json[u"since"_s].toInteger()),
                         .until = QDateTime::fromMSecsSinceEpoch(json[u"until"_s].toInteger()),
                         .size = json[u"size"_s].toInteger(),
                         .allocated = json[u"allocated"_s].toInteger() };
    for (const auto &one : json[u"removals"_s].toArray()) {
        auto removal = removalOf(one.toObject());
        if (!removal) {
            return std::unexpected(removal.error());
        }
        item.removals.append(std::move(*removal));
    }
    for (const auto &one : json[u"departures"_s].toArray()) {
        item.departures.append(departureOf(one.toObject()));
    }
    return item;
}

} // namespace Hubdesk
