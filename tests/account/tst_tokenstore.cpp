// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/ownaccounts.h"
#include "core/account/tokenstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTokenStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesAsTheOfficialClient();
    void readsTheActiveToken_data();
    void readsTheActiveToken();
    void keepsOthersAndUnknownKeys();
    void readsOldEncodings();
    void neverOverwritesWhatItCannotRead();
    void forgets();
    void followsLinks();
    void names_data();
    void names();
    void ownAccountIsPerEndpoint();
    void ownFileIsPrivate();

private:
    QTemporaryDir m_folder;
    QString m_home;
    QString m_token;
    QString m_stored;
    int m_count = 0;
};

void TestTokenStore::init()
{
    m_home = m_folder.filePath(u"home %1"_s.arg(++m_count));
    m_token = m_home + "/token"_L1;
    m_stored = m_home + "/stored_tokens"_L1;
}

void TestTokenStore::writesAsTheOfficialClient()
{
    TokenStore store(m_token, m_stored);
    QVERIFY(!store.exists());
    QVERIFY(store.save(u"my-laptop"_s, u"hf_test"_s));
    QVERIFY(store.save(u"a-server"_s, u"hf_other"_s));
    QVERIFY(store.exists());
    QCOMPARE(read(m_token), "hf_other");
    QCOMPARE(read(m_stored), "[a-server]\nhf_token = hf_other\n\n[my-laptop]\nhf_token = hf_test\n\n");
    QCOMPARE(store.active(), u"hf_other"_s);
    for (const auto &path : { m_token, m_stored }) {
        QCOMPARE(QFileInfo(path).permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
                 ownerOnly);
    }
    QVERIFY(!(QFileInfo(m_home).permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
}

void TestTokenStore::readsTheActiveToken_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("token");
    QTest::newRow("bare") << "hf_test"_ba << u"hf_test"_s;
    QTest::newRow("with a line end") << "hf_test\n"_ba << u"hf_test"_s;
    QTest::newRow("with line ends inside") << " hf_\r\ntest \n"_ba << u"hf_test"_s;
    QTest::newRow("white space alone") << " \n"_ba << QString();
    QTest::newRow("empty") << ""_ba << QString();
}

void TestTokenStore::readsTheActiveToken()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, token);
    QVERIFY(QDir().mkpath(m_home));
    write(m_token, content);
    QCOMPARE(TokenStore(m_token, m_stored).active(), token);
}

void TestTokenStore::keepsOthersAndUnknownKeys()
{
    QVERIFY(QDir().mkpath(m_home));
    write(m_stored,
          "[oauth-ada]\nhf_token=hf_o\nRefresh_Token = r\nfuture = 1\n[x]\nhf_token = old\nextra = 1\n");
    QVERIFY(TokenStore(m_token, m_stored).save(u"x"_s, u"hf_new"_s));
    QCOMPARE(read(m_stored),
             "[oauth-ada]\nhf_token = hf_o\nrefresh_token = r\nfuture = 1\n\n[x]\nhf_token = hf_new\n\n");
}

void TestTokenStore::readsOldEncodings()
{
    QVERIFY(QDir().mkpath(m_home));
    write(m_stored, "[caf\xe9]\nhf_token = hf_c\n");
    QVERIFY(TokenStore(m_token, m_stored).save(u"x"_s, u"hf_new"_s));
    QCOMPARE(read(m_stored), "[caf\xc3\xa9]\nhf_token = hf_c\n\n[x]\nhf_token = hf_new\n\n");
}

void TestTokenStore::neverOverwritesWhatItCannotRead()
{
    QVERIFY(QDir().mkpath(m_home));
    const QByteArray damaged = "[a]\nhf_token = hf_a\n[a]\nhf_token = hf_b\n";
    write(m_stored, damaged);
    TokenStore store(m_token, m_stored);
    const auto saved = store.save(u"x"_s, u"hf_new"_s);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::Protocol);
    QVERIFY(saved.error().detail.contains(m_stored));
    QVERIFY(!store.forget(u"a"_s));
    QCOMPARE(read(m_stored), damaged);
    QVERIFY(!QFile::exists(m_token));
}

void TestTokenStore::forgets()
{
    TokenStore store(m_token, m_stored);
    QVERIFY(store.save(u"one"_s, u"hf_1"_s));
    QVERIFY(store.save(u"two"_s, u"hf_2"_s));
    QCOMPARE(store.forget(u"three"_s).error().kind, Error::Kind::EntryNotFound);
    QVERIFY(store.forget(u"one"_s));
    QCOMPARE(store.active(), u"hf_2"_s);
    QVERIFY(store.forget(u"two"_s));
    QVERIFY(!QFile::exists(m_token));
    QVERIFY(store.save(u"one"_s, u"hf_1"_s));
    QVERIFY(store.forgetAll());
    QVERIFY(!store.exists());
    QVERIFY(store.forgetAll());
}

void TestTokenStore::followsLinks()
{
    QVERIFY(QDir().mkpath(m_home + "/real"_L1));
    write(m_home + "/real/t"_L1, "hf_old");
    QVERIFY(QFile::link(m_home + "/real/t"_L1, m_token));
    QVERIFY(TokenStore(m_token, m_stored).save(u"x"_s, u"hf_new"_s));
    QVERIFY(QFileInfo(m_token).isSymLink());
    QCOMPARE(read(m_home + "/real/t"_L1), "hf_new");
}

void TestTokenStore::names_data()
{
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("name");
    QTest::newRow("the display name") << u"my laptop"_s << u"my laptop"_s;
    QTest::newRow("an OAuth token") << QString() << u"oauth-ada"_s;
    QTest::newRow("never the defaults") << u"DEFAULT"_s << u"token"_s;
    QTest::newRow("no second section by a line end") << u"a]\n[b"_s << u"a___b"_s;
}

void TestTokenStore::names()
{
    QFETCH(QString, display);
    QFETCH(QString, name);
    QCOMPARE(TokenStore::nameFor(display, u"ada"_s), name);
}

void TestTokenStore::ownAccountIsPerEndpoint()
{
    OwnAccounts own(m_home);
    const QUrl hub(u"https://hub.example.org"_s);
    const QUrl other(u"https://other.example.org"_s);
    QVERIFY(own.save(hub, { u"ada"_s, false, u"hf_test"_s }));
    QVERIFY(own.save(other, { u"bob"_s, true, u"hf_never"_s }));
    QCOMPARE(own.find(hub)->token, u"hf_test"_s);
    QVERIFY(own.find(other)->inKeychain);
    QVERIFY(own.find(other)->token.isEmpty());
    QVERIFY(!read(m_home + "/accounts.json"_L1).contains("hf_never"));
    QVERIFY(!own.find(QUrl(u"https://third.example.org"_s)));
    QVERIFY(own.forget(hub));
    QVERIFY(!own.find(hub));
    QVERIFY(own.find(other));
}

void TestTokenStore::ownFileIsPrivate()
{
    OwnAccounts own(m_home);
    QVERIFY(own.save(QUrl(u"https://hub.example.org"_s), { u"ada"_s, false, u"hf_test"_s }));
    const auto path = m_home + "/accounts.json"_L1;
    QCOMPARE(QFileInfo(path).permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser), ownerOnly);
    write(path, "not json");
    QVERIFY(!own.save(QUrl(u"https://hub.example.org"_s), { u"ada"_s, false, u"hf_test"_s }));
    QCOMPARE(read(path), "not json");
}

QTEST_GUILESS_MAIN(TestTokenStore)
#include "tst_tokenstore.moc"
