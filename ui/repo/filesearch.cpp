// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filesearch.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/services/door.h"
#include "ui/repo/filesbar.h"
#include "ui/repo/filespanel.h"
#include "ui/viewers/filetreeview.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

// What the Files tab finds and groups, and asks for the rows that are looked at.
namespace Hubdesk
{

namespace
{

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(FileSearch)
};

// "Q4_K_M · 2 parts · 1 missing"
QString noteOf(const FileMatches::Group &group)
{
    QStringList parts;
    if (!group.variant.isEmpty()) {
        parts << group.variant;
    }
    if (group.shards > 0) {
        parts << SearchWords::tr("%n part(s)", nullptr, int(group.shards));
    }
    if (group.missing > 0) {
        //: Of the parts of a model.
        parts << SearchWords::tr("%n missing", nullptr, int(group.missing));
    }
    if (group.isRecommended && group.reason == PickReason::Weights) {
        parts << SearchWords::tr("recommended");
    }
    return parts.join(u" · "_s);
}

} // namespace

QString reasonText(PickReason reason)
{
    switch (reason) {
    case PickReason::Weights:
        return SearchWords::tr("Recommended: the weights");
    case PickReason::WeightsIndex:
        return SearchWords::tr("Recommended: tells which part holds what");
    case PickReason::Projector:
        return SearchWords::tr("Recommended: lets the model see pictures");
    case PickReason::Tokenizer:
        return SearchWords::tr("Recommended: the tokenizer");
    case PickReason::Processor:
        return SearchWords::tr("Recommended: how pictures and sound become input");
    case PickReason::Config:
        return SearchWords::tr("Recommended: the configuration");
    case PickReason::Code:
        return SearchWords::tr("Recommended: code of the model");
    case PickReason::OtherFormat:
        return SearchWords::tr("Not needed: the same weights in another format");
    case PickReason::OtherPrecision:
        return SearchWords::tr("Not needed: the same weights in another precision");
    case PickReason::OtherQuantisation:
        return SearchWords::tr("Not needed: another quantisation fits this computer better");
    case PickReason::TooLarge:
        return SearchWords::tr("Not recommended: takes more than half of this computer's memory");
    case PickReason::Incomplete:
        return SearchWords::tr("Of no use: parts are missing");
    case PickReason::OriginalCheckpoint:
        return SearchWords::tr("Not needed: the author's own format, beside the converted one");
    case PickReason::SingleFileCheckpoint:
        return SearchWords::tr("Not needed: all parts of the pipeline in one file");
    case PickReason::ImportanceMatrix:
        return SearchWords::tr("Not needed: what the quantisations were made with");
    case PickReason::TrainingState:
        return SearchWords::tr("Not needed: a state of the training");
    case PickReason::Card:
        return SearchWords::tr("Comes along: the card or the licence");
    case PickReason::NotNeeded:
        return SearchWords::tr("Not needed to run the model");
    }
    Q_UNREACHABLE_RETURN({});
}

QList<FileGroupModel::Group> rowsOf(const FileMatches &matches, bool grouped)
{
    QList<FileGroupModel::Group> rows;
    rows.reserve(matches.groups.size());
    for (const auto &group : matches.groups) {
        rows << FileGroupModel::Group{ .title = group.path,
                                       .files = group.files,
                                       .isSet = group.shards > 0,
                                       .note = grouped ? noteOf(group) : QString(),
                                       .isRecommended = grouped && group.reason == PickReason::Weights,
                                       .reason = grouped ? reasonText(group.reason) : QString() };
    }
    return rows;
}

void FilesPanel::search()
{
    m_searchAsked.request_stop();
    const FileSearch asked{ m_bar->pattern(), m_bar->isGrouped(), m_repo.kind };
    if (!m_complete || (asked.pattern.isEmpty() && !asked.grouped)) {
        m_hasMatches = false;
        m_bar->forgetMatches();
        m_tree->showGroups(nullptr);
        return;
    }
    m_searchAsked = Hubdesk::ask(
        m_engine,
        this,
        [files = m_entries, asked](Services &core, std::stop_token) {
            return matchFiles(&core, files, asked);
        },
        [this, grouped = asked.grouped](Result<FileMatches> matches) {
            if (matches) {
                makeRows(std::move(*matches), grouped);
            }
        });
}

// On a worker: 50,000 found files are 50,000 rows.
void FilesPanel::makeRows(FileMatches matches, bool grouped)
{
    auto work = [matches = std::move(matches), grouped]() mutable {
        return rowsOf(std::exchange(matches, {}), grouped);
    };
    whenDone(onWorker(std::move(work)),
             this,
             [this, asked = m_searchAsked](const QList<FileGroupModel::Group> &rows) {
                 if (!asked.stop_requested()) {
                     showMatches(rows);
                 }
             });
}

void FilesPanel::showMatches(const QList<FileGroupModel::Group> &rows)
{
    m_groups->setGroups(rows);
    m_tree->showGroups(m_groups);
    m_hasMatches = true;
    countMatches();
}

void FilesPanel::countMatches()
{
    if (!m_hasMatches) {
        return;
    }
    const auto &found = m_groups->selection();
    m_bar->setMatches(found.allFiles, found.allBytes, found.allFiles > 0 && found.files == found.allFiles);
}

// One call at a time, for what can be seen. What fails is asked for again when a person looks again.
void FilesPanel::askDetails(const QStringList &paths)
{
    QStringList wanted;
    for (const auto &path : paths) {
        if (!m_detailed.contains(path)) {
            wanted << path;
        }
    }
    if (wanted.isEmpty() || m_repo.isEmpty() || m_isLocal) {
        return;
    }
    m_detailed.unite(QSet<QString>(wanted.cbegin(), wanted.cend()));
    m_detailsAsked = Hubdesk::ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit, wanted](Services &core, std::stop_token stop) {
            return fileDetails(&core, repo, commit, wanted, stop);
        },
        [this, wanted, commit = m_commit](const Result<QList<FileDetails>> &details) {
            if (commit != m_commit) {
                return;
            }
            if (!details) {
                m_detailed.subtract(QSet<QString>(wanted.cbegin(), wanted.cend()));
                return;
            }
            m_model->setDetails(*details);
        });
}

} // namespace Hubdesk
