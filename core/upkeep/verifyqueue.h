// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/speedmeter.h"
#include "core/upkeep/verify.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Hubdesk
{

class CacheKeeper;

/// Identity of a verification as long as the program runs. 0 is none.
using VerifyId = qint64;

/// A revision of a cache that is to be verified.
struct VerifyTarget {
    QString root; ///< of the cache
    RepoId repo;
    CommitId commit;
    QStringList refs; ///< that name the commit there, for whoever reads the list

    /// The same place, whatever names it.
    bool isSame(const VerifyTarget &other) const
    {
        return root == other.root && repo == other.repo && commit == other.commit;
    }
    bool operator==(const VerifyTarget &) const = default;
};

/// How many files were found to be what.
struct VerdictCounts {
    qsizetype good = 0;
    qsizetype damaged = 0;
    qsizetype missing = 0;
    qsizetype lost = 0; ///< of those, which can be repaired
    qsizetype extra = 0;
    qsizetype unreadable = 0;

    static VerdictCounts of(const Verification &found);
    qsizetype findings() const { return damaged + missing + extra + unreadable; }
    VerdictCounts &operator+=(const VerdictCounts &other);
    bool operator==(const VerdictCounts &) const = default;
};

/// What a person watches: a value that the engine publishes at most ten times a second. Its files are asked
/// for by themselves.
struct VerifyItem {
    enum class State { Waiting, Running, Done, Failed, Cancelled };
    /// How the download stands that makes good what was damaged.
    enum class Repair { None, UnderWay, NeedsAttention, Done, Cancelled };

    VerifyId id = 0;
    VerifyTarget target;
    State state = State::Waiting;
    bool isHeld = false; ///< it waits because something acts on a cache
    qint64 done = 0; ///< bytes
    qint64 total = 0; ///< 0 while the listing is being read
    double bytesPerSecond = 0;
    std::optional<qint64> secondsLeft;
    VerdictCounts counts; ///< with Done
    std::optional<Error> error; ///< with Failed
    Repair repair = Repair::None; ///< of what the counts tell
    TransferId transfer = 0; ///< that repairs
    QDateTime ended; ///< UTC

    bool isOver() const { return state != State::Waiting && state != State::Running; }
    bool canRepair() const
    {
        return state == State::Done && counts.damaged + counts.lost > 0
            && (repair == Repair::None || repair == Repair::Cancelled);
    }
    bool operator==(const VerifyItem &) const = default;
};

/// Verifies revisions one after the other, since one alone keeps all workers and the disk busy. Goes on
/// whether somebody looks or not, but not while something acts on a cache: what is deleted or moved would be
/// called missing. Forgets everything with the program. Owned by Services, lives on the engine thread.
class VerifyQueue : public QObject
{
    Q_OBJECT
public:
    /// `keeper` outlives it; it says what is connected, and when something acts on a cache.
    VerifyQueue(HubApi *hub, CacheStore cache, CacheKeeper *keeper = nullptr);
    ~VerifyQueue() override;

    /// To the end. What waits or runs already stays where it is; what is over begins anew.
    void add(const QList<VerifyTarget> &targets);
    /// Once more, if it is over.
    void again(VerifyId id);
    void stop(VerifyId id);
    void stopAll();
    /// None runs until release(), which each hold() wants: the one that does begins anew then.
    void hold();
    void release();
    /// A cache lies there now; `from` are all spellings of where it was.
    void rootMoved(const QStringList &from, const QString &to);
    /// Those that are over leave the list.
    void clear();

    QList<VerifyItem> items() const;
    /// What was found of one that is done; null otherwise.
    std::shared_ptr<const Verification> found(VerifyId id) const;
    /// The download that makes good what is damaged of it (repairOf()), in its cache. EntryNotFound where
    /// there is nothing to repair.
    Result<DownloadRequest> repairRequest(VerifyId id) const;
    /// That download has been asked for, and its news.
    void noteRepair(VerifyId id, TransferId transfer);
    void noteTransfers(const QList<TransferState> &states);
    /// It is in no list any more: nothing goes on by itself.
    void noteRemoved(TransferId transfer);

    /// Stops, and waits for the workers.
    Async<> shutDown();

Q_SIGNALS:
    void changed(QList<Hubdesk::VerifyItem> items); ///< all, in their order; at most ten times a second
    void settled(); ///< nothing runs any more

private:
    struct Entry {
        VerifyItem item;
        std::shared_ptr<const Verification> found;
    };
    QCoro::Task<> run();
    QCoro::Task<> runOne(VerifyId id);
    Entry *entry(VerifyId id);
    const Entry *entry(VerifyId id) const;
    void restart(Entry *entry);
    void end(VerifyId id, Result<Verification> found);
    void sample();
    void publishSoon();
    void publish();

    HubApi *m_hub;
    CacheStore m_cache;
    CacheKeeper *m_keeper;
    QList<Entry> m_entries;
    VerifyId m_last = 0;
    VerifyId m_running = 0;
    std::stop_source m_stop; ///< of the one that runs
    std::shared_ptr<UpkeepProgress> m_progress;
    SpeedMeter m_speed;
    QElapsedTimer m_clock;
    QTimer m_sampling;
    QTimer m_publishing;
    int m_holds = 0;
    bool m_isYielding = false; ///< the one that runs is stopped by a hold, not by a person
    bool m_isBusy = false;
    bool m_isClosing = false;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::VerifyItem)
