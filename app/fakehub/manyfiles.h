// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

namespace FakeHub
{

// The model northlight/many-files: so many files of 10 kB each, no two alike, in folders of a hundred. They
// are made when somebody asks for them.
Repo manyFiles(int count);

} // namespace FakeHub
