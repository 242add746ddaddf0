// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/tokens.h"

#include <algorithm>
#include <cmath>

namespace Hubdesk
{

namespace
{

struct Row {
    Token token;
    QRgb light;
    QRgb dark;
};

// Alpha only in Scrim: 38 % and 62 %.
constexpr Row rows[] = {
    { Token::Ink, 0xff111827, 0xffe5e7eb },         { Token::Muted, 0xff4b5563, 0xff9ca3af },
    { Token::Faint, 0xff5f6774, 0xff929cae },       { Token::AccentText, 0xff4f46e5, 0xffa5adfb },
    { Token::Green, 0xff12723a, 0xff4ade80 },       { Token::Amber, 0xffa54a08, 0xfffbbf24 },
    { Token::Red, 0xffb91c1c, 0xfff98080 },         { Token::Blue, 0xff1d5fd0, 0xff6fb0fb },
    { Token::CodeKey, 0xff1d5fd0, 0xff7db7fc },     { Token::CodeString, 0xff12723a, 0xff6fdd9a },
    { Token::CodeNumber, 0xffa54a08, 0xfff3b95f },  { Token::CodeHeading, 0xff4338ca, 0xffa5adfb },
    { Token::CodeComment, 0xff5f6774, 0xff929cae }, { Token::Surface, 0xffffffff, 0xff0f1420 },
    { Token::Panel, 0xfff8fafc, 0xff151b2a },       { Token::Raised, 0xffffffff, 0xff1a2233 },
    { Token::Hover, 0xfff1f5f9, 0xff1b2335 },       { Token::Pressed, 0xffe5e9f0, 0xff26304a },
    { Token::Selection, 0xffe8eafd, 0xff262c55 },   { Token::SelectionElsewhere, 0xffeceef2, 0xff1f2738 },
    { Token::CodeBlock, 0xfff6f8fa, 0xff141a28 },   { Token::GreenGround, 0xffecfaf1, 0xff11281f },
    { Token::AmberGround, 0xfffef6e4, 0xff2a2214 }, { Token::RedGround, 0xfffdf0f0, 0xff2d181e },
    { Token::BlueGround, 0xffedf4fe, 0xff13243f },  { Token::TooltipGround, 0xff1f2937, 0xffe5e7eb },
    { Token::Scrim, 0x61111827, 0x9e03060e },       { Token::Border, 0xffe5e7eb, 0xff263044 },
    { Token::Control, 0xffcbd5e1, 0xff384560 },     { Token::GreenEdge, 0xffa7dfbd, 0xff235a3e },
    { Token::AmberEdge, 0xfff0d49a, 0xff5f4a1c },   { Token::RedEdge, 0xfff0bcbc, 0xff6a2f38 },
    { Token::BlueEdge, 0xffb9d3f8, 0xff264a7d },    { Token::Accent, 0xff4f46e5, 0xff818cf8 },
    { Token::AccentHover, 0xff4338ca, 0xff939dfa }, { Token::AccentPressed, 0xff3730a3, 0xffa5adfb },
    { Token::OnAccent, 0xffffffff, 0xff0f1420 },    { Token::TooltipText, 0xfff9fafb, 0xff111827 },
    { Token::Track, 0xffe5e7eb, 0xff2b3650 },       { Token::Mark, 0xff6b7280, 0xff7f8ba1 },
};
static_assert(std::size(rows) == tokenCount);

struct SeriesRow {
    QRgb fillLight;
    QRgb fillDark;
    QRgb lineLight;
    QRgb lineDark;
};

constexpr SeriesRow seriesRows[seriesCount] = {
    { 0xff9db3e7, 0xff1d3672, 0xff2a59c7, 0xff5984e8 }, { 0xfff8ddb0, 0xff87631e, 0xff8d650c, 0xffdab459 },
    { 0xff9bd4bf, 0xff1e7558, 0xff1f9877, 0xff2fbc8d }, { 0xffd3aece, 0xff542647, 0xffb847a0, 0xffc36fae },
    { 0xffe2e5e9, 0xff5f6b82, 0xff444a55, 0xffc2c9d6 },
};

double luminance(const QColor &color)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Tokens Tokens::light()
{
    Tokens tokens;
    for (const Row &row : rows) {
        tokens[row.token] = QColor::fromRgba(row.light);
    }
    return tokens;
}

Tokens Tokens::dark()
{
    Tokens tokens;
    for (const Row &row : rows) {
        tokens[row.token] = QColor::fromRgba(row.dark);
    }
    return tokens;
}

Tokens Tokens::withHighContrast() const
{
    Tokens tokens = *this;
    tokens[Token::Border] = tokens[Token::Mark];
    tokens[Token::Control] = tokens[Token::Mark];
    return tokens;
}

QColor seriesFill(Series series, bool dark)
{
    const SeriesRow &row = seriesRows[static_cast<int>(series)];
    return QColor::fromRgba(dark ? row.fillDark : row.fillLight);
}

QColor seriesLine(Series series, bool dark)
{
    const SeriesRow &row = seriesRows[static_cast<int>(series)];
    return QColor::fromRgba(dark ? row.lineDark : row.lineLight);
}

QColor seriesText(bool dark)
{
    return QColor::fromRgba(dark ? 0xfff3f4f6 : 0xff111827);
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({ luminance(one), luminance(other) });
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace Hubdesk
