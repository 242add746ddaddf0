// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demomodels.h"

#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoshapes.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// A first commit with the small things, then the weights, then what was touched up: a history to look at.
RepoPtr addModel(World &world, const DemoModel &entry)
{
    Repo repo(RepoKind::Model, entry.story.id);
    repo.createdAt = demoDay(entry.popularity.daysAgo + 120);
    setPopularity(repo, entry.popularity);
    QMap<QString, Blob> first{ { u".gitattributes"_s, gitAttributes() },
                               { u"LICENSE"_s, license(entry.story.license) } };
    QMap<QString, Blob> weights;
    for (const auto &[path, blob] : entry.files.asKeyValueRange()) {
        (belongsInLfs(path, blob.size()) || path.endsWith(".index.json"_L1) ? weights : first)
            .insert(path, blob);
    }
    const QByteArray card = modelCard(entry.story);
    if (card.contains("assets/loss.png")) {
        first.insert(u"assets/loss.png"_s, chart({ 92, 70, 58, 49, 44, 40, 37, 35, 34, 33 }, 0x4f46e5));
    }
    repo.commit({ .add = first, .title = u"Initial commit"_s });
    repo.commit(
        { .add = weights, .title = u"Weights for 1.0"_s, .date = demoDay(entry.popularity.daysAgo + 30) });
    repo.commit({ .add = { { u"README.md"_s, card } },
                  .title = u"Write the card"_s,
                  .date = demoDay(entry.popularity.daysAgo) });
    return world.add(std::move(repo));
}

void addHeron(World &world)
{
    auto files = withBanner(decoderFiles(shape8B, u"llama"_s),
                            u"Heron 8B Instruct"_s,
                            u"Long documents, eleven languages"_s,
                            u"#4f46e5"_s);
    files.insert(u"assets/context.png"_s, chart({ 71, 71, 70, 69, 69, 67, 64 }, 0x4f46e5));
    files.insert(u"onnx/README.md"_s, QByteArray("The ONNX export is made on request.\n"));
    const auto repo = addModel(world,
                               { { .id = u"northlight/Heron-8B-Instruct"_s,
                                   .task = u"text-generation"_s,
                                   .library = u"transformers"_s,
                                   .license = u"apache-2.0"_s,
                                   .languages = { u"en"_s,
                                                  u"de"_s,
                                                  u"fr"_s,
                                                  u"es"_s,
                                                  u"it"_s,
                                                  u"nl"_s,
                                                  u"pl"_s,
                                                  u"pt"_s,
                                                  u"sv"_s,
                                                  u"da"_s,
                                                  u"fi"_s },
                                   .tags = { u"conversational"_s, u"long-context"_s },
                                   .datasets = { u"northlight/minutes"_s },
                                   .tagline = {},
                                   .body = heronCard },
                                 files,
                                 { 1'200'000, 2310, 3, 98 } });
    repo->warm = true;
    repo->inferenceProviders = { u"fireside"_s, u"harbour"_s };
    QByteArray card = repo->head()->tree()[u"README.md"_s].blob.bytes();
    repo->tag(u"v1.0"_s);
    for (int n = 1; n <= 34; ++n) {
        card += "<!-- revision " + QByteArray::number(n) + " -->\n";
        repo->commit({ .add = { { u"README.md"_s, card } },
                       .title = u"Clarify intended use (%1)"_s.arg(n),
                       .author = n % 3 == 0 ? u"demo"_s : u"mira-fern"_s });
    }
    repo->tag(u"v1.1"_s);
    repo->branch(u"long-context"_s, u"v1.0"_s);
    repo->commit(
        { .add = { { u"config.json"_s,
                     QByteArray("{\"model_type\": \"llama\", \"max_position_embeddings\": 262144}\n") } },
          .title = u"Raise context to 256k"_s,
          .ref = u"refs/heads/long-context"_s });
    repo->commit({ .add = { { u"README.md"_s, card + "\nA typo less.\n" } },
                   .title = u"Fix a typo"_s,
                   .author = u"other"_s,
                   .ref = u"refs/pr/1"_s });
    repo->commit({ .add = { { u"handler.py"_s, QByteArray("def handle(request):\n    return request\n") } },
                   .title = u"Add a handler"_s,
                   .author = u"mira-fern"_s,
                   .ref = u"refs/pr/2"_s });
}

} // namespace

QMap<QString, Blob>
withBanner(QMap<QString, Blob> files, const QString &title, const QString &subtitle, const QString &colour)
{
    files.insert(u"assets/banner.svg"_s, bannerSvg(title, subtitle, colour));
    return files;
}

void addDemoModels(World &world)
{
    addHeron(world);
    for (const auto &entry : demoLanguageModels() + demoOtherModels()) {
        addModel(world, entry);
    }
    const auto sable = world.exact(RepoKind::Model, u"quillworks/Sable-3B-Instruct"_s);
    sable->warm = true;
    sable->inferenceProviders = { u"harbour"_s };
}

} // namespace FakeHub
