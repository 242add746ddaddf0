// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Hubdesk
{

enum class LineEnd { Lf, CrLf, Cr };

/// Where the YAML block of a README lies, as byte offsets into the text that was split. Recognised exactly as
/// the Hub does (hub-protocol.md 9.1), a leading UTF-8 byte order mark left out of account. Bytes need not be
/// valid UTF-8.
struct FrontMatter {
    bool present = false; ///< false: no block, the whole text (after the mark) is the body
    bool hasBom = false;
    bool mixedLineEnds = false; ///< the text holds more than one kind
    LineEnd lineEnd = LineEnd::Lf; ///< what a writer should use for new lines (hub-protocol.md 9.3)
    qsizetype openStart = 0; ///< first dash of the opening fence
    qsizetype yamlStart = 0; ///< first byte after the opening fence's line break
    qsizetype yamlEnd = 0; ///< start of the line break before the closing fence
    qsizetype closeStart = 0; ///< first dash of the closing fence
    qsizetype bodyStart = 0; ///< first byte after the closing fence's line break

    QByteArrayView yaml(QByteArrayView text) const { return text.sliced(yamlStart, yamlEnd - yamlStart); }
    QByteArrayView body(QByteArrayView text) const { return text.sliced(bodyStart); }
    /// 1-based line of the text on which the YAML starts.
    int yamlLine(QByteArrayView text) const;

    bool operator==(const FrontMatter &) const = default;
};

/// Linear in the length of the text; pure, any thread.
FrontMatter splitFrontMatter(QByteArrayView text);

/// The body of a README as text: front matter left out, bytes that are not UTF-8 shown as replacement
/// characters.
QString cardBody(QByteArrayView text);

} // namespace Hubdesk
