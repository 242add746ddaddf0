// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

/// The program with a terminal of its own, as a person sits before it.
class Terminal
{
public:
    Terminal()
    {
        ::openpty(&m_master, &m_slave, nullptr, nullptr, nullptr);
        ::fcntl(m_master, F_SETFL, O_NONBLOCK);
    }
    ~Terminal()
    {
        ::close(m_master);
        ::close(m_slave);
    }
    void start(const CliRunner &cli, const QStringList &arguments)
    {
        process.setChildProcessModifier([slave = m_slave] {
            ::setsid();
            ::ioctl(slave, TIOCSCTTY, 0);
            for (const int stream : { 0, 1, 2 }) {
                ::dup2(slave, stream);
            }
        });
        cli.start(process, arguments);
    }
    void type(const QByteArray &keys)
    {
        QCOMPARE(::write(m_master, keys.constData(), keys.size()), keys.size());
    }
    bool shows(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return screen().contains(text); }, 30'000);
    }
    QByteArray screen()
    {
        QByteArray piece(65536, Qt::Uninitialized);
        const auto got = ::read(m_master, piece.data(), piece.size());
        m_screen += piece.first(std::max<qsizetype>(got, 0));
        return m_screen;
    }
    bool echoes() const
    {
        termios state{};
        ::tcgetattr(m_slave, &state);
        return (state.c_lflag & ECHO) != 0;
    }
    int end()
    {
        const auto ended = [this] {
            screen(); // somebody has to read, or the program waits for room
            return process.state() == QProcess::NotRunning;
        };
        return QTest::qWaitFor(ended, 60'000) ? process.exitCode() : -1;
    }

    QProcess process;

private:
    int m_master = -1;
    int m_slave = -1;
    QByteArray m_screen;
};

} // namespace

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
#include "tst_terminal_posix.moc"
