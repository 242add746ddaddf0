// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/robot.h"

namespace Hubdesk
{

/// The main job as a newcomer does it, on the demo Hub: search, open, read, look at files, download, clear; a
/// picture of each.
class Tour : public Robot
{
    Q_OBJECT
public:
    Tour(QWidget *window, const QString &folder);
};

} // namespace Hubdesk
