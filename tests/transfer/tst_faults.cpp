// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;
using Kind = Error::Kind;
using std::chrono::milliseconds;

namespace
{

constexpr auto cdn = FakeHub::Port::Cdn;
constexpr auto resolve = "resolve"_L1;

/// What the stand-in does wrong, and what has to come of it with one connection and with eight, whose
/// answers are parts: nothing where all ends well, else the error that explains it.
struct Trouble {
    const char *name;
    QList<Fault> faults;
    std::optional<Kind> withOne = {};
    std::optional<Kind> withEight = {};
};

Trouble ends(const char *name, const QList<Fault> &faults)
{
    return { name, faults };
}

Trouble fails(const char *name, Kind kind, const QList<Fault> &faults)
{
    return { name, faults, kind, kind };
}

/// A connection that is lost, comes late or brings nothing.
QList<Trouble> connectionTroubles()
{
    return {
        ends("cut once", { Fault::cutAfter(5 * MiB).onPort(cdn).times(1) }),
        ends("cut at once", { Fault::cutAfter(0).onPort(cdn).times(3) }),
        ends("cut again and again", { Fault::cutAfter(700'000).onPort(cdn) }),
        ends("stalled", { Fault::stallAfter(3 * MiB).onPort(cdn).times(1) }),
        ends("stalled before the first byte", { Fault::stallAfter(0).onPort(cdn).times(2) }),
        ends("stalled at the Hub", { Fault::stallAfter(0).on(resolve).times(1) }),
        ends("no answer for longer than the watchdog waits",
             { Fault::latency(milliseconds(600)).onPort(cdn).times(2) }),
        ends("a slow start", { Fault::latency(milliseconds(50)).onPort(cdn) }),
        ends("slow at first, then cut",
             { Fault::slow(20 * MiB).onPort(cdn), Fault::cutAfter(2 * MiB).onPort(cdn).times(2) }),
        ends("closed without an answer", { Fault::close().onPort(cdn).times(2) }),
        ends("the Hub closed without an answer", { Fault::close().on(resolve).times(2) }),
    };
}

/// A server that says no, for a while or for good.
QList<Trouble> statusTroubles()
{
    const auto code = [](const char *word) {
        return QList<std::pair<QByteArray, QByteArray>>{ { "X-Error-Code", word } };
    };
    return {
        ends("503 that passes", { Fault::status(503).onPort(cdn).times(2) }),
        ends("502 that passes", { Fault::status(502).onPort(cdn).times(2) }),
        ends("504 that passes", { Fault::status(504).onPort(cdn).times(2) }),
        ends("408 that passes", { Fault::status(408).onPort(cdn).times(2) }),
        ends("500 of the Hub that passes", { Fault::status(500).on(resolve).times(2) }),
        ends("429 of the Hub", { Fault::status(429, { { "Retry-After", "0" } }).on(resolve).times(2) }),
        ends("429 of the store", { Fault::status(429, { { "Retry-After", "0" } }).onPort(cdn).times(2) }),
        ends("an expired link", { Fault::expiredLink().onPort(cdn).times(2) }),
        ends("416 once",
             { Fault::cutAfter(5 * MiB).onPort(cdn).times(1),
               Fault::status(416).onPort(cdn).after(1).times(1) }),
        fails("server errors for ever", Kind::Server, { Fault::status(500).onPort(cdn) }),
        fails("416 for ever", Kind::Protocol, { Fault::status(416).onPort(cdn) }),
        fails("a link that is always expired", Kind::Forbidden, { Fault::expiredLink().onPort(cdn) }),
        fails("a repo that this account must not see", Kind::NotFound, { Fault::status(401).on(resolve) }),
        fails("access refused", Kind::Forbidden, { Fault::status(403).on(resolve) }),
        fails("a gate", Kind::Gated, { Fault::status(403, code("GatedRepo")).on(resolve) }),
        fails(
            "a repo that is gone", Kind::NotFound, { Fault::status(404, code("RepoNotFound")).on(resolve) }),
        fails("a commit that is gone",
              Kind::RevisionNotFound,
              { Fault::status(404, code("RevisionNotFound")).on(resolve) }),
        fails("a file that is gone",
              Kind::EntryNotFound,
              { Fault::status(404, code("EntryNotFound")).on(resolve) }),
    };
}

/// An answer that is not what was asked for.
QList<Trouble> answerTroubles()
{
    const QByteArray other(64, 'a');
    return {
        ends("an ignored Range",
             { Fault::cutAfter(6 * MiB).onPort(cdn).times(1), Fault::ignoreRange().onPort(cdn) }),
        ends("a Range that is ignored once", { Fault::ignoreRange().onPort(cdn).times(1) }),
        ends("a wrong Content-Range once",
             { Fault::cutAfter(5 * MiB).onPort(cdn).times(1),
               Fault::wrongContentRange(1).onPort(cdn).after(1).times(1) }),
        ends("no Content-Range once",
             { Fault::cutAfter(5 * MiB).onPort(cdn).times(1),
               Fault::dropHeader("Content-Range").onPort(cdn).after(1).times(1) }),
        ends("a body that is longer once", { Fault::lengthChange(10).onPort(cdn).times(1) }),
        ends("a body that is shorter once", { Fault::lengthChange(-10).onPort(cdn).times(1) }),
        ends("another ETag after a cut",
             { Fault::cutAfter(5 * MiB).onPort(cdn).times(1),
               Fault::setHeader("ETag", "\"other\"").onPort(cdn).after(1) }),
        ends("no ETag",
             { Fault::cutAfter(5 * MiB).onPort(cdn).times(1), Fault::dropHeader("ETag").onPort(cdn) }),
        ends("no size from the Hub", { Fault::dropHeader("X-Linked-Size").on(resolve) }),
        ends("a packed body", { Fault::gzip().onPort(cdn) }),
        ends("a page of a hotel once",
             { Fault::status(200, { { "Content-Type", "text/html" } }).onPort(cdn).times(1) }),
        { "a body that is always longer", { Fault::lengthChange(10).onPort(cdn) }, Kind::Protocol, {} },
        { "a wrong byte late in each body", { Fault::wrongBytes(9 * MiB).onPort(cdn) }, Kind::Integrity, {} },
        ends("a wrong byte once", { Fault::wrongBytes(9 * MiB).onPort(cdn).times(1) }),
        fails("a wrong byte always", Kind::Integrity, { Fault::wrongBytes(MiB).onPort(cdn) }),
        fails("another file",
              Kind::Protocol,
              { Fault::setHeader("X-Linked-Etag", '"' + other + '"').onPort(cdn) }),
        fails("a page of a hotel always",
              Kind::Protocol,
              { Fault::status(200, { { "Content-Type", "text/html" } }).onPort(cdn) }),
        fails("a redirect to nowhere", Kind::Protocol, { Fault::status(302).on(resolve) }),
        fails("a redirect in a circle",
              Kind::Protocol,
              { Fault::status(302, { { "Location", "/org/model/resolve/main/weights.safetensors" } })
                    .on(resolve) }),
    };
}

QList<Trouble> allTroubles()
{
    return connectionTroubles() + statusTroubles() + answerTroubles();
}

} // namespace

/// Every fault of the stand-in, with one connection and with eight: it ends in a file that is done and
/// verified, or in the error that explains it; and once the cause is gone, trying again is enough.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyFaultEndsWellOrIsExplained_data();
    void everyFaultEndsWellOrIsExplained();
    void thereAreEnough();

private:
    void start(int connections);
    void expectWhole(const Result<DownloadResult> &result);

    Blob m_big;
    std::unique_ptr<Rig> m_rig;
};

void TestFaults::init()
{
    m_rig = std::make_unique<Rig>();
}

void TestFaults::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

/// With a file that is big enough for all of them.
void TestFaults::start(int connections)
{
    m_big = connections == 1 ? Blob::seeded(3, 18 * MiB + 333) : Blob::seeded(4, 42 * MiB + 333);
    m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                       repoName,
                       { { u"config.json"_s, QByteArray("{}\n") },
                         { u"sub/empty.txt"_s, QByteArray() },
                         { bigName, m_big } });
    m_rig->stop();
    m_rig->idleTimeoutMs = 300;
    m_rig->connections = connections;
    m_rig->start();
}

void TestFaults::expectWhole(const Result<DownloadResult> &result)
{
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 3);
    QVERIFY(Rig::content(result->path + u"/weights.safetensors"_s) == m_big.bytes());
    QCOMPARE(Rig::content(result->path + u"/config.json"_s), QByteArray("{}\n"));
    QCOMPARE(Rig::content(result->path + u"/sub/empty.txt"_s), QByteArray());
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestFaults::thereAreEnough()
{
    qInfo("%lld kinds of faults, each with 1 and 8 connections", qlonglong(allTroubles().size()));
    QCOMPARE_GE(allTroubles().size(), 25);
}

void TestFaults::everyFaultEndsWellOrIsExplained_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("connections");
    for (const auto &trouble : allTroubles()) {
        QTest::addRow("%s, 1 connection", trouble.name) << trouble << 1;
        QTest::addRow("%s, 8 connections", trouble.name) << trouble << 8;
    }
}

void TestFaults::everyFaultEndsWellOrIsExplained()
{
    QFETCH(Trouble, trouble);
    QFETCH(int, connections);
    start(connections);
    for (const auto &fault : trouble.faults) {
        m_rig->hub.addFault(fault);
    }
    const auto result = m_rig->download(repoName);
    const auto &error = connections == 1 ? trouble.withOne : trouble.withEight;
    if (!error) {
        expectWhole(result);
        return;
    }
    QVERIFY(!result);
    QVERIFY2(result.error().kind == *error, qPrintable(result.error().detail));
    QVERIFY(!result.error().detail.isEmpty());
    const auto state = m_rig->queue->states().last();
    QCOMPARE(state.phase, TransferPhase::NeedsAttention);
    m_rig->hub.clearFaults();
    m_rig->queue->resume(state.id);
    expectWhole(QCoro::waitFor(m_rig->queue->wait(state.id, {})));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
