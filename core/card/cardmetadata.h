// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/yamlnode.h"

#include <QStringList>

namespace Hubdesk
{

/// What a card says about its repo in its front matter: the facts that pages show. Everything is as the
/// author wrote it
/// (`language: no` is Norwegian here), unchecked; missing values are empty.
struct CardMetadata {
    QString license;
    QString licenseName;
    QString licenseLink;
    QStringList languages;
    QStringList tags; ///< without duplicates, in order
    QString pipelineTag;
    QString libraryName;
    QStringList baseModels;
    QStringList datasets;
    QStringList metrics;
    QString prettyName; ///< datasets
    QStringList taskCategories; ///< datasets
    QStringList sizeCategories; ///< datasets
    QString title; ///< Spaces
    QString emoji; ///< Spaces
    QString sdk; ///< Spaces
    YamlNode root; ///< everything, a mapping; null where there is no front matter or an empty one

    /// From the whole README. No block is empty metadata; a block that is not YAML, or no mapping, is a
    /// Protocol error whose detail starts with "line N: ", counted in the README. Pure, any thread.
    static Result<CardMetadata> read(QByteArrayView readme);
};

} // namespace Hubdesk
