// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repofacts.h"

#include <QJsonDocument>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QStringList said(const QList<FactsRow::Fact> &facts)
{
    QStringList lines;
    for (const auto &fact : facts) {
        lines << fact.name + u": "_s + fact.value;
    }
    return lines;
}

RepoInfo infoOf(RepoKind kind, const char *json)
{
    const auto info = RepoInfo::fromJson(kind, QJsonDocument::fromJson(json).object());
    return info.value_or(RepoInfo());
}

} // namespace

class TestRepoFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void ofAModel();
    void ofWhatTellsNothing();
    void ofASpace();
};

void TestRepoFacts::ofAModel()
{
    const auto info = infoOf(RepoKind::Model,
                             R"({"id": "northlight/heron", "lastModified": "2020-01-05T10:00:00.000Z",
                                 "safetensors": {"parameters": {"F32": 1000, "BF16": 8029998000, "I64": 1000},
                                                 "total": 8030000000},
                                 "cardData": {"license": "apache-2.0"}})");
    QCOMPARE(said(RepoFactWords::of(info, {})),
             (QStringList{ u"Parameters: 8.03 B"_s,
                           u"Precision: BF16"_s,
                           u"Licence: Apache 2.0"_s,
                           u"Updated: Jan 2020"_s }));
    DownloadChoices choices;
    choices.recommended = { .bytes = 16'100'000'000, .fit = MemoryFit::Tight };
    const auto facts = said(RepoFactWords::of(info, choices));
    QCOMPARE(facts.mid(3, 2), (QStringList{ u"Download: 16.1 GB"_s, u"Memory: Just fits"_s }));
    choices.recommended.fit = MemoryFit::Unknown;
    QCOMPARE(RepoFactWords::of(info, choices).size(), 5);
}

void TestRepoFacts::ofWhatTellsNothing()
{
    QVERIFY(RepoFactWords::of(infoOf(RepoKind::Model, R"({"id": "northlight/mute"})"), {}).isEmpty());
}

void TestRepoFacts::ofASpace()
{
    const auto facts = said(
        RepoFactWords::of(infoOf(RepoKind::Space, R"({"id": "northlight/board", "sdk": "gradio"})"), {}));
    QCOMPARE(facts, QStringList{ u"SDK: Gradio"_s });
}

QTEST_MAIN(TestRepoFacts)
#include "tst_repofacts.moc"
