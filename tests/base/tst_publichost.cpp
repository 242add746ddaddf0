// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/publichost.h"

#include <QHostAddress>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The one table of what text that others wrote may make us contact: pictures of cards, and where their names
/// lead.
class TestPublicHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publicHosts_data();
    void publicHosts();
    void noAddressIsNotPublic() { QVERIFY(!isPublicAddress(QHostAddress())); }
};

void TestPublicHost::publicHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isPublic");
    const auto row = [](const char *host, bool isPublic) {
        QTest::newRow(host) << QString::fromLatin1(host) << isPublic;
    };
    for (const auto *host : { "example.org",
                              "EXAMPLE.ORG.",
                              "xn--e1afmkfd.example",
                              "8.8.8.8",
                              "172.32.0.1",
                              "100.128.0.1",
                              "2606:4700::1111",
                              "[2606:4700::1111]",
                              "1.1.1.1",
                              "11.0.0.1",
                              "192.169.0.1",
                              "::ffff:8.8.8.8",
                              "cafe.example.org" }) {
        row(host, true);
    }
    for (const auto *host : { "localhost",
                              "LOCALHOST",
                              "a.localhost",
                              "a.localhost.",
                              "router",
                              "nas.local",
                              "db.internal",
                              "127.0.0.1",
                              "127.1.2.3",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.0.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "[::1]",
                              "::",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::127.0.0.1",
                              "2002:7f00:1::",
                              "2002:a00:1::1",
                              "2001:0:a00:1::1",
                              "2001:db8::1",
                              "64:ff9b::a00:1",
                              "::ffff:10.0.0.1",
                              "fd00::1",
                              "192.0.2.1",
                              "192.88.99.1",
                              "198.18.0.1",
                              "198.51.100.7",
                              "203.0.113.9",
                              "printer.lan",
                              "wiki.corp",
                              "box.home.arpa",
                              "shop.test",
                              "hidden.onion",
                              "64:ff9b::7f00:1",
                              "2130706433",
                              "0x7f.0.0.1",
                              "127.1",
                              "10.2.3.0x4",
                              "",
                              "." }) {
        row(host, false);
    }
}

void TestPublicHost::publicHosts()
{
    QFETCH(QString, host);
    QTEST(isPublicHost(host), "isPublic");
    // What a name leads to is judged alike.
    if (const QHostAddress address(host); !address.isNull()) {
        QTEST(isPublicAddress(address), "isPublic");
    }
}

QTEST_GUILESS_MAIN(TestPublicHost)
#include "tst_publichost.moc"
