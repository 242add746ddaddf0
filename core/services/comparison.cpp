// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/comparison.h"

#include "core/hub/lineage.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Answer = ComparedRepo::Answer;
using State = ComparedValue::State;

bool isOfFiles(Fact fact)
{
    return fact >= Fact::Files && fact <= Fact::MemoryContext;
}

/// Collects what is told; empty texts and absent numbers are not.
class Teller
{
public:
    void text(Fact fact, const QString &text)
    {
        if (!text.isEmpty()) {
            m_told.append({ fact, text });
        }
    }
    // As a set: in which order a card names them means nothing.
    void list(Fact fact, QStringList list)
    {
        list.removeDuplicates();
        list.sort();
        if (!list.isEmpty()) {
            m_told.append({ fact, list });
        }
    }
    void count(Fact fact, std::optional<qint64> count, const QString &key = {})
    {
        if (count) {
            m_told.append({ fact, *count, key });
        }
    }
    void time(Fact fact, const QDateTime &time)
    {
        if (time.isValid()) {
            m_told.append({ fact, time });
        }
    }
    void add(ToldFact told) { m_told.append(std::move(told)); }
    QList<ToldFact> take() { return std::move(m_told); }

private:
    QList<ToldFact> m_told;
};

// A card may tell several results of one dataset and metric; they share a row.
void tellEvaluations(const RepoInfo &info, Teller *tell)
{
    QHash<std::pair<QString, QString>, qsizetype> known;
    QList<ToldFact> rows;
    qint64 leftOut = 0;
    for (const auto &result : evaluationsOf(info)) {
        const auto measure = result.metric.isEmpty() ? result.task : result.metric;
        const std::pair place(result.dataset.toCaseFolded(), measure.toCaseFolded());
        const auto at = known.constFind(place);
        if (at != known.constEnd()) {
            auto &values = std::get<QStringList>(rows[*at].content);
            if (!values.contains(result.value)) {
                values.append(result.value);
            }
        } else if (rows.size() < RepoFacts::mostEvaluations) {
            known.insert(place, rows.size());
            rows.append({ Fact::Evaluation, QStringList{ result.value }, result.dataset, measure });
        } else {
            ++leftOut;
        }
    }
    for (auto &row : rows) {
        tell->add(std::move(row));
    }
    if (leftOut > 0) {
        tell->count(Fact::MoreEvaluations, leftOut);
    }
}

void tellParameters(const RepoSummary &repo, const RepoDetails &details, Teller *tell)
{
    tell->count(Fact::Parameters, repo.parameters);
    for (const auto &parameters : details.parameters) {
        tell->count(Fact::ParametersIn, parameters.count, parameters.format);
    }
}

void tellLineage(const RepoInfo &info, Teller *tell)
{
    const auto lineage = Lineage::of(info.summary.tags);
    QStringList bases;
    for (const auto &base : lineage.bases) {
        bases << base.id.text();
    }
    QStringList datasets;
    for (const auto &dataset : lineage.datasets) {
        datasets << dataset.text();
    }
    tell->list(Fact::Base, bases);
    tell->list(Fact::TrainedOn, datasets);
}

// What a skeleton stands for; the answer decides.
bool isUsual(Fact fact, RepoKind kind)
{
    switch (fact) {
    case Fact::Licence:
    case Fact::Storage:
    case Fact::Files:
    case Fact::FilesSize:
    case Fact::Likes:
    case Fact::Updated:
    case Fact::Created:
        return true;
    case Fact::Task:
    case Fact::Library:
    case Fact::Parameters:
    case Fact::Recommended:
        return kind == RepoKind::Model;
    case Fact::Languages:
        return kind == RepoKind::Dataset;
    case Fact::Gate:
    case Fact::Downloads:
    case Fact::AllDownloads:
        return kind == RepoKind::Model || kind == RepoKind::Dataset;
    case Fact::Kit:
        return kind == RepoKind::Space;
    default:
        return false;
    }
}

/// Rows by their place while the repos are gone through.
class RowJoiner
{
public:
    explicit RowJoiner(qsizetype repos)
        : m_repos(repos)
    {
    }
    ComparedRow &row(Fact fact, const QString &key = {}, const QString &aside = {})
    {
        ComparedRow made{ fact, key, aside };
        auto &row = m_rows[made.place()];
        if (row.values.isEmpty()) {
            row = std::move(made);
            row.values.resize(m_repos);
        }
        return row;
    }
    void tell(qsizetype repo, const QList<ToldFact> &told)
    {
        for (const auto &fact : told) {
            row(fact.fact, fact.key, fact.aside).values[repo] = { State::Told, fact.content, {} };
        }
    }
    void lack(qsizetype repo, const QList<UntoldFact> &untold)
    {
        for (const auto &fact : untold) {
            row(fact.fact).values[repo] = { State::Unknown, {}, fact.why };
        }
    }
    QList<ComparedRow> take() { return m_rows.values(); }

private:
    qsizetype m_repos;
    QMap<std::tuple<Fact, QString, QString>, ComparedRow> m_rows;
};

State untold(const ComparedRepo &repo, Fact fact)
{
    const auto answer = isOfFiles(fact) ? repo.files : repo.info;
    // Whose info cannot be had, nobody asks for files.
    const bool isLost = repo.info == Answer::Failed || answer == Answer::Failed;
    return isLost ? State::Unknown : answer == Answer::Waiting ? State::Waiting : State::Absent;
}

bool isKnown(const ComparedValue &value)
{
    return value.state == State::Told || value.state == State::Absent;
}

bool isMeasured(Fact fact)
{
    return fact != Fact::Files && fact >= Fact::Parameters && fact <= Fact::MemoryContext;
}

// Sizes are read with three digits; what is the same then is no difference to anybody.
qint64 threeDigits(qint64 number)
{
    qint64 unit = 1;
    while (number / unit >= 1000) {
        unit *= 10;
    }
    const bool isUp = unit > 1 && number % unit >= unit / 2;
    return isUp && number < std::numeric_limits<qint64>::max() - unit ? (number / unit + 1) * unit
                                                                      : number / unit * unit;
}

FactContent asRead(Fact fact, const FactContent &content)
{
    if (const auto *number = std::get_if<qint64>(&content); number && isMeasured(fact)) {
        return threeDigits(*number);
    }
    if (const auto *sized = std::get_if<NamedBytes>(&content)) {
        return NamedBytes{ sized->name, threeDigits(sized->bytes) };
    }
    return content;
}

// At most four values: counting each against each is shortest.
void mark(ComparedRow *row)
{
    const auto &values = row->values;
    const auto like = [&](const ComparedValue &one) {
        return std::ranges::count_if(values, [&](const ComparedValue &other) {
            return isKnown(other) && asRead(row->fact, other.content) == asRead(row->fact, one.content);
        });
    };
    qsizetype most = 0; // how many say what is said most
    qsizetype sayers = 0; // how many say something that is said so often
    qsizetype known = 0;
    for (const auto &value : values) {
        if (isKnown(value)) {
            const auto count = qsizetype(like(value));
            sayers = count > most ? 1 : count == most ? sayers + 1 : sayers;
            most = std::max(most, count);
            ++known;
        }
    }
    row->differs = most < known;
    const bool isOneMostCommon = sayers == most;
    for (auto &value : row->values) {
        value.standsOut = row->differs && isKnown(value) && (!isOneMostCommon || like(value) < most);
    }
}

} // namespace

FactGroup groupOf(Fact fact)
{
    if (fact <= Fact::Gate) {
        return FactGroup::About;
    }
    if (fact <= Fact::LargestQuantisation) {
        return FactGroup::Size;
    }
    if (fact <= Fact::MemoryContext) {
        return FactGroup::Memory;
    }
    if (fact <= Fact::Created) {
        return FactGroup::Use;
    }
    if (fact <= Fact::TrainedOn) {
        return FactGroup::Lineage;
    }
    return fact <= Fact::MoreEvaluations ? FactGroup::Evaluation : FactGroup::Here;
}

RepoFacts RepoFacts::of(const RepoInfo &info)
{
    const auto &repo = info.summary;
    const auto details = RepoDetails::of(info);
    Teller tell;
    tell.add({ Fact::Kind, repo.id.kind });
    tell.text(Fact::Task, repo.task);
    tell.text(Fact::Library, repo.library);
    tell.text(Fact::Kit, repo.sdk);
    tell.text(Fact::Licence, repo.licence);
    tell.list(Fact::Languages, details.languages);
    if (repo.id.kind != RepoKind::Space) { // which have none
        tell.add({ Fact::Gate, repo.gate });
    }
    tellParameters(repo, details, &tell);
    tell.count(Fact::Storage, repo.usedStorage);
    tell.count(Fact::Downloads, repo.downloads);
    tell.count(Fact::AllDownloads, details.allDownloads);
    tell.count(Fact::Likes, repo.likes);
    tell.time(Fact::Updated, repo.modified);
    tell.time(Fact::Created, repo.created);
    tellLineage(info, &tell);
    tellEvaluations(info, &tell);
    return { repo.id, repo.commit, info.old, tell.take() };
}

Comparison Comparison::of(const QList<ComparedRepo> &repos)
{
    RowJoiner rows(repos.size());
    for (qsizetype at = 0; at < repos.size(); ++at) {
        const auto &repo = repos.at(at);
        rows.tell(at, repo.infoFacts);
        rows.tell(at, repo.fileFacts);
        rows.lack(at, repo.untold);
        for (auto fact = Fact::Kind; fact < Fact::Here; fact = Fact(int(fact) + 1)) {
            if (isUsual(fact, repo.id.kind) && untold(repo, fact) == State::Waiting) {
                rows.row(fact);
            }
        }
    }
    Comparison made{ rows.take() };
    for (auto &row : made.rows) {
        for (qsizetype at = 0; at < repos.size(); ++at) {
            auto &value = row.values[at];
            value.state
                = value.state == State::Told || value.why ? value.state : untold(repos.at(at), row.fact);
        }
        mark(&row);
    }
    made.rows.removeIf([](const ComparedRow &row) { return row.fact == Fact::Kind && !row.differs; });
    if (auto here = hereOf(repos)) { // the last there can be
        made.rows.append(std::move(*here));
    }
    return made;
}

std::optional<ComparedRow> Comparison::hereOf(const QList<ComparedRepo> &repos)
{
    ComparedRow row{ .fact = Fact::Here, .key = {}, .aside = {}, .values = {} };
    bool isAny = false;
    for (const auto &repo : repos) {
        isAny = isAny || !repo.here.isEmpty();
        row.values << (repo.here.isEmpty() ? ComparedValue{ .state = State::Absent }
                                           : ComparedValue{ .state = State::Told, .content = repo.here });
    }
    mark(&row);
    return isAny ? std::optional(row) : std::nullopt;
}

} // namespace Hubdesk
