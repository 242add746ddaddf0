// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/safepath.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestSafePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatLeavesItsPlace_data();
    void refusesWhatLeavesItsPlace();
    void acceptsOrdinaryPaths_data();
    void acceptsOrdinaryPaths();
    void errorTextHoldsNoControlCharacters();
    void checksBlobNames_data();
    void checksBlobNames();
    void findsCaseCollisions_data();
    void findsCaseCollisions();
};

void TestSafePath::refusesWhatLeavesItsPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("why");
    const auto dots = u"'..'"_s;
    QTest::newRow("parent folder") << u"../x"_s << dots;
    QTest::newRow("parent folder in the middle") << u"a/../../x"_s << dots;
    QTest::newRow("parent folder with backslashes") << u"..\\..\\x"_s << dots;
    QTest::newRow("parent folder with backslashes in the middle") << u"a\\..\\..\\x"_s << dots;
    QTest::newRow("parent folder at the end") << u"a/.."_s << dots;
    QTest::newRow("two dots alone") << u".."_s << dots;
    QTest::newRow("one dot as a part") << u"a/./b"_s << dots;
    QTest::newRow("absolute") << u"/etc/passwd"_s << u"absolute"_s;
    QTest::newRow("drive with backslash") << u"C:\\x"_s << u"drive"_s;
    QTest::newRow("drive with slash") << u"C:/x"_s << u"drive"_s;
    QTest::newRow("drive without root") << u"D:rel\\x"_s << u"drive"_s;
    QTest::newRow("network name") << u"\\\\host\\share\\x"_s << u"network"_s;
    QTest::newRow("root of the current drive") << u"\\x"_s << u"root"_s;
    QTest::newRow("drive in a folder") << u"a/C:\\x"_s << u"drive"_s;
    QTest::newRow("network name in a folder") << u"a/\\\\host\\s\\x"_s << u"network"_s;
    QTest::newRow("root in a folder") << u"a/\\x"_s << u"root"_s;
    QTest::newRow("empty") << QString() << u"empty"_s;
    QTest::newRow("empty part") << u"a//b"_s << u"empty part"_s;
    QTest::newRow("slash at the end") << u"a/"_s << u"empty part"_s;
    QTest::newRow("zero byte") << u"a"_s + QChar(0) + u"b"_s << u"control"_s;
    QTest::newRow("newline") << u"a\nb"_s << u"control"_s;
    QTest::newRow("escape") << u"a\x1b[31m"_s << u"control"_s;
    QTest::newRow("delete") << u"a\x7f"_s << u"control"_s;
    QTest::newRow("control sequence introducer") << u"a\u009bb"_s << u"control"_s;
    QTest::newRow("half of a surrogate pair") << u"a"_s + QChar(0xd800) << u"Unicode"_s;
    QTest::newRow("trailing dot") << u"a./b"_s << u"dot or a space"_s;
    QTest::newRow("trailing space") << u"a/b "_s << u"dot or a space"_s;
    for (const auto &device : { "con",
                                "PRN",
                                "aux.txt",
                                "NUL.tar.gz",
                                "Com1",
                                "lpt9.log",
                                "com0",
                                "CONIN$",
                                "conout$",
                                "nul .x" }) {
        QTest::addRow("device %s", device) << QString::fromLatin1(device) << u"device"_s;
    }
    QTest::newRow("device with a superscript digit") << u"COM\u00b9"_s << u"device"_s;
    QTest::newRow("text turned around") << u"rtl\u202egnp.exe"_s << u"direction"_s;
    QTest::newRow("text isolated in a folder") << u"a/\u2067b/c"_s << u"direction"_s;
    QTest::newRow("device in a folder") << u"a/aux/b"_s << u"device"_s;
    QTest::newRow("name of 256 bytes") << u"a/"_s + QString(256, u'x') << u"255"_s;
    QTest::newRow("name of 129 letters of two bytes") << QString(128, u'\u00e9') << u"255"_s;
}

void TestSafePath::refusesWhatLeavesItsPlace()
{
    QFETCH(QString, path);
    QFETCH(QString, why);
    const auto checked = checkRepoPath(path);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, Error::Kind::Unsafe);
    QVERIFY2(checked.error().detail.contains(why), qPrintable(checked.error().detail));
}

void TestSafePath::acceptsOrdinaryPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("file") << u"config.json"_s;
    QTest::newRow("in folders") << u"a/b/c.bin"_s;
    QTest::newRow("hidden") << u".gitattributes"_s;
    QTest::newRow("three dots in front") << u"...x"_s;
    QTest::newRow("two dots inside") << u"a..b/c"_s;
    QTest::newRow("spaces inside") << u"my file .txt"_s;
    QTest::newRow("no device: longer") << u"console.log"_s;
    QTest::newRow("no device: COM alone") << u"com"_s;
    QTest::newRow("no device: two digits") << u"com10"_s;
    QTest::newRow("time stamp with colons") << u"2024-01-01T10:00:00.json"_s;
    QTest::newRow("backslash inside") << u"a\\b"_s;
    QTest::newRow("other scripts and emoji") << u"данные/数据/😀.bin"_s;
    QTest::newRow("written from right to left")
        << u"\u05e9\u05dc\u05d5\u05dd/\u0645\u0631\u062d\u0628\u0627.txt"_s;
    QTest::newRow("name of 255 bytes") << QString(255, u'x');
}

void TestSafePath::acceptsOrdinaryPaths()
{
    QFETCH(QString, path);
    QVERIFY(checkRepoPath(path));
}

void TestSafePath::errorTextHoldsNoControlCharacters()
{
    const auto checked = checkRepoPath(u"a\x1b[31m"_s);
    QVERIFY(!checked.error().detail.contains(QChar(0x1b)));
    QVERIFY(checked.error().detail.contains("\\x1b"_L1));
    QVERIFY(checkRepoPath(u"a\u202eb"_s).error().detail.contains("\\u202e"_L1));
}

void TestSafePath::checksBlobNames_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("good");
    QTest::newRow("git hash") << QByteArray(40, 'a') << true;
    QTest::newRow("sha256") << QByteArray(64, '0') << true;
    QTest::newRow("tag of a mirror") << "d41d8cd98f-38"_ba << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("parent folder") << ".."_ba << false;
    QTest::newRow("slash") << "a/b"_ba << false;
    QTest::newRow("backslash") << "a\\b"_ba << false;
    QTest::newRow("quote") << "\"a\""_ba << false;
    QTest::newRow("zero byte") << "a\0b"_ba << false;
    QTest::newRow("hidden") << ".a.shared"_ba << false;
    QTest::newRow("looks like a partial of the official client") << "a.incomplete"_ba << false;
    QTest::newRow("looks like a partial of ours") << "a.hubdesk-part"_ba << false;
    QTest::newRow("device") << "nul"_ba << false;
    QTest::newRow("too long for a suffix") << QByteArray(250, 'x') << false;
}

void TestSafePath::checksBlobNames()
{
    QFETCH(QByteArray, etag);
    QFETCH(bool, good);
    QCOMPARE(checkBlobName({ etag }).has_value(), good);
}

void TestSafePath::findsCaseCollisions_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("collisions");
    QTest::newRow("none") << QStringList{ u"a"_s, u"b"_s, u"a/b"_s.replace(u'a', u'c') } << QStringList{};
    QTest::newRow("all but the first")
        << QStringList{ u"README.md"_s, u"readme.MD"_s, u"x"_s, u"ReadMe.md"_s }
        << QStringList{ u"readme.MD"_s, u"ReadMe.md"_s };
    QTest::newRow("in folders") << QStringList{ u"A/x"_s, u"a/X"_s } << QStringList{ u"a/X"_s };
    QTest::newRow("folders that only merge are none") << QStringList{ u"A/x"_s, u"a/y"_s } << QStringList{};
    QTest::newRow("file where a folder is")
        << QStringList{ u"Data/x"_s, u"data"_s } << QStringList{ u"data"_s };
    QTest::newRow("folder where a file is")
        << QStringList{ u"data"_s, u"Data/x/y"_s } << QStringList{ u"Data/x/y"_s };
    QTest::newRow("composed and decomposed")
        << QStringList{ u"\u00e9"_s, u"e\u0301"_s } << QStringList{ u"e\u0301"_s };
    QTest::newRow("other scripts") << QStringList{ u"ДА"_s, u"да"_s } << QStringList{ u"да"_s };
}

void TestSafePath::findsCaseCollisions()
{
    QFETCH(QStringList, paths);
    QFETCH(QStringList, collisions);
    QCOMPARE(caseCollisions(paths), collisions);
}

QTEST_GUILESS_MAIN(TestSafePath)
#include "tst_safepath.moc"
