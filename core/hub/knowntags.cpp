// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/knowntags.h"

#include "core/hub/licences.h"
#include "core/hub/tasks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Tags = QList<TagCatalog::Tag>;

Tags licences()
{
    Tags tags;
    for (const auto &id : { u"apache-2.0"_s,
                            u"mit"_s,
                            u"openrail"_s,
                            u"cc-by-4.0"_s,
                            u"cc-by-nc-4.0"_s,
                            u"cc-by-sa-4.0"_s,
                            u"cc0-1.0"_s,
                            u"gpl-3.0"_s,
                            u"bsd-3-clause"_s,
                            u"llama3.1"_s,
                            u"gemma"_s,
                            u"other"_s }) {
        tags.append({ "license:"_L1 + id, licenceName(id), {} });
    }
    return tags;
}

// Names in their own language say it to whoever looks for it.
Tags languages(RepoKind kind)
{
    Tags tags{ { u"en"_s, u"English"_s, {} },
               { u"zh"_s, u"中文"_s, {} },
               { u"fr"_s, u"Français"_s, {} },
               { u"de"_s, u"Deutsch"_s, {} },
               { u"es"_s, u"Español"_s, {} },
               { u"ja"_s, u"日本語"_s, {} },
               { u"ko"_s, u"한국어"_s, {} },
               { u"ru"_s, u"Русский"_s, {} },
               { u"pt"_s, u"Português"_s, {} },
               { u"it"_s, u"Italiano"_s, {} },
               { u"ar"_s, u"العربية"_s, {} },
               { u"hi"_s, u"हिन्दी"_s, {} },
               { u"nl"_s, u"Nederlands"_s, {} },
               { u"pl"_s, u"Polski"_s, {} },
               { u"tr"_s, u"Türkçe"_s, {} },
               { u"vi"_s, u"Tiếng Việt"_s, {} },
               { u"multilingual"_s, u"Multilingual"_s, {} } };
    if (kind == RepoKind::Dataset) { // whose tags all say what they are
        for (auto &tag : tags) {
            tag.id.prepend("language:"_L1);
        }
    }
    return tags;
}

Tags plain(const QStringList &ids)
{
    Tags tags;
    for (const auto &id : ids) {
        tags.append({ id, id, {} });
    }
    return tags;
}

Tags withPrefix(QLatin1StringView prefix, const QStringList &ids)
{
    Tags tags;
    for (const auto &id : ids) {
        tags.append({ prefix + id, tagLabel(id), {} });
    }
    return tags;
}

Tags apps()
{
    return { { u"llama.cpp"_s, u"llama.cpp"_s, {} }, { u"ollama"_s, u"Ollama"_s, {} },
             { u"lmstudio"_s, u"LM Studio"_s, {} },  { u"vllm"_s, u"vLLM"_s, {} },
             { u"sglang"_s, u"SGLang"_s, {} },       { u"jan"_s, u"Jan"_s, {} },
             { u"mlx-lm"_s, u"MLX LM"_s, {} },       { u"draw-things"_s, u"Draw Things"_s, {} } };
}

} // namespace

QList<TagCatalog::Tag> knownKits()
{
    return { { u"gradio"_s, u"Gradio"_s, {} },
             { u"docker"_s, u"Docker"_s, {} },
             { u"static"_s, u"Static"_s, {} },
             { u"streamlit"_s, u"Streamlit"_s, {} } };
}

QString kitLabel(const QString &sdk)
{
    const auto kits = knownKits();
    const auto known = std::ranges::find(kits, sdk, &TagCatalog::Tag::id);
    return known == kits.end() ? tagLabel(sdk) : known->label;
}

QString tagLabel(const QString &id)
{
    if (id == "summarization"_L1) {
        return u"Summarisation"_s; // British, as all other words
    }
    auto label = QString(id).replace(u'-', u' ');
    if (!label.isEmpty()) {
        label[0] = label[0].toUpper();
    }
    return label;
}

TagCatalog knownTags(RepoKind kind)
{
    TagCatalog known;
    known.byType.insert(u"license"_s, licences());
    known.byType.insert(u"language"_s, languages(kind));
    if (kind == RepoKind::Model) {
        known.byType.insert(u"pipeline_tag"_s, withPrefix({}, knownTasks()));
        known.byType.insert(u"library"_s,
                            plain({ u"transformers"_s,
                                    u"safetensors"_s,
                                    u"gguf"_s,
                                    u"diffusers"_s,
                                    u"sentence-transformers"_s,
                                    u"peft"_s,
                                    u"timm"_s,
                                    u"onnx"_s,
                                    u"mlx"_s,
                                    u"keras"_s,
                                    u"spacy"_s,
                                    u"setfit"_s }));
        known.byType.insert(u"app"_s, apps());
    } else if (kind == RepoKind::Dataset) {
        known.byType.insert(u"task_categories"_s, withPrefix("task_categories:"_L1, knownTasks()));
        known.byType.insert(
            u"library"_s,
            withPrefix("library:"_L1,
                       { u"datasets"_s, u"pandas"_s, u"polars"_s, u"webdataset"_s, u"dask"_s }));
        Tags sizes;
        for (const auto &range : { u"n<1K"_s,
                                   u"1K<n<10K"_s,
                                   u"10K<n<100K"_s,
                                   u"100K<n<1M"_s,
                                   u"1M<n<10M"_s,
                                   u"10M<n<100M"_s,
                                   u"100M<n<1B"_s,
                                   u"n>1T"_s }) {
            sizes.append({ "size_categories:"_L1 + range, range, {} });
        }
        known.byType.insert(u"size_categories"_s, sizes);
    }
    return known;
}

} // namespace Hubdesk
