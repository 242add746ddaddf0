// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// Parts of the demo content; addDemoContent() calls them in this order.
void addDemoPeople(World &world);
void addDemoModels(World &world);
void addDemoDatasets(World &world);
void addDemoSpaces(World &world);
void addManyModels(World &world); // six hundred more, so that a list has no end in sight
void addSpecialRepos(World &world); // 50,000 files, 2 GiB, hostile paths, gated, private, renamed

QDateTime demoDay(int daysAgo, int hour = 9); // counted from the demo's own today
struct Popularity {
    qint64 downloads = 0;
    qint64 likes = 0;
    int daysAgo = 0;
    double trending = 0;
};
void setPopularity(Repo &repo, const Popularity &popularity);

} // namespace FakeHub
