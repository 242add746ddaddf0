// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"
#include "tests/support/disktree.h"
#include "tests/support/officialclient.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace
{
const QString repoName = u"org/local-model"_s;
const auto records = u".cache/huggingface/download/"_s;
} // namespace

/// Our command line and the official client on one folder (`local_dir`): each finds the files of the other,
/// and both keep the same books.
class TestLocalDir : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { QCOMPARE(m_hub->violations(), QStringList()); }

    void bothMakeTheSameFolder();
    void eachFindsTheFilesOfTheOther_data();
    void eachFindsTheFilesOfTheOther();
    void eachSeesWhatWasChanged_data();
    void eachSeesWhatWasChanged();
    void bothAtOnce();

private:
    void byOfficial(const QString &folder);
    void byUs(const QString &folder, const QString &link = {});
    /// What the official client thinks of our records: "path etag" for those that count.
    QStringList officialView(const QString &folder);
    QByteArray bodiesAskedFor() const;
    static QStringList filesOf(const QString &folder, DiskTree::Detail detail);
    QByteArray content(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
    }

    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<CliRunner> m_cli;
    QMap<QString, FakeHub::Blob> m_files;
};

void TestLocalDir::initTestCase()
{
    if (const auto path = OfficialClient::pythonPath(); !path) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + path.error()));
    }
}

void TestLocalDir::init()
{
    m_files = { { u"README.md"_s, QByteArray("# A model\n") },
                { u".gitattributes"_s, QByteArray("*.onnx filter=lfs\n") },
                { u"empty.txt"_s, QByteArray() },
                { u"model.safetensors"_s, FakeHub::Blob::seeded(31, 700'000) },
                { u"onnx/decoder/model.onnx"_s, FakeHub::Blob::seeded(32, 5'000'000) },
                { u"a folder/gr\u00fc\u00dfe \u4f60\u597d.txt"_s, QByteArray("hello\n") } };
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addRepo(FakeHub::RepoKind::Model, repoName, m_files);
    m_place = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
}

void TestLocalDir::byUs(const QString &folder, const QString &link)
{
    QStringList arguments{ u"download"_s, repoName, u"--local-dir"_s, folder, u"--json"_s };
    if (!link.isEmpty()) {
        arguments << u"--local-dir-link"_s << link;
    }
    const auto ended = m_cli->run(arguments);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
}

void TestLocalDir::byOfficial(const QString &folder)
{
    const QTemporaryDir home;
    const auto environment = OfficialClient::environment(home.path(), m_hub->url().toString());
    const auto run = OfficialClient::run({ u"-c"_s,
                                           u"import sys\nfrom huggingface_hub import snapshot_download\n"
                                           "snapshot_download(sys.argv[1], local_dir=sys.argv[2])\n"_s,
                                           repoName,
                                           folder },
                                         environment);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
}

QStringList TestLocalDir::officialView(const QString &folder)
{
    const QTemporaryDir home;
    const auto environment = OfficialClient::environment(home.path(), m_hub->url().toString());
    const auto run = OfficialClient::run(
        QStringList{ u"-c"_s,
                     u"import sys\nfrom pathlib import Path\n"
                     "from huggingface_hub._local_folder import read_download_metadata\n"
                     "for name in sys.argv[2:]:\n"
                     "    known = read_download_metadata(Path(sys.argv[1]), name)\n"
                     "    if known: print(name, known.etag)\n"_s,
                     folder }
            + m_files.keys(),
        environment);
    return run.exitCode == 0 ? run.output.split(u'\n', Qt::SkipEmptyParts) : QStringList{ run.errors };
}

/// Requests that were answered with the bytes of a file; asking for its size and hash is none.
QByteArray TestLocalDir::bodiesAskedFor() const
{
    QByteArray found;
    for (const auto &request : m_hub->requests()) {
        if (request.method == "GET" && request.status >= 200 && request.status < 400
            && (request.route.startsWith("resolve"_L1) || request.port == FakeHub::Port::Cdn)) {
            found += '\n' + request.target;
        }
    }
    return found;
}

QStringList TestLocalDir::filesOf(const QString &folder, DiskTree::Detail detail)
{
    auto lines = DiskTree::lines(folder, detail);
    lines.removeIf([](const QString &line) { return line.startsWith(u".cache/"_s); });
    return lines;
}

void TestLocalDir::bothMakeTheSameFolder()
{
    const auto ours = m_place->filePath(u"ours"_s);
    const auto theirs = m_place->filePath(u"theirs"_s);
    byUs(ours);
    byOfficial(theirs);
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto booksOf = [](const QString &folder) {
        auto lines = DiskTree::lines(folder);
        for (auto &line : lines) { // when it was, and what it says about who made it, differ
            static const QRegularExpression own(u"(\\.metadata|CACHEDIR\\.TAG) \\d{4}"_s);
            if (const auto match = own.match(line); match.hasMatch()) {
                line = line.left(match.capturedEnd());
            }
        }
        return lines;
    };
    const auto different = DiskTree::differences(booksOf(theirs), booksOf(ours));
    QVERIFY2(different.isEmpty(), different.constData());
    for (const auto &path : m_files.keys()) {
        const auto our = content(ours + u'/' + records + path + u".metadata"_s).split('\n');
        const auto their = content(theirs + u'/' + records + path + u".metadata"_s).split('\n');
        QCOMPARE(our.first(2), their.first(2));
        QCOMPARE(our.size(), their.size());
    }
}

void TestLocalDir::eachFindsTheFilesOfTheOther_data()
{
    QTest::addColumn<bool>("weAreFirst");
    QTest::addColumn<QString>("link");
    QTest::newRow("official client, then we") << false << QString();
    QTest::newRow("we, then official client") << true << QString();
    for (const auto link : { "copy", "symlink", "hardlink" }) {
        QTest::addRow("we with %s, then official client", link) << true << QString::fromLatin1(link);
    }
}

void TestLocalDir::eachFindsTheFilesOfTheOther()
{
    QFETCH(bool, weAreFirst);
    QFETCH(QString, link);
    const auto folder = m_place->filePath(u"folder"_s);
    weAreFirst ? byUs(folder, link) : byOfficial(folder);
    QVERIFY(!bodiesAskedFor().isEmpty());
    const auto before = filesOf(folder, DiskTree::Detail::Identity);
    QVERIFY(before.size() > m_files.size());
    QStringList known;
    for (const auto &[path, blob] : m_files.asKeyValueRange()) {
        known << path + u' ' + QString::fromLatin1(blob.size() > 500'000 ? blob.sha256() : blob.gitSha1());
    }
    QCOMPARE(officialView(folder), known);
    m_hub->clearRequests();
    weAreFirst ? byOfficial(folder) : byUs(folder);
    QVERIFY(m_hub->requestCount() > 0);
    const auto bodies = bodiesAskedFor();
    QVERIFY2(bodies.isEmpty(), bodies.constData());
    const auto different = DiskTree::differences(before, filesOf(folder, DiskTree::Detail::Identity));
    QVERIFY2(different.isEmpty(), different.constData());
}

void TestLocalDir::eachSeesWhatWasChanged_data()
{
    QTest::addColumn<bool>("weAreFirst");
    QTest::newRow("official client, then we") << false;
    QTest::newRow("we, then official client") << true;
}

/// One file was edited since the other client fetched it, and one has a new version.
void TestLocalDir::eachSeesWhatWasChanged()
{
    QFETCH(bool, weAreFirst);
    const auto folder = m_place->filePath(u"folder"_s);
    weAreFirst ? byUs(folder) : byOfficial(folder);
    QFile edited(folder + u"/model.safetensors"_s);
    QVERIFY(edited.open(QIODevice::ReadWrite) && edited.write("edited") == 6 && edited.flush());
    QVERIFY(edited.setFileTime(QDateTime::currentDateTime().addSecs(5), QFileDevice::FileModificationTime));
    edited.close();
    m_hub->commit(
        FakeHub::RepoKind::Model, repoName, { .add = { { u"README.md"_s, QByteArray("# Two\n") } } });
    m_hub->clearRequests();
    weAreFirst ? byOfficial(folder) : byUs(folder);
    QVERIFY(content(folder + u"/model.safetensors"_s) == m_files[u"model.safetensors"_s].bytes());
    QCOMPARE(content(folder + u"/README.md"_s), "# Two\n");
    const auto bodies = bodiesAskedFor();
    QVERIFY2(!bodies.contains("onnx"), bodies.constData());
    QVERIFY2(bodies.contains("README.md"), bodies.constData());
}

void TestLocalDir::bothAtOnce()
{
    const auto folder = m_place->filePath(u"folder"_s);
    m_hub->addFault(FakeHub::Fault::latency(std::chrono::milliseconds(200)).onPort(FakeHub::Port::Cdn));
    QProcess ours;
    m_cli->start(ours, { u"download"_s, repoName, u"--local-dir"_s, folder });
    byOfficial(folder);
    const auto ended = CliRunner::end(ours);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    for (const auto &[path, blob] : m_files.asKeyValueRange()) {
        QVERIFY2(content(folder + u'/' + path) == blob.bytes(), qPrintable(path));
    }
    QCOMPARE(officialView(folder).size(), m_files.size());
    const auto left = DiskTree::lines(folder).filter(QRegularExpression(u"(part|incomplete|tmp) "_s));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLocalDir)
#include "tst_localdir.moc"
