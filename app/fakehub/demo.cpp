// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demo.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

void addDemoContent(World &world)
{
    world.users.insert(u"demo"_s, { .name = u"demo"_s, .fullname = u"Demo"_s, .orgs = {} });
    world.tokens.insert(u"hf_demo"_s, { .user = u"demo"_s });
    Repo repo(RepoKind::Model, u"northlight/two-gib"_s);
    repo.commit(
        { .add = { { u"README.md"_s, QByteArray("---\nlicense: mit\n---\n# Two GiB\n\nOne big file.\n") },
                   { u"weights.bin"_s, Blob::seeded(2, qint64(2) << 30) } } });
    world.add(repo);
}

} // namespace FakeHub
