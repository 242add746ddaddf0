// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/robot.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

/// Pictures of every page on the demo Hub in the sizes of a window; the scheme and text size are those of the
/// run. The names of the files say them.
class Shots : public Robot
{
    Q_OBJECT
public:
    Shots(QWidget *window, const Theme &theme, const QString &folder);

private:
    void addSize(QSize size, qreal scale, const QString &name);

    QWidget *m_main;
};

} // namespace Hubdesk
