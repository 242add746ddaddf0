// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/startnews.h"

#include "core/services/door.h"
#include "core/services/questions.h"

namespace Hubdesk
{

StartNews::StartNews(Engine *engine, QWidget *parent)
    : NoticeBar(parent)
{
    setObjectName(QStringLiteral("startNews"));
    connect(this, &NoticeBar::closed, this, &StartNews::showNext);
    for (const auto &warning : engine->options().environment.warnings) {
        //: %1 names a variable of the environment and what is wrong with it.
        add(tr("Check the environment of this program: %1").arg(warning));
    }
    ask(
        engine,
        this,
        [](Services &core, std::stop_token) { return journalNews(&core); },
        [this](const Result<JournalNews> &news) {
            if (news) {
                tell(*news);
            }
        });
}

void StartNews::tell(const JournalNews &news)
{
    switch (news.state) {
    case JournalNews::State::Whole:
        break;
    case JournalNews::State::SetAside:
        //: %1 is a file.
        add(tr("The list of transfers could not be read, so a new one was begun. The old one is kept: %1")
                .arg(news.place));
        break;
    case JournalNews::State::MemoryOnly:
        //: %1 is a folder.
        add(tr("Transfers are forgotten when Hubdesk is closed, because this folder cannot be written: %1")
                .arg(news.place));
        break;
    case JournalNews::State::Full:
        //: %1 is a folder.
        add(tr("The disk is full, so earlier transfers are not listed yet. They come back and go on when "
               "there is "
               "room here: %1")
                .arg(news.place));
        break;
    }
}

void StartNews::add(const QString &text)
{
    m_waiting << text;
    if (isHidden()) {
        showNext();
    }
}

void StartNews::showNext()
{
    if (!m_waiting.isEmpty()) {
        setNotice({ .kind = Notice::Kind::Warning, .text = m_waiting.takeFirst(), .closable = true });
    }
}

} // namespace Hubdesk
