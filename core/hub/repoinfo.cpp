// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/repoinfo.h"

#include "core/formats/safetensors.h"
#include "core/hub/json.h"

#include <QRegularExpression>
#include <QTimeZone>
#include <QtNumeric>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Gate gateOf(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString() == "auto"_L1 ? Gate::Auto : Gate::Manual;
    }
    // Old answers say true.
    return value.toBool() ? Gate::Manual : Gate::Open;
}

QString licenceOf(const QJsonObject &card, const QStringList &tags)
{
    const auto named = textsIn(card["license"_L1]);
    if (!named.isEmpty()) {
        return named.join(", "_L1);
    }
    for (const auto &tag : tags) {
        if (tag.startsWith("license:"_L1)) {
            return tag.sliced(8);
        }
    }
    return {};
}

std::optional<qint64> parametersOf(const QJsonObject &json)
{
    if (const auto total = integerIn(json["safetensors"_L1].toObject(), "total"_L1)) {
        return total;
    }
    return integerIn(json["gguf"_L1].toObject(), "total"_L1);
}

// By the types of their numbers. Nothing where the Hub names a type that we do not know, or no file at all.
std::optional<qint64> weightBytesOf(const QJsonObject &json)
{
    const auto types = json["safetensors"_L1].toObject()["parameters"_L1].toObject();
    qint64 bits = 0;
    for (auto type = types.constBegin(); type != types.constEnd(); ++type) {
        const auto count = type.value().toInteger(-1);
        const auto width = SafetensorsHeader::bitsOf(type.key());
        qint64 more = 0;
        if (count < 0 || !width || qMulOverflow(count, qint64(*width), &more)
            || qAddOverflow(bits, more, &bits)) {
            return {};
        }
    }
    return bits > 0 ? std::optional(bits / 8) : std::nullopt;
}

// Data sets call it pretty_name, Spaces title; Spaces found by meaning have it beside the card.
QString titleOf(const QJsonObject &json, const QJsonObject &card)
{
    for (const auto &value : { card["pretty_name"_L1], card["title"_L1], json["title"_L1] }) {
        if (!value.toString().isEmpty()) {
            return value.toString();
        }
    }
    return {};
}

QString either(const QJsonObject &first, const QJsonObject &second, QLatin1StringView key)
{
    const auto text = first[key].toString();
    return text.isEmpty() ? second[key].toString() : text;
}

Result<RepoId> idOf(RepoKind kind, const QJsonObject &json)
{
    auto text = json["id"_L1].toString();
    if (text.isEmpty()) {
        text = json["modelId"_L1].toString();
    }
    auto id = RepoId::parse(kind, text);
    return id ? id : missing("repo"_L1, "id"_L1);
}

} // namespace

QDateTime parseHubTime(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|\+00:00)\z)"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    auto time = QDateTime::fromString(match.captured(1), Qt::ISODate);
    if (!time.isValid()) {
        return {};
    }
    time.setTimeZone(QTimeZone::UTC);
    return time.addMSecs(match.captured(2).leftJustified(3, u'0').left(3).toInt());
}

Result<RepoSummary> RepoSummary::fromJson(RepoKind kind, const QJsonObject &json)
{
    const auto id = idOf(kind, json);
    if (!id) {
        return std::unexpected(id.error());
    }
    const auto card = json["cardData"_L1].toObject();
    RepoSummary made;
    made.id = *id;
    made.author = json["author"_L1].toString(id->owner);
    made.commit = commitIn(json, "sha"_L1);
    made.downloads = integerIn(json, "downloads"_L1);
    made.likes = integerIn(json, "likes"_L1);
    if (json["trendingScore"_L1].isDouble()) {
        made.trending = json["trendingScore"_L1].toDouble();
    }
    made.created = parseHubTime(json["createdAt"_L1].toString());
    made.modified = parseHubTime(json["lastModified"_L1].toString());
    made.task = json["pipeline_tag"_L1].toString();
    made.library = json["library_name"_L1].toString();
    made.tags = textsIn(json["tags"_L1]);
    made.licence = licenceOf(card, made.tags);
    made.isPrivate = json["private"_L1].toBool();
    made.isDisabled = json["disabled"_L1].toBool();
    made.gate = gateOf(json["gated"_L1]);
    made.parameters = parametersOf(json);
    made.weightBytes = weightBytesOf(json);
    made.usedStorage = integerIn(json, "usedStorage"_L1);
    made.sdk = either(json, card, "sdk"_L1);
    made.emoji = either(card, json, "emoji"_L1);
    made.title = titleOf(json, card);
    return made;
}

Result<RepoInfo> RepoInfo::fromJson(RepoKind kind, const QJsonObject &json)
{
    auto summary = RepoSummary::fromJson(kind, json);
    if (!summary) {
        return std::unexpected(std::move(summary.error()));
    }
    RepoInfo made{ std::move(*summary), {}, json["cardData"_L1].toObject(), json };
    for (const auto &item : json["siblings"_L1].toArray()) {
        const auto sibling = item.toObject();
        const auto lfs = sibling["lfs"_L1].toObject();
        auto path = sibling["rfilename"_L1].toString();
        if (path.isEmpty()) {
            continue;
        }
        auto size = integerIn(sibling, "size"_L1);
        if (!size) {
            size = integerIn(lfs, "size"_L1);
        }
        auto sha256 = lfs["sha256"_L1].toString(lfs["oid"_L1].toString());
        made.siblings.append({ std::move(path),
                               size,
                               sibling["blobId"_L1].toString(),
                               isHex(sha256, 64) ? std::move(sha256) : QString() });
    }
    return made;
}

RepoDetails RepoDetails::of(const RepoInfo &info)
{
    RepoDetails made;
    const auto byFormat = info.raw["safetensors"_L1]["parameters"_L1].toObject();
    for (auto format = byFormat.begin(); format != byFormat.end(); ++format) {
        made.parameters.append({ format.key(), format->toInteger() });
    }
    const auto gguf = info.raw["gguf"_L1].toObject();
    made.architecture = gguf["architecture"_L1].toString();
    made.contextLength = integerIn(gguf, "context_length"_L1);
    made.allDownloads = integerIn(info.raw, "downloadsAllTime"_L1);
    made.children = integerIn(info.raw, "childrenModelCount"_L1).value_or(0);
    made.licenceLink = info.cardData["license_link"_L1].toString();
    made.languages = textsIn(info.cardData["language"_L1]);
    return made;
}

} // namespace Hubdesk
