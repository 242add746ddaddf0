// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/machine.h"

#include <sys/resource.h>
#include <unistd.h>

namespace Hubdesk
{

qint64 physicalMemory()
{
    const auto pages = sysconf(_SC_PHYS_PAGES);
    const auto size = sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? qint64(pages) * qint64(size) : -1;
}

void giveWay()
{
#ifdef Q_OS_LINUX // where each thread has a niceness of its own
    constexpr int behind = 5; // a third of the time that an ordinary one gets
    (void)setpriority(PRIO_PROCESS, id_t(gettid()), getpriority(PRIO_PROCESS, id_t(gettid())) + behind);
#endif
}

} // namespace Hubdesk
