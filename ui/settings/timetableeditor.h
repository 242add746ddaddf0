// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"
#include "core/settings/timetable.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Hubdesk
{

/// The timetable of the speed limit: a line for each period, with its days, its times and what holds then.
/// What is changed is stored at once. GUI thread; the setting outlives it.
class TimetableEditor : public QWidget
{
    Q_OBJECT
public:
    explicit TimetableEditor(Setting<QString> *setting, QWidget *parent = nullptr);

private:
    void read();
    void addLine(const Timetable::Period &period);
    void addPeriod();
    void change(int line, const Timetable::Period &period);
    void removeLine(QWidget *line);

    Setting<QString> *m_setting;
    Timetable m_timetable; ///< as shown
    QVBoxLayout *m_lines;
    QPushButton *m_add;
};

} // namespace Hubdesk
