// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{
constexpr int longMs = 60'000;
}

/// The program itself, started twice: the second one hands its address over and ends.
class TestSecondStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirstWindowOpensTheAddressOfTheSecond();
    void anotherPlaceIsAnotherWindow();
    void aSocketThatWasLeftBehindIsNoWindow();

private:
    void start(QProcess &process, const QString &place, const QStringList &arguments);
    bool isAsked(const QString &repo) const;

    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSecondStart::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QDir(m_home->path()).mkpath(u"run"_s);
    QFile::setPermissions(m_home->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_hub = std::make_unique<FakeHub::Server>();
    for (const auto &name : { u"org/first"_s, u"org/second"_s }) {
        m_hub->addRepo(FakeHub::RepoKind::Model, name, { { u"README.md"_s, QByteArray("# One\n") } });
    }
}

void TestSecondStart::start(QProcess &process, const QString &place, const QStringList &arguments)
{
    auto variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"HOME"_s, m_home->path());
    variables.insert(u"HF_HOME"_s, m_home->filePath(u"hf"_s));
    variables.insert(u"HF_ENDPOINT"_s, m_hub->url().toString());
    variables.insert(u"HUBDESK_STATE_DIR"_s, m_home->filePath(place));
    variables.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    variables.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    process.setProcessEnvironment(variables);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(HUBDESK_BINARY "/app/hubdesk"), arguments);
}

bool TestSecondStart::isAsked(const QString &repo) const
{
    const auto requests = m_hub->requests();
    return std::ranges::any_of(requests,
                               [&](const auto &request) { return request.path == "/api/models/"_L1 + repo; })
        || std::ranges::any_of(requests, [&](const auto &request) {
               return request.path.startsWith("/api/models/"_L1 + repo + u'/');
           });
}

void TestSecondStart::theFirstWindowOpensTheAddressOfTheSecond()
{
    QProcess first;
    start(first, u"state"_s, { u"hf://org/first"_s });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/first"_s), longMs);
    QVERIFY(!isAsked(u"org/second"_s));
    QProcess second;
    start(second, u"state"_s, { u"hf://org/second"_s });
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, longMs);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/second"_s), longMs);
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(longMs));
}

void TestSecondStart::anotherPlaceIsAnotherWindow()
{
    QProcess first;
    start(first, u"state"_s, { u"hf://org/first"_s });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/first"_s), longMs);
    QProcess second;
    start(second, u"elsewhere"_s, { u"hf://org/second"_s });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/second"_s), longMs);
    QCOMPARE(second.state(), QProcess::Running);
    for (auto *process : { &first, &second }) {
        process->terminate();
        QVERIFY(process->waitForFinished(longMs));
    }
}

void TestSecondStart::aSocketThatWasLeftBehindIsNoWindow()
{
    QProcess killed;
    start(killed, u"state"_s, { u"hf://org/first"_s });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/first"_s), longMs);
    killed.kill();
    QVERIFY(killed.waitForFinished(longMs));
    QCOMPARE(QDir(m_home->filePath(u"run"_s)).entryList(QDir::System).size(), 1); // the socket is still there
    QProcess next;
    start(next, u"state"_s, { u"hf://org/second"_s });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"org/second"_s), longMs);
    QProcess third; // and is heard again
    start(third, u"state"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(third.state(), QProcess::NotRunning, longMs);
    QCOMPARE(third.exitCode(), 0);
    next.terminate();
    QVERIFY(next.waitForFinished(longMs));
}

QTEST_MAIN(TestSecondStart)
#include "tst_secondstart.moc"
