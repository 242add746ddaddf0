// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/shownfacts.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QStringList shownFacts(RepoKind kind)
{
    const QStringList all{ u"author"_s,    u"likes"_s, u"private"_s,       u"lastModified"_s,
                           u"createdAt"_s, u"tags"_s,  u"trendingScore"_s, u"sha"_s };
    switch (kind) {
    case RepoKind::Dataset:
        return all + QStringList{ u"downloads"_s, u"gated"_s };
    case RepoKind::Space:
        return all + QStringList{ u"sdk"_s };
    default:
        return all + QStringList{ u"downloads"_s,    u"gated"_s,       u"pipeline_tag"_s,
                                  u"library_name"_s, u"safetensors"_s, u"gguf"_s };
    }
}

} // namespace Hubdesk
