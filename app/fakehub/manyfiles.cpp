// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/manyfiles.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr qint64 fileSize = 10'000;
constexpr int filesPerFolder = 100;

Tree treeOf(int count)
{
    const QByteArray card("---\nlicense: mit\n---\n# Many files\n\nSmall ones, in folders of a hundred.\n");
    Tree tree;
    for (int number = 0; number < count; ++number) {
        const auto name = u"part-%1/item-%2.json"_s.arg(number / filesPerFolder, 4, 10, QChar(u'0'))
                              .arg(number, 6, 10, QChar(u'0'));
        // The card is one of them.
        tree.insert(number == 0 ? u"README.md"_s : name,
                    { Blob::seeded(quint64(number) + 1, fileSize, number == 0 ? card : QByteArray()) });
    }
    return tree;
}

} // namespace

Repo manyFiles(int count)
{
    Repo repo(RepoKind::Model, u"northlight/many-files"_s);
    repo.commitTree([count] { return treeOf(count); }, { .title = u"Add them all"_s });
    return repo;
}

} // namespace FakeHub
