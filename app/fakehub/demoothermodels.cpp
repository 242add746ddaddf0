// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demomodels.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

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
    files.insert(u"samples/one.png"_s, picture(320, 200, seed));
    files.insert(u"samples/two.png"_s, picture(320, 200, seed + 5));
    return files;
}

} // namespace

QList<DemoModel> demoOtherModels()
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

} // namespace FakeHub
