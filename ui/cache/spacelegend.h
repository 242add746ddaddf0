// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/spacecolours.h"

#include <QWidget>

namespace Hubdesk
{

/// What the colours and marks in a picture of the cache mean. GUI thread.
class SpaceLegend : public QWidget
{
    Q_OBJECT
public:
    explicit SpaceLegend(QWidget *parent = nullptr);

    void setSpace(const ShownSpacePtr &space, SpaceColouring colouring);
    QStringList words() const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Sign : quint8 { Fill, Shared, Basket };
    struct Entry {
        Sign sign = Sign::Fill;
        Series series = Series::Other;
        QString words;
    };
    QList<QRect> places(int width) const;
    void drawSign(QPainter *painter, const QRectF &place, const Entry &entry) const;

    QList<Entry> m_entries;
};

} // namespace Hubdesk
