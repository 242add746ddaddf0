// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tensorstats.h"
#include "ui/shared/tokens.h"

#include <QString>

namespace Hubdesk
{

/// What a tensor is for, in a word: "Attention". What has no colour of its own shares one with the others.
QString kindText(TensorKind kind);
Series kindSeries(TensorKind kind);

} // namespace Hubdesk
