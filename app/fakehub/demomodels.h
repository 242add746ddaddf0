// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/democards.h"
#include "app/fakehub/demoparts.h"

namespace FakeHub
{

// One model of the demo: what it says, what it holds, how well known it is.
struct DemoModel {
    ModelStory story;
    QMap<QString, Blob> files;
    Popularity popularity;
};

// The files, and a picture for the head of the card.
QMap<QString, Blob>
withBanner(QMap<QString, Blob> files, const QString &title, const QString &subtitle, const QString &colour);

QList<DemoModel> demoLanguageModels();
QList<DemoModel> demoOtherModels(); // sentences, pictures, sound

} // namespace FakeHub
