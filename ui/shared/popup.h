// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace Hubdesk
{

/// A small window that opens at a button and goes when somebody clicks elsewhere: with the ground, the edge
/// and the corners of a menu. GUI thread; owned by its parent.
class Popup : public QWidget
{
    Q_OBJECT
public:
    explicit Popup(QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Hubdesk
