// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"

#include <QCryptographicHash>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto card = "---\nlicense: mit\n---\n# Plain\n";

} // namespace

class TestResolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGitFileIsReachedByARelativeRedirect();
    void anLfsFileIsReachedByASignedLinkOnTheOtherPort();
    void theOtherPortRefusesAnyAuthorization();
    void aLinkThatWasTamperedWithOrHasRunOutIsRefused();
    void rangesAreServed_data();
    void rangesAreServed();
    void aStaleIfRangeGetsTheWholeFile();
    void seededContentIsTheSameFromEverywhere();
    void errorsCarryTheirCodes_data();
    void errorsCarryTheirCodes();
    void aRenamedRepositoryLeadsToItsNewName();
    void xetHeadersOnlyWhereTheyAreSwitchedOn();
    void rawShowsThePointer();

private:
    Reply follow(const QByteArray &target, const Asker::Headers &headers = {});

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
    const Blob m_big = Blob::seeded(7, 300'000, "head");
};

void TestResolve::initTestCase()
{
    m_hub = std::make_unique<Server>();
    QVERIFY(m_hub->isListening());
    m_asker = std::make_unique<Asker>(*m_hub);
    m_hub->addToken(u"hf_owner"_s, u"org"_s);
    m_hub->addToken(u"hf_test"_s, u"someone"_s);
    const QMap<QString, Blob> files{ { u"README.md"_s, QByteArray(card) },
                                     { u"w.safetensors"_s, m_big },
                                     { u"dir/a b#é.txt"_s, QByteArray("x") } };
    m_hub->addRepo(RepoKind::Model, u"org/open"_s, files);
    for (const auto &name :
         { u"org/private"_s, u"org/gated"_s, u"org/disabled"_s, u"org/xet"_s, u"org/old"_s }) {
        m_hub->addRepo(RepoKind::Model, name, files);
    }
    m_hub->edit(RepoKind::Model, u"org/private"_s, [](Repo &repo) { repo.isPrivate = true; });
    m_hub->edit(RepoKind::Model, u"org/gated"_s, [](Repo &repo) { repo.gated = u"manual"_s; });
    m_hub->edit(RepoKind::Model, u"org/disabled"_s, [](Repo &repo) { repo.disabled = true; });
    m_hub->edit(RepoKind::Model, u"org/xet"_s, [](Repo &repo) { repo.xet = true; });
    m_hub->rename(RepoKind::Model, u"org/old"_s, u"org/new"_s);
    m_hub->addRepo(RepoKind::Dataset, u"org/data"_s, files);
}

Reply TestResolve::follow(const QByteArray &target, const Asker::Headers &headers)
{
    const auto first = m_asker->get(target);
    return m_asker->get(first.header("Location"), headers);
}

void TestResolve::aGitFileIsReachedByARelativeRedirect()
{
    const auto head = m_asker->head("/org/open/resolve/main/dir/a%20b%23%C3%A9.txt");
    QCOMPARE(head.status, 307);
    QCOMPARE(head.header("X-Linked-Size"), QByteArray("1"));
    QCOMPARE(head.header("X-Linked-Etag"), '"' + Blob(QByteArray("x")).gitSha1() + '"');
    QCOMPARE(head.header("X-Repo-Commit").size(), 40);
    const QByteArray location = head.header("Location");
    QVERIFY2(location.startsWith("/api/resolve-cache/models/org/open/" + head.header("X-Repo-Commit")),
             location.constData());

    const auto content = m_asker->get(location);
    QCOMPARE(content.status, 200);
    QCOMPARE(content.body, QByteArray("x"));
    QCOMPARE(content.header("ETag"), head.header("X-Linked-Etag"));
    QCOMPARE(content.header("X-Repo-Commit"), head.header("X-Repo-Commit"));
    QCOMPARE(follow("/datasets/org/data/resolve/main/README.md").body, QByteArray(card));
}

void TestResolve::anLfsFileIsReachedByASignedLinkOnTheOtherPort()
{
    const auto head = m_asker->head("/org/open/resolve/main/w.safetensors");
    QCOMPARE(head.status, 302);
    QCOMPARE(head.header("X-Linked-Etag"), '"' + m_big.sha256() + '"');
    QCOMPARE(head.header("X-Linked-Size"), QByteArray::number(m_big.size()));
    const QUrl link = QUrl::fromEncoded(head.header("Location"));
    QCOMPARE(link.port(), m_hub->cdnUrl().port());

    const auto content = m_asker->get(head.header("Location"));
    QCOMPARE(content.status, 200);
    QCOMPARE(content.body, m_big.bytes());
    QVERIFY(content.header("ETag") != head.header("X-Linked-Etag")); // a CDN names its objects as it likes
    QCOMPARE(QCryptographicHash::hash(content.body, QCryptographicHash::Sha256).toHex(), m_big.sha256());
}

void TestResolve::theOtherPortRefusesAnyAuthorization()
{
    const auto link = m_asker->head("/org/open/resolve/main/w.safetensors").header("Location");
    QVERIFY(m_hub->violations().isEmpty());
    QCOMPARE(m_asker->getAs("hf_test", link).status, 400);
    QCOMPARE(m_hub->violations().size(), 1);
}

void TestResolve::aLinkThatWasTamperedWithOrHasRunOutIsRefused()
{
    const auto link = m_asker->head("/org/open/resolve/main/w.safetensors").header("Location");
    QCOMPARE(m_asker->get(link + "0").status, 403);
    m_hub->setLinkLifetime(-1);
    const auto stale = m_asker->head("/org/open/resolve/main/w.safetensors").header("Location");
    m_hub->setLinkLifetime(3600);
    QCOMPARE(m_asker->get(stale).status, 403);
}

void TestResolve::rangesAreServed_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("length");
    QTest::newRow("from the start") << QByteArray("bytes=0-9") << 206 << QByteArray("bytes 0-9/300000")
                                    << qint64(0) << qint64(10);
    QTest::newRow("across the head and a block")
        << QByteArray("bytes=2-131071") << 206 << QByteArray("bytes 2-131071/300000") << qint64(2)
        << qint64(131070);
    QTest::newRow("open end") << QByteArray("bytes=299990-") << 206
                              << QByteArray("bytes 299990-299999/300000") << qint64(299990) << qint64(10);
    QTest::newRow("the last ones") << QByteArray("bytes=-5") << 206
                                   << QByteArray("bytes 299995-299999/300000") << qint64(299995) << qint64(5);
    QTest::newRow("end beyond the file")
        << QByteArray("bytes=299999-400000") << 206 << QByteArray("bytes 299999-299999/300000")
        << qint64(299999) << qint64(1);
    QTest::newRow("start beyond the file")
        << QByteArray("bytes=300000-") << 416 << QByteArray("bytes */300000") << qint64(0) << qint64(0);
    QTest::newRow("no range at all") << QByteArray("lines=1-2") << 200 << QByteArray() << qint64(0)
                                     << qint64(300000);
}

void TestResolve::rangesAreServed()
{
    QFETCH(const QByteArray, range);
    QFETCH(const qint64, first);
    QFETCH(const qint64, length);
    const auto reply = follow("/org/open/resolve/main/w.safetensors", { { "Range", range } });
    QTEST(reply.status, "status");
    QTEST(reply.header("Content-Range"), "contentRange");
    QCOMPARE(reply.body, m_big.bytes().mid(first, length));
}

void TestResolve::aStaleIfRangeGetsTheWholeFile()
{
    const auto reply = follow("/org/open/resolve/main/w.safetensors",
                              { { "Range", "bytes=10-" }, { "If-Range", "\"other\"" } });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.size(), m_big.size());
}

void TestResolve::seededContentIsTheSameFromEverywhere()
{
    const auto whole = m_big.bytes();
    QCOMPARE(whole.first(4), QByteArray("head"));
    for (const qint64 at : { 0, 3, 4, 65535, 65536, 65540, 131071, 299000 }) {
        QCOMPARE(m_big.read(at, 70'000), whole.mid(at, 70'000));
    }
    QVERIFY(whole.mid(65536, 4096) != whole.mid(131072, 4096));
    QVERIFY(Blob::seeded(8, 300'000).bytes() != Blob::seeded(9, 300'000).bytes());
}

void TestResolve::errorsCarryTheirCodes_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray file = "/resolve/main/README.md";
    QTest::newRow("missing repository, stranger")
        << "/org/none" + file << QByteArray() << 401 << QByteArray("RepoNotFound");
    QTest::newRow("missing repository, known user")
        << "/org/none" + file << QByteArray("hf_test") << 404 << QByteArray("RepoNotFound");
    QTest::newRow("private, stranger")
        << "/org/private" + file << QByteArray() << 401 << QByteArray("RepoNotFound");
    QTest::newRow("private, somebody else")
        << "/org/private" + file << QByteArray("hf_test") << 404 << QByteArray("RepoNotFound");
    QTest::newRow("private, its owner")
        << "/org/private" + file << QByteArray("hf_owner") << 307 << QByteArray();
    QTest::newRow("gated, stranger") << "/org/gated" + file << QByteArray() << 401 << QByteArray("GatedRepo");
    QTest::newRow("gated, not let in")
        << "/org/gated" + file << QByteArray("hf_test") << 403 << QByteArray("GatedRepo");
    QTest::newRow("gated, its owner") << "/org/gated" + file << QByteArray("hf_owner") << 307 << QByteArray();
    QTest::newRow("missing revision") << QByteArray("/org/open/resolve/nope/README.md") << QByteArray() << 404
                                      << QByteArray("RevisionNotFound");
    QTest::newRow("missing file") << QByteArray("/org/open/resolve/main/none.txt") << QByteArray() << 404
                                  << QByteArray("EntryNotFound");
    QTest::newRow("disabled") << "/org/disabled" + file << QByteArray("hf_test") << 403 << QByteArray();
    QTest::newRow("bad token") << "/org/open" + file << QByteArray("hf_bad") << 401 << QByteArray();
}

void TestResolve::errorsCarryTheirCodes()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, token);
    const auto reply = m_asker->get(
        target,
        token.isEmpty() ? Asker::Headers() : Asker::Headers{ { "Authorization", "Bearer " + token } });
    QTEST(reply.status, "status");
    QTEST(reply.header("X-Error-Code"), "code");
    QCOMPARE(reply.header("X-Repo-Commit").isEmpty(),
             reply.status != 307 && reply.header("X-Error-Code") != "EntryNotFound");
    if (reply.status >= 400) {
        QVERIFY(!reply.object()["error"_L1].toString().isEmpty());
        QVERIFY(!reply.header("X-Error-Message").isEmpty());
    }
}

void TestResolve::aRenamedRepositoryLeadsToItsNewName()
{
    const auto file = m_asker->get("/org/old/resolve/main/dir/a%20b%23%C3%A9.txt?download=true");
    QCOMPARE(file.status, 307);
    QCOMPARE(file.header("Location"),
             QByteArray("/org/new/resolve/main/dir/a%20b%23%C3%A9.txt?download=true"));
    const auto api = m_asker->get("/api/models/org/old/tree/main?recursive=true");
    QCOMPARE(api.status, 307);
    QCOMPARE(api.header("Location"), QByteArray("/api/models/org/new/tree/main?recursive=true"));
    QCOMPARE(m_asker->get("/api/models/ORG/New").header("Location"), QByteArray("/api/models/org/new"));
}

void TestResolve::xetHeadersOnlyWhereTheyAreSwitchedOn()
{
    QVERIFY(m_asker->head("/org/open/resolve/main/w.safetensors").header("X-Xet-Hash").isEmpty());
    const auto head = m_asker->head("/org/xet/resolve/main/w.safetensors");
    QCOMPARE(head.header("X-Xet-Hash").size(), 64);
    QVERIFY(head.header("Link").contains("rel=\"xet-auth\""));
    QVERIFY(m_asker->head("/org/xet/resolve/main/README.md").header("X-Xet-Hash").isEmpty());
}

void TestResolve::rawShowsThePointer()
{
    const auto pointer = m_asker->get("/org/open/raw/main/w.safetensors");
    QCOMPARE(pointer.status, 200);
    QCOMPARE(pointer.body, m_big.lfsPointer());
    QCOMPARE(m_asker->get("/org/open/raw/main/README.md").body, QByteArray(card));
}

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
