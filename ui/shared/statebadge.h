// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QFont>
#include <QString>
#include <QWidget>

class QPainter;

namespace Hubdesk
{

/// How something stands on this computer. Always a sign with a word; the colour only helps.
enum class LocalState : quint8 {
    NotHere, ///< shows nothing
    Complete, ///< green disc with a tick: Cached, Complete, Done, Verified, Works
    Partial, ///< amber ring with its share: "3 of 7 files"
    Running, ///< accent ring with its share: "62 %", Downloading
    Newer, ///< blue ring with an arrow: Newer on Hub
    Queued, ///< clock: Queued, Waiting
    Paused,
    Retrying, ///< amber arrow: Retrying in 12 s
    Cancelled, ///< cross
    AccessNeeded, ///< amber lock
    NeedsAttention, ///< red disc
    Detached, ///< dash: a revision that no branch and no tag names
};

struct StateBadge {
    LocalState state = LocalState::NotHere;
    QString word; ///< the usual word of the state if empty
    double share = 0; ///< for Partial and Running, 0 to 1
    bool operator==(const StateBadge &) const = default;
};

/// "Cached", "Queued" and so on; empty for NotHere.
QString stateWord(LocalState state);
Token stateTone(LocalState state);

/// Sign and word from the left edge of `rect`, vertically centred, elided; for delegates. In a row that is
/// `isSelected` the track of a ring is darker than that row's ground.
void drawStateBadge(QPainter *painter,
                    const QRect &rect,
                    const StateBadge &badge,
                    const QFont &font,
                    bool isSelected = false);
QSize stateBadgeSize(const StateBadge &badge, const QFont &font);

/// The same as a widget; its accessible name is the word.
class StateBadgeLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StateBadgeLabel(QWidget *parent = nullptr);

    const StateBadge &badge() const { return m_badge; }
    void setBadge(const StateBadge &badge);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateBadge m_badge;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::StateBadge)
