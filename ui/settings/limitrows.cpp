// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/limitrows.h"

#include "core/settings/appsettings.h"
#include "ui/settings/settingrow.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// Taken over when the person has finished; what is no speed is marked and changes nothing.
SettingRow *rateRow(Setting<qint64> *setting)
{
    auto *field = new QLineEdit;
    field->setMaxLength(20);
    field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    Theme::follow(field, [field] { field->setFixedWidth(Theme::px(120)); });
    auto *row = new SettingRow(settingText(u"transfer.speed"_s), field);
    const auto show = [field, setting, row] {
        field->setText(formatRate(double((*setting)())));
        setValidity(field, Validity::Fine);
        row->setTrouble({});
    };
    show();
    QObject::connect(setting, &SettingBase::changed, field, show);
    QObject::connect(field, &QLineEdit::editingFinished, setting, [field, setting, row, show] {
        const auto rate = parseRate(field->text());
        if (rate > 0) {
            setting->set(rate);
            show();
            return;
        }
        setValidity(field, Validity::Invalid);
        row->setTrouble(SettingRow::tr("This is no speed, and changes nothing: write 25 MB/s or 800 kB/s."));
    });
    row->follow(setting);
    return row;
}

} // namespace

QList<SettingRow *> limitRows(AppSettings *settings)
{
    return { switchRow(u"transfer.limit"_s, &settings->limitSpeed),
             rateRow(&settings->speedLimit),
             switchRow(u"transfer.timetable"_s, &settings->followTimetable) };
}

} // namespace Hubdesk
