// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace Hubdesk
{

/// Left to right, then the next line: chips. Mirrored for right-to-left languages.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Placed {
        QLayoutItem *item;
        int x;
        QSize size;
    };

    int arrange(const QRect &rect, bool move) const;
    void placeLine(const QList<Placed> &line, const QRect &inner, int y, int height) const;
    int gapBetween(const QLayoutItem *one, const QLayoutItem *next) const;

    QList<QLayoutItem *> m_items;
};

} // namespace Hubdesk
