// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demomodels.h"
#include "app/fakehub/demorich.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

using Files = QMap<QString, Blob>;

// A model whose files are made when somebody looks; the card alone is known before.
void addLater(World &world,
              const ModelStory &story,
              const QStringList &paths,
              const std::function<Files()> &make,
              const Popularity &popularity)
{
    Repo repo(RepoKind::Model, story.id);
    repo.createdAt = demoDay(popularity.daysAgo + 60);
    setPopularity(repo, popularity);
    repo.commitLater({ u".gitattributes"_s, u"LICENSE"_s },
                     [name = story.license] {
                         return Files{ { u".gitattributes"_s, gitAttributes() },
                                       { u"LICENSE"_s, license(name) } };
                     },
                     { .title = u"Initial commit"_s });
    repo.commitLater(paths, make, { .title = u"Add the files"_s, .date = demoDay(popularity.daysAgo + 9) });
    repo.commitLater({ u"README.md"_s },
                     [story] { return Files{ { u"README.md"_s, modelCard(story) } }; },
                     { .title = u"Write the card"_s,
                       .message = u"With what it is for, and what it is not for."_s,
                       .author = u"wren-keeper"_s,
                       .coAuthors = { u"mira-fern"_s },
                       .date = demoDay(popularity.daysAgo) });
    world.add(std::move(repo));
}

ModelStory skylark(const QString &name, const QString &base, const QString &relation, const QString &tagline)
{
    return { .id = u"meadowlark/"_s + name,
             .task = u"text-generation"_s,
             .library = u"transformers"_s,
             .license = u"apache-2.0"_s,
             .languages = { u"en"_s, u"de"_s },
             .tags = {},
             .base = base,
             .relation = relation,
             .datasets = {},
             .tagline = tagline };
}

QString metricLines(const QString &dataset, const QString &type, double value)
{
    return u"  - task:\n      type: text-generation\n      name: Text Generation\n    dataset:\n      name: "
           u"%1\n"
           "      type: meadowlark/%2\n      split: test\n    metrics:\n    - type: accuracy\n      value: "
           "%3\n"
           "      name: accuracy, five shots\n    source:\n      name: Meadowlark board\n"
           "      url: https://example.invalid/board\n"_s.arg(dataset, type)
               .arg(value, 0, 'f', 1);
}

QByteArray resultFile(double easy, double hard)
{
    const QString text
        = u"- dataset:\n    id: meadowlark/every-format\n    task_id: default\n  value: %1\n  date: "
          "\"2026-10-12\"\n  source:\n    url: https://example.invalid/runs/7\n    name: Nightly run\n"
          "    user: wren-keeper\n  notes: \"five shots\"\n"
          "- dataset:\n    id: meadowlark/every-format\n    task_id: hard\n  value: %2\n  date: \"2026-10-12\"\n"_s
              .arg(easy)
              .arg(hard);
    return text.toUtf8();
}

void addBase(World &world)
{
    auto story = skylark(u"Skylark-1B"_s, {}, {}, u"A base model of one billion parameters."_s);
    story.more = u"model-index:\n- name: Skylark-1B\n  results:\n"_s
        + metricLines(u"EuroExam"_s, u"euro-exam"_s, 41.2)
        + metricLines(u"TideTables"_s, u"tide-tables"_s, 63.9);
    addLater(world,
             story,
             { u".eval_results/every-format.yaml"_s,
               u"model.safetensors"_s,
               u"config.json"_s,
               u"tokenizer.json"_s },
             [] {
                 auto files = decoderFiles(shape1B, u"llama"_s);
                 files.insert(u".eval_results/every-format.yaml"_s, resultFile(41.2, 22.5));
                 return files;
             },
             { 48'000, 312, 25, 19.9 });
}

void addTuned(World &world)
{
    auto story = skylark(
        u"Skylark-1B-Instruct"_s, u"meadowlark/Skylark-1B"_s, {}, u"The one that answers questions."_s);
    story.body = skylarkCard;
    story.tags = { u"conversational"_s };
    story.more = u"widget:\n- text: \"When is high water?\"\n  example_title: Tides\n- text: \"Write a "
                 u"letter.\"\n  example_title: Letters\n"_s;
    addLater(world,
             story,
             { u".eval_results/every-format.yaml"_s,
               u".eval_results/torn.yaml"_s,
               u"model.safetensors"_s,
               u"config.json"_s },
             [] {
                 auto files = withBanner(decoderFiles(shape1B, u"llama"_s),
                                         u"Skylark"_s,
                                         u"One billion, for short answers"_s,
                                         u"#0369a1"_s);
                 files.insert(u".eval_results/every-format.yaml"_s, resultFile(66.4, 41.0));
                 files.insert(u".eval_results/torn.yaml"_s,
                              QByteArray("- dataset: {id: meadowlark/every-format}\n"));
                 return files;
             },
             { 91'000, 540, 12, 19.8 });
}

void addGguf(World &world)
{
    auto story = skylark(u"Skylark-1B-Instruct-GGUF"_s,
                         u"meadowlark/Skylark-1B-Instruct"_s,
                         u"quantized"_s,
                         u"Builds for llama.cpp, from four bits to sixteen."_s);
    story.library.clear();
    story.tags = { u"gguf"_s };
    const auto build = [](quint32 fileType, GgufType type, GgufType better, quint64 seed) {
        return GgufBuild{ u"Skylark 1B Instruct"_s, u"1.1B"_s, fileType, type, better, seed };
    };
    const QString stem = u"skylark-1b-instruct-"_s;
    const auto make = [build, stem] {
        const auto whole = build(1, GgufType::F16, GgufType::F16, 4400);
        return Files{
            { stem + u"Q4_K_M.gguf"_s, llamaGguf(shape1B, build(15, GgufType::Q4_K, GgufType::Q6_K, 4100)) },
            { stem + u"Q5_K_M.gguf"_s, llamaGguf(shape1B, build(17, GgufType::Q5_K, GgufType::Q6_K, 4200)) },
            { stem + u"Q8_0.gguf"_s, llamaGguf(shape1B, build(7, GgufType::Q8_0, GgufType::Q8_0, 4300)) },
            { stem + u"F16-00001-of-00002.gguf"_s, llamaGgufPart(shape1B, whole, 0, 2) },
            { stem + u"F16-00002-of-00002.gguf"_s, llamaGgufPart(shape1B, whole, 1, 2) },
        };
    };
    addLater(world,
             story,
             { stem + u"Q4_K_M.gguf"_s,
               stem + u"Q5_K_M.gguf"_s,
               stem + u"Q8_0.gguf"_s,
               stem + u"F16-00001-of-00002.gguf"_s,
               stem + u"F16-00002-of-00002.gguf"_s },
             make,
             { 77'000, 208, 11, 19.7 });
}

// The second of three parts has never been uploaded.
void addTornGguf(World &world)
{
    auto story = skylark(u"Skylark-1B-Parts-GGUF"_s,
                         u"meadowlark/Skylark-1B"_s,
                         u"quantized"_s,
                         u"An upload that was broken off: one of three parts is missing."_s);
    story.library.clear();
    story.tags = { u"gguf"_s };
    const GgufBuild build{ u"Skylark 1B"_s, u"1.1B"_s, 7, GgufType::Q8_0, GgufType::Q8_0, 4500 };
    const QString first = u"Q8_0/skylark-1b-Q8_0-00001-of-00003.gguf"_s;
    const QString last = u"Q8_0/skylark-1b-Q8_0-00003-of-00003.gguf"_s;
    addLater(world,
             story,
             { first, last },
             [build, first, last] {
                 return Files{ { first, llamaGgufPart(shape1B, build, 0, 3) },
                               { last, llamaGgufPart(shape1B, build, 2, 3) } };
             },
             { 900, 6, 40, 1.1 });
}

void addAdapterAndMerge(World &world)
{
    auto adapter = skylark(u"Skylark-1B-Sailor-LoRA"_s,
                           u"meadowlark/Skylark-1B-Instruct"_s,
                           u"adapter"_s,
                           u"Teaches Skylark the words of sailors."_s);
    adapter.library = u"peft"_s;
    adapter.tags = { u"lora"_s };
    addLater(world,
             adapter,
             { u"adapter_config.json"_s, u"adapter_model.safetensors"_s },
             [] {
                 const QList<Tensor> tensors{
                     { u"base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight"_s, { 16, 2048 } },
                     { u"base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight"_s, { 2048, 16 } }
                 };
                 return Files{
                     { u"adapter_config.json"_s,
                       QByteArray("{\n  \"base_model_name_or_path\": \"meadowlark/Skylark-1B-Instruct\",\n  "
                                  "\"peft_type\": \"LORA\",\n  \"r\": 16,\n  \"lora_alpha\": 32\n}\n") },
                     { u"adapter_model.safetensors"_s, safetensors(tensors, u"F16"_s, 46) }
                 };
             },
             { 3'100, 44, 9, 19.65 });
    auto merge = skylark(u"Skylark-Plover-1B-Merge"_s, {}, u"merge"_s, u"Two small birds in one."_s);
    merge.tags = { u"merge"_s };
    merge.more = u"base_model:\n- meadowlark/Skylark-1B-Instruct\n- saltmarsh/Plover-1B\n"_s;
    addLater(world,
             merge,
             { u"model.safetensors"_s, u"mergekit_config.yml"_s },
             [] {
                 auto files = decoderFiles(shape1B, u"llama"_s);
                 files.insert(
                     u"mergekit_config.yml"_s,
                     QByteArray("merge_method: slerp\nbase_model: meadowlark/Skylark-1B-Instruct\n"));
                 return files;
             },
             { 1'700, 21, 7, 19.6 });
}

// Two gibibytes to the byte, behind a header that a viewer can read.
Blob twoGibTensors()
{
    constexpr qsizetype headSize = 64 << 10;
    constexpr qint64 hidden = 2048;
    constexpr qint64 layers = 20;
    constexpr qint64 inner = 5632;
    constexpr qint64 keyValue = 256;
    QList<Tensor> tensors;
    qint64 rows = ((qint64(2) << 30) - headSize) / 2 / hidden; // what the words get, after all else
    const auto add = [&](const QString &name, qint64 high, qint64 wide) {
        tensors.append({ name, high == 1 ? QList{ wide } : QList{ high, wide } });
        rows -= high * wide / hidden;
    };
    for (qint64 n = 0; n < layers; ++n) {
        const QString layer = u"model.layers.%1."_s.arg(n);
        add(layer + u"input_layernorm.weight"_s, 1, hidden);
        add(layer + u"self_attn.q_proj.weight"_s, hidden, hidden);
        add(layer + u"self_attn.k_proj.weight"_s, keyValue, hidden);
        add(layer + u"self_attn.v_proj.weight"_s, keyValue, hidden);
        add(layer + u"self_attn.o_proj.weight"_s, hidden, hidden);
        add(layer + u"post_attention_layernorm.weight"_s, 1, hidden);
        add(layer + u"mlp.gate_proj.weight"_s, inner, hidden);
        add(layer + u"mlp.up_proj.weight"_s, inner, hidden);
        add(layer + u"mlp.down_proj.weight"_s, hidden, inner);
    }
    add(u"model.norm.weight"_s, 1, hidden);
    tensors.prepend({ u"model.embed_tokens.weight"_s, { rows, hidden } });
    return safetensors(tensors, u"BF16"_s, 47, headSize);
}

void addTwoGib(World &world)
{
    addLater(
        world,
        skylark(
            u"Skylark-Two-GiB"_s, u"meadowlark/Skylark-1B"_s, {}, u"One file of exactly two gibibytes."_s),
        { u"config.json"_s, u"model.safetensors"_s },
        [] {
            return Files{ { u"config.json"_s,
                            QByteArray("{\n  \"architectures\": [\"LlamaForCausalLM\"],\n  \"model_type\": "
                                       "\"llama\",\n  \"tie_word_embeddings\": true\n}\n") },
                          { u"model.safetensors"_s, twoGibTensors() } };
        },
        { 650, 9, 30, 1.2 });
}

void addGallery(World &world)
{
    constexpr int pictures = 60;
    ModelStory story{ .id = u"meadowlark/Sixty-Shores"_s,
                      .task = u"text-to-image"_s,
                      .library = u"diffusers"_s,
                      .license = u"openrail++"_s,
                      .languages = {},
                      .tags = { u"art"_s },
                      .base = {},
                      .relation = {},
                      .datasets = {},
                      .tagline = {} };
    static const QByteArray body = galleryCard(pictures);
    story.body = body.constData();
    Files files{ { u"panorama.png"_s, picture(1600, 900, 60) },
                 { u"model_index.json"_s, QByteArray("{\n  \"_class_name\": \"DiffusionPipeline\"\n}\n") } };
    for (int n = 1; n <= pictures; ++n) {
        files.insert(u"gallery/shore-%1.png"_s.arg(n, 2, 10, QChar(u'0')),
                     picture(120 + n % 3 * 40, 90 + n % 4 * 20, quint64(n) * 7));
    }
    addLater(world, story, files.keys(), [files] { return files; }, { 5'300, 190, 16, 19.75 });
}

Finding found(const QString &scanner, const QString &status, const QString &message)
{
    return { .scanner = scanner,
             .status = status,
             .message = message,
             .reportLink = u"https://example.invalid/report"_s,
             .reportLabel = u"Full report"_s,
             .pickleImports = {} };
}

QJsonObject import(const QString &module, const QString &name, const QString &safety)
{
    return { { u"module"_s, module }, { u"name"_s, name }, { u"safety"_s, safety } };
}

// One file for every level that a scanner may give; nothing in them runs.
void addUnsafe(World &world)
{
    Repo repo(RepoKind::Model, u"mallory/unsafe-pickles"_s);
    Files files{ { u"README.md"_s,
                   QByteArray(
                       "---\nlicense: mit\npipeline_tag: text-classification\n---\n# Unsafe pickles\n\nFiles "
                       "that scanners warn of.\n") } };
    for (const char *name : { "safe", "caution", "suspicious", "unsafe", "queued", "error" }) {
        files.insert(QString::fromLatin1(name) + u".pkl"_s, Blob::seeded(quint64(name[1]), 3000));
    }
    repo.commit({ .add = files, .title = u"Initial commit"_s, .date = demoDay(44) });
    setPopularity(repo, { 120, 1, 44, 1 });
    const auto imports = [&repo](const QString &path, const QString &status, const QJsonArray &list) {
        auto finding = found(u"pickleImportScan"_s, status, {});
        finding.pickleImports = list;
        repo.findings[path].append(finding);
    };
    const auto tensor = import(u"torch._utils"_s, u"_rebuild_tensor_v2"_s, u"innocuous"_s);
    imports(u"safe.pkl"_s, u"safe"_s, { tensor });
    imports(u"suspicious.pkl"_s,
            u"suspicious"_s,
            { tensor, import(u"webbrowser"_s, u"open"_s, u"suspicious"_s) });
    imports(u"unsafe.pkl"_s, u"unsafe"_s, { tensor, import(u"os"_s, u"system"_s, u"dangerous"_s) });
    repo.findings[u"unsafe.pkl"_s] << found(
        u"protectAiScan"_s, u"unsafe"_s, u"Runs a shell when it is loaded."_s)
                                   << found(u"avScan"_s, u"unsafe"_s, u"Demo.Test.Signature"_s);
    repo.findings[u"suspicious.pkl"_s]
        << found(u"jFrogScan"_s, u"suspicious"_s, u"Opens a page when it is loaded."_s);
    repo.findings[u"queued.pkl"_s] << found(u"virusTotalScan"_s, u"queued"_s, {});
    imports(u"queued.pkl"_s, u"queued"_s, {});
    repo.findings[u"error.pkl"_s] << found(u"protectAiScan"_s, u"error"_s, u"The file ends too early."_s);
    imports(u"error.pkl"_s, u"error"_s, {});
    world.add(std::move(repo));
}

} // namespace

void addRichModels(World &world)
{
    addBase(world);
    addTuned(world);
    addGguf(world);
    addTornGguf(world);
    addAdapterAndMerge(world);
    addTwoGib(world);
    addGallery(world);
    addUnsafe(world);
}

} // namespace FakeHub
