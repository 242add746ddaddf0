// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/schemacheck.h"

#include <QTest>

using namespace Qt::StringLiterals;

// The checker that tst_openapi trusts: it must see what is wrong, and only that.
class TestSchemaCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatIsWrong_data();
    void seesWhatIsWrong();
    void saysAMistakeOfEveryItemOnce();
    void namesTheAlternativeThatWasMeant();
    void followsReferences();
};

namespace
{

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson('[' + QByteArray(text) + ']').array().first();
}

void row(const char *name, const char *schema, const char *value, const char *wrong = "")
{
    QTest::newRow(name) << json(schema) << json(value) << QString::fromLatin1(wrong);
}

} // namespace

void TestSchemaCheck::seesWhatIsWrong_data()
{
    QTest::addColumn<QJsonValue>("schema");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("wrong"); // start of the one complaint; empty: none
    row("a string that is one", R"({"type":"string"})", R"("a")");
    row("a number for a string", R"({"type":"string"})", "1", "(top): is number");
    row("a whole number", R"({"type":"integer"})", "3");
    row("a fraction for a whole number", R"({"type":"integer"})", "3.5", "(top): is number");
    row("a fraction for a number", R"({"type":"number"})", "3.5");
    row("null where it may be", R"({"type":["string","null"]})", "null");
    row("null where it may not be", R"({"type":"string"})", "null", "(top): is null");
    row("an object for an array", R"({"type":"array"})", "{}", "(top): is object");
    row("one of the values", R"({"enum":["a",false]})", "false");
    row("none of the values", R"({"enum":["a","b"]})", R"("c")", "(top): is \"c\", wanted one of");
    row("another value", R"({"const":"a"})", R"("b")", "(top): is \"b\", wanted \"a\"");
    row("every key there", R"({"required":["a"]})", R"({"a":null})");
    row("a key that is missing", R"({"required":["a","b"]})", R"({"a":1})", "b: is missing");
    row("a wrong type inside",
        R"({"properties":{"a":{"properties":{"b":{"type":"boolean"}}}}})",
        R"({"a":{"b":1}})",
        "a.b: is number");
    row("a key too many",
        R"({"properties":{"a":{}},"additionalProperties":false})",
        R"({"a":1,"x":1})",
        "x: is not in the schema");
    row("another key of the wrong type",
        R"({"additionalProperties":{"type":"number"}})",
        R"({"x":"y"})",
        "x: is string");
    row("a name that may not be", R"({"propertyNames":{"enum":["a"]}})", R"({"b":1})", "(name): is \"b\"");
    row("a wrong item", R"({"items":{"type":"string"}})", R"(["a",1])", "[]: is number");
    row("a wrong first item",
        R"({"prefixItems":[{"type":"string"},{"type":"null"}]})",
        R"(["a",2])",
        "[]: is number");
    row("items after the first ones",
        R"({"prefixItems":[{"type":"string"}],"items":false})",
        R"(["a",2])",
        "[]: is not in the schema");
    row("too few items", R"({"minItems":2})", "[1]", "(top): has the size 1");
    row("too long a text", R"({"maxLength":2})", R"("abc")", "(top): has the size 3");
    row("too small a number", R"({"minimum":2})", "1", "(top): is 1, minimum is 2");
    row("a number on the open end", R"({"exclusiveMinimum":2})", "2", "(top): is 2");
    row("a text of another form", R"({"pattern":"^[0-9a-f]{4}$"})", R"("12g4")", "(top): is \"12g4\", which");
    row("a time", R"({"format":"date-time"})", R"("2026-11-24T08:00:00.000Z")");
    row("no time", R"({"format":"date-time"})", R"("yesterday")", "(top): is \"yesterday\"");
    row("a day without a time", R"({"format":"date-time"})", R"("2026-11-24")", "(top): is \"2026");
    row("an address", R"({"format":"uri"})", R"("http://127.0.0.1/a.svg")");
    row("half an address", R"({"format":"uri"})", R"("/a.svg")", "(top): is \"/a.svg\", which is no uri");
    row("one of two alternatives", R"({"anyOf":[{"type":"string"},{"type":"null"}]})", "null");
    row("none of two alternatives",
        R"({"anyOf":[{"type":"string"},{"type":"null"}]})",
        "1",
        "(top): is number");
    row("both where one is wanted",
        R"({"oneOf":[{"type":"number"},{"minimum":1}]})",
        "1",
        "(top): fits 2 of the alternatives");
    row("one of all", R"({"allOf":[{"type":"number"},{"minimum":5}]})", "1", "(top): is 1");
    row("what is ruled out", R"({"not":{"type":"number"}})", "1", "(top): is 1, which the schema rules out");
    row("a keyword nobody knows", R"({"typ":"string"})", "1", "(top): the schema says typ");
    row("a format nobody knows", R"({"format":"colour"})", R"("red")", "(top): the format colour");
    row("no schema at all", "null", "1", "(top): has no schema");
}

void TestSchemaCheck::seesWhatIsWrong()
{
    QFETCH(const QJsonValue, schema);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, wrong);
    const QStringList said = SchemaCheck().complaints(value, schema);
    QCOMPARE(said.size(), wrong.isEmpty() ? 0 : 1);
    QVERIFY2(said.isEmpty() || said.first().startsWith(wrong), qPrintable(said.join(u'\n')));
}

void TestSchemaCheck::saysAMistakeOfEveryItemOnce()
{
    const auto schema = json(R"({"items":{"required":["id"],"properties":{"n":{"type":"number"}}}})");
    const QStringList wanted{ u"[].n: is string, wanted \"number\""_s, u"[].id: is missing"_s };
    QCOMPARE(SchemaCheck().complaints(json(R"([{"n":"x"},{"n":"y"},{"id":1}])"), schema), wanted);
}

void TestSchemaCheck::namesTheAlternativeThatWasMeant()
{
    const auto schema = json(R"({"anyOf":[
        {"properties":{"kind":{"const":"a"}},"required":["kind"]},
        {"properties":{"kind":{"const":"b"}},"required":["kind","x","y","z"]}]})");
    const QStringList wanted{ u"y: is missing"_s, u"z: is missing"_s };
    QCOMPARE(SchemaCheck().complaints(json(R"({"kind":"b","x":1})"), schema), wanted);
}

void TestSchemaCheck::followsReferences()
{
    const SchemaCheck check(json(R"({"parts":{"a/b":{"type":"string"}}})").toObject());
    const auto schema = json(R"({"items":{"$ref":"#/parts/a~1b"}})");
    QCOMPARE(check.complaints(json(R"(["x"])"), schema), QStringList());
    QCOMPARE(check.complaints(json("[1]"), schema).size(), 1);
    QCOMPARE(check.complaints(json("[1]"), json(R"({"items":{"$ref":"#/parts/c"}})")),
             QStringList{ u"[]: has no schema"_s });
}

QTEST_GUILESS_MAIN(TestSchemaCheck)
#include "tst_schemacheck.moc"
