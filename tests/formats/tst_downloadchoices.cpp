// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/downloadchoices.h"

#include <QTest>

#include <limits>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Why = DownloadChoice::Why;

// "path size" for each file.
QList<RepoFile> sized(const QStringList &lines)
{
    QList<RepoFile> files;
    for (const auto &line : lines) {
        files << RepoFile{ line.section(u' ', 0, 0), line.section(u' ', 1).toLongLong() };
    }
    return files;
}

QStringList names(const QList<DownloadChoice> &choices)
{
    QStringList found;
    for (const auto &choice : choices) {
        found << (choice.isRecommended ? u"* "_s : QString()) + choice.name;
    }
    return found;
}

const QStringList quantised{ u"README.md 10"_s,
                             u"m-Q8_0.gguf 900"_s,
                             u"m-Q4_K_M.gguf 500"_s,
                             u"m-F16-00001-of-00002.gguf 800"_s,
                             u"m-F16-00002-of-00002.gguf 800"_s,
                             u"imatrix.dat 3"_s };

} // namespace

class TestDownloadChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void datasetsAreTakenWhole();
    void configurationAloneIsTakenWhole();
    void aPythonModel();
    void whatIsAllOfItHasNoList();
    void quantisationsBySize();
    void theBestThatFitsHalfOfTheMemory();
    void theSmallestWhereNoneFits();
    void aThousandQuantisations();
    void tornSetsAreNotOffered();
    void aPipelineInTwoPrecisions();
    void fitsAndDoesNotFit();
    void sizesBeyondReason();
    void whatIsHereIsNotMissing();
};

void TestDownloadChoices::datasetsAreTakenWhole()
{
    const auto choices = DownloadChoices::of(sized(quantised), false, 1'000);
    QCOMPARE(choices.recommended.why, Why::WholeRepo);
    QVERIFY(choices.recommended.paths.isEmpty());
    QVERIFY(choices.variants.isEmpty());
    QCOMPARE(choices.everything.bytes, 3'013);
    QCOMPARE(choices.reasons.size(), quantised.size());
}

void TestDownloadChoices::configurationAloneIsTakenWhole()
{
    const auto choices
        = DownloadChoices::of(sized({ u"config.json 10"_s, u"picture.png 10"_s }), true, 1'000);
    QCOMPARE(choices.recommended.why, Why::WholeRepo);
    QCOMPARE(choices.recommended.files, 2);
}

void TestDownloadChoices::aPythonModel()
{
    const auto choices = DownloadChoices::of(sized({ u"README.md 10"_s,
                                                     u"config.json 1"_s,
                                                     u"model.safetensors 100"_s,
                                                     u"pytorch_model.bin 101"_s,
                                                     u"onnx/model.onnx 50"_s,
                                                     u"training_args.bin 7"_s }),
                                             true,
                                             1'000);
    QCOMPARE(choices.recommended.why, Why::PythonSet);
    QCOMPARE(choices.recommended.paths,
             QStringList({ u"README.md"_s, u"config.json"_s, u"model.safetensors"_s }));
    QCOMPARE(choices.recommended.bytes, 111);
    QCOMPARE(choices.recommended.weightBytes, 100);
    QCOMPARE(choices.recommended.format, WeightFormat::Safetensors);
    QCOMPARE(choices.recommended.fit, MemoryFit::Fits);
    QCOMPARE(choices.variants.size(), 3);
    QCOMPARE(choices.variants[0].format, WeightFormat::Safetensors);
    QVERIFY(choices.variants[0].isRecommended);
    QCOMPARE(choices.variants[1].format, WeightFormat::PyTorch);
    QCOMPARE(choices.variants[1].paths,
             QStringList({ u"README.md"_s, u"config.json"_s, u"pytorch_model.bin"_s }));
    QCOMPARE(choices.variants[2].paths,
             QStringList({ u"README.md"_s, u"config.json"_s, u"onnx/model.onnx"_s }));
}

void TestDownloadChoices::whatIsAllOfItHasNoList()
{
    const auto choices = DownloadChoices::of(
        sized({ u"README.md 10"_s, u"config.json 1"_s, u"model.safetensors 100"_s }), true, 1'000);
    QCOMPARE(choices.recommended.why, Why::WholeRepo);
    QVERIFY(choices.recommended.paths.isEmpty());
    QVERIFY(choices.recommended.isRecommended);
    QVERIFY2(choices.variants.isEmpty(), "one is no choice");
}

void TestDownloadChoices::quantisationsBySize()
{
    const auto choices = DownloadChoices::of(sized(quantised), true, 2'000);
    QCOMPARE(names(choices.variants), QStringList({ u"Q4_K_M"_s, u"* Q8_0"_s, u"F16"_s }));
    QCOMPARE(choices.variants[2].paths,
             QStringList({ u"README.md"_s, u"m-F16-00001-of-00002.gguf"_s, u"m-F16-00002-of-00002.gguf"_s }));
    QCOMPARE(choices.variants[2].bytes, 1'610);
    QCOMPARE(choices.variants[0].fit, MemoryFit::Fits);
    QCOMPARE(choices.variants[2].fit, MemoryFit::Tight);
}

void TestDownloadChoices::theBestThatFitsHalfOfTheMemory()
{
    const auto choices = DownloadChoices::of(sized(quantised), true, 2'000);
    QCOMPARE(choices.recommended.why, Why::BestFit);
    QCOMPARE(choices.recommended.name, u"Q8_0"_s);
    QCOMPARE(choices.recommended.paths, QStringList({ u"README.md"_s, u"m-Q8_0.gguf"_s }));
    QCOMPARE(DownloadChoices::of(sized(quantised), true, 100'000).recommended.name, u"F16"_s);
    QCOMPARE(DownloadChoices::of(sized(quantised), true, -1).recommended.name, u"F16"_s); // not told
}

void TestDownloadChoices::theSmallestWhereNoneFits()
{
    const auto choices = DownloadChoices::of(sized(quantised), true, 100);
    QCOMPARE(choices.recommended.why, Why::Smallest);
    QCOMPARE(choices.recommended.name, u"Q4_K_M"_s);
    QCOMPARE(choices.recommended.fit, MemoryFit::TooLarge);
}

// Files and licences times each other would be more than any memory.
void TestDownloadChoices::aThousandQuantisations()
{
    QStringList lines;
    for (int i = 0; i < 1'000; ++i) {
        lines << u"m%1-Q4_K_M.gguf %2"_s.arg(i).arg(10'000 - i) << u"license-%1.txt 1"_s.arg(i);
    }
    const auto choices = DownloadChoices::of(sized(lines), true, 1'000'000);
    QCOMPARE(choices.variants.size(), 40);
    for (qsizetype i = 0; i < choices.variants.size(); ++i) {
        QCOMPARE(choices.variants[i].weightBytes, 9'001 + i);
        QCOMPARE(choices.variants[i].files, 201);
        QCOMPARE(choices.variants[i].paths.size(), 201);
    }
}

void TestDownloadChoices::tornSetsAreNotOffered()
{
    const auto choices = DownloadChoices::of(
        sized({ u"m-Q4_K_M.gguf 500"_s, u"m-Q5_K_M.gguf 600"_s, u"m-F16-00001-of-00002.gguf 800"_s }),
        true,
        100'000);
    QCOMPARE(names(choices.variants), QStringList({ u"Q4_K_M"_s, u"* Q5_K_M"_s }));
}

void TestDownloadChoices::aPipelineInTwoPrecisions()
{
    const auto choices = DownloadChoices::of(sized({ u"model_index.json 1"_s,
                                                     u"unet/config.json 1"_s,
                                                     u"unet/model.safetensors 100"_s,
                                                     u"unet/model.fp16.safetensors 50"_s,
                                                     u"vae/model.safetensors 10"_s }),
                                             true,
                                             1'000);
    QCOMPARE(names(choices.variants), QStringList({ u"* "_s, u"fp16"_s }));
    // Where nobody has made the other one, the usual one stands in.
    QCOMPARE(choices.variants[1].paths,
             QStringList({ u"model_index.json"_s,
                           u"unet/config.json"_s,
                           u"unet/model.fp16.safetensors"_s,
                           u"vae/model.safetensors"_s }));
}

void TestDownloadChoices::fitsAndDoesNotFit()
{
    QCOMPARE(memoryFit(100, 1'000), MemoryFit::Fits);
    QCOMPARE(memoryFit(501, 1'000), MemoryFit::Tight);
    QCOMPARE(memoryFit(833, 1'000), MemoryFit::Tight); // and a fifth on top: 999
    QCOMPARE(memoryFit(840, 1'000), MemoryFit::TooLarge);
    QCOMPARE(memoryFit(0, 1'000), MemoryFit::Unknown);
    QCOMPARE(memoryFit(100, -1), MemoryFit::Unknown);
}

void TestDownloadChoices::sizesBeyondReason()
{
    const auto most = std::numeric_limits<qint64>::max();
    QCOMPARE(memoryFit(most, 1'000), MemoryFit::TooLarge);
    const QList<RepoFile> files{ { u"a-Q4_K_M.gguf"_s, most },
                                 { u"mmproj-F16.gguf"_s, most },
                                 { u"b-Q8_0.gguf"_s, -5 } };
    const auto choices = DownloadChoices::of(files, true, 1'000);
    QCOMPARE(choices.everything.bytes, most);
    QCOMPARE(choices.everything.files, 3);
}

void TestDownloadChoices::whatIsHereIsNotMissing()
{
    const auto files = sized(quantised);
    auto choices = DownloadChoices::of(files, true, 2'000);
    QCOMPARE(choices.recommended.name, u"Q8_0"_s);
    QCOMPARE(choices.recommended.missingBytes(), 910);
    choices.countHere(files, { { u"README.md"_s, true }, { u"m-Q4_K_M.gguf"_s, true }, { u"old"_s, true } });
    QCOMPARE(choices.recommended.hereFiles, 1);
    QCOMPARE(choices.recommended.missingBytes(), 900);
    QVERIFY(!choices.recommended.isHere());
    QCOMPARE(choices.everything.hereFiles, 2);
    QCOMPARE(choices.everything.hereBytes, 510);
    QCOMPARE(choices.variants.first().name, u"Q4_K_M"_s);
    QVERIFY(choices.variants.first().isHere());
    choices.countHere(files, { { u"README.md"_s, true }, { u"m-Q8_0.gguf"_s, true } });
    QVERIFY(choices.recommended.isHere());
    QVERIFY(!choices.variants.first().isHere()); // it is counted anew
    choices.countHere(files, {});
    QCOMPARE(choices.everything.hereFiles, 0);
    QVERIFY(!DownloadChoices::of({}, true, -1).everything.isHere()); // of nothing there is nothing here
}

QTEST_GUILESS_MAIN(TestDownloadChoices)
#include "tst_downloadchoices.moc"
