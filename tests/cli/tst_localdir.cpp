// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// `download --local-dir` and `cp`: what comes where, and what is said.
class TestLocalDir : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void filesComeIntoTheFolder();
    void aSecondStartResumes();
    void linksAreMadeOnRequest();
    void aDryRunSaysWhatWouldCome();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void cpPutsAFile_data();
    void cpPutsAFile();
    void cpPutsAFolder_data();
    void cpPutsAFolder();
    void cpWritesToStandardOutput();
    void cpGoesOnWhereItWasInterrupted();
    void cpSaysWhatItCannot_data();
    void cpSaysWhatItCannot();

private:
    CliRunner::Ended run(QStringList arguments)
    {
        arguments.replaceInStrings(u"%"_s, m_place->path());
        return m_cli->run(arguments);
    }
    QByteArray content(const QString &path) const
    {
        QFile file(m_place->filePath(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
    }
    QStringList files() const;

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<QTemporaryDir> m_place;
    Blob m_weights;
};

void TestLocalDir::init()
{
    m_weights = Blob::seeded(7, 12'000'000);
    m_hub = std::make_unique<Server>();
    m_hub->addRepo(RepoKind::Model,
                   u"org/main"_s,
                   { { u"config.json"_s, QByteArray("{}\n") },
                     { u"onnx/model.json"_s, QByteArray("[]\n") },
                     { u"onnx/deep/a.txt"_s, QByteArray("a") },
                     { u"model.bin"_s, m_weights } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
    m_place = std::make_unique<QTemporaryDir>();
}

QStringList TestLocalDir::files() const
{
    QStringList paths;
    QDirIterator all(m_place->path(),
                     QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const auto path = all.next().sliced(m_place->path().size() + 1);
        if (!path.contains("/.cache/"_L1)) {
            paths.append(path);
        }
    }
    paths.sort();
    return paths;
}

void TestLocalDir::filesComeIntoTheFolder()
{
    auto ended = run({ u"download"_s, u"org/main"_s, u"--local-dir"_s, u"%/mine"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    const auto json = ended.json();
    QCOMPARE(json["path"_L1].toString(), QFileInfo(m_place->filePath(u"mine"_s)).canonicalFilePath());
    QCOMPARE(json["bytes_transferred"_L1].toInteger(), 12'000'007);
    QVERIFY(content(u"mine/model.bin"_s) == m_weights.bytes());
    QVERIFY(content(u"mine/.cache/huggingface/download/onnx/deep/a.txt.metadata"_s)
                .startsWith(json["commit"_L1].toString().toLatin1() + '\n'));
    QVERIFY(!QFile::exists(m_cli->home.filePath(u"hf/hub"_s))); // the cache gets nothing
    // One file is named, as the official client does it; and all is there already.
    m_hub->clearRequests();
    ended = run({ u"download"_s, u"org/main"_s, u"model.bin"_s, u"--local-dir=%/mine"_s, u"-q"_s });
    QCOMPARE(ended.out.trimmed(), (json["path"_L1].toString() + u"/model.bin"_s).toUtf8());
    QCOMPARE(m_hub->requestCount(u"cdn"_s), 0);
    QCOMPARE(m_hub->requestCount(u"resolve"_s), 0);
}

void TestLocalDir::aSecondStartResumes()
{
    m_hub->addFault(Fault::stallAfter(7'000'000).onPort(Port::Cdn).times(1));
    const QStringList arguments{
        u"download"_s, u"org/main"_s, u"model.bin"_s, u"--local-dir"_s, m_place->filePath(u"mine"_s),
        u"--json"_s
    };
    QProcess process;
    m_cli->start(process, arguments);
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->requestCount(u"cdn"_s) > 0, 60'000);
    QByteArray told;
    const auto hasCome = [&] {
        told += process.readAllStandardError();
        return told.contains("7.0M of 12.0M");
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasCome(), 60'000);
    process.terminate(); // what has arrived stays, as with Ctrl+C
    QCOMPARE(CliRunner::end(process).code, 143);
    QCOMPARE(files(), QStringList());
    m_hub->clearRequests();
    const auto ended = m_cli->run(arguments);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["files"_L1][0]["state"_L1].toString(), u"resumed"_s);
    QCOMPARE(ended.json()["bytes_transferred"_L1].toInteger(), 5'000'000);
    QVERIFY(content(u"mine/model.bin"_s) == m_weights.bytes());
}

void TestLocalDir::linksAreMadeOnRequest()
{
    const auto ended = run({ u"download"_s,
                             u"org/main"_s,
                             u"--local-dir"_s,
                             u"%/mine"_s,
                             u"--local-dir-link"_s,
                             u"symlink"_s,
                             u"--cache-dir"_s,
                             u"%/cache"_s }); // with links both have a meaning
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    const QFileInfo link(m_place->filePath(u"mine/model.bin"_s));
    QVERIFY(link.isSymLink());
    QVERIFY(link.symLinkTarget().startsWith(m_place->filePath(u"cache/models--org--main/blobs/"_s)));
    QVERIFY(content(u"mine/model.bin"_s) == m_weights.bytes());
}

void TestLocalDir::aDryRunSaysWhatWouldCome()
{
    QVERIFY(run({ u"download"_s, u"org/main"_s, u"config.json"_s, u"--local-dir"_s, u"%/mine"_s }).code == 0);
    const auto ended
        = run({ u"download"_s, u"org/main"_s, u"--local-dir"_s, u"%/mine"_s, u"--dry-run"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QHash<QString, QString> states;
    for (const auto &file : ended.json()["files"_L1].toArray()) {
        states[file["path"_L1].toString()] = file["state"_L1].toString();
    }
    QCOMPARE(states[u"config.json"_s], u"cached"_s);
    QCOMPARE(states[u"model.bin"_s], u"download"_s);
    QCOMPARE(ended.json()["bytes_to_transfer"_L1].toInteger(), 12'000'004);
    QCOMPARE(files(), QStringList{ u"mine/config.json"_s });
}

void TestLocalDir::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("both places") << QStringList{ u"--local-dir"_s, u"%/a"_s, u"--cache-dir"_s, u"%/b"_s }
                                 << QByteArray("--local-dir and --cache-dir do not go together");
    QTest::newRow("links without a folder")
        << QStringList{ u"--local-dir-link"_s, u"symlink"_s } << QByteArray("name a folder");
    QTest::newRow("another kind of link")
        << QStringList{ u"--local-dir"_s, u"%/a"_s, u"--local-dir-link"_s, u"magic"_s }
        << QByteArray("copy, symlink, hardlink or reflink, not as 'magic'");
    QTest::newRow("no folder") << QStringList{ u"--local-dir"_s, QString() }
                               << QByteArray("--local-dir wants a folder");
}

void TestLocalDir::whatIsWrongIsSaid()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    const auto ended = run(QStringList{ u"download"_s, u"org/main"_s } + options);
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(says), ended.err.constData());
    QCOMPARE(m_hub->requestCount(), 0);
    QCOMPARE(files(), QStringList());
}

void TestLocalDir::cpPutsAFile_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("arrives");
    QTest::newRow("under that name") << u"%/deep/other.bin"_s << u"deep/other.bin"_s;
    QTest::newRow("into a folder that is there") << u"%"_s << u"model.bin"_s;
    QTest::newRow("into one that is yet to be made") << u"%/new/"_s << u"new/model.bin"_s;
}

void TestLocalDir::cpPutsAFile()
{
    QFETCH(QString, target);
    QFETCH(QString, arrives);
    const auto ended = run({ u"cp"_s, u"hf://org/main/model.bin"_s, target, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(files(), QStringList{ arrives }); // no records, nothing half made
    QVERIFY(content(arrives) == m_weights.bytes());
    const auto json = ended.json();
    QCOMPARE(json["src"_L1].toString(), u"hf://org/main/model.bin"_s);
    QCOMPARE(json["dst"_L1].toString(), m_place->filePath(arrives));
    // Once more replaces it.
    QVERIFY(run({ u"cp"_s, u"hf://org/main/config.json"_s, m_place->filePath(arrives) }).code == 0);
    QCOMPARE(content(arrives), "{}\n");
    QCOMPARE(QDir(m_place->path()).entryList({ u".hubdesk*"_s }, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestLocalDir::cpPutsAFolder_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("arrive");
    QTest::newRow("into a folder that is there")
        << u"hf://org/main/onnx"_s << u"%"_s << QStringList{ u"onnx/deep/a.txt"_s, u"onnx/model.json"_s };
    QTest::newRow("its content") << u"hf://org/main/onnx/"_s << u"%"_s
                                 << QStringList{ u"deep/a.txt"_s, u"model.json"_s };
    QTest::newRow("under another name")
        << u"hf://org/main/onnx"_s << u"%/new"_s << QStringList{ u"new/deep/a.txt"_s, u"new/model.json"_s };
    QTest::newRow("a whole repository") << u"hf://org/main"_s << u"%/new/"_s
                                        << QStringList{ u"new/main/config.json"_s,
                                                        u"new/main/model.bin"_s,
                                                        u"new/main/onnx/deep/a.txt"_s,
                                                        u"new/main/onnx/model.json"_s };
}

void TestLocalDir::cpPutsAFolder()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QStringList, arrive);
    const auto ended = run({ u"cp"_s, source, target });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(files(), arrive);
}

void TestLocalDir::cpWritesToStandardOutput()
{
    const auto ended = run({ u"cp"_s, u"hf://org/main/model.bin"_s, u"-"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.out == m_weights.bytes());
    QCOMPARE(files(), QStringList());
}

void TestLocalDir::cpGoesOnWhereItWasInterrupted()
{
    m_hub->addFault(Fault::cutAfter(7'000'000).onPort(Port::Cdn).times(1));
    m_hub->addFault(Fault::status(403).onPort(Port::Cdn).after(1).times(20));
    auto ended = run({ u"cp"_s, u"hf://org/main/model.bin"_s, u"%/model.bin"_s });
    QVERIFY(ended.code != 0);
    QVERIFY2(ended.err.contains("the same command goes on there"), ended.err.constData());
    QVERIFY(!QFile::exists(m_place->filePath(u"model.bin"_s)));
    m_hub->clearFaults();
    m_hub->clearRequests();
    ended = run({ u"cp"_s, u"hf://org/main/model.bin"_s, u"%/model.bin"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY(content(u"model.bin"_s) == m_weights.bytes());
    QCOMPARE(files(), QStringList{ u"model.bin"_s });
    for (const auto &request : m_hub->requests(u"cdn"_s)) {
        QVERIFY2(request.headers.value("range").startsWith("bytes="), "all of it came once more");
    }
}

void TestLocalDir::cpSaysWhatItCannot_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QStringList{} << 2 << QByteArray("cp copies from the Hub");
    QTest::newRow("from here to here")
        << QStringList{ u"%/a"_s, u"%/b"_s } << 2 << QByteArray("cp copies from the Hub");
    QTest::newRow("to the Hub") << QStringList{ u"hf://org/main/config.json"_s, u"hf://org/other/x"_s } << 2
                                << QByteArray("cannot copy to the Hub yet");
    QTest::newRow("a folder to standard output")
        << QStringList{ u"hf://org/main/onnx"_s, u"-"_s } << 2 << QByteArray("a folder cannot be written");
    QTest::newRow("what is not there")
        << QStringList{ u"hf://org/main/none.bin"_s, u"%/x"_s } << 4 << QByteArray("none.bin");
}

void TestLocalDir::cpSaysWhatItCannot()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto ended = run(QStringList{ u"cp"_s } + arguments);
    QCOMPARE(ended.code, code);
    QVERIFY2(ended.err.contains(says), ended.err.constData());
    QCOMPARE(files(), QStringList());
}

QTEST_GUILESS_MAIN(TestLocalDir)
#include "tst_localdir.moc"
