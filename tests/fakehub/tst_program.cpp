// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

// hubdesk-fakehub, run as the demo and the benches run it.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItListens();
    void endsWhenStandardInputCloses();
    void staysWhenStandardInputClosesWithoutTheOption();
    void endsAfterItsLifetime();
    void servesTheDemoOnlyWhenAsked();
    void listsManyModelsOnlyWhenAsked();
    void servesManyFilesOnlyWhenAsked();
    void faultsOfTheCommandLineHappen();
    void quotaIsThatOfTheCommandLine();
    void latencyWaits();
    void wrongOptionsAreRefused_data();
    void wrongOptionsAreRefused();
    void aTakenPortIsSaid();
    void bigFilesAreListed();

private:
    // Started, and listening; the address of the Hub is in m_url.
    void start(QProcess &process, const QStringList &arguments);

    QByteArray m_url;
    QByteArray m_cdn;
};

namespace
{

constexpr int patience = 60'000; // ms, only ever reached by a failure

void launch(QProcess &process, const QStringList &arguments)
{
    process.start(QStringLiteral(HUBDESK_BINARY) + u"/app/hubdesk-fakehub"_s, arguments);
}

bool endsWell(QProcess &process)
{
    return (process.state() == QProcess::NotRunning || process.waitForFinished(patience))
        && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

void TestProgram::start(QProcess &process, const QStringList &arguments)
{
    launch(process, arguments);
    while (!process.canReadLine() && process.waitForReadyRead(patience)) { }
    const auto ready = QJsonDocument::fromJson(process.readLine()).object();
    m_url = ready["url"_L1].toString().toLatin1();
    m_cdn = ready["cdn"_L1].toString().toLatin1();
    QVERIFY2(!m_url.isEmpty(), process.readAllStandardError().constData());
}

void TestProgram::saysWhereItListens()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s });
    QVERIFY(m_url.startsWith("http://127.0.0.1:"));
    QVERIFY(m_cdn.startsWith("http://127.0.0.1:"));
    QVERIFY(m_url != m_cdn);
    QCOMPARE(Asker(m_url).get("/api/whoami-v2").status, 401);
    QCOMPARE(Asker(m_cdn).get("/lfs/none").status, 403);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
    QCOMPARE(process.readAllStandardOutput(), QByteArray()); // the one line is all it says
}

void TestProgram::endsWhenStandardInputCloses()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s });
    process.write("what comes in does not matter\n");
    QVERIFY(process.waitForBytesWritten(patience));
    QCOMPARE(Asker(m_url).get("/api/models").status, 200);
    QCOMPARE(process.state(), QProcess::Running);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
    QCOMPARE(Asker(m_url).get("/api/models").status, 0);
}

void TestProgram::staysWhenStandardInputClosesWithoutTheOption()
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    start(process, { u"--lifetime"_s, u"120"_s });
    for (int n = 0; n < 20; ++n) {
        QCOMPARE(Asker(m_url).get("/api/models").status, 200);
    }
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    QVERIFY(process.waitForFinished(patience));
}

void TestProgram::endsAfterItsLifetime()
{
    QProcess process;
    start(process, { u"--lifetime"_s, u"1"_s });
    QVERIFY(endsWell(process)); // though its standard input is open
    QCOMPARE(Asker(m_url).get("/api/models").status, 0);
}

void TestProgram::servesTheDemoOnlyWhenAsked()
{
    QProcess empty;
    start(empty, { u"--until-stdin-closes"_s });
    QCOMPARE(Asker(m_url).get("/api/models").array().size(), 0);
    QProcess demo;
    start(demo, { u"--demo"_s, u"--until-stdin-closes"_s });
    QVERIFY(Asker(m_url).get("/api/models").array().size() >= 600);
    for (auto *process : { &empty, &demo }) {
        process->closeWriteChannel();
        QVERIFY(endsWell(*process));
    }
}

void TestProgram::listsManyModelsOnlyWhenAsked()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s, u"--many-models"_s, u"100000"_s });
    const auto page = Asker(m_url).get("/api/models?limit=20&sort=downloads");
    QCOMPARE(page.header("X-Total-Count"), "100000");
    QCOMPARE(page.array().size(), 20);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
}

void TestProgram::servesManyFilesOnlyWhenAsked()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s, u"--many-files"_s, u"1500"_s });
    Asker asker(m_url);
    const auto files = asker.get("/api/models/northlight/many-files").object()["siblings"_L1].toArray();
    QCOMPARE(files.size(), 1500);
    const auto first = asker.get("/northlight/many-files/raw/main/part-0000/item-000001.json").body;
    const auto last = asker.get("/northlight/many-files/raw/main/part-0014/item-001499.json").body;
    QCOMPARE(first.size(), 10'000);
    QCOMPARE(last.size(), 10'000);
    QVERIFY(first != last);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
}

void TestProgram::faultsOfTheCommandLineHappen()
{
    QProcess process;
    start(process,
          { u"--until-stdin-closes"_s,
            u"--fault"_s,
            u"status=503,route=/api/models*,times=1"_s,
            u"--fault"_s,
            u"close,route=*/datasets*,method=GET,after=1"_s,
            u"--fault"_s,
            u"expired-link"_s,
            u"--fault"_s,
            u"drop-header=x-total-count,route=/api/spaces*"_s });
    Asker asker(m_url);
    QCOMPARE(asker.get("/api/models").status, 503);
    QCOMPARE(asker.get("/api/models").status, 200);
    QCOMPARE(asker.get("/api/datasets").status, 200);
    QCOMPARE(asker.get("/api/datasets").status, 0);
    const auto spaces = asker.get("/api/spaces");
    QCOMPARE(spaces.status, 200); // the Hub itself has no links that expire
    QCOMPARE(spaces.header("X-Total-Count"), QByteArray());
    QVERIFY(!asker.get("/api/models").header("X-Total-Count").isEmpty());
    const auto expired = Asker(m_cdn).get("/lfs/none");
    QVERIFY2(expired.status == 403 && expired.body.contains("any longer"), expired.body.constData());
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
}

void TestProgram::quotaIsThatOfTheCommandLine()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s, u"--quota"_s, u"2"_s });
    Asker asker(m_url);
    QCOMPARE(asker.get("/api/models").status, 200);
    QCOMPARE(asker.get("/api/models").status, 200);
    QCOMPARE(asker.get("/api/models").status, 429);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
}

void TestProgram::latencyWaits()
{
    QProcess process;
    start(process, { u"--until-stdin-closes"_s, u"--latency"_s, u"250"_s });
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(Asker(m_url).get("/api/models").status, 200);
    QVERIFY(timer.elapsed() >= 250);
    process.closeWriteChannel();
    QVERIFY(endsWell(process));
}

void TestProgram::wrongOptionsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto fault = [](const char *name, const QString &text) {
        QTest::newRow(name) << QStringList{ u"--fault"_s, text } << "not a fault: " + text.toUtf8();
    };
    fault("a fault nobody knows", u"explode=1"_s);
    fault("an empty fault", u""_s);
    fault("a fault without its number", u"cut"_s);
    fault("a fault with a word for a number", u"cut=some,route=cdn"_s);
    fault("a header without a name", u"drop-header"_s);
    fault("a narrowing nobody knows", u"cut=1,colour=red"_s);
    fault("a narrowing before the fault", u"route=cdn,cut=1"_s);
    fault("a count that is none", u"cut=1,times=often"_s);
    fault("a port that is none", u"cut=1,port=left"_s);
    QTest::newRow("a good fault and a bad one")
        << QStringList{ u"--fault"_s, u"cut=1"_s, u"--fault"_s, u"x"_s } << QByteArray("not a fault: x");
    QTest::newRow("a lifetime that is no number")
        << QStringList{ u"--lifetime"_s, u"long"_s } << QByteArray("--lifetime wants a number");
    QTest::newRow("a latency that is no number")
        << QStringList{ u"--latency"_s, u"0.5s"_s } << QByteArray("--latency wants a number");
    QTest::newRow("a count that is no number")
        << QStringList{ u"--many-models"_s, u"lots"_s } << QByteArray("--many-models wants a number");
    QTest::newRow("a count of files that is no number")
        << QStringList{ u"--many-files"_s, u"lots"_s } << QByteArray("--many-files wants a number");
    QTest::newRow("a quota that is no number")
        << QStringList{ u"--quota"_s, u"some"_s } << QByteArray("--quota wants a number");
    QTest::newRow("a port that is no number")
        << QStringList{ u"--port"_s, u"http"_s } << QByteArray("--port wants a number");
}

void TestProgram::wrongOptionsAreRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    QProcess process;
    launch(process, QStringList{ u"--until-stdin-closes"_s } + arguments);
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.startsWith("hubdesk-fakehub: " + said), errors.constData());
}

void TestProgram::aTakenPortIsSaid()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QProcess process;
    launch(process, { u"--until-stdin-closes"_s, u"--port"_s, QString::number(taken.serverPort()) });
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QVERIFY(process.readAllStandardError().contains("port"));
}

void TestProgram::bigFilesAreListed()
{
    QProcess list;
    launch(list, { u"--list-big"_s });
    QVERIFY(endsWell(list));
    QVERIFY(list.readAllStandardOutput().contains(" 2147483648 0 northlight/two-gib/weights.bin\n"));
    QProcess cat;
    launch(cat, { u"--cat"_s, u"no/such/file"_s });
    QVERIFY(cat.waitForFinished(patience));
    QCOMPARE(cat.exitCode(), 1);
    QVERIFY(cat.readAllStandardError().contains("no/such/file"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
