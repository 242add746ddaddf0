// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demo.h"

#include "app/fakehub/demoparts.h"
#include "app/fakehub/demorich.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace FakeHub
{

QDateTime demoDay(int daysAgo, int hour)
{
    return QDateTime(QDate(2026, 11, 24), QTime(hour, 0), QTimeZone::UTC).addDays(-daysAgo);
}

void setPopularity(Repo &repo, const Popularity &popularity)
{
    repo.downloads = popularity.downloads;
    repo.downloadsAllTime = popularity.downloads * 7 + 11;
    repo.likes = popularity.likes;
    repo.trendingScore = popularity.trending;
}

void addDemoPeople(World &world)
{
    const QStringList orgs{ u"northlight"_s,      u"open-meridian"_s, u"fernhill"_s,
                            u"halden-research"_s, u"tidepool"_s,      u"quillworks"_s,
                            u"lowland-bio"_s,     u"kitefin"_s,       u"arborea"_s,
                            u"papermoon-labs"_s,  u"saltmarsh"_s,     u"vega-collective"_s,
                            u"hanami-works"_s,    u"bamboo-lab"_s,    u"qamar-collective"_s,
                            u"mallory"_s,         u"meadowlark"_s };
    for (const QString &name : orgs) {
        QString full = QString(name).replace(u'-', u' ');
        full[0] = full[0].toUpper();
        world.users.insert(name, { .name = name, .fullname = full, .organization = true, .orgs = {} });
    }
    world.users.insert(u"demo"_s,
                       { .name = u"demo"_s,
                         .fullname = u"Demo Person"_s,
                         .orgs = { u"northlight"_s, u"quillworks"_s },
                         .pro = true,
                         .likes = { { RepoKind::Space, u"kitefin/which-bird"_s, demoDay(3) },
                                    { RepoKind::Dataset, u"open-meridian/star-charts"_s, demoDay(9) },
                                    { RepoKind::Model, u"quillworks/Sable-3B-Instruct"_s, demoDay(21) } },
                         .following = { u"northlight"_s, u"mira-fern"_s, u"wren-keeper"_s, u"meadowlark"_s },
                         .details = u"Reads cards, downloads too much."_s });
    world.users.insert(u"other"_s,
                       { .name = u"other"_s, .fullname = u"Other Person"_s, .orgs = { u"tidepool"_s } });
    world.users.insert(u"mira-fern"_s,
                       { .name = u"mira-fern"_s,
                         .fullname = u"Mira Fern"_s,
                         .orgs = { u"fernhill"_s },
                         .following = { u"demo"_s, u"fernhill"_s } });
    world.users.insert(u"wren-keeper"_s,
                       { .name = u"wren-keeper"_s,
                         .fullname = u"Wren Keeper"_s,
                         .orgs = { u"meadowlark"_s },
                         .pro = true,
                         .following = { u"demo"_s },
                         .details = u"Keeps the birds of Meadowlark."_s });
    world.tokens.insert(u"hf_keeper"_s,
                        { .user = u"wren-keeper"_s, .displayName = u"keeper-desk"_s, .role = u"write"_s });
    world.tokens.insert(u"hf_demo"_s,
                        { .user = u"demo"_s, .displayName = u"demo-laptop"_s, .role = u"write"_s });
    world.tokens.insert(u"hf_readonly"_s,
                        { .user = u"demo"_s, .displayName = u"demo-read"_s, .role = u"read"_s });
    world.tokens.insert(u"hf_other"_s,
                        { .user = u"other"_s, .displayName = u"other-desk"_s, .role = u"fineGrained"_s });
}

void addDemoContent(World &world)
{
    addDemoPeople(world);
    addDemoModels(world);
    addDemoDatasets(world);
    addDemoSpaces(world);
    addSpecialRepos(world);
    addManyModels(world);
    addRichModels(world);
    addRichDatasets(world);
}

} // namespace FakeHub
