// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/thriftreader.h"
#include "tests/formats/mutation.h"
#include "tests/formats/thriftwriter.h"

#include <QTest>

#include <limits>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestThriftReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void everyTypeIsSteppedOver();
    void lists();
    void truths();
    void damage_data();
    void damage();
    void theCallerFindsSomething();
    void deepNesting();
    void damagedBytes();
};

void TestThriftReader::numbers_data()
{
    QTest::addColumn<qint64>("value");
    for (const qint64 value : { 0LL,
                                1LL,
                                -1LL,
                                63LL,
                                -64LL,
                                64LL,
                                300LL,
                                std::numeric_limits<qint64>::max(),
                                std::numeric_limits<qint64>::min() }) {
        QTest::addRow("%lld", value) << value;
    }
}

void TestThriftReader::numbers()
{
    QFETCH(qint64, value);
    const auto bytes
        = Thrift::record({ Thrift::number(1, value), Thrift::number(300, value), { 301, 3, "\xfe" } });
    ThriftReader reader(bytes);
    QList<qint64> read;
    reader.fields([&](int id) { read << id << reader.integer(); });
    QCOMPARE(reader.problem(), QString());
    QCOMPARE(read, (QList<qint64>{ 1, value, 300, value, 301, -2 }));
}

void TestThriftReader::everyTypeIsSteppedOver()
{
    const auto map = Thrift::varint(2) + "\x86" + Thrift::counted("a") + Thrift::zigzag(1)
        + Thrift::counted("b") + Thrift::zigzag(-1);
    const auto bytes
        = Thrift::record({ Thrift::truth(1, true),
                           { 2, 3, "x" },
                           { 3, 4, Thrift::zigzag(-5) },
                           { 4, 5, Thrift::zigzag(70'000) },
                           { 5, 7, QByteArray(8, 'd') },
                           Thrift::text(6, "text"),
                           { 7, 9, Thrift::listBytes(8, { Thrift::counted("a"), Thrift::counted("b") }) },
                           { 8, 10, Thrift::listBytes(1, { "\1", "\2" }) },
                           { 9, 11, map },
                           { 10, 11, "\0"_ba },
                           Thrift::nested(11, { Thrift::number(1, 1) }),
                           { 12, 13, QByteArray(16, 'u') },
                           Thrift::number(13, 42) });
    ThriftReader reader(bytes);
    QList<int> ids;
    qint64 last = 0;
    reader.fields([&](int id) {
        ids << id;
        last = id == 13 ? reader.integer() : 0;
    });
    QCOMPARE(reader.problem(), QString());
    QCOMPARE(ids.size(), 13);
    QCOMPARE(last, 42);
}

void TestThriftReader::lists()
{
    QByteArrayList items;
    for (int i = 0; i < 40; ++i) {
        items << Thrift::record({ Thrift::number(1, i), Thrift::text(2, "left unread") });
    }
    const auto bytes = Thrift::record({ Thrift::records(1, items), Thrift::text(2, "end") });
    ThriftReader reader(bytes);
    QList<qint64> read;
    QByteArray end;
    reader.fields([&](int id) {
        if (id == 2) {
            end = reader.binary().toByteArray();
            return;
        }
        reader.items([&] {
            reader.fields([&](int field) {
                if (field == 1) {
                    read << reader.integer();
                }
            });
        });
    });
    QCOMPARE(reader.problem(), QString());
    QCOMPARE(read.size(), 40);
    QCOMPARE(read.last(), 39);
    QCOMPARE(end, "end"_ba);
}

void TestThriftReader::truths()
{
    const auto bytes = Thrift::record({ Thrift::truth(1, true),
                                        Thrift::truth(2, false),
                                        { 3, 9, Thrift::listBytes(1, { "\1", "\2", "\1" }) } });
    ThriftReader reader(bytes);
    QList<bool> read;
    reader.fields([&](int id) {
        if (id == 3) {
            reader.items([&] { read << reader.boolean(); });
        } else {
            read << reader.boolean();
        }
    });
    QCOMPARE(reader.problem(), QString());
    QCOMPARE(read, (QList<bool>{ true, false, true, false, true }));
}

void TestThriftReader::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing") << QByteArray() << u"end inside"_s;
    QTest::newRow("no end") << "\x16"_ba + Thrift::zigzag(1) << u"end inside"_s;
    QTest::newRow("a type that is none") << "\x1f"_ba << u"type that does not exist"_s;
    QTest::newRow("a text that is too long") << "\x18\x7f"
                                                "abc"_ba
                                             << u"end inside"_s;
    QTest::newRow("a text as long as can be")
        << "\x18\xff\xff\xff\xff\xff\xff\xff\xff\x7f"_ba << u"end inside"_s;
    QTest::newRow("a number without an end") << "\x16"_ba + QByteArray(11, '\xff') << u"too long"_s;
    QTest::newRow("a list that is too long") << "\x19\xfc\xff\xff\xff\x0f"_ba << u"list is longer"_s;
    QTest::newRow("a list of nothing") << "\x19\x30\0\0\0"_ba << u"type that does not exist"_s;
    QTest::newRow("a map that is too long") << "\x1b\xff\xff\xff\x0f\x88"_ba << u"map"_s;
    // Entries that take no bytes: a file of many such maps would never be read to its end.
    QTest::newRow("a map of nothing") << "\x1b"_ba + Thrift::varint(3) + "\0\0\0\0"_ba << u"map"_s;
    QTest::newRow("a map to nothing") << "\x1b\x01\x80\1a\0\0"_ba << u"map"_s;
    QTest::newRow("a map from nothing") << "\x1b\x01\x08\1a\0\0"_ba << u"map"_s;
    QTest::newRow("a field that is too far") << "\x06"_ba + Thrift::zigzag(40'000) << u"field number"_s;
}

void TestThriftReader::damage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    ThriftReader reader(bytes);
    reader.fields([](int) { });
    QVERIFY(reader.failed());
    QVERIFY2(reader.problem().contains(problem), qPrintable(reader.problem()));
    QCOMPARE(reader.integer(), 0);
    QVERIFY(reader.binary().isEmpty());
}

void TestThriftReader::theCallerFindsSomething()
{
    const auto bytes = Thrift::record({ Thrift::number(1, 5), Thrift::number(2, 6), Thrift::number(3, 7) });
    ThriftReader reader(bytes);
    QList<int> ids;
    reader.fields([&](int id) {
        ids << id;
        if (id == 2) {
            reader.fail("two is one too many");
            reader.fail("and so is three");
        }
    });
    QCOMPARE(ids, (QList<int>{ 1, 2 }));
    QCOMPARE(reader.problem(), u"two is one too many at byte 3"_s);
}

void TestThriftReader::deepNesting()
{
    for (const QByteArray &bytes : { "\x1c"_ba.repeated(100'000), // structs
                                     "\x19"_ba.repeated(100'000), // lists
                                     "\x1b"_ba + "\1\xbb"_ba.repeated(100'000), // maps
                                     "\x1b\1\x3c\1"_ba.repeated(100'000) }) { // structs in maps
        ThriftReader reader(bytes);
        reader.fields([](int) { });
        QVERIFY2(reader.problem().contains(u"32 levels"), qPrintable(reader.problem()));
    }
}

void TestThriftReader::damagedBytes()
{
    const auto good = Thrift::record({ Thrift::number(1, 5),
                                       Thrift::text(2, "abc"),
                                       Thrift::records(3, { Thrift::record({ Thrift::truth(1, true) }) }),
                                       Thrift::nested(4, { Thrift::number(20, -1) }) });
    Mutation mutate(20260305, { "\x1c", "\x19\xfc", "\xff\xff", "\0"_ba, "\x1b" });
    for (int round = 0; round < 10'000; ++round) {
        const auto bytes = mutate(good);
        ThriftReader reader(bytes);
        qsizetype fields = 0;
        reader.fields([&](int id) {
            ++fields;
            if (id == 2) {
                QVERIFY(reader.binary().size() <= bytes.size());
            }
        });
        QVERIFY(fields <= bytes.size());
    }
}

QTEST_GUILESS_MAIN(TestThriftReader)
#include "tst_thriftreader.moc"
