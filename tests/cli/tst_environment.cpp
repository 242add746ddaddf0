// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/account/ownaccounts.h"
#include "tests/cli/clirunner.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// What the variables decide, and that `env` tells it.
class TestCliEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_cli = std::make_unique<CliRunner>(m_hub.url().toString()); }
    void envNamesTheTokenInForce_data();
    void envNamesTheTokenInForce();
    void envShowsWhatDecidesTheNetwork();
    void whatIsNotSupportedIsSaid();
    void logsAreToldOnRequest_data();
    void logsAreToldOnRequest();
    void requestsAreShownWithoutTheToken();

private:
    QJsonObject entry(const QString &name) const;

    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliEnvironment::initTestCase()
{
    m_hub.addToken(u"hf_test_official"_s, u"ada"_s);
    m_hub.addRepo(RepoKind::Model, u"org/main"_s, { { u"README.md"_s, QByteArray("# A\n") } });
}

QJsonObject TestCliEnvironment::entry(const QString &name) const
{
    const auto ended = m_cli->run({ u"env"_s, u"--json"_s });
    for (const auto &variable : ended.json()["variables"_L1].toArray()) {
        if (variable["name"_L1].toString() == name) {
            return variable.toObject();
        }
    }
    return { { u"missing"_s, QString::fromUtf8(ended.out + ended.err) } };
}

void TestCliEnvironment::envNamesTheTokenInForce_data()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("origin");
    const auto row
        = [](const char *title, const QStringList &sources, const char *value, const char *origin) {
              QTest::newRow(title) << sources << QString::fromLatin1(value) << QString::fromLatin1(origin);
          };
    row("none", {}, "", "default");
    row("the official file", { u"official"_s }, "hf_****cial", "hf/token");
    row("our own account", { u"own"_s }, "hf_****_own", "state/accounts.json");
    row("ours goes before the official file",
        { u"official"_s, u"own"_s },
        "hf_****_own",
        "state/accounts.json");
    row("the variable goes before both",
        { u"official"_s, u"own"_s, u"variable"_s },
        "hf_****able",
        "HF_TOKEN");
    row("one that stays at home",
        { u"own"_s, u"kept"_s },
        "hf_****_own",
        "state/accounts.json (not sent: HF_HUB_DISABLE_IMPLICIT_TOKEN)");
}

void TestCliEnvironment::envNamesTheTokenInForce()
{
    QFETCH(QStringList, sources);
    QFETCH(QString, value);
    QFETCH(QString, origin);
    if (sources.contains(u"official"_s)) {
        QCOMPARE(m_cli->run({ u"auth"_s, u"login"_s }, "hf_test_official\n").code, 0);
    }
    m_cli->variables.insert(u"HUBDESK_STATE_DIR"_s, m_cli->home.filePath(u"state"_s));
    if (sources.contains(u"own"_s)) {
        Hubdesk::OwnAccounts own(m_cli->home.filePath(u"state"_s));
        QVERIFY(own.save(m_hub.url(), { .user = u"ada"_s, .token = u"hf_test_mine_own"_s }));
    }
    if (sources.contains(u"variable"_s)) {
        m_cli->variables.insert(u"HF_TOKEN"_s, u"hf_test_variable"_s);
    }
    if (sources.contains(u"kept"_s)) {
        m_cli->variables.insert(u"HF_HUB_DISABLE_IMPLICIT_TOKEN"_s, u"1"_s);
    }
    const auto token = entry(u"HF_TOKEN"_s);
    const auto from = token["origin"_L1].toString();
    QCOMPARE(token["value"_L1].toString(), value);
    const bool isFile = origin.contains(u'/');
    QCOMPARE(from, isFile ? m_cli->home.filePath(origin) : origin);
}

void TestCliEnvironment::envShowsWhatDecidesTheNetwork()
{
    m_cli->variables.insert(u"https_proxy"_s, u"http://me:secret@127.0.0.1:1"_s);
    m_cli->variables.insert(u"SSL_CERT_FILE"_s, u"/none.pem"_s);
    m_cli->variables.insert(u"HUBDESK_STATE_DIR"_s, m_cli->home.filePath(u"state"_s));
    QCOMPARE(entry(u"HTTPS_PROXY"_s)["value"_L1].toString(), u"http://me:****@127.0.0.1:1"_s);
    QCOMPARE(entry(u"HTTPS_PROXY"_s)["origin"_L1].toString(), u"https_proxy"_s);
    QCOMPARE(entry(u"SSL_CERT_FILE"_s)["value"_L1].toString(), u"/none.pem"_s);
    QCOMPARE(entry(u"HUBDESK_STATE_DIR"_s)["value"_L1].toString(), m_cli->home.filePath(u"state"_s));
    for (const auto &form : { u"--format=human"_s, u"--json"_s, u"-q"_s }) {
        const auto ended = m_cli->run({ u"env"_s, form });
        QVERIFY(!(ended.out + ended.err).contains("secret"));
    }
}

void TestCliEnvironment::whatIsNotSupportedIsSaid()
{
    m_cli->variables.insert(u"HF_OIDC_RESOURCE"_s, u"models/org/main"_s);
    QCOMPARE(entry(u"HF_OIDC_RESOURCE"_s)["origin"_L1].toString(), u"not supported"_s);
    const auto ended = m_cli->run({ u"ls"_s, u"org/main"_s });
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.err.contains("Warning: HF_OIDC_RESOURCE is set"), ended.err.constData());
}

void TestCliEnvironment::logsAreToldOnRequest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("told");
    QTest::newRow("HF_DEBUG") << u"HF_DEBUG"_s << u"1"_s << true;
    QTest::newRow("HF_DEBUG that says no") << u"HF_DEBUG"_s << u"0"_s << false;
    QTest::newRow("HF_DEBUG that is empty") << u"HF_DEBUG"_s << QString() << false;
    QTest::newRow("debug") << u"HF_HUB_VERBOSITY"_s << u"debug"_s << true;
    QTest::newRow("error") << u"HF_HUB_VERBOSITY"_s << u"error"_s << false;
    QTest::newRow("Qt's own rules") << u"QT_LOGGING_RULES"_s << u"hub.net.debug=true"_s << true;
}

void TestCliEnvironment::logsAreToldOnRequest()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, told);
    m_cli->variables.insert(u"SSL_CERT_FILE"_s, u"/none.pem"_s); // worth a warning
    m_cli->variables.insert(u"QT_FORCE_STDERR_LOGGING"_s, told ? u"0"_s : u"1"_s);
    m_cli->variables.insert(name, value);
    const auto ended = m_cli->run({ u"models"_s, u"ls"_s, u"--search"_s, u"main"_s, u"-q"_s });
    QCOMPARE(ended.out, "org/main\n");
    QVERIFY2(told ? ended.err.contains("hub.net: curl -X GET") : ended.err.isEmpty(), ended.err.constData());
}

void TestCliEnvironment::requestsAreShownWithoutTheToken()
{
    m_cli->variables.insert(u"HF_DEBUG"_s, u"1"_s);
    m_cli->variables.insert(u"HF_TOKEN"_s, u"hf_test_official"_s);
    const auto who = m_cli->run({ u"whoami"_s, u"-q"_s });
    QCOMPARE(who.out, "ada\n");
    const auto url = m_hub.url().toString().toUtf8();
    QVERIFY2(who.err.contains(" -H 'authorization: Bearer <TOKEN>' '" + url + "/api/whoami-v2'"),
             who.err.constData());
    QVERIFY(!who.err.contains("hf_test"));
    const auto list = m_cli->run({ u"models"_s, u"ls"_s, u"--search"_s, u"main"_s });
    QVERIFY2(list.err.contains("/api/models?search=main"), list.err.constData());
}

QTEST_GUILESS_MAIN(TestCliEnvironment)
#include "tst_environment.moc"
