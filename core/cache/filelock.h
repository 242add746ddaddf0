// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <stop_token>
#include <utility>

namespace Hubdesk
{

/// An exclusive lock on a lock file, as the official client takes it (hub-protocol.md 5.12,
/// hub-delta-cache.md 6): flock on a file that is never truncated and never deleted, opened without following
/// links. Released by the destructor. Waiting polls every 50 ms and must not happen on the GUI thread; a
/// worker or the engine (through tryLock and a timer) does it. Two locks on one path exclude each other
/// within one process too.
class FileLock
{
public:
    /// The mode of a lock file that we make, whatever the umask. For Download the folders above it are made.
    enum class Mode { Download = 0664, Store = 0666 };

    /// The lock, or Conflict if somebody holds it now. Where the file system knows no locks, a Download lock
    /// is granted but not held (it is best effort there, and correctness rests on renames), and a Store lock
    /// is a Disk error (the store is left alone then). No lock file of ours stays there: the official client
    /// would take it for one that is held, for ever.
    static Result<FileLock> tryLock(const QString &path, Mode mode = Mode::Download);
    /// Waits until it is free; Cancelled on request. Blocks: workers only.
    static Result<FileLock> lock(const QString &path, std::stop_token stop, Mode mode = Mode::Download);

    FileLock(FileLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileLock();

    bool isHeld() const { return m_descriptor >= 0; }
    /// Tests: as if no file system knew locks.
    static void pretendThereAreNone(bool none);

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace Hubdesk
