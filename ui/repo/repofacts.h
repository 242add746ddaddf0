// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/downloadchoices.h"
#include "core/hub/repoinfo.h"
#include "ui/viewers/factsrow.h"

#include <QCoreApplication>

#include <optional>

namespace Hubdesk
{

/// The few facts above a card, in words: what decides whether one wants the repo. Pure.
class RepoFactWords
{
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::RepoFactWords)
public:
    /// `choices` as soon as the files are known.
    static QList<FactsRow::Fact> of(const RepoInfo &info, const std::optional<DownloadChoices> &choices);

private:
    static QString fit(MemoryFit fit);
};

} // namespace Hubdesk
