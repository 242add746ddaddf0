// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoparts.h"
#include "app/fakehub/demoshapes.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

struct Entry {
    ModelStory story;
    QMap<QString, Blob> files;
    Popularity popularity;
};

// A first commit with the small things, then the weights, then what was touched up: a history to look at.
RepoPtr addModel(World &world, const Entry &entry)
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
        first.insert(u"assets/loss.png"_s, chartPng({ 92, 70, 58, 49, 44, 40, 37, 35, 34, 33 }, 0x4f46e5));
    }
    repo.commit({ .add = first, .title = u"Initial commit"_s });
    repo.commit(
        { .add = weights, .title = u"Weights for 1.0"_s, .date = demoDay(entry.popularity.daysAgo + 30) });
    repo.commit({ .add = { { u"README.md"_s, card } },
                  .title = u"Write the card"_s,
                  .date = demoDay(entry.popularity.daysAgo) });
    return world.add(std::move(repo));
}

QMap<QString, Blob>
withBanner(QMap<QString, Blob> files, const QString &title, const QString &subtitle, const QString &colour)
{
    files.insert(u"assets/banner.svg"_s, bannerSvg(title, subtitle, colour));
    return files;
}

void addHeron(World &world)
{
    auto files = withBanner(decoderFiles(shape8B, u"llama"_s),
                            u"Heron 8B Instruct"_s,
                            u"Long documents, eleven languages"_s,
                            u"#4f46e5"_s);
    files.insert(u"assets/context.png"_s, chartPng({ 71, 71, 70, 69, 69, 67, 64 }, 0x4f46e5));
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

QList<Entry> languageModels()
{
    const QString text = u"text-generation"_s;
    const QString lib = u"transformers"_s;
    const QString apache = u"apache-2.0"_s;
    return {
        { { u"open-meridian/Polaris-14B"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            { u"conversational"_s },
            {},
            {},
            { u"open-meridian/star-charts"_s },
            u"A general model of fourteen billion parameters that follows long instructions."_s },
          decoderFiles(shape14B, u"qwen2"_s),
          { 840'000, 1875, 14, 91 } },
        { { u"fernhill/Moss-1.5B-Coder"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            { u"code"_s },
            {},
            {},
            { u"fernhill/commit-messages"_s },
            {},
            mossCard },
          withBanner(decoderFiles(shape1B5, u"qwen2"_s), u"Moss"_s, u"1.5B, for code"_s, u"#15803d"_s),
          { 96'000, 640, 1, 88 } },
        { { u"tidepool/Kelp-7B-v0.3"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            { u"conversational"_s },
            {},
            {},
            {},
            u"A chat model that prefers short answers and says when it does not know."_s },
          decoderFiles(shape8B, u"llama"_s),
          { 71'000, 402, 90, 61 } },
        { { u"quillworks/Sable-3B-Instruct"_s,
            text,
            lib,
            u"mit"_s,
            { u"en"_s, u"de"_s },
            { u"conversational"_s },
            {},
            {},
            {},
            u"Three billion parameters, tuned for drafting letters and notes."_s },
          decoderFiles(shape3B, u"llama"_s),
          { 1'900'000, 1420, 21, 84 } },
        { { u"quillworks/Sable-3B-Instruct-GGUF"_s,
            text,
            {},
            u"mit"_s,
            { u"en"_s },
            { u"gguf"_s },
            u"quillworks/Sable-3B-Instruct"_s,
            u"quantized"_s,
            {},
            u"Quantised builds of Sable 3B for llama.cpp and its friends."_s },
          { { u"sable-3b-instruct-q4_k_m.gguf"_s, gguf(u"llama"_s, u"Sable 3B"_s, 24'000'000, 41) },
            { u"sable-3b-instruct-q8_0.gguf"_s, gguf(u"llama"_s, u"Sable 3B"_s, 48'000'000, 42) } },
          { 612'000, 530, 21, 70 } },
        { { u"kitefin/Drift-12B-Base"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            {},
            {},
            {},
            {},
            u"A base model without instruction tuning, for those who train on."_s },
          decoderFiles(shape14B, u"mistral"_s),
          { 44'000, 210, 6, 55 } },
        { { u"arborea/Birch-4B-Multilingual"_s,
            text,
            lib,
            apache,
            { u"en"_s, u"fi"_s, u"sv"_s, u"et"_s, u"lv"_s, u"lt"_s },
            {},
            {},
            {},
            {},
            u"Six languages around one sea."_s },
          decoderFiles(shape3B, u"llama"_s),
          { 153'000, 388, 120, 52 } },
        { { u"northlight/Heron-8B-Instruct-AWQ"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            { u"awq"_s, u"4-bit"_s },
            u"northlight/Heron-8B-Instruct"_s,
            u"quantized"_s,
            {},
            u"Heron 8B with four-bit weights."_s },
          decoderFiles(shape3B, u"llama"_s),
          { 209'000, 350, 2, 66 } },
        { { u"papermoon-labs/Lantern-6B-Story"_s,
            text,
            lib,
            u"cc-by-4.0"_s,
            { u"en"_s },
            { u"stories"_s },
            u"tidepool/Kelp-7B-v0.3"_s,
            {},
            { u"papermoon-labs/bedtime"_s },
            u"Writes stories that end well."_s },
          decoderFiles(shape8B, u"llama"_s),
          { 18'000, 133, 60, 44 } },
        { { u"saltmarsh/Plover-1B"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            {},
            {},
            {},
            {},
            u"The smallest model that still holds a conversation."_s },
          decoderFiles(shape1B, u"llama"_s),
          { 12'000, 97, 15, 41 } },
        { { u"vega-collective/Quarry-9B"_s,
            text,
            lib,
            apache,
            { u"en"_s },
            { u"merge"_s },
            u"open-meridian/Polaris-14B"_s,
            u"merge"_s,
            {},
            u"A merge of four models, for reasoning step by step."_s },
          decoderFiles(shape8B, u"llama"_s),
          { 33'000, 251, 4, 58 } },
        { { u"hanami-works/Sakura-0.5B-Chat"_s,
            text,
            lib,
            apache,
            { u"ja"_s },
            { u"conversational"_s },
            {},
            {},
            { u"hanami-works/haiku-pairs"_s },
            {},
            sakuraCard },
          decoderFiles(shapeHalfB, u"qwen2"_s),
          { 58'000, 311, 8, 57 } },
        { { u"bamboo-lab/Zhuying-1.5B"_s,
            text,
            lib,
            apache,
            { u"zh"_s, u"en"_s },
            { u"conversational"_s },
            {},
            {},
            {},
            {},
            bambooCard },
          decoderFiles(shape1B5, u"qwen2"_s),
          { 87'000, 420, 11, 59 } },
        { { u"qamar-collective/Qamar-1B"_s,
            text,
            lib,
            apache,
            { u"ar"_s },
            {},
            u"saltmarsh/Plover-1B"_s,
            {},
            {},
            {},
            qamarCard },
          decoderFiles(shape1B, u"llama"_s),
          { 21'000, 164, 19, 48 } },
    };
}

QMap<QString, Blob> smallImageModel(quint64 seed)
{
    QMap<QString, Blob> files;
    files.insert(u"model_index.json"_s,
                 QByteArray("{\n  \"_class_name\": \"DiffusionPipeline\",\n  \"unet\": [\"diffusers\", "
                            "\"UNet2DConditionModel\"]\n}\n"));
    files.insert(u"unet/config.json"_s,
                 QByteArray("{\n  \"_class_name\": \"UNet2DConditionModel\",\n  \"sample_size\": 64\n}\n"));
    files.insert(
        u"unet/diffusion_pytorch_model.safetensors"_s,
        safetensors({ { u"conv_in.weight"_s, { 320, 4, 3, 3 } }, { u"conv_out.weight"_s, { 4, 320, 3, 3 } } },
                    u"F16"_s,
                    seed));
    files.insert(u"vae/config.json"_s, QByteArray("{\n  \"latent_channels\": 4\n}\n"));
    files.insert(u"vae/diffusion_pytorch_model.safetensors"_s,
                 safetensors({ { u"decoder.conv_in.weight"_s, { 512, 4, 3, 3 } } }, u"F32"_s, seed + 1));
    files.insert(u"samples/one.png"_s, picturePng(320, 200, seed));
    files.insert(u"samples/two.png"_s, picturePng(320, 200, seed + 5));
    return files;
}

QList<Entry> otherModels()
{
    const QString apache = u"apache-2.0"_s;
    const auto pipe = [](const char *model) { return encoderFiles(128, 2, 60, QString::fromLatin1(model)); };
    return {
        { { u"arborea/Bereza-Embed"_s,
            u"sentence-similarity"_s,
            u"sentence-transformers"_s,
            apache,
            { u"ru"_s },
            { u"feature-extraction"_s },
            {},
            {},
            { u"arborea/sentence-pairs"_s },
            {},
            berezaCard },
          encoderFiles(96, 3, 51, u"BertModel"_s),
          { 240'000, 288, 33, 50 } },
        { { u"northlight/Wren-Embed"_s,
            u"sentence-similarity"_s,
            u"sentence-transformers"_s,
            apache,
            { u"en"_s },
            {},
            {},
            {},
            {},
            u"Sentence vectors for search in small archives."_s },
          encoderFiles(128, 4, 52, u"BertModel"_s),
          { 3'400'000, 905, 40, 63 } },
        { { u"saltmarsh/Mood-Small"_s,
            u"text-classification"_s,
            u"transformers"_s,
            u"mit"_s,
            { u"en"_s },
            {},
            {},
            {},
            { u"saltmarsh/harbour-reviews"_s },
            u"Tells a friendly sentence from an unfriendly one."_s },
          pipe("BertForSequenceClassification"),
          { 410'000, 190, 200, 33 } },
        { { u"lowland-bio/Reed-NER"_s,
            u"token-classification"_s,
            u"transformers"_s,
            u"cc-by-4.0"_s,
            { u"nl"_s, u"en"_s },
            { u"biology"_s },
            {},
            {},
            {},
            u"Finds the names of plants, birds and places."_s },
          pipe("BertForTokenClassification"),
          { 22'000, 71, 75, 29 } },
        { { u"quillworks/Ferry-en-de"_s,
            u"translation"_s,
            u"transformers"_s,
            apache,
            { u"en"_s, u"de"_s },
            {},
            {},
            {},
            {},
            u"English to German and back, a sentence at a time."_s },
          pipe("MarianMTModel"),
          { 130'000, 144, 160, 31 } },
        { { u"halden-research/Gist-Base"_s,
            u"summarization"_s,
            u"transformers"_s,
            u"mit"_s,
            { u"en"_s },
            {},
            {},
            {},
            { u"northlight/minutes"_s },
            u"Five lines out of five pages."_s },
          pipe("BartForConditionalGeneration"),
          { 95'000, 118, 52, 36 } },
        { { u"tidepool/Echo-Tiny"_s,
            u"automatic-speech-recognition"_s,
            u"transformers"_s,
            apache,
            { u"en"_s, u"no"_s },
            { u"audio"_s },
            {},
            {},
            { u"tidepool/harbour-sounds"_s },
            u"Speech to text on a small computer."_s },
          pipe("WhisperForConditionalGeneration"),
          { 275'000, 333, 9, 56 } },
        { { u"tidepool/Echo-Voice"_s,
            u"text-to-speech"_s,
            u"transformers"_s,
            u"mit"_s,
            { u"en"_s },
            { u"audio"_s },
            {},
            {},
            {},
            u"Reads aloud, calmly."_s },
          pipe("VitsModel"),
          { 61'000, 205, 28, 43 } },
        { { u"kitefin/Tern-Vision"_s,
            u"image-classification"_s,
            u"transformers"_s,
            apache,
            {},
            { u"vision"_s },
            {},
            {},
            { u"kitefin/bird-boxes"_s },
            u"Tells forty birds apart."_s },
          pipe("ViTForImageClassification"),
          { 180'000, 160, 140, 35 } },
        { { u"kitefin/Tern-Detect"_s,
            u"object-detection"_s,
            u"transformers"_s,
            apache,
            {},
            { u"vision"_s },
            u"kitefin/Tern-Vision"_s,
            {},
            { u"kitefin/bird-boxes"_s },
            u"Puts a box around every bird."_s },
          pipe("DetrForObjectDetection"),
          { 47'000, 88, 48, 32 } },
        { { u"papermoon-labs/Woodcut-XL"_s,
            u"text-to-image"_s,
            u"diffusers"_s,
            u"openrail++"_s,
            {},
            { u"art"_s },
            {},
            {},
            {},
            u"Pictures that look printed from wood, black and one colour.\n\n![A sample](samples/one.png) ![Another](samples/two.png)"_s },
          smallImageModel(71),
          { 320'000, 1210, 5, 87 } },
        { { u"papermoon-labs/Woodcut-XL-Blue"_s,
            u"text-to-image"_s,
            u"diffusers"_s,
            u"openrail++"_s,
            {},
            { u"lora"_s },
            u"papermoon-labs/Woodcut-XL"_s,
            u"adapter"_s,
            {},
            u"The same in blue."_s },
          { { u"adapter_model.safetensors"_s,
              safetensors({ { u"lora_A.weight"_s, { 16, 320 } }, { u"lora_B.weight"_s, { 320, 16 } } },
                          u"F16"_s,
                          73) },
            { u"adapter_config.json"_s, QByteArray("{\n  \"peft_type\": \"LORA\",\n  \"r\": 16\n}\n") } },
          { 9'400, 52, 12, 30 } },
    };
}

} // namespace

void addDemoModels(World &world)
{
    addHeron(world);
    for (const auto &entry : languageModels() + otherModels()) {
        addModel(world, entry);
    }
    const auto sable = world.exact(RepoKind::Model, u"quillworks/Sable-3B-Instruct"_s);
    sable->warm = true;
    sable->inferenceProviders = { u"harbour"_s };
}

} // namespace FakeHub
