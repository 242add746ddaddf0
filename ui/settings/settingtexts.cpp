// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingtexts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::Settings)
};

using Section = SettingsSection;

QList<SettingText> aboutThePerson()
{
    return {
        { u"account.who"_s,
          Section::Account,
          Words::tr("Sign-in"),
          {},
          Words::tr("sign in token user account") },
        { u"account.share"_s,
          Section::Account,
          Words::tr("Share new sign-ins with Python"),
          Words::tr("Writes the files that hf auth login writes, so that Python scripts are signed in too"),
          Words::tr("token") },
        { u"account.official"_s,
          Section::Account,
          Words::tr("Use the login of Python"),
          Words::tr("The one that hf auth login keeps, where you have not signed in here"),
          Words::tr("anonymous token") },
    };
}

QList<SettingText> aboutThePlace()
{
    return {
        { u"storage.cache"_s,
          Section::Storage,
          Words::tr("Cache"),
          Words::tr("Shared with every Python library; HF_HOME or HF_HUB_CACHE moves it"),
          Words::tr("folder disk space") },
        { u"storage.use"_s,
          Section::Storage,
          Words::tr("Disk space"),
          Words::tr("What the finished files in the cache take"),
          Words::tr("disk free full size") },
        { u"storage.check"_s,
          Section::Storage,
          Words::tr("Files and links"),
          Words::tr(
              "Whether they can be made in the cache; with links, a file that several revisions share is "
              "stored once"),
          Words::tr("symbolic write test") },
        { u"storage.environment"_s,
          Section::Storage,
          Words::tr("Environment variables in force"),
          Words::tr("What decides the paths above and the network, and where it was set"),
          u"HF_HOME HF_HUB_CACHE HF_TOKEN HF_ENDPOINT HF_HUB_OFFLINE"_s },
        { u"hub.endpoint"_s,
          Section::Network,
          Words::tr("Endpoint"),
          Words::tr("Where repositories are looked up and the token is sent; holds from the next start"),
          Words::tr("mirror server address") },
        { u"hub.offline"_s,
          Section::Network,
          Words::tr("Work offline"),
          Words::tr("Use what is on this computer and open no connection"),
          {} },
        { u"net.proxy"_s,
          Section::Network,
          Words::tr("Proxy"),
          Words::tr("Takes effect at once; running transfers go on over it by themselves"),
          Words::tr("http socks socks5 system company password") },
        { u"net.certificates"_s,
          Section::Network,
          Words::tr("Extra certificates"),
          Words::tr("Authorities that are trusted beside the system's, for networks that inspect traffic"),
          Words::tr("tls ssl ca authority company pem der") },
        { u"net.connectSeconds"_s,
          Section::Network,
          Words::tr("Time to connect"),
          Words::tr("How long connecting to a host may take"),
          Words::tr("timeout time-out slow") },
        { u"net.stallSeconds"_s,
          Section::Network,
          Words::tr("Time without a byte"),
          Words::tr("After that a transfer connects anew and goes on from its last byte"),
          Words::tr("timeout time-out stall slow") },
        { u"net.test"_s,
          Section::Network,
          Words::tr("Connection test"),
          Words::tr("Goes to each host that is needed, and says what fails"),
          Words::tr("check connection trouble firewall diagnose") },
        { u"transfer.transfers"_s,
          Section::Network,
          Words::tr("Repositories at the same time"),
          Words::tr("How many are downloaded together"),
          Words::tr("parallel queue") },
        { u"transfer.files"_s,
          Section::Network,
          Words::tr("Files of one repository at the same time"),
          Words::tr("Of small ones up to four times as many, and 28 at most"),
          Words::tr("parallel") },
        { u"transfer.connections"_s,
          Section::Network,
          Words::tr("Connections for one big file"),
          Words::tr("More are opened only while they make the download faster"),
          Words::tr("parallel ranges speed") },
        { u"transfer.limit"_s,
          Section::Network,
          Words::tr("Limit the speed"),
          Words::tr("Of all downloads together; also on the Transfers page"),
          Words::tr("bandwidth slow rate") },
        { u"transfer.speed"_s,
          Section::Network,
          Words::tr("At most"),
          Words::tr("A second, for example 25 MB/s or 800 kB/s"),
          Words::tr("bandwidth limit rate") },
        { u"transfer.timetable"_s,
          Section::Network,
          Words::tr("Timetable"),
          Words::tr("At these times another limit holds, or nothing is downloaded; the first period that "
                    "fits decides"),
          Words::tr("bandwidth limit night office hours schedule pause") },
        { u"transfer.awake"_s,
          Section::Network,
          Words::tr("Keep the computer awake"),
          Words::tr("It does not go to sleep while downloads run; the screen may turn off"),
          Words::tr("sleep suspend standby power inhibit") },
    };
}

QList<SettingText> aboutTheFace()
{
    return {
        { u"look.scheme"_s,
          Section::Appearance,
          Words::tr("Colours"),
          Words::tr("Follow the desktop, or always the same"),
          Words::tr("theme dark light scheme") },
        { u"look.contrast"_s,
          Section::Appearance,
          Words::tr("Strong outlines"),
          Words::tr("Stronger edges around fields and panes"),
          Words::tr("high contrast") },
        { u"look.density"_s,
          Section::Appearance,
          Words::tr("Rows"),
          Words::tr("How much room lists and tables take"),
          Words::tr("density compact comfortable") },
        { u"look.text"_s,
          Section::Appearance,
          Words::tr("Text size"),
          Words::tr("Rows and buttons grow with the text"),
          Words::tr("font zoom scale") },
        { u"look.motion"_s,
          Section::Appearance,
          Words::tr("Motion"),
          Words::tr("Short fades when something opens"),
          Words::tr("animation reduced") },
        { u"look.menuBar"_s,
          Section::Appearance,
          Words::tr("Menu bar"),
          Words::tr("When it is hidden, press F10 or Alt to show it for a moment"),
          Words::tr("menus file edit view") },
        { u"keys.all"_s,
          Section::Keyboard,
          Words::tr("Shortcuts"),
          Words::tr("Click into a field and press the keys; Backspace takes them away"),
          Words::tr("keys bindings") },
    };
}

QList<SettingText> aboutTheDesktop()
{
    return {
        { u"desktop.done"_s,
          Section::Notifications,
          Words::tr("Finished downloads"),
          Words::tr("Told by the desktop, without a sound, while you look at something else"),
          Words::tr("notifications done popup") },
        { u"desktop.trouble"_s,
          Section::Notifications,
          Words::tr("Downloads that need attention"),
          Words::tr("Told in the same way, as is a full disk"),
          Words::tr("notifications errors failed") },
        { u"desktop.tray"_s,
          Section::Notifications,
          Words::tr("Icon in the tray"),
          Words::tr("How the downloads are doing, and the commands for all of them"),
          Words::tr("system tray status icon indicator") },
        { u"desktop.close"_s,
          Section::Notifications,
          Words::tr("Go on in the tray when the window is closed"),
          Words::tr("Otherwise Hubdesk ends, and downloads go on at the next start"),
          Words::tr("minimize background quit") },
    };
}

QList<SettingText> aboutTheRest()
{
    return {
        { u"privacy.pictures"_s,
          Section::Privacy,
          Words::tr("Pictures of other sites in cards"),
          Words::tr("A site that a card names learns your address when its picture is shown"),
          Words::tr("images tracking") },
        { u"privacy.avatars"_s,
          Section::Privacy,
          Words::tr("Pictures of people and organisations"),
          Words::tr("Loaded from the Hub as you scroll; letters stand in for them otherwise"),
          Words::tr("avatars images faces") },
        { u"privacy.answers"_s,
          Section::Privacy,
          Words::tr("Keep what the Hub says"),
          Words::tr("Lists and cards can be read again without network; signing out forgets them"),
          Words::tr("cache offline responses") },
        { u"privacy.recent"_s,
          Section::Privacy,
          Words::tr("Remember where you were"),
          Words::tr("The places gone to lately are listed in the command palette"),
          Words::tr("history recent clear") },
        { u"privacy.forget"_s,
          Section::Privacy,
          Words::tr("History"),
          Words::tr("The places and searches that are remembered now"),
          Words::tr("history recent clear") },
        { u"privacy.favourites"_s,
          Section::Privacy,
          Words::tr("Favourites"),
          Words::tr(
              "The list is kept on this computer only. The Hub is asked about each one when the list is "
              "opened"),
          Words::tr("bookmarks forget clear") },
        { u"privacy.nothing"_s,
          Section::Privacy,
          Words::tr("Nothing is sent about you"),
          Words::tr("No usage data, no crash reports: there is nothing to switch off"),
          Words::tr("telemetry") },
        { u"about.version"_s, Section::About, Words::tr("Version"), {}, Words::tr("licence") },
    };
}

} // namespace

QString sectionTitle(SettingsSection section)
{
    switch (section) {
    case Section::Account:
        return Words::tr("Account");
    case Section::Storage:
        return Words::tr("Storage");
    case Section::Network:
        return Words::tr("Network");
    case Section::Appearance:
        return Words::tr("Appearance");
    case Section::Keyboard:
        return Words::tr("Keyboard");
    case Section::Notifications:
        return Words::tr("Notifications");
    case Section::Privacy:
        return Words::tr("Privacy");
    case Section::About:
        return Words::tr("About");
    }
    Q_UNREACHABLE_RETURN({});
}

Icon sectionIcon(SettingsSection section)
{
    switch (section) {
    case Section::Account:
        return Icon::Account;
    case Section::Storage:
        return Icon::Cache;
    case Section::Network:
        return Icon::Globe;
    case Section::Appearance:
        return Icon::Monitor;
    case Section::Keyboard:
        return Icon::Keyboard;
    case Section::Notifications:
        return Icon::Bell;
    case Section::Privacy:
        return Icon::Verify;
    case Section::About:
        return Icon::Info;
    }
    Q_UNREACHABLE_RETURN(Icon::Info);
}

QList<SettingText> settingTexts()
{
    return aboutThePerson() + aboutThePlace() + aboutTheFace() + aboutTheDesktop() + aboutTheRest();
}

SettingText settingText(const QString &id)
{
    const auto all = settingTexts();
    const auto found = std::ranges::find(all, id, &SettingText::id);
    Q_ASSERT(found != all.end());
    return found == all.end() ? SettingText() : *found;
}

} // namespace Hubdesk
