// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/cardpanel.h"
#include "ui/repo/commitspanel.h"
#include "ui/repo/filespanel.h"
#include "ui/repo/infopanel.h"
#include "ui/repo/repohead.h"
#include "ui/repo/repopage.h"

#include <QTabBar>

#include <utility>

using namespace Qt::StringLiterals;

// The page as a place in the history of the window: another tab or file is a step. And what leads elsewhere.
namespace Hubdesk
{

void RepoPage::connectPlaces()
{
    connect(m_head, &RepoHead::openRequested, this, &RepoPage::openRequested);
    connect(m_commits, &CommitsPanel::openRequested, this, &RepoPage::openRequested);
    connect(m_about, &InfoPanel::derivativesWanted, this, &RepoPage::askDerivatives);
    connect(m_files, &FilesPanel::shownFileChanged, this, &RepoPage::noteStep);
}

Link RepoPage::place() const
{
    auto link = m_link;
    link.tab = Link::Tab(m_tabs->currentIndex());
    link.path = m_files->shownFile();
    const auto files = m_files->place();
    // What is still on its way is left for the place that it was on its way to.
    link.state = { { u"files"_s, files.isEmpty() ? m_link.state["files"_L1].toObject() : files },
                   { u"card"_s, m_card->scrollPlace() } };
    return link;
}

// Running through files by keys is one step, however many they are.
void RepoPage::noteStep(bool passing)
{
    const Step now{ Link::Tab(m_tabs->currentIndex()), m_files->shownFile() };
    const auto before = std::exchange(m_step, now);
    const bool joins = now.tab == before.tab
        && (now.file.isEmpty() || (passing && !before.file.isEmpty()) || now.tab != Link::Tab::Files);
    if (m_form != Form::Alone || m_isComing || !isVisible() || now == before || joins) {
        return;
    }
    auto link = place();
    link.tab = before.tab;
    link.path = before.file;
    auto files = link.state["files"_L1].toObject();
    if (!files.isEmpty()) {
        files.insert(u"file"_s, before.file);
        link.state.insert(u"files"_s, files);
    }
    Q_EMIT stepped(link);
}

// How it was left, unless the link is about another file.
void RepoPage::comeBack(const Link &link)
{
    const auto files = link.state["files"_L1].toObject();
    const bool isOther = !link.path.isEmpty() && link.path != files["file"_L1].toString();
    if (!files.isEmpty() && !isOther) {
        m_files->comeBackTo(link.repo, files);
    } else if (!link.path.isEmpty()) {
        m_files->select(link.path);
    }
    m_card->comeBackTo(link.state["card"_L1].toInt(-1));
}

} // namespace Hubdesk
