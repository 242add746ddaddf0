// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// Stops a process where it is and tells how many bytes that were sent to it from that port of this machine
/// it has not read: they lie in the socket buffers of both sides. 0 where the system does not tell.
qint64 stopAndCountUnread(qint64 process, quint16 port);
