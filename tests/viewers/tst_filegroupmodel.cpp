// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filegroupmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TreeEntry file(const QString &path, qint64 size)
{
    TreeEntry entry;
    entry.path = path;
    entry.size = size;
    return entry;
}

const QStringList shards{ u"w/model-1-of-2.bin"_s, u"w/model-2-of-2.bin"_s };

/// Counts how often it is asked.
class CountingTree : public FileTreeModel
{
public:
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        return FileTreeModel::data(index, role);
    }
    mutable int asked = 0;
};

} // namespace

class TestFileGroupModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void setsOpenAndFilesDoNot();
    void sizesAndStatesOfASet();
    void tickingASetTicksItsFiles();
    void tickingInTheTreeShowsHere();
    void allMeansWhatIsListed();
    void theWorstScanSpeaksForASet();
    void aSetIsSafeOnlyWhenAllOfItAre();
    void aSetTellsWhatIsUnknown();
    void sumsAreCountedOnce();
    void tooltipsAreNoHtml();
    void anEmptyTreeEmptiesIt();
    void fiftyThousandFoundFiles();

private:
    QModelIndex cell(int row, int column, const QModelIndex &parent = {}) const
    {
        return m_groups->index(row, column, parent);
    }
    FileTreeModel *m_files = nullptr;
    FileGroupModel *m_groups = nullptr;
    QAbstractItemModelTester *m_tester = nullptr;
};

void TestFileGroupModel::init()
{
    m_files = new FileTreeModel;
    m_files->append({ file(shards[0], 100), file(shards[1], 50), file(u"README.md"_s, 10), file(u"b"_s, 1) });
    m_groups = new FileGroupModel(m_files);
    m_tester = new QAbstractItemModelTester(m_groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_groups->setGroups({ { .title = u"w/model.bin"_s,
                            .files = shards,
                            .isSet = true,
                            .note = u"2 parts"_s,
                            .isRecommended = true,
                            .reason = u"because"_s },
                          { .title = u"README.md"_s, .files = { u"README.md"_s } } });
}

void TestFileGroupModel::cleanup()
{
    delete m_tester;
    delete m_groups;
    delete m_files;
}

void TestFileGroupModel::setsOpenAndFilesDoNot()
{
    QCOMPARE(m_groups->rowCount(), 2);
    const auto set = cell(0, 0);
    QCOMPARE(m_groups->rowCount(set), 2);
    QCOMPARE(m_groups->rowCount(cell(1, 0)), 0);
    QVERIFY(set.data(FileTreeModel::IsFolderRole).toBool());
    QCOMPARE(set.data().toString(), u"w/model.bin"_s);
    QCOMPARE(set.data(FileGroupModel::NoteRole).toString(), u"2 parts"_s);
    QVERIFY(set.data(FileGroupModel::RecommendedRole).toBool());
    QVERIFY(set.data(Qt::ToolTipRole).toString().contains(u"because"_s));
    const auto shard = cell(1, 0, set);
    QCOMPARE(shard.data().toString(), u"model-2-of-2.bin"_s);
    QCOMPARE(shard.data(FileTreeModel::PathRole).toString(), shards[1]);
    QCOMPARE(m_groups->parent(shard), set);
}

void TestFileGroupModel::sizesAndStatesOfASet()
{
    const auto set = cell(0, 0);
    QCOMPARE(set.data(FileTreeModel::SizeRole).toLongLong(), 150);
    QCOMPARE(set.data(FileTreeModel::ShareRole).toDouble(), 150.0 / 160.0);
    m_files->setPresent({ { shards[0], true } });
    QCOMPARE(cell(0, FileTreeModel::StateColumn).data().toString(), u"1 of 2 file(s)"_s);
    m_files->setPresent({ { shards[1], true } });
    QCOMPARE(cell(0, FileTreeModel::StateColumn).data().toString(), u"Cached"_s);
    QCOMPARE(set.data(FileTreeModel::StateRole).value<FileTreeModel::LocalState>(),
             FileTreeModel::LocalState::Present);
}

void TestFileGroupModel::tickingASetTicksItsFiles()
{
    QVERIFY(m_groups->setData(cell(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(m_files->checkedPaths(), QStringList({ u"w/"_s }));
    QVERIFY(m_groups->setData(cell(0, 0, cell(0, 0)), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(cell(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(m_files->checkedPaths(), QStringList({ shards[1] }));
}

void TestFileGroupModel::tickingInTheTreeShowsHere()
{
    m_files->checkPaths(shards, true);
    QCOMPARE(cell(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(m_groups->selection().files, 2);
    QCOMPARE(m_groups->selection().allFiles, 3);
    QCOMPARE(m_groups->selection().bytes, 150);
}

void TestFileGroupModel::allMeansWhatIsListed()
{
    m_groups->checkAll(true);
    QCOMPARE(m_files->selection().files, 3);
    QCOMPARE(m_files->indexOf(u"b"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    m_groups->checkAll(false);
    QCOMPARE(m_files->selection().files, 0);
}

void TestFileGroupModel::theWorstScanSpeaksForASet()
{
    m_files->setDetails({ { .path = shards[0], .scan = { ScanLevel::Safe, {} } },
                          { .path = shards[1], .scan = { ScanLevel::Unsafe, {} } } });
    QCOMPARE(cell(0, 0).data(FileTreeModel::ScanLevelRole).toInt(), int(ScanLevel::Unsafe));
    QCOMPARE(cell(0, FileTreeModel::ScanColumn).data().toString(), u"Unsafe"_s);
    QCOMPARE(cell(1, 0).data(FileTreeModel::HasDetailsRole).toBool(), false);
}

void TestFileGroupModel::aSetIsSafeOnlyWhenAllOfItAre()
{
    const auto level = [&] { return ScanLevel(cell(0, 0).data(FileTreeModel::ScanLevelRole).toInt()); };
    const auto tell = [&](const QString &path, ScanLevel level) {
        m_files->setDetails({ { .path = path, .scan = { level, {} } } });
    };
    tell(shards[0], ScanLevel::Safe);
    QCOMPARE(level(), ScanLevel::Unscanned);
    QCOMPARE(cell(0, FileTreeModel::ScanColumn).data().toString(), QString());
    QVERIFY(!cell(0, 0).data(FileTreeModel::HasDetailsRole).toBool());
    tell(shards[1], ScanLevel::Queued);
    QCOMPARE(level(), ScanLevel::Queued);
    QVERIFY(cell(0, 0).data(FileTreeModel::HasDetailsRole).toBool());
    tell(shards[1], ScanLevel::Safe);
    QCOMPARE(level(), ScanLevel::Safe);
    tell(shards[1], ScanLevel::Error);
    QCOMPARE(level(), ScanLevel::Error);
    m_files->clear();
    m_files->append({ file(shards[0], 100), file(shards[1], 50) });
    m_groups->setGroups({ { .title = u"set"_s, .files = shards, .isSet = true } });
    tell(shards[0], ScanLevel::Suspicious); // a warning waits for nobody
    QCOMPARE(level(), ScanLevel::Suspicious);
}

void TestFileGroupModel::aSetTellsWhatIsUnknown()
{
    QCOMPARE(m_groups->unknownFiles(cell(0, 0), 10), shards);
    QCOMPARE(m_groups->unknownFiles(cell(0, 0), 1), QStringList{ shards[0] });
    QCOMPARE(m_groups->unknownFiles(cell(0, 0), 0), QStringList());
    QCOMPARE(m_groups->unknownFiles(cell(1, 0, cell(0, 0)), 10), QStringList{ shards[1] });
    QCOMPARE(m_groups->unknownFiles(cell(1, 0), 10), QStringList{ u"README.md"_s });
    m_files->setDetails({ { .path = shards[0], .scan = {} }, { .path = u"README.md"_s, .scan = {} } });
    QCOMPARE(m_groups->unknownFiles(cell(0, 0), 10), QStringList{ shards[1] });
    QCOMPARE(m_groups->unknownFiles(cell(1, 0), 10), QStringList());
}

void TestFileGroupModel::sumsAreCountedOnce()
{
    CountingTree files;
    QStringList paths;
    QList<TreeEntry> entries;
    for (int n = 0; n < 1'024; ++n) {
        paths << u"model-%1-of-1024.bin"_s.arg(n);
        entries << file(paths.last(), 10);
    }
    files.append(entries);
    FileGroupModel groups(&files);
    groups.setGroups({ { .title = u"model.bin"_s, .files = paths, .isSet = true } });
    const auto set = groups.index(0, 0);
    files.asked = 0;
    QCOMPARE(set.data(FileGroupModel::NoteRole).toString(), QString());
    QVERIFY(set.data(FileTreeModel::IsFolderRole).toBool());
    QCOMPARE(set.data().toString(), u"model.bin"_s);
    QCOMPARE(files.asked, 0); // nothing has to be summed up for these
    QCOMPARE(set.data(FileTreeModel::SizeRole).toLongLong(), 10'240);
    const int once = files.asked;
    QVERIFY(once > 0);
    QCOMPARE(set.data(FileTreeModel::PresentRole).toInt(), 0);
    QCOMPARE(set.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(set.data(FileTreeModel::ShareRole).toDouble(), 1.0);
    QCOMPARE(files.asked, once);
    files.checkAll(true);
    QCOMPARE(set.data(Qt::CheckStateRole).toInt(), int(Qt::Checked)); // what changes is counted anew
    QCOMPARE(groups.selection().bytes, 10'240);
}

void TestFileGroupModel::tooltipsAreNoHtml()
{
    m_groups->setGroups(
        { { .title = u"<b>set</b>"_s, .files = shards, .isSet = true },
          { .title = u"<b>one</b>"_s, .files = { u"README.md"_s }, .reason = u"because"_s } });
    for (const int row : { 0, 1 }) {
        const auto tip = cell(row, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"&lt;b&gt;"_s), qPrintable(tip));
    }
}

void TestFileGroupModel::anEmptyTreeEmptiesIt()
{
    m_files->clear();
    QCOMPARE(m_groups->rowCount(), 0);
}

void TestFileGroupModel::fiftyThousandFoundFiles()
{
    delete std::exchange(m_tester, nullptr); // it looks at every row
    QList<TreeEntry> entries;
    QList<FileGroupModel::Group> groups;
    for (int n = 0; n < 50'000; ++n) {
        const auto path = u"data/%1.txt"_s.arg(n);
        entries << file(path, 1);
        groups << FileGroupModel::Group{ .title = path, .files = { path } };
    }
    m_files->append(entries);
    m_groups->setGroups(groups);
    QCOMPARE(m_groups->rowCount(), 50'000);
    m_groups->checkAll(true);
    QCOMPARE(m_groups->selection().files, 50'000);
    QCOMPARE(cell(49'999, 0).data().toString(), u"data/49999.txt"_s);
}

QTEST_MAIN(TestFileGroupModel)
#include "tst_filegroupmodel.moc"
