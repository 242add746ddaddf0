// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/rowmenu.h"

#include "ui/browse/repolistmodel.h"
#include "ui/shared/compareset.h"
#include "ui/shared/icons.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

RowMenu::RowMenu(QAbstractItemView *view, CompareSet *set)
    : QObject(view)
    , m_view(view)
    , m_set(set)
{
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &RowMenu::show);
}

void RowMenu::show(const QPoint &at)
{
    // The menu key asks in the middle of the view, but means the row that has the focus.
    const auto under = m_view->indexAt(at);
    const auto index = under.isValid() ? under : m_view->currentIndex();
    const auto repo = index.data(RepoListModel::SummaryRole).value<RepoSummary>().id;
    if (repo.isEmpty()) {
        return;
    }
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](Icon symbol, const QString &text, const QString &name) {
        auto *action = menu->addAction(icon(symbol), text);
        action->setObjectName(name);
        return action;
    };
    connect(add(Icon::Forward, tr("Open as a page"), u"rowOpen"_s), &QAction::triggered, this, [this, repo] {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo });
    });
    const bool isIn = m_set->contains(repo);
    auto *collect = add(
        isIn ? Icon::Minus : Icon::Plus,
        isIn ? tr("Do not compare")
            : m_set->isFull()
            ? tr("Collect to compare (no more than %1)").arg(m_view->locale().toString(CompareSet::most))
            : tr("Collect to compare"),
        u"rowCollect"_s);
    collect->setEnabled(isIn || !m_set->isFull());
    connect(collect, &QAction::triggered, m_set, [this, repo] { m_set->toggle(repo); });
    connect(add(Icon::Copy, tr("Copy the name"), u"rowCopyName"_s), &QAction::triggered, this, [repo] {
        QGuiApplication::clipboard()->setText(repo.text());
    });
    const auto row = m_view->visualRect(index);
    menu->popup(m_view->viewport()->mapToGlobal(under.isValid() ? at : row.center()));
}

RepoId chosenRepo(const QAbstractItemView *view)
{
    return view->currentIndex().data(RepoListModel::SummaryRole).value<RepoSummary>().id;
}

} // namespace Hubdesk
