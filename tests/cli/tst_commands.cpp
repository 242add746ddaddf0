// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QDirIterator>

#include <algorithm>

using namespace FakeHub;
using namespace Qt::StringLiterals;

class TestCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_cli = std::make_unique<CliRunner>(m_hub.url().toString()); }
    void threeForms_data();
    void threeForms();
    void errors_data();
    void errors();
    void optionsStandAnywhere_data();
    void optionsStandAnywhere();
    void limitGoesOverPages();
    void filesTellWhatTheHubTells();
    void catGivesTheBytes();
    void cardHasThreeForms();
    void downloadGoesIntoTheCache();
    void downloadTakesFoldersPatternsAndPlaces_data();
    void downloadTakesFoldersPatternsAndPlaces();
    void dryRunWritesNothing();
    void hostileNamesAreEscaped();
    void signInAndOut();
    void tokenOnTheCommandLineWarns();
    void envMasksTheToken();
    void offlineOpensNoSocket();
    void helpIsThere_data();
    void helpIsThere();

private:
    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
    QByteArray m_weights;
};

void TestCommands::initTestCase()
{
    const QByteArray card = "---\nlicense: mit\npipeline_tag: text-generation\n---\n# A model\n";
    m_hub.addToken(u"hf_test"_s, u"ada"_s);
    m_hub.addToken(u"hf_other"_s, u"bob"_s);
    const auto weights = Blob::seeded(7, 300'000);
    m_weights = weights.bytes();
    m_hub.addRepo(RepoKind::Model,
                  u"org/main"_s,
                  { { u"README.md"_s, card },
                    { u"config.json"_s, QByteArray("{}") },
                    { u"model.bin"_s, weights },
                    { u"data/a.txt"_s, QByteArray("a") },
                    { u"data/deep/b.txt"_s, QByteArray("b") } });
    m_hub.addRepo(RepoKind::Dataset, u"org/rows"_s, { { u"README.md"_s, QByteArray("# Rows\n") } });
    m_hub.addRepo(RepoKind::Space, u"org/app"_s, { { u"README.md"_s, QByteArray("# App\n") } });
    m_hub.addRepo(RepoKind::Model, u"ada/secret"_s, { { u"README.md"_s, card } });
    m_hub.edit(RepoKind::Model, u"ada/secret"_s, [](Repo &repo) { repo.isPrivate = true; });
    m_hub.addRepo(
        RepoKind::Model, u"org/gated"_s, { { u"README.md"_s, card }, { u"w.txt"_s, QByteArray("w") } });
    m_hub.edit(RepoKind::Model, u"org/gated"_s, [](Repo &repo) { repo.gated = u"manual"_s; });
    m_hub.addRepo(RepoKind::Model, u"org/evil"_s, { { u"a\x1b[31m.txt"_s, QByteArray("x") } });
    for (int n = 0; n < 1100; ++n) {
        m_hub.addRepo(
            RepoKind::Model, u"many/n-%1"_s.arg(n, 4, 10, QChar(u'0')), { { u"README.md"_s, card } });
    }
}

void TestCommands::threeForms_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("human");
    QTest::addColumn<QByteArray>("quiet");
    QTest::addColumn<bool>("isArray");
    const auto row
        = [](const char *title, const QString &command, const char *human, const char *quiet, bool array) {
              QTest::newRow(title) << command.split(u' ') << QByteArray(human) << QByteArray(quiet) << array;
          };
    row("version", u"version"_s, "hubdesk-cli " HUBDESK_VERSION, HUBDESK_VERSION "\n", false);
    row("models ls", u"models ls --search main"_s, "org/main", "org/main\n", true);
    row("models list", u"models list --author org --search main"_s, "org/main", "org/main\n", true);
    row("datasets ls", u"datasets ls"_s, "org/rows", "org/rows\n", true);
    row("spaces ls", u"spaces ls"_s, "org/app", "org/app\n", true);
    row("search", u"search main"_s, "org/main", "org/main\n", true);
    row("search with a type", u"search rows --type dataset"_s, "org/rows", "org/rows\n", true);
    row("nothing found", u"search xyzzy"_s, "No results found.", "", true);
    row("models info", u"models info org/main"_s, "pipeline_tag: text-generation", "org/main\n", false);
    row("info with a type", u"info org/rows --repo-type dataset"_s, "org/rows", "org/rows\n", false);
    row("info with a prefix", u"info datasets/org/rows"_s, "org/rows", "org/rows\n", false);
    row("info of a place", u"info hf://spaces/org/app"_s, "org/app", "org/app\n", false);
    row("files", u"models ls org/main data"_s, "data/a.txt", "data/deep\ndata/a.txt\n", true);
    row("files of a place", u"ls hf://org/main/data/deep"_s, "data/deep/b.txt", "data/deep/b.txt\n", true);
    row("files as a tree", u"ls org/main data --tree"_s, "  b.txt", "", true);
    row("whoami", u"whoami --token hf_test"_s, "user: ada", "ada\n", false);
    row("auth whoami", u"auth whoami --token hf_test"_s, "user: ada", "ada\n", false);
    row("card", u"models card org/main"_s, "license: mit", "", false);
    row("env", u"env"_s, "HF_ENDPOINT", "", false);
}

void TestCommands::threeForms()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, human);
    QFETCH(QByteArray, quiet);
    QFETCH(bool, isArray);
    const auto read = m_cli->run(arguments);
    QVERIFY2(read.code == 0, read.err.constData());
    QVERIFY2(read.out.contains(human), read.out.constData());
    const auto json = m_cli->run(arguments + QStringList{ u"--json"_s });
    QVERIFY2(json.code == 0, json.err.constData());
    QVERIFY2(isArray ? json.json().isArray() : json.json().isObject(), json.out.constData());
    const auto brief = m_cli->run(arguments + QStringList{ u"-q"_s });
    QCOMPARE(brief.code, 0);
    if (!quiet.isEmpty()) {
        auto lines = brief.out.split('\n');
        auto wanted = quiet.split('\n');
        std::ranges::sort(lines);
        std::ranges::sort(wanted);
        QCOMPARE(lines, wanted);
    }
    QCOMPARE(m_hub.violations(), QStringList());
}

void TestCommands::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *title,
                        const QString &command,
                        int code,
                        const char *kind,
                        const char *says,
                        const char *token = "") {
        QTest::newRow(title) << command.split(u' ', Qt::SkipEmptyParts) << QString::fromLatin1(token) << code
                             << QString::fromLatin1(kind) << QByteArray(says);
    };
    row("no command", {}, 2, "usage", "missing");
    row("unknown command", u"modles ls"_s, 2, "usage", "Did you mean 'models'?");
    row("unknown verb", u"models inf x"_s, 2, "usage", "Did you mean 'info'?");
    row("a group alone", u"models"_s, 2, "usage", "one of");
    row("the old group", u"repo list"_s, 2, "usage", "No such command 'repo'");
    row("unknown option", u"models ls --serch x"_s, 2, "usage", "Did you mean '--search'?");
    row("option without value", u"models ls --search"_s, 2, "usage", "search");
    row("bad sort", u"spaces ls --sort downloads"_s, 2, "usage", "downloads");
    row("negative limit", u"models ls --limit -3"_s, 2, "usage", "limit");
    row("two forms at once", u"models ls -q --format human"_s, 2, "usage", "mutually exclusive");
    row("unknown form", u"models ls --format yaml"_s, 2, "usage", "yaml");
    row("bad id", u"models info a/b/c/d"_s, 2, "usage", "");
    row("two types", u"info datasets/org/rows --type model"_s, 2, "usage", "Ambiguous");
    row("a type and a place", u"info hf://org/main --type model"_s, 2, "usage", "part of");
    row("kernels", u"info org/k --type kernel"_s, 2, "usage", "not supported");
    row("a dataset is no model", u"models info hf://datasets/org/rows"_s, 2, "usage", "no model");
    row("cat of a repository", u"cat hf://org/main"_s, 2, "usage", "file");
    row("bad address", u"models ls --endpoint nonsense"_s, 2, "usage", "http");
    row("missing", u"models info no/body"_s, 4, "not-found", "not found", "hf_test");
    row("private of another", u"models info ada/secret"_s, 4, "not-found", "", "hf_other");
    row("no such revision", u"models ls org/main --revision nope"_s, 4, "revision-not-found", "Revision");
    row("no such file", u"download org/main nope.txt"_s, 4, "entry-not-found", "nope.txt");
    row("cat of nothing", u"cat hf://org/main/nope.txt"_s, 4, "entry-not-found", "");
    row("gated", u"download org/gated w.txt"_s, 3, "gated", "requested", "hf_other");
    row("not signed in", u"whoami"_s, 3, "unauthorized", "Not signed in");
    row("bad token", u"whoami"_s, 3, "unauthorized", "", "hf_wrong");
    row("offline", u"models ls --offline"_s, 5, "offline", "reached");
    row("nobody there", u"models ls --endpoint http://127.0.0.1:1"_s, 5, "offline", "reached");
    row("no stored token of that name", u"auth logout --token-name x"_s, 4, "entry-not-found", "x");
    row("sign in with nothing", u"auth login"_s, 2, "usage", "no token");
    row("sign in with a bad token", u"login --token hf_wrong"_s, 3, "unauthorized", "");
    row("sign out while HF_TOKEN is set", u"logout"_s, 1, "conflict", "HF_TOKEN", "hf_test");
}

void TestCommands::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, token);
    QFETCH(int, code);
    QFETCH(QString, kind);
    QFETCH(QByteArray, says);
    m_cli->variables.insert(u"HF_TOKEN"_s, token);
    const auto human = m_cli->run(arguments);
    QVERIFY2(human.code == code, (human.out + human.err).constData());
    QCOMPARE(human.out, QByteArray());
    QVERIFY2(human.err.startsWith("Error: "), human.err.constData());
    QVERIFY2(human.err.contains(says), human.err.constData());
    const auto json = m_cli->run(arguments + QStringList{ u"--json"_s });
    if (arguments.contains(u"-q"_s) || arguments.contains(u"--format"_s)) {
        return;
    }
    if (arguments.value(arguments.size() - 1) != "--search"_L1) {
        QVERIFY2(json.code == code, (json.out + json.err).constData());
        QCOMPARE(json.errorKind(), kind);
        const auto error = json.json()["error"_L1].toObject();
        QCOMPARE(error.keys(), QStringList({ u"hint"_s, u"kind"_s, u"message"_s }));
    }
    QVERIFY(token.isEmpty() || !(human.err + json.out + json.err).contains(token.toUtf8()));
}

void TestCommands::optionsStandAnywhere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("before") << QStringList{ u"--json"_s, u"models"_s, u"ls"_s, u"--search"_s, u"main"_s };
    QTest::newRow("between") << QStringList{ u"models"_s, u"--json"_s, u"ls"_s, u"--search=main"_s };
    QTest::newRow("after") << QStringList{ u"models"_s, u"ls"_s,       u"--search"_s,
                                           u"main"_s,   u"--format"_s, u"json"_s };
    QTest::newRow("with a value before")
        << QStringList{ u"--format"_s, u"json"_s, u"models"_s, u"ls"_s, u"--search"_s, u"main"_s };
}

void TestCommands::optionsStandAnywhere()
{
    QFETCH(QStringList, arguments);
    const auto ended = m_cli->run(arguments);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.json().array().size(), 1);
}

void TestCommands::limitGoesOverPages()
{
    QCOMPARE(m_cli->run({ u"models"_s, u"ls"_s, u"--json"_s }).json().array().size(), 30);
    const QStringList many{ u"models"_s, u"ls"_s, u"--author"_s, u"many"_s, u"-q"_s, u"--limit"_s };
    QCOMPARE(m_cli->run(many + QStringList{ u"1050"_s }).out.count('\n'), 1050);
    QCOMPARE(m_cli->run(many + QStringList{ u"0"_s }).out.count('\n'), 1100);
}

void TestCommands::filesTellWhatTheHubTells()
{
    const auto ended = m_cli->run({ u"models"_s, u"ls"_s, u"org/main"_s, u"-R"_s, u"--json"_s });
    QMap<QString, QJsonObject> files;
    for (const auto &file : ended.json().array()) {
        files.insert(file["path"_L1].toString(), file.toObject());
    }
    QCOMPARE(files.value(u"data/deep/b.txt"_s)["size"_L1].toInt(), 1);
    QCOMPARE(files.value(u"data"_s)["type"_L1].toString(), u"directory"_s);
    QVERIFY(files.value(u"data"_s).contains("tree_id"_L1));
    const auto weights = files.value(u"model.bin"_s);
    QCOMPARE(weights["size"_L1].toInt(), m_weights.size());
    QCOMPARE(weights["lfs"_L1]["sha256"_L1].toString(), QString::fromLatin1(Blob(m_weights).sha256()));
    QCOMPARE(weights["blob_id"_L1].toString(),
             QString::fromLatin1(Blob(Blob(m_weights).lfsPointer()).gitSha1()));
    for (const auto &form : { u"-h"_s, u"-R"_s, u"--tree"_s }) {
        const auto listed = m_cli->run({ u"ls"_s, u"org/main"_s, form, u"--json"_s });
        QVERIFY2(listed.json()[0]["last_commit"_L1].toObject().contains("oid"_L1),
                 (listed.out + listed.err).constData());
    }
    const auto human = m_cli->run({ u"ls"_s, u"org/main"_s, u"-h"_s });
    QVERIFY2(human.out.contains("300.0K"), human.out.constData());
}

void TestCommands::catGivesTheBytes()
{
    const auto ended = m_cli->run({ u"cat"_s, u"hf://org/main/model.bin"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.out == m_weights);
    const auto json = m_cli->run({ u"cat"_s, u"hf://org/main/model.bin"_s, u"--json"_s }).json();
    QVERIFY(QByteArray::fromBase64(json["content"_L1].toString().toLatin1()) == m_weights);
    const auto url = m_hub.url().toString() + "/org/main/blob/main/config.json"_L1;
    QCOMPARE(m_cli->run({ u"cat"_s, url }).out, "{}");
}

void TestCommands::cardHasThreeForms()
{
    const QStringList card{ u"models"_s, u"card"_s, u"org/main"_s };
    QVERIFY(m_cli->run(card).out.startsWith("---\nlicense: mit\n"));
    QCOMPARE(m_cli->run(card + QStringList{ u"--text"_s }).out, "# A model\n");
    const auto metadata = m_cli->run(card + QStringList{ u"--metadata"_s, u"--json"_s }).json();
    QCOMPARE(metadata["license"_L1].toString(), u"mit"_s);
    QCOMPARE(m_cli->run(card + QStringList{ u"--text"_s, u"--metadata"_s }).code, 2);
}

void TestCommands::downloadGoesIntoTheCache()
{
    const QStringList download{ u"download"_s, u"org/main"_s, u"--json"_s };
    const auto first = m_cli->run(download);
    QVERIFY2(first.code == 0, (first.out + first.err).constData());
    const auto json = first.json().object();
    QCOMPARE(json.keys(), QStringList({ u"bytes_transferred"_s, u"commit"_s, u"files"_s, u"path"_s }));
    const auto path = json["path"_L1].toString();
    QVERIFY(path.startsWith(m_cli->home.filePath(u"hf/hub/models--org--main/snapshots/"_s)));
    QFile weights(path + "/model.bin"_L1);
    QVERIFY(weights.open(QIODevice::ReadOnly));
    QVERIFY(weights.readAll() == m_weights);
    for (const auto &file : json["files"_L1].toArray()) {
        QCOMPARE(file["state"_L1].toString(), u"downloaded"_s);
    }
    const auto second = m_cli->run(download).json();
    QCOMPARE(second["bytes_transferred"_L1].toInt(), 0);
    for (const auto &file : second["files"_L1].toArray()) {
        QCOMPARE(file["state"_L1].toString(), u"cached"_s);
    }
    QCOMPARE(m_cli->run({ u"download"_s, u"org/main"_s, u"-q"_s }).out, path.toUtf8() + '\n');
    const auto forced = m_cli->run(download + QStringList{ u"--force-download"_s }).json();
    QVERIFY(forced["bytes_transferred"_L1].toInt() > m_weights.size());
    const auto one = m_cli->run({ u"download"_s, u"org/main"_s, u"config.json"_s, u"-q"_s });
    QCOMPARE(one.out, path.toUtf8() + "/config.json\n");
}

void TestCommands::downloadTakesFoldersPatternsAndPlaces_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("a folder") << QStringList{ u"org/main"_s, u"data/"_s }
                              << QStringList{ u"data/a.txt"_s, u"data/deep/b.txt"_s };
    QTest::newRow("a pattern") << QStringList{ u"org/main"_s, u"--include"_s, u"*.txt"_s }
                               << QStringList{ u"data/a.txt"_s, u"data/deep/b.txt"_s };
    QTest::newRow("two patterns and one against")
        << QStringList{ u"org/main"_s, u"--include"_s, u"*.txt"_s,      u"--include"_s,
                        u"*.json"_s,   u"--exclude"_s, u"data/deep/*"_s }
        << QStringList{ u"config.json"_s, u"data/a.txt"_s };
    QTest::newRow("a place") << QStringList{ u"hf://org/main@main/config.json"_s }
                             << QStringList{ u"config.json"_s };
    QTest::newRow("a folder as a place")
        << QStringList{ u"hf://org/main/data/deep/"_s } << QStringList{ u"data/deep/b.txt"_s };
    QTest::newRow("a dataset") << QStringList{ u"datasets/org/rows"_s } << QStringList{ u"README.md"_s };
    QTest::newRow("by type") << QStringList{ u"org/rows"_s, u"--repo-type"_s, u"dataset"_s }
                             << QStringList{ u"README.md"_s };
}

void TestCommands::downloadTakesFoldersPatternsAndPlaces()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, files);
    const auto ended = m_cli->run(QStringList{ u"download"_s, u"--json"_s } + arguments);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QStringList got;
    for (const auto &file : ended.json()["files"_L1].toArray()) {
        if (file["state"_L1].toString() != "skipped"_L1) {
            got.append(file["path"_L1].toString());
        }
    }
    got.sort();
    QCOMPARE(got, files);
}

void TestCommands::dryRunWritesNothing()
{
    const auto ended = m_cli->run({ u"download"_s, u"org/main"_s, u"--dry-run"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.json()["bytes_to_transfer"_L1].toInt() > m_weights.size());
    for (const auto &folder : { u"blobs"_s, u"snapshots"_s, u"refs"_s }) {
        QDirIterator files(m_cli->home.filePath(u"hf/hub/models--org--main/"_s + folder),
                           QDir::Files | QDir::Hidden | QDir::System,
                           QDirIterator::Subdirectories);
        QVERIFY2(!files.hasNext(), qPrintable(files.next()));
    }
}

void TestCommands::hostileNamesAreEscaped()
{
    for (const auto &form :
         { QStringList{}, QStringList{ u"-q"_s }, QStringList{ u"--json"_s }, QStringList{ u"--tree"_s } }) {
        const auto ended = m_cli->run(QStringList{ u"ls"_s, u"org/evil"_s } + form);
        QCOMPARE(ended.code, 0);
        QVERIFY2(!ended.out.contains('\x1b'), ended.out.constData());
        QVERIFY(ended.out.contains(form.contains(u"--json"_s) ? "\\u001b" : "\\x1b"));
    }
}

void TestCommands::signInAndOut()
{
    const auto in = m_cli->run({ u"auth"_s, u"login"_s, u"--json"_s }, "hf_test\n");
    QVERIFY2(in.code == 0, (in.out + in.err).constData());
    QCOMPARE(in.json()["user"_L1].toString(), u"ada"_s);
    QVERIFY(!(in.out + in.err).contains("hf_test"));
    const auto who = m_cli->run({ u"whoami"_s, u"--json"_s }).json().object();
    QCOMPARE(who["user"_L1].toString(), u"ada"_s);
    QCOMPARE(who["name"_L1].toString(), u"ada"_s);
    QVERIFY(who["orgs"_L1].isArray());
    QCOMPARE(who["endpoint"_L1].toString(), m_hub.url().toString());
    QCOMPARE(m_cli->run({ u"models"_s, u"info"_s, u"ada/secret"_s, u"-q"_s }).out, "ada/secret\n");
    QCOMPARE(m_cli->run({ u"logout"_s }).code, 0);
    QCOMPARE(m_cli->run({ u"whoami"_s }).code, 3);
    QVERIFY(!QFile::exists(m_cli->home.filePath(u"hf/token"_s)));
}

void TestCommands::tokenOnTheCommandLineWarns()
{
    const auto ended = m_cli->run({ u"whoami"_s, u"--token"_s, u"hf_test"_s, u"--json"_s });
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.err.contains("Warning"));
    QVERIFY(!ended.err.contains("hf_test"));
}

void TestCommands::envMasksTheToken()
{
    m_cli->variables.insert(u"HF_TOKEN"_s, u"hf_secretsecret"_s);
    for (const auto &form : { u"--format=human"_s, u"--json"_s, u"-q"_s }) {
        const auto ended = m_cli->run({ u"env"_s, form });
        QCOMPARE(ended.code, 0);
        QVERIFY(!ended.out.contains("hf_secret"));
        QVERIFY(ended.out.contains("hf_****cret"));
    }
}

void TestCommands::offlineOpensNoSocket()
{
    m_hub.clearRequests();
    m_cli->variables.insert(u"HF_HUB_OFFLINE"_s, u"1"_s);
    const auto ended = m_cli->run({ u"models"_s, u"ls"_s, u"--json"_s });
    QCOMPARE(ended.code, 5);
    QCOMPARE(m_hub.requestCount(), 0);
    QVERIFY2(ended.json()["error"_L1]["message"_L1].toString().contains("HF_HUB_OFFLINE"_L1),
             ended.out.constData());
}

void TestCommands::helpIsThere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("program") << QStringList{ u"--help"_s } << "download REPO [FILE...]"_ba;
    QTest::newRow("group") << QStringList{ u"models"_s, u"--help"_s } << "models card ID"_ba;
    QTest::newRow("command") << QStringList{ u"download"_s, u"--help"_s } << "--max-workers"_ba;
    QTest::newRow("short") << QStringList{ u"download"_s, u"-h"_s } << "--max-workers"_ba;
}

void TestCommands::helpIsThere()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const auto ended = m_cli->run(arguments);
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains(says), ended.out.constData());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
