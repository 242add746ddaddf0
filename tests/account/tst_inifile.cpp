// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/inifile.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestIniFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void refused_data();
    void refused();
    void writesSorted();
    void survivesARoundTrip();
};

void TestIniFile::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *title, const QString &body, const char *key, const QString &value) {
        QTest::newRow(title) << "[s]\n"_L1 + body << QString::fromLatin1(key) << value;
    };
    row("equals sign", u"hf_token = hf_test\n"_s, "hf_token", u"hf_test"_s);
    row("colon", u"hf_token: hf_test"_s, "hf_token", u"hf_test"_s);
    row("the first delimiter counts", u"a = b:c=d"_s, "a", u"b:c=d"_s);
    row("keys become lower case", u"HF_Token=x"_s, "hf_token", u"x"_s);
    row("percent is literal", u"a = 100%(x)s"_s, "a", u"100%(x)s"_s);
    row("continued by indentation", u"a = one\n  two\n\tthree\nb = x"_s, "a", u"one\ntwo\nthree"_s);
    row("an empty line inside a value", u"a = one\n\n  two\nb = x"_s, "a", u"one\n\ntwo"_s);
    row("comments are skipped", u"# c\n; d\na = 1\n  # e\nb = 2"_s, "a", u"1"_s);
    row("no comment after a value", u"a = 1 # one"_s, "a", u"1 # one"_s);
    row("windows line ends", u"a = 1\r\nb = 2\r\n"_s, "b", u"2"_s);
    row("an empty value", u"a =\nb = 2"_s, "a", QString());
    row("keys may hold spaces", u"my key = 1"_s, "my key", u"1"_s);
}

void TestIniFile::values()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto file = IniFile::parse(text);
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QVERIFY(file->section(u"s"_s));
    QCOMPARE(file->section(u"s"_s)->value(key), std::optional(value));
}

void TestIniFile::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a key before any section") << u"a = 1\n"_s;
    QTest::newRow("a section twice") << u"[a]\nx = 1\n[a]\n"_s;
    QTest::newRow("a key twice") << u"[a]\nx = 1\nx = 2"_s;
    QTest::newRow("a key twice in other letters") << u"[a]\nx = 1\nX = 2"_s;
    QTest::newRow("a key without value") << u"[a]\nhello\n"_s;
    QTest::newRow("a value without key") << u"[a]\n= 1\n"_s;
    QTest::newRow("an open bracket") << u"[a\n"_s;
    QTest::newRow("no text") << u"[a]\nx = "_s + QChar(u'\0');
}

void TestIniFile::refused()
{
    QFETCH(QString, text);
    const auto file = IniFile::parse(text);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::Protocol);
}

void TestIniFile::writesSorted()
{
    IniFile file;
    file.put({ u"b"_s, { { u"hf_token"_s, u"2"_s } } });
    file.put({ u"a"_s, { { u"hf_token"_s, u"1"_s }, { u"more"_s, u"x\ny"_s } } });
    file.put({ u"DEFAULT"_s, { { u"k"_s, u"v"_s } } });
    file.put({ u"b"_s, { { u"hf_token"_s, u"3"_s } } });
    QCOMPARE(file.text(), u"[DEFAULT]\nk = v\n\n[a]\nhf_token = 1\nmore = x\n\ty\n\n[b]\nhf_token = 3\n\n"_s);
    QVERIFY(file.remove(u"a"_s));
    QVERIFY(!file.remove(u"a"_s));
    QCOMPARE(file.sections().size(), 2);
}

void TestIniFile::survivesARoundTrip()
{
    const auto text = u"[a b]\nhf_token = 1\nrefresh_token = r\nexpires_at = 12\nunknown = k\n\n"_s;
    const auto file = IniFile::parse(text);
    QVERIFY(file);
    QCOMPARE(file->text(), text);
}

QTEST_GUILESS_MAIN(TestIniFile)
#include "tst_inifile.moc"
