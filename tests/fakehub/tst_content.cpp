// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <bit>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// The files of the demo that viewers look into: each is what its name says, read here by the rules of its
// format and not by the code that wrote it.
class TestContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ggufFilesAreWhole_data();
    void ggufFilesAreWhole();
    void ggufPartsBelongTogether();
    void ggufIsToldByTheModel();
    void onePartIsMissing();
    void twoGibibytesHaveAHeader();
    void picturesAreThere();
    void tablesAreWhatTheySay();
    void parquetHasItsFoot();
    void pdfPointsToItsObjects();
    void theNotebookHasOutputs();
    void soundIsAsLongAsItSays();
    void lineageLeadsFromModelToModel();
    void resultsAreTold();
    void requestsForTheDiariesHaveStates();
    void scannersWarnOfPickles();
    void contentIsMadeOnceAndLate();

private:
    QByteArray content(const QByteArray &repo, const QByteArray &path, const QByteArray &range = {});
    QJsonObject expanded(const QByteArray &id, const QByteArray &name);

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
};

namespace
{

const QByteArray gguf = "meadowlark/Skylark-1B-Instruct-GGUF";
const QByteArray stem = "skylark-1b-instruct-";
const QByteArray formats = "datasets/meadowlark/every-format";

// A GGUF head, read value by value.
struct Head {
    QByteArray bytes;
    qsizetype at = 4;
    QVariantMap values; // arrays as the number of their items
    quint64 tensors = 0;
    qint64 end = 0; // of the last tensor, from the start of the file
    bool aligned = true;

    template<typename T>
    T number()
    {
        const auto value = qFromLittleEndian<T>(bytes.constData() + at);
        at += sizeof(T);
        return value;
    }
    QByteArray text()
    {
        const auto length = qsizetype(number<quint64>());
        at += length;
        return bytes.mid(at - length, length);
    }
    QVariant value(quint32 type)
    {
        switch (type) {
        case 2:
            return number<quint16>();
        case 4:
            return number<quint32>();
        case 5:
            return number<qint32>();
        case 6:
            return std::bit_cast<float>(number<quint32>());
        case 7:
            return number<quint8>() != 0;
        case 8:
            return QString::fromUtf8(text());
        case 9: {
            const auto inner = number<quint32>();
            const auto count = number<quint64>();
            for (quint64 n = 0; n < count; ++n) {
                value(inner);
            }
            return count;
        }
        default:
            qFatal("a type that the demo does not write: %u", type);
        }
    }

    void read()
    {
        QVERIFY(bytes.startsWith("GGUF"));
        QCOMPARE(number<quint32>(), 3U);
        tensors = number<quint64>();
        const auto pairs = number<quint64>();
        for (quint64 n = 0; n < pairs; ++n) {
            const QString key = QString::fromUtf8(text());
            values.insert(key, value(number<quint32>()));
        }
        qint64 last = 0;
        for (quint64 n = 0; n < tensors; ++n) {
            last = std::max(last, readTensor());
        }
        end = (at + 31) / 32 * 32 + last;
    }

    // Where it ends, from the start of the numbers.
    qint64 readTensor()
    {
        static const QHash<quint32, std::pair<qint64, qint64>> blocks{
            { 0, { 1, 4 } },      { 1, { 1, 2 } },      { 8, { 32, 34 } },
            { 12, { 256, 144 } }, { 13, { 256, 176 } }, { 14, { 256, 210 } }
        };
        text();
        qint64 size = 1;
        const auto sides = number<quint32>();
        for (quint32 n = 0; n < sides; ++n) {
            size *= qint64(number<quint64>());
        }
        const auto [elements, width] = blocks.value(number<quint32>(), { 1, 0 });
        const auto offset = qint64(number<quint64>());
        aligned = aligned && offset % 32 == 0 && width > 0 && size % elements == 0;
        return (offset + size / elements * width + 31) / 32 * 32;
    }
};

} // namespace

void TestContent::initTestCase()
{
    m_hub = std::make_unique<Server>();
    m_hub->addDemoContent();
    m_asker = std::make_unique<Asker>(*m_hub);
}

QByteArray TestContent::content(const QByteArray &repo, const QByteArray &path, const QByteArray &range)
{
    const auto way = m_asker->get('/' + repo + "/resolve/main/" + path);
    const QByteArray wanted = range.isEmpty() ? "bytes=0-" : range;
    return m_asker->get(way.header("Location"), { { "Range", wanted } }).body;
}

QJsonObject TestContent::expanded(const QByteArray &id, const QByteArray &name)
{
    return m_asker->get("/api/models/" + id + "?expand=" + name).object();
}

void TestContent::ggufFilesAreWhole_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("mix");
    QTest::newRow("four bits") << stem + "Q4_K_M.gguf" << 15;
    QTest::newRow("five bits") << stem + "Q5_K_M.gguf" << 17;
    QTest::newRow("eight bits") << stem + "Q8_0.gguf" << 7;
    QTest::newRow("sixteen bits, the first part") << stem + "F16-00001-of-00002.gguf" << 1;
}

void TestContent::ggufFilesAreWhole()
{
    QFETCH(const QByteArray, file);
    QFETCH(const int, mix);
    Head head{ .bytes = content(gguf, file, "bytes=0-2000000"), .values = {} };
    head.read();
    const auto &values = head.values;
    QCOMPARE(values["general.architecture"_L1].toString(), u"llama"_s);
    QCOMPARE(values["general.file_type"_L1].toInt(), mix);
    QCOMPARE(values["llama.block_count"_L1].toInt(), 22);
    QCOMPARE(values["tokenizer.ggml.tokens"_L1].toInt(), 32000);
    QCOMPARE(values["tokenizer.ggml.scores"_L1].toInt(), 32000);
    QCOMPARE(values["tokenizer.ggml.token_type"_L1].toInt(), values["llama.vocab_size"_L1].toInt());
    QVERIFY(values["tokenizer.chat_template"_L1].toString().contains("add_generation_prompt"_L1));
    QVERIFY(head.aligned);
    const auto size = m_asker->get('/' + gguf + "/resolve/main/" + file).header("X-Linked-Size").toLongLong();
    QCOMPARE(head.end, size);
}

void TestContent::ggufPartsBelongTogether()
{
    quint64 sum = 0;
    for (int n = 0; n < 2; ++n) {
        const QByteArray file = stem + "F16-0000" + QByteArray::number(n + 1) + "-of-00002.gguf";
        Head head{ .bytes = content(gguf, file, "bytes=0-2000000"), .values = {} };
        head.read();
        QCOMPARE(head.values["split.no"_L1].toInt(), n);
        QCOMPARE(head.values["split.count"_L1].toInt(), 2);
        QCOMPARE(head.values["split.tensors.count"_L1].toInt(), 201);
        QCOMPARE(head.values.contains("general.name"_L1), n == 0);
        sum += head.tensors;
    }
    QCOMPARE(sum, 201U);
}

void TestContent::ggufIsToldByTheModel()
{
    const auto told = expanded(gguf, "gguf").value("gguf"_L1);
    const auto base = expanded("meadowlark/Skylark-1B", "safetensors").value("safetensors"_L1);
    QCOMPARE(told["total"_L1].toInteger(), base["total"_L1].toInteger());
    QCOMPARE(told["context_length"_L1].toInt(), 32768);
    QCOMPARE(told["bos_token"_L1].toString(), u"<s>"_s);
    QCOMPARE(told["eos_token"_L1].toString(), u"</s>"_s);
    QVERIFY(told["chat_template"_L1].toString().contains("message"_L1));
}

void TestContent::onePartIsMissing()
{
    QStringList names;
    for (const auto &entry :
         m_asker->get("/api/models/meadowlark/Skylark-1B-Parts-GGUF/tree/main/Q8_0").array()) {
        names.append(entry["path"_L1].toString().section(u'-', -3));
    }
    QCOMPARE(names, (QStringList{ u"00001-of-00003.gguf"_s, u"00003-of-00003.gguf"_s }));
}

void TestContent::twoGibibytesHaveAHeader()
{
    const QByteArray repo = "meadowlark/Skylark-Two-GiB";
    const auto way = m_asker->get('/' + repo + "/resolve/main/model.safetensors");
    QCOMPARE(way.header("X-Linked-Size"), "2147483648");
    const QByteArray head = content(repo, "model.safetensors", "bytes=0-65535");
    QCOMPARE(qFromLittleEndian<quint64>(head.constData()), 65528U);
    const auto json = QJsonDocument::fromJson(head.sliced(8)).object();
    qint64 sum = 0;
    qint64 last = 0;
    for (const auto &tensor : json) {
        const auto offsets = tensor["data_offsets"_L1].toArray();
        sum += offsets.isEmpty() ? 0 : offsets[1].toInteger() - offsets[0].toInteger();
        last = std::max(last, offsets.isEmpty() ? 0 : offsets[1].toInteger());
    }
    QCOMPARE(json.size(), 183);
    QCOMPARE(sum, qint64(2147483648) - 65536);
    QCOMPARE(last, sum);
}

void TestContent::picturesAreThere()
{
    const QByteArray repo = "meadowlark/Sixty-Shores";
    const QString card = QString::fromUtf8(content(repo, "README.md"));
    static const QRegularExpression image(u"!\\[[^\\]]*\\]\\(([^)]+)\\)"_s);
    int count = 0;
    for (const auto &match : image.globalMatch(card)) {
        const QByteArray png = content(repo, match.captured(1).toUtf8());
        QVERIFY2(png.startsWith("\x89PNG\r\n") && png.sliced(png.size() - 8).startsWith("IEND"),
                 qPrintable(match.captured(1)));
        ++count;
    }
    QCOMPARE(count, 61);
    const QByteArray large = content(repo, "panorama.png");
    QCOMPARE(qFromBigEndian<quint32>(large.constData() + 16), 1600U);
}

void TestContent::tablesAreWhatTheySay()
{
    QCOMPARE(content(formats, "tables/tides.csv").count('\n'), 2001);
    QCOMPARE(content(formats, "tables/tides.tsv").split('\n')[7].count('\t'), 3);
    QVERIFY(content(formats, "tables/quoted.csv").contains("\"A note\nof two lines\""));
    QSet<qsizetype> widths;
    for (const QByteArray &line : content(formats, "tables/ragged.csv").split('\n')) {
        widths.insert(line.count(','));
    }
    QVERIFY(widths.size() >= 4);
    for (const QByteArray &line : content(formats, "tables/questions.jsonl").trimmed().split('\n')) {
        QVERIFY(QJsonDocument::fromJson(line).object().contains("answer"_L1));
    }
}

void TestContent::parquetHasItsFoot()
{
    const QByteArray file = content(formats, "tables/levels.parquet");
    QVERIFY(file.startsWith("PAR1") && file.endsWith("PAR1"));
    const auto foot = qFromLittleEndian<quint32>(file.constData() + file.size() - 8);
    QVERIFY(foot > 80 && foot < 400);
    const QByteArray meta = file.sliced(file.size() - 8 - foot, foot);
    for (const char *name : { "schema", "id", "place", "level" }) {
        QVERIFY2(meta.contains(name), name);
    }
    // the first column: a short head, then five hundred numbers that count from one
    QByteArray numbers(8, '\0');
    numbers[0] = 1;
    const qsizetype at = file.indexOf(numbers, 4);
    QVERIFY(at > 4 && at < 40);
    QCOMPARE(qFromLittleEndian<qint64>(file.constData() + at + qsizetype(499) * 8), 500);
}

void TestContent::pdfPointsToItsObjects()
{
    const QByteArray file = content(formats, "documents/manual.pdf");
    QVERIFY(file.startsWith("%PDF-1.4"));
    const auto start = file.mid(file.lastIndexOf("startxref") + 10).split('\n').first().toLongLong();
    const auto lines = file.sliced(start).split('\n');
    QCOMPARE(lines[0], "xref");
    const int objects = lines[1].split(' ')[1].toInt();
    QVERIFY(objects > 8);
    for (int n = 1; n < objects; ++n) {
        const auto at = lines[n + 2].first(10).toLongLong();
        QVERIFY(file.sliced(at).startsWith(QByteArray::number(n) + " 0 obj"));
    }
    QCOMPARE(file.count("/Type /Page "), 3);
    QVERIFY(file.contains("/Count 3"));
}

void TestContent::theNotebookHasOutputs()
{
    const auto json = QJsonDocument::fromJson(content(formats, "notebooks/high-water.ipynb")).object();
    QCOMPARE(json["nbformat"_L1].toInt(), 4);
    QStringList outputs;
    for (const auto &cell : json["cells"_L1].toArray()) {
        for (const auto &output : cell["outputs"_L1].toArray()) {
            outputs.append(output["output_type"_L1].toString());
        }
    }
    QCOMPARE(outputs, (QStringList{ u"stream"_s, u"execute_result"_s, u"display_data"_s, u"error"_s }));
}

void TestContent::soundIsAsLongAsItSays()
{
    const QByteArray file = content(formats, "audio/horn.wav");
    QVERIFY(file.startsWith("RIFF"));
    QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 4), quint32(file.size() - 8));
    QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 40), quint32(file.size() - 44));
}

void TestContent::lineageLeadsFromModelToModel()
{
    const auto relation = [this](const QByteArray &id) {
        return expanded("meadowlark/" + id, "baseModels")["baseModels"_L1]["relation"_L1].toString();
    };
    QCOMPARE(relation("Skylark-1B-Instruct"), u"finetune"_s);
    QCOMPARE(relation("Skylark-1B-Instruct-GGUF"), u"quantized"_s);
    QCOMPARE(relation("Skylark-1B-Sailor-LoRA"), u"adapter"_s);
    QCOMPARE(relation("Skylark-Plover-1B-Merge"), u"merge"_s);
    QCOMPARE(
        expanded("meadowlark/Skylark-1B-Instruct", "childrenModelCount")["childrenModelCount"_L1].toInt(), 3);
    QCOMPARE(
        m_asker->get("/api/models?filter=base_model:adapter:meadowlark/Skylark-1B-Instruct").array().size(),
        1);
}

void TestContent::resultsAreTold()
{
    const auto index = expanded("meadowlark/Skylark-1B", "model-index").value("model-index"_L1);
    QCOMPARE(index[0]["results"_L1][1]["metrics"_L1][0]["value"_L1].toDouble(), 63.9);
    const auto results
        = expanded("meadowlark/Skylark-1B-Instruct", "evalResults")["evalResults"_L1].toArray();
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0]["data"_L1]["value"_L1].toDouble(), 66.4);
    QVERIFY(results[2].toObject().contains("error"_L1));
    const auto widgets = expanded("meadowlark/Skylark-1B-Instruct", "widgetData")["widgetData"_L1].toArray();
    QCOMPARE(widgets.size(), 2);
}

void TestContent::requestsForTheDiariesHaveStates()
{
    const QByteArray diaries = "/api/datasets/meadowlark/tide-diaries";
    const QByteArray file = "/datasets/meadowlark/tide-diaries/resolve/main/diaries/one.txt";
    QVERIFY(m_asker->getAs("hf_demo", file).header("X-Error-Message").contains("awaiting"));
    QVERIFY(m_asker->getAs("hf_other", file).header("X-Error-Message").contains("rejected"));
    QCOMPARE(m_asker->getAs("hf_keeper", file).status, 307);
    QCOMPARE(m_asker->getAs("hf_keeper", diaries + "/user-access-request/accepted").array().size(), 1);
    const auto card = m_asker->get(diaries).object().value("cardData"_L1);
    QCOMPARE(card["extra_gated_fields"_L1].toObject().size(), 5);
    QCOMPARE(card["extra_gated_fields"_L1]["Purpose"_L1]["options"_L1].toArray().size(), 3);
}

void TestContent::scannersWarnOfPickles()
{
    const auto files = m_asker->get("/api/models/mallory/unsafe-pickles/scan").object();
    QCOMPARE(files["filesWithIssues"_L1][0]["level"_L1].toString(), u"unsafe"_s);
    QVERIFY(!files["scansDone"_L1].toBool()); // one is still waiting
    QSet<QString> levels;
    for (const auto &entry :
         m_asker->get("/api/models/mallory/unsafe-pickles/tree/main?expand=true").array()) {
        levels.insert(entry["securityFileStatus"_L1]["status"_L1].toString());
    }
    QCOMPARE(
        levels,
        (QSet<QString>{ u"safe"_s, u"queued"_s, u"error"_s, u"caution"_s, u"suspicious"_s, u"unsafe"_s }));
}

void TestContent::contentIsMadeOnceAndLate()
{
    int made = 0;
    const auto blob = Blob::later([&made] {
        ++made;
        return QByteArray("picture");
    });
    m_hub->addRepo(RepoKind::Model, u"org/late"_s, { { u"a.png"_s, blob } });
    QCOMPARE(m_asker->get("/api/models?search=late").array().size(), 1);
    QCOMPARE(m_asker->get("/api/models/org/late").status, 200);
    QCOMPARE(made, 0);
    QCOMPARE(m_asker->get("/api/models/org/late/tree/main").array()[0]["size"_L1].toInt(), 7);
    QCOMPARE(content("org/late", "a.png"), "picture");
    QCOMPARE(made, 1);
}

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
