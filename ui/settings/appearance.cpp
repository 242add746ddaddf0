// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/appearance.h"

#include "core/settings/appsettings.h"
#include "ui/shared/theme.h"

#include <QApplication>

namespace Hubdesk
{

namespace
{

// Qt has no word for it yet; desktops that want less motion switch Qt's own effects off.
bool wantsLessMotion(Motion motion)
{
    return motion == Motion::Reduced
        || (motion == Motion::System && !QApplication::isEffectEnabled(Qt::UI_General));
}

template<typename T, typename Apply>
void follow(Setting<T> *setting, Theme *theme, Apply apply)
{
    apply();
    QObject::connect(setting, &SettingBase::changed, theme, apply);
}

} // namespace

void followAppearance(AppSettings *settings, Theme *theme)
{
    follow(&settings->colourScheme, theme, [=] { theme->setChoice(SchemeChoice(settings->colourScheme())); });
    follow(&settings->textScale, theme, [=] { theme->setTextPercent(settings->textScale()); });
    follow(&settings->density, theme, [=] { theme->setCompact(settings->density() == Density::Compact); });
    follow(&settings->motion, theme, [=] { theme->setReducedMotion(wantsLessMotion(settings->motion())); });
    follow(&settings->highContrast, theme, [=] { theme->setHighContrast(settings->highContrast()); });
}

} // namespace Hubdesk
