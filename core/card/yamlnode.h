// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// A place in the YAML text, in code points (not bytes, not UTF-16 units), as libyaml and PyYAML count.
struct YamlMark {
    qsizetype index = 0;
    int line = 0; ///< 0-based
    int column = 0; ///< 0-based

    bool operator==(const YamlMark &) const = default;
};

struct YamlEntry;

/// One node of a YAML document, read only. Scalars keep the text that stands there: whether `no` means false
/// or Norwegian is decided by who reads it. An alias is a copy of what it names.
struct YamlNode {
    enum class Kind { Scalar, Sequence, Mapping };

    Kind kind = Kind::Scalar;
    bool plain = false; ///< a scalar without quotes and block indicator
    QString text; ///< of a scalar
    QString tag; ///< only if written out
    QList<YamlNode> items; ///< of a sequence
    QList<YamlEntry> entries; ///< of a mapping, in order, duplicates kept
    YamlMark start;
    YamlMark end;

    /// Null as YAML 1.1 has it: nothing, `~` or `null`, not in quotes.
    bool isNull() const;
    /// True, false, or neither; by the words of YAML 1.1.
    std::optional<bool> boolean() const;
    /// The value of a key; of the last one if it is there twice, as PyYAML does. nullptr if it is missing.
    const YamlNode *value(QStringView key) const;
    /// The text of a scalar; empty for null and everything else.
    QString scalar() const;
    /// A text, or a list of texts, as a list: nulls and nested values are left out. Never longer than
    /// `limit`.
    QStringList list(qsizetype limit = 1000) const;
};

struct YamlEntry {
    YamlNode key;
    YamlNode value;
};

/// Reads one document. Errors are of kind Protocol; their detail starts with "line N: ", N counted from
/// `firstLine`. An empty document is a null scalar. Bounded: 1 MiB of text, 64 levels, 200,000 nodes after
/// aliases are expanded. Pure, any thread.
Result<YamlNode> readYaml(QByteArrayView text, int firstLine = 1);

} // namespace Hubdesk
