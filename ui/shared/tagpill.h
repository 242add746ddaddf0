// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"
#include "ui/shared/tokens.h"

#include <QString>
#include <QWidget>

#include <optional>

class QPainter;

namespace Hubdesk
{

/// A quiet fact in a frame, 20 px: "default", "pickle", "private".
struct Tag {
    enum class Tone : quint8 { Plain, Green, Amber, Red, Blue };

    QString text;
    Tone tone = Tone::Plain;
    std::optional<Icon> icon = {};
    bool operator==(const Tag &) const = default;
};

QSize tagSize(const Tag &tag);
/// At the left edge of `rect`, vertically centred; for delegates.
void drawTag(QPainter *painter, const QRect &rect, const Tag &tag);

class TagPill : public QWidget
{
    Q_OBJECT

public:
    explicit TagPill(const Tag &tag, QWidget *parent = nullptr);

    void setTag(const Tag &tag);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tag m_tag;
};

} // namespace Hubdesk
