// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QString list(const QString &key, const QStringList &items)
{
    return items.isEmpty() ? QString() : key + u":\n- "_s + items.join(u"\n- "_s) + u'\n';
}

QString line(const QString &key, const QString &value)
{
    return value.isEmpty() ? QString() : key + u": "_s + value + u'\n';
}

QString shortName(const QString &id)
{
    return id.section(u'/', -1);
}

QString frontMatterOf(const ModelStory &story)
{
    return u"---\n"_s + list(u"language"_s, story.languages) + line(u"license"_s, story.license)
        + line(u"library_name"_s, story.library) + line(u"pipeline_tag"_s, story.task)
        + list(u"tags"_s, story.tags) + list(u"datasets"_s, story.datasets)
        + line(u"base_model"_s, story.base) + line(u"base_model_relation"_s, story.relation) + story.more
        + u"---\n"_s;
}

QString quickStart(const ModelStory &story)
{
    if (story.library == "diffusers"_L1) {
        return u"```python\nfrom diffusers import DiffusionPipeline\n\npipe = "
               u"DiffusionPipeline.from_pretrained(\"%1\")\n"
               "pipe(\"a lighthouse in fog, woodcut\").images[0].save(\"lighthouse.png\")\n```\n"_s.arg(
                   story.id);
    }
    if (story.tags.contains("gguf"_L1)) {
        return u"```bash\nllama-cli -hf %1 -p \"Name three rivers.\" -n 64\n```\n"_s.arg(story.id);
    }
    if (story.library == "sentence-transformers"_L1) {
        return u"```python\nfrom sentence_transformers import SentenceTransformer\n\nmodel = "
               u"SentenceTransformer(\"%1\")\n"
               "model.encode([\"The tide is out.\", \"Low water.\"])\n```\n"_s.arg(story.id);
    }
    return u"```python\nfrom transformers import pipeline\n\nask = pipeline(\"%2\", model=\"%1\")\nprint(ask(\"The harbour lay quiet\"))\n```\n"_s
        .arg(story.id, story.task);
}

// Figures that follow from the name: the same at every start, different from card to card.
int figure(const QString &id, int salt, int low, int high)
{
    uint sum = uint(salt) * 2654435761U;
    for (const QChar c : id) {
        sum = sum * 31 + c.unicode();
    }
    return low + int(sum % uint(high - low + 1));
}

QString evaluation(const QString &id)
{
    QString out
        = u"## Evaluation\n\n| Benchmark | Metric | This model | Previous | Peers |\n|:--|:--|--:|--:|--:|\n"_s;
    const QStringList names{ u"LongDocQA"_s, u"CodeFix-Lite"_s, u"EuroExam"_s, u"TideTables"_s };
    for (int n = 0; n < names.size(); ++n) {
        const int score = figure(id, n, 420, 880);
        out += u"| %1 | %2 | **%3** | %4 | %5 |\n"_s.arg(names[n], n % 2 == 0 ? u"F1"_s : u"accuracy"_s)
                   .arg(score / 10.0, 0, 'f', 1)
                   .arg((score - figure(id, n + 10, 5, 60)) / 10.0, 0, 'f', 1)
                   .arg((score - figure(id, n + 20, -20, 50)) / 10.0, 0, 'f', 1);
    }
    return out + u"\nMeasured with greedy decoding, three seeds, on one accelerator.\n\n"_s;
}

QString provenance(const ModelStory &story)
{
    QString out = u"## Where it comes from\n\n"_s;
    if (!story.base.isEmpty()) {
        out += u"Built on [%1](https://huggingface.co/%1).\n"_s.arg(story.base);
    }
    for (const QString &dataset : story.datasets) {
        out += u"Trained on [%1](https://huggingface.co/datasets/%1).\n"_s.arg(dataset);
    }
    return story.base.isEmpty() && story.datasets.isEmpty() ? QString() : out + u'\n';
}

QString intendedUse(const ModelStory &story)
{
    const QString language = story.languages.isEmpty() ? u"any language"_s : story.languages.join(u", "_s);
    return u"## Intended use\n\n- Made for *%1* in %2.\n- Not for medical, legal or hiring decisions.\n"
           "- Outputs may contain errors in names and figures; check them.\n\n"_s.arg(story.task, language);
}

} // namespace

QByteArray modelCard(const ModelStory &story)
{
    if (story.body) {
        return (frontMatterOf(story) + QString::fromUtf8(story.body)).toUtf8();
    }
    const QString name = shortName(story.id);
    QString text = frontMatterOf(story) + u"# %1\n\n%2\n\n## Quick start\n\n"_s.arg(name, story.tagline)
        + quickStart(story) + u'\n';
    text += evaluation(story.id);
    if (figure(story.id, 3, 0, 2) == 0) {
        text += u"![Loss over the training run](assets/loss.png)\n\n"_s;
    }
    text += intendedUse(story) + provenance(story);
    text += u"## Citation\n\n```bibtex\n@misc{%1,\n  title = {%2},\n  year = {2026}\n}\n```\n"_s.arg(
        QString(name).remove(u'-').toLower(), name);
    return text.toUtf8();
}

QByteArray datasetCard(const DatasetStory &story)
{
    QString text = u"---\n"_s + list(u"language"_s, story.languages) + line(u"license"_s, story.license)
        + (story.task.isEmpty() ? QString() : list(u"task_categories"_s, { story.task }))
        + list(u"size_categories"_s, { story.size }) + line(u"pretty_name"_s, shortName(story.id))
        + u"configs:\n- config_name: default\n  data_files:\n  - split: train\n    path: data/train.csv\n  - split: test\n    path: data/test.csv\n---\n"_s;
    if (story.body) {
        return (text + QString::fromUtf8(story.body)).toUtf8();
    }
    text += u"# %1\n\n%2\n\n## Fields\n\n| Field | Type | Meaning |\n|---|---|---|\n| `id` | int64 | counts "
            u"from 1 |\n"
            "| `text` | string | one example |\n| `label` | string | what it is about |\n\n"_s.arg(
                shortName(story.id), story.tagline);
    text += u"## Load it\n\n```python\nfrom datasets import load_dataset\n\nrows = load_dataset(\"%1\", "
            u"split=\"train\")\nprint(rows[0])\n```\n\n"
            "## How it was made\n\nWritten for this demo by rule, not collected from anybody.\n"_s.arg(
                story.id);
    return text.toUtf8();
}

QByteArray spaceCard(const SpaceStory &story)
{
    QString text = u"---\ntitle: %1\nemoji: %2\ncolorFrom: indigo\ncolorTo: green\nsdk: %3\n"_s.arg(
        story.title, story.emoji, story.sdk);
    text += story.sdk == "gradio"_L1 ? u"sdk_version: 5.9.1\napp_file: app.py\n"_s : QString();
    text += list(u"models"_s, story.models) + list(u"datasets"_s, story.datasets)
        + u"pinned: false\nlicense: mit\n---\n"_s;
    return (text + u"# %1 %2\n\n%3\n"_s.arg(story.emoji, story.title, story.tagline)).toUtf8();
}

} // namespace FakeHub
