// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cachetick.h"

#include "app/cli/cacheclean.h"
#include "app/cli/ticklist.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// Writes lines over those that it wrote before. The cursor rests at the beginning of the first.
class ScreenPart
{
public:
    void show(const QStringList &text)
    {
        QByteArray bytes = "\r\033[J";
        for (const auto &line : text) {
            bytes += line.toUtf8() + "\r\n";
        }
        bytes += "\033[" + QByteArray::number(text.size()) + 'A';
        write(bytes);
    }
    void clear() { write("\r\033[J"); }

private:
    static void write(const QByteArray &bytes)
    {
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
        std::fflush(stderr);
    }
};

TickList::Outcome letTick(TickList &list)
{
    KeyInput keys;
    ScreenPart screen;
    auto outcome = TickList::Outcome::Open;
    while (outcome == TickList::Outcome::Open) {
        screen.show(list.screen(columns() - 1, lines()));
        const auto key = keys.next();
        outcome = key ? list.press(*key, lines()) : TickList::Outcome::Left;
    }
    screen.clear();
    return outcome;
}

} // namespace

bool canTick(const Run &run)
{
    return run.out.format == Format::Human && isTerminal(Stream::In) && isTerminal(Stream::Err);
}

Result<QList<DeletionTarget>> tickRevisions(Run &run, const CacheReport &report)
{
    TickList list(report, pinsOf(run));
    if (list.isEmpty()) {
        return QList<DeletionTarget>();
    }
    const auto outcome = letTick(list);
    QCoreApplication::processEvents(); // a signal that came meanwhile
    if (run.interrupts()->exitCode() != 0) {
        return fail(Error::Kind::Cancelled, u"Nothing was changed."_s);
    }
    return outcome == TickList::Outcome::Accepted ? list.ticked() : QList<DeletionTarget>();
}

} // namespace Cli
