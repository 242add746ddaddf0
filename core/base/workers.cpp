// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace Hubdesk
{

QThreadPool *workers()
{
    static QThreadPool *const pool = [] {
        // Never deleted: work may still be ending while statics are being destroyed.
        auto *made = new QThreadPool;
        made->setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 2, 4));
        made->setThreadPriority(QThread::LowPriority);
        made->setObjectName(QStringLiteral("workers"));
        return made;
    }();
    return pool;
}

} // namespace Hubdesk
