// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/quarantine.h"

#include <QStringList>

namespace Hubdesk
{

/// Why something in a cache, or of one, was left as it is: a file could not be shared, placed or moved. What
/// the Hub's errors mean is told by humanError().
QString leftReason(const Error &error);
/// "models--o--m/blobs/5f..: somebody uses it right now", a line each, without `root` before it.
QStringList leftLines(const QList<UpkeepFailure> &failures, const QString &root);

} // namespace Hubdesk
