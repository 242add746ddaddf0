// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demorich.h"
#include "app/fakehub/server.h"
#include "core/formats/ggufparser.h"
#include "core/services/weights.h"
#include "support/serviceoptions.h"
#include "support/wait.h"
#include "tests/formats/modelfiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longMs = 60'000;
const RepoId repo{ RepoKind::Model, u"org"_s, u"open"_s };
constexpr FakeHub::DecoderShape small{ 1'000, 256, 3, 512, 128, false, 2, 7'700 };

QList<FakeHub::Tensor> fewTensors()
{
    return { { u"model.embed_tokens.weight"_s, { 1'000, 64 } }, { u"model.norm.weight"_s, { 64 } } };
}

QList<RepoFile> listed(const QMap<QString, FakeHub::Blob> &files)
{
    QList<RepoFile> list;
    for (const auto &[path, blob] : files.asKeyValueRange()) {
        list << RepoFile{ path, blob.size() };
    }
    return list;
}

} // namespace

/// The header of a file of weights, with as few requests as promised, and what the files beside it tell.
class TestWeights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void twoGibibytesTakeOneRange();
    void longHeaderTakesTwoRanges();
    void ggufIsReadByPieces();
    void whatIsNoWeightsIsDamaged_data();
    void whatIsNoWeightsIsDamaged();
    void cutAnswerIsAskedForAgain();
    void stallEndsWhenStopped();
    void ignoredRangeIsNoMatter();
    void missingFileIsMissing();
    void cachedFileNeedsNoNetwork();
    void longMetadataIsCut();
    void filesBesideTellTheRest();
    void indexesByTheirNames_data();
    void indexesByTheirNames();
    void ggufTellsItsParts();
    void onlyWhatIsListedIsAskedFor();
    void packedWeightsAreCountedAnew();

private:
    ServiceOptions options() const;
    WeightsRequest put(const QMap<QString, FakeHub::Blob> &files, const QString &path);
    QList<QByteArray> ranges() const;
    qint64 sent() const;

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
};

void TestWeights::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
}

ServiceOptions TestWeights::options() const
{
    return serviceOptions(m_folder.filePath(QString::number(m_count)), m_hub->url());
}

WeightsRequest TestWeights::put(const QMap<QString, FakeHub::Blob> &files, const QString &path)
{
    const auto commit = m_hub->addRepo(FakeHub::RepoKind::Model, repo.text(), files);
    return { repo, CommitId{ commit }, path, listed(files) };
}

/// What was asked of the hosts that have the bytes, redirects followed.
QList<QByteArray> TestWeights::ranges() const
{
    QList<QByteArray> all;
    for (const auto &request : m_hub->requests()) {
        if (request.status == 200 || request.status == 206 || request.status == 416) {
            all << request.headers.value("range");
        }
    }
    return all;
}

qint64 TestWeights::sent() const
{
    qint64 bytes = 0;
    for (const auto &request : m_hub->requests()) {
        bytes += request.sent();
    }
    return bytes;
}

void TestWeights::twoGibibytesTakeOneRange()
{
    m_hub->addDemoContent();
    Services core(options());
    const RepoId big{ RepoKind::Model, u"meadowlark"_s, u"Skylark-Two-GiB"_s };
    const auto info = wait(core.hub().info(big, {}, false, {}, {}), longMs);
    QVERIFY2(info, ModelFiles::whyNot(info).constData());
    m_hub->clearRequests();
    const auto head
        = wait(weightsHead(&core, { big, info->summary.commit, u"model.safetensors"_s, {} }, {}), longMs);
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QCOMPARE(head->fileSize, qint64(2) << 30);
    QCOMPARE(head->headerBytes, 64 << 10);
    QCOMPARE(head->tensors.size(), 182);
    QCOMPARE(head->stats.bytes, (qint64(2) << 30) - (64 << 10));
    QCOMPARE(head->stats.byDtype.size(), 1);
    QCOMPARE(head->stats.byDtype.first().dtype, u"BF16"_s);
    QCOMPARE(head->tree.nodes.first().tensors, 182);
    QVERIFY(!head->fromCache);
    QCOMPARE(ranges(), QList<QByteArray>{ "bytes=0-262143" });
    QVERIFY(sent() < 300'000);
    QCOMPARE(head->fetchedBytes, SafetensorsHeader::firstFetch);
    QVERIFY(m_hub->violations().isEmpty());
}

void TestWeights::longHeaderTakesTwoRanges()
{
    constexpr qsizetype headSize = 1 << 20;
    const auto request
        = put({ { u"a/model.safetensors"_s, FakeHub::safetensors(fewTensors(), u"F16"_s, 3, headSize) } },
              u"a/model.safetensors"_s);
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QCOMPARE(ranges(), QList<QByteArray>({ "bytes=0-262143", "bytes=262144-1048575" }));
    QCOMPARE(head->headerBytes, headSize);
    QCOMPARE(head->fetchedBytes, headSize);
    QCOMPARE(head->stats.parameters, 64'064);
    QCOMPARE(head->entries, QList<WeightsEntry>({ { u"format"_s, {}, u"pt"_s, 2, false } }));
    QCOMPARE(head->tensors.first().kind, TensorKind::Embedding);
}

void TestWeights::ggufIsReadByPieces()
{
    const FakeHub::GgufBuild build{
        u"Skylark"_s, u"1.1B"_s, 15, FakeHub::GgufType::Q4_K, FakeHub::GgufType::Q6_K, 41
    };
    const FakeHub::DecoderShape shape{ 90'000, 256, 4, 512, 128, false, 1, 4 };
    const auto file = FakeHub::llamaGguf(shape, build);
    const auto request = put({ { u"m.gguf"_s, file } }, u"m.gguf"_s);
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}), longMs);
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QVERIFY(head->headerBytes > GgufParser::firstFetch);
    QVERIFY(ranges().size() >= 2); // the vocabulary does not fit into the first
    QVERIFY(ranges().size() <= 4);
    QCOMPARE(head->kind, FileKind::Gguf);
    QCOMPARE(head->fileSize, file.size());
    QCOMPARE(head->facts.name, u"Skylark"_s);
    QCOMPARE(head->facts.fileType, u"Q4_K_M"_s);
    QCOMPARE(head->facts.contextLength, 32'768);
    QVERIFY(head->facts.chatTemplate.contains(u"add_generation_prompt"_s));
    QCOMPARE(head->shape.cache, ModelShape::Cache::Known);
    QCOMPARE(head->tensors.size(), 3 + 4 * 9);
    const auto tokens = std::ranges::find(head->entries, u"tokenizer.ggml.tokens"_s, &WeightsEntry::key);
    QVERIFY(tokens != head->entries.end());
    QCOMPARE(tokens->type, u"array of string"_s);
    QCOMPARE(tokens->count, 90'000);
    QVERIFY(tokens->isCut);
    QVERIFY(tokens->value.startsWith(u"<unk>, <s>"_s));
    const auto heads = std::ranges::find(head->entries, u"llama.rope.freq_base"_s, &WeightsEntry::key);
    QVERIFY(heads != head->entries.end());
    QCOMPARE(heads->value, u"500000"_s);
}

void TestWeights::whatIsNoWeightsIsDamaged_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("cause");
    const auto row
        = [](const char *name, const QString &path, const QByteArray &bytes, const QString &cause) {
              QTest::newRow(name) << path << bytes << cause;
          };
    row("nothing at all (416)", u"m.safetensors"_s, {}, u"too few"_s);
    row("nothing at all, GGUF", u"m.gguf"_s, {}, {});
    row("a pointer",
        u"m.safetensors"_s,
        QByteArray("version https://git-lfs\noid sha256:0\nsize 9\n"),
        u"LFS pointer"_s);
    row("a web page", u"m.safetensors"_s, QByteArray("<!DOCTYPE html>\n").repeated(99), u"web page"_s);
    row("broken JSON", u"m.safetensors"_s, ModelFiles::safetensors("{\"a\": ", 4), u"header"_s);
    row("data is missing",
        u"m.safetensors"_s,
        ModelFiles::safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", 4),
        u"the file ends before tensor 'a' does"_s);
    row("a header longer than the file",
        u"m.safetensors"_s,
        ModelFiles::safetensors(QByteArray(300, ' ')).first(100),
        u"the file has 100"_s);
    row("not GGUF", u"m.gguf"_s, QByteArray(5'000, 'x'), {});
    row("GGUF that ends early", u"m.gguf"_s, ModelFiles::Gguf().start(5, 40).word("a", "b").bytes(), {});
}

void TestWeights::whatIsNoWeightsIsDamaged()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, cause);
    const auto request = put({ { path, bytes } }, path);
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY(!head);
    QCOMPARE(head.error().kind, Error::Kind::Integrity);
    QVERIFY2(head.error().detail.contains(cause), qPrintable(head.error().detail));
    QVERIFY(!head.error().detail.isEmpty());
}

void TestWeights::cutAnswerIsAskedForAgain()
{
    const auto request
        = put({ { u"m.safetensors"_s, FakeHub::safetensors(fewTensors(), u"F16"_s, 3, 1 << 20) } },
              u"m.safetensors"_s);
    const auto cut = m_hub->addFault(FakeHub::Fault::cutAfter(5'000).on(u"cdn"_s).times(1));
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QCOMPARE(m_hub->fired(cut), 1);
    QCOMPARE(head->tensors.size(), 2);
}

void TestWeights::stallEndsWhenStopped()
{
    const auto request
        = put({ { u"m.safetensors"_s, FakeHub::safetensors(fewTensors(), u"F16"_s, 3, 1 << 20) } },
              u"m.safetensors"_s);
    const auto stall = m_hub->addFault(FakeHub::Fault::stallAfter(1'000).on(u"cdn"_s));
    Services core(options());
    std::stop_source stop;
    QTimer watch;
    watch.callOnTimeout(&watch, [&] {
        if (m_hub->fired(stall) > 0) {
            stop.request_stop();
        }
    });
    watch.start(1);
    const auto head = wait(weightsHead(&core, request, stop.get_token()), longMs);
    QVERIFY(!head);
    QCOMPARE(head.error().kind, Error::Kind::Cancelled);
}

void TestWeights::ignoredRangeIsNoMatter()
{
    const auto request
        = put({ { u"m.safetensors"_s, FakeHub::safetensors(fewTensors(), u"F16"_s, 3, 1 << 20) } },
              u"m.safetensors"_s);
    m_hub->addFault(FakeHub::Fault::ignoreRange());
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QCOMPARE(head->tensors.size(), 2);
}

void TestWeights::missingFileIsMissing()
{
    const auto request = put({ { u"a.txt"_s, QByteArray("a") } }, u"m.safetensors"_s);
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY(!head);
    QCOMPARE(head.error().kind, Error::Kind::EntryNotFound);
}

void TestWeights::cachedFileNeedsNoNetwork()
{
    const auto files = FakeHub::decoderFiles(small, u"llama"_s);
    const auto request = put(files, u"model-00001-of-00002.safetensors"_s);
    Services core(options());
    DownloadRequest all;
    all.repo = repo;
    const auto id = core.transfers().add(all);
    QVERIFY(id);
    QVERIFY(wait(core.transfers().wait(*id, {}), longMs));
    m_hub->clearRequests();
    core.setOffline(true);
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QVERIFY(head->fromCache);
    QCOMPARE(head->fetchedBytes, 0);
    QVERIFY(head->tensors.size() > 3);
    const auto context = wait(weightsContext(&core, request, {}));
    QVERIFY(context);
    QCOMPARE(context->shards, 2);
    QVERIFY(context->shape);
    QCOMPARE(m_hub->requestCount(), 0);
    QVERIFY(wait(core.shutDown()));
}

void TestWeights::longMetadataIsCut()
{
    const auto text = QByteArray(SafetensorsHeader::longestText + 1, 'x');
    const auto request
        = put({ { u"m.safetensors"_s,
                  ModelFiles::safetensors(R"({"__metadata__":{"a":")" + text + R"(","b":"short"}})") } },
              u"m.safetensors"_s);
    Services core(options());
    const auto head = wait(weightsHead(&core, request, {}));
    QVERIFY2(head, ModelFiles::whyNot(head).constData());
    QCOMPARE(head->entries.size(), 2);
    QVERIFY(head->entries[0].isCut);
    QCOMPARE(head->entries[0].count, text.size());
    QCOMPARE(head->entries[0].value.size(), text.size() - 1);
    QCOMPARE(head->entries[1], (WeightsEntry{ u"b"_s, {}, u"short"_s, 5, false }));
}

void TestWeights::indexesByTheirNames_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("index");
    const auto row = [](const char *name, const char *file, const char *index) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(index);
    };
    row("usual", "model-00001-of-00002.safetensors", "model.safetensors.index.json");
    row("dots in the name", "Llama-3.1-8B-00001-of-00002.safetensors", "Llama-3.1-8B.safetensors.index.json");
    row("dots in the folder", "v1.0/model-00001-of-00002.safetensors", "v1.0/model.safetensors.index.json");
    row("a variant behind", "model-00001-of-00002.fp16.safetensors", "model.fp16.safetensors.index.json");
    row("a variant before", "model.fp16-00001-of-00002.safetensors", "model.fp16.safetensors.index.json");
}

void TestWeights::indexesByTheirNames()
{
    QFETCH(QString, file);
    QFETCH(QString, index);
    const auto name = file.section(u'/', -1).toUtf8();
    const QByteArray text = R"({"metadata":{"total_size":1234},"weight_map":{"a":")" + name + R"(","b":")"
        + name + R"(","c":"another.safetensors"}})";
    const auto request = put({ { file, FakeHub::safetensors(fewTensors(), u"F16"_s, 3) },
                               { index, text },
                               { u"v1.safetensors.index.json"_s, QByteArray("{}") },
                               { u"Llama-3.safetensors.index.json"_s, QByteArray("{}") } },
                             file);
    Services core(options());
    const auto context = wait(weightsContext(&core, request, {}));
    QVERIFY2(context, ModelFiles::whyNot(context).constData());
    QCOMPARE(context->allTensors, 3);
    QCOMPARE(context->allBytes, 1'234);
}

void TestWeights::filesBesideTellTheRest()
{
    auto files = FakeHub::decoderFiles(small, u"llama"_s);
    const auto request = put(files, u"model-00001-of-00002.safetensors"_s);
    Services core(options());
    const auto context = wait(weightsContext(&core, request, {}));
    QVERIFY2(context, ModelFiles::whyNot(context).constData());
    QVERIFY(context->shape);
    QCOMPARE(context->shape->cache, ModelShape::Cache::Known);
    QCOMPARE(context->shape->contextLength, 131'072);
    QCOMPARE(context->shapeFile, u"config.json"_s);
    QCOMPARE(context->shards, 2);
    QCOMPARE(context->missingShards, 0);
    QCOMPARE(context->chatTemplateFile, u"tokenizer_config.json"_s);
    QVERIFY(context->chatTemplate.contains(u"{% for m in messages %}"_s));
    qint64 tensors = 0;
    qint64 bytes = 0;
    for (const auto &path :
         { u"model-00001-of-00002.safetensors"_s, u"model-00002-of-00002.safetensors"_s }) {
        auto shard = request;
        shard.path = path;
        const auto head = wait(weightsHead(&core, shard, {}));
        QVERIFY2(head, ModelFiles::whyNot(head).constData());
        tensors += head->stats.tensors;
        bytes += head->stats.bytes;
    }
    QCOMPARE(context->allTensors, tensors);
    QCOMPARE(context->allBytes, bytes);
}

void TestWeights::ggufTellsItsParts()
{
    const FakeHub::GgufBuild build{
        u"S"_s, u"1B"_s, 7, FakeHub::GgufType::Q8_0, FakeHub::GgufType::Q8_0, 45
    };
    const FakeHub::DecoderShape shape{ 1'000, 256, 4, 512, 128, false, 1, 4 };
    const QMap<QString, FakeHub::Blob> files{
        { u"q/s-00001-of-00003.gguf"_s, FakeHub::llamaGgufPart(shape, build, 0, 3) },
        { u"q/s-00003-of-00003.gguf"_s, FakeHub::llamaGgufPart(shape, build, 2, 3) },
    };
    const auto request = put(files, u"q/s-00001-of-00003.gguf"_s);
    Services core(options());
    const auto context = wait(weightsContext(&core, request, {}));
    QVERIFY(context);
    QCOMPARE(context->shards, 3);
    QCOMPARE(context->missingShards, 1);
    QVERIFY(!context->allBytes); // one is missing
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestWeights::onlyWhatIsListedIsAskedFor()
{
    auto request = put({ { u"m.safetensors"_s, FakeHub::safetensors(fewTensors(), u"F16"_s, 3) },
                         { u"config.json"_s, QByteArray("not JSON") } },
                       u"m.safetensors"_s);
    Services core(options());
    const auto context = wait(weightsContext(&core, request, {}));
    QVERIFY(context);
    QCOMPARE(*context, WeightsContext()); // a config that cannot be read is as good as none
    for (const auto &asked : m_hub->requests(u"resolve"_s)) {
        QVERIFY2(asked.path.endsWith("/config.json"_L1), qPrintable(asked.path));
    }
    m_hub->clearRequests();
    request.beside.clear();
    QVERIFY(wait(weightsContext(&core, request, {})));
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestWeights::packedWeightsAreCountedAnew()
{
    WeightsHead head;
    head.tensors = { { u"q.qweight"_s, u"I32"_s, { 16, 64 }, 1'024, 4'096, TensorKind::Other },
                     { u"q.scales"_s, u"F16"_s, { 1, 64 }, 64, 128, TensorKind::Other } };
    const auto counted = recounted(head, 4);
    QCOMPARE(counted.stats.parameters, 8 * 16 * 64);
    QCOMPARE(counted.tensors.at(1).kind, TensorKind::Quantisation);
    QCOMPARE(recounted(counted, 4), counted); // from the shapes, not from what was counted before
}

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
