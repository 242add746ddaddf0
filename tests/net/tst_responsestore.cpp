// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/responsestore.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Key = ResponseStore::Key;
using Kept = ResponseStore::Kept;

Key keyOf(const QString &path, const QByteArray &account = {}, const QByteArray &accept = {})
{
    const QUrl endpoint(u"http://127.0.0.1:1"_s);
    return { endpoint, account, endpoint.resolved(QUrl(path)), accept };
}

QDateTime timeOf(int minute)
{
    return { QDate(2026, 3, 1), QTime(12, minute), QTimeZone::UTC };
}

Kept answerOf(const QByteArray &body, int minute = 0)
{
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ETag, "W/\"one\"");
    headers.append(QHttpHeaders::WellKnownHeader::Link, "<http://127.0.0.1:1/next>; rel=\"next\"");
    return { 206, QUrl(u"http://127.0.0.1:1/moved"_s), headers, body, timeOf(minute) };
}

} // namespace

class TestResponseStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsAndFinds_data();
    void keepsAndFinds();
    void outlivesItsProgram();
    void isReadByItsUserAlone();
    void keepsNoHeaderThatGrants();
    void partsWhatDiffers();
    void aNewAnswerReplacesTheOld();
    void aConfirmedAnswerIsNew();
    void theOldestGoWhenItIsFull();
    void largeAnswersAreNotKept();
    void forgetsEverything();
    void forgetsWhatAnotherProgramHolds();
    void forgettingNothingMakesNoFile();
    void keepsNoSignedAddress();
    void isBegunAnew_data();
    void isBegunAnew();
    void anAccountIsNoToken();
    void worksWithoutAFile();

private:
    QString file() const { return m_folder->filePath(ResponseStore::fileName()); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestResponseStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestResponseStore::keepsAndFinds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a little") << QByteArray("[]");
    QTest::newRow("bytes") << QByteArray("\0\xff\r\n", 4);
    QTest::newRow("a lot") << QByteArray(300'000, 'x');
}

void TestResponseStore::keepsAndFinds()
{
    QFETCH(QByteArray, body);
    ResponseStore store(m_folder->path());
    QVERIFY(!store.find(keyOf(u"/a"_s)));
    store.keep(keyOf(u"/a"_s), answerOf(body));
    const auto found = store.find(keyOf(u"/a"_s));
    QVERIFY(found);
    QCOMPARE(found->body, body);
    QCOMPARE(found->status, 206);
    QCOMPARE(found->url, QUrl(u"http://127.0.0.1:1/moved"_s));
    QCOMPARE(found->etag(), "W/\"one\"");
    QCOMPARE(found->asked, timeOf(0));
    QVERIFY(found->headers.contains(QHttpHeaders::WellKnownHeader::Link));
}

void TestResponseStore::outlivesItsProgram()
{
    ResponseStore(m_folder->path()).keep(keyOf(u"/a"_s), answerOf("kept"));
    ResponseStore again(m_folder->path());
    QVERIFY(again.find(keyOf(u"/a"_s)));
}

void TestResponseStore::isReadByItsUserAlone()
{
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s), answerOf("of a private repo"));
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s }) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(!(QFile::permissions(file() + suffix) & others), qPrintable(suffix));
    }
}

void TestResponseStore::keepsNoHeaderThatGrants()
{
    ResponseStore store(m_folder->path());
    auto answer = answerOf("x");
    answer.headers.append("Set-Cookie"_L1, "session=secret");
    answer.headers.append("X-Anything"_L1, "secret");
    store.keep(keyOf(u"/a"_s), answer);
    const auto headers = store.find(keyOf(u"/a"_s))->headers;
    QCOMPARE(headers.size(), 2);
    QVERIFY(!headers.contains("set-cookie"_L1));
}

void TestResponseStore::partsWhatDiffers()
{
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s, "me"), answerOf("mine"));
    QVERIFY(!store.find(keyOf(u"/a"_s)));
    QVERIFY(!store.find(keyOf(u"/a"_s, "you")));
    QVERIFY(!store.find(keyOf(u"/a"_s, "me", "text/plain")));
    QVERIFY(!store.find(keyOf(u"/a?b=1"_s, "me")));
    auto elsewhere = keyOf(u"/a"_s, "me");
    elsewhere.endpoint = QUrl(u"http://127.0.0.1:2"_s);
    QVERIFY(!store.find(elsewhere));
    // One text cannot be cut in two ways.
    store.keep(keyOf(u"/b"_s, "ab", "c"), answerOf("x"));
    QVERIFY(!store.find(keyOf(u"/b"_s, "a", "bc")));
}

void TestResponseStore::aNewAnswerReplacesTheOld()
{
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s), answerOf("old", 0));
    store.keep(keyOf(u"/a"_s), answerOf("new", 5));
    QCOMPARE(store.find(keyOf(u"/a"_s))->body, "new");
    QCOMPARE(store.find(keyOf(u"/a"_s))->asked, timeOf(5));
}

void TestResponseStore::aConfirmedAnswerIsNew()
{
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s), answerOf("same", 0));
    store.confirm(keyOf(u"/a"_s), timeOf(30));
    QCOMPARE(store.find(keyOf(u"/a"_s))->asked, timeOf(30));
}

void TestResponseStore::theOldestGoWhenItIsFull()
{
    ResponseStore store(m_folder->path(), { .answer = 1000, .all = 4000 });
    for (int minute = 0; minute < 20; ++minute) {
        store.keep(keyOf(u"/%1"_s.arg(minute)), answerOf(QByteArray(500, 'x'), minute));
    }
    int left = 0;
    for (int minute = 0; minute < 20; ++minute) {
        left += store.find(keyOf(u"/%1"_s.arg(minute))) ? 1 : 0;
    }
    QVERIFY2(left <= 8 && left >= 6, qPrintable(QString::number(left)));
    QVERIFY(store.find(keyOf(u"/19"_s)));
    QVERIFY(!store.find(keyOf(u"/0"_s)));
    // What replaces itself again and again drives nothing out.
    for (int i = 0; i < 50; ++i) {
        store.keep(keyOf(u"/19"_s), answerOf(QByteArray(500, 'y'), 30));
    }
    QVERIFY(store.find(keyOf(u"/18"_s)));
}

void TestResponseStore::largeAnswersAreNotKept()
{
    ResponseStore store(m_folder->path(), { .answer = 10, .all = 4000 });
    store.keep(keyOf(u"/a"_s), answerOf("12345678901"));
    QVERIFY(!store.find(keyOf(u"/a"_s)));
}

void TestResponseStore::forgetsEverything()
{
    ResponseStore store(m_folder->path());
    const QByteArray secret("nobody is to read this later");
    store.keep(keyOf(u"/a"_s, "me"), answerOf(secret));
    store.clear();
    QVERIFY(!store.find(keyOf(u"/a"_s, "me")));
    for (const auto &suffix : { u""_s, u"-wal"_s }) {
        QFile raw(file() + suffix);
        if (raw.open(QIODevice::ReadOnly)) {
            QVERIFY2(!raw.readAll().contains(secret), qPrintable(suffix));
        }
    }
    store.keep(keyOf(u"/a"_s), answerOf("again"));
    QVERIFY(store.find(keyOf(u"/a"_s)));
}

// Somebody else writes to the file at this moment, so that nothing can be taken out of it.
void TestResponseStore::forgetsWhatAnotherProgramHolds()
{
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s, "me"), answerOf("mine"));
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        store.clear();
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(!store.find(keyOf(u"/a"_s, "me")));
    QVERIFY(!ResponseStore(m_folder->path()).find(keyOf(u"/a"_s, "me")));
    store.keep(keyOf(u"/b"_s), answerOf("again"));
    QVERIFY(ResponseStore(m_folder->path()).find(keyOf(u"/b"_s)));
}

void TestResponseStore::keepsNoSignedAddress()
{
    ResponseStore store(m_folder->path());
    auto answer = answerOf("x");
    answer.url = QUrl(u"https://somebody:word@cdn.example/blob?Signature=secret&n=1"_s);
    store.keep(keyOf(u"/a"_s), answer);
    QCOMPARE(store.find(keyOf(u"/a"_s))->url, QUrl(u"https://cdn.example/blob"_s));
    answer.url = QUrl(u"http://127.0.0.1:1/list?cursor=2"_s);
    store.keep(keyOf(u"/a"_s), answer);
    QCOMPARE(store.find(keyOf(u"/a"_s))->url, answer.url);
}

void TestResponseStore::forgettingNothingMakesNoFile()
{
    ResponseStore(m_folder->path()).clear();
    QVERIFY(!QFile::exists(file()));
}

void TestResponseStore::isBegunAnew_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no database") << QByteArray(5000, 'z');
    QTest::newRow("cut") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("empty") << QByteArray();
}

void TestResponseStore::isBegunAnew()
{
    QFETCH(QByteArray, content);
    {
        QFile raw(file());
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(content);
    }
    ResponseStore store(m_folder->path());
    store.keep(keyOf(u"/a"_s), answerOf("kept"));
    QVERIFY(store.find(keyOf(u"/a"_s)));
    ResponseStore again(m_folder->path());
    QVERIFY(again.find(keyOf(u"/a"_s)));
}

void TestResponseStore::anAccountIsNoToken()
{
    ResponseStore store(m_folder->path());
    const auto account = store.accountOf(u"hf_example"_s);
    QVERIFY(!account.isEmpty());
    QVERIFY(!account.contains("hf_"));
    QCOMPARE(store.accountOf(u"hf_example"_s), account);
    QVERIFY(store.accountOf(u"hf_other"_s) != account);
    QCOMPARE(store.accountOf({}), QByteArray());
    QTemporaryDir elsewhere;
    QVERIFY(ResponseStore(elsewhere.path()).accountOf(u"hf_example"_s) != account);
    QCOMPARE(ResponseStore(m_folder->path()).accountOf(u"hf_example"_s), account);
}

void TestResponseStore::worksWithoutAFile()
{
    ResponseStore store(u"/proc/no/folder/can/be/made"_s);
    store.keep(keyOf(u"/a"_s), answerOf("kept"));
    QVERIFY(store.find(keyOf(u"/a"_s)));
}

QTEST_GUILESS_MAIN(TestResponseStore)

#include "tst_responsestore.moc"
