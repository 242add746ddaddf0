// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repofacts.h"

#include "core/hub/knowntags.h"
#include "core/hub/licences.h"
#include "ui/shared/format.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

// The number format of most parameters.
QString precisionOf(const QList<RepoDetails::Parameters> &parameters)
{
    const auto most = std::ranges::max_element(parameters, {}, &RepoDetails::Parameters::count);
    return most == parameters.end() ? QString() : most->format;
}

} // namespace

QList<FactsRow::Fact> RepoFactWords::of(const RepoInfo &info, const std::optional<DownloadChoices> &choices)
{
    QList<FactsRow::Fact> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            facts.append({ name, value });
        }
    };
    const auto &repo = info.summary;
    const auto details = RepoDetails::of(info);
    add(tr("Parameters"), repo.parameters ? formatParameters(*repo.parameters) : QString());
    add(tr("Precision"), precisionOf(details.parameters));
    add(tr("Context"), details.contextLength ? formatNumber(*details.contextLength) : QString());
    //: What a Space is built with.
    add(tr("SDK"), kitLabel(repo.sdk));
    add(tr("Licence"), repo.licence.isEmpty() ? QString() : licenceName(repo.licence));
    if (choices) {
        add(tr("Download"), formatSize(choices->recommended.bytes));
        //: Whether the weights that are recommended fit into the memory of this computer.
        add(tr("Memory"), fit(choices->recommended.fit));
    }
    add(tr("Updated"), repo.modified.isValid() ? formatAgo(repo.modified) : QString());
    return facts;
}

QString RepoFactWords::fit(MemoryFit fit)
{
    switch (fit) {
    case MemoryFit::Fits:
        //: Into memory.
        return tr("Fits");
    case MemoryFit::Tight:
        return tr("Just fits");
    case MemoryFit::TooLarge:
        //: For the memory of this computer.
        return tr("Too large");
    case MemoryFit::Unknown:
        break;
    }
    return {};
}

} // namespace Hubdesk
