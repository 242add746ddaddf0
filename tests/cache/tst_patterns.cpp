// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/patterns.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesLikePython_data();
    void matchesLikePython();
    void filters_data();
    void filters();
    void allowsEverythingWithoutAList();
    void endsForAHostilePattern();
};

void TestPatterns::matchesLikePython_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const QString &pattern, const QString &text, bool expected) {
        QTest::addRow("%s on %s", qPrintable(pattern), qPrintable(text)) << pattern << text << expected;
    };
    row(u"*.json"_s, u"a/b.json"_s, true);
    row(u"data/*.json"_s, u"data/x/y.json"_s, true);
    row(u"data/*.json"_s, u"x/data/y.json"_s, false);
    row(u"*.MD"_s, u"README.md"_s, false);
    row(u"**/x"_s, u"x"_s, false);
    row(u"**/x"_s, u"a/b/x"_s, true);
    row(u"**/.git/**"_s, u".git/config"_s, false);
    row(u"?"_s, u"😀"_s, true);
    row(u"??"_s, u"😀"_s, false);
    row(u"a*b*c"_s, u"aXbXbXc"_s, true);
    row(u"a*b*c"_s, u"aXbXbX"_s, false);
    row(u"*"_s, QString(), true);
    row(QString(), QString(), true);
    row(u"a.c"_s, u"abc"_s, false);
    row(u"a\nb"_s, u"a\nb"_s, true);
    row(u"*"_s, u"a\nb"_s, true);
    row(u"[abc].x"_s, u"b.x"_s, true);
    row(u"[!abc]"_s, u"b"_s, false);
    row(u"[!abc]"_s, u"d"_s, true);
    row(u"[^a]"_s, u"^"_s, true);
    row(u"[^a]"_s, u"b"_s, false);
    row(u"[a-c]"_s, u"b"_s, true);
    row(u"[!a-c]"_s, u"b"_s, false);
    row(u"[a-c-e]"_s, u"-"_s, true);
    row(u"[a-c-e]"_s, u"d"_s, false);
    row(u"[a-c-e]"_s, u"e"_s, true);
    row(u"[-a]"_s, u"-"_s, true);
    row(u"[a-]"_s, u"-"_s, true);
    row(u"[a-]"_s, u"b"_s, false);
    row(u"[z-a]"_s, u"z"_s, false);
    row(u"[z-a]"_s, u"m"_s, false);
    row(u"[!z-a]"_s, u"m"_s, true);
    row(u"[az-ab]"_s, u"a"_s, true);
    row(u"[az-ab]"_s, u"z"_s, false);
    row(u"[]]"_s, u"]"_s, true);
    row(u"[!]]"_s, u"]"_s, false);
    row(u"[]-a]"_s, u"^"_s, true);
    row(u"[]"_s, u"[]"_s, true);
    row(u"[!]"_s, u"[!]"_s, true);
    row(u"a[b"_s, u"a[b"_s, true);
    row(u"[*]"_s, u"*"_s, true);
    row(u"[*]"_s, u"x"_s, false);
    row(u"[а-я]"_s, u"д"_s, true);
    row(u"[😀-😂]"_s, u"😁"_s, true);
    row(u"[\\]"_s, u"\\"_s, true);
}

void TestPatterns::matchesLikePython()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(GlobPattern(pattern).matches(text), expected);
}

void TestPatterns::filters_data()
{
    QTest::addColumn<QStringList>("allow");
    QTest::addColumn<QStringList>("ignore");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("kept");
    QTest::newRow("folder by a slash at the end")
        << QStringList{ u"path/to/"_s } << QStringList{} << u"path/to/x"_s << true;
    QTest::newRow("folder is anchored")
        << QStringList{ u"path/to/"_s } << QStringList{} << u"nested/path/to/x"_s << false;
    QTest::newRow("capitals count") << QStringList{ u"*.MD"_s } << QStringList{} << u"notes.MD"_s << true;
    QTest::newRow("capitals count, the other way")
        << QStringList{ u"*.MD"_s } << QStringList{} << u"README.md"_s << false;
    QTest::newRow("backslash in a pattern")
        << QStringList{ u"unet\\config.json"_s } << QStringList{} << u"unet/config.json"_s << true;
    QTest::newRow("empty pattern") << QStringList{ QString() } << QStringList{} << u"x"_s << false;
    QTest::newRow("empty list of allowed") << QStringList{} << QStringList{} << u"x"_s << false;
    QTest::newRow("any of the allowed") << QStringList{ u"a"_s, u"x"_s } << QStringList{} << u"x"_s << true;
    QTest::newRow("ignored wins") << QStringList{ u"*"_s } << QStringList{ u"*.bin"_s } << u"a.bin"_s
                                  << false;
    QTest::newRow("ignored folder") << QStringList{ u"*"_s } << QStringList{ u".git/"_s } << u".git/config"_s
                                    << false;
}

void TestPatterns::filters()
{
    QFETCH(QStringList, allow);
    QFETCH(QStringList, ignore);
    QFETCH(QString, path);
    QFETCH(bool, kept);
    QCOMPARE(PathFilter(allow, ignore).keeps(path), kept);
}

void TestPatterns::allowsEverythingWithoutAList()
{
    QVERIFY(PathFilter().keeps(u"a/b"_s));
    QVERIFY(!PathFilter({}, { u"a/*"_s }).keeps(u"a/b"_s));
}

void TestPatterns::endsForAHostilePattern()
{
    // With a backtracking matcher this would not end in the life of a person.
    const GlobPattern pattern(u"*a"_s.repeated(200) + u'b');
    QVERIFY(!pattern.matches(QString(5000, u'a')));
}

QTEST_GUILESS_MAIN(TestPatterns)
#include "tst_patterns.moc"
