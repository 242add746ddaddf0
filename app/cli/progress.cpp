// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QString phaseText(TransferPhase phase)
{
    switch (phase) {
    case TransferPhase::Waiting:
        return u"waiting"_s;
    case TransferPhase::Resolving:
        return u"looking"_s;
    case TransferPhase::Downloading:
        return u"downloading"_s;
    case TransferPhase::Verifying:
        return u"verifying"_s;
    case TransferPhase::Placing:
        return u"placing"_s;
    case TransferPhase::Paused:
        return u"paused"_s;
    case TransferPhase::Retrying:
        return u"trying again"_s;
    case TransferPhase::NeedsAttention:
        return u"stopped"_s;
    case TransferPhase::Done:
        return u"done"_s;
    case TransferPhase::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString line(const TransferState &state)
{
    auto text = u"%1: %2/%3 files"_s.arg(phaseText(state.phase)).arg(state.filesDone).arg(state.fileCount);
    if (state.size > 0) {
        text += u", %1 of %2 (%3%)"_s.arg(humanSize(state.done), humanSize(state.size))
                    .arg(state.done * 100 / state.size);
    }
    if (state.hadBefore > 0 && state.hadBefore < state.size) {
        text += u", %1 were here"_s.arg(humanSize(state.hadBefore));
    }
    if (state.bytesPerSecond >= 1) {
        text += u", %1/s"_s.arg(humanSize(static_cast<qint64>(state.bytesPerSecond)));
    }
    if (state.secondsLeft) {
        text += u", %1 s left"_s.arg(*state.secondsLeft);
    }
    if (state.error && state.phase == TransferPhase::Retrying) {
        text += u" (%1 of %2: %3)"_s.arg(state.attempt)
                    .arg(state.attempts)
                    .arg(Error::name(state.error->kind));
    }
    return text;
}

QString bar(const TransferState &state, qsizetype width)
{
    if (state.size <= 0 || width < 4) {
        return {};
    }
    const auto filled = (width - 2) * state.done / state.size;
    return u'[' + QString(filled, u'=') + QString(width - 2 - filled, u' ') + u']';
}

} // namespace

void Progress::show(const TransferState &state)
{
    constexpr int everyMs = 5000;
    const auto text = line(state);
    if (m_live) {
        const auto room = columns() - 1;
        draw((text + u' ' + bar(state, std::min<qsizetype>(30, room - text.size() - 1))).left(room));
    } else if (!m_since.isValid() || state.phase != m_phase || m_since.elapsed() > everyMs) {
        m_since.start();
        std::fprintf(stderr, "%s\n", qUtf8Printable(escaped(text)));
    }
    m_phase = state.phase;
}

void Progress::draw(const QString &text)
{
    std::fprintf(stderr, "\r\033[K%s", qUtf8Printable(escaped(text)));
    std::fflush(stderr);
    m_drawn = true;
}

void Progress::end()
{
    if (std::exchange(m_drawn, false)) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
    }
}

// Elsewhere it says nothing: what takes this long on a disk is rare, and the result follows.
void StepProgress::show(const QString &what, qint64 done, qint64 total)
{
    if (m_live && total > 0) {
        const auto text = u"%1: %2 of %3"_s.arg(what).arg(done).arg(total);
        std::fprintf(stderr, "\r\033[K%s", qUtf8Printable(text.left(columns() - 1)));
        std::fflush(stderr);
        m_drawn = true;
    }
}

void StepProgress::end()
{
    if (std::exchange(m_drawn, false)) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
    }
}

} // namespace Cli
