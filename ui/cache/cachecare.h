// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "core/upkeep/cachekeeper.h"
#include "ui/cache/shownspace.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace Hubdesk
{

class AppSettings;

/// The cache that the window shows: what was last found in it, whether somebody is looking again, and what
/// acts on it right now. Looks again by itself when another program has changed something. Beside the cache
/// of the program there may be others; one at a time is shown. GUI thread; owned by the window.
class CacheCare : public QObject
{
    Q_OBJECT
public:
    CacheCare(Engine *engine, AppSettings *settings, QObject *parent = nullptr);

    /// That of the program first, then the one that TRANSFORMERS_CACHE names, where it is another one.
    QStringList roots() const;
    QString root() const { return m_root; }
    void setRoot(const QString &root);
    /// A folder becomes one of the others, and is shown.
    void addRoot(const QString &root);
    void forgetRoot(const QString &root);
    /// Whether a person has added it.
    bool isForgettable(const QString &root) const;
    /// Whether its disk is plugged in, as far as anybody has looked.
    bool isConnected(const QString &root) const { return !m_missing.contains(root); }
    /// Looks which of the roots are; connectionsChanged() follows.
    void lookForRoots();
    /// Whatever lies where the shown one was is the cache from now on.
    void adopt();

    /// Shows what an earlier run found, and looks. Once; before that nothing is known.
    void start();
    void refresh();
    /// Null before anything is known.
    const ShownSpacePtr &space() const { return m_space; }
    const CacheView &view() const { return m_view; }
    bool isScanning() const { return m_isScanning; }
    /// Repos of the scan that runs.
    const CacheProgress &scanProgress() const { return m_scanProgress; }
    /// Why the last look failed. What was found before stays.
    const std::optional<Error> &error() const { return m_error; }

    Pins pins() const;
    CareWishes wishes() const;
    bool isPinned(const CachedRepo &repo, const CachedRevision *revision) const;
    void setPinned(const QString &key, bool pinned);

    // ---- what acts on it; one at a time, and whatever else is asked for is refused()
    enum class Work { Delete, Restore, Finish, Empty, Share, Move, Place };
    bool isWorking() const { return m_isWorking; }
    /// Which that is, while there is one.
    Work workKind() const { return m_work; }
    /// It was asked to stop, and ends at the next good moment.
    bool isStopping() const { return m_isWorking && m_working.stop_requested(); }
    const CacheProgress &workProgress() const { return m_workProgress; }
    void carryOut(const DeletionPlan &plan, int days);
    void restore(const QString &id);
    void finish(const QString &id);
    /// All that is in quarantine.
    void emptyAll();
    void stopWork();
    /// Something that is not of this class acts on a cache (sharing, placing, moving): nothing else begins
    /// until endWork(), and stopWork() asks its token. Nothing where something acts already.
    std::optional<std::stop_token> beginWork(Work kind);
    /// With `root`, the cache that is shown lies there now.
    void endWork(const QString &root = {});

Q_SIGNALS:
    void changed(); ///< something else is to be shown
    void connectionsChanged();
    void scanned(); ///< by a look that has just ended well
    void progressed(); ///< of a scan or of work
    void cleaned(const Hubdesk::Result<Hubdesk::Cleanup> &done);
    void restored(const Hubdesk::Result<Hubdesk::Restored> &done);
    void emptied(const Hubdesk::Result<void> &done);
    void refused(); ///< something acts already, so nothing of what was asked for was begun

private:
    void look();
    void noteConnection(bool isThere);
    void take(const CacheView &view);
    void show(const CacheView &view, ShownSpacePtr space);
    void followOwn(const QString &root);
    template<typename Question, typename Answer>
    void work(Work kind, Question question, void (CacheCare::*told)(const Answer &));

    Engine *m_engine;
    AppSettings *m_settings;
    QString m_own; ///< root of the program's cache
    QString m_root;
    CacheView m_view;
    ShownSpacePtr m_space;
    std::optional<Error> m_error;
    QSet<QString> m_missing; ///< roots whose disk is not plugged in
    std::stop_source m_asked; ///< for the last report, or a scan
    std::stop_source m_working;
    CacheProgress m_scanProgress;
    CacheProgress m_workProgress;
    Work m_work = Work::Delete;
    QTimer m_pause; ///< between two looks that nobody asked for
    int m_generation = 0; ///< of answers that still count
    bool m_isStarted = false;
    bool m_isScanning = false;
    bool m_isWorking = false;
    bool m_again = false; ///< something changed while a scan ran, or work
};

} // namespace Hubdesk
