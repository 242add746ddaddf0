// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/memorychoices.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestMemoryChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallerTypesAreOffered();
    void whatGainsNothingIsNotOffered();
    void withoutParametersOnlyWhatIsStored();
    void contextsEndAtTheTrainedOne_data();
    void contextsEndAtTheTrainedOne();
    void cachesHaveTheirScales();
};

void TestMemoryChoices::smallerTypesAreOffered()
{
    const auto choices = weightChoices(u"BF16"_s, 2'000'000, 1'000'000);
    QCOMPARE(choices.size(), 4);
    QCOMPARE(choices.first(), (WeightChoice{ u"BF16"_s, 16, 2'000'000, true }));
    QCOMPARE(choices.at(1), (WeightChoice{ u"Q8_0"_s, 8.5, 1'062'500, false }));
    QCOMPARE(choices.last(), (WeightChoice{ u"Q4_K"_s, 4.5, 562'500, false }));
}

void TestMemoryChoices::whatGainsNothingIsNotOffered()
{
    const auto choices = weightChoices(u"Q8_0"_s, 1'062'500, 1'000'000);
    QCOMPARE(choices.size(), 3);
    QCOMPARE(choices.at(1).name, u"Q6_K"_s);
    QCOMPARE(weightChoices(u"Q4_K_M"_s, 562'500, 1'000'000).size(), 1);
}

void TestMemoryChoices::withoutParametersOnlyWhatIsStored()
{
    const QList<WeightChoice> stored{ { u"I32"_s, 0, 4'096, true } };
    QCOMPARE(weightChoices(u"I32"_s, 4'096, {}), stored);
    QCOMPARE(weightChoices(u"I32"_s, 4'096, 0), stored);
}

void TestMemoryChoices::contextsEndAtTheTrainedOne_data()
{
    QTest::addColumn<qint64>("trained");
    QTest::addColumn<QList<qint64>>("contexts");
    QTest::newRow("not told") << qint64(0) << QList<qint64>{ 4'096, 8'192, 32'768, 131'072 };
    QTest::newRow("one of the usual") << qint64(8'192) << QList<qint64>{ 4'096, 8'192 };
    QTest::newRow("none of the usual") << qint64(40'960) << QList<qint64>{ 4'096, 8'192, 32'768, 40'960 };
    QTest::newRow("short") << qint64(512) << QList<qint64>{ 512 };
    QTest::newRow("long") << qint64(1'048'576) << QList<qint64>{ 4'096, 8'192, 32'768, 131'072, 1'048'576 };
}

void TestMemoryChoices::contextsEndAtTheTrainedOne()
{
    QFETCH(qint64, trained);
    QFETCH(QList<qint64>, contexts);
    ModelShape shape;
    if (trained > 0) {
        shape.contextLength = trained;
    }
    QCOMPARE(contextChoices(shape), contexts);
}

void TestMemoryChoices::cachesHaveTheirScales()
{
    const QList<CacheChoice> choices{ { u"f16"_s, 16 }, { u"q8_0"_s, 8.5 }, { u"q4_0"_s, 4.5 } };
    QCOMPARE(cacheChoices(), choices);
}

QTEST_GUILESS_MAIN(TestMemoryChoices)
#include "tst_memorychoices.moc"
