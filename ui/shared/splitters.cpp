// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/splitters.h"

#include <QSplitter>

namespace Hubdesk
{

bool rememberSplitter(QSplitter *splitter, Setting<QByteArray> *kept)
{
    rememberSplitter(splitter, [kept] { return kept; });
    return splitter->restoreState((*kept)());
}

void rememberSplitter(QSplitter *splitter, std::function<Setting<QByteArray> *()> kept)
{
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter, [splitter, kept = std::move(kept)] {
        kept()->set(splitter->saveState());
    });
}

} // namespace Hubdesk
