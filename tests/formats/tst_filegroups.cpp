// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/recommendedfiles.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestFileGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsQuantisations_data();
    void readsQuantisations();
    void ranksWhatIsNearerToTheOriginalHigher();
    void knowsEveryNameOfTheHub();
    void readsPrecisions_data();
    void readsPrecisions();
    void tellsRolesApart_data();
    void tellsRolesApart();
    void shardsAreOneGroup();
    void tellsMissingShards_data();
    void tellsMissingShards();
    void whatIsNoShardStandsAlone();
    void hostileNamesAreGroupedInLinearTime();
    void aPythonUserNeeds_data();
    void aPythonUserNeeds();
    void aGgufUserNeeds_data();
    void aGgufUserNeeds();
    void theLargestVariantIsTakenWhereThereIsNoOther();
    void anIncompleteSetGivesWayToACompleteOne();
    void nothingFits();
    void sizesBeyondReason();

private:
    void pipelines();
};

namespace
{

QList<RepoFile> listed(const QStringList &paths)
{
    QList<RepoFile> files;
    for (const auto &path : paths) {
        files << RepoFile{ path, 1 };
    }
    return files;
}

// "path size" for each file.
QList<RepoFile> sized(const QStringList &lines)
{
    QList<RepoFile> files;
    for (const auto &line : lines) {
        files << RepoFile{ line.section(u' ', 0, 0), line.section(u' ', 1).toLongLong() };
    }
    return files;
}

QStringList taken(const QList<RepoFile> &files, const RecommendedFiles &made)
{
    QStringList paths;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (isTaken(made.reasons.at(i))) {
            paths << files.at(i).path;
        }
    }
    return paths;
}

} // namespace

void TestFileGroups::readsQuantisations_data()
{
    QTest::addColumn<QString>("name"); // empty: none
    QTest::addColumn<bool>("dynamic");
    const auto row = [](const char *path, const QString &name, bool dynamic = false) {
        QTest::newRow(path) << name << dynamic;
    };
    row("Qwen3-8B-Q4_K_M.gguf", u"Q4_K_M"_s);
    row("Qwen3-8B-UD-Q4_K_XL.gguf", u"Q4_K_XL"_s, true);
    row("UD-IQ1_S/DeepSeek-UD-IQ1_S-00001-of-00003.gguf", u"IQ1_S"_s, true);
    row("ggml-model-q4_0.gguf", u"Q4_0"_s);
    row("model.Q8_0.gguf", u"Q8_0"_s);
    row("model_f16.gguf", u"F16"_s);
    row("model-fp16.gguf", u"F16"_s);
    row("model-BF16.gguf", u"BF16"_s);
    row("gpt-oss-20b-MXFP4.gguf", u"MXFP4"_s);
    row("x-mxfp4_moe.gguf", u"MXFP4_MOE"_s);
    row("Llama-3-Q6_K_L.gguf", u"Q6_K_L"_s);
    row("Q4_K_M/model-00001-of-00002.gguf", u"Q4_K_M"_s);
    row("Q8_0/deep/model.gguf", u"Q8_0"_s);
    row("F32-experiment-Q4_0.gguf", u"Q4_0"_s);
    row("model-IQ3_XXS-imat.gguf", u"IQ3_XXS"_s);
    row("IQ2_M.gguf", u"IQ2_M"_s);
    row("model-Q4_K_M_extra.gguf", u"Q4_K_M"_s);
    row("model.gguf", {});
    row("SmolLM-Q4_9.gguf", {});
    row("xQ4_0x.gguf", {});
    row("seq4_0.gguf", {});
    row("", {});
}

void TestFileGroups::readsQuantisations()
{
    QFETCH(QString, name);
    QFETCH(bool, dynamic);
    const auto found = QuantName::in(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(found ? found->name : QString(), name);
    QCOMPARE(found && found->isDynamic, dynamic);
}

void TestFileGroups::ranksWhatIsNearerToTheOriginalHigher()
{
    int before = std::numeric_limits<int>::max();
    for (const auto *name : { "F32",
                              "BF16",
                              "Q8_0",
                              "Q6_K",
                              "Q5_K_M",
                              "Q5_K_S",
                              "Q4_K_XL",
                              "Q4_K_M",
                              "Q4_0",
                              "Q3_K_L",
                              "Q2_K",
                              "IQ1_S" }) {
        const auto found = QuantName::in(QString::fromLatin1(name));
        QVERIFY2(found && found->rank < before, name);
        before = found->rank;
    }
}

void TestFileGroups::knowsEveryNameOfTheHub()
{
    const auto names
        = u"F32 F16 Q4_0 Q4_1 Q4_1_SOME_F16 Q4_2 Q4_3 Q8_0 Q5_0 Q5_1 Q2_K Q3_K_S Q3_K_M Q3_K_L Q4_K_S Q4_K_M "
          "Q5_K_S Q5_K_M Q6_K IQ2_XXS IQ2_XS Q2_K_S IQ3_XS IQ3_XXS IQ1_S IQ4_NL IQ3_S IQ3_M IQ2_S IQ2_M "
          "IQ4_XS "
          "IQ1_M BF16 Q4_0_4_4 Q4_0_4_8 Q4_0_8_8 TQ1_0 TQ2_0 MXFP4_MOE NVFP4 Q1_0 Q2_0 Q2_K_XL Q3_K_XL "
          "Q4_K_XL "
          "Q5_K_XL Q6_K_XL Q8_K_XL MXFP4"_s.split(u' ');
    for (const auto &name : names) {
        const auto found = QuantName::in(u"Model-7B-"_s + name + u".gguf"_s);
        QCOMPARE(found ? found->name : QString(), name);
    }
}

void TestFileGroups::readsPrecisions_data()
{
    QTest::addColumn<QString>("precision");
    QTest::newRow("model.fp16.safetensors") << u"fp16"_s;
    QTest::newRow("v1-5-pruned-emaonly-fp16.safetensors") << u"fp16"_s;
    QTest::newRow("model_int8.onnx") << u"int8"_s;
    QTest::newRow("model_q4f16.onnx") << u"q4f16"_s;
    QTest::newRow("flux1-dev-fp8.safetensors") << u"fp8"_s;
    QTest::newRow("model.BF16.safetensors") << u"bf16"_s;
    QTest::newRow("model.safetensors") << QString();
    QTest::newRow("fp16model.safetensors") << QString();
}

void TestFileGroups::readsPrecisions()
{
    QFETCH(QString, precision);
    QCOMPARE(precisionIn(QString::fromLatin1(QTest::currentDataTag())), precision);
}

void TestFileGroups::tellsRolesApart_data()
{
    QTest::addColumn<FileRole>("role");
    const auto row = [](const char *path, FileRole role) { QTest::newRow(path) << role; };
    row("model.safetensors", FileRole::Weights);
    row("unet/diffusion_pytorch_model.bin", FileRole::Weights);
    row("onnx/model.onnx_data", FileRole::Weights);
    row("openvino/openvino_model.bin", FileRole::Weights);
    row("openvino/openvino_tokenizer_notes.txt", FileRole::Other);
    row("Model.mlpackage/Data/weights/weight.bin", FileRole::Weights);
    row("training_args.bin", FileRole::TrainingState);
    row("checkpoint-500/model.safetensors", FileRole::TrainingState);
    row("runs/Jan01/events.out.tfevents.1", FileRole::TrainingState);
    row("mmproj-model-f16.gguf", FileRole::Projector);
    row("model-mmproj-Q8_0.gguf", FileRole::Projector);
    row("imatrix.dat", FileRole::ImportanceMatrix);
    row("Model.imatrix", FileRole::ImportanceMatrix);
    row("model-imatrix.gguf", FileRole::ImportanceMatrix);
    row("model-imatrix-Q4_K_M.gguf", FileRole::Weights);
    row("model.safetensors.index.json", FileRole::WeightsIndex);
    row("tokenizer.json", FileRole::Tokenizer);
    row("tokenizer_2/merges.txt", FileRole::Tokenizer);
    row("qwen.tiktoken", FileRole::Tokenizer);
    row("preprocessor_config.json", FileRole::Processor);
    row("config.json", FileRole::Config);
    row("1_Pooling/config.json", FileRole::Config);
    row("modeling_x.py", FileRole::Code);
    row("README.md", FileRole::Card);
    row("LICENSE.txt", FileRole::Card);
    row("sample.png", FileRole::Other);
    row("", FileRole::Other);
}

void TestFileGroups::tellsRolesApart()
{
    QFETCH(FileRole, role);
    QCOMPARE(fileRole(QString::fromLatin1(QTest::currentDataTag())), role);
}

void TestFileGroups::shardsAreOneGroup()
{
    const auto groups = groupFiles(sized({ u"model-00002-of-00002.safetensors 20"_s,
                                           u"config.json 1"_s,
                                           u"model-00001-of-00002.safetensors 10"_s,
                                           u"Q8_0/m-Q8_0-00001-of-00002.gguf 5"_s,
                                           u"Q8_0/m-Q8_0-00002-of-00002.gguf 6"_s,
                                           u"t/model.fp16-00001-of-00001.safetensors 7"_s,
                                           u"deep-00001-of-000163.safetensors 1"_s }));
    QCOMPARE(groups.size(), 5);
    const auto &model = groups.at(0);
    QCOMPARE(model.path, u"model.safetensors"_s);
    QCOMPARE(model.files, (QList<qsizetype>{ 2, 0 })); // by number
    QCOMPARE(model.bytes, 30);
    QCOMPARE(model.shards, 2);
    QVERIFY(model.isComplete());
    QCOMPARE(groups.at(1).shards, 0);
    QCOMPARE(groups.at(2).quantisation->name, u"Q8_0"_s);
    QCOMPARE(groups.at(2).folder(), u"Q8_0"_s);
    QVERIFY(groups.at(2).isComplete());
    QCOMPARE(groups.at(3).precision, u"fp16"_s);
    QCOMPARE(groups.at(4).missingCount, 162);
    QCOMPARE(groups.at(4).missing.size(), FileGroup::mostMissing);
    QCOMPARE(groups.at(4).missing.first(), 2);
}

void TestFileGroups::tellsMissingShards_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QList<qint64>>("missing");
    const auto row = [](const char *name, const QStringList &paths, const QList<qint64> &missing) {
        QTest::newRow(name) << paths << missing;
    };
    row("the first", { u"m-2-of-3.bin"_s, u"m-3-of-3.bin"_s }, { 1 });
    row("the one between", { u"m-1-of-3.bin"_s, u"m-3-of-3.bin"_s }, { 2 });
    row("the last ones", { u"m-00001-of-00003.bin"_s }, { 2, 3 });
    row("none, counted from 0", { u"m-0-of-2.bin"_s, u"m-1-of-2.bin"_s }, {});
    row("one, counted from 0", { u"m-0-of-3.bin"_s, u"m-2-of-3.bin"_s }, { 1 });
    row("one is there twice", { u"m-1-of-2.bin"_s, u"m-01-of-2.bin"_s }, { 2 });
}

void TestFileGroups::tellsMissingShards()
{
    QFETCH(QStringList, paths);
    QFETCH(QList<qint64>, missing);
    const auto groups = groupFiles(listed(paths));
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().missing, missing);
    QCOMPARE(groups.first().missingCount, missing.size());
}

void TestFileGroups::whatIsNoShardStandsAlone()
{
    const QStringList paths{ u"best-of-both.bin"_s,
                             u"-1-of-2"_s,
                             u"m-3-of-2.bin"_s,
                             u"m-1-of-0.bin"_s,
                             u"1-of-2.bin"_s,
                             u"m-1-of-.bin"_s,
                             u"a-1-of-2/b.bin"_s,
                             u"m-1-of-9999999999.bin"_s,
                             u"-of-"_s,
                             u""_s };
    const auto groups = groupFiles(listed(paths));
    QCOMPARE(groups.size(), paths.size());
    for (const auto &group : groups) {
        QVERIFY2(group.shards == 0 || group.path != u"m.bin", qPrintable(group.path));
    }
    QVERIFY(groupFiles({}).isEmpty());
}

void TestFileGroups::hostileNamesAreGroupedInLinearTime()
{
    // What compares every name with every other, or looks for each of a million shards, would take minutes.
    QList<RepoFile> files;
    for (int i = 0; i < 5'000; ++i) {
        files << RepoFile{ u"x-%1-of-999999.gguf"_s.arg(i * 200), 1 };
        files << RepoFile{ u"Q4_0-"_s.repeated(100) + QString::number(i) + u".gguf"_s, 1 };
    }
    const auto groups = groupFiles(files);
    QCOMPARE(groups.size(), 5'001);
    QCOMPARE(groups.first().missingCount, 999'999 - 5'000);
    QCOMPARE(groups.first().missing.size(), FileGroup::mostMissing);
    QVERIFY(RecommendedFiles::forPython(files).hasWeights);
}

void TestFileGroups::aPythonUserNeeds_data()
{
    QTest::addColumn<QStringList>("needed");
    QTest::addColumn<QStringList>("others");
    const auto row = [](const char *name, const QString &needed, const QString &others) {
        QTest::newRow(name) << needed.split(u' ') << others.split(u' ', Qt::SkipEmptyParts);
    };
    row("safetensors before all other formats",
        u"model.safetensors config.json tokenizer.json modeling_x.py preprocessor_config.json"_s,
        u"pytorch_model.bin tf_model.h5 flax_model.msgpack rust_model.ot onnx/model.onnx README.md "
        u"model.fp16.safetensors optimizer.pt sample.png imatrix.dat model-Q4_0.gguf mmproj-f16.gguf"_s);
    row("PyTorch where there is no other",
        u"pytorch_model-00001-of-00002.bin pytorch_model-00002-of-00002.bin pytorch_model.bin.index.json"_s,
        u"tf_model.h5 coreml/m.mlpackage/Data/weights/weight.bin"_s);
    row("an index of what is left is left, too",
        u"model-00001-of-00001.safetensors model.safetensors.index.json"_s,
        u"pytorch_model-00001-of-00001.bin pytorch_model.bin.index.json"_s);
    row("the author's own files beside the converted ones",
        u"model-00001-of-00001.safetensors config.json"_s,
        u"original/consolidated.00.pth consolidated.safetensors"_s);
    row("the author's own files alone", u"consolidated.safetensors params.json"_s, {});
    row("ONNX alone, in its folder", u"onnx/model.onnx config.json"_s, u"onnx/model_int8.onnx"_s);
    row("an adapter",
        u"adapter_model.safetensors adapter_config.json"_s,
        u"checkpoint-10/adapter_model.safetensors"_s);
    pipelines();
}

void TestFileGroups::pipelines()
{
    QTest::newRow("a pipeline, folder by folder")
        << QStringList{ u"model_index.json"_s,
                        u"unet/diffusion_pytorch_model.safetensors"_s,
                        u"unet/config.json"_s,
                        u"vae/diffusion_pytorch_model.bin"_s,
                        u"tokenizer/vocab.json"_s }
        << QStringList{ u"v1-5-pruned.safetensors"_s,
                        u"unet/diffusion_pytorch_model.fp16.safetensors"_s,
                        u"unet/diffusion_pytorch_model.bin"_s };
}

void TestFileGroups::aPythonUserNeeds()
{
    QFETCH(QStringList, needed);
    QFETCH(QStringList, others);
    const auto files = listed(others + needed);
    const auto made = RecommendedFiles::forPython(files);
    QCOMPARE(taken(files, made), needed);
    QCOMPARE(made.bytes, needed.size());
    QVERIFY(made.hasWeights);
    QCOMPARE(made.reasons.size(), files.size());
}

void TestFileGroups::aGgufUserNeeds_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<qint64>("budget");
    QTest::addColumn<QStringList>("needed");
    const QStringList several{ u"m-Q8_0.gguf 80"_s,     u"m-Q4_K_M.gguf 45"_s, u"m-UD-Q4_K_M.gguf 46"_s,
                               u"m-Q2_K.gguf 30"_s,     u"config.json 1"_s,    u"imatrix.dat 1"_s,
                               u"model.safetensors 5"_s };
    const QStringList seeing{
        u"m-Q8_0.gguf 80"_s, u"m-Q4_0.gguf 45"_s, u"mmproj-F32.gguf 20"_s, u"mmproj-F16.gguf 10"_s
    };
    const auto row
        = [](const char *name, const QStringList &files, qint64 budget, const QStringList &needed) {
              QTest::newRow(name) << files << budget << needed;
          };
    row("the best of all", several, 100, { u"m-Q8_0.gguf"_s });
    row("just large enough", several, 80, { u"m-Q8_0.gguf"_s });
    row("the next one", several, 79, { u"m-UD-Q4_K_M.gguf"_s });
    row("the plain one where the dynamic one is too large", several, 45, { u"m-Q4_K_M.gguf"_s });
    row("the smallest", several, 30, { u"m-Q2_K.gguf"_s });
    row("with a projector", seeing, 90, { u"m-Q8_0.gguf"_s, u"mmproj-F16.gguf"_s });
    row("the projector counts", seeing, 89, { u"m-Q4_0.gguf"_s, u"mmproj-F16.gguf"_s });
    row("all shards",
        { u"Q8_0/m-00001-of-00002.gguf 5"_s, u"Q8_0/m-00002-of-00002.gguf 6"_s, u"m-Q4_0.gguf 6"_s },
        11,
        { u"Q8_0/m-00001-of-00002.gguf"_s, u"Q8_0/m-00002-of-00002.gguf"_s });
    row("a name that tells nothing", { u"model.gguf 5"_s }, 5, { u"model.gguf"_s });
}

void TestFileGroups::aGgufUserNeeds()
{
    QFETCH(QStringList, files);
    QFETCH(qint64, budget);
    QFETCH(QStringList, needed);
    const auto repo = sized(files);
    const auto made = RecommendedFiles::forGguf(repo, budget);
    QCOMPARE(taken(repo, made), needed);
    QVERIFY(made.hasWeights && made.bytes <= budget);
}

void TestFileGroups::theLargestVariantIsTakenWhereThereIsNoOther()
{
    const auto files = sized({ u"model.int8.safetensors 5"_s, u"model.fp16.safetensors 9"_s });
    const auto made = RecommendedFiles::forPython(files);
    QCOMPARE(made.reasons, (QList{ PickReason::OtherPrecision, PickReason::Weights }));
    QCOMPARE(made.bytes, 9);
}

void TestFileGroups::anIncompleteSetGivesWayToACompleteOne()
{
    const auto files = listed({ u"model-00001-of-00002.safetensors"_s, u"pytorch_model.bin"_s });
    const auto made = RecommendedFiles::forPython(files);
    QCOMPARE(taken(files, made), QStringList{ u"pytorch_model.bin"_s });
    const auto alone = RecommendedFiles::forPython(files.first(1));
    QCOMPARE(alone.reasons, QList{ PickReason::Incomplete });
    QVERIFY(!alone.hasWeights);
    const auto gguf = sized({ u"m-Q8_0-00001-of-00002.gguf 1"_s, u"m-Q4_0.gguf 9"_s });
    const auto made2 = RecommendedFiles::forGguf(gguf, 100);
    QCOMPARE(made2.reasons, (QList{ PickReason::Incomplete, PickReason::Weights }));
    QCOMPARE(made2.quantisation->name, u"Q4_0"_s);
}

void TestFileGroups::nothingFits()
{
    const auto files = sized({ u"m-Q8_0.gguf 80"_s, u"mmproj-F16.gguf 10"_s, u"README.md 1"_s });
    const auto made = RecommendedFiles::forGguf(files, 20);
    const QList reasons{ PickReason::TooLarge, PickReason::OtherQuantisation, PickReason::Card };
    QCOMPARE(made.reasons, reasons);
    QCOMPARE(made.bytes, 0);
    QVERIFY(!made.hasWeights && !made.quantisation);
    QVERIFY(!RecommendedFiles::forPython({}).hasWeights);
}

void TestFileGroups::sizesBeyondReason()
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    const QList<RepoFile> files{ { u"m-1-of-2.safetensors"_s, most },
                                 { u"m-2-of-2.safetensors"_s, most },
                                 { u"config.json"_s, -5 } };
    QCOMPARE(groupFiles(files).first().bytes, most);
    QCOMPARE(RecommendedFiles::forPython(files).bytes, most);
}

QTEST_GUILESS_MAIN(TestFileGroups)
#include "tst_filegroups.moc"
