// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <stop_token>

namespace Hubdesk
{

/// An exclusive lock on a lock file, as the official client takes it (hub-protocol.md 5.12,
/// hub-delta-cache.md 6): flock on a file that is never truncated and never deleted, opened without following
/// links. Released by the destructor. Waiting polls every 50 ms and must not happen on the GUI thread; a
/// worker or the engine (through tryLock and a timer) does it.
class FileLock
{
public:
    enum class Mode { Download = 0664, Store = 0666 };

    /// The lock, or Conflict if somebody holds it now.
    static Result<FileLock> tryLock(const QString &path, Mode mode = Mode::Download);
    /// Waits until it is free; Cancelled on request. Blocks: workers only.
    static Result<FileLock> lock(const QString &path, std::stop_token stop, Mode mode = Mode::Download);

    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace Hubdesk
