// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/leftoverbar.h"

#include "core/services/repotransfers.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

LeftoverBar::LeftoverBar(Engine *engine, QWidget *parent)
    : NoticeBar(parent)
    , m_engine(engine)
{
    setObjectName(u"transferLeftovers"_s);
    hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    m_pause.callOnTimeout(this, &LeftoverBar::ask);
    connect(engine, &Engine::transferRemoved, this, &LeftoverBar::look);
    connect(this, &NoticeBar::actionTriggered, this, &LeftoverBar::remove);
    connect(this, &NoticeBar::closed, this, [this] { m_closed = m_found; });
}

void LeftoverBar::look()
{
    m_pause.start();
}

void LeftoverBar::ask()
{
    m_asked.request_stop();
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return transferLeftovers(&core); },
        [this](const Result<Leftovers> &found) {
            if (found) {
                take(*found);
            }
        });
}

void LeftoverBar::take(const Leftovers &found)
{
    m_found = found;
    if (found.bytes == 0 || found == m_closed) {
        hide();
        return;
    }
    const auto files = tr("%n unfinished file(s)", nullptr, int(found.paths.size()));
    //: %1 "2 unfinished files", %2 a size.
    const auto text = tr("%1 that no download goes on with take %2. Asking for the same again uses them.");
    setNotice(
        { .text = text.arg(files, formatSize(found.bytes)), .action = tr("Remove them"), .closable = true });
    show();
}

void LeftoverBar::remove()
{
    m_asked.request_stop();
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [paths = m_found.paths](Services &core, std::stop_token) {
            return removeTransferLeftovers(&core, paths);
        },
        [this](const Result<Leftovers> &gone) {
            m_found = m_closed = {};
            if (gone) {
                setNotice({ .text = tr("%1 freed").arg(formatSize(gone->bytes)), .closable = true });
            } else {
                const auto why = humanError(gone.error());
                setNotice({ .kind = Notice::Kind::Trouble, .text = why.sentence, .closable = true });
            }
        });
}

} // namespace Hubdesk
