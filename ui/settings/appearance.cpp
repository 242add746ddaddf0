// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/appearance.h"

#include "core/settings/appsettings.h"
#include "ui/settings/motionhint.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

namespace
{

template<typename T, typename Apply>
void follow(Setting<T> *setting, Theme *theme, Apply apply)
{
    apply();
    QObject::connect(setting, &SettingBase::changed, theme, apply);
}

void followMotion(AppSettings *settings, Theme *theme)
{
    auto *hint = new MotionHint(theme);
    const auto apply = [=] {
        const auto motion = settings->motion();
        theme->setReducedMotion(motion == Motion::Reduced || (motion == Motion::System && hint->wantsLess()));
    };
    follow(&settings->motion, theme, apply);
    QObject::connect(hint, &MotionHint::changed, theme, apply);
}

} // namespace

void followAppearance(AppSettings *settings, Theme *theme)
{
    follow(&settings->colourScheme, theme, [=] { theme->setChoice(SchemeChoice(settings->colourScheme())); });
    follow(&settings->textScale, theme, [=] { theme->setTextPercent(settings->textScale()); });
    follow(&settings->density, theme, [=] { theme->setCompact(settings->density() == Density::Compact); });
    followMotion(settings, theme);
    follow(&settings->highContrast, theme, [=] { theme->setHighContrast(settings->highContrast()); });
}

} // namespace Hubdesk
