// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace Hubdesk
{

/// How a tag that no facet offers is called in a chip: "Fine-tunes of owner/name" for
/// "base_model:finetune:owner/name"; the tag itself where there is nothing better. Pure.
class TagWords
{
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::TagWords)
public:
    static QString of(const QString &tag);
};

} // namespace Hubdesk
