// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clirunner.h"
#include "tests/support/disktree.h"
#include "tests/support/officialclient.h"
#include "tests/support/window.h"

#include <QRegularExpression>

#include <array>
#include <sys/inotify.h>
#include <unistd.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
const QString repoName = u"org/tree-model"_s;
const QString repoFolder = u"models--org--tree-model"_s;

/// Who downloads. Each in a cache of its own, or in one that another has filled.
enum class Client { Window, CommandLine, Official };

/// Everything that is opened for writing, written or changed in one folder, from the making on.
class WriteWatch
{
public:
    explicit WriteWatch(const QString &folder)
        : m_queue(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        ::inotify_add_watch(m_queue,
                            QFile::encodeName(folder).constData(),
                            IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVE | IN_DELETE);
    }
    ~WriteWatch() { ::close(m_queue); }
    WriteWatch(const WriteWatch &) = delete;
    WriteWatch &operator=(const WriteWatch &) = delete;

    QStringList names() const
    {
        QStringList found;
        alignas(inotify_event) std::array<char, 16'384> buffer = {};
        for (ssize_t size = 0; (size = ::read(m_queue, buffer.data(), buffer.size())) > 0;) {
            for (ssize_t at = 0; at < size;) {
                const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
                found << QFile::decodeName(event->name);
                at += ssize_t(sizeof(inotify_event)) + event->len;
            }
        }
        return found;
    }

private:
    int m_queue;
};

} // namespace

Q_DECLARE_METATYPE(Client)

/// One model, downloaded by the window, by the command line and by the official client: the same tree, and
/// each finds what another has fetched.
class TestSameTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everybodyMakesTheSameTree_data();
    void everybodyMakesTheSameTree();
    void eachFindsTheFilesOfTheOthers_data();
    void eachFindsTheFilesOfTheOthers();
    void filesInTheSharedStoreAreFoundAndNeverWritten_data();
    void filesInTheSharedStoreAreFoundAndNeverWritten();

private:
    static void fill(FakeHub::Server &hub);
    static void download(Client client, TestWindow &test, const QString &root, const QString &revision);
    static void byWindow(TestWindow &test, const QString &root, const QString &address);
    static void byCommandLine(TestWindow &test, const QString &root, const QStringList &what);
    static void
    byOfficial(TestWindow &test, const QString &root, const QString &code, const QStringList &what);
    static QByteArray bodiesAskedFor(const FakeHub::Server &hub);
    static QString payload(const QString &root);
};

void TestSameTree::initTestCase()
{
    if (const auto path = OfficialClient::pythonPath(); !path) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + path.error()));
    }
}

void TestSameTree::fill(FakeHub::Server &hub)
{
    const auto weights = FakeHub::Blob::seeded(21, 700'000);
    hub.addRepo(
        FakeHub::RepoKind::Model,
        repoName,
        { { u"README.md"_s, QByteArray("---\nlicense: mit\n---\n# A tree\n") },
          { u"config.json"_s, QByteArray("{\"model_type\": \"tree\"}\n") },
          { u"same as config.json"_s, QByteArray("{\"model_type\": \"tree\"}\n") }, // one blob, two names
          { u"empty.txt"_s, QByteArray() },
          { u"model.safetensors"_s, weights },
          { u"onnx/decoder/model.onnx"_s, FakeHub::Blob::seeded(22, 5'000'000) },
          { u"a folder/gr\u00fc\u00dfe \u4f60\u597d.txt"_s, QByteArray("hello\n") },
          { u".gitattributes"_s, QByteArray("*.onnx filter=lfs\n") } });
    hub.edit(FakeHub::RepoKind::Model, repoName, [](FakeHub::Repo &repo) { repo.tag(u"v1.0"_s); });
    hub.commit(
        FakeHub::RepoKind::Model,
        repoName,
        { .add = { { u"config.json"_s, QByteArray("{\"model_type\": \"tree\", \"version\": 2}\n") } } });
    hub.edit(FakeHub::RepoKind::Model, repoName, [](FakeHub::Repo &repo) {
        repo.setRef(u"refs/pr/1"_s, repo.head()->id);
    });
    hub.commit(FakeHub::RepoKind::Model,
               repoName,
               { .add = { { u"only in the request.txt"_s, QByteArray("new\n") } }, .ref = u"refs/pr/1"_s });
    hub.addRepo(FakeHub::RepoKind::Model, u"org/twin"_s, { { u"weights.safetensors"_s, weights } });
}

void TestSameTree::byWindow(TestWindow &test, const QString &root, const QString &address)
{
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, test.hub.url().toString());
    variables.insert(u"HF_HUB_CACHE"_s, root);
    test.options.environment = Environment::from(variables, test.folder());
    test.start();
    test.type(u"searchField"_s, address);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"downloadRepo"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs); // the files are known
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"transferTree"_s) > 0, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    test.click(u"clearFinished"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 0, longMs);
    test.quit();
}

void TestSameTree::byCommandLine(TestWindow &test, const QString &root, const QStringList &what)
{
    CliRunner runner(test.hub.url().toString());
    runner.variables.insert(u"HF_HUB_CACHE"_s, root);
    const auto ended = runner.run(QStringList{ u"download"_s, u"--json"_s } + what);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
}

void TestSameTree::byOfficial(TestWindow &test,
                              const QString &root,
                              const QString &code,
                              const QStringList &what)
{
    const QTemporaryDir home;
    auto environment = OfficialClient::environment(home.path(), test.hub.url().toString());
    environment.insert(u"HF_HUB_CACHE"_s, root);
    const auto head
        = u"import sys, os\nargs = sys.argv[1:]\nfrom huggingface_hub import snapshot_download\n"_s;
    const auto run = OfficialClient::run(QStringList{ u"-c"_s, head + code } + what, environment);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
}

void TestSameTree::download(Client client, TestWindow &test, const QString &root, const QString &revision)
{
    switch (client) {
    case Client::Window:
        byWindow(test, root, u"hf://%1@%2"_s.arg(repoName, revision));
        break;
    case Client::CommandLine:
        byCommandLine(test, root, { repoName, u"--revision"_s, revision });
        break;
    case Client::Official:
        byOfficial(test, root, u"snapshot_download(args[0], revision=args[1])\n"_s, { repoName, revision });
        break;
    }
}

/// Requests that were answered with the bytes of a file; asking for its size and hash is none.
QByteArray TestSameTree::bodiesAskedFor(const FakeHub::Server &hub)
{
    QByteArray found;
    for (const auto &request : hub.requests()) {
        if (request.method == "GET" && request.status >= 200 && request.status < 400
            && (request.route == "resolve"_L1 || request.port == FakeHub::Port::Cdn)) {
            found += '\n' + request.target;
        }
    }
    return found;
}

void TestSameTree::everybodyMakesTheSameTree_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("ref");
    QTest::newRow("the default branch") << u"main"_s << u"main"_s;
    QTest::newRow("a tag") << u"v1.0"_s << u"v1.0"_s;
    QTest::newRow("a pull request") << u"refs/pr/1"_s << u"refs/pr/1"_s;
}

void TestSameTree::everybodyMakesTheSameTree()
{
    QFETCH(QString, revision);
    QFETCH(QString, ref);
    TestWindow test;
    fill(test.hub);
    const QTemporaryDir caches;
    QMap<Client, QStringList> trees;
    for (const auto client : { Client::Official, Client::CommandLine, Client::Window }) {
        const auto root = caches.filePath(QString::number(int(client)));
        download(client, test, root, revision);
        if (QTest::currentTestFailed()) {
            return;
        }
        QVERIFY(QFile::exists(root + u'/' + repoFolder + u"/refs/"_s + ref));
        trees[client] = DiskTree::lines(root + u'/' + repoFolder);
    }
    const auto &official = trees[Client::Official];
    QVERIFY2(official.size() > 20, official.join(u'\n').toUtf8().constData());
    for (const auto client : { Client::CommandLine, Client::Window }) {
        const auto different = DiskTree::differences(official, trees[client]);
        QVERIFY2(different.isEmpty(), different.constData());
    }
}

void TestSameTree::eachFindsTheFilesOfTheOthers_data()
{
    QTest::addColumn<Client>("first");
    QTest::addColumn<Client>("second");
    QTest::newRow("window, then command line") << Client::Window << Client::CommandLine;
    QTest::newRow("window, then official client") << Client::Window << Client::Official;
    QTest::newRow("command line, then window") << Client::CommandLine << Client::Window;
    QTest::newRow("command line, then official client") << Client::CommandLine << Client::Official;
    QTest::newRow("official client, then window") << Client::Official << Client::Window;
    QTest::newRow("official client, then command line") << Client::Official << Client::CommandLine;
}

void TestSameTree::eachFindsTheFilesOfTheOthers()
{
    QFETCH(Client, first);
    QFETCH(Client, second);
    TestWindow test;
    fill(test.hub);
    const QTemporaryDir cache;
    download(first, test, cache.path(), u"main"_s);
    const auto before = DiskTree::lines(cache.filePath(repoFolder), DiskTree::Detail::Identity);
    QVERIFY(!before.isEmpty());
    QVERIFY(!bodiesAskedFor(test.hub).isEmpty());
    test.hub.clearRequests();
    download(second, test, cache.path(), u"main"_s);
    QVERIFY(test.hub.requestCount() > 0);
    const auto bodies = bodiesAskedFor(test.hub);
    QVERIFY2(bodies.isEmpty(), bodies.constData());
    const auto after = DiskTree::lines(cache.filePath(repoFolder), DiskTree::Detail::Identity);
    const auto different = DiskTree::differences(before, after);
    QVERIFY2(different.isEmpty(), different.constData());
}

QString TestSameTree::payload(const QString &root)
{
    const auto hash = QCryptographicHash::hash("xet" + FakeHub::Blob::seeded(21, 700'000).sha256(),
                                               QCryptographicHash::Sha256)
                          .toHex();
    return root + u"/blobs/"_s + QString::fromLatin1(hash.first(2)) + u'/' + QString::fromLatin1(hash);
}

void TestSameTree::filesInTheSharedStoreAreFoundAndNeverWritten_data()
{
    QTest::addColumn<Client>("client");
    QTest::newRow("by the window") << Client::Window;
    QTest::newRow("by the command line") << Client::CommandLine;
}

/// The official client fetches a repo and moves its weights into its shared store, by its own code. Then we
/// ask for the same repo, and for another one that has the same weights.
void TestSameTree::filesInTheSharedStoreAreFoundAndNeverWritten()
{
    QFETCH(Client, client);
    TestWindow test;
    fill(test.hub);
    for (const auto &name : { repoName, u"org/twin"_s }) {
        test.hub.edit(FakeHub::RepoKind::Model, name, [](FakeHub::Repo &repo) { repo.xet = true; });
    }
    const QTemporaryDir cache;
    const auto root = cache.path();
    const auto there = payload(root);
    byOfficial(test,
               root,
               uR"(
from huggingface_hub.utils import _shared_blobs
folder = snapshot_download(args[0])
blob = os.path.realpath(os.path.join(folder, "model.safetensors"))
assert _shared_blobs.publish_blob_to_shared_store(
    blob_path=blob, xet_hash=args[1], cache_dir=os.environ["HF_HUB_CACHE"], expected_size=700000)
assert os.path.realpath(os.path.join(folder, "model.safetensors")) == os.path.realpath(args[2])
)"_s,
               { repoName, QFileInfo(there).fileName(), there });
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto before = DiskTree::lineOf(there, u"payload"_s, DiskTree::Detail::Identity);
    // Read-only; how wide depends on the folder of the cache.
    QVERIFY2(QRegularExpression(u"\\Apayload 04[04][04] 700000 bytes"_s).match(before).hasMatch(),
             qPrintable(before));
    const WriteWatch watch(QFileInfo(there).path());
    test.hub.clearRequests();
    download(client, test, root, u"main"_s);
    client == Client::Window ? byWindow(test, root, u"hf://org/twin"_s)
                             : byCommandLine(test, root, { u"org/twin"_s });
    const auto bodies = bodiesAskedFor(test.hub);
    QVERIFY2(bodies.isEmpty(), bodies.constData());
    QCOMPARE(DiskTree::lineOf(there, u"payload"_s, DiskTree::Detail::Identity), before);
    const auto touched = watch.names();
    QVERIFY2(!touched.contains(QFileInfo(there).fileName()), qPrintable(touched.join(u'\n')));
    QVERIFY2(touched.contains(QFileInfo(there).fileName() + u".refs"_s), "the watch sees nothing");
    const auto twin = QDir(root + u"/models--org--twin/blobs"_s).entryInfoList(QDir::Files | QDir::System);
    QCOMPARE(twin.size(), 1);
    QCOMPARE(twin.first().canonicalFilePath(), QFileInfo(there).canonicalFilePath());
    // A forced download writes a file of its own and leaves the payload alone, too.
    byCommandLine(test, root, { u"org/twin"_s, u"--force-download"_s });
    QVERIFY(!bodiesAskedFor(test.hub).isEmpty());
    QCOMPARE(DiskTree::lineOf(there, u"payload"_s, DiskTree::Detail::Identity), before);
    QVERIFY(!watch.names().contains(QFileInfo(there).fileName()));
}

QTEST_MAIN(TestSameTree)
#include "tst_sametree_posix.moc"
