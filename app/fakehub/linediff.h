// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace FakeHub
{

// The hunks of a unified diff, three lines of context around each; empty where the texts are the same.
// Texts whose changed middle is very long are told as one removal and one addition.
QByteArray unifiedHunks(const QByteArray &before, const QByteArray &after);

} // namespace FakeHub
