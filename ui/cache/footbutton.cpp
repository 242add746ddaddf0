// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/footbutton.h"

#include <QPushButton>

namespace Hubdesk
{

QPushButton *footButton(const QString &text, const QString &object, ButtonRole role)
{
    auto *button = new QPushButton(text);
    button->setObjectName(object);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    setRole(button, role);
    return button;
}

} // namespace Hubdesk
