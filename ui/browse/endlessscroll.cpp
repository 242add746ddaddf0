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
        if (view->isVisible() && view->model() == model && bar->value() + bar->pageStep() >= bar->maximum()) {
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
