// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace Hubdesk
{

class AppSettings;
class SettingRow;

/// The limit of the speed and its timetable. The last row has the switch of the timetable; its editor stands
/// below (TimetableEditor). GUI thread.
QList<SettingRow *> limitRows(AppSettings *settings);

} // namespace Hubdesk
