// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

#include <QJsonObject>

namespace FakeHub
{

QJsonObject spaceRuntime(const Repo &space, const Facts &facts);
QString isoTime(const QDateTime &when); // 2026-03-02T09:00:00.000Z
QString objectId(const QString &seed); // 24 hex digits, as the Hub's _id

QStringList expandable(RepoKind kind); // what `expand` may name

// Every property that an info answer may have, at one commit.
QJsonObject repoProperties(const Repo &repo, const Commit &commit, const QString &user, const World &world);
QJsonArray siblings(const Commit &commit, bool blobs);

} // namespace FakeHub
