// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "core/upkeep/quarantine.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

// The commands that keep the cache as it should be, or somewhere else.
namespace Cli
{

QList<Command> upkeepCommands(); // verify, dedupe, move

int verifyCommand(Run &run); // cacheverify.cpp
int dedupeCommand(Run &run); // cachededupe.cpp
int moveCommand(Run &run); // cachemove.cpp

// Tells on standard error how far such work is, as long as it lives: a line that is written over on a
// terminal, now and then one elsewhere, none with --quiet.
class UpkeepLine
{
public:
    UpkeepLine(Run &run, const QString &what); // what: "verifying"
    ~UpkeepLine();
    UpkeepLine(const UpkeepLine &) = delete;
    UpkeepLine &operator=(const UpkeepLine &) = delete;

    const std::shared_ptr<Hubdesk::UpkeepProgress> &progress() const { return m_progress; }

private:
    void show();

    QString m_what;
    bool m_live;
    bool m_drawn = false;
    std::shared_ptr<Hubdesk::UpkeepProgress> m_progress = std::make_shared<Hubdesk::UpkeepProgress>();
    QElapsedTimer m_since;
    QTimer m_timer;
};

} // namespace Cli
