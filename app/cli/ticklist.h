// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"

namespace Cli
{

// A list of revisions with a box before each, as text: what keys do to it, and how it looks. `report`
// outlives it.
class TickList
{
public:
    enum class Outcome { Open, Accepted, Left };

    TickList(const Hubdesk::CacheReport &report, Hubdesk::Pins pins);

    bool isEmpty() const { return m_rows.isEmpty(); }
    // The bytes of one key, in a window of so many lines.
    Outcome press(const QByteArray &key, int lines);
    // No line is longer than `columns`, and there are fewer of them than `lines`.
    QStringList screen(int columns, int lines) const;
    QList<Hubdesk::DeletionTarget> ticked() const;

private:
    struct Row {
        const Hubdesk::CachedRepo *repo = nullptr;
        const Hubdesk::CachedRevision *revision = nullptr;
        bool isPinned = false;
        bool isTicked = false;
    };
    static int roomFor(int lines);
    void moveBy(qsizetype steps);
    void tickDetached();
    void weigh();
    QString rowText(const Row &row, bool isCurrent, int columns) const;
    QString sumText() const;

    const Hubdesk::CacheReport &m_report;
    Hubdesk::Pins m_pins;
    QList<Row> m_rows;
    qsizetype m_current = 0;
    qsizetype m_top = 0;
    qint64 m_frees = 0; // of the plan for what is ticked
};

} // namespace Cli
