// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palettemodel.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/viewers/localstates.h"

#include <QAction>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Hubdesk
{

namespace
{

using Group = PaletteEntry::Group;

constexpr std::array groups{ Group::Recent, Group::Favourites, Group::Actions, Group::Repositories,
                             Group::Files,  Group::People,     Group::Pages };
constexpr int everything = 200; ///< of one group; whoever wants more than that types another letter
constexpr qsizetype fewFiles = 500; ///< are looked through in a moment, and need not wait for a worker
constexpr qsizetype mostFiles = 100'000;
constexpr int remarkRow = -2;
constexpr int nothingRow = -3;
constexpr int lookingRow = -4;

bool isRepo(const PaletteEntry &entry)
{
    return entry.link && entry.link->page == Link::Page::Repo && entry.group != Group::Files;
}

// Who has been there lately needs it a second time neither among the favourites nor in what the Hub finds.
bool isSamePlace(const PaletteEntry &one, const PaletteEntry &other)
{
    if (!one.link || !other.link || one.link->page != other.link->page) {
        return false;
    }
    if (one.link->page == Link::Page::Person) {
        return one.link->person == other.link->person;
    }
    return isRepo(one) && isRepo(other) && one.link->repo == other.link->repo
        && one.link->path == other.link->path;
}

struct Scored {
    const PaletteEntry *entry;
    FuzzyMatch match;
};

} // namespace

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

PaletteModel::~PaletteModel()
{
    m_looking.request_stop();
}

void PaletteModel::setStates(LocalStates *states)
{
    m_states = states;
    connect(states, &LocalStates::changed, this, [this] {
        if (!m_rows.isEmpty()) {
            Q_EMIT dataChanged(
                index(0), index(int(m_rows.size()) - 1), { StateRole, Qt::AccessibleTextRole });
        }
    });
    lookUpStates();
}

// Those that are shown: of a repo, not of one of its files.
void PaletteModel::lookUpStates()
{
    QList<RepoId> repos;
    for (const auto &entry : std::as_const(m_shown)) {
        if (m_states && isRepo(entry)) {
            repos << entry.link->repo;
        }
    }
    if (!repos.isEmpty()) {
        m_states->look(repos);
    }
}

StateBadge PaletteModel::stateOf(const PaletteEntry &entry) const
{
    return m_states && isRepo(entry) ? m_states->badge(entry.link->repo, {}) : StateBadge();
}

void PaletteModel::setKnown(QList<PaletteEntry> known)
{
    m_known = std::move(known);
    arrange();
}

void PaletteModel::setFiles(const Link &shown, const QStringList &paths)
{
    m_looking.request_stop();
    m_isLooking = false;
    m_place = shown;
    m_paths = paths.first(std::min(paths.size(), mostFiles));
    m_hits.clear();
    m_lookedFor.reset();
    lookThroughFiles();
    arrange();
}

// Whether they can be seen at all: before a letter is typed they are too many to be offered.
bool PaletteModel::listsFiles() const
{
    return !m_paths.isEmpty() && isInScope({ .group = Group::Files }) && mostOf(Group::Files) > 0;
}

// The last word counts: what is still being looked for is given up.
void PaletteModel::lookThroughFiles()
{
    if (!listsFiles() || m_lookedFor == m_pattern) {
        return;
    }
    const bool noneFitted = m_lookedFor && !m_isLooking && m_hits.isEmpty();
    if (noneFitted && m_pattern.startsWith(*m_lookedFor)) { // nor do they fit more letters
        m_lookedFor = m_pattern;
        return;
    }
    m_looking.request_stop();
    m_looking = {};
    m_lookedFor = m_pattern;
    m_isLooking = m_paths.size() > fewFiles;
    auto look = [pattern = m_pattern, paths = m_paths, stop = m_looking.get_token()] {
        return fuzzyBest(pattern, paths, everything, stop);
    };
    if (!m_isLooking) {
        m_hits = look();
        return;
    }
    whenDone(onWorker(std::move(look)), this, [this, asked = m_looking](const QList<FuzzyHit> &hits) {
        if (!asked.stop_requested()) {
            m_hits = hits;
            m_isLooking = false;
            arrange();
            Q_EMIT looked();
        }
    });
}

void PaletteModel::setFound(QList<PaletteEntry> found, qint64 total)
{
    m_found = std::move(found);
    m_total = total;
    arrange();
}

void PaletteModel::setRemark(const QString &remark, bool waits)
{
    if (m_remark != remark || m_waits != waits) {
        m_remark = remark;
        m_waits = waits;
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
    lookThroughFiles();
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
    showGroups(m_scope == Scope::Commands);
    if (m_rows.isEmpty() && !m_waits) {
        showGroups(true);
    }
    if (!m_remark.isEmpty()) {
        m_rows.append({ Group::Pages, remarkRow });
    } else if (m_rows.isEmpty() && isLooking()) {
        m_rows.append({ Group::Files, lookingRow });
    } else if (m_rows.isEmpty() && !m_pattern.isEmpty()) {
        m_rows.append({ Group::Pages, nothingRow });
    }
    endResetModel();
    lookUpStates();
}

void PaletteModel::showGroups(bool withFarFetched)
{
    m_shown.clear();
    m_rows.clear();
    for (const auto group : groups) {
        if (group == Group::Files) {
            showFiles(withFarFetched || m_scope == Scope::Files);
        } else {
            show(group, withFarFetched);
        }
    }
}

void PaletteModel::show(Group group, bool withFarFetched)
{
    std::vector<Scored> fitting;
    for (const auto *list : { &m_known, &m_found }) {
        for (const auto &entry : *list) {
            if (entry.group != group || !isInScope(entry)) {
                continue;
            }
            auto match = fuzzyMatch(m_pattern, entry.text);
            if (match && !withFarFetched && isFarFetched(m_pattern, *match)) {
                match.reset();
            }
            const auto isIt = [&entry](const PaletteEntry &above) { return isSamePlace(above, entry); };
            if ((match || !entry.needsMatch) && std::ranges::none_of(m_shown, isIt)) {
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

void PaletteModel::showFiles(bool withFarFetched)
{
    const auto fits = [&](const FuzzyHit &hit) { return !isFarFetched(m_pattern, hit.match); };
    const auto fitting = withFarFetched ? m_hits.size() : std::ranges::count_if(m_hits, fits); // the first
    const auto count = listsFiles() ? std::min(qsizetype(fitting), qsizetype(mostOf(Group::Files))) : 0;
    if (count > 0) {
        m_rows.append({ Group::Files, -1 });
    }
    for (const auto &hit : m_hits.first(count)) {
        auto link = m_place;
        link.tab = Link::Tab::Files;
        link.path = m_paths[hit.at];
        m_rows.append({ Group::Files, int(m_shown.size()) });
        m_shown.append({ .group = Group::Files,
                         .icon = Icon::File,
                         .text = link.path,
                         .monospace = true,
                         .link = link,
                         .matched = hit.match.positions });
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
        : row.entry == lookingRow ? tr("Looking through the files …")
                                  : heading(row.group);
}

const PaletteEntry *PaletteModel::entry(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index) || m_rows[index.row()].entry < 0) {
        return nullptr;
    }
    return &m_shown[m_rows[index.row()].entry];
}

QModelIndex PaletteModel::indexOf(const PaletteEntry &entry) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const auto at = m_rows[row].entry;
        if (at >= 0 && m_shown[at].group == entry.group && m_shown[at].text == entry.text) {
            return index(int(row));
        }
    }
    return {};
}

QModelIndex PaletteModel::firstEntry() const
{
    return m_shown.isEmpty() ? QModelIndex() : index(1);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString PaletteModel::spoken(const PaletteEntry &entry) const
{
    const auto state = stateOf(entry);
    auto words = entry.text;
    for (const auto &more : { entry.aside, state.word.isEmpty() ? stateWord(state.state) : state.word }) {
        if (!more.isEmpty()) {
            //: Spoken: the name of a thing and what is known of it.
            words = tr("%1, %2").arg(words, more);
        }
    }
    return words;
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
        return shown ? spoken(*shown) : data(index, Qt::DisplayRole);
    case StateRole:
        return QVariant::fromValue(shown ? stateOf(*shown) : StateBadge());
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
