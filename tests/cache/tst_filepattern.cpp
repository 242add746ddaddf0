// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filepattern.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestFilePattern : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fits_data();
    void fits();
    void sizes_data();
    void sizes();
    void nothingTypedIsEmpty();
};

void TestFilePattern::fits_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QString &pattern, const QString &path, bool expected) {
        QTest::newRow(name) << pattern << path << expected;
    };
    row("nothing typed", u""_s, u"a/b.bin"_s, true);
    row("a pattern over folders", u"*.safetensors"_s, u"unet/model.safetensors"_s, true);
    row("another ending", u"*.safetensors"_s, u"unet/model.bin"_s, false);
    row("one of two", u"*.json, *.txt"_s, u"a.txt"_s, true);
    row("blanks part them, too", u"*.json *.txt"_s, u"a.txt"_s, true);
    row("left out", u"*.safetensors, !*fp16*"_s, u"unet/model.fp16.safetensors"_s, false);
    row("not left out", u"*.safetensors, !*fp16*"_s, u"unet/model.safetensors"_s, true);
    row("only what is left out", u"!*.bin"_s, u"a.txt"_s, true);
    row("only what is left out, and it is that", u"!*.bin"_s, u"a.bin"_s, false);
    row("a word anywhere", u"readme"_s, u"docs/README.md"_s, true);
    row("a word nowhere", u"licence"_s, u"docs/README.md"_s, false);
    row("the name of a file in a folder", u"model-0000?-of-*"_s, u"w/model-00001-of-00004.bin"_s, true);
    row("a whole path", u"unet/*.bin"_s, u"vae/unet/a.bin"_s, false);
    row("a sign alone says nothing yet", u"*.bin, !"_s, u"a.bin"_s, true);
    row("a set of letters", u"[ab].txt"_s, u"b.txt"_s, true);
}

void TestFilePattern::fits()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QTEST(FilePattern(pattern).fits(path, -1), "expected");
}

void TestFilePattern::sizes_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QString &pattern, qint64 size, bool expected) {
        QTest::newRow(name) << pattern << size << expected;
    };
    row("more", u">1gb"_s, 1'000'000'001, true);
    row("just as much", u">1gb"_s, 1'000'000'000, false);
    row("less", u"<500kb"_s, 499'999, true);
    row("not less", u"<500kb"_s, 500'000, false);
    row("a range", u">1mb <2mb"_s, 1'500'000, true);
    row("above a range", u">1mb, <2mb"_s, 2'500'000, false);
    row("blanks inside", u"> 1.5 GB"_s, 1'600'000'000, true);
    row("blanks inside, too small", u"> 1.5 GB"_s, 1'400'000'000, false);
    row("binary", u"<1KiB"_s, 1023, true);
    row("binary is more than decimal", u">1ki"_s, 1010, false);
    row("a letter alone", u">3g"_s, 4'000'000'000, true);
    row("bytes", u"<10 b"_s, 9, true);
    row("no unit", u">10"_s, 11, true);
    row("size unknown", u"<1gb"_s, -1, false);
    row("with a name", u"*.bin >1kb"_s, 2000, true);
    row("with another name", u"*.txt >1kb"_s, 2000, false);
    row("with what is left out", u"!*.bin >1kb"_s, 2000, false);
    row("not all typed yet", u"*.bin >"_s, 5, true);
    row("no size at all", u">1x"_s, 5, false);
    row("a number too large", u"<99999999999999999999tb"_s, 5, true);
}

void TestFilePattern::sizes()
{
    QFETCH(QString, pattern);
    QFETCH(qint64, size);
    QTEST(FilePattern(pattern).fits(u"a.bin"_s, size), "expected");
}

void TestFilePattern::nothingTypedIsEmpty()
{
    QVERIFY(FilePattern(u">"_s).isEmpty());
    QVERIFY(!FilePattern(u">1"_s).isEmpty());
    QVERIFY(FilePattern(u" , ! "_s).isEmpty());
    QVERIFY(!FilePattern(u"a"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestFilePattern)
#include "tst_filepattern.moc"
