// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/options.h"

#include "app/gui/longwords.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

GuiOptions GuiOptions::parse()
{
    const QCommandLineOption demo(
        u"demo"_s,
        QCoreApplication::translate("GuiOptions", "Use the built-in demo Hub: no account, no network."));
    const QCommandLineOption tour(
        u"tour"_s,
        QCoreApplication::translate("GuiOptions", "Play a scripted tour and leave its screenshots in DIR."),
        u"DIR"_s);
    const QCommandLineOption shots(
        u"shots"_s,
        QCoreApplication::translate("GuiOptions", "Leave pictures of every page in DIR."),
        u"DIR"_s);
    const QCommandLineOption scheme(
        u"scheme"_s,
        QCoreApplication::translate("GuiOptions", "Use the light or the dark colours for this run."),
        u"light|dark"_s);
    const QCommandLineOption percent(
        u"text"_s,
        QCoreApplication::translate("GuiOptions", "Size of the text, 100 to 200 per cent."),
        u"PERCENT"_s);
    const QCommandLineOption words(
        u"long-words"_s,
        QCoreApplication::translate("GuiOptions", "Make all words longer, as another language may."));
    const QCommandLineOption cache(
        u"cache-dir"_s, QCoreApplication::translate("GuiOptions", "Use this cache folder."), u"DIR"_s);
    const QCommandLineOption offline(
        u"offline"_s, QCoreApplication::translate("GuiOptions", "Open no network connection."));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({ demo, tour, shots, scheme, percent, words, cache, offline });
    parser.addPositionalArgument(
        u"address"_s,
        QCoreApplication::translate("GuiOptions", "An hf:// address or a page of the Hub to open."),
        u"[address]"_s);
    parser.process(*QCoreApplication::instance());
    GuiOptions options;
    options.demo = parser.isSet(demo) || parser.isSet(tour) || parser.isSet(shots);
    options.tour = parser.value(tour);
    options.shots = parser.value(shots);
    if (parser.isSet(scheme)) {
        options.scheme = parser.value(scheme) == "dark"_L1 ? SchemeChoice::Dark : SchemeChoice::Light;
    }
    options.textPercent = parser.value(percent).toInt();
    options.longWords = parser.isSet(words);
    options.cacheDir = parser.value(cache);
    options.offline = parser.isSet(offline);
    options.address = parser.positionalArguments().value(0);
    return options;
}

void GuiOptions::applyTo(Theme *theme) const
{
    theme->setChoice(scheme.value_or(theme->choice()));
    theme->setTextPercent(textPercent > 0 ? textPercent : theme->textPercent());
    if (longWords) {
        static LongWords words;
        QCoreApplication::installTranslator(&words);
    }
}

} // namespace Hubdesk
