// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/quarantine.h"

#include <QByteArray>

namespace Hubdesk
{

// The text of a quarantine's record. Pure.

QByteArray recordOf(const QuarantineItem &item);
/// Protocol error for what is none, or of a version that is not known. Folder and state of work are not in
/// it. Paths are checked: whatever leads out of the root makes it Unsafe.
Result<QuarantineItem> readRecord(const QByteArray &text);

} // namespace Hubdesk
