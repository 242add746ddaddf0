// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/textformat.h"

#include <array>
#include <optional>
#include <utility>

namespace Hubdesk
{

namespace
{

constexpr qsizetype textSampleSize = 64 << 10;

// What Windows-1252 has at 0x80 to 0x9F.
constexpr std::array<char16_t, 32> windowsLetters{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

std::optional<TextEncoding> markedEncoding(QByteArrayView head)
{
    const auto found = QStringConverter::encodingForData(head);
    if (!found) {
        return std::nullopt;
    }
    switch (*found) {
    case QStringConverter::Utf16LE:
        return TextEncoding::Utf16Le;
    case QStringConverter::Utf16BE:
        return TextEncoding::Utf16Be;
    case QStringConverter::Utf32LE:
        return TextEncoding::Utf32Le;
    case QStringConverter::Utf32BE:
        return TextEncoding::Utf32Be;
    default:
        return TextEncoding::Utf8;
    }
}

// UTF-16 without a mark gives itself away by the zero halves of its Latin letters.
std::optional<TextEncoding> unmarkedWide(QByteArrayView sample)
{
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < sample.size(); ++i) {
        zeros[size_t(i % 2)] += sample[i] == '\0' ? 1 : 0;
    }
    const qsizetype pairs = sample.size() / 2;
    const auto looksWide = [pairs](qsizetype high, qsizetype low) {
        return high >= 3 && high * 10 >= pairs * 4 && low * 50 <= pairs;
    };
    if (looksWide(zeros[1], zeros[0])) {
        return TextEncoding::Utf16Le;
    }
    return looksWide(zeros[0], zeros[1]) ? std::optional(TextEncoding::Utf16Be) : std::nullopt;
}

// How many bytes the UTF-8 character at `at` has; 0 if there is none, -1 if it is cut by the end.
qsizetype characterLength(QByteArrayView bytes, qsizetype at)
{
    const auto lead = uchar(bytes[at]);
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead > 0xF4) {
        return 0;
    }
    for (qsizetype i = 1; i < length; ++i) {
        if (at + i >= bytes.size()) {
            return -1;
        }
        if ((uchar(bytes[at + i]) & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

// One damaged character does not make a Latin-1 text of a long UTF-8 one.
bool looksUtf8(QByteArrayView sample)
{
    qsizetype good = 0;
    qsizetype bad = 0;
    for (qsizetype i = 0; i < sample.size();) {
        const auto length = characterLength(sample, i);
        if (length < 0) {
            break;
        }
        good += length > 1 ? 1 : 0;
        bad += length == 0 ? 1 : 0;
        i += qMax<qsizetype>(1, length);
    }
    return bad == 0 || good > 4 * bad;
}

LineEnds lineEndsOf(QStringView text)
{
    qsizetype feeds = 0;
    qsizetype returns = 0;
    qsizetype both = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n') {
            ++feeds;
        } else if (text[i] == u'\r' && i + 1 < text.size()) { // the last one may be half of a CRLF
            if (text[i + 1] == u'\n') {
                ++both;
                ++i;
            } else {
                ++returns;
            }
        }
    }
    const int kinds = (feeds > 0 ? 1 : 0) + (returns > 0 ? 1 : 0) + (both > 0 ? 1 : 0);
    if (kinds != 1) {
        return kinds == 0 ? LineEnds::None : LineEnds::Mixed;
    }
    return feeds > 0 ? LineEnds::Lf : both > 0 ? LineEnds::CrLf : LineEnds::Cr;
}

bool isControl(QChar c)
{
    constexpr QStringView usual = u"\t\n\v\f\r\b\x1b";
    return (c.unicode() < 0x20 && !usual.contains(c)) || c.unicode() == 0x7F;
}

QStringConverter::Encoding qtEncoding(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringConverter::Utf8;
    case TextEncoding::Utf16Le:
        return QStringConverter::Utf16LE;
    case TextEncoding::Utf16Be:
        return QStringConverter::Utf16BE;
    case TextEncoding::Utf32Le:
        return QStringConverter::Utf32LE;
    case TextEncoding::Utf32Be:
        return QStringConverter::Utf32BE;
    case TextEncoding::Latin1:
        return QStringConverter::Latin1;
    }
    Q_UNREACHABLE_RETURN(QStringConverter::Utf8);
}

} // namespace

TextFormat textFormatOf(QByteArrayView head)
{
    const auto sample = head.first(qMin(head.size(), textSampleSize));
    const auto marked = markedEncoding(sample);
    const auto wide = marked ? marked : unmarkedWide(sample);
    TextFormat format;
    format.marked = marked.has_value();
    format.encoding = wide.value_or(looksUtf8(sample) ? TextEncoding::Utf8 : TextEncoding::Latin1);
    const auto text = decodeText(sample, format.encoding);
    qsizetype controls = 0;
    qsizetype broken = 0;
    for (const auto c : text) {
        controls += isControl(c) ? 1 : 0;
        broken += c == QChar(QChar::ReplacementCharacter) || c.isNonCharacter() ? 1 : 0;
        format.hasNul = format.hasNul || c.isNull();
    }
    format.text = controls * 100 <= text.size() && (!wide || broken * 10 <= text.size());
    format.lineEnds = lineEndsOf(text);
    return format;
}

TextDecoder::TextDecoder(TextEncoding encoding)
    : m_latin1(encoding == TextEncoding::Latin1)
    , m_decoder(qtEncoding(encoding))
{
}

QString TextDecoder::decode(QByteArrayView bytes)
{
    QString text = m_decoder.decode(bytes);
    if (m_latin1) {
        for (auto &c : text) {
            if (c.unicode() >= 0x80 && c.unicode() < 0xA0) {
                c = QChar(windowsLetters[c.unicode() - 0x80U]);
            }
        }
    }
    return text;
}

QString decodeText(QByteArrayView bytes, TextEncoding encoding)
{
    return TextDecoder(encoding).decode(bytes);
}

} // namespace Hubdesk
