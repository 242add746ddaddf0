// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palettemodel.h"

#include "ui/shared/fuzzy.h"

#include <QAction>

#include <algorithm>
#include <array>
#include <vector>

namespace Hubdesk
{

namespace
{

using Group = PaletteEntry::Group;

constexpr std::array groups{ Group::Recent, Group::Favourites, Group::Actions, Group::Repositories,
                             Group::Files,  Group::People,     Group::Pages };
constexpr int everything = 1000;
constexpr int remarkRow = -2;
constexpr int nothingRow = -3;

struct Scored {
    const PaletteEntry *entry;
    FuzzyMatch match;
};

} // namespace

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setKnown(QList<PaletteEntry> known)
{
    m_known = std::move(known);
    arrange();
}

void PaletteModel::setFound(QList<PaletteEntry> found, qint64 total)
{
    m_found = std::move(found);
    m_total = total;
    arrange();
}

void PaletteModel::setRemark(const QString &remark)
{
    if (m_remark != remark) {
        m_remark = remark;
        arrange();
    }
}

void PaletteModel::setPattern(const QString &pattern, Scope scope)
{
    const auto typed = pattern.trimmed();
    const bool commands = typed.startsWith(u'>');
    m_peopleOnly = typed.startsWith(u'@');
    m_pattern = commands || m_peopleOnly ? typed.sliced(1).trimmed() : typed;
    m_scope = commands ? Scope::Commands : scope;
    arrange();
}

QString PaletteModel::hubPattern() const
{
    const bool asks = m_peopleOnly || m_scope == Scope::All || m_scope == Scope::Repos;
    return asks ? m_pattern : QString();
}

bool PaletteModel::isInScope(const PaletteEntry &entry) const
{
    if (m_peopleOnly) {
        return entry.group == Group::People;
    }
    switch (m_scope) {
    case Scope::All:
        return true;
    case Scope::Repos:
        return entry.group == Group::Repositories || entry.group == Group::Favourites
            || (entry.group == Group::Recent && entry.link);
    case Scope::Files:
        return entry.group == Group::Files;
    case Scope::Commands:
        return entry.group == Group::Actions || entry.group == Group::Pages;
    }
    Q_UNREACHABLE_RETURN(false);
}

// All groups are seen at once; whoever has chosen one sees all of it.
int PaletteModel::mostOf(Group group) const
{
    if (m_scope != Scope::All || m_peopleOnly) {
        return everything;
    }
    if (m_pattern.isEmpty()) {
        return group == Group::Recent || group == Group::Favourites ? 8 : group == Group::Files ? 0 : 12;
    }
    return group == Group::Repositories ? 8 : 5;
}

void PaletteModel::arrange()
{
    beginResetModel();
    m_shown.clear();
    m_rows.clear();
    for (const auto group : groups) {
        show(group);
    }
    if (!m_remark.isEmpty()) {
        m_rows.append({ Group::Pages, remarkRow });
    } else if (m_rows.isEmpty() && !m_pattern.isEmpty()) {
        m_rows.append({ Group::Pages, nothingRow });
    }
    endResetModel();
}

void PaletteModel::show(Group group)
{
    std::vector<Scored> fitting;
    for (const auto *list : { &m_known, &m_found }) {
        for (const auto &entry : *list) {
            if (entry.group != group || !isInScope(entry)) {
                continue;
            }
            auto match = fuzzyMatch(m_pattern, entry.text);
            if (match || !entry.needsMatch) {
                fitting.push_back({ &entry, match.value_or(FuzzyMatch()) });
            }
        }
    }
    std::ranges::stable_sort(
        fitting, std::ranges::greater(), [](const Scored &row) { return row.match.score; });
    const auto count = std::min(fitting.size(), size_t(mostOf(group)));
    if (count > 0) {
        m_rows.append({ group, -1 });
    }
    for (size_t i = 0; i < count; ++i) {
        m_rows.append({ group, int(m_shown.size()) });
        m_shown.append(*fitting[i].entry);
        m_shown.last().matched = fitting[i].match.positions;
    }
}

QString PaletteModel::heading(Group group) const
{
    switch (group) {
    case Group::Recent:
        //: Heading in the command palette: places gone to lately.
        return tr("Recent");
    case Group::Favourites:
        return tr("Favourites");
    case Group::Actions:
        return tr("Actions");
    case Group::Repositories: {
        const auto shown = std::ranges::count(m_shown, group, &PaletteEntry::group);
        return m_total > shown
            ? tr("Repositories, %1 of %2").arg(QLocale().toString(shown), QLocale().toString(m_total))
            : tr("Repositories");
    }
    case Group::Files:
        return tr("Files in this repository");
    case Group::People:
        return tr("People and organisations");
    case Group::Pages:
        return tr("Pages and settings");
    }
    Q_UNREACHABLE_RETURN({});
}

QString PaletteModel::quietText(const Row &row) const
{
    return row.entry == remarkRow ? m_remark
        : row.entry == nothingRow ? tr("Nothing fits")
                                  : heading(row.group);
}

const PaletteEntry *PaletteModel::entry(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index) || m_rows[index.row()].entry < 0) {
        return nullptr;
    }
    return &m_shown[m_rows[index.row()].entry];
}

QModelIndex PaletteModel::firstEntry() const
{
    return m_shown.isEmpty() ? QModelIndex() : index(1);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto *shown = entry(index);
    switch (role) {
    case Qt::DisplayRole:
        return shown ? shown->text : quietText(m_rows[index.row()]);
    case Qt::AccessibleTextRole:
        return shown && !shown->aside.isEmpty()
            //: Spoken: the name of a thing and what is known of it.
            ? tr("%1, %2").arg(shown->text, shown->aside)
            : data(index, Qt::DisplayRole);
    case EntryRole:
        return shown ? QVariant::fromValue(*shown) : QVariant();
    case HeadingRole:
        return shown == nullptr;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return entry(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace Hubdesk
