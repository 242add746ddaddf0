// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoparts.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// Rows by rule, the same at every start.
QByteArray csv(const QString &id, int rows, int salt)
{
    static const QStringList subjects{ u"The ferry"_s,     u"A gull"_s,          u"The old pier"_s,
                                       u"Our neighbour"_s, u"The night watch"_s, u"Rain"_s,
                                       u"The lighthouse"_s };
    static const QStringList verbs{
        u"waited for"_s, u"remembered"_s, u"followed"_s, u"crossed"_s, u"counted"_s
    };
    static const QStringList objects{ u"the tide"_s,      u"a red boat"_s,     u"the last train"_s,
                                      u"three letters"_s, u"the first snow"_s, u"an empty street"_s };
    static const QStringList labels{ u"calm"_s, u"lively"_s, u"mixed"_s };
    const auto start = uint(id.size()) * 7 + uint(salt);
    QByteArray out = "id,text,label\n";
    for (uint n = 0; n < uint(rows); ++n) {
        const uint pick = (start + n) * 2654435761U >> 8;
        out += QByteArray::number(n + 1) + ",\"" + subjects[pick % 7].toUtf8() + ' '
            + verbs[pick / 7 % 5].toUtf8() + ' ' + objects[pick / 35 % 6].toUtf8() + ", quietly\","
            + labels[pick / 210 % 3].toUtf8() + '\n';
    }
    return out;
}

struct DatasetEntry {
    DatasetStory story;
    Popularity popularity;
    int rows = 400;
};

RepoPtr addDataset(World &world, const DatasetEntry &entry)
{
    const QString &id = entry.story.id;
    Repo repo(RepoKind::Dataset, id);
    repo.createdAt = demoDay(entry.popularity.daysAgo + 90);
    setPopularity(repo, entry.popularity);
    repo.commit({ .add = { { u".gitattributes"_s, gitAttributes() },
                           { u"data/train.csv"_s, csv(id, entry.rows, 1) },
                           { u"data/test.csv"_s, csv(id, entry.rows / 8, 2) } },
                  .title = u"Initial commit"_s });
    QMap<QString, Blob> more{ { u"README.md"_s, datasetCard(entry.story) } };
    if (entry.story.body) {
        more.insert(u"assets/words.png"_s, chart({ 2, 6, 14, 25, 31, 22, 12, 5, 2 }, 0x0f766e));
    }
    repo.commit({ .add = more, .title = u"Write the card"_s, .date = demoDay(entry.popularity.daysAgo) });
    return world.add(std::move(repo));
}

} // namespace

void addDemoDatasets(World &world)
{
    const QString cc = u"cc-by-4.0"_s;
    const QStringList en{ u"en"_s };
    const QList<DatasetEntry> entries{
        { { u"northlight/minutes"_s,
            u"summarization"_s,
            cc,
            { u"en"_s, u"de"_s, u"fr"_s },
            u"10K<n<100K"_s,
            {},
            minutesCard },
          { 182'000, 412, 20, 77 },
          12'000 },
        { { u"northlight/eval-harness"_s,
            u"question-answering"_s,
            u"apache-2.0"_s,
            en,
            u"1K<n<10K"_s,
            u"The questions that Heron is measured with."_s },
          { 64'000, 120, 6, 61 } },
        { { u"open-meridian/star-charts"_s,
            u"text-generation"_s,
            u"odc-by"_s,
            en,
            u"100K<n<1M"_s,
            u"Clean running text, filtered twice."_s },
          { 930'000, 870, 30, 82 },
          4000 },
        { { u"fernhill/commit-messages"_s,
            u"text-generation"_s,
            u"mit"_s,
            en,
            u"10K<n<100K"_s,
            u"Changes and the sentences that describe them."_s },
          { 41'000, 156, 3, 66 } },
        { { u"papermoon-labs/bedtime"_s,
            u"text-generation"_s,
            cc,
            en,
            u"1K<n<10K"_s,
            u"Short stories without a villain."_s },
          { 15'500, 91, 70, 38 } },
        { { u"saltmarsh/harbour-reviews"_s,
            u"text-classification"_s,
            cc,
            en,
            u"1K<n<10K"_s,
            u"Reviews of ferries that do not exist."_s },
          { 88'000, 133, 45, 44 } },
        { { u"hanami-works/haiku-pairs"_s,
            u"translation"_s,
            u"cc-by-sa-4.0"_s,
            { u"ja"_s, u"en"_s },
            u"1K<n<10K"_s,
            u"俳句とその英訳の組。短い詩で試すために作られました。"_s },
          { 9'800, 210, 12, 51 } },
        { { u"arborea/sentence-pairs"_s,
            u"sentence-similarity"_s,
            u"apache-2.0"_s,
            { u"ru"_s },
            u"10K<n<100K"_s,
            u"Пары предложений с оценкой близости от 0 до 5."_s },
          { 27'000, 64, 33, 35 } },
        { { u"tidepool/harbour-sounds"_s,
            u"automatic-speech-recognition"_s,
            cc,
            en,
            u"n<1K"_s,
            u"Horns, gulls and a voice on the loudspeaker."_s },
          { 12'000, 77, 9, 47 } },
        { { u"kitefin/bird-boxes"_s,
            u"object-detection"_s,
            cc,
            {},
            u"n<1K"_s,
            u"Pictures with boxes around what flies."_s },
          { 33'000, 101, 48, 40 } },
        { { u"lowland-bio/polder-plants"_s,
            u"image-classification"_s,
            cc,
            { u"nl"_s },
            u"1K<n<10K"_s,
            u"Planten van de polder, met hun namen."_s },
          { 7'300, 29, 77, 22 } },
        { { u"vega-collective/puzzles"_s,
            u"question-answering"_s,
            u"mit"_s,
            en,
            u"1K<n<10K"_s,
            u"Puzzles with one answer each."_s },
          { 52'000, 240, 4, 64 } },
    };
    for (const auto &entry : entries) {
        addDataset(world, entry);
    }
    const auto sounds = world.exact(RepoKind::Dataset, u"tidepool/harbour-sounds"_s);
    sounds->commit(
        { .add = { { u"audio/horn.wav"_s, toneWav(180, 900) }, { u"audio/bell.wav"_s, toneWav(880, 400) } },
          .title = u"Add two sounds"_s,
          .date = demoDay(8) });
    const auto birds = world.exact(RepoKind::Dataset, u"kitefin/bird-boxes"_s);
    QMap<QString, Blob> pictures;
    for (int n = 1; n <= 6; ++n) {
        pictures.insert(u"images/%1.png"_s.arg(n, 4, 10, QChar(u'0')), picture(160, 120, quint64(n) * 13));
    }
    birds->commit({ .add = pictures, .title = u"Add pictures"_s, .date = demoDay(47) });
    const auto minutes = world.exact(RepoKind::Dataset, u"northlight/minutes"_s);
    minutes->setRef(u"refs/convert/parquet"_s, minutes->head()->id);
    minutes->tag(u"v2"_s);
}

void addDemoSpaces(World &world)
{
    const QByteArray app = "import gradio as gr\n\n\ndef answer(text):\n    return "
                           "text[::-1]\n\n\ngr.Interface(answer, \"text\", \"text\").launch()\n";
    struct Entry {
        SpaceStory story;
        Popularity popularity;
        QString stage;
    };
    const QList<Entry> entries{
        { { u"northlight/heron-chat"_s,
            u"Heron Chat"_s,
            u"🪶"_s,
            u"gradio"_s,
            { u"northlight/Heron-8B-Instruct"_s },
            {},
            u"Talk to Heron about a document."_s },
          { 0, 690, 3, 93 },
          u"RUNNING"_s },
        { { u"fernhill/moss-playground"_s,
            u"Moss Playground"_s,
            u"🌿"_s,
            u"gradio"_s,
            { u"fernhill/Moss-1.5B-Coder"_s },
            {},
            u"Complete code in the browser."_s },
          { 0, 402, 1, 90 },
          u"RUNNING"_s },
        { { u"papermoon-labs/woodcut-studio"_s,
            u"Woodcut Studio"_s,
            u"🪵"_s,
            u"gradio"_s,
            { u"papermoon-labs/Woodcut-XL"_s },
            {},
            u"One sentence, one print."_s },
          { 0, 981, 5, 89 },
          u"RUNNING"_s },
        { { u"tidepool/echo-transcribe"_s,
            u"Echo"_s,
            u"🎧"_s,
            u"docker"_s,
            { u"tidepool/Echo-Tiny"_s },
            { u"tidepool/harbour-sounds"_s },
            u"Speak, and read what was heard."_s },
          { 0, 215, 9, 60 },
          u"SLEEPING"_s },
        { { u"open-meridian/leaderboard"_s,
            u"Long Document Board"_s,
            u"🏁"_s,
            u"static"_s,
            { u"open-meridian/Polaris-14B"_s, u"northlight/Heron-8B-Instruct"_s },
            { u"northlight/eval-harness"_s },
            u"Who reads best."_s },
          { 0, 730, 2, 80 },
          u"RUNNING"_s },
        { { u"hanami-works/haiku"_s,
            u"俳句メーカー"_s,
            u"🌸"_s,
            u"gradio"_s,
            { u"hanami-works/Sakura-0.5B-Chat"_s },
            {},
            u"季語を選ぶと、俳句をひとつ。"_s },
          { 0, 164, 8, 54 },
          u"RUNNING"_s },
        { { u"kitefin/which-bird"_s,
            u"Which Bird"_s,
            u"🐦"_s,
            u"gradio"_s,
            { u"kitefin/Tern-Vision"_s },
            {},
            u"Drop a picture, get a name."_s },
          { 0, 98, 50, 37 },
          u"PAUSED"_s },
        { { u"quillworks/letter-desk"_s,
            u"Letter Desk"_s,
            u"✉️"_s,
            u"static"_s,
            { u"quillworks/Sable-3B-Instruct"_s },
            {},
            u"Drafts of polite letters."_s },
          { 0, 55, 22, 28 },
          u"BUILD_ERROR"_s },
    };
    for (const auto &[story, popularity, stage] : entries) {
        Repo repo(RepoKind::Space, story.id);
        repo.createdAt = demoDay(popularity.daysAgo + 60);
        setPopularity(repo, popularity);
        repo.stage = stage;
        const bool page = story.sdk == "static"_L1;
        repo.commit(
            { .add = { { page ? u"index.html"_s : u"app.py"_s,
                         page ? QByteArray("<!doctype html>\n<title>Demo</title>\n<p>A static page.</p>\n")
                              : app },
                       { u"README.md"_s, spaceCard(story) } },
              .title = u"Initial commit"_s,
              .date = demoDay(popularity.daysAgo) });
        world.add(std::move(repo));
    }
}

} // namespace FakeHub
