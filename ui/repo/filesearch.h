// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/repoquestions.h"
#include "ui/viewers/filegroupmodel.h"

namespace Hubdesk
{

/// Why a file or set is among what is recommended, or not, in a sentence.
QString reasonText(PickReason reason);
/// The rows of found files; `grouped` ones say what they are.
QList<FileGroupModel::Group> rowsOf(const FileMatches &matches, bool grouped);

} // namespace Hubdesk
