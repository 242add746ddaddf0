// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/ticklist.h"

#include "app/cli/text.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

constexpr int linesBeside = 4; ///< head, hint, sum, and the line of the cursor
constexpr int shortHash = 8;

/// Padded or cut to this width.
QString fitted(const QString &text, qsizetype width)
{
    return text.size() > width ? text.first(qMax<qsizetype>(width - 1, 0)) + u'\u2026'
                               : text.leftJustified(width);
}

QString fittedRight(const QString &text, qsizetype width)
{
    return fitted(text.rightJustified(width), width);
}

} // namespace

TickList::TickList(const CacheReport &report, Pins pins)
    : m_report(report)
    , m_pins(std::move(pins))
{
    for (const auto &repo : report.repos) {
        for (const auto &revision : repo.revisions) {
            const bool isPinned
                = m_pins.contains(repo.key()) || m_pins.contains(repo.key() + u'@' + revision.commit);
            m_rows.append({ &repo, &revision, isPinned });
        }
    }
}

int TickList::roomFor(int lines)
{
    return qMax(lines - linesBeside, 1);
}

void TickList::moveBy(qsizetype steps)
{
    m_current = std::clamp<qsizetype>(m_current + steps, 0, m_rows.size() - 1);
}

/// All of them, or none if all are ticked already.
void TickList::tickDetached()
{
    const auto isMeant = [](const Row &row) { return row.revision->refs.isEmpty() && !row.isPinned; };
    const bool areAll
        = std::ranges::all_of(m_rows, [&](const Row &row) { return !isMeant(row) || row.isTicked; });
    for (auto &row : m_rows) {
        row.isTicked = isMeant(row) ? !areAll : row.isTicked;
    }
}

/// By the plan itself, so that it is what will be foretold and done.
void TickList::weigh()
{
    const auto targets = ticked();
    m_frees = targets.isEmpty() ? 0 : planDeletion(m_report, targets, m_pins).size;
}

TickList::Outcome TickList::press(const QByteArray &key, int lines)
{
    const int page = roomFor(lines);
    if (key == "\r" || key == "\n") {
        return Outcome::Accepted;
    }
    if (key == "q" || key == "\033") {
        return Outcome::Left;
    }
    if (key == " " && !m_rows[m_current].isPinned) {
        m_rows[m_current].isTicked = !m_rows[m_current].isTicked;
        weigh();
    } else if (key == "a") {
        tickDetached();
        weigh();
    } else if (key == "j" || key == "\033[B" || key == "\033OB") {
        moveBy(1);
    } else if (key == "k" || key == "\033[A" || key == "\033OA") {
        moveBy(-1);
    } else if (key == "\033[6~") {
        moveBy(page);
    } else if (key == "\033[5~") {
        moveBy(-page);
    } else if (key == "g" || key == "\033[H" || key == "\033[1~") {
        moveBy(-m_rows.size());
    } else if (key == "G" || key == "\033[F" || key == "\033[4~") {
        moveBy(m_rows.size());
    }
    m_top = std::clamp(m_top, qMax<qsizetype>(m_current - page + 1, 0), m_current);
    return Outcome::Open;
}

QString TickList::rowText(const Row &row, bool isCurrent, int columns) const
{
    constexpr int sizeWidth = 8;
    constexpr int refsWidth = 12;
    constexpr int ageWidth = 13;
    const auto box = row.isPinned ? u"[pin]"_s : row.isTicked ? u"[x]  "_s : u"[ ]  "_s;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    const auto refs = row.revision->refs.isEmpty() ? u"(detached)"_s : row.revision->refs.join(u',');
    const int taken = 2 + 6 + 2 + shortHash + 2 + sizeWidth + 2 + refsWidth + 2 + ageWidth;
    const QStringList cells{ fitted(escaped(row.repo->key()), qMax(columns - taken, 10)),
                             fitted(escaped(row.revision->commit), shortHash),
                             fittedRight(sizeInText(row.revision->size), sizeWidth),
                             fitted(escaped(refs), refsWidth),
                             fitted(ageInText(row.revision->modifiedMs, now), ageWidth) };
    const auto text = (isCurrent ? u"> "_s : u"  "_s) + box + u' ' + cells.join("  "_L1);
    return text.left(columns);
}

QString TickList::sumText() const
{
    const auto count = ticked().size();
    return count == 0 ? u"Nothing is ticked."_s
                      : u"%1 of %2 ticked: frees %3"_s.arg(count).arg(m_rows.size()).arg(sizeInText(m_frees));
}

QStringList TickList::screen(int columns, int lines) const
{
    const auto shown = qMin<qsizetype>(roomFor(lines), m_rows.size());
    const auto detached = std::ranges::count_if(
        m_rows, [](const Row &row) { return row.revision->refs.isEmpty() && !row.isPinned; });
    QStringList screen{
        u"Which revisions are to go? (%1-%2 of %3)"_s.arg(m_top + 1).arg(m_top + shown).arg(m_rows.size())
    };
    for (auto i = m_top; i < m_top + shown && i < m_rows.size(); ++i) {
        screen.append(rowText(m_rows[i], i == m_current, columns));
    }
    screen.append(
        u"space: tick  a: all %1 detached  up/down, j/k: move  enter: go on  q: leave"_s.arg(detached));
    screen.append(sumText());
    for (auto &line : screen) {
        line.truncate(columns);
    }
    return screen;
}

QList<DeletionTarget> TickList::ticked() const
{
    QList<DeletionTarget> targets;
    for (const auto &row : m_rows) {
        if (row.isTicked) {
            targets.append({ DeletionTarget::Kind::Revision, folderOf(*row.repo), row.revision->commit });
        }
    }
    return targets;
}

} // namespace Cli
