// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/repo.h"

namespace FakeHub
{

// What a demo model says of itself; the card is written from it, unless `body` is the card.
struct ModelStory {
    QString id;
    QString task;
    QString library;
    QString license;
    QStringList languages;
    QStringList tags;
    QString base; // base_model
    QString relation; // of the base: quantized, adapter, merge; empty is finetune
    QStringList datasets;
    QString tagline;
    const char *body = nullptr; // Markdown after the front matter
    QString more = {}; // lines of the front matter that the others do not bring
};

QByteArray modelCard(const ModelStory &story);

struct DatasetStory {
    QString id;
    QString task;
    QString license;
    QStringList languages;
    QString size; // size_categories
    QString tagline;
    const char *body = nullptr;
};

QByteArray datasetCard(const DatasetStory &story);

struct SpaceStory {
    QString id;
    QString title;
    QString emoji;
    QString sdk;
    QStringList models;
    QStringList datasets;
    QString tagline;
};

QByteArray spaceCard(const SpaceStory &story);

// Cards written by hand, for what the composed ones do not show.
extern const char *const heronCard; // long, tables, images, several languages of code
extern const char *const mossCard; // inline HTML, details, badges
extern const char *const sakuraCard; // Japanese
extern const char *const bambooCard; // Chinese
extern const char *const qamarCard; // Arabic
extern const char *const berezaCard; // Russian
extern const char *const minutesCard; // a dataset, long

} // namespace FakeHub
