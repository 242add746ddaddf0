// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/facts.h"

#include "app/fakehub/frontmatter.h"
#include "app/fakehub/gguffacts.h"
#include "app/fakehub/lineage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <mutex>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QStringList words(const QJsonValue &value)
{
    QStringList out;
    if (value.isArray()) {
        for (const auto &item : value.toArray()) {
            out += words(item);
        }
    } else if (value.isString() && !value.toString().isEmpty()) {
        out += value.toString();
    }
    return out;
}

QStringList prefixed(QLatin1StringView prefix, const QStringList &list)
{
    QStringList out;
    for (const auto &word : list) {
        out += word.startsWith(prefix) ? word : prefix + word;
    }
    return out;
}

QJsonObject jsonFile(const Tree &tree, const QString &path)
{
    const auto it = tree.constFind(path);
    return it == tree.constEnd() || it->blob.size() > (1 << 20)
        ? QJsonObject()
        : QJsonDocument::fromJson(it->blob.bytes()).object();
}

qint64 product(const QJsonArray &shape)
{
    qint64 n = 1;
    for (const auto &side : shape) {
        n *= side.toInteger();
    }
    return n;
}

QMap<QString, qint64> tensorsIn(const Blob &blob)
{
    QMap<QString, qint64> counts;
    if (blob.size() < 8) {
        return counts;
    }
    const auto length = qint64(qFromLittleEndian<quint64>(blob.read(0, 8).constData()));
    if (length <= 0 || length > (25 << 20) || length > blob.size() - 8) {
        return counts;
    }
    const auto header = QJsonDocument::fromJson(blob.read(8, length)).object();
    for (auto it = header.begin(); it != header.end(); ++it) {
        if (it.key() != "__metadata__"_L1) {
            counts[it->toObject()["dtype"_L1].toString()] += product(it->toObject()["shape"_L1].toArray());
        }
    }
    return counts;
}

// Hundreds of demo models share their weights: a header is read once.
void countTensors(const Blob &blob, QMap<QString, qint64> &counts)
{
    static QHash<QByteArray, QMap<QString, qint64>> read;
    static std::mutex guard; // several servers may live in one test
    const std::scoped_lock lock(guard);
    const QByteArray key = blob.read(0, 64 << 10) + QByteArray::number(blob.size());
    auto known = read.constFind(key);
    if (known == read.constEnd()) {
        known = read.insert(key, tensorsIn(blob));
    }
    for (const auto &[dtype, n] : known->asKeyValueRange()) {
        counts[dtype] += n;
    }
}

// The Hub counts the weights once: the top folder's files, not copies in other layouts.
QJsonObject safetensorsOf(const Tree &tree)
{
    QMap<QString, qint64> counts;
    for (const auto &[path, file] : tree.asKeyValueRange()) {
        if (path.endsWith(".safetensors"_L1) && !path.contains(u'/') && !path.startsWith("adapter"_L1)) {
            countTensors(file.blob, counts);
        }
    }
    QJsonObject parameters;
    qint64 total = 0;
    for (const auto &[dtype, n] : counts.asKeyValueRange()) {
        parameters.insert(dtype, n);
        total += n;
    }
    return total ? QJsonObject{ { u"parameters"_s, parameters }, { u"total"_s, total } } : QJsonObject();
}

QJsonObject trimmedConfig(const Tree &tree)
{
    const auto whole = jsonFile(tree, u"config.json"_s);
    QJsonObject config;
    for (const auto &key : { "architectures"_L1, "model_type"_L1, "quantization_config"_L1 }) {
        if (whole.contains(key)) {
            config.insert(key, whole[key]);
        }
    }
    const auto tokenizer = jsonFile(tree, u"tokenizer_config.json"_s);
    QJsonObject trimmed;
    for (const auto &key : { "bos_token"_L1, "eos_token"_L1, "pad_token"_L1, "chat_template"_L1 }) {
        if (tokenizer.contains(key)) {
            trimmed.insert(key, tokenizer[key]);
        }
    }
    if (!trimmed.isEmpty()) {
        config.insert("tokenizer_config"_L1, trimmed);
    }
    return config;
}

bool anyEndsWith(const Tree &tree, QLatin1StringView ending)
{
    return std::any_of(
        tree.keyBegin(), tree.keyEnd(), [ending](const QString &path) { return path.endsWith(ending); });
}

QStringList commonTags(const QJsonObject &card)
{
    return words(card["tags"_L1]) + words(card["language"_L1])
        + prefixed("license:"_L1, words(card["license"_L1]));
}

QStringList modelTags(const Tree &tree, const Facts &facts)
{
    QStringList tags;
    if (!facts.library.isEmpty()) {
        tags += facts.library;
    }
    for (const auto &ending : { ".safetensors"_L1, ".gguf"_L1, ".onnx"_L1 }) {
        if (anyEndsWith(tree, ending)) {
            tags += ending.sliced(1);
        }
    }
    if (anyEndsWith(tree, ".bin"_L1) || anyEndsWith(tree, ".pt"_L1)) {
        tags += u"pytorch"_s;
    }
    if (!facts.config["model_type"_L1].toString().isEmpty()) {
        tags += facts.config["model_type"_L1].toString();
    }
    if (!facts.pipelineTag.isEmpty()) {
        tags += facts.pipelineTag;
    }
    tags += words(facts.card["tags"_L1]) + words(facts.card["language"_L1]);
    tags += prefixed("dataset:"_L1, words(facts.card["datasets"_L1]));
    for (const auto &base : words(facts.card["base_model"_L1])) {
        tags += u"base_model:"_s + base;
        tags += u"base_model:%1:%2"_s.arg(relationOf(facts.card), base);
    }
    tags += prefixed("license:"_L1, words(facts.card["license"_L1]));
    if (facts.library == "transformers"_L1) {
        tags += u"endpoints_compatible"_s;
    }
    return tags;
}

QStringList datasetTags(const QJsonObject &card)
{
    QStringList tags;
    for (const auto &key : { "annotations_creators"_L1,
                             "language_creators"_L1,
                             "task_categories"_L1,
                             "task_ids"_L1,
                             "multilinguality"_L1,
                             "source_datasets"_L1,
                             "size_categories"_L1,
                             "language"_L1,
                             "license"_L1 }) {
        for (const auto &word : words(card[key])) {
            tags += key + u':' + word;
        }
    }
    return tags + words(card["tags"_L1]);
}

QString libraryOf(const Tree &tree, const QJsonObject &card, const QJsonObject &config)
{
    if (const QString named = card["library_name"_L1].toString(); !named.isEmpty()) {
        return named;
    }
    if (tree.contains(u"model_index.json"_s)) {
        return u"diffusers"_s;
    }
    return config.contains("model_type"_L1) ? u"transformers"_s : QString();
}

// The first paragraph of the card that is plain text: the sentence a list shows.
QString descriptionOf(const Tree &tree)
{
    const auto readme = tree.constFind(u"README.md"_s);
    if (readme == tree.constEnd()) {
        return {};
    }
    QString text = QString::fromUtf8(readme->blob.bytes());
    if (text.startsWith("---"_L1)) {
        text = text.mid(text.indexOf("\n---"_L1, 3) + 4);
    }
    for (const QString &paragraph : text.split("\n\n"_L1)) {
        const QString line = paragraph.simplified();
        if (!line.isEmpty() && (line[0].isLetterOrNumber() || line[0] == u'*')) {
            return line;
        }
    }
    return {};
}

} // namespace

Facts readFacts(RepoKind kind, const Tree &tree)
{
    Facts facts;
    if (const auto readme = tree.constFind(u"README.md"_s); readme != tree.constEnd()) {
        facts.card = frontMatter(readme->blob.bytes());
    }
    facts.description = descriptionOf(tree);
    facts.pipelineTag = facts.card["pipeline_tag"_L1].toString();
    switch (kind) {
    case RepoKind::Model:
        facts.config = trimmedConfig(tree);
        facts.safetensors = safetensorsOf(tree);
        facts.library = libraryOf(tree, facts.card, facts.config);
        facts.gguf = ggufFacts(tree);
        facts.tags = modelTags(tree, facts);
        break;
    case RepoKind::Dataset:
        facts.tags = datasetTags(facts.card);
        break;
    case RepoKind::Space:
        facts.tags = QStringList{ facts.card["sdk"_L1].toString(u"static"_s) } + commonTags(facts.card);
        break;
    }
    facts.tags += u"region:us"_s;
    facts.tags.removeDuplicates();
    for (const auto &file : tree) {
        facts.usedStorage += file.lfs ? file.blob.size() : 0;
    }
    return facts;
}

} // namespace FakeHub
