// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAbstractItemView;

namespace Hubdesk
{

/// Rounds the corners of a table that has a frame: its head and rows paint up to the very edge, so the
/// corners are painted over them, in the ground around the table. GUI thread; child of the view.
class FrameCorners : public QWidget
{
public:
    explicit FrameCorners(QAbstractItemView *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
};

} // namespace Hubdesk
