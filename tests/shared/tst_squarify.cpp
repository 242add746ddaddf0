// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/squarify.h"

#include <QTest>

#include <numeric>

using namespace Hubdesk;

class TestSquarify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areasAreAsTheWeights_data();
    void areasAreAsTheWeights();
    void nothingGetsNothing();
    void evenWeightsAreNearlySquare();
};

void TestSquarify::areasAreAsTheWeights_data()
{
    QTest::addColumn<QRectF>("area");
    QTest::addColumn<QList<double>>("weights");
    QTest::newRow("one") << QRectF(3, 4, 100, 50) << QList<double>{ 7 };
    QTest::newRow("the example of the paper")
        << QRectF(0, 0, 600, 400) << QList<double>{ 6, 6, 4, 3, 2, 2, 1 };
    QTest::newRow("one is nearly all") << QRectF(0, 0, 300, 900) << QList<double>{ 1e9, 1e5, 1e5, 10, 1 };
    QTest::newRow("many") << QRectF(10, 10, 777, 333) << QList<double>(2'000, 1.0);
    QTest::newRow("tall and thin") << QRectF(0, 0, 4, 900) << QList<double>{ 5, 4, 3, 2, 1 };
}

void TestSquarify::areasAreAsTheWeights()
{
    QFETCH(QRectF, area);
    QFETCH(QList<double>, weights);
    const auto places = squarify(area, weights);
    QCOMPARE(places.size(), weights.size());
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (qsizetype i = 0; i < places.size(); ++i) {
        const auto &place = places.at(i);
        const double wanted = area.width() * area.height() * weights.at(i) / all;
        QVERIFY(qAbs(place.width() * place.height() - wanted) < 1e-3 + wanted * 1e-6);
        QVERIFY(area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(place));
        for (qsizetype other = i + 1; other < qMin<qsizetype>(places.size(), i + 30); ++other) {
            const auto shared = place & places.at(other);
            QVERIFY(shared.width() * shared.height() < 1e-6);
        }
    }
}

void TestSquarify::nothingGetsNothing()
{
    QCOMPARE(squarify({ 0, 0, 10, 10 }, {}).size(), 0);
    const auto none = squarify({ 0, 0, 10, 10 }, { 0, 0 });
    QCOMPARE(none, QList<QRectF>({ {}, {} }));
    const auto some = squarify({ 0, 0, 10, 10 }, { 5, 0 });
    QCOMPARE(some, QList<QRectF>({ { 0, 0, 10, 10 }, {} }));
    QCOMPARE(squarify({}, { 1, 2 }), QList<QRectF>({ {}, {} }));
}

void TestSquarify::evenWeightsAreNearlySquare()
{
    for (const auto &place : squarify({ 0, 0, 900, 600 }, QList<double>(54, 1.0))) {
        QVERIFY(place.width() / place.height() < 2.01);
        QVERIFY(place.height() / place.width() < 2.01);
    }
}

QTEST_GUILESS_MAIN(TestSquarify)
#include "tst_squarify.moc"
