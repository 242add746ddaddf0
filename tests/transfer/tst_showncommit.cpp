// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// A download of what a page shows: the commit that the person saw, while the branch moves on.
class TestShownCommit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theCommitThatWasSeenArrives();
    void anOlderRefMovesOn();
    void anOlderRefMovesOnThoughTheBranchIsFurther();
    void aNewerRefStays();
    void aRefOfAnotherHistoryStays();
    void aMissingFileMovesNoRef();
    void aRestartStaysWithTheCommit_data();
    void aRestartStaysWithTheCommit();
    void anotherCommitInTheCacheDoesNotStandIn();
    void whatIsNoCommitIsRefused();

private:
    RepoId repo() const { return Rig::repo(u"org/model"_s); }
    DownloadRequest seen(const QString &commit) const { return { .repo = repo(), .commit = { commit } }; }
    /// Another commit on main; its id.
    QString move(const QByteArray &text)
    {
        return m_rig->hub.commit(
            FakeHub::RepoKind::Model,
            u"org/model"_s,
            { .add = { { u"config.json"_s, text } }, .title = QString::fromLatin1(text) });
    }
    QString ref() const
    {
        const auto commit = m_rig->cache->resolve(repo(), {});
        return commit ? commit->hex : u"(none)"_s;
    }
    void expectContent(const Result<DownloadResult> &result, const QString &commit, const QByteArray &text)
    {
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->commit.hex, commit);
        QCOMPARE(Rig::content(result->path + u"/config.json"_s), text);
        QVERIFY(Rig::content(result->path + u"/weights.safetensors"_s) == m_big.bytes());
    }

    const Blob m_big = Blob::seeded(5, 6 * MiB);
    std::unique_ptr<Rig> m_rig;
    QString m_first;
};

void TestShownCommit::init()
{
    m_rig = std::make_unique<Rig>();
    m_first = m_rig->hub.addRepo(
        FakeHub::RepoKind::Model,
        u"org/model"_s,
        { { u"config.json"_s, QByteArray("first") }, { u"weights.safetensors"_s, m_big } });
}

void TestShownCommit::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestShownCommit::theCommitThatWasSeenArrives()
{
    move("second");
    expectContent(m_rig->download(seen(m_first)), m_first, "first");
    // Without a ref nobody would find it offline, and a clean-up would take it for detached.
    QCOMPARE(ref(), m_first);
}

void TestShownCommit::anOlderRefMovesOn()
{
    expectContent(m_rig->download(u"org/model"_s), m_first, "first");
    const auto second = move("second");
    expectContent(m_rig->download(seen(second)), second, "second");
    QCOMPARE(ref(), second);
}

void TestShownCommit::anOlderRefMovesOnThoughTheBranchIsFurther()
{
    expectContent(m_rig->download(u"org/model"_s), m_first, "first");
    const auto second = move("second");
    move("third");
    expectContent(m_rig->download(seen(second)), second, "second");
    QCOMPARE(ref(), second);
}

void TestShownCommit::aNewerRefStays()
{
    const auto second = move("second");
    expectContent(m_rig->download(u"org/model"_s), second, "second");
    QCOMPARE(ref(), second);
    expectContent(m_rig->download(seen(m_first)), m_first, "first");
    QCOMPARE(ref(), second);
}

void TestShownCommit::aRefOfAnotherHistoryStays()
{
    const CommitId other{ QString(40, u'e') };
    QVERIFY(m_rig->cache->prepare(repo(), other));
    QVERIFY(m_rig->cache->writeRef(repo(), {}, other));
    move("second");
    expectContent(m_rig->download(seen(m_first)), m_first, "first");
    QCOMPARE(ref(), other.hex);
}

void TestShownCommit::aMissingFileMovesNoRef()
{
    const auto second = move("second");
    expectContent(m_rig->download(u"org/model"_s), second, "second");
    auto request = seen(m_first);
    request.paths = { u"nope.txt"_s };
    const auto result = m_rig->download(request);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::EntryNotFound);
    QCOMPARE(ref(), second);
}

void TestShownCommit::aRestartStaysWithTheCommit_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("before its files are known") << u"tree"_s << qint64(0);
    QTest::newRow("in the middle of a file") << u"cdn"_s << 3 * MiB;
}

void TestShownCommit::aRestartStaysWithTheCommit()
{
    QFETCH(QString, route);
    QFETCH(qint64, bytes);
    const auto fault = m_rig->hub.addFault(Fault::stallAfter(bytes).on(route).times(1));
    const auto id = m_rig->queue->add(seen(m_first));
    QVERIFY(id);
    QTRY_COMPARE(m_rig->hub.fired(fault), 1);
    if (bytes > 0) {
        QTRY_VERIFY(m_rig->queue->states().first().done >= bytes);
    }
    move("second");
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    expectContent(QCoro::waitFor(m_rig->queue->wait(*id, {})), m_first, "first");
    QCOMPARE(ref(), m_first);
}

void TestShownCommit::anotherCommitInTheCacheDoesNotStandIn()
{
    expectContent(m_rig->download(u"org/model"_s), m_first, "first");
    const auto second = move("second");
    m_rig->http->setOffline(u"switch"_s);
    const auto other = m_rig->download(seen(second));
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Error::Kind::Offline);
    m_rig->hub.clearRequests();
    expectContent(m_rig->download(seen(m_first)), m_first, "first");
    QCOMPARE(m_rig->hub.requestCount(), 0);
    QCOMPARE(ref(), m_first);
}

void TestShownCommit::whatIsNoCommitIsRefused()
{
    const auto result = m_rig->download(seen(u"../../etc"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Usage);
}

QTEST_GUILESS_MAIN(TestShownCommit)
#include "tst_showncommit.moc"
