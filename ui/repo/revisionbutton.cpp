// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/revisionbutton.h"

#include "ui/repo/revisionpopup.h"
#include "ui/shared/icons.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int widestName = 180;

// A tag looks like a branch until somebody asks; a commit and a pull request are told by their names.
Icon iconOfRevision(const Revision &revision)
{
    if (revision.isCommit()) {
        return Icon::Commit;
    }
    return revision.name.startsWith("refs/pr/"_L1) ? Icon::PullRequest : Icon::Branch;
}

} // namespace

RevisionButton::RevisionButton(Engine *engine, QWidget *parent)
    : QPushButton(parent)
    , m_popup(new RevisionPopup(engine, this))
{
    setObjectName(u"revision"_s);
    connect(this, &QPushButton::clicked, this, &RevisionButton::openPopup);
    connect(m_popup, &RevisionPopup::chosen, this, [this](const Revision &revision) {
        if (revision != m_revision) {
            Q_EMIT revisionChosen(revision);
        }
    });
    write();
}

void RevisionButton::setPlace(const RepoId &repo, const Revision &revision, const CommitId &commit)
{
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    m_popup->setPlace(repo, revision);
    write();
}

void RevisionButton::forget()
{
    m_popup->forget();
}

void RevisionButton::openPopup()
{
    if (!m_repo.isEmpty()) {
        m_popup->openBelow(QRect(mapToGlobal(QPoint()), size()));
    }
}

void RevisionButton::write()
{
    const auto name = m_revision.isCommit() ? CommitId{ m_revision.name }.shortText() : m_revision.name;
    auto text = fontMetrics().elidedText(name, Qt::ElideMiddle, Theme::px(widestName));
    setText(text.replace(u'&', "&&"_L1));
    setIcon(Hubdesk::icon(iconOfRevision(m_revision)));
    setAccessibleName(tr("Revision %1").arg(m_revision.name));
    setToolTip(m_commit.isEmpty() || m_revision.isCommit()
                   ? plainTip(m_revision.name)
                   : plainTip(m_revision.name + u'\n' + tr("Commit %1").arg(m_commit.hex)));
}

// It opens something, like a button with a menu, and looks like one.
void RevisionButton::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    option->features |= QStyleOptionButton::HasMenu;
}

void RevisionButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        write();
    }
}

void RevisionButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4) {
        openPopup();
    } else {
        QPushButton::keyPressEvent(event);
    }
}

} // namespace Hubdesk
