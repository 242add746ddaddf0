// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

namespace Hubdesk
{

/// A few facts side by side, each a quiet word over its value, with lines between; those that do not fit go
/// to a second line.
class FactsRow : public QWidget
{
    Q_OBJECT
public:
    struct Fact {
        QString name;
        QString value;
    };

    explicit FactsRow(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QRect> places(int width) const;
    QList<QRect> places(int width, int gap) const;

    QList<Fact> m_facts;
};

} // namespace Hubdesk
