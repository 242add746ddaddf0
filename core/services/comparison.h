// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/hub/repoinfo.h"

#include <QList>

#include <optional>
#include <tuple>
#include <variant>

namespace Hubdesk
{

// Repos side by side: what each tells is joined into rows, fact by fact. Pure, any thread.

/// What can be told of a repo, in the order of the rows.
enum class Fact : quint8 {
    Kind,
    Task,
    Library,
    Kit, ///< of a Space
    Licence,
    Languages,
    Gate,
    Parameters, ///< all
    ParametersIn, ///< in the number format `key`
    Storage, ///< bytes on the Hub, all revisions
    Files,
    FilesSize, ///< bytes of all files of the newest commit
    Recommended, ///< what the download button offers first
    LargestQuantisation,
    MemoryWeights, ///< bytes to run what is recommended: its weights and the usual overhead
    MemoryContext, ///< the same with Comparison::context tokens
    Downloads, ///< 30 days
    AllDownloads,
    Likes,
    Updated,
    Created,
    Base, ///< models that it was made from
    TrainedOn, ///< datasets
    Evaluation, ///< of the dataset `key` by the metric `aside`
    MoreEvaluations, ///< how many results are not among the rows
    Here, ///< on this computer
};

enum class FactGroup : quint8 { About, Size, Memory, Use, Lineage, Evaluation, Here };
FactGroup groupOf(Fact fact);

/// A size with the name of what is so large: "Q4_K_M", or no name.
struct NamedBytes {
    QString name;
    qint64 bytes = 0;
    bool operator==(const NamedBytes &) const = default;
};

/// What is told: a word, a list, a count or bytes (the fact says which), a time. Nothing: not told.
using FactContent
    = std::variant<std::monostate, QString, QStringList, qint64, QDateTime, NamedBytes, Gate, RepoKind>;

struct ToldFact {
    Fact fact = Fact::Kind;
    FactContent content;
    QString key; ///< where there are several of a fact
    QString aside;
    bool operator==(const ToldFact &) const = default;
};

/// What would be told if it could have been asked.
struct UntoldFact {
    Fact fact = Fact::Kind;
    Error why;
    bool operator==(const UntoldFact &) const = default;
};

/// What the Hub's info call tells of a repo, taken apart for the rows.
struct RepoFacts {
    static constexpr qsizetype mostEvaluations = 200; ///< the others are counted

    RepoId id; ///< as the Hub calls it now
    CommitId commit; ///< the newest
    std::optional<OldAnswer> old; ///< the Hub said it earlier
    QList<ToldFact> told;

    static RepoFacts of(const RepoInfo &info);
    bool operator==(const RepoFacts &) const = default;
};

/// One repo of a comparison, as far as the answers have come.
struct ComparedRepo {
    enum class Answer : quint8 { Waiting, Failed, There };

    RepoId id;
    Answer info = Answer::Waiting;
    QList<ToldFact> infoFacts;
    Answer files = Answer::Waiting;
    QList<ToldFact> fileFacts;
    QList<UntoldFact> untold; ///< of the files, though others of them are told
    QString here; ///< how it stands on this computer, in a word of the caller's; empty: nothing is here
    bool operator==(const ComparedRepo &) const = default;
};

struct ComparedValue {
    enum class State : quint8 {
        Waiting,
        Unknown, ///< could not be asked
        Absent, ///< asked, and not told
        Told,
    };
    State state = State::Waiting;
    FactContent content;
    std::optional<Error> why; ///< of Unknown, where this value alone could not be asked
    /// Is not what most of the others say (sizes: in three digits); where no value is the most common one,
    /// all stand out.
    bool standsOut = false;
    bool operator==(const ComparedValue &) const = default;
};

struct ComparedRow {
    Fact fact = Fact::Kind;
    QString key; ///< as the first repo writes it that has one
    QString aside;
    QList<ComparedValue> values; ///< one for each repo
    /// The known values are not all the same. What is still waited for counts as nothing.
    bool differs = false;

    /// Names the row whatever else is in the comparison, and orders them all.
    std::tuple<Fact, QString, QString> place() const
    {
        return { fact, key.toCaseFolded(), aside.toCaseFolded() };
    }
    bool operator==(const ComparedRow &) const = default;
};

struct Comparison {
    static constexpr qsizetype most = 4; ///< repos side by side
    static constexpr qint64 context = 4096; ///< tokens, for Fact::MemoryContext

    /// In the order of place(). A fact that nobody tells has no row, but one that is usual for the kind of a
    /// repo has one as long as that repo's answer is waited for. The kind has one only where it differs.
    QList<ComparedRow> rows;

    static Comparison of(const QList<ComparedRepo> &repos);
    /// The row of Fact::Here alone; nothing where no repo has anything here.
    static std::optional<ComparedRow> hereOf(const QList<ComparedRepo> &repos);
    bool operator==(const Comparison &) const = default;
};

} // namespace Hubdesk
