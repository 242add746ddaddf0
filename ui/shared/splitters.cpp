// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/splitters.h"

#include <QSplitter>

namespace Hubdesk
{

bool rememberSplitter(QSplitter *splitter, Setting<QByteArray> *kept)
{
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter, [splitter, kept] {
        kept->set(splitter->saveState());
    });
    return splitter->restoreState((*kept)());
}

} // namespace Hubdesk
