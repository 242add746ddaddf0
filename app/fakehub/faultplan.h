// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// The answer to a request, with the faults that match it at work; nullopt: close the connection. World
// locked.
std::optional<Response> answerWithFaults(World &world, const Request &request, const QString &route);

} // namespace FakeHub
