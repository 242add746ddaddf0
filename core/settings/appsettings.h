// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/route.h"
#include "core/settings/concurrency.h"
#include "core/settings/environment.h"
#include "core/settings/setting.h"
#include "core/settings/timetable.h"

#include <QObject>
#include <QSettings>

namespace Hubdesk
{

Q_NAMESPACE

/// Light, dark, or what the desktop says.
enum class ColourScheme { System, Light, Dark };
Q_ENUM_NS(ColourScheme)

/// How much room rows take.
enum class Density { Comfortable, Compact };
Q_ENUM_NS(Density)

/// Fades and flashes: as the desktop wishes, or decided here.
enum class Motion { System, Full, Reduced };
Q_ENUM_NS(Motion)

/// Answer to *Share with Python*: yes, no, or yes if the official token files exist.
enum class SharePolicy { IfFilesExist, Always, Never };
Q_ENUM_NS(SharePolicy)

/// Everything that a person may decide, in one place, so that no key is spelled twice. A program makes one
/// and passes it down; each thread that needs it makes its own over the same file. Tokens are never here (see
/// account/tokenstore.h), nor is the password of a proxy (account/proxylogin.h).
class AppSettings : public QObject
{
    Q_OBJECT
public:
    /// `file` empty: the user's own (`QStandardPaths::AppConfigLocation`).
    explicit AppSettings(const QString &file = {}, QObject *parent = nullptr);

    /// What the environment decides, with the settings where it decides nothing: endpoint, offline switch,
    /// cache.
    Environment applyTo(Environment environment) const;
    Concurrency concurrency() const { return { transfers(), filesPerTransfer(), connectionsPerFile() }; }
    /// What of the limits is switched on.
    SpeedLimits speedLimits() const;
    Route route() const;
    QString fileName() const { return m_store.fileName(); }
    void sync() { m_store.sync(); }

private:
    QSettings m_store; // before the settings, which read it

public:
    Setting<ColourScheme> colourScheme;
    Setting<int> textScale; ///< percent, 100 to 200
    Setting<Density> density;
    Setting<Motion> motion;
    Setting<bool> highContrast; ///< outlines that reach 3:1
    Setting<bool> menuBar; ///< always in the window, where the desktop has none of its own
    Setting<QString>
        shortcuts; ///< JSON object: id of an action -> its keys; only what differs from the default
    Setting<QString> endpoint; ///< used where HF_ENDPOINT is not set; empty: the public Hub
    Setting<bool> workOffline; ///< the switch in the status strip
    Setting<bool> webPictures; ///< cards may show pictures of other hosts than the Hub
    Setting<bool> avatars; ///< people and organisations are shown with their pictures, else with letters
    Setting<Route::Proxy> proxy;
    Setting<QString> proxyHost; ///< of a proxy of one's own, like the next two; its password is never here
    Setting<int> proxyPort; ///< 0: none yet
    Setting<QString> proxyUser;
    Setting<QStringList> certificates; ///< files of authorities beside the system's
    Setting<int> connectSeconds; ///< until a connection stands
    Setting<int> stallSeconds; ///< without a byte
    Setting<int> transfers; ///< repos that download at the same time
    Setting<int> filesPerTransfer; ///< files of one repo at the same time
    Setting<int> connectionsPerFile; ///< of a big one, as far as they make it faster
    Setting<bool> limitSpeed; ///< whether `speedLimit` holds
    Setting<qint64> speedLimit; ///< bytes a second, of all downloads together
    Setting<bool> followTimetable; ///< whether `timetable` holds
    Setting<QString> timetable; ///< JSON array; see timetableFromText()
    Setting<bool> keepAwake; ///< the computer does not sleep while transfers are on their way
    Setting<bool> tellDone; ///< a notification when a transfer is done and nobody looks
    Setting<bool> tellTrouble; ///< likewise, when it needs attention or the disk is full
    Setting<bool> tray; ///< an icon in the tray, where the desktop has one
    Setting<bool> closeToTray; ///< the program goes on there when its window is closed
    Setting<bool> closeAsked; ///< a person was asked about that
    /// Root of the program's cache, where it was moved to; used where no variable names one. Empty: the
    /// usual.
    Setting<QString> cacheFolder;
    Setting<QStringList> cacheFolders; ///< beside that of the program, the last used first
    Setting<int> unusedDays; ///< a repo that nobody has read for so long is suggested to go
    Setting<int> quarantineDays; ///< what is deleted can be put back for so long; 0: it goes at once
    Setting<QByteArray> cacheSplitter; ///< as QSplitter::saveState() gives it
    Setting<QString> cachePicture; ///< "treemap" or "rings"
    Setting<QString> cacheColours; ///< what the colours of the picture mean
    Setting<QStringList> pins; ///< repos and revisions that no clean-up takes; see upkeep/deletionplan.h
    Setting<QStringList> localFolders; ///< of the person's own, downloaded to, the last used first
    Setting<SharePolicy> shareWithPython;
    Setting<bool> officialLogin; ///< the login that Python keeps is used, where there is no other
    Setting<bool> welcomed; ///< the first-run page was left
    Setting<QByteArray> windowGeometry; ///< as QWidget::saveGeometry() gives it
    Setting<bool> railOpen; ///< the rail shows names, where the window is wide enough
    Setting<QByteArray> browseSplitter; ///< as QSplitter::saveState() gives it, like the next four
    Setting<QByteArray> browseSplitterNarrow; ///< where the filters have no room beside the list
    Setting<QByteArray> filesSplitter;
    Setting<QByteArray> commitSplitter;
    Setting<QByteArray> filesSplitterBelow; ///< where the preview has no room beside the files
    Setting<QByteArray> transfersSplitter;
    Setting<bool> transferDetail; ///< the part about the current transfer is unfolded
    Setting<bool> browseTable; ///< lists of repos are tables
    Setting<QString> savedSearches; ///< JSON array; see ui/browse/savedsearches.h
    Setting<QStringList> favourites; ///< repos, the newest first; see ui/shared/favourites.h
    Setting<bool> keepAnswers; ///< what the Hub says is kept, for when it cannot be asked
    Setting<bool> cardOutline; ///< stands beside a card, where the page is wide enough
    Setting<bool> keepRecent; ///< places gone to are listed in the palette, also after a restart
    Setting<QStringList> recent; ///< repos and people gone to, the newest first; see ui/window/recent.h
};

} // namespace Hubdesk
