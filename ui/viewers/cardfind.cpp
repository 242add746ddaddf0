// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardfind.h"

#include "ui/viewers/cardtables.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

/// Positions of a text without soft breaks in the same text with them. Asked in ascending order.
class Positions
{
public:
    explicit Positions(const QString &text)
        : m_text(text)
    {
    }

    int of(qsizetype plain)
    {
        while (m_plain < plain || (m_at < m_text.size() && m_text[m_at] == softBreak)) {
            m_plain += m_text[m_at] != softBreak;
            ++m_at;
        }
        return int(m_at);
    }

private:
    const QString &m_text;
    qsizetype m_at = 0;
    qsizetype m_plain = 0;
};

void findInDocument(QList<CardMatch> &matches, const QString &text, const QString &sought)
{
    auto plain = text;
    plain.remove(softBreak);
    Positions positions(text);
    for (auto at = plain.indexOf(sought, 0, Qt::CaseInsensitive); at >= 0;
         at = plain.indexOf(sought, at + sought.size(), Qt::CaseInsensitive)) {
        const int start = positions.of(at);
        const int last = positions.of(at + sought.size() - 1);
        matches.append({ start, last + 1 - start });
    }
}

/// The summary on the screen behind which a fold is.
int summaryOf(const BuiltCard &built, const QList<Fold> &folds, int fold)
{
    while (fold >= 0 && fold < folds.size() && !built.folds.contains(fold)) {
        fold = folds[fold].parent;
    }
    return built.folds.value(fold, 0);
}

} // namespace

QList<CardMatch> findInCard(const BuiltCard &built, const QList<Fold> &folds, const QString &sought)
{
    QList<CardMatch> matches;
    if (sought.isEmpty()) {
        return matches;
    }
    findInDocument(matches, built.text, sought);
    for (const auto &part : built.hidden) {
        int ordinal = 0;
        const int position = summaryOf(built, folds, part.fold);
        for (auto at = part.text.indexOf(sought, 0, Qt::CaseInsensitive); at >= 0;
             at = part.text.indexOf(sought, at + sought.size(), Qt::CaseInsensitive)) {
            matches.append({ position, 0, part.fold, ordinal++ });
        }
    }
    if (!built.hidden.isEmpty()) {
        std::ranges::stable_sort(matches, {}, &CardMatch::position);
    }
    return matches;
}

} // namespace Hubdesk
