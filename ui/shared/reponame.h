// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

class QPainter;
class QRect;

namespace Hubdesk
{

/// What of a repo's name fits on a line, in the house's monospace: the owner quiet, the name strong. The name
/// is what may not be lost, so the owner is elided first. Widths are in pixels, without a margin.
struct RepoNameText {
    QString owner; ///< with its slash; empty for what has none or where it has no room
    QString name;
    int ownerWidth = 0;
    int width = 0; ///< of both
};

struct RepoNameTones {
    Token owner = Token::Muted;
    Token name = Token::Ink;
};

/// `owner` with its slash, or empty.
RepoNameText fitRepoName(const QString &owner, const QString &name, TextSize size, int room);
/// Reads from left to right, at the leading edge of `rect` in the painter's direction. Returns its width.
int drawRepoName(QPainter *painter,
                 const QRect &rect,
                 const QString &owner,
                 const QString &name,
                 TextSize size,
                 RepoNameTones tones = {});

} // namespace Hubdesk
