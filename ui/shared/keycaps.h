// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QString>
#include <QWidget>

class QPainter;
class QRect;

namespace Hubdesk
{

// A key or shortcut in a small frame: palette, search field, shortcut sheet.

/// "Ctrl Shift C", as this system names its keys.
QString keyCapText(const QKeySequence &keys);
/// Draws it vertically centred at the right edge of `rect`; the width used. For delegates.
int drawKeyCap(QPainter *painter, const QRect &rect, const QString &text);
int keyCapWidth(const QString &text);

/// One by itself, as large as it needs; takes no pointer. GUI thread.
class KeyCap : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCap(const QKeySequence &keys, QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace Hubdesk
