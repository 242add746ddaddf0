// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/transferrun.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace Hubdesk
{

namespace
{
std::size_t slotOf(FilePriority priority)
{
    return std::size_t(int(FilePriority::High) - int(priority));
}
} // namespace

TransferRun::TransferRun(StoredTransfer transfer, Destination where, RateLimiter *all)
    : stored(std::move(transfer))
    , destination(std::move(where))
    , limiter(all)
{
    limiter.setLimit(state().limit);
}

/// What a file adds to the sums.
void TransferRun::count(int index, int sign)
{
    const auto &file = files[index];
    if (file.outcome == Outcome::Skipped) {
        return;
    }
    FileProgress part{ .done = m_kept.value(index) };
    if (const auto it = active.constFind(index); it != active.cend()) {
        part = *it;
    } else if (file.phase == TransferPhase::Done) {
        part = { .done = file.size, .hadBefore = file.size, .verified = file.size };
    }
    auto &sums = state();
    sums.fileCount += sign;
    sums.filesDone += file.phase == TransferPhase::Done ? sign : 0;
    sums.size += sign * file.size;
    sums.done += sign * part.done;
    sums.hadBefore += sign * part.hadBefore;
    sums.verified += sign * part.verified;
    m_placed += file.phase == TransferPhase::Done ? sign * file.size : 0;
}

void TransferRun::setFiles(QList<StoredFile> list)
{
    files = std::move(list);
    loaded = true;
    m_next = {};
    m_kept.clear();
    m_here.clear();
    m_toCopy.clear();
    m_inFolder.clear();
    m_placed = 0;
    auto &sums = state();
    sums.fileCount = sums.filesDone = 0;
    sums.size = sums.done = sums.hadBefore = sums.verified = 0;
    for (int index = 0; index < files.size(); ++index) {
        if (files[index].wanted) {
            count(index, 1);
        }
    }
}

void TransferRun::setKept(int index, qint64 bytes)
{
    if (active.contains(index) || files[index].phase == TransferPhase::Done) {
        return;
    }
    const auto before = m_kept.value(index);
    m_kept.insert(index, bytes);
    state().done += files[index].wanted ? bytes - before : 0;
}

QList<int> TransferRun::indexesOf(const QStringList &paths) const
{
    const QSet<QString> meant(paths.cbegin(), paths.cend());
    QList<int> indexes;
    for (int index = 0; index < files.size(); ++index) {
        if (meant.contains(files[index].path)) {
            indexes.append(index);
        }
    }
    return indexes;
}

bool TransferRun::setWanted(int index, bool wanted)
{
    auto &file = files[index];
    if (file.wanted == wanted || file.phase == TransferPhase::Done || file.outcome == Outcome::Skipped) {
        return false;
    }
    file.wanted = wanted;
    count(index, wanted ? 1 : -1);
    if (wanted) {
        file.phase = TransferPhase::Waiting; // it may have failed
        file.error.reset();
    }
    lookAgain(index);
    touch(index);
    return true;
}

bool TransferRun::setPriority(int index, FilePriority priority)
{
    auto &file = files[index];
    if (file.priority == priority) {
        return false;
    }
    file.priority = priority;
    lookAgain(index);
    touch(index);
    return true;
}

/// What is still to be written of those, if they are wanted.
qint64 TransferRun::restOf(const QSet<int> &indexes) const
{
    qint64 rest = 0;
    for (const auto index : indexes) {
        const auto &file = files[index];
        if (file.wanted && file.phase != TransferPhase::Done) {
            const auto progress = active.value(index);
            rest += file.size - std::max(progress.done, progress.copied);
        }
    }
    return rest;
}

QList<SpaceNeed> TransferRun::needs() const
{
    const auto free = sharesBlocks ? restOf(m_toCopy) : 0;
    QList<SpaceNeed> needs{ { id(), state().target, qMax<qint64>(state().size - state().done - free, 0) } };
    if (destination.folder && destination.link == LocalDirLink::Copy && !sharesBlocks && state().size > 0) {
        qint64 there = m_placed;
        for (const auto index : m_inFolder) {
            const auto &file = files[index];
            there += file.wanted && file.phase != TransferPhase::Done && !active.contains(index) ? file.size
                                                                                                 : 0;
        }
        for (const auto &progress : active) {
            there += progress.copied;
        }
        needs.append({ id(), destination.folder->root(), qMax<qint64>(state().size - there, 0) });
    }
    return needs;
}

void TransferRun::lookAgain(int index)
{
    auto &next = m_next[slotOf(files[index].priority)];
    next = qMin(next, index);
}

int TransferRun::next()
{
    for (const auto priority : { FilePriority::High, FilePriority::Normal, FilePriority::Low }) {
        auto &next = m_next[slotOf(priority)];
        for (; next < files.size(); ++next) {
            const auto &file = files[next];
            if (file.priority == priority && file.wanted && file.phase == TransferPhase::Waiting
                && file.outcome != Outcome::Skipped && !active.contains(next)) {
                return next;
            }
        }
    }
    return -1;
}

void TransferRun::take(int index)
{
    active.insert(index, { .done = m_kept.take(index) });
}

TransferRun::Small TransferRun::small() const
{
    Small small;
    for (const auto &[index, progress] : active.asKeyValueRange()) {
        if (files[index].isSmall()) {
            ++small.active;
            small.placing += progress.phase == TransferPhase::Placing ? 1 : 0;
        }
    }
    return small;
}

void TransferRun::rewind()
{
    for (int index = 0; index < files.size(); ++index) {
        auto &file = files[index];
        if (file.phase == TransferPhase::NeedsAttention) {
            file.phase = TransferPhase::Waiting;
            file.error.reset();
            touch(index);
        }
    }
    m_next = {};
}

void TransferRun::lose(int index)
{
    auto &sums = state();
    auto &file = files[index];
    file.phase = TransferPhase::Waiting;
    file.outcome = Outcome::Downloaded;
    --sums.filesDone;
    m_placed -= file.size;
    sums.done -= file.size;
    sums.verified -= file.size;
    m_kept.remove(index);
    lookAgain(index);
    touch(index);
}

void TransferRun::see(const Seen &seen)
{
    for (const auto index : seen.gone) {
        lose(index);
    }
    state().hadBefore = qMin(state().hadBefore, state().done);
    for (const auto index : std::exchange(m_here, QSet<int>(seen.here.cbegin(), seen.here.cend()))) {
        if (!m_here.contains(index)) {
            setKept(index, 0);
        }
    }
    for (const auto index : seen.here) {
        setKept(index, files[index].size);
    }
    for (const auto index : seen.toCopy) {
        setKept(index, 0);
    }
    m_toCopy = QSet<int>(seen.toCopy.cbegin(), seen.toCopy.cend());
    m_inFolder = QSet<int>(seen.inFolder.cbegin(), seen.inFolder.cend());
}

void TransferRun::waitForRoom(qint64 nowMs, int firstMs)
{
    constexpr int mostDoublings = 5;
    if (stopping == Stop::None) { // else another file has said it
        m_fullUntilMs = nowMs + (qint64(firstMs) << qMin(m_timesFull, mostDoublings));
        m_roomWhenFull = -1;
        ++m_timesFull;
    }
}

bool TransferRun::isRoomNew(qint64 nowMs, qint64 room)
{
    if (nowMs >= m_fullUntilMs) {
        return true;
    }
    if (m_roomWhenFull < 0) {
        m_roomWhenFull = room;
    }
    return room > m_roomWhenFull;
}

void TransferRun::touch(int index)
{
    unsaved.insert(index);
    unpublished.insert(index);
}

void TransferRun::progressed(int index, const FileProgress &progress)
{
    const auto it = active.find(index);
    if (it == active.end()) {
        return;
    }
    if (files[index].wanted) {
        state().done += progress.done - it->done;
        state().hadBefore += progress.hadBefore - it->hadBefore;
        state().verified += progress.verified - it->verified;
    }
    fetched += progress.fetched - it->fetched;
    *it = progress;
    unpublished.insert(index);
}

void TransferRun::fileDone(int index, Outcome outcome, qint64 took)
{
    auto &file = files[index];
    if (!file.wanted) { // what is there is there: it was unticked too late
        file.wanted = true;
        count(index, 1);
    }
    auto last = active.value(index);
    const auto had = outcome == Outcome::Cached ? file.size : last.hadBefore;
    progressed(index,
               { .phase = TransferPhase::Done,
                 .done = file.size,
                 .hadBefore = had,
                 .verified = file.size,
                 .fetched = qMax(took, last.fetched) });
    active.remove(index);
    file.phase = TransferPhase::Done;
    file.outcome = outcome;
    file.error.reset();
    ++state().filesDone;
    m_placed += file.size;
    m_toCopy.remove(index);
    touch(index);
}

void TransferRun::fileFailed(int index, const Error &error)
{
    files[index].phase = TransferPhase::NeedsAttention;
    files[index].error = error;
    fileStopped(index);
    touch(index);
}

void TransferRun::fileStopped(int index)
{
    auto last = active.value(index);
    if (files[index].wanted) {
        state().verified -= last.verified; // it is read again
        state().hadBefore -= last.hadBefore;
    }
    active.remove(index);
    m_kept.insert(index, last.done);
    lookAgain(index);
    unpublished.insert(index);
}

FileState TransferRun::fileState(int index) const
{
    const auto &file = files[index];
    FileState result{ .path = file.path,
                      .size = file.size,
                      .phase = file.phase,
                      .error = file.error,
                      .wanted = file.wanted,
                      .priority = file.priority };
    if (const auto it = active.constFind(index); it != active.cend()) {
        result.phase = it->phase;
        result.done = it->done;
        result.hadBefore = it->hadBefore;
        result.verified = it->verified;
        result.error = it->error;
    } else if (file.phase == TransferPhase::Done) {
        result.done = result.verified = file.size;
        result.hadBefore = file.outcome == Outcome::Cached ? file.size : 0;
    } else {
        result.done = m_kept.value(index);
        const bool refused = file.outcome == Outcome::Skipped;
        result.phase = refused ? TransferPhase::NeedsAttention : file.phase;
    }
    return result;
}

QList<FileState> TransferRun::takeNews(qsizetype most)
{
    QList<FileState> news;
    while (!unpublished.empty() && news.size() < most) {
        news.append(fileState(*unpublished.begin()));
        unpublished.erase(unpublished.begin());
    }
    return news;
}

std::optional<Error> TransferRun::firstError() const
{
    const auto it = std::ranges::find_if(files, [](const StoredFile &file) {
        return file.wanted && file.phase == TransferPhase::NeedsAttention;
    });
    return it == files.cend() ? std::optional<Error>() : it->error;
}

void TransferRun::requestStop(Stop why)
{
    const bool lightly = stopping == Stop::None || stopping == Stop::Wait || stopping == Stop::Hold
        || stopping == Stop::Timetable || stopping == Stop::StandStill;
    // What a person has cancelled does not come back because the program ends.
    if (lightly || why == Stop::Cancel || (why == Stop::Quit && stopping != Stop::Cancel)) {
        stopping = why;
    }
    stop.request_stop();
}

void TransferRun::refresh(qint64 nowMs)
{
    auto &now = state();
    if (active.isEmpty()) {
        m_meter.reset();
        now.bytesPerSecond = 0;
        now.secondsLeft.reset();
        now.connections = 0;
        now.copied = 0;
        return;
    }
    m_meter.sample(nowMs, fetched);
    now.bytesPerSecond = m_meter.rate();
    now.secondsLeft = m_meter.secondsLeft(now.size - now.done);
    // The busiest word wins: Downloading, Verifying, Placing, Retrying, Waiting.
    const auto rank = [](const FileProgress &file) {
        switch (file.phase) {
        case TransferPhase::Downloading:
            return 0;
        case TransferPhase::Verifying:
            return 1;
        case TransferPhase::Placing:
        case TransferPhase::Done:
            return 2;
        case TransferPhase::Retrying:
            return 3;
        default:
            return 4;
        }
    };
    const auto busiest = *std::ranges::min_element(active, {}, rank);
    now.phase = rank(busiest) == 4 ? TransferPhase::Downloading
        : rank(busiest) == 2       ? TransferPhase::Placing
                                   : busiest.phase;
    now.connections = std::accumulate(
        active.cbegin(), active.cend(), 0, [](int sum, const auto &file) { return sum + file.connections; });
    now.copied = std::accumulate(active.cbegin(), active.cend(), qint64(0), [](qint64 sum, const auto &file) {
        return sum + file.copied;
    });
    now.error = busiest.error;
    now.retryAtMs = busiest.retryAtMs;
    now.attempt = busiest.attempt;
}

} // namespace Hubdesk
