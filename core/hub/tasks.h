// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace Hubdesk
{

/// The task ids (`pipeline_tag`) that the Hub knows for models, the most used first, then by name.
const QStringList &knownTasks();

} // namespace Hubdesk
