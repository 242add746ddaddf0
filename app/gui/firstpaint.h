// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace Hubdesk
{

/// For the bench of the start: ends the program when the first page has been painted
/// (HUBDESK_QUIT_WHEN_PAINTED).
class FirstPaint : public QObject
{
    Q_OBJECT
public:
    explicit FirstPaint(QWidget *window);
    static bool isWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Hubdesk
