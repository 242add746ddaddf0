// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// What ties a model to others, read from the cards: {relation, models: [{_id, id}]}, or an empty object.
QJsonObject baseModelsOf(const QJsonObject &card);
QString relationOf(const QJsonObject &card); // finetune, adapter, quantized or merge; empty without a base

// The results under .eval_results: {data, filename} each, or {filename, error} for a file that says nothing.
QJsonArray evalResultsOf(const Tree &tree);
QJsonObject transformersInfo(const Facts &facts); // empty for other libraries

// baseModels, spaces, childrenModelCount and evalResults, each only when asked for, and spaces also in an
// answer that was not told what to hold.
void addLineage(
    QJsonObject &json, const Repo &repo, const Commit &commit, const World &world, const QStringList &asked);

} // namespace FakeHub
