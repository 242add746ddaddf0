// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/endlessscroll.h"

#include "ui/browse/repolistmodel.h"

#include <QAbstractItemView>
#include <QScrollBar>

namespace Hubdesk
{

void scrollEndlessly(QAbstractItemView *view, RepoListModel *model)
{
    auto *bar = view->verticalScrollBar();
    const auto look = [view, model] {
        // After a failure it is the person who asks again: the view would for ever.
        if (!view->isVisible() || view->model() != model || !model->hasMore()) {
            return;
        }
        // By the place of the last row, for which the view lays out what is new; its scroll bar knows later.
        const auto last = view->visualRect(model->index(model->rowCount() - 1, 0));
        if (last.top() < 2 * view->viewport()->height()) {
            model->askMore();
        }
    };
    const auto lookLater = [view, look] { QMetaObject::invokeMethod(view, look, Qt::QueuedConnection); };
    QObject::connect(bar, &QScrollBar::valueChanged, model, look);
    QObject::connect(bar, &QScrollBar::rangeChanged, model, lookLater);
    QObject::connect(model, &RepoListModel::stateChanged, view, lookLater);
}

} // namespace Hubdesk
