// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

namespace FakeHub
{

// The securityFileStatus of one file: what every scanner says, and the worst of it.
QJsonObject fileSecurity(const Repo &repo, const QString &path);
// The files of a commit that are not safe, worst first, as the repository's own status has them.
QJsonObject repoSecurity(const Repo &repo, const Commit &commit);

} // namespace FakeHub
