// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/patterns.h"

namespace Hubdesk
{

/// What a person types to choose files: words and shell patterns between commas or blanks, those with `!` in
/// front leave out ("*.safetensors, !*fp16*"). A word without `*`, `?` or `[` fits every path that holds it,
/// whatever its case. `>1gb` and `<500 kb` hold for every file that is to fit: both together are a range.
/// Units are decimal as everywhere in the face, with an `i` binary; without one it is bytes. A value.
class FilePattern
{
public:
    /// Everything fits an empty text; only what is left out, one of nothing but `!` patterns.
    explicit FilePattern(const QString &text);
    bool isEmpty() const { return m_wanted.isEmpty() && m_unwanted.isEmpty() && m_sizes.isEmpty(); }
    /// `size` in bytes; what has none (negative) fits no text that asks for one.
    bool fits(const QString &path, qint64 size) const;

private:
    struct Part {
        QString word; ///< or else the pattern
        std::optional<GlobPattern> pattern;
        bool fits(const QString &path) const;
    };
    struct Size {
        qint64 bytes = 0;
        bool isLeast = false; ///< or else the most; neither is this size itself
        bool fits(qint64 size) const { return size >= 0 && (isLeast ? size > bytes : size < bytes); }
    };
    QString takeSizes(QString text);

    QList<Size> m_sizes;
    QList<Part> m_wanted;
    QList<Part> m_unwanted;
};

} // namespace Hubdesk
