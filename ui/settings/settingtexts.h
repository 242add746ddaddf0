// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QList>
#include <QString>

namespace Hubdesk
{

/// The sections of the settings, in the order of the dialog.
enum class SettingsSection { Account, Storage, Network, Appearance, Keyboard, Notifications, Privacy, About };
inline constexpr int settingsSectionCount = static_cast<int>(SettingsSection::About) + 1;

QString sectionTitle(SettingsSection section);
Icon sectionIcon(SettingsSection section);

/// The words of one row, so that dialog, its search and the palette say the same.
struct SettingText {
    QString id; ///< stable, English: "look.scheme"
    SettingsSection section = SettingsSection::Account;
    QString label;
    QString help; ///< one sentence; may be empty
    QString alsoFound; ///< further words that find it
};

/// All rows, in the order in which they stand.
QList<SettingText> settingTexts();
/// An empty text for an id that is none.
SettingText settingText(const QString &id);

} // namespace Hubdesk
