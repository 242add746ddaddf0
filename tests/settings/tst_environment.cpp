// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/environment.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Variables = QMap<QString, QString>;

Environment environmentOf(const Variables &set)
{
    QProcessEnvironment variables;
    for (const auto &[name, value] : set.asKeyValueRange()) {
        variables.insert(name, value);
    }
    return Environment::from(variables, u"/home/ada"_s);
}

Environment::Entry entryOf(const Environment &environment, const QString &name)
{
    for (const auto &entry : environment.entries) {
        if (entry.name == name) {
            return entry;
        }
    }
    return {};
}

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void flags_data();
    void flags();
    void truth_data();
    void truth();
    void tokens_data();
    void tokens();
    void masks_data();
    void masks();
    void numbers_data();
    void numbers();
    void warnings_data();
    void warnings();
    void progressHasThreeStates();
    void everythingIsListedOnce();
    void tokenIsNeverListed();
};

void TestEnvironment::values_data()
{
    QTest::addColumn<Variables>("set");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("origin");
    const auto row
        = [](const char *title, Variables set, const char *name, const char *value, const char *origin) {
              QTest::newRow(title) << set << QString::fromLatin1(name) << QString::fromUtf8(value)
                                   << QString::fromLatin1(origin);
          };
    row("public Hub by default", {}, "HF_ENDPOINT", "https://huggingface.co", "default");
    row("slashes at the end go",
        { { u"HF_ENDPOINT"_s, u"https://hub.example.org//"_s } },
        "HF_ENDPOINT",
        "https://hub.example.org",
        "HF_ENDPOINT");
    row("staging wins over the endpoint",
        { { u"HF_ENDPOINT"_s, u"https://hub.example.org"_s }, { u"HUGGINGFACE_CO_STAGING"_s, u"1"_s } },
        "HF_ENDPOINT",
        "https://hub-ci.huggingface.co",
        "HUGGINGFACE_CO_STAGING");
    row("staging has its own token file",
        { { u"HUGGINGFACE_CO_STAGING"_s, u"yes"_s } },
        "HF_TOKEN_PATH",
        "/home/ada/.cache/huggingface_staging/token",
        "HUGGINGFACE_CO_STAGING");
    row("home by default", {}, "HF_HOME", "/home/ada/.cache/huggingface", "default");
    row("home below XDG_CACHE_HOME",
        { { u"XDG_CACHE_HOME"_s, u"/c"_s } },
        "HF_HOME",
        "/c/huggingface",
        "XDG_CACHE_HOME");
    row("HF_HOME wins over XDG_CACHE_HOME",
        { { u"XDG_CACHE_HOME"_s, u"/c"_s }, { u"HF_HOME"_s, u"/h"_s } },
        "HF_HOME",
        "/h",
        "HF_HOME");
    row("an empty path counts as unset",
        { { u"HF_HOME"_s, QString() } },
        "HF_HOME",
        "/home/ada/.cache/huggingface",
        "default");
    row("tilde is expanded", { { u"HF_HOME"_s, u"~/hf"_s } }, "HF_HOME", "/home/ada/hf", "HF_HOME");
    row("a tilde of another user stays", { { u"HF_HOME"_s, u"~bob/hf"_s } }, "HF_HOME", "~bob/hf", "HF_HOME");
    row("variables are expanded",
        { { u"HF_HOME"_s, u"$D/${E}x"_s }, { u"D"_s, u"/d"_s }, { u"E"_s, u"e"_s } },
        "HF_HOME",
        "/d/ex",
        "HF_HOME");
    row("unknown variables stay",
        { { u"HF_HOME"_s, u"/a/$NO/${NO}/${open"_s } },
        "HF_HOME",
        "/a/$NO/${NO}/${open",
        "HF_HOME");
    row("a lone dollar stays", { { u"HF_HOME"_s, u"/a/$"_s } }, "HF_HOME", "/a/$", "HF_HOME");
    row("a tilde inside a variable stays",
        { { u"HF_HOME"_s, u"$D/x"_s }, { u"D"_s, u"~"_s } },
        "HF_HOME",
        "~/x",
        "HF_HOME");
    row("hub cache follows home", { { u"HF_HOME"_s, u"/h"_s } }, "HF_HUB_CACHE", "/h/hub", "default");
    row("old name of the hub cache",
        { { u"HUGGINGFACE_HUB_CACHE"_s, u"/old"_s } },
        "HF_HUB_CACHE",
        "/old",
        "HUGGINGFACE_HUB_CACHE");
    row("new name of the hub cache wins",
        { { u"HUGGINGFACE_HUB_CACHE"_s, u"/old"_s }, { u"HF_HUB_CACHE"_s, u"/new"_s } },
        "HF_HUB_CACHE",
        "/new",
        "HF_HUB_CACHE");
    row("old name of the assets cache",
        { { u"HUGGINGFACE_ASSETS_CACHE"_s, u"~/a"_s } },
        "HF_ASSETS_CACHE",
        "/home/ada/a",
        "HUGGINGFACE_ASSETS_CACHE");
    row("the xet cache is not expanded",
        { { u"HF_XET_CACHE"_s, u"~/x"_s } },
        "HF_XET_CACHE",
        "~/x",
        "HF_XET_CACHE");
    row("datasets cache follows home",
        { { u"HF_HOME"_s, u"/h"_s } },
        "HF_DATASETS_CACHE",
        "/h/datasets",
        "default");
    row("the cache that transformers once used is not expanded",
        { { u"TRANSFORMERS_CACHE"_s, u"~/t"_s } },
        "TRANSFORMERS_CACHE",
        "~/t",
        "TRANSFORMERS_CACHE");
    row("and there is none", {}, "TRANSFORMERS_CACHE", "", "default");
    row("token file follows home", { { u"HF_HOME"_s, u"/h"_s } }, "HF_TOKEN_PATH", "/h/token", "default");
    row("stored tokens lie beside the token",
        { { u"HF_TOKEN_PATH"_s, u"~/s/tok"_s } },
        "HF_STORED_TOKENS_PATH",
        "/home/ada/s/stored_tokens",
        "HF_TOKEN_PATH");
    row("a token file without folder",
        { { u"HF_TOKEN_PATH"_s, u"tok"_s } },
        "HF_STORED_TOKENS_PATH",
        "stored_tokens",
        "HF_TOKEN_PATH");
    row("offline by the first name",
        { { u"HF_HUB_OFFLINE"_s, u"1"_s } },
        "HF_HUB_OFFLINE",
        "true",
        "HF_HUB_OFFLINE");
    row("offline by the second name",
        { { u"TRANSFORMERS_OFFLINE"_s, u"on"_s } },
        "HF_HUB_OFFLINE",
        "true",
        "TRANSFORMERS_OFFLINE");
    row("offline by the third name",
        { { u"HF_DATASETS_OFFLINE"_s, u"true"_s } },
        "HF_HUB_OFFLINE",
        "true",
        "HF_DATASETS_OFFLINE");
    row("a no of the first beats a yes of the second",
        { { u"HF_HUB_OFFLINE"_s, u"0"_s }, { u"TRANSFORMERS_OFFLINE"_s, u"1"_s } },
        "HF_HUB_OFFLINE",
        "false",
        "HF_HUB_OFFLINE");
    row("an empty first leaves it to the second",
        { { u"HF_HUB_OFFLINE"_s, QString() }, { u"TRANSFORMERS_OFFLINE"_s, u"1"_s } },
        "HF_HUB_OFFLINE",
        "true",
        "TRANSFORMERS_OFFLINE");
    row("telemetry by its third name",
        { { u"DO_NOT_TRACK"_s, u"1"_s } },
        "HF_HUB_DISABLE_TELEMETRY",
        "true",
        "DO_NOT_TRACK");
    row("without xet nothing is shared",
        { { u"HF_HUB_DISABLE_XET"_s, u"1"_s } },
        "HF_HUB_DISABLE_SHARED_BLOBS",
        "true",
        "HF_HUB_DISABLE_XET");
    row("verbosity",
        { { u"HF_HUB_VERBOSITY"_s, u"debug"_s } },
        "HF_HUB_VERBOSITY",
        "debug",
        "HF_HUB_VERBOSITY");
    row("proxy", { { u"HTTPS_PROXY"_s, u"http://p:8080"_s } }, "HTTPS_PROXY", "http://p:8080", "HTTPS_PROXY");
    row("lower case goes before",
        { { u"HTTPS_PROXY"_s, u"a:1"_s }, { u"https_proxy"_s, u"b:2"_s } },
        "HTTPS_PROXY",
        "b:2",
        "https_proxy");
    row("proxy with a password",
        { { u"all_proxy"_s, u"socks5h://me:a/b#c@d@p:1080"_s } },
        "ALL_PROXY",
        "socks5h://me:****@p:1080",
        "all_proxy");
    row("proxy with a password and no scheme",
        { { u"http_proxy"_s, u"me:secret@p:3128"_s } },
        "HTTP_PROXY",
        "me:****@p:3128",
        "http_proxy");
    row("without proxy", { { u"no_proxy"_s, u"a,b:8080"_s } }, "NO_PROXY", "a,b:8080", "no_proxy");
    row("certificates", { { u"SSL_CERT_FILE"_s, u"/a.pem"_s } }, "SSL_CERT_FILE", "/a.pem", "SSL_CERT_FILE");
    row("a folder of certificates", { { u"SSL_CERT_DIR"_s, u"/a"_s } }, "SSL_CERT_DIR", "/a", "SSL_CERT_DIR");
    row("the file goes before the folder",
        { { u"SSL_CERT_DIR"_s, u"/a"_s }, { u"SSL_CERT_FILE"_s, u"/a.pem"_s } },
        "SSL_CERT_DIR",
        "",
        "SSL_CERT_FILE");
    row("state", { { u"HUBDESK_STATE_DIR"_s, u"/s"_s } }, "HUBDESK_STATE_DIR", "/s", "HUBDESK_STATE_DIR");
    row("what is not supported",
        { { u"HF_OIDC_RESOURCE"_s, u"r"_s } },
        "HF_OIDC_RESOURCE",
        "r",
        "not supported");
    row("user agent",
        { { u"HF_HUB_USER_AGENT_ORIGIN"_s, u"lab"_s } },
        "HF_HUB_USER_AGENT_ORIGIN",
        "lab",
        "HF_HUB_USER_AGENT_ORIGIN");
}

void TestEnvironment::values()
{
    QFETCH(Variables, set);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, origin);
    const auto entry = entryOf(environmentOf(set), name);
    QCOMPARE(entry.value, value);
    QCOMPARE(entry.origin, origin);
}

void TestEnvironment::flags_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reads");
    const auto row = [](const char *name, const char *reads) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(reads);
    };
    row("HF_HUB_DISABLE_SYMLINKS", "symlinks");
    row("HF_HUB_DISABLE_SHARED_BLOBS", "sharedBlobs");
    row("HF_HUB_DISABLE_XET", "sharedBlobs");
    row("HF_HUB_DISABLE_IMPLICIT_TOKEN", "implicitToken");
    row("HF_HUB_DISABLE_TELEMETRY", "telemetry");
    row("DISABLE_TELEMETRY", "telemetry");
    row("DO_NOT_TRACK", "telemetry");
    row("NO_COLOR", "color");
}

void TestEnvironment::flags()
{
    QFETCH(QString, name);
    QFETCH(QString, reads);
    const QMap<QString, bool Environment::*> fields{ { u"symlinks"_s, &Environment::symlinks },
                                                     { u"sharedBlobs"_s, &Environment::sharedBlobs },
                                                     { u"implicitToken"_s, &Environment::implicitToken },
                                                     { u"telemetry"_s, &Environment::telemetry },
                                                     { u"color"_s, &Environment::color } };
    const auto field = fields.value(reads);
    for (const auto &[other, member] : fields.asKeyValueRange()) {
        QVERIFY(environmentOf({}).*member);
        QCOMPARE(environmentOf({ { name, u"1"_s } }).*member, other != reads);
    }
    if (name != "NO_COLOR"_L1) {
        QVERIFY(environmentOf({ { name, u"0"_s } }).*field);
    }
}

void TestEnvironment::truth_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isTrue");
    for (const char *yes : { "1", "ON", "on", "Yes", "TRUE", "true" }) {
        QTest::newRow(yes) << QString::fromLatin1(yes) << true;
    }
    for (const char *no : { "", "0", "2", "y", "on ", " 1", "false", "no" }) {
        QTest::addRow("'%s'", no) << QString::fromLatin1(no) << false;
    }
}

void TestEnvironment::truth()
{
    QFETCH(QString, value);
    QFETCH(bool, isTrue);
    QCOMPARE(Environment::isTrue(value), isTrue);
}

void TestEnvironment::tokens_data()
{
    QTest::addColumn<Variables>("set");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("origin");
    const auto current = u"HF_TOKEN"_s;
    const auto old = u"HUGGING_FACE_HUB_TOKEN"_s;
    QTest::newRow("none") << Variables{} << QString() << QString();
    QTest::newRow("by the current name") << Variables{ { current, u"hf_test"_s } } << u"hf_test"_s << current;
    QTest::newRow("by the old name") << Variables{ { old, u"hf_old"_s } } << u"hf_old"_s << old;
    QTest::newRow("the current name wins")
        << Variables{ { current, u"hf_test"_s }, { old, u"hf_old"_s } } << u"hf_test"_s << current;
    QTest::newRow("an empty current name leaves it to the old")
        << Variables{ { current, QString() }, { old, u"hf_old"_s } } << u"hf_old"_s << old;
    QTest::newRow("white space is no token and hides the old name")
        << Variables{ { current, u" \n"_s }, { old, u"hf_old"_s } } << QString() << QString();
    QTest::newRow("line ends go, also inside")
        << Variables{ { current, u" hf_\r\nte\nst\n"_s } } << u"hf_test"_s << current;
}

void TestEnvironment::tokens()
{
    QFETCH(Variables, set);
    QFETCH(QString, token);
    QFETCH(QString, origin);
    const auto environment = environmentOf(set);
    QCOMPARE(environment.token, token);
    QCOMPARE(environment.tokenOrigin, origin);
}

void TestEnvironment::masks_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("masked");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("short ones show nothing") << u"hf_test"_s << u"****"_s;
    QTest::newRow("eleven characters show nothing") << u"hf_12345678"_s << u"****"_s;
    QTest::newRow("long ones show both ends") << u"hf_123456789"_s << u"hf_****6789"_s;
}

void TestEnvironment::masks()
{
    QFETCH(QString, token);
    QFETCH(QString, masked);
    QCOMPARE(Environment::maskToken(token), masked);
}

void TestEnvironment::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<bool>("warned");
    QTest::newRow("unset") << QString() << 10'000 << false;
    QTest::newRow("a number") << u"30"_s << 30'000 << false;
    QTest::newRow("spaces around it") << u" 30 "_s << 30'000 << false;
    QTest::newRow("nought counts as unset") << u"0"_s << 10'000 << false;
    QTest::newRow("a word") << u"abc"_s << 10'000 << true;
    QTest::newRow("a fraction") << u"1.5"_s << 10'000 << true;
    QTest::newRow("negative") << u"-1"_s << 10'000 << true;
    QTest::newRow("too large") << u"99999999999"_s << 10'000 << true;
}

void TestEnvironment::numbers()
{
    QFETCH(QString, text);
    QFETCH(int, milliseconds);
    QFETCH(bool, warned);
    const auto etag = environmentOf({ { u"HF_HUB_ETAG_TIMEOUT"_s, text } });
    QCOMPARE(etag.etagTimeoutMs, milliseconds);
    QCOMPARE(etag.downloadTimeoutMs, 10'000);
    QCOMPARE(!etag.warnings.isEmpty(), warned);
    const auto download = environmentOf({ { u"HF_HUB_DOWNLOAD_TIMEOUT"_s, text } });
    QCOMPARE(download.downloadTimeoutMs, milliseconds);
    QCOMPARE(download.etagTimeoutMs, 10'000);
}

void TestEnvironment::warnings_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("endpoint without scheme") << u"HF_ENDPOINT"_s << u"hub.example.org"_s;
    QTest::newRow("endpoint that looks like host and port") << u"HF_ENDPOINT"_s << u"localhost:8080"_s;
    QTest::newRow("endpoint of another scheme") << u"HF_ENDPOINT"_s << u"ftp://hub.example.org"_s;
    QTest::newRow("endpoint without host") << u"HF_ENDPOINT"_s << u"https:///x"_s;
    QTest::newRow("a token source that is not supported") << u"HF_OIDC_RESOURCE"_s << u"r"_s;
    QTest::newRow("verbosity in capitals") << u"HF_HUB_VERBOSITY"_s << u"DEBUG"_s;
}

void TestEnvironment::warnings()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto environment = environmentOf({ { name, value } });
    QCOMPARE(environment.warnings.size(), 1);
    QVERIFY(environment.warnings.first().contains(name));
    QVERIFY2(environment.endpoint != QUrl(u"https://huggingface.co"_s) || name != "HF_ENDPOINT"_L1,
             "a token meant for another host must not go to the public Hub");
}

void TestEnvironment::progressHasThreeStates()
{
    const auto name = u"HF_HUB_DISABLE_PROGRESS_BARS"_s;
    QVERIFY(!environmentOf({}).progressBars);
    QCOMPARE(environmentOf({ { name, u"1"_s } }).progressBars, std::optional(false));
    QCOMPARE(environmentOf({ { name, u"0"_s } }).progressBars, std::optional(true));
}

void TestEnvironment::everythingIsListedOnce()
{
    const auto plain = environmentOf({});
    const auto full = environmentOf({ { u"HF_HUB_DISABLE_PROGRESS_BARS"_s, u"1"_s },
                                      { u"HF_HUB_ETAG_TIMEOUT"_s, u"3"_s },
                                      { u"HF_TOKEN"_s, u"hf_test"_s },
                                      { u"DO_NOT_TRACK"_s, u"1"_s } });
    QStringList names;
    for (const auto &entry : plain.entries) {
        QVERIFY2(!names.contains(entry.name), qPrintable(entry.name));
        QCOMPARE(entry.origin, u"default"_s);
        names.append(entry.name);
    }
    QCOMPARE(full.entries.size(), plain.entries.size());
    for (qsizetype i = 0; i < full.entries.size(); ++i) {
        QCOMPARE(full.entries[i].name, names[i]);
    }
}

void TestEnvironment::tokenIsNeverListed()
{
    const auto environment = environmentOf({ { u"HF_TOKEN"_s, u"hf_secretsecretsecret"_s } });
    for (const auto &entry : environment.entries) {
        QVERIFY(!entry.value.contains("hf_secret"_L1));
    }
    QCOMPARE(entryOf(environment, u"HF_TOKEN"_s).value, u"hf_****cret"_s);
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
