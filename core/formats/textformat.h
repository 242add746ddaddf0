// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

namespace Hubdesk
{

/// Latin1 is read as Windows-1252, which has letters where Latin-1 has control characters.
enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, Latin1 };
enum class LineEnds { None, Lf, CrLf, Cr, Mixed };

/// How the bytes of a text are to be read.
struct TextFormat {
    TextEncoding encoding = TextEncoding::Utf8;
    bool marked = false; ///< a byte order mark says so
    LineEnds lineEnds = LineEnds::None;
    bool text = true; ///< false: too many control characters for a text
    bool hasNul = false; ///< zero characters, which a text does not have, but damaged tables do

    bool operator==(const TextFormat &) const = default;
};

/// Looks at no more than the first 64 KiB. Nothing at all is an empty UTF-8 text. Pure, any thread.
TextFormat textFormatOf(QByteArrayView head);

/// Decodes a text that comes in pieces: a character may be split between two of them. The byte order mark is
/// left out, and what is no character becomes U+FFFD.
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding);
    QString decode(QByteArrayView bytes);

private:
    bool m_latin1;
    QStringDecoder m_decoder;
};

/// All at once; a character that is cut at the end is left out.
QString decodeText(QByteArrayView bytes, TextEncoding encoding);

} // namespace Hubdesk
