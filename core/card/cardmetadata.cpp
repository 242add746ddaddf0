// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardmetadata.h"

#include "core/card/frontmatter.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString textOf(const YamlNode &root, QStringView key)
{
    const auto *node = root.value(key);
    return node ? node->list(1).value(0) : QString(); // cards in the wild write lists where a text belongs
}

QStringList listOf(const YamlNode &root, QStringView key)
{
    const auto *node = root.value(key);
    auto list = node ? node->list() : QStringList();
    list.removeDuplicates();
    return list;
}

CardMetadata factsOf(YamlNode root)
{
    CardMetadata facts;
    facts.license = textOf(root, u"license");
    facts.licenseName = textOf(root, u"license_name");
    facts.licenseLink = textOf(root, u"license_link");
    facts.languages = listOf(root, u"language");
    facts.tags = listOf(root, u"tags");
    facts.pipelineTag = textOf(root, u"pipeline_tag");
    facts.libraryName = textOf(root, u"library_name");
    facts.baseModels = listOf(root, u"base_model");
    facts.datasets = listOf(root, u"datasets");
    facts.metrics = listOf(root, u"metrics");
    facts.prettyName = textOf(root, u"pretty_name");
    facts.taskCategories = listOf(root, u"task_categories");
    facts.sizeCategories = listOf(root, u"size_categories");
    facts.title = textOf(root, u"title");
    facts.emoji = textOf(root, u"emoji");
    facts.sdk = textOf(root, u"sdk");
    facts.root = std::move(root);
    return facts;
}

} // namespace

Result<CardMetadata> CardMetadata::read(QByteArrayView readme)
{
    const auto split = splitFrontMatter(readme);
    if (!split.present) {
        return factsOf(YamlNode{ .plain = true });
    }
    const auto line = split.yamlLine(readme);
    auto root = readYaml(split.yaml(readme), line);
    if (!root) {
        return std::unexpected(root.error());
    }
    if (root->kind != YamlNode::Kind::Mapping && !root->isNull()) {
        return fail(Error::Kind::Protocol,
                    u"line %1: the metadata is not a mapping of keys to values"_s.arg(line));
    }
    return factsOf(*std::move(root));
}

} // namespace Hubdesk
