// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/cache/besidescan.h"
#include "core/cache/knownvolumes.h"
#include "core/upkeep/carryout.h"
#include "core/upkeep/fileusers.h"
#include "core/upkeep/suggestions.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Hubdesk
{

struct ScanProgress;

/// All that a page shows of one cache, as a worker found it. Cheap to copy: what is large is shared.
struct CacheView {
    std::shared_ptr<const CacheReport> report; ///< never null
    QList<Suggestion> suggestions;
    QList<QuarantineItem> quarantine;
    VolumeSpace volume; ///< empty where its disk is not plugged in
    qint64 duplicates = 0; ///< bytes that large files of the same content would free by sharing it
    QStringList elsewhere; ///< folders beside it that lie on another volume
    bool isOld = false; ///< of an earlier run: nobody has looked since
};

/// How far something is that takes a while.
struct CacheProgress {
    QString root; ///< as it was asked for
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known yet
    bool inBytes = false; ///< else in things
    bool isWaiting = false; ///< for transfers to stand still

    bool operator==(const CacheProgress &) const = default;
};

/// What a scan is to take into account beside the disk.
struct CareWishes {
    Pins pins;
    int unusedDays = 90;

    bool operator==(const CareWishes &) const = default;
};

/// Looks after caches for as long as the program runs: keeps the last report of each, also over a restart,
/// reads again only what has changed, and says when another program has changed something. Engine thread; the
/// work is done by workers. Each call is a question that whoever asks may stop.
class CacheKeeper : public QObject
{
    Q_OBJECT
public:
    /// The cache of the program, which alone has something beside it.
    struct Own {
        QString root; ///< as it is asked for
        BesidePlaces beside;
    };
    /// Reports lie in `stateFolder`/caches. `volumes` outlives it; without them every cache is connected.
    explicit CacheKeeper(QString stateFolder, KnownVolumes *volumes = nullptr, Own own = {});
    ~CacheKeeper() override;
    /// The cache of the program lies there now.
    void setOwnRoot(const QString &root) { m_own.root = root; }

    /// The last report there is, from memory or from an earlier run, without a look at the cache: it may be
    /// gone by now. EntryNotFound where there is none.
    Async<CacheView> last(QString root, CareWishes wishes);
    /// Scans it; what is due in quarantine is emptied first. From now on touched() tells of changes. Errors
    /// as scanCache(); the last report stays. NotConnected, as from all that follows, where its disk is not
    /// plugged in: then nothing is written.
    Async<CacheView> look(QString root, CareWishes wishes, std::stop_token stop);

    Async<DeletionPlan> plan(QString root, QList<DeletionTarget> targets, Pins pins);
    /// See carryout.h and quarantine.h.
    Async<Cleanup> carryOut(DeletionPlan plan, Pins pins, int days, std::stop_token stop);
    Async<Restored> restore(QString root, QString id, std::stop_token stop);
    Async<Cleanup> finish(QString root, QString id, std::stop_token stop);
    Async<> empty(QString root, QStringList ids, std::stop_token stop);
    struct Users {
        QList<FileUser> files;
    };
    Async<Users> usersOf(QString root, std::stop_token stop);

    struct Connections {
        QStringList missing; ///< those of the roots whose disk is not plugged in
    };
    Async<Connections> connections(QStringList roots);
    /// NotConnected where its disk is not plugged in; whoever acts on a cache asks before.
    Async<> connected(QString root);
    /// A cache was found there, so its disk is: that is remembered.
    Async<> noteVolume(QString root);
    /// From now on the cache is what lies there, whatever volume that is on.
    void adopt(const QString &root);
    /// Whether something acts on a cache (CacheAct).
    bool isActing() const { return m_acts > 0; }

Q_SIGNALS:
    void scanning(const Hubdesk::CacheProgress &progress); ///< repos; at most ten times a second
    void working(const Hubdesk::CacheProgress &progress); ///< of what acts on a cache, likewise
    void touched(const QString &root); ///< something has changed; at most once a second
    void acting(bool isActing);

private:
    friend class CacheAct;
    struct Kept {
        std::shared_ptr<const CacheReport> report;
        QStringList watched;
    };
    std::unique_ptr<QTimer> tellProgress(const QString &root, const std::shared_ptr<ScanProgress> &progress);
    void watch(const QString &root, const CacheReport &report);
    void noteChange(const QString &path);
    QString fileFor(const QString &root) const;
    QStringList rootsAround(const QString &root) const;
    BesidePlaces placesBeside(const QString &root) const;

    const QString m_stateFolder;
    KnownVolumes *m_volumes;
    Own m_own;
    QHash<QString, Kept> m_kept; ///< by root, as it was asked for
    std::unique_ptr<QFileSystemWatcher> m_watcher; ///< made with the first look
    QSet<QString> m_changed; ///< roots to be told of
    QTimer m_patience;
    int m_acts = 0;
};

/// Something acts on a cache as long as this lives: what reads files to judge them waits. Engine thread.
class CacheAct
{
public:
    explicit CacheAct(CacheKeeper *keeper)
        : m_keeper(keeper)
    {
        if (++m_keeper->m_acts == 1) {
            Q_EMIT m_keeper->acting(true);
        }
    }
    ~CacheAct()
    {
        if (--m_keeper->m_acts == 0) {
            Q_EMIT m_keeper->acting(false);
        }
    }
    Q_DISABLE_COPY_MOVE(CacheAct)

private:
    CacheKeeper *m_keeper;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::CacheProgress)
