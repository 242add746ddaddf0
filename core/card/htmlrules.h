// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringView>

namespace Hubdesk
{

/// How the sanitiser treats a tag.
enum class TagRule {
    Ignore, ///< the tag goes, its content stays
    DropRaw, ///< goes with everything up to its end tag, which is no HTML
    Drop, ///< goes with its content
    Inline, ///< stays, under the name of TagSpec::out
    Block,
    Heading,
    List,
    Item, ///< li
    DefinitionItem, ///< dt, dd
    Table,
    Section, ///< thead, tbody, tfoot
    Row,
    Cell,
    Pre,
    Link,
    Image,
    Break,
    Rule,
    CheckBox, ///< input
    Details,
    Summary,
    Maths, ///< x-equation, from markMaths()
    Media, ///< video, audio, iframe: a link to what it would play
};

struct TagSpec {
    TagRule rule = TagRule::Ignore;
    QLatin1StringView out; ///< the tag that is written
};

/// The rule for a lower-case tag name.
TagSpec tagSpec(QStringView name);

} // namespace Hubdesk
