// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoparts.h"
#include "app/fakehub/demoshapes.h"

#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

Tree fiftyThousandFiles()
{
    Tree tree;
    tree.insert(u"README.md"_s,
                { QByteArray("---\nlicense: mit\n---\n# Fifty thousand files\n\nFive hundred folders of a "
                             "hundred small files each.\n") });
    for (int folder = 0; folder < 500; ++folder) {
        const QString base = u"part-%1/"_s.arg(folder, 3, 10, QChar(u'0'));
        for (int file = 0; file < 100; ++file) {
            if (folder == 0 && file == 0) {
                continue; // the card is one of the fifty thousand
            }
            const int number = folder * 100 + file;
            tree.insert(base + u"item-%1.json"_s.arg(number, 5, 10, QChar(u'0')),
                        { "{\"number\": " + QByteArray::number(number) + "}\n" });
        }
    }
    return tree;
}

// What a hostile uploader would try: every one of these must be refused by name, and the good ones must
// arrive.
Tree hostileFiles()
{
    const QStringList bad{ u"../x"_s,
                           u"../../etc/cron.d/x"_s,
                           u"/etc/x"_s,
                           u"C:\\x"_s,
                           u"C:/x"_s,
                           u"a/../../x"_s,
                           u"..\\..\\x"_s,
                           u"\\\\host\\share\\x"_s,
                           u"a/\\x"_s,
                           u"tab\there.txt"_s,
                           u"line\nbreak.txt"_s,
                           u"bell\u0007.txt"_s,
                           u"escape\u001b[2J.txt"_s,
                           u"CON"_s,
                           u"nul.txt"_s,
                           u"dir/aux.json"_s,
                           u"trailing-dot."_s,
                           u"trailing-space "_s,
                           u"./dot-first.txt"_s,
                           u"a//double.txt"_s,
                           u"rtl\u202egnp.exe"_s };
    Tree tree;
    for (const QString &path : bad) {
        tree.insert(path, { QByteArray("this must not be written\n") });
    }
    tree.insert(
        u"README.md"_s,
        { QByteArray(
            "---\nlicense: mit\n---\n# Hostile paths\n\nSome of these names must never reach a disk.\n") });
    tree.insert(u"good/config.json"_s, { QByteArray("{\"good\": true}\n") });
    tree.insert(u"good/weights.bin"_s, { Blob::seeded(99, 20'000), true });
    tree.insert(u"Case.txt"_s, { QByteArray("upper\n") });
    tree.insert(u"case.txt"_s, { QByteArray("lower\n") });
    return tree;
}

Repo model(const QString &id, const QString &task, const QString &tagline, const QMap<QString, Blob> &files)
{
    Repo repo(RepoKind::Model, id);
    repo.createdAt = demoDay(150);
    auto all = files;
    all.insert(u"README.md"_s,
               modelCard({ .id = id,
                           .task = task,
                           .library = u"transformers"_s,
                           .license = u"other"_s,
                           .languages = { u"en"_s },
                           .tagline = tagline }));
    if (all[u"README.md"_s].bytes().contains("assets/loss.png")) {
        all.insert(u"assets/loss.png"_s, chart({ 80, 60, 50, 44, 41, 39 }, 0x4f46e5));
    }
    repo.commit({ .add = all, .title = u"Initial commit"_s, .date = demoDay(40) });
    return repo;
}

void addGuarded(World &world)
{
    auto reed = model(u"lowland-bio/Reed-2B-Clinical"_s,
                      u"text-generation"_s,
                      u"For clinical notes; access is granted by hand."_s,
                      decoderFiles(shape1B, u"llama"_s));
    reed.gated = u"manual"_s;
    setPopularity(reed, { 8'400, 76, 40, 46 });
    world.add(std::move(reed));

    auto aster = model(u"halden-research/Aster-A3B-Thinking"_s,
                       u"text-generation"_s,
                       u"Thinks before it answers; accept the terms to read it."_s,
                       decoderFiles(shape8B, u"llama"_s));
    aster.gated = u"auto"_s;
    aster.granted = { u"demo"_s };
    setPopularity(aster, { 388'000, 1240, 0, 95 });
    world.add(std::move(aster));

    auto draft = model(u"demo/draft-notes"_s,
                       u"text-generation"_s,
                       u"A private try."_s,
                       encoderFiles(64, 1, 81, u"BertModel"_s));
    draft.isPrivate = true;
    world.add(std::move(draft));

    auto secret = model(u"tidepool/unreleased"_s,
                        u"text-generation"_s,
                        u"Not for everybody yet."_s,
                        encoderFiles(64, 1, 82, u"BertModel"_s));
    secret.isPrivate = true;
    world.add(std::move(secret));

    auto renamed = model(u"tidepool/Limpet-Small"_s,
                         u"fill-mask"_s,
                         u"Called tidepool/limpet until the summer."_s,
                         encoderFiles(64, 2, 83, u"BertForMaskedLM"_s));
    renamed.formerIds = { u"tidepool/limpet"_s, u"limpet"_s };
    setPopularity(renamed, { 5'100, 31, 100, 20 });
    world.add(std::move(renamed));

    auto disabled = model(u"mallory/switched-off"_s,
                          u"text-generation"_s,
                          u"Disabled by the Hub."_s,
                          encoderFiles(64, 1, 84, u"BertModel"_s));
    disabled.disabled = true;
    world.add(std::move(disabled));

    auto xet = model(u"northlight/Heron-Xet-Sample"_s,
                     u"fill-mask"_s,
                     u"The one repository whose files say that they are in Xet storage."_s,
                     encoderFiles(64, 2, 85, u"BertForMaskedLM"_s));
    xet.xet = true;
    world.add(std::move(xet));
}

} // namespace

void addSpecialRepos(World &world)
{
    Repo big(RepoKind::Model, u"northlight/two-gib"_s);
    big.commit({ .add = { { u"README.md"_s,
                            QByteArray("---\nlicense: mit\n---\n# Two GiB\n\nOne file of exactly two "
                                       "gibibytes, made from a seed.\n") },
                          { u"weights.bin"_s, Blob::seeded(2, qint64(2) << 30) } },
                 .title = u"Initial commit"_s,
                 .date = demoDay(10) });
    setPopularity(big, { 1'000, 5, 10, 5 });
    world.add(std::move(big));

    Repo many(RepoKind::Model, u"northlight/fifty-thousand"_s);
    many.commitTree(fiftyThousandFiles, { .title = u"Add fifty thousand files"_s, .date = demoDay(10) });
    setPopularity(many, { 900, 4, 10, 4 });
    world.add(std::move(many));

    Repo hostile(RepoKind::Model, u"mallory/hostile-paths"_s);
    hostile.commitTree(hostileFiles, { .title = u"Innocent changes"_s, .date = demoDay(10) });
    world.add(std::move(hostile));

    addGuarded(world);
}

void addManyModels(World &world)
{
    static const QStringList owners{ u"saltmarsh"_s, u"tidepool"_s,        u"quillworks"_s, u"kitefin"_s,
                                     u"arborea"_s,   u"vega-collective"_s, u"mira-fern"_s,  u"other"_s };
    static const QStringList birds{ u"Avocet"_s, u"Bittern"_s, u"Curlew"_s, u"Dunlin"_s,     u"Eider"_s,
                                    u"Fulmar"_s, u"Godwit"_s,  u"Heron"_s,  u"Ibis"_s,       u"Jaeger"_s,
                                    u"Knot"_s,   u"Lapwing"_s, u"Merlin"_s, u"Noddy"_s,      u"Osprey"_s,
                                    u"Petrel"_s, u"Quail"_s,   u"Rail"_s,   u"Sanderling"_s, u"Turnstone"_s };
    static const QStringList tasks{ u"text-generation"_s, u"text-classification"_s,  u"sentence-similarity"_s,
                                    u"translation"_s,     u"image-classification"_s, u"summarization"_s };
    static const QStringList licenses{ u"apache-2.0"_s, u"mit"_s, u"cc-by-4.0"_s, u"openrail"_s };
    static const std::array shapes{ shapeHalfB, shape1B, shape1B5, shape3B, shape8B };
    for (int n = 0; n < 640; ++n) {
        const QString &task = tasks[n / 3 % tasks.size()];
        const QString id = owners[n % owners.size()] + u'/' + birds[n / 2 % birds.size()]
            + u"-%1-v%2"_s.arg(n, 3, 10, QChar(u'0')).arg(n % 4 + 1);
        Repo repo(RepoKind::Model, id);
        repo.createdAt = demoDay(60 + n % 300);
        setPopularity(repo, { (n * 7919) % 9000, (n * 31) % 160, 0, 19.0 - n * 0.025 });
        const ModelStory story{ .id = id,
                                .task = task,
                                .library = u"transformers"_s,
                                .license = licenses[n % licenses.size()],
                                .languages = { n % 5 == 0 ? u"de"_s : u"en"_s },
                                .tags = {},
                                .base = n % 7 == 0 ? u"saltmarsh/Plover-1B"_s : QString(),
                                .tagline = u"One of many, number %1."_s.arg(n) };
        const auto *shape = task == "text-generation"_L1 ? &shapes[size_t(n / 18) % shapes.size()] : nullptr;
        repo.commitLater({ u"README.md"_s, u"config.json"_s, u"model.safetensors"_s },
                         [story, shape] {
                             auto files = shape ? decoderFiles(*shape, u"llama"_s)
                                                : encoderFiles(64, 2, 90, u"BertModel"_s);
                             files.insert(u"README.md"_s, modelCard(story));
                             return files;
                         },
                         { .title = u"Initial commit"_s, .date = demoDay(n % 240, n % 24) });
        world.add(std::move(repo));
    }
}

} // namespace FakeHub
