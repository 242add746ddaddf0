// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

namespace FakeHub
{

// The front matter of a card as JSON; empty when there is none. Reads the part of YAML that cards use: maps
// and lists by indentation, flow lists and maps, quoted and block scalars, comments.
QJsonObject frontMatter(const QByteArray &readme);
// The same for a whole file, be it a map or a list.
QJsonValue yaml(const QByteArray &text);

} // namespace FakeHub
