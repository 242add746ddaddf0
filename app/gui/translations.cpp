// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

void install(const QLocale &locale)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, u"hubdesk"_s, u"_"_s, u":/i18n"_s)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

void installTranslations()
{
    install(QLocale(QLocale::English));
    if (QLocale().language() != QLocale::English && QLocale().language() != QLocale::C) {
        install(QLocale()); // the one installed last is asked first
    }
}

} // namespace Hubdesk
