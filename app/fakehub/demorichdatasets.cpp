// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/democards.h"
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoparts.h"
#include "app/fakehub/demorich.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

using Files = QMap<QString, Blob>;

const char *const formatsBody = R"md(# Every format

One small file of every kind that a browser of files may meet. Everything is made by rule.

| File | What is special about it |
|---|---|
| `tables/tides.csv` | plain, two thousand rows |
| `tables/tides.tsv` | the same with tabs |
| `tables/quoted.csv` | line breaks, quotes and commas inside of fields |
| `tables/ragged.csv` | lines with too few fields, and with too many |
| `tables/questions.jsonl` | objects in objects, and a key that only some lines have |
| `tables/levels.parquet` | three columns, one row group, not compressed |
| `notebooks/high-water.ipynb` | a table, a picture and an error for output |
| `documents/manual.pdf` | three pages of text |
| `documents/slack-water.txt` | a long text |

![The harbour](pictures/harbour.png) ![A sign](pictures/sign.svg)
)md";

QStringList manualLines()
{
    QStringList lines;
    for (int n = 1; n <= 110; ++n) {
        lines.append(
            u"%1. Step %1: read the gauge (in metres), write it down, \\ wait for the next hour."_s.arg(n));
    }
    return lines;
}

Files everyFormat()
{
    return { { u"LICENSE"_s, license(u"cc-by-4.0"_s) },
             { u"audio/horn.wav"_s, Blob::later([] { return toneWav(196, 700); }) },
             { u"documents/manual.pdf"_s,
               Blob::later([] { return plainPdf(u"The gauge"_s, manualLines()); }) },
             { u"documents/slack-water.txt"_s, Blob::later([] { return longText(120); }) },
             { u"notebooks/high-water.ipynb"_s, Blob::later(notebook) },
             { u"pictures/harbour.png"_s, picture(640, 360, 23) },
             { u"pictures/sign.svg"_s,
               Blob::later([] { return bannerSvg(u"Low water"_s, u"in forty minutes"_s, u"#be123c"_s); }) },
             { u"tables/levels.parquet"_s, Blob::later([] { return parquetTable(500); }) },
             { u"tables/questions.jsonl"_s, Blob::later([] { return jsonLines(300); }) },
             { u"tables/quoted.csv"_s, quotedCsv() },
             { u"tables/ragged.csv"_s, raggedCsv() },
             { u"tables/tides.csv"_s, Blob::later([] { return tideTable(u',', 2000); }) },
             { u"tables/tides.tsv"_s, Blob::later([] { return tideTable(u'\t', 2000); }) } };
}

void addEveryFormat(World &world)
{
    Repo repo(RepoKind::Dataset, u"meadowlark/every-format"_s);
    setPopularity(repo, { 6'200, 83, 13, 21 });
    repo.commitLater(
        everyFormat().keys(), everyFormat, { .title = u"Initial commit"_s, .date = demoDay(15) });
    repo.commitLater({ u"README.md"_s },
                     [] {
                         const DatasetStory story{ .id = u"meadowlark/every-format"_s,
                                                   .task = {},
                                                   .license = u"cc-by-4.0"_s,
                                                   .languages = { u"en"_s },
                                                   .size = u"1K<n<10K"_s,
                                                   .tagline = {},
                                                   .body = formatsBody };
                         return Files{ { u"README.md"_s, datasetCard(story) } };
                     },
                     { .title = u"Write the card"_s, .author = u"wren-keeper"_s, .date = demoDay(13) });
    world.add(std::move(repo));
}

constexpr char diaryCard[] = R"md(---
license: other
license_name: diary-terms
pretty_name: Tide diaries
language:
- en
size_categories:
- n<1K
extra_gated_heading: Tell us who reads the diaries
extra_gated_description: Every request is read by a person, within two working days.
extra_gated_prompt: The diaries name real places. Do not publish them again.
extra_gated_button_content: Send the request
extra_gated_fields:
  Organisation: text
  Country: country
  First day of use: date_picker
  Purpose:
    type: select
    options:
    - Research
    - Teaching
    - label: Something else
      value: other
  I will not publish the diaries again: checkbox
---
# Tide diaries

Ten years of notes by three lighthouse keepers.
)md";

AccessRequest request(const QString &user, const QString &status, int daysAgo)
{
    const bool decided = status != "pending"_L1;
    return { .user = user,
             .status = status,
             .fields = { { u"Organisation"_s, u"Harbour school"_s },
                         { u"Country"_s, u"NO"_s },
                         { u"First day of use"_s, u"2026-12-01"_s },
                         { u"Purpose"_s, u"Teaching"_s },
                         { u"I will not publish the diaries again"_s, u"true"_s } },
             .when = demoDay(daysAgo),
             .reviewed = decided ? demoDay(daysAgo - 1) : QDateTime(),
             .reviewer = decided ? u"wren-keeper"_s : QString(),
             .reason = {} };
}

// For the token hf_demo a request waits; other has been turned away; mira-fern is let in.
void addDiaries(World &world)
{
    Repo repo(RepoKind::Dataset, u"meadowlark/tide-diaries"_s);
    repo.commit({ .add = { { u"README.md"_s, QByteArray(diaryCard) }, { u"diaries/one.txt"_s, longText(2) } },
                  .title = u"Initial commit"_s,
                  .date = demoDay(20) });
    repo.gated = u"manual"_s;
    setPopularity(repo, { 310, 27, 20, 20 });
    repo.requests.insert(u"demo"_s, request(u"demo"_s, u"pending"_s, 1));
    repo.requests.insert(u"mira-fern"_s, request(u"mira-fern"_s, u"accepted"_s, 6));
    repo.granted.insert(u"mira-fern"_s);
    auto rejected = request(u"other"_s, u"rejected"_s, 8);
    rejected.reason = u"Please name your organisation."_s;
    repo.requests.insert(u"other"_s, rejected);
    world.add(std::move(repo));
}

} // namespace

void addRichDatasets(World &world)
{
    addEveryFormat(world);
    addDiaries(world);
}

} // namespace FakeHub
