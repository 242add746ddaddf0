// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/assets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The folders where libraries keep other files. tests/interop compares them with the official client's.
class TestAssets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void names_data();
    void names();
    void theFolderIsMade();
    void linksAreResolved();
    void whatIsInTheWayIsSaid();
    void nothingLeadsOut_data();
    void nothingLeadsOut();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
};

void TestAssets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = QFileInfo(m_folder->path()).canonicalFilePath() + "/assets"_L1;
}

void TestAssets::names_data()
{
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QStringList &parts, const QString &expected) {
        QTest::newRow(name) << parts << expected;
    };
    row("one", { u"lib"_s }, u"lib/default/default"_s);
    row("two", { u"lib"_s, u"org/data"_s }, u"lib/org--data/default"_s);
    row("three", { u"lib"_s, u"n"_s, u"extracted"_s }, u"lib/n/extracted"_s);
    row("signs", { u"this is/not\\clever"_s }, u"this--is--not--clever/default/default"_s);
    row("each of them", { u"a  b"_s, u"//"_s }, u"a----b/----/default"_s);
    row("empty", { QString(), u"n"_s, QString() }, u"n"_s);
    row("a dot", { u"."_s, u"n"_s, u"..."_s }, u"n/..."_s);
    row("letters of all kinds", { u"\u00fcber"_s, u"\u6570\u636e"_s }, u"\u00fcber/\u6570\u636e/default"_s);
}

void TestAssets::names()
{
    QFETCH(QStringList, parts);
    QFETCH(QString, expected);
    AssetsPlace place{ .library = parts[0] };
    place.nameSpace = parts.value(1, place.nameSpace);
    place.subfolder = parts.value(2, place.subfolder);
    QCOMPARE(assetsPath(m_root, place).value_or(QString()), m_root + u'/' + expected);
    QVERIFY(!QFileInfo::exists(m_root));
}

void TestAssets::theFolderIsMade()
{
    for (int twice = 0; twice < 2; ++twice) {
        const auto path = makeAssets(m_root, { .library = u"lib"_s });
        QVERIFY(path);
        QVERIFY(QFileInfo(*path).isDir());
    }
}

void TestAssets::linksAreResolved()
{
    const QDir base(m_folder->path());
    QVERIFY(base.mkdir(u"real"_s));
    QVERIFY(QFile::link(u"real"_s, base.filePath(u"link"_s)));
    QVERIFY(QFile::link(u"real/later"_s, base.filePath(u"dangling"_s)));
    const auto real = QFileInfo(base.filePath(u"real"_s)).canonicalFilePath();
    const auto in = [&](const QString &root) {
        return makeAssets(base.filePath(root), { .library = u"lib"_s }).value_or(QString());
    };
    QCOMPARE(in(u"link"_s), real + "/lib/default/default"_L1);
    QCOMPARE(in(u"link/../x/./y//z"_s), QFileInfo(real).path() + "/x/y/z/lib/default/default"_L1);
    QCOMPARE(in(u"dangling/sub"_s), real + "/later/sub/lib/default/default"_L1);
}

void TestAssets::whatIsInTheWayIsSaid()
{
    QVERIFY(QDir().mkpath(m_root + "/lib"_L1));
    for (const auto &name : { u"/file"_s, u"/lib/default"_s }) {
        QFile file(m_root + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(u"nowhere"_s, m_root + "/dangling"_L1));
    for (const auto &library : { u"file"_s, u"lib"_s, u"dangling"_s }) {
        const auto path = makeAssets(m_root, { .library = library });
        QVERIFY(!path);
        QCOMPARE(path.error().kind, Error::Kind::Usage);
        QVERIFY2(path.error().detail.contains(m_root + u'/' + library), qPrintable(path.error().detail));
    }
}

void TestAssets::nothingLeadsOut_data()
{
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("library") << QStringList{ u".."_s, u"a"_s, u"b"_s };
    QTest::newRow("namespace") << QStringList{ u"a"_s, u".."_s, u"b"_s };
    QTest::newRow("subfolder") << QStringList{ u"a"_s, u"b"_s, u".."_s };
}

void TestAssets::nothingLeadsOut()
{
    QFETCH(QStringList, parts);
    const auto path = makeAssets(m_root, { parts[0], parts[1], parts[2] });
    QVERIFY(!path);
    QCOMPARE(path.error().kind, Error::Kind::Usage);
    QVERIFY(!QFileInfo::exists(m_root));
}

QTEST_GUILESS_MAIN(TestAssets)
#include "tst_assets.moc"
