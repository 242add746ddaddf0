// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int standardSeconds = Route::standardWaitMs / 1000;
constexpr int mostSeconds = 600;

QString userFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/settings.ini"_L1;
}

} // namespace

AppSettings::AppSettings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(file.isEmpty() ? userFile() : file, QSettings::IniFormat)
    , colourScheme(&m_store, u"look/colourScheme"_s, ColourScheme::System)
    , textScale(&m_store, u"look/textScale"_s, 100, 100, 200)
    , density(&m_store, u"look/density"_s, Density::Comfortable)
    , motion(&m_store, u"look/motion"_s, Motion::System)
    , highContrast(&m_store, u"look/highContrast"_s, false)
    , menuBar(&m_store, u"look/menuBar"_s, false)
    , shortcuts(&m_store, u"keys/shortcuts"_s, {})
    , endpoint(&m_store, u"hub/endpoint"_s, {})
    , workOffline(&m_store, u"hub/workOffline"_s, false)
    , webPictures(&m_store, u"cards/webPictures"_s, true)
    , avatars(&m_store, u"people/avatars"_s, true)
    , proxy(&m_store, u"network/proxy"_s, Route::Proxy::System)
    , proxyHost(&m_store, u"network/proxyHost"_s, {})
    , proxyPort(&m_store, u"network/proxyPort"_s, 0, 0, 65'535)
    , proxyUser(&m_store, u"network/proxyUser"_s, {})
    , certificates(&m_store, u"network/certificates"_s, {})
    , connectSeconds(&m_store, u"network/connectSeconds"_s, standardSeconds, 1, mostSeconds)
    , stallSeconds(&m_store, u"network/stallSeconds"_s, standardSeconds, 1, mostSeconds)
    , transfers(&m_store, u"transfer/transfers"_s, Concurrency().transfers, 1, 16)
    , filesPerTransfer(&m_store, u"transfer/filesPerTransfer"_s, Concurrency().filesPerTransfer, 1, 32)
    , connectionsPerFile(&m_store,
                         u"transfer/connectionsPerFile"_s,
                         Concurrency().connectionsPerFile,
                         1,
                         Concurrency::mostConnections)
    , limitSpeed(&m_store, u"transfer/limitSpeed"_s, false)
    , speedLimit(&m_store, u"transfer/speedLimit"_s, 5'000'000, 1'000, 10'000'000'000)
    , followTimetable(&m_store, u"transfer/followTimetable"_s, false)
    , timetable(&m_store, u"transfer/timetable"_s, {})
    , keepAwake(&m_store, u"transfer/keepAwake"_s, true)
    , tellDone(&m_store, u"desktop/tellDone"_s, true)
    , tellTrouble(&m_store, u"desktop/tellTrouble"_s, true)
    , tray(&m_store, u"desktop/tray"_s, true)
    , closeToTray(&m_store, u"desktop/closeToTray"_s, false)
    , closeAsked(&m_store, u"desktop/closeAsked"_s, false)
    , cacheFolder(&m_store, u"cache/folder"_s, {})
    , cacheFolders(&m_store, u"transfer/cacheFolders"_s, {})
    , unusedDays(&m_store, u"cache/unusedDays"_s, 90, 1, 3650)
    , quarantineDays(&m_store, u"cache/quarantineDays"_s, 7, 0, 365)
    , cacheSplitter(&m_store, u"cache/splitter"_s, {})
    , cachePicture(&m_store, u"cache/picture"_s, u"treemap"_s)
    , cacheColours(&m_store, u"cache/colours"_s, u"type"_s)
    , pins(&m_store, u"cache/pins"_s, {})
    , localFolders(&m_store, u"transfer/localFolders"_s, {})
    , shareWithPython(&m_store, u"account/shareWithPython"_s, SharePolicy::IfFilesExist)
    , officialLogin(&m_store, u"account/officialLogin"_s, true)
    , welcomed(&m_store, u"window/welcomed"_s, false)
    , windowGeometry(&m_store, u"window/geometry"_s, {})
    , railOpen(&m_store, u"window/rail"_s, true)
    , browseSplitter(&m_store, u"window/browseSplitter"_s, {})
    , browseSplitterNarrow(&m_store, u"window/browseSplitterNarrow"_s, {})
    , filesSplitter(&m_store, u"window/filesSplitter"_s, {})
    , commitSplitter(&m_store, u"window/commitSplitter"_s, {})
    , filesSplitterBelow(&m_store, u"window/filesSplitterBelow"_s, {})
    , transfersSplitter(&m_store, u"window/transfersSplitter"_s, {})
    , transferDetail(&m_store, u"window/transferDetail"_s, true)
    , browseTable(&m_store, u"window/browseTable"_s, false)
    , savedSearches(&m_store, u"browse/savedSearches"_s, {})
    , favourites(&m_store, u"browse/favourites"_s, {})
    , keepAnswers(&m_store, u"privacy/keepAnswers"_s, true)
    , cardOutline(&m_store, u"window/cardOutline"_s, true)
    , keepRecent(&m_store, u"privacy/keepRecent"_s, true)
    , recent(&m_store, u"window/recent"_s, {})
{
}

SpeedLimits AppSettings::speedLimits() const
{
    return { .bytesPerSecond = limitSpeed() ? speedLimit() : 0,
             .timetable = followTimetable() ? timetableFromText(timetable()) : Timetable() };
}

Route AppSettings::route() const
{
    return { .proxy = proxy(),
             .proxyHost = proxyHost(),
             .proxyPort = proxyPort(),
             .proxyUser = proxyUser(),
             .certificates = certificates(),
             .connectMs = connectSeconds() * 1000,
             .stallMs = stallSeconds() * 1000 };
}

Environment AppSettings::applyTo(Environment environment) const
{
    const auto settingName = u"setting"_s;
    for (auto &entry : environment.entries) {
        if (entry.name == "HF_ENDPOINT"_L1 && entry.origin == "default"_L1 && !endpoint().isEmpty()) {
            auto text = endpoint();
            while (text.endsWith(u'/')) {
                text.chop(1);
            }
            environment.endpoint = QUrl(text, QUrl::StrictMode);
            entry.value = environment.endpoint.toString(QUrl::RemoveUserInfo);
            entry.origin = settingName;
        }
        if (entry.name == "HF_HUB_CACHE"_L1 && !cacheFolder().isEmpty()
            && environment.cacheVariable().isEmpty()) {
            environment.hubCache = cacheFolder();
            entry.value = cacheFolder();
            entry.origin = settingName;
        }
        if (entry.name == "HF_HUB_OFFLINE"_L1 && environment.offlineReason.isEmpty() && workOffline()) {
            environment.offlineReason = u"switch"_s;
            entry.value = u"true"_s;
            entry.origin = settingName;
        }
    }
    return environment;
}

} // namespace Hubdesk

#include "moc_appsettings.cpp"
