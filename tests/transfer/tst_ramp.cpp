// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/ramp.h"

#include <QTest>

#include <functional>

using namespace Hubdesk;

namespace
{

/// A network that brings so many bytes a millisecond to so many connections, in steps of 50 ms.
class Network
{
public:
    explicit Network(std::function<double(int)> rate)
        : m_rate(std::move(rate))
    {
    }
    int run(Ramp *ramp, int ms)
    {
        for (const auto end = m_ms + ms; m_ms < end; m_ms += 50) {
            ramp->sample(m_ms, qint64(m_bytes), true);
            m_bytes += 50 * m_rate(ramp->wanted());
        }
        return ramp->wanted();
    }

private:
    std::function<double(int)> m_rate;
    qint64 m_ms = 0;
    double m_bytes = 0;
};

} // namespace

/// How many connections are worth it, on networks that are arithmetic.
class TestRamp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachConnectionIsLimited()
    {
        Ramp ramp(8);
        QCOMPARE(ramp.wanted(), 1);
        Network network([](int connections) { return connections * 20'000.0; });
        QCOMPARE(network.run(&ramp, 2'000), 8);
        QCOMPARE(network.run(&ramp, 60'000), 8);
        QCOMPARE(ramp.rate(), 160'000.0);
    }

    void theLineIsFullWithOne()
    {
        Ramp ramp(8);
        Network network([](int) { return 100'000.0; });
        QCOMPARE(network.run(&ramp, 2'000), 1);
    }

    void theLineIsFullWithThree()
    {
        Ramp ramp(16);
        Network network([](int connections) { return qMin(connections, 3) * 10'000.0; });
        QCOMPARE(network.run(&ramp, 3'000), 4); // half as fast again as with two, and no faster with eight
    }

    void moreThanAskedForIsNeverWanted()
    {
        Ramp ramp(5);
        Network network([](int connections) { return connections * 1'000.0; });
        QCOMPARE(network.run(&ramp, 3'000), 5);
        ramp.lower(2); // for a while
        QCOMPARE(ramp.wanted(), 2);
        QCOMPARE(network.run(&ramp, Ramp::restMs / 2), 2);
        QCOMPARE(network.run(&ramp, 2 * Ramp::restMs), 5);
        ramp.limit(2); // for good
        QCOMPARE(network.run(&ramp, 5 * Ramp::restMs), 2);
        ramp.lower(0);
        QCOMPARE(ramp.wanted(), 1);
    }

    void itLooksAgain()
    {
        Ramp ramp(8);
        double line = 10'000;
        Network network([&line](int connections) { return qMin(line, connections * 10'000.0); });
        QCOMPARE(network.run(&ramp, 3'000), 1);
        line = 1'000'000;
        QCOMPARE(network.run(&ramp, Ramp::restMs + 3'000), 8);
    }

    void nothingIsMeasuredBeforeAllOfThemFlow()
    {
        Ramp ramp(8);
        for (int ms = 0; ms < 10'000; ms += 50) {
            ramp.sample(ms, ms * 1'000, false);
        }
        QCOMPARE(ramp.wanted(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRamp)
#include "tst_ramp.moc"
