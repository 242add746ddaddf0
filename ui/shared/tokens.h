// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <array>

namespace Hubdesk
{

/// Every colour of the face by its job. A painter names the job; Theme knows the value for light and dark.
enum class Token : quint8 {
    // Text: at least 4.5:1 on Surface, Panel, Hover and Selection.
    Ink,
    Muted, ///< second line, icons
    Faint, ///< hints, placeholders, disabled
    AccentText, ///< links, active state
    Green, ///< cached, verified, works
    Amber, ///< partial, retry, gated, stars
    Red, ///< needs attention, deletes
    Blue, ///< newer, information, changed
    CodeKey,
    CodeString,
    CodeNumber,
    CodeHeading,
    CodeComment,
    // Grounds
    Surface,
    Panel, ///< rail, bars, heads
    Raised, ///< buttons, fields
    Hover, ///< row or button under the pointer
    Pressed, ///< one step beyond Hover
    Selection,
    SelectionElsewhere, ///< selected, but another view has the focus
    CodeBlock,
    GreenGround,
    AmberGround,
    RedGround,
    BlueGround,
    TooltipGround,
    Scrim, ///< under a dialog, with alpha
    // Lines and fills
    Border, ///< between panes and rows
    Control, ///< outline of fields and buttons
    GreenEdge,
    AmberEdge,
    RedEdge,
    BlueEdge,
    Accent, ///< fills, focus, progress
    AccentHover,
    AccentPressed,
    OnAccent, ///< text and icons on Accent
    TooltipText,
    Track, ///< empty part of bars, skeletons
    Mark, ///< check box outline, off switch, used disk
};
inline constexpr int tokenCount = static_cast<int>(Token::Mark) + 1;

/// One scheme's values.
struct Tokens {
    std::array<QColor, tokenCount> values;

    const QColor &operator[](Token token) const { return values[static_cast<size_t>(token)]; }
    QColor &operator[](Token token) { return values[static_cast<size_t>(token)]; }
    bool operator==(const Tokens &) const = default;

    static Tokens light();
    static Tokens dark();
    /// The same scheme with outlines that reach 3:1: Border and Control become Mark.
    Tokens withHighContrast() const;
};

/// Five colours for charts, treemap and avatars; told apart by colour-blind people too.
enum class Series : quint8 { Models, Datasets, Spaces, Spare, Other };
inline constexpr int seriesCount = 5;

/// Fill of a treemap cell or an avatar.
QColor seriesFill(Series series, bool dark);
/// Bar or line in a chart.
QColor seriesLine(Series series, bool dark);
/// Text in a cell filled with `seriesFill`.
QColor seriesText(bool dark);

/// WCAG contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);

/// Logical pixels at 96 dpi and text 100 %. Heights grow with the text through `Theme::px`.
namespace Metrics
{
inline constexpr int space1 = 4;
inline constexpr int space2 = 8;
inline constexpr int space3 = 12;
inline constexpr int space4 = 16;
inline constexpr int space5 = 24;
inline constexpr int pageMargin = 16;
inline constexpr int dialogMargin = 24;
inline constexpr int iconGap = 6; ///< between an icon and its word
inline constexpr int controlGap = 8; ///< between controls

inline constexpr int radiusBox = 8; ///< boxes, banners, dialogs
inline constexpr int radiusControl = 6; ///< controls, chips, rail rows
inline constexpr int radiusSmall = 4; ///< check boxes, tags, key caps

inline constexpr int topBar = 44;
inline constexpr int statusStrip = 26;
inline constexpr int rail = 200;
inline constexpr int railCollapsed = 56;
inline constexpr int pageHeader = 52;
inline constexpr int listToolbar = 44; ///< panel header too
inline constexpr int subToolbar = 40; ///< chip row too
inline constexpr int tabBar = 36;
inline constexpr int tableHeader = 28;
inline constexpr int noticeBar = 34;

inline constexpr int listRow = 52; ///< two lines
inline constexpr int treeRow = 30; ///< tables too
inline constexpr int denseRow = 26; ///< facets, tensor table
inline constexpr int railRow = 30;

inline constexpr int control = 30;
inline constexpr int compactControl = 26; ///< in toolbars and rows
inline constexpr int chip = 24;
inline constexpr int tag = 20;
inline constexpr int rowButton = 24;
inline constexpr int linkRing = 2; ///< between the letters of a link and its edge
inline constexpr int checkBox = 16;
inline constexpr int iconButton = 16; ///< icon in buttons and rows
inline constexpr int iconRail = 18;
inline constexpr int iconSmall = 14; ///< chips, strip, chevrons, local state
inline constexpr int iconState = 32; ///< empty and error panes
inline constexpr int progressBar = 6;
inline constexpr int splitterGrab = 7;
} // namespace Metrics

} // namespace Hubdesk
