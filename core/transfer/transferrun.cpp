// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/transferrun.h"

#include <algorithm>
#include <numeric>

namespace Hubdesk
{

TransferRun::TransferRun(StoredTransfer transfer, Destination where)
    : stored(std::move(transfer))
    , destination(std::move(where))
{
}

void TransferRun::setFiles(QList<StoredFile> list)
{
    files = std::move(list);
    loaded = true;
    m_next = 0;
    auto &sums = state();
    sums.fileCount = sums.filesDone = 0;
    sums.size = sums.done = sums.hadBefore = sums.verified = 0;
    for (const auto &file : std::as_const(files)) {
        if (file.outcome == Outcome::Skipped) {
            continue;
        }
        ++sums.fileCount;
        sums.size += file.size;
        if (file.phase == TransferPhase::Done) {
            ++sums.filesDone;
            sums.done += file.size;
            sums.verified += file.size;
            sums.hadBefore += file.size;
        }
    }
}

int TransferRun::takeNext()
{
    for (; m_next < files.size(); ++m_next) {
        if (files[m_next].phase == TransferPhase::Waiting && files[m_next].outcome != Outcome::Skipped
            && !active.contains(m_next)) {
            active.insert(m_next, { .done = m_kept.take(m_next) });
            return m_next++;
        }
    }
    return -1;
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
    m_next = 0;
}

void TransferRun::lost(const QList<int> &indexes)
{
    auto &sums = state();
    for (const auto index : indexes) {
        auto &file = files[index];
        file.phase = TransferPhase::Waiting;
        file.outcome = Outcome::Downloaded;
        --sums.filesDone;
        sums.done -= file.size;
        sums.verified -= file.size;
        m_kept.remove(index);
        m_next = qMin(m_next, index);
        touch(index);
    }
    sums.hadBefore = qMin(sums.hadBefore, sums.done);
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
    state().done += progress.done - it->done;
    state().hadBefore += progress.hadBefore - it->hadBefore;
    state().verified += progress.verified - it->verified;
    fetched += progress.fetched - it->fetched;
    *it = progress;
    unpublished.insert(index);
}

void TransferRun::fileDone(int index, Outcome outcome, qint64 took)
{
    auto &file = files[index];
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
    state().verified -= last.verified; // it is read again
    state().hadBefore -= last.hadBefore;
    active.remove(index);
    m_kept.insert(index, last.done);
    m_next = qMin(m_next, index);
    unpublished.insert(index);
}

FileState TransferRun::fileState(int index) const
{
    const auto &file = files[index];
    FileState result{ .path = file.path, .size = file.size, .phase = file.phase, .error = file.error };
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

std::optional<Error> TransferRun::firstError() const
{
    const auto it = std::ranges::find(files, TransferPhase::NeedsAttention, &StoredFile::phase);
    return it == files.cend() ? std::optional<Error>() : it->error;
}

void TransferRun::requestStop(Stop why)
{
    const bool lightly = stopping == Stop::None || stopping == Stop::Wait || stopping == Stop::Hold;
    if (lightly || why == Stop::Cancel || why == Stop::Quit) {
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
    now.error = busiest.error;
    now.retryAtMs = busiest.retryAtMs;
    now.attempt = busiest.attempt;
}

} // namespace Hubdesk
