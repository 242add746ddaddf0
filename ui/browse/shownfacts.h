// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QStringList>

namespace Hubdesk
{

/// The properties that the row of a repo shows: lists ask the Hub for these and nothing else.
QStringList shownFacts(RepoKind kind);

} // namespace Hubdesk
