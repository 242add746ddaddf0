// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace Hubdesk
{

/// Bytes of memory that this computer has, -1 where the system does not tell. Any thread.
qint64 physicalMemory();

/// The calling thread, and those that it starts from now on, get less of a processor than others that want it
/// at the same time; all of it where nobody else does.
void giveWay();

} // namespace Hubdesk
