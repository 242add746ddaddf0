// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheupkeep.h"

#include "app/cli/text.h"

#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

UpkeepLine::UpkeepLine(Run &run, const QString &what)
    : m_what(what)
    , m_live(isTerminal(Stream::Err))
{
    if (!run.environment().progressBars.value_or(true) || run.out.isQuiet()) {
        return;
    }
    m_since.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { show(); });
    m_timer.start(200);
}

UpkeepLine::~UpkeepLine()
{
    if (m_drawn) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
    }
}

void UpkeepLine::show()
{
    constexpr int everyMs = 5000;
    const qint64 done = m_progress->done;
    const qint64 total = m_progress->total;
    if (total <= 0 || (!m_live && m_since.elapsed() < everyMs)) {
        return;
    }
    m_since.start();
    const auto text = u"%1: %2 of %3 (%4%)"_s.arg(m_what, humanSize(done), humanSize(total))
                          .arg(qMin<qint64>(100, done * 100 / total));
    std::fprintf(stderr, m_live ? "\r\033[K%s" : "%s\n", qUtf8Printable(text.left(columns() - 1)));
    std::fflush(stderr);
    m_drawn = m_live;
}

QList<Command> upkeepCommands()
{
    const auto yes = flag({ "y", "yes" }, "Do it without asking.");
    const auto dryRun = flag("dry-run", "Only say what would be done.");
    return {
        { { u"cache"_s, u"verify"_s },
          u"REPO"_s,
          u"Compare the files of a revision with what the Hub says they are."_s,
          { typeOption(),
            revisionOption(),
            valued({ "local-dir" }, "Look into this folder instead of the cache.", "folder"),
            flag("fail-on-missing-files", "Files of the revision that are not here are a failure."),
            flag("fail-on-extra-files", "Files here that are not of the revision are a failure."),
            flag("repair", "Fetch what is damaged again, and put it in its place when its hash is right.") },
          &verifyCommand,
          1 },
        { { u"cache"_s, u"dedupe"_s },
          {},
          u"Let files of the same content in several repositories share their space."_s,
          { dryRun,
            yes,
            flag("hard-links",
                 "Where the volume cannot share blocks, make them one file with several names.") },
          &dedupeCommand },
        { { u"cache"_s, u"move"_s },
          u"DEST"_s,
          u"Move the cache to another folder or disk; goes on where it was interrupted."_s,
          { dryRun, yes, flag("keep", "Copy it, and leave the old one where it is.") },
          &moveCommand,
          1 },
    };
}

} // namespace Cli
