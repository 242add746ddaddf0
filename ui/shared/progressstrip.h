// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace Hubdesk
{

/// What a transfer's bar says: bytes that were here before (hatched), bytes that came new (solid), and below
/// them a thin green line for what is verified. Shares of the whole, 0 to 1; `fresh` starts where `old` ends.
struct ProgressParts {
    enum class Mood : quint8 { Running, Retrying, Stopped, Done };

    double old = 0;
    double fresh = 0;
    double verified = 0;
    Mood mood = Mood::Running;
    bool operator==(const ProgressParts &) const = default;
};

/// Height that drawProgress needs: bar, gap, line.
int progressHeight();
/// Draws at the top of `rect`; for delegates, whose ground may be the selection's.
void drawProgress(QPainter *painter, const QRectF &rect, const ProgressParts &parts, bool isSelected = false);

/// The same as a widget. Never goes back: less than before is shown only after a change of mood or reset().
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    const ProgressParts &parts() const { return m_parts; }
    void setParts(ProgressParts parts);
    void reset();
    /// "62 %", for the screen reader.
    QString valueText() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ProgressParts m_parts;
};

} // namespace Hubdesk
