// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/datasetfeatures.h"

#include "core/formats/jsonscan.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostFeatureBytes = 4 << 20;
constexpr qsizetype mostFeatures = 1'000;
constexpr qsizetype mostLabels = 1'000;
constexpr qsizetype longestFeature = 200;
constexpr qsizetype longestType = 500;
constexpr int deepestFeature = 8; // each level reads its text again

JsonPiece member(JsonPiece object, QStringView key)
{
    JsonPiece found;
    for (const auto &[name, value] : membersOf(object, mostFeatures)) {
        if (name == key) {
            found = value;
        }
    }
    return found;
}

QString shortText(JsonPiece value, qsizetype limit)
{
    bool cut = false;
    return value.type == JsonType::Missing ? QString() : shownJson(value, limit, &cut);
}

QString typeOf(JsonPiece feature, int depth);

QString listOf(JsonPiece inner, JsonPiece length, int depth)
{
    const auto count = shortText(length, 20);
    const bool fixed = length.type == JsonType::Integer && !count.startsWith(u'-');
    return u"List(%1%2)"_s.arg(typeOf(inner, depth + 1), fixed ? u", "_s + count : QString());
}

QString structOf(JsonPiece object, int depth)
{
    QStringList parts;
    qsizetype length = 0;
    for (const auto &[name, value] : membersOf(object, mostFeatures)) {
        parts.append(name.left(longestFeature) + u": "_s + typeOf(value, depth + 1));
        length += parts.last().size();
        if (length > longestType) {
            parts.append(u"\u2026"_s);
            break;
        }
    }
    return u"{%1}"_s.arg(parts.join(u", "_s));
}

// What stands in brackets behind the name of a type.
QString details(const QString &kind, JsonPiece feature)
{
    if (kind == "Audio"_L1) {
        return shortText(member(feature, u"sampling_rate"), 20);
    }
    if (kind.startsWith("Array"_L1)) {
        const auto shape = shortText(member(feature, u"shape"), 60);
        const auto dtype = shortText(member(feature, u"dtype"), 30);
        return dtype + u", "_s + shape;
    }
    if (kind.startsWith("Translation"_L1)) {
        return shortText(member(feature, u"languages"), 200);
    }
    return {};
}

QString typeOf(JsonPiece feature, int depth)
{
    if (depth > deepestFeature) {
        return u"\u2026"_s;
    }
    if (feature.type == JsonType::Array) {
        return listOf(elementsOf(feature, 1).value(0), {}, depth);
    }
    const auto kind = shortText(member(feature, u"_type"), 60);
    if (kind.isEmpty() || member(feature, u"_type").type != JsonType::Text) {
        return feature.type == JsonType::Object ? structOf(feature, depth) : u"?"_s;
    }
    if (kind == "Value"_L1) {
        return shortText(member(feature, u"dtype"), 60);
    }
    if (kind == "Sequence"_L1 || kind == "List"_L1 || kind == "LargeList"_L1) {
        return listOf(member(feature, u"feature"), member(feature, u"length"), depth);
    }
    const auto more = details(kind, feature);
    return more.isEmpty() || more == "null"_L1 ? kind : u"%1(%2)"_s.arg(kind, more);
}

} // namespace

QList<DatasetFeature> readDatasetFeatures(QByteArrayView json)
{
    JsonScanner scanner(json.first(qMin(json.size(), mostFeatureBytes)));
    const auto root = scanner.value();
    if (!root || root->type != JsonType::Object) {
        return {};
    }
    const auto info = member(*root, u"info");
    const auto features = member(info.type == JsonType::Object ? info : *root, u"features");
    QList<DatasetFeature> list;
    for (const auto &[name, value] : membersOf(features, mostFeatures)) {
        DatasetFeature feature{ name.left(longestFeature), typeOf(value, 0).left(longestType), {} };
        if (feature.type == "ClassLabel"_L1) {
            for (const auto label : elementsOf(member(value, u"names"), mostLabels)) {
                feature.labels.append(shortText(label, longestFeature));
            }
        }
        list.append(feature);
    }
    return list;
}

} // namespace Hubdesk
