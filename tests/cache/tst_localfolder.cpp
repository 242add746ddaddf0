// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "core/cache/localfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
const CommitId commit{ QString(40, u'a') };
const QByteArray etag(64, 'e');
const auto path = u"sub/file.bin"_s;
} // namespace

/// Names, records and links in a folder of a person's own, as the official client keeps them.
class TestLocalFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = LocalFolder(m_place->filePath(u"mine"_s));
        QVERIFY(m_folder.prepare());
    }

    void namesAreTheOfficialOnes();
    void aNameThatIsTooLongGetsItsHash();
    void whatMarksTheFolderIsMadeOnce();
    void aRecordIsReadBack();
    void aRecordCounts_data();
    void aRecordCounts();
    void theRecordsAreNoFilesOfARepo_data();
    void theRecordsAreNoFilesOfARepo();
    void noWayLeadsThroughALink();
    void linksReplaceWhatIsThere();
    void aSecondNameTwiceLeavesNothing();
    void aCopyIsOneAndStops();
    void aPartialTellsItsLock();
    void aCopyTellsHowFarItIs();
    void oldTemporariesGo();

private:
    void write(const QString &file, const QByteArray &content)
    {
        QVERIFY(makeFolders(QFileInfo(file).path()));
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write(content) == content.size());
    }
    QByteArray read(const QString &file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray("<none>");
    }
    QString records() const { return m_folder.root() + u"/.cache/huggingface"_s; }
    QStringList temporaries() const
    {
        return QDir(records()).entryList({ u".hubdesk-*"_s }, QDir::Files | QDir::Hidden | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_place;
    LocalFolder m_folder{ QString() };
};

void TestLocalFolder::namesAreTheOfficialOnes()
{
    const auto base = records() + u"/download/"_s;
    QCOMPARE(m_folder.record(path), base + u"sub/file.bin.metadata"_s);
    QCOMPARE(m_folder.lock(path), base + u"sub/file.bin.lock"_s);
    QCOMPARE(m_folder.record(u".gitattributes"_s), base + u".gitattributes.metadata"_s);
    // The vector of hub-protocol.md 13.
    QCOMPARE(m_folder.partial(u"repo.txt"_s, { "E" }),
             base + u"3rOr3SS2JUJSWmVnCU-HsZcNS08=.E.hubdesk-part"_s);
    QCOMPARE(m_folder.tree(commit), records() + u"/trees/"_s + commit.hex + u".json"_s);
}

void TestLocalFolder::aNameThatIsTooLongGetsItsHash()
{
    const auto fits = QString(255 - 9, u'x');
    QVERIFY(m_folder.record(fits).endsWith(u"x.metadata"_s));
    const auto longName = QString(255, u'x');
    for (const auto &name : { m_folder.record(longName), m_folder.lock(longName) }) {
        QVERIFY2(QFileInfo(name).fileName().size() < 60, qPrintable(name));
    }
    write(m_folder.file(longName), "x");
    QVERIFY(m_folder.writeRecord(longName, commit, etag));
    QCOMPARE(m_folder.readRecord(longName).value().etag, etag);
    QVERIFY(!m_folder.readRecord(QString(254, u'x')));
}

void TestLocalFolder::whatMarksTheFolderIsMadeOnce()
{
    QCOMPARE(read(records() + u"/.gitignore"_s), "*");
    QVERIFY(read(records() + u"/CACHEDIR.TAG"_s).startsWith("Signature: 8a477f597d28d172789f06886806bc55\n"));
    write(records() + u"/.gitignore"_s, "mine\n");
    QVERIFY(m_folder.prepare());
    QCOMPARE(read(records() + u"/.gitignore"_s), "mine\n");
}

void TestLocalFolder::aRecordIsReadBack()
{
    write(m_folder.file(path), "content");
    QVERIFY(!m_folder.readRecord(path));
    QVERIFY(m_folder.writeRecord(path, commit, etag));
    const auto lines = read(m_folder.record(path)).split('\n');
    QCOMPARE(lines.size(), 4); // the last one is empty
    QCOMPARE(lines[0], commit.hex.toLatin1());
    QCOMPARE(lines[1], etag);
    QVERIFY(qAbs(lines[2].toDouble() - double(QDateTime::currentSecsSinceEpoch())) < 600);
    QCOMPARE(lines[3], QByteArray());
    const auto record = m_folder.readRecord(path);
    QVERIFY(record);
    QCOMPARE(record->commit, commit);
    QCOMPARE(record->etag, etag);
    QVERIFY(m_folder.writeRecord(path, { QString(40, u'b') }, "other"));
    QCOMPARE(m_folder.readRecord(path)->etag, "other");
    QCOMPARE(temporaries(), QStringList());
}

void TestLocalFolder::aRecordCounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("counts");
    const auto head = commit.hex.toLatin1() + '\n' + etag + '\n';
    QTest::newRow("as written") << head + "1000000000.5\n" << true;
    QTest::newRow("of an older client, without a fraction") << head + "1000000000\n" << true;
    QTest::newRow("with the line ends of Windows")
        << QByteArray(head + "1000000000\n").replace("\n", "\r\n") << true;
    QTest::newRow("nothing behind the last line") << head + "1000000000.5" << true;
    QTest::newRow("the file is a little younger") << head + "999999999.2\n" << true;
    QTest::newRow("the file was changed") << head + "999999998.9\n" << false;
    QTest::newRow("no time") << head << false;
    QTest::newRow("no number") << head + "yesterday\n" << false;
    QTest::newRow("not a number") << head + "nan\n" << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("far too large") << QByteArray(100'000, '1') << false;
}

void TestLocalFolder::aRecordCounts()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, counts);
    write(m_folder.file(path), "content");
    QFile file(m_folder.file(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000), QFileDevice::FileModificationTime));
    file.close();
    write(m_folder.record(path), text);
    const auto record = m_folder.readRecord(path);
    QCOMPARE(record.has_value(), counts);
    if (record) {
        QCOMPARE(record->commit, commit);
        QCOMPARE(record->etag, etag);
    }
    QVERIFY(file.remove());
    QVERIFY(!m_folder.readRecord(path));
}

void TestLocalFolder::theRecordsAreNoFilesOfARepo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    QTest::newRow("a record") << u".cache/huggingface/download/x.metadata"_s << false;
    QTest::newRow("what git ignores") << u".cache/huggingface/.gitignore"_s << false;
    QTest::newRow("in capitals") << u".CACHE/HuggingFace/x"_s << false;
    QTest::newRow("instead of the folder") << u".cache"_s << false;
    QTest::newRow("instead of the folder in it") << u".cache/huggingface"_s << false;
    QTest::newRow("a step up") << u"../x"_s << false;
    QTest::newRow("beside it") << u".cache/other"_s << true;
    QTest::newRow("a name that begins like it") << u".cache/huggingface2/x"_s << true;
    QTest::newRow("in a folder of its own") << u"a/.cache/huggingface/x"_s << true;
}

void TestLocalFolder::theRecordsAreNoFilesOfARepo()
{
    QFETCH(QString, name);
    QFETCH(bool, fits);
    const auto checked = LocalFolder::check(name);
    QCOMPARE(checked.has_value(), fits);
    if (!fits) {
        QCOMPARE(checked.error().kind, Error::Kind::Unsafe);
        QCOMPARE(m_folder.linkTo(m_place->filePath(u"x"_s), name).error().kind, Error::Kind::Unsafe);
        QVERIFY(!m_folder.writeRecord(name, commit, etag));
    }
}

void TestLocalFolder::noWayLeadsThroughALink()
{
    const auto outside = m_place->filePath(u"outside"_s);
    QVERIFY(QDir().mkpath(outside));
    QVERIFY(makeLink(outside, m_folder.root() + u"/sub"_s));
    const auto partial = m_folder.partial(path, { etag });
    write(partial, "content");
    const auto placed = m_folder.place(path, partial);
    QVERIFY(!placed);
    QCOMPARE(placed.error().kind, Error::Kind::Unsafe);
    QCOMPARE(QDir(outside).entryList(QDir::Files), QStringList());
    QVERIFY(QFile::exists(partial)); // what was fetched is kept
}

void TestLocalFolder::linksReplaceWhatIsThere()
{
    const auto blob = m_place->filePath(u"blob"_s);
    write(blob, "blob");
    write(m_folder.file(path), "old");
    QVERIFY(m_folder.linkTo(blob, path));
    QCOMPARE(linkText(m_folder.file(path)), blob);
    QVERIFY(m_folder.linkTo(blob, path));
    QVERIFY(m_folder.nameAs(blob, path)); // a link to the same file is not that file
    QCOMPARE(entryAt(m_folder.file(path)).kind, DiskEntry::Kind::Regular);
    QVERIFY(isSameFile(blob, m_folder.file(path)));
    QVERIFY(m_folder.linkTo(blob, path));
    const auto copy = m_folder.beginCopy(blob, CopyWay::CloneOrCopy);
    QVERIFY(copy && (*copy)->goOn({}).value_or(false));
    QVERIFY(m_folder.finishCopy(*copy, path));
    QCOMPARE(entryAt(m_folder.file(path)).kind, DiskEntry::Kind::Regular);
    QVERIFY(!isSameFile(blob, m_folder.file(path)));
    QCOMPARE(read(m_folder.file(path)), "blob");
    QCOMPARE(read(blob), "blob"); // nothing was written through a link
    QCOMPARE(temporaries(), QStringList());
}

void TestLocalFolder::aSecondNameTwiceLeavesNothing()
{
    const auto blob = m_place->filePath(u"blob"_s);
    write(blob, "blob");
    QVERIFY(m_folder.nameAs(blob, path));
    QVERIFY(m_folder.nameAs(blob, path));
    QVERIFY(isSameFile(blob, m_folder.file(path)));
    QCOMPARE(temporaries(), QStringList());
}

void TestLocalFolder::aCopyIsOneAndStops()
{
    const auto from = m_place->filePath(u"from"_s);
    const auto to = m_place->filePath(u"to"_s);
    const QByteArray content(3'000'000, 'c');
    write(from, content);
    QVERIFY(copyFile(from, to, CopyWay::CloneOrCopy, {}));
    QVERIFY(read(to) == content);
    QCOMPARE(copyFile(from, to, CopyWay::CloneOrCopy, {}).error().kind, Error::Kind::Conflict);
    QVERIFY(QFile::remove(to));
    QCOMPARE(copyFile(to, from + u"2"_s, CopyWay::CloneOrCopy, {}).error().kind, Error::Kind::EntryNotFound);
    // Either the volume shares blocks, or it says that it cannot and leaves nothing.
    const auto cloned = copyFile(from, to, CopyWay::CloneOnly, {});
    QCOMPARE(QFile::exists(to), cloned.has_value());
    if (!cloned) {
        std::stop_source source;
        source.request_stop();
        QCOMPARE(copyFile(from, to, CopyWay::CloneOrCopy, source.get_token()).error().kind,
                 Error::Kind::Cancelled);
        QVERIFY(!QFile::exists(to));
    }
}

void TestLocalFolder::aPartialTellsItsLock()
{
    const ContentId etag{ "abc" };
    QCOMPARE(LocalFolder::lockOfPartial(m_folder.partial(path, etag)), QString()); // nobody has one
    QVERIFY(m_folder.prepareFor(path));
    write(m_folder.lock(path), {});
    write(m_folder.lock(path + u"2"_s), {});
    QCOMPARE(LocalFolder::lockOfPartial(m_folder.partial(path, etag)), m_folder.lock(path));
    QVERIFY(!LocalFolder::lockOfPartial(u"/hub/models--a--b/blobs/abc.hubdesk-part"_s));
}

void TestLocalFolder::aCopyTellsHowFarItIs()
{
    const auto from = m_place->filePath(u"from"_s);
    const auto to = m_place->filePath(u"to"_s);
    QFile source(from);
    QVERIFY(source.open(QIODevice::WriteOnly));
    const qint64 size = 70 << 20;
    QVERIFY(source.resize(size));
    auto copy = *FileCopy::begin(from, to, CopyWay::CloneOrCopy);
    if (copy->done() == size) {
        QSKIP("this volume shares blocks");
    }
    QCOMPARE(copy->goOn({}), false);
    QCOMPARE_GT(copy->done(), 0);
    QCOMPARE_LT(copy->done(), size);
    QVERIFY(QFile::exists(to));
    copy.reset();
    QVERIFY(!QFile::exists(to)); // what nobody finishes goes
    copy = *FileCopy::begin(from, to, CopyWay::CloneOrCopy);
    QCOMPARE(copy->goOn({}), false);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(copy->goOn(stop.get_token()).error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(to)); // here, and not where it is forgotten
    copy.reset();
    copy = *FileCopy::begin(from, to, CopyWay::CloneOrCopy);
    while (!*copy->goOn({})) { }
    QCOMPARE(copy->done(), size);
    copy->keep();
    copy.reset();
    QCOMPARE(QFileInfo(to).size(), size);
}

void TestLocalFolder::oldTemporariesGo()
{
    const auto old = records() + u"/.hubdesk-1.tmp"_s; // nobody knows whose
    const auto fresh = m_folder.temporary();
    write(old, "x");
    write(fresh, "x");
    QFile file(old);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(m_folder.prepare());
    QCOMPARE(temporaries(), QStringList{ QFileInfo(fresh).fileName() });
}

QTEST_GUILESS_MAIN(TestLocalFolder)
#include "tst_localfolder.moc"
