// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/patterns.h"

namespace Hubdesk
{

/// What a person types to choose files: words and shell patterns between commas or blanks, those with `!` in
/// front leave out ("*.safetensors, !*fp16*"). A word without `*`, `?` or `[` fits every path that holds it,
/// whatever its case. A value.
class FilePattern
{
public:
    /// Everything fits an empty text; only what is left out, one of nothing but `!` patterns.
    explicit FilePattern(const QString &text);
    bool isEmpty() const { return m_wanted.isEmpty() && m_unwanted.isEmpty(); }
    bool fits(const QString &path) const;

private:
    struct Part {
        QString word; ///< or else the pattern
        std::optional<GlobPattern> pattern;
        bool fits(const QString &path) const;
    };
    QList<Part> m_wanted;
    QList<Part> m_unwanted;
};

} // namespace Hubdesk
