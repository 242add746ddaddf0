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
    QTEST(FilePattern(pattern).fits(path), "expected");
}

void TestFilePattern::nothingTypedIsEmpty()
{
    QVERIFY(FilePattern(u" , ! "_s).isEmpty());
    QVERIFY(!FilePattern(u"a"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestFilePattern)
#include "tst_filepattern.moc"
