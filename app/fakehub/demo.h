// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// The content of the demo, the same at every start: users, tokens, some seven hundred repositories.
// Tokens: hf_demo (user demo), hf_other (user other), hf_readonly (demo, read), hf_keeper (wren-keeper, who
// owns meadowlark).
void addDemoContent(World &world);

} // namespace FakeHub
