// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>

namespace Hubdesk
{

/// How many bytes may be taken off the network now: a bucket that holds a tenth of a second of the limit. One
/// for all connections, on the engine thread; asked before each read.
class RateLimiter
{
public:
    /// 0: no limit.
    void setLimit(qint64 bytesPerSecond);
    qint64 limit() const { return m_limit; }
    /// Bytes that may come now; at most `most`.
    qint64 room(qint64 most);
    void took(qint64 bytes);

private:
    qint64 m_limit = 0;
    double m_level = 0;
    QElapsedTimer m_since;
};

} // namespace Hubdesk
