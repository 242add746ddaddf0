// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

namespace FakeHub
{

// What the Hub tells of the GGUF files of a model: total, architecture, context_length, chat_template,
// bos_token and eos_token, of the first file or the first set of parts; empty when there is none.
QJsonObject ggufFacts(const Tree &tree);

} // namespace FakeHub
