// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace Hubdesk
{

struct PaletteEntry;
struct StateBadge;

/// Paints the rows of the palette: icon, text with the matched letters in the accent, a quiet word behind it,
/// how a repo stands on this computer and the shortcut's cap at the right; headings small and muted.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintEntry(QPainter *painter,
                    const QStyleOptionViewItem &option,
                    const PaletteEntry &entry,
                    const StateBadge &state) const;
};

} // namespace Hubdesk
