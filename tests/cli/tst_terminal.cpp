// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"
#include "tests/support/terminal.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tokenIsNotShownWhileTyped();
    void interruptAtThePromptRestoresTheTerminal();
    void downloadDrawsABar();
    void interruptedDownloadLeavesACleanLine();
    void cardsAreReadAsTheyAreWritten();

private:
    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestTerminal::init()
{
    m_hub = std::make_unique<Server>();
    m_hub->addToken(u"hf_test"_s, u"ada"_s);
    m_hub->addRepo(RepoKind::Model, u"org/big"_s, { { u"model.bin"_s, Blob::seeded(3, 24'000'000) } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
}

void TestTerminal::tokenIsNotShownWhileTyped()
{
    Terminal terminal;
    terminal.start(*m_cli, { u"auth"_s, u"login"_s });
    QVERIFY(terminal.shows("not shown"));
    QVERIFY(!terminal.echoes());
    terminal.type("hf_test\n");
    QCOMPARE(terminal.end(), 0);
    QVERIFY(terminal.echoes());
    QVERIFY(terminal.screen().contains("Signed in as ada."));
    QVERIFY(!terminal.screen().contains("hf_test"));
}

void TestTerminal::interruptAtThePromptRestoresTheTerminal()
{
    Terminal terminal;
    terminal.start(*m_cli, { u"auth"_s, u"login"_s });
    QVERIFY(terminal.shows("not shown"));
    terminal.type("\x03");
    QCOMPARE(terminal.end(), 130);
    QVERIFY(terminal.echoes());
    QVERIFY(!QFile::exists(m_cli->home.filePath(u"hf/token"_s)));
}

void TestTerminal::downloadDrawsABar()
{
    m_hub->addFault(Fault::slow(20'000'000).on(u"cdn"_s));
    Terminal terminal;
    terminal.start(*m_cli, { u"download"_s, u"org/big"_s });
    QCOMPARE(terminal.end(), 0);
    QVERIFY2(terminal.screen().contains("\r\x1b[K"), terminal.screen().constData());
    QVERIFY(terminal.screen().contains("models--org--big/snapshots/"));
}

void TestTerminal::interruptedDownloadLeavesACleanLine()
{
    const int fault = m_hub->addFault(Fault::stallAfter(2'000'000).on(u"cdn"_s));
    Terminal terminal;
    terminal.start(*m_cli, { u"download"_s, u"org/big"_s });
    QTRY_COMPARE(m_hub->fired(fault), 1);
    terminal.type("\x03");
    QCOMPARE(terminal.end(), 130);
    QVERIFY2(terminal.screen().contains("\r\x1b[KError: Interrupted."), terminal.screen().constData());
}

/// Line ends of Windows and marks of direction are no attack; what turns text round may be.
void TestTerminal::cardsAreReadAsTheyAreWritten()
{
    const auto card = u"# \u05d0\u200f (1)\u200e\r\n\u061c.\r\n\u202etxt.exe\u2066\x1b[2J lone\r.\r\n"_s;
    m_hub->addRepo(RepoKind::Model, u"org/card"_s, { { u"README.md"_s, card.toUtf8() } });
    Terminal terminal;
    terminal.start(*m_cli, { u"models"_s, u"card"_s, u"org/card"_s });
    QCOMPARE(terminal.end(), 0);
    // The terminal itself makes CR LF of a line end.
    const auto shown
        = u"# \u05d0\u200f (1)\u200e\r\n\u061c.\r\n\\u202etxt.exe\\u2066\\x1b[2J lone\\x0d.\r\n"_s;
    QCOMPARE(terminal.screen(), shown.toUtf8());
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
