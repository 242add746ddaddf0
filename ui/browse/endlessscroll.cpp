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
    const auto look = [view, model, bar] {
        const bool isNear = bar->value() + bar->pageStep() >= bar->maximum();
        // After a failure it is the person who asks again: the view would for ever.
        if (isNear && view->isVisible() && view->model() == model && model->hasMore()) {
            model->askMore();
        }
    };
    // The rows come before the bar knows of them.
    const auto lookLater = [view, look] { QMetaObject::invokeMethod(view, look, Qt::QueuedConnection); };
    QObject::connect(bar, &QScrollBar::valueChanged, model, look);
    QObject::connect(bar, &QScrollBar::rangeChanged, model, lookLater);
    QObject::connect(model, &RepoListModel::stateChanged, view, lookLater);
}

} // namespace Hubdesk
