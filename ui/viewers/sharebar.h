// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QList>
#include <QWidget>

namespace Hubdesk
{

/// A bar of shares with its legend below: "MLP 5.64 B". The accessible name says every share. GUI thread.
class ShareBar : public QWidget
{
    Q_OBJECT
public:
    struct Share {
        QString name;
        QString amount; ///< as a person reads it
        double weight = 0;
        Series series = Series::Other;
        bool operator==(const Share &) const = default;
    };

    explicit ShareBar(QWidget *parent = nullptr);

    /// `title` stands above the bar.
    void setShares(const QString &title, const QList<Share> &shares);
    const QList<Share> &shares() const { return m_shares; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Label {
        QRect place;
        qsizetype share;
    };
    QList<Label> labels(int width, int *height) const;
    int barTop() const;
    void paintBar(QPainter *painter) const;

    QString m_title;
    QList<Share> m_shares;
};

} // namespace Hubdesk
