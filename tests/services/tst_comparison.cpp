// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/server.h"
#include "core/services/comparequestions.h"
#include "support/serviceoptions.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Answer = ComparedRepo::Answer;
using State = ComparedValue::State;

constexpr auto model = FakeHub::RepoKind::Model;
const RepoId heron{ RepoKind::Model, u"northwind"_s, u"heron"_s };

ComparedRepo known(const QString &name, const QList<ToldFact> &info, const QList<ToldFact> &files = {})
{
    return { .id = { RepoKind::Model, u"org"_s, name },
             .info = Answer::There,
             .infoFacts = info,
             .files = Answer::There,
             .fileFacts = files };
}

const ComparedRow *row(const Comparison &comparison, Fact fact, const QString &key = {})
{
    for (const auto &row : comparison.rows) {
        if (row.fact == fact && (key.isEmpty() || row.key == key)) {
            return &row;
        }
    }
    return nullptr;
}

QList<bool> marks(const ComparedRow *row)
{
    QList<bool> all;
    for (const auto &value : row->values) {
        all << value.standsOut;
    }
    return all;
}

const ToldFact *told(const QList<ToldFact> &facts, Fact fact)
{
    for (const auto &one : facts) {
        if (one.fact == fact) {
            return &one;
        }
    }
    return nullptr;
}

RepoInfo infoOf(QJsonObject json)
{
    json.insert("id"_L1, "northwind/heron"_L1);
    return RepoInfo::fromJson(RepoKind::Model, json).value_or(RepoInfo());
}

QJsonObject result(const QString &dataset, const QString &metric, double value)
{
    return { { u"dataset"_s, QJsonObject{ { u"name"_s, dataset } } },
             { u"metrics"_s, QJsonArray{ QJsonObject{ { u"type"_s, metric }, { u"value"_s, value } } } } };
}

} // namespace

/// Repos side by side, and what is asked for that.
class TestComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatStandsOut_data();
    void whatStandsOut();
    void sizesAreComparedAsTheyAreRead();
    void rowsThatNobodyTellsAreNone();
    void whatIsWaitedForHasItsRows();
    void whatCouldNotBeAskedIsUnknown();
    void theKindIsTold();
    void evaluationsShareRows();
    void manyEvaluationsAreCounted();
    void anInfoAnswerIsTakenApart();
    void theHubTellsAllDownloads();
    void filesTellWhatToDownloadAndToRun();
    void quantisationsHaveALargest();
    void aDatasetHasFilesAlone();
    void withoutNetworkItIsOfEarlier();
    void aHubThatCannotBeAskedIsAskedOnce();
    void aMirrorThatKnowsNoPropertiesIsAskedPlainly();
    void aConfigThatCannotBeHadSaysWhy();

private:
    ServiceOptions options(bool offline = false) const;

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
};

void TestComparison::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
}

ServiceOptions TestComparison::options(bool offline) const
{
    auto made = serviceOptions(m_folder.filePath(QString::number(m_count)), m_hub->url());
    made.keepAnswers = true;
    made.offline = offline;
    return made;
}

void TestComparison::whatStandsOut_data()
{
    QTest::addColumn<QStringList>("licences"); // empty: not told
    QTest::addColumn<QList<bool>>("marks");
    QTest::addColumn<bool>("differs");
    const auto row = [](const char *name, const QStringList &licences, const QList<bool> &marks) {
        QTest::newRow(name) << licences << marks << marks.contains(true);
    };
    row("all agree", { u"mit"_s, u"mit"_s, u"mit"_s }, { false, false, false });
    row("one is different", { u"mit"_s, u"gpl"_s, u"mit"_s }, { false, true, false });
    row("two that differ", { u"mit"_s, u"gpl"_s }, { true, true });
    row("all differ", { u"mit"_s, u"gpl"_s, u"bsd"_s }, { true, true, true });
    row("two against two", { u"mit"_s, u"gpl"_s, u"mit"_s, u"gpl"_s }, { true, true, true, true });
    row("two agree, two do not", { u"mit"_s, u"gpl"_s, u"mit"_s, u"bsd"_s }, { false, true, false, true });
    row("most do not tell", { QString(), u"gpl"_s, QString() }, { false, true, false });
    row("one does not tell", { u"mit"_s, u"mit"_s, QString() }, { false, false, true });
}

void TestComparison::whatStandsOut()
{
    QFETCH(QStringList, licences);
    QFETCH(QList<bool>, marks);
    QList<ComparedRepo> repos;
    for (const auto &licence : licences) {
        repos << known(QString::number(repos.size()),
                       licence.isEmpty() ? QList<ToldFact>() : QList<ToldFact>{ { Fact::Licence, licence } });
    }
    const auto made = Comparison::of(repos);
    const auto *licence = row(made, Fact::Licence);
    QVERIFY(licence);
    QCOMPARE(::marks(licence), marks);
    QTEST(licence->differs, "differs");
    for (qsizetype at = 0; at < licences.size(); ++at) {
        QCOMPARE(licence->values.at(at).state, licences.at(at).isEmpty() ? State::Absent : State::Told);
    }
}

void TestComparison::sizesAreComparedAsTheyAreRead()
{
    const auto differs = [](Fact fact, const FactContent &one, const FactContent &other) {
        const auto made = Comparison::of(
            { known(u"a"_s, {}, { { fact, one } }), known(u"b"_s, {}, { { fact, other } }) });
        return row(made, fact)->differs;
    };
    QVERIFY(!differs(Fact::FilesSize, qint64(2'201'000), qint64(2'203'999))); // both 2.20 MB
    QVERIFY(differs(Fact::FilesSize, qint64(2'201'000), qint64(2'209'000)));
    QVERIFY(differs(Fact::FilesSize, qint64(999), qint64(998)));
    QVERIFY(differs(Fact::Files, qint64(2201), qint64(2203))); // a count is exact
    QVERIFY(!differs(Fact::Recommended, NamedBytes{ {}, 2'201'000 }, NamedBytes{ {}, 2'202'000 }));
    QVERIFY(
        differs(Fact::Recommended, NamedBytes{ u"Q4_0"_s, 2'201'000 }, NamedBytes{ u"Q8_0"_s, 2'202'000 }));
    QVERIFY(
        !differs(Fact::Storage, std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max() - 1));
}

void TestComparison::rowsThatNobodyTellsAreNone()
{
    const auto made
        = Comparison::of({ known(u"a"_s, { { Fact::Likes, qint64(3) }, { Fact::Kind, RepoKind::Model } }),
                           known(u"b"_s, { { Fact::Likes, qint64(3) }, { Fact::Kind, RepoKind::Model } }) });
    QCOMPARE(made.rows.size(), 1);
    QCOMPARE(made.rows[0].fact, Fact::Likes);
    QVERIFY(!made.rows[0].differs);
    QVERIFY(Comparison::of({}).rows.isEmpty());
}

void TestComparison::whatIsWaitedForHasItsRows()
{
    auto late = known(u"b"_s, {});
    late.files = Answer::Waiting;
    const auto made = Comparison::of(
        { known(u"a"_s, { { Fact::Licence, u"mit"_s } }, { { Fact::Files, qint64(3) } }), late });
    const auto *files = row(made, Fact::Files);
    QVERIFY(files);
    QCOMPARE(files->values[1].state, State::Waiting);
    QVERIFY2(!files->differs, "what is waited for is no difference");
    QVERIFY(row(made, Fact::Recommended)); // it may come
    QVERIFY(!row(made, Fact::Downloads)); // it will not: both have answered
    QVERIFY(row(made, Fact::Licence)->differs);
    const ComparedRepo space{ .id = { RepoKind::Space, u"org"_s, u"c"_s } };
    QVERIFY(row(Comparison::of({ space }), Fact::Kit));
    QVERIFY(!row(Comparison::of({ space }), Fact::Downloads));
}

void TestComparison::whatCouldNotBeAskedIsUnknown()
{
    ComparedRepo lost{ .id = heron, .info = Answer::Failed };
    lost.here = u"Cached"_s;
    const auto made = Comparison::of(
        { known(u"a"_s, { { Fact::Licence, u"mit"_s } }, { { Fact::Files, qint64(3) } }), lost });
    QCOMPARE(row(made, Fact::Licence)->values[1].state, State::Unknown);
    QVERIFY(!row(made, Fact::Licence)->differs);
    QCOMPARE(row(made, Fact::Files)->values[1].state, State::Unknown);
    QCOMPARE(row(made, Fact::Here)->values[1].state, State::Told); // that needs no network
    QVERIFY(row(made, Fact::Here)->differs);
}

void TestComparison::theKindIsTold()
{
    const auto made = Comparison::of({ known(u"a"_s, { { Fact::Kind, RepoKind::Model } }),
                                       known(u"b"_s, { { Fact::Kind, RepoKind::Dataset } }) });
    QVERIFY(row(made, Fact::Kind));
    QCOMPARE(marks(row(made, Fact::Kind)), QList<bool>({ true, true }));
}

void TestComparison::evaluationsShareRows()
{
    const auto facts = RepoFacts::of(
        infoOf({ { u"model-index"_s,
                   QJsonArray{ QJsonObject{ { u"results"_s,
                                              QJsonArray{ result(u"Birds"_s, u"accuracy"_s, 0.5),
                                                          result(u"birds"_s, u"accuracy"_s, 0.75),
                                                          result(u"fish"_s, u"f1"_s, 0.25) } } } } } }));
    const auto made = Comparison::of(
        { known(u"a"_s, facts.told),
          known(u"b"_s, { { Fact::Evaluation, QStringList{ u"0.25"_s }, u"FISH"_s, u"F1"_s } }) });
    const auto *birds = row(made, Fact::Evaluation, u"Birds"_s);
    QVERIFY(birds);
    QCOMPARE(birds->aside, u"accuracy"_s);
    QCOMPARE(std::get<QStringList>(birds->values[0].content), QStringList({ u"0.5"_s, u"0.75"_s }));
    QCOMPARE(birds->values[1].state, State::Absent);
    const auto *fish = row(made, Fact::Evaluation, u"fish"_s);
    QVERIFY(fish);
    QVERIFY(!fish->differs); // one dataset, however it is written
    QCOMPARE(std::ranges::count(made.rows, Fact::Evaluation, &ComparedRow::fact), 2);
}

void TestComparison::manyEvaluationsAreCounted()
{
    QJsonArray results;
    for (int n = 0; n < RepoFacts::mostEvaluations + 7; ++n) {
        results << result(u"set-%1"_s.arg(n), u"accuracy"_s, n);
    }
    const auto facts = RepoFacts::of(
        infoOf({ { u"model-index"_s, QJsonArray{ QJsonObject{ { u"results"_s, results } } } } }));
    const auto *more = told(facts.told, Fact::MoreEvaluations);
    QVERIFY(more);
    QCOMPARE(std::get<qint64>(more->content), 7);
}

void TestComparison::anInfoAnswerIsTakenApart()
{
    const auto facts = RepoFacts::of(infoOf(
        { { u"pipeline_tag"_s, u"text-generation"_s },
          { u"gated"_s, u"manual"_s },
          { u"likes"_s, 12 },
          { u"tags"_s,
            QJsonArray{ u"license:mit"_s, u"base_model:northwind/egg"_s, u"dataset:northwind/nests"_s } },
          { u"cardData"_s, QJsonObject{ { u"language"_s, QJsonArray{ u"nl"_s, u"de"_s, u"nl"_s } } } },
          { u"safetensors"_s,
            QJsonObject{ { u"parameters"_s, QJsonObject{ { u"BF16"_s, 8 }, { u"F32"_s, 2 } } },
                         { u"total"_s, 10 } } } }));
    const auto content = [&facts](Fact fact) {
        const auto *one = told(facts.told, fact);
        return one ? one->content : FactContent();
    };
    QCOMPARE(content(Fact::Task), FactContent(u"text-generation"_s));
    QCOMPARE(content(Fact::Licence), FactContent(u"mit"_s));
    QCOMPARE(content(Fact::Languages), FactContent(QStringList({ u"de"_s, u"nl"_s })));
    QCOMPARE(content(Fact::Gate), FactContent(Gate::Manual));
    QCOMPARE(content(Fact::Likes), FactContent(qint64(12)));
    QCOMPARE(content(Fact::Parameters), FactContent(qint64(10)));
    QCOMPARE(content(Fact::Base), FactContent(QStringList{ u"northwind/egg"_s }));
    QCOMPARE(content(Fact::TrainedOn), FactContent(QStringList{ u"northwind/nests"_s }));
    QVERIFY(!told(facts.told, Fact::Created));
    const auto *bf16 = told(facts.told, Fact::ParametersIn);
    QVERIFY(bf16);
    QCOMPARE(bf16->key, u"BF16"_s);
    QCOMPARE(bf16->content, FactContent(qint64(8)));
}

void TestComparison::theHubTellsAllDownloads()
{
    m_hub->addRepo(model, heron.text(), { { u"README.md"_s, QByteArray("---\nlicense: mit\n---\n# H\n") } });
    m_hub->edit(model, heron.text(), [](FakeHub::Repo &repo) {
        repo.downloads = 5;
        repo.downloadsAllTime = 500;
    });
    Services core(options());
    const auto facts = wait(repoFacts(&core, heron, {}));
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
    QVERIFY(!facts->old);
    QVERIFY(!facts->commit.isEmpty());
    QCOMPARE(told(facts->told, Fact::Downloads)->content, FactContent(qint64(5)));
    QCOMPARE(told(facts->told, Fact::AllDownloads)->content, FactContent(qint64(500)));
    QCOMPARE(told(facts->told, Fact::Licence)->content, FactContent(u"mit"_s));
    const auto missing = wait(repoFacts(&core, { RepoKind::Model, u"nobody"_s, u"nothing"_s }, {}));
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
}

void TestComparison::filesTellWhatToDownloadAndToRun()
{
    const auto weights = FakeHub::safetensors({ { u"layer.weight"_s, { 16, 16 } } }, u"F16"_s, 7);
    const QByteArray config
        = R"({"model_type": "llama", "architectures": ["LlamaForCausalLM"], "num_hidden_layers": 2,
              "hidden_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 16,
              "max_position_embeddings": 8192})";
    m_hub->addRepo(model,
                   heron.text(),
                   { { u"README.md"_s, QByteArray("# H\n") },
                     { u"config.json"_s, config },
                     { u"model.safetensors"_s, weights },
                     { u"flax_model.msgpack"_s, QByteArray(1000, 'x') } });
    Services core(options());
    const auto info = wait(repoFacts(&core, heron, {}));
    QVERIFY(info);
    const auto files = wait(comparedFiles(&core, heron, info->commit, {}));
    QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
    const auto bytes = weights.size();
    QCOMPARE(told(files->told, Fact::Files)->content, FactContent(qint64(4)));
    QCOMPARE(told(files->told, Fact::FilesSize)->content,
             FactContent(qint64(bytes + config.size() + 4 + 1000)));
    QCOMPARE(std::get<NamedBytes>(told(files->told, Fact::Recommended)->content).bytes,
             bytes + config.size() + 4);
    const auto run = std::get<qint64>(told(files->told, Fact::MemoryWeights)->content);
    QCOMPARE(run, bytes + (bytes * 20 + 99) / 100);
    // 2 layers x 2 heads x (16 + 16) x 4,096 tokens x 16 bits
    QCOMPARE(std::get<qint64>(told(files->told, Fact::MemoryContext)->content),
             run + 2 * 2 * 32 * Comparison::context * 2);
}

void TestComparison::quantisationsHaveALargest()
{
    m_hub->addRepo(model,
                   heron.text(),
                   { { u"heron-Q4_K_M.gguf"_s, FakeHub::Blob::seeded(1, 4000) },
                     { u"heron-Q8_0.gguf"_s, FakeHub::Blob::seeded(2, 8000) } });
    Services core(options());
    const auto info = wait(repoFacts(&core, heron, {}));
    QVERIFY(info);
    const auto files = wait(comparedFiles(&core, heron, info->commit, {}));
    QVERIFY(files);
    QCOMPARE(told(files->told, Fact::LargestQuantisation)->content,
             FactContent(NamedBytes{ u"Q8_0"_s, 8000 }));
    QVERIFY(told(files->told, Fact::Recommended));
    QVERIFY(!told(files->told, Fact::MemoryContext)); // nothing tells layers and heads
}

void TestComparison::aDatasetHasFilesAlone()
{
    const RepoId rows{ RepoKind::Dataset, u"northwind"_s, u"rows"_s };
    m_hub->addRepo(FakeHub::RepoKind::Dataset, rows.text(), { { u"rows.csv"_s, QByteArray("a,b\n1,2\n") } });
    Services core(options());
    const auto info = wait(repoFacts(&core, rows, {}));
    QVERIFY(info);
    const auto files = wait(comparedFiles(&core, rows, info->commit, {}));
    QVERIFY(files);
    QCOMPARE(files->told, QList<ToldFact>({ { Fact::Files, qint64(1) }, { Fact::FilesSize, qint64(8) } }));
}

void TestComparison::withoutNetworkItIsOfEarlier()
{
    const RepoId seen{ RepoKind::Model, u"northwind"_s, u"seen"_s };
    for (const auto &repo : { heron, seen }) {
        m_hub->addRepo(model, repo.text(), { { u"README.md"_s, QByteArray("# H\n") } });
    }
    {
        Services core(options());
        QVERIFY(wait(repoFacts(&core, heron, {})));
        QVERIFY(wait(core.hub().info(seen, Revision(), false, {}, {}))); // as its own page asks
    }
    Services core(options(true));
    for (const auto &repo : { heron, seen }) {
        const auto facts = wait(repoFacts(&core, repo, {}));
        QVERIFY2(facts, qPrintable(repo.text()));
        QVERIFY(facts->old);
        QCOMPARE(facts->old->why.kind, Error::Kind::Offline);
        QVERIFY(told(facts->told, Fact::Likes));
    }
    const auto never = wait(repoFacts(&core, { RepoKind::Model, u"northwind"_s, u"never"_s }, {}));
    QCOMPARE(never.error().kind, Error::Kind::Offline);
}

void TestComparison::aHubThatCannotBeAskedIsAskedOnce()
{
    m_hub->addRepo(model, heron.text(), { { u"README.md"_s, QByteArray("# H\n") } });
    Services core(options());
    QVERIFY(wait(core.hub().info(heron, Revision(), false, {}, {}))); // as its own page asks
    m_hub->addFault(FakeHub::Fault::tooManyRequests(600).on(u"/api/models/northwind/*"_s));
    const auto asked = m_hub->requestCount();
    const auto facts = wait(repoFacts(&core, heron, {}));
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
    QVERIFY(facts->old);
    QCOMPARE(facts->old->why.kind, Error::Kind::RateLimited);
    QCOMPARE(m_hub->requestCount(), asked + 1);
}

void TestComparison::aMirrorThatKnowsNoPropertiesIsAskedPlainly()
{
    m_hub->addRepo(model, heron.text(), { { u"README.md"_s, QByteArray("# H\n") } });
    m_hub->addFault(FakeHub::Fault::status(400).on(u"*expand=*"_s));
    Services core(options());
    const auto facts = wait(repoFacts(&core, heron, {}));
    QVERIFY(facts);
    QVERIFY(told(facts->told, Fact::Likes));
    QVERIFY(!told(facts->told, Fact::AllDownloads));
}

void TestComparison::aConfigThatCannotBeHadSaysWhy()
{
    const auto weights = FakeHub::safetensors({ { u"layer.weight"_s, { 16, 16 } } }, u"F16"_s, 7);
    m_hub->addRepo(
        model, heron.text(), { { u"config.json"_s, QByteArray("{}") }, { u"model.safetensors"_s, weights } });
    m_hub->addFault(FakeHub::Fault::status(403).on(u"*/config.json*"_s));
    Services core(options());
    const auto info = wait(repoFacts(&core, heron, {}));
    const auto files = wait(comparedFiles(&core, heron, info ? info->commit : CommitId(), {}));
    QVERIFY(files && told(files->told, Fact::MemoryWeights)); // known all the same
    QCOMPARE(files->untold.size(), 1);
    QCOMPARE(files->untold[0].fact, Fact::MemoryContext);
    QCOMPARE(files->untold[0].why.kind, Error::Kind::Forbidden);
    auto lacking = known(u"a"_s, {}, files->told);
    lacking.untold = files->untold;
    const auto made
        = Comparison::of({ lacking, known(u"b"_s, {}, { { Fact::MemoryContext, qint64(1000) } }) });
    const auto *context = row(made, Fact::MemoryContext);
    QVERIFY(context);
    QCOMPARE(context->values[0].state, State::Unknown);
    QCOMPARE(context->values[0].why, files->untold[0].why);
    QVERIFY(!context->differs); // what nobody knows is no difference
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
