// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/comparebutton.h"

#include "ui/shared/actions.h"
#include "ui/shared/compareset.h"
#include "ui/shared/icons.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CompareButton::CompareButton(CompareSet *set, QWidget *parent)
    : QToolButton(parent)
    , m_set(set)
{
    setObjectName(u"compareRepo"_s);
    setIcon(Hubdesk::icon(Icon::Columns));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Compare with others"));
    setAccessibleName(tr("Compare with others"));
    auto *menu = new QMenu(this);
    menu->setObjectName(u"compareMenu"_s);
    m_collect = menu->addAction(QString());
    m_collect->setObjectName(u"collectRepo"_s);
    m_collect->setCheckable(true);
    m_compare = menu->addAction(QString());
    m_compare->setObjectName(u"compareCollected"_s);
    setMenu(menu);
    connect(m_collect, &QAction::triggered, this, [this] { m_set->toggle(m_repo); });
    connect(m_compare, &QAction::triggered, this, [this] { Q_EMIT openRequested(m_set->link()); });
    connect(set, &CompareSet::changed, this, &CompareButton::write);
    write();
}

void CompareButton::setRepo(const RepoId &repo)
{
    m_repo = repo;
    write();
}

void CompareButton::write()
{
    const bool isIn = m_set->contains(m_repo);
    m_collect->setChecked(isIn);
    m_collect->setEnabled(isIn || !m_set->isFull());
    m_collect->setText(
        isIn || !m_set->isFull()
            ? Actions::collectText()
            //: %1 is "Collect for a comparison", %2 a number.
            : tr("%1 (no more than %2)").arg(Actions::collectText(), locale().toString(CompareSet::most)));
    m_compare->setEnabled(m_set->isEnough());
    m_compare->setText(tr("Compare the %n collected", nullptr, int(m_set->repos().size())));
}

} // namespace Hubdesk
