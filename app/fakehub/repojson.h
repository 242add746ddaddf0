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

// The properties that an info answer may have, at one commit. What takes a walk over other repositories or
// files is there only when `asked` names it, or names nothing: the answer that is not told what to hold.
QJsonObject
repoProperties(const Repo &repo, const Commit &commit, const World &world, const QStringList &asked = {});
QJsonArray siblings(const Commit &commit, bool blobs);

} // namespace FakeHub
