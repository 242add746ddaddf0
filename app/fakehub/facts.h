// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

namespace FakeHub
{

Facts readFacts(RepoKind kind, const Tree &tree);

} // namespace FakeHub
