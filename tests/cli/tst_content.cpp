// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 twoPieces = 12'000'000;
const auto file = u"hf://org/main/model.bin"_s;

} // namespace

/// `cat` writes one content, whole, or says that it did not.
class TestContent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aPushBetweenThePiecesChangesNothing_data();
    void aPushBetweenThePiecesChangesNothing();
    void damageIsTold_data();
    void damageIsTold();
    void emptyFilesAreFiles();

private:
    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    Blob m_weights;
};

void TestContent::init()
{
    m_weights = Blob::seeded(7, twoPieces);
    m_hub = std::make_unique<Server>();
    m_hub->addRepo(RepoKind::Model, u"org/main"_s, { { u"model.bin"_s, m_weights }, { u"empty"_s, Blob() } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
}

void TestContent::aPushBetweenThePiecesChangesNothing_data()
{
    QTest::addColumn<Blob>("pushed");
    QTest::newRow("other bytes") << Blob::seeded(8, twoPieces);
    QTest::newRow("a longer file") << Blob::seeded(8, twoPieces + 5);
    QTest::newRow("a shorter file") << Blob::seeded(8, 100);
}

void TestContent::aPushBetweenThePiecesChangesNothing()
{
    QFETCH(Blob, pushed);
    QProcess process;
    m_cli->start(process, { u"cat"_s, file });
    // It cannot go on before more than the pipe holds has been read.
    QVERIFY(process.waitForReadyRead(60'000));
    m_hub->commit(RepoKind::Model, u"org/main"_s, { .add = { { u"model.bin"_s, pushed } } });
    const auto ended = CliRunner::end(process);
    QVERIFY2(ended.code == 0, (QByteArray::number(ended.code) + ended.err).constData());
    QVERIFY(ended.out == m_weights.bytes());
}

void TestContent::damageIsTold_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a wrong byte") << Fault::wrongBytes(4).on(u"cdn"_s).times(1);
    QTest::newRow("a file of another size") << Fault::lengthChange(-2'000'000).on(u"cdn"_s);
    QTest::newRow("the end is gone") << Fault::status(416).on(u"cdn"_s).after(1);
}

void TestContent::damageIsTold()
{
    QFETCH(Fault, fault);
    m_hub->addFault(fault);
    const auto ended = m_cli->run({ u"cat"_s, file });
    QVERIFY2(ended.code == 6, (QByteArray::number(ended.code) + ended.err).constData());
    QVERIFY2(ended.err.startsWith("Error: "), ended.err.constData());
}

void TestContent::emptyFilesAreFiles()
{
    const auto ended = m_cli->run({ u"cat"_s, u"hf://org/main/empty"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
