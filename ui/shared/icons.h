// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QIcon>
#include <QRect>

#include <optional>

class QPainter;

namespace Hubdesk
{

/// The icon family, resources/icons/<name>.svg: 20 px grid, 1.5 px line, tinted when drawn.
enum class Icon : quint8 {
    Account,
    Archive,
    ArrowDown,
    ArrowUp,
    Audio,
    Back,
    Basket,
    Bell,
    Branch,
    Cache,
    Card,
    Chat,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Code,
    Columns,
    Commit,
    Copy,
    Dataset,
    Detection,
    Download,
    Error,
    Eye,
    Favourite,
    FavouriteSet, ///< filled
    File,
    Filter,
    Flask,
    Folder,
    Forward,
    Gauge,
    Globe,
    Grip,
    Help,
    Image,
    Info,
    Key,
    Keyboard,
    Like,
    Link,
    List,
    Lock,
    Menu,
    Minus,
    Model,
    Monitor,
    More,
    Offline,
    Open,
    Organisation,
    Pause,
    Pin,
    Plus,
    PullRequest,
    Quit,
    Retry,
    Run,
    Search,
    Settings,
    Sidebar,
    SignIn,
    Space,
    Star,
    Stop,
    Table,
    Tag,
    Tensor,
    Text,
    Transfers,
    Trash,
    Undo,
    Upload,
    Verify,
    Warning,
};
inline constexpr int iconCount = static_cast<int>(Icon::Warning) + 1;

/// File name without suffix: "download".
QLatin1StringView iconName(Icon icon);
/// The icon of a QIcon made by `icon()`, so that the style can tint it anew.
std::optional<Icon> iconOf(const QIcon &icon);

/// For actions, buttons and models. Muted, or the colour of `token`; Faint when disabled. The style
/// draws it in the accent where a control is on (rail, tabs, buttons). Follows a change of scheme, crisp at
/// every size and device scale.
QIcon icon(Icon icon);
QIcon icon(Icon icon, Token token);

/// For delegates and custom painting: square, centred in `rect`, from a cache.
void drawIcon(QPainter *painter, Icon icon, const QRect &rect, const QColor &color);

/// The mark: the letter H, its bar broken by a ring, on an accent square. Sizes 16 to 256.
QIcon productIcon();
/// Our mark inside a window, in the colours of the theme; a square of that many device-independent pixels.
QPixmap productMark(int side, qreal pixelRatio);

} // namespace Hubdesk
