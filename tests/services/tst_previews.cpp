// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"
#include "app/fakehub/server.h"
#include "core/services/previews.h"
#include "support/serviceoptions.h"
#include "support/wait.h"
#include "tests/formats/thriftwriter.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtEndian>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// A Parquet file without rows whose footer has this many bytes and some.
QByteArray parquetWithFooterOf(int size)
{
    const auto footer = Thrift::record(
        { Thrift::number(1, 2),
          Thrift::records(2, { Thrift::record({ Thrift::number(3, 1), Thrift::text(4, "schema") }) }),
          Thrift::number(3, 7),
          Thrift::records(4, {}),
          Thrift::records(
              5, { Thrift::record({ Thrift::text(1, "long"), Thrift::text(2, QByteArray(size, 'x')) }) }) });
    QByteArray length(4, '\0');
    qToLittleEndian(quint32(footer.size()), length.data());
    return "PAR1" + QByteArray("\x15\x00\x15", 3).repeated(33'000) + footer + length + "PAR1";
}

template<typename T>
const T *parsed(const FileContent &content)
{
    const auto *found = std::get_if<std::shared_ptr<const T>>(&content.parsed);
    return found ? found->get() : nullptr;
}

} // namespace

/// The real client against the stand-in: which bytes a preview takes, in how many requests, and what is made
/// of them.
class TestPreviews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void oneRequest_data();
    void oneRequest();
    void footerInOneRequest();
    void footerInTwoRequests();
    void footerOfAFileOfUnknownSize();
    void fromTheCache();
    void tooLargeIsNotFetched();
    void asItIs();
    void whatNobodyCanShowIsNotFetched();
    void readAgainAsWhatItIs();
    void hostile_data();
    void hostile();
    void failsWithTheReason();
    void stops();

private:
    Result<FileContent> ask(const QString &path, qint64 size = -2, std::stop_token stop = {});
    int asked() const { return m_hub->requestCount(u"resolve"_s); }
    QByteArray range() const;

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<Services> m_core;
    QMap<QString, FakeHub::Blob> m_files;
    CommitId m_commit;
    const RepoId m_repo{ RepoKind::Dataset, u"org"_s, u"set"_s };
};

void TestPreviews::initTestCase()
{
    QByteArray lines = FakeHub::jsonLines(300);
    m_files = {
        { u"a.csv"_s, FakeHub::tideTable(u',', 2'000) },
        { u"a.tsv"_s, FakeHub::tideTable(u'\t', 40) },
        { u"a.jsonl"_s, lines },
        { u"a.parquet"_s, FakeHub::parquetTable(500) },
        { u"long.parquet"_s, parquetWithFooterOf(200'000) },
        { u"a.ipynb"_s, FakeHub::notebook() },
        { u"a.pdf"_s, FakeHub::plainPdf(u"Title"_s, QStringList(400, u"one line"_s)) },
        { u"config.json"_s, QByteArray(R"({"a": 1})") },
        { u"a.txt"_s, QByteArray("text\n") },
        { u"empty.csv"_s, QByteArray() },
        { u"large.png"_s, FakeHub::Blob::seeded(5, 40'000'000, "\x89PNG\r\n\x1A\n") },
        { u"large.csv"_s, FakeHub::tideTable(u',', 30'000) },
        { u"really-parquet"_s, parquetWithFooterOf(1'200'000) },
        { u"not.png"_s, QByteArray("this is text\n") },
        { u"not.parquet"_s, QByteArray(200'000, 'x') },
        { u"line.csv"_s, QByteArray(2 << 20, 'x') },
        { u"wide.csv"_s, QByteArray("1,").repeated(400'000) + "1\n2\n" },
        { u"broken.jsonl"_s, QByteArray("{\"a\": 1}\n").repeated(6) + "{\"a\": \n" + "{\"a\": 8}\n" },
        { u"latin.csv"_s, QByteArray("name,n\nn\xE4he,1\nh\xF6he,2\n") },
        { u"not.ipynb"_s, QByteArray("{\"cells\": 7}") },
        { u"binary.csv"_s, QByteArray("\x00\x01\x02\x03", 4).repeated(1'000) },
    };
}

void TestPreviews::init()
{
    ++m_count;
    m_core.reset();
    m_hub = std::make_unique<FakeHub::Server>();
    m_commit = { m_hub->addRepo(FakeHub::RepoKind::Dataset, m_repo.text(), m_files) };
    m_core = std::make_unique<Services>(
        serviceOptions(m_folder.filePath(QString::number(m_count)), m_hub->url()));
}

/// `size` -2: as the listing has it.
Result<FileContent> TestPreviews::ask(const QString &path, qint64 size, std::stop_token stop)
{
    m_hub->clearRequests();
    return wait(fileContent(m_core.get(),
                            { .repo = m_repo,
                              .revision = Revision{ u"main"_s },
                              .commit = m_commit,
                              .path = path,
                              .size = size == -2 ? m_files.value(path).size() : size },
                            stop));
}

QByteArray TestPreviews::range() const
{
    return m_hub->requests(u"resolve"_s).constLast().headers.value("range");
}

void TestPreviews::oneRequest_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("rows");
    QTest::newRow("CSV") << u"a.csv"_s << int(FileKind::Csv) << 1'000;
    QTest::newRow("TSV") << u"a.tsv"_s << int(FileKind::Tsv) << 40;
    QTest::newRow("JSON lines") << u"a.jsonl"_s << int(FileKind::JsonLines) << 300;
    QTest::newRow("a large CSV") << u"large.csv"_s << int(FileKind::Csv) << 1'000;
    QTest::newRow("notebook") << u"a.ipynb"_s << int(FileKind::Notebook) << -1;
    QTest::newRow("JSON that is no table") << u"config.json"_s << int(FileKind::Json) << -1;
    QTest::newRow("text") << u"a.txt"_s << int(FileKind::Text) << -1;
}

void TestPreviews::oneRequest()
{
    QFETCH(QString, path);
    QFETCH(int, rows);
    for (const auto size : { qint64(-2), qint64(-1) }) { // known and unknown
        const auto content = ask(path, size);
        QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
        QTEST(int(content->kind), "kind");
        QVERIFY(!content->problem && !content->tooLarge);
        QCOMPARE(content->part.size, m_files.value(path).size());
        QCOMPARE(asked(), 1);
        const auto *table = parsed<TableSample>(*content);
        QCOMPARE(table ? int(table->rows.size()) : -1, rows);
        QCOMPARE(parsed<NotebookDocument>(*content) != nullptr, path == "a.ipynb"_L1);
        QVERIFY(content->part.bytes.size() <= 1 << 20);
    }
    QVERIFY(m_hub->violations().isEmpty());
}

void TestPreviews::footerInOneRequest()
{
    const auto content = ask(u"a.parquet"_s);
    QVERIFY(content);
    QCOMPARE(asked(), 1);
    const auto *parquet = parsed<ParquetContent>(*content);
    QVERIFY(parquet);
    QCOMPARE(parquet->footer.rows, 500);
    QCOMPARE(parquet->columns.size(), 3);
    QCOMPARE(content->part.size, m_files.value(u"a.parquet"_s).size());
}

void TestPreviews::footerInTwoRequests()
{
    const auto content = ask(u"long.parquet"_s);
    QVERIFY(content && parsed<ParquetContent>(*content));
    QCOMPARE(asked(), 2);
    QCOMPARE(parsed<ParquetContent>(*content)->footer.rows, 7);
    // The second asked for the footer and nothing before it.
    const auto size = m_files.value(u"long.parquet"_s).size();
    QVERIFY(content->part.offset > 90'000);
    QCOMPARE(range(),
             "bytes=" + QByteArray::number(content->part.offset) + '-' + QByteArray::number(size - 1));
}

void TestPreviews::footerOfAFileOfUnknownSize()
{
    const auto content = ask(u"a.parquet"_s, -1);
    QVERIFY(content && parsed<ParquetContent>(*content));
    QCOMPARE(asked(), 2); // one of them asks how long it is
    QCOMPARE(m_hub->requests(u"resolve"_s).constFirst().method, "HEAD");
}

void TestPreviews::fromTheCache()
{
    DownloadRequest request;
    request.repo = m_repo;
    request.paths = { u"a.csv"_s, u"long.parquet"_s, u"a.ipynb"_s };
    const auto id = m_core->transfers().add(request);
    QVERIFY(id);
    const auto there = [this](const QString &path) { return m_core->cache().find(m_repo, m_commit, path); };
    QTRY_VERIFY_WITH_TIMEOUT(there(u"a.csv"_s) && there(u"long.parquet"_s) && there(u"a.ipynb"_s), 60'000);
    for (const auto &path : { u"a.csv"_s, u"long.parquet"_s, u"a.ipynb"_s }) {
        for (const auto size : { qint64(-2), qint64(-1) }) {
            const auto content = ask(path, size);
            QVERIFY(content);
            QVERIFY(!std::holds_alternative<std::monostate>(content->parsed));
            QCOMPARE(content->part.localPath, *there(path));
            QCOMPARE(m_hub->requestCount(), 0);
        }
    }
}

void TestPreviews::tooLargeIsNotFetched()
{
    const auto content = ask(u"large.png"_s);
    QVERIFY(content && content->tooLarge);
    QCOMPARE(content->part.size, 40'000'000);
    QVERIFY(content->part.bytes.size() <= 4'096);
    QCOMPARE(range(), "bytes=0-4095");
}

void TestPreviews::asItIs()
{
    const auto empty = ask(u"empty.csv"_s);
    QVERIFY(empty);
    QCOMPARE(empty->part.size, 0);
    QVERIFY(std::holds_alternative<std::monostate>(empty->parsed));
    const auto text = ask(u"not.png"_s);
    QVERIFY(text);
    QCOMPARE(familyOf(text->kind), FileFamily::Text);
    QVERIFY(!text->tooLarge);
}

void TestPreviews::whatNobodyCanShowIsNotFetched()
{
    const PreviewRequest request{ .repo = m_repo,
                                  .commit = m_commit,
                                  .path = u"a.pdf"_s,
                                  .size = m_files.value(u"a.pdf"_s).size(),
                                  .wholeWanted = false };
    const auto content = wait(fileContent(m_core.get(), request, {}));
    QVERIFY(content && !content->tooLarge);
    QCOMPARE(content->kind, FileKind::Pdf);
    QCOMPARE(range(), "bytes=0-4095");
    const auto whole = ask(u"a.pdf"_s);
    QVERIFY(whole && whole->part.isWhole());
    QCOMPARE(asked(), 1);
}

void TestPreviews::readAgainAsWhatItIs()
{
    const auto content = ask(u"really-parquet"_s);
    QVERIFY(content);
    QCOMPARE(content->kind, FileKind::Parquet);
    QVERIFY(parsed<ParquetContent>(*content));
    QCOMPARE(asked(), 3); // its beginning, its end, and more of its end
}

void TestPreviews::hostile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("problem");
    QTest::addColumn<bool>("table");
    QTest::newRow("a line of two megabytes") << u"line.csv"_s << true << false;
    QTest::newRow("very many columns") << u"wide.csv"_s << false << true;
    QTest::newRow("broken JSON in line 7") << u"broken.jsonl"_s << false << true;
    QTest::newRow("not UTF-8") << u"latin.csv"_s << false << true;
    QTest::newRow("no notebook") << u"not.ipynb"_s << true << false;
    QTest::newRow("no Parquet") << u"not.parquet"_s << true << false;
}

void TestPreviews::hostile()
{
    QFETCH(QString, path);
    const auto content = ask(path);
    QVERIFY(content);
    QTEST(content->problem.has_value(), "problem");
    const auto *table = parsed<TableSample>(*content);
    QTEST(table != nullptr, "table");
    if (path == "broken.jsonl"_L1) {
        QCOMPARE(table->rows.size(), 7);
        QCOMPARE(table->badLines, 1);
        QCOMPARE(table->firstBadLines.first().number, 7);
    } else if (path == "latin.csv"_L1) {
        QCOMPARE(table->cell(0, 0).text, u"n\u00e4he"_s);
        QCOMPARE(table->format.encoding, TextEncoding::Latin1);
    } else if (path == "wide.csv"_L1) {
        QCOMPARE(table->columns.size(), 1'000);
        QVERIFY(table->facts.cutRows > 0);
    }
}

void TestPreviews::failsWithTheReason()
{
    const auto missing = ask(u"nowhere.parquet"_s, 1'000);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Error::Kind::EntryNotFound);
    m_hub->addFault(FakeHub::Fault::status(403).on(u"resolve"_s));
    const auto forbidden = ask(u"a.csv"_s);
    QVERIFY(!forbidden);
    QCOMPARE(forbidden.error().kind, Error::Kind::Forbidden);
}

void TestPreviews::stops()
{
    m_hub->addFault(FakeHub::Fault::latency(std::chrono::seconds(30)));
    std::stop_source stop;
    QTimer::singleShot(50, m_core.get(), [&stop] { stop.request_stop(); });
    const auto content = ask(u"a.csv"_s, -2, stop.get_token());
    QVERIFY(!content);
    QCOMPARE(content.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestPreviews)
#include "tst_previews.moc"
