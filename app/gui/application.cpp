// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/application.h"

#include "app/gui/signals.h"
#include "app/gui/translations.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void setUpApplication()
{
    QApplication::setApplicationName(u"hubdesk"_s);
    QApplication::setApplicationDisplayName(u"Hubdesk"_s);
    QApplication::setApplicationVersion(QStringLiteral(HUBDESK_VERSION));
    QApplication::setDesktopFileName(u"hubdesk"_s);
    installTranslations();
    setUpSignals();
}

} // namespace Hubdesk
