// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

#include <optional>

namespace FakeHub
{

// As many models as somebody wants to see a list of, each made from its number whenever it is asked for:
// nothing is stored but the few kinds that they come in. They are whole repositories: a row leads to a card,
// to files and to downloads.
class ManyModels
{
public:
    explicit ManyModels(int count = 0, quint64 seed = 1)
        : m_count(count)
        , m_seed(seed)
    {
    }

    // What a list sorts and filters by, cheap enough to be made a hundred thousand times.
    struct Row {
        int number;
        int owner;
        int kind; // see kinds(): task, size, licence and language
        qint64 downloads;
        qint64 likes;
        double trending; // below one: they come after what was made by hand
        int createdDaysAgo;
        int changedDaysAgo;
    };

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] Row row(int number) const;
    [[nodiscard]] QString id(const Row &row) const;
    [[nodiscard]] static int ownerNamed(const QString &name); // as Row::owner has it, -1 for nobody's name
    // Those whose id holds a text, in whatever letter case, up to `most`; `found` counts them all.
    [[nodiscard]] QList<Row> named(const QString &text, qsizetype most, qsizetype &found) const;
    [[nodiscard]] std::optional<int> numberOf(const QString &id) const;
    [[nodiscard]] std::shared_ptr<Repo> repo(int number) const;

    // All that a kind's models have in common, which is all but the name; as the files of each of them say
    // it.
    [[nodiscard]] static int kinds();
    [[nodiscard]] static const Facts &facts(int kind);

    [[nodiscard]] qint64 ownedBy(const QString &name) const;

private:
    int m_count;
    quint64 m_seed;
};

} // namespace FakeHub
