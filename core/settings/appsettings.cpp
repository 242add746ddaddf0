// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

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
    , transfers(&m_store, u"transfer/transfers"_s, Concurrency().transfers, 1, 16)
    , filesPerTransfer(&m_store, u"transfer/filesPerTransfer"_s, Concurrency().filesPerTransfer, 1, 32)
    , connectionsPerFile(&m_store,
                         u"transfer/connectionsPerFile"_s,
                         Concurrency().connectionsPerFile,
                         1,
                         Concurrency::mostConnections)
    , cacheFolders(&m_store, u"transfer/cacheFolders"_s, {})
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
    , browseTable(&m_store, u"window/browseTable"_s, false)
    , savedSearches(&m_store, u"browse/savedSearches"_s, {})
    , favourites(&m_store, u"browse/favourites"_s, {})
    , keepAnswers(&m_store, u"privacy/keepAnswers"_s, true)
    , cardOutline(&m_store, u"window/cardOutline"_s, true)
    , keepRecent(&m_store, u"privacy/keepRecent"_s, true)
    , recent(&m_store, u"window/recent"_s, {})
{
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
