// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/rangefetch.h"
#include "core/transfer/ratelimiter.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Hubdesk;

namespace
{

constexpr qint64 MB = 1'000'000;
constexpr qint64 ms = 1'000'000; // in nanoseconds
constexpr int pollMs = 10; // HttpSink::pollMs
constexpr qint64 atOnce = 256 << 10;
constexpr double tolerance = 0.05;

/// A connection as HttpCall and RangeFetch have it: reads while there is room and something came, else comes
/// back in a while.
struct Connection {
    RateLimiter *limiter = nullptr;
    qint64 bytesPerMs = 0; ///< that come from the network
    qint64 here = 0; ///< came, and was not read
    qint64 nextMs = 0;
    qint64 read = 0;
};

/// Connections over a while on a clock of their own, with an engine thread that is held up now and then.
struct World {
    qint64 now = 0; ///< milliseconds
    std::vector<Connection> connections;
    std::vector<qint64> perMs; ///< bytes that were read in each millisecond
    QRandomGenerator random{ 7 };

    RateLimiter::Clock clock()
    {
        return [this] { return now * ms; };
    }
    void step(bool heldUp)
    {
        const auto before = total();
        for (auto &one : connections) {
            one.here = std::min(one.here + one.bytesPerMs, qint64(4) << 20);
            if (heldUp || now < one.nextMs) {
                continue;
            }
            one.nextMs = now + 1;
            while (one.here > 0) {
                const auto room = one.limiter->room(&one, atOnce);
                if (room <= 0) {
                    one.nextMs = now + pollMs;
                    break;
                }
                const auto bytes = std::min(room, one.here);
                one.limiter->took(bytes);
                one.here -= bytes;
                one.read += bytes;
            }
        }
        perMs.push_back(total() - before);
        ++now;
    }
    void run(int seconds)
    {
        const auto end = now + seconds * 1000;
        qint64 heldUntil = 0;
        while (now < end) {
            if (random.bounded(1000) == 0) {
                heldUntil = now + random.bounded(150);
            }
            step(now < heldUntil);
        }
    }
    qint64 total() const
    {
        return std::accumulate(connections.begin(),
                               connections.end(),
                               qint64(0),
                               [](qint64 sum, const auto &one) { return sum + one.read; });
    }
    /// How far the worst window of ten seconds from `fromMs` on is from the limit, as a share of it.
    double worst(qint64 fromMs, qint64 limit) const
    {
        constexpr qint64 window = 10'000;
        const auto wanted = double(limit) * 10;
        double found = 0;
        auto sum = std::accumulate(perMs.begin() + fromMs, perMs.begin() + fromMs + window, qint64(0));
        for (auto at = fromMs;; ++at) {
            found = std::max(found, std::abs(double(sum) - wanted) / wanted);
            if (at + window >= qint64(perMs.size())) {
                return found;
            }
            sum += perMs[at + window] - perMs[at];
        }
    }
};

} // namespace

/// The limit over windows of ten seconds, whoever reads; on a clock that the test moves.
class TestRateLimiter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWindowHasWhatTheLimitSays_data();
    void aWindowHasWhatTheLimitSays();
    void aNewLimitHoldsAtOnce();
    void everyConnectionGetsItsShare();
    void slowOnesTakeWhatComesAndFastOnesTheRest();
    void twoLimitsHoldAtOnce();
    void oneThatHasGoneIsNotWaitedFor();
    void withoutALimitAllMayCome();
    void littleIsReadAheadOfALimit();
};

void TestRateLimiter::aWindowHasWhatTheLimitSays_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<qint64>("limit");
    for (const int connections : { 1, 2, 3, 4, 8, 16, 64 }) {
        for (const auto limit : { 50'000LL, 10 * MB, 30 * MB, 200 * MB }) {
            QTest::addRow("%d connections, %lld", connections, qlonglong(limit))
                << connections << qint64(limit);
        }
    }
}

void TestRateLimiter::aWindowHasWhatTheLimitSays()
{
    QFETCH(int, connections);
    QFETCH(qint64, limit);
    World world;
    RateLimiter limiter(nullptr, world.clock());
    limiter.setLimit(limit);
    for (int i = 0; i < connections; ++i) {
        world.connections.push_back({ .limiter = &limiter, .bytesPerMs = 1 * MB, .nextMs = i % pollMs });
    }
    world.run(15);
    const auto worst = world.worst(0, limit);
    QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
}

void TestRateLimiter::aNewLimitHoldsAtOnce()
{
    World world;
    RateLimiter limiter(nullptr, world.clock());
    for (int i = 0; i < 8; ++i) {
        world.connections.push_back({ .limiter = &limiter, .bytesPerMs = 1 * MB, .nextMs = i });
    }
    for (const auto limit : { 10 * MB, 2 * MB, 25 * MB }) {
        const auto from = world.now;
        limiter.setLimit(limit);
        world.run(12);
        const auto worst = world.worst(from, limit);
        QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
    }
}

void TestRateLimiter::everyConnectionGetsItsShare()
{
    World world;
    RateLimiter limiter(nullptr, world.clock());
    limiter.setLimit(10 * MB);
    for (int i = 0; i < 16; ++i) {
        world.connections.push_back({ .limiter = &limiter, .bytesPerMs = 1 * MB, .nextMs = i % pollMs });
    }
    world.run(20);
    for (const auto &one : world.connections) {
        const auto share = double(one.read) / (double(world.total()) / 16);
        QVERIFY2(share > 0.8 && share < 1.2, qPrintable(QString::number(share)));
    }
}

void TestRateLimiter::slowOnesTakeWhatComesAndFastOnesTheRest()
{
    World world;
    RateLimiter limiter(nullptr, world.clock());
    limiter.setLimit(10 * MB);
    for (int i = 0; i < 8; ++i) {
        world.connections.push_back({ .limiter = &limiter, .bytesPerMs = i < 4 ? 100 : 1 * MB, .nextMs = i });
    }
    world.run(15);
    QVERIFY(world.worst(0, 10 * MB) <= tolerance);
    for (int i = 0; i < 4; ++i) {
        QVERIFY(world.connections[i].read >= 100 * 15'000 * 0.95);
    }
}

void TestRateLimiter::twoLimitsHoldAtOnce()
{
    World world;
    RateLimiter all(nullptr, world.clock());
    RateLimiter slow(&all, world.clock());
    RateLimiter fast(&all, world.clock());
    all.setLimit(10 * MB);
    slow.setLimit(2 * MB);
    QCOMPARE(slow.tightest(), 2 * MB);
    QCOMPARE(fast.tightest(), 10 * MB);
    for (int i = 0; i < 8; ++i) {
        world.connections.push_back({ .limiter = i < 4 ? &slow : &fast, .bytesPerMs = 1 * MB, .nextMs = i });
    }
    world.run(15);
    QVERIFY(world.worst(0, 10 * MB) <= tolerance);
    qint64 ofSlow = 0;
    for (int i = 0; i < 4; ++i) {
        ofSlow += world.connections[i].read;
    }
    QVERIFY2(std::abs(double(ofSlow) / (2 * MB * 15) - 1) <= tolerance, qPrintable(QString::number(ofSlow)));
}

void TestRateLimiter::oneThatHasGoneIsNotWaitedFor()
{
    qint64 now = 0;
    RateLimiter limiter(nullptr, [&now] { return now; });
    const int gone = 0;
    const int other = 0;
    limiter.setLimit(1 * MB);
    QCOMPARE(limiter.room(&gone, atOnce), 0); // nothing is there yet: it is the first to wait
    for (int i = 0; i < 5; ++i) {
        now += pollMs * ms;
        QCOMPARE(limiter.room(&other, atOnce), 0); // its turn comes later
    }
    now += pollMs * ms;
    QVERIFY(limiter.room(&other, atOnce) > 0);
}

void TestRateLimiter::withoutALimitAllMayCome()
{
    RateLimiter limiter;
    QCOMPARE(limiter.room(this, atOnce), atOnce);
    limiter.took(atOnce);
    QCOMPARE(limiter.room(this, atOnce), atOnce);
    QCOMPARE(limiter.tightest(), 0);
    limiter.setLimit(-5);
    QCOMPARE(limiter.limit(), 0);
}

/// Else what fills the memory of many connections comes in spite of the limit.
void TestRateLimiter::littleIsReadAheadOfALimit()
{
    RateLimiter all;
    RateLimiter limiter(&all);
    RangeFetch fetch{ .range = { 0, 100 * MB } };
    QCOMPARE(fetch.ahead(), HttpSink::mostAhead);
    fetch.limiter = &limiter;
    QCOMPARE(fetch.ahead(), HttpSink::mostAhead);
    all.setLimit(10 * MB);
    QCOMPARE(fetch.ahead(), 10 * MB / 64);
    limiter.setLimit(1'000);
    QCOMPARE(fetch.ahead(), 16 << 10);
    all.setLimit(1'000 * MB);
    limiter.setLimit(0);
    QCOMPARE(fetch.ahead(), HttpSink::mostAhead);
    fetch.lanes = [] { return 4; };
    QCOMPARE(fetch.ahead(), HttpSink::mostAhead / 4);
    fetch.range.end = 100'000; // another connection has taken over the rest
    QCOMPARE(fetch.ahead(), 100'000);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
