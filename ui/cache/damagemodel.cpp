// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/damagemodel.h"

#include "ui/cache/checktable.h"
#include "ui/shared/plaintip.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString damageTitle(CacheDamage::Kind kind)
{
    using Kind = CacheDamage::Kind;
    switch (kind) {
    case Kind::NotAFolder:
        return DamageModel::tr("A file where only folders belong");
    case Kind::NoRepo:
        return DamageModel::tr("A folder that is no repository");
    case Kind::UnknownKind:
        return DamageModel::tr("A repository of an unknown kind");
    case Kind::NoSnapshots:
        return DamageModel::tr("A repository without a revision");
    case Kind::RefsIsAFile:
        return DamageModel::tr("A file in place of the refs");
    case Kind::FileAmongSnapshots:
        return DamageModel::tr("A file among the revisions");
    case Kind::BlobMissing:
        return DamageModel::tr("A file whose content is missing");
    case Kind::RefToNothing:
        return DamageModel::tr("A ref to a revision that is not here");
    case Kind::BadRef:
        return DamageModel::tr("A ref that is not written as it should be");
    case Kind::Unreadable:
        return DamageModel::tr("Something that cannot be read");
    }
    Q_UNREACHABLE_RETURN({});
}

QString damageSentence(const CacheDamage &damage, Mending mending)
{
    using Kind = CacheDamage::Kind;
    switch (damage.kind) {
    case Kind::NotAFolder:
        return DamageModel::tr("No program looks for a file here. If nobody needs it, delete it by hand.");
    case Kind::NoRepo:
    case Kind::UnknownKind:
        return DamageModel::tr("Its name is none that the Hub's programs give, so they pass it over. If it "
                               "lies here by mistake, move it elsewhere.");
    case Kind::NoSnapshots:
        return DamageModel::tr("A download of it was begun, and nothing of it can be used yet. Download it "
                               "again, or delete it from the cache.");
    case Kind::RefsIsAFile:
        return DamageModel::tr("Branches and tags have a folder of that name, so the repository cannot be "
                               "used by name. Move the file elsewhere and download the repository again.");
    case Kind::FileAmongSnapshots:
        return DamageModel::tr("Because of it the Python library leaves the whole repository out of its "
                               "list. If nobody needs the file, delete it by hand.");
    case Kind::BlobMissing:
        return DamageModel::tr("Its name is here, and what it leads to is gone, so whatever opens it fails.")
            + u' '
            + (mending == Mending::Download
                   ? DamageModel::tr("Repair downloads this file again.")
                   : DamageModel::tr("The Hub cannot be asked for it by this name; delete the revision."));
    case Kind::RefToNothing:
        return DamageModel::tr("It names %1, which was deleted or never arrived. Because of it the Python "
                               "library leaves the whole repository out of its list. Repair removes the "
                               "name; the next download writes it again.")
            .arg(damage.detail.first(qMin<qsizetype>(damage.detail.size(), 12)));
    case Kind::BadRef:
        return DamageModel::tr("It has to hold a commit and nothing else. Repair writes it as it should be; "
                               "if it names nothing that is here, Repair removes it.");
    case Kind::Unreadable:
        return DamageModel::tr("The system does not let Hubdesk look into it, so its size is not known: %1")
            .arg(damage.detail);
    }
    Q_UNREACHABLE_RETURN({});
}

QString mendingWord(Mending mending)
{
    switch (mending) {
    case Mending::None:
        return DamageModel::tr("By hand");
    case Mending::Download:
        return DamageModel::tr("Download it again");
    case Mending::Ref:
        return DamageModel::tr("Correct the ref");
    }
    Q_UNREACHABLE_RETURN({});
}

QList<DamageModel::Row> DamageModel::rowsOf(const CacheReport &report)
{
    QList<Row> rows;
    for (int at = 0; at < report.repos.size(); ++at) {
        const auto &repo = report.repos[at];
        for (const auto &damage : repo.damages) {
            rows.append({ damage, at, repo.id, mendingOf(damage, &repo) });
        }
    }
    const auto nameless = [&rows](const QList<CacheDamage> &damages) {
        for (const auto &damage : damages) {
            rows.append({ damage, -1, QFileInfo(damage.path).fileName(), Mending::None });
        }
    };
    nameless(report.damages);
    for (const auto &folder : report.beside) {
        nameless(folder.damages);
    }
    return rows;
}

void DamageModel::setReport(const CacheReport &report)
{
    auto rows = rowsOf(report);
    if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
}

const DamageModel::Row *DamageModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int DamageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DamageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DamageModel::data(const QModelIndex &index, int role) const
{
    const auto *row = rowAt(index);
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == WhatColumn ? damageTitle(row->damage.kind)
            : index.column() == WhereColumn ? row->name
                                            : mendingWord(row->mending);
    case Qt::ToolTipRole:
        return plainTip(row->damage.path);
    case CheckRole::Mono:
        return index.column() == WhereColumn;
    default:
        return {};
    }
}

QVariant DamageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList words{ tr("What"), tr("Where"), tr("Repair") };
    return words.value(section);
}

} // namespace Hubdesk
