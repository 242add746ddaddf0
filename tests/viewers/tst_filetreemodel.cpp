// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TreeEntry file(const QString &path, qint64 size = 10)
{
    TreeEntry entry;
    entry.path = path;
    entry.size = size;
    return entry;
}

TreeEntry folder(const QString &path)
{
    TreeEntry entry;
    entry.kind = TreeEntry::Kind::Folder;
    entry.path = path;
    return entry;
}

QList<TreeEntry> sample()
{
    return { file(u"README.md"_s, 1),
             folder(u"onnx"_s),
             file(u"onnx/a.onnx"_s, 100),
             file(u"onnx/deep/b.onnx"_s, 1000),
             file(u"config.json"_s, 2) };
}

} // namespace

class TestFileTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void foldersFirstThenByName();
    void sizesAddUp();
    void tickingAFolderTicksWhatIsBelow();
    void folderIsPartlyTicked();
    void pathsOfAWholeFolderAreOne();
    void everythingTickedNeedsNoPaths();
    void presenceIsCounted();
    void placedFileBecomesPresent();
    void transfersTellOfTheirFiles();
    void aFewRowsAreToldOneByOne();
    void moreFilesChangeTheSumsAbove();
    void hostileNamesStayNames();
    void tooltipsAreNoHtml();
    void deepNestingIsBounded();
    void fiftyThousandFilesArriveInPages();
};

void TestFileTreeModel::isAModel()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(sample());
    model.setData(model.indexOf(u"onnx"_s), Qt::Checked, Qt::CheckStateRole);
    model.setPresent({ { u"README.md"_s, true } });
    model.append({ file(u"onnx/c.onnx"_s), file(u"zebra"_s) });
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestFileTreeModel::foldersFirstThenByName()
{
    FileTreeModel model;
    model.append(sample());
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.index(row, 0).data().toString();
    }
    QCOMPARE(names, (QStringList{ u"onnx"_s, u"config.json"_s, u"README.md"_s }));
    const auto onnx = model.indexOf(u"onnx"_s);
    QCOMPARE(model.index(0, 0, onnx).data().toString(), u"deep"_s);
    QCOMPARE(model.pathOf(model.index(1, 0, onnx)), u"onnx/a.onnx"_s);
}

void TestFileTreeModel::sizesAddUp()
{
    FileTreeModel model;
    model.append(sample());
    QCOMPARE(model.indexOf(u"onnx"_s).data(FileTreeModel::SizeRole).toLongLong(), 1100);
    QCOMPARE(model.fileCount(), 4);
    QCOMPARE(model.selection().allBytes, 1103);
}

void TestFileTreeModel::tickingAFolderTicksWhatIsBelow()
{
    FileTreeModel model;
    model.append(sample());
    const QSignalSpy changes(&model, &FileTreeModel::selectionChanged);
    QVERIFY(model.setData(model.indexOf(u"onnx"_s), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.selection().files, 2);
    QCOMPARE(model.selection().bytes, 1100);
    QCOMPARE(model.indexOf(u"onnx/deep/b.onnx"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(model.setData(model.indexOf(u"onnx"_s), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.selection().files, 0);
}

void TestFileTreeModel::folderIsPartlyTicked()
{
    FileTreeModel model;
    model.append(sample());
    model.setData(model.indexOf(u"onnx/a.onnx"_s), Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(model.indexOf(u"onnx"_s).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(model.checkedPaths(), QStringList{ u"onnx/a.onnx"_s });
}

void TestFileTreeModel::pathsOfAWholeFolderAreOne()
{
    FileTreeModel model;
    model.append(sample());
    model.setData(model.indexOf(u"onnx"_s), Qt::Checked, Qt::CheckStateRole);
    model.setData(model.indexOf(u"config.json"_s), Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(model.checkedPaths(), (QStringList{ u"onnx/"_s, u"config.json"_s }));
}

void TestFileTreeModel::everythingTickedNeedsNoPaths()
{
    FileTreeModel model;
    model.append(sample());
    QVERIFY(!model.isEverythingChecked());
    model.checkAll(true);
    QVERIFY(model.isEverythingChecked());
    QCOMPARE(model.checkedPaths(), QStringList());
}

void TestFileTreeModel::presenceIsCounted()
{
    FileTreeModel model;
    model.append(sample());
    model.checkAll(true);
    model.setPresent({ { u"onnx/a.onnx"_s, true }, { u"README.md"_s, false }, { u"unknown"_s, true } });
    QCOMPARE(model.selection().presentBytes, 100);
    QCOMPARE(model.indexOf(u"onnx"_s).data(FileTreeModel::StateRole).value<FileTreeModel::LocalState>(),
             FileTreeModel::LocalState::Partial);
    model.setPresent({ { u"onnx/deep/b.onnx"_s, true } });
    QCOMPARE(model.indexOf(u"onnx"_s).data(FileTreeModel::StateRole).value<FileTreeModel::LocalState>(),
             FileTreeModel::LocalState::Present);
    model.setPresent({ { u"onnx/a.onnx"_s, false } });
    QCOMPARE(model.selection().presentBytes, 1000);
}

void TestFileTreeModel::placedFileBecomesPresent()
{
    FileTreeModel model;
    model.append(sample());
    model.setFileState(u"config.json"_s, FileTreeModel::LocalState::Fetching, 40);
    QCOMPARE(model.selection().allPresentBytes, 0);
    model.setFileState(u"config.json"_s, FileTreeModel::LocalState::Present);
    QCOMPARE(model.selection().allPresentBytes, 2);
    model.setFileState(u"onnx"_s, FileTreeModel::LocalState::Present); // a folder has no state of its own
    QCOMPARE(model.selection().allPresentBytes, 2);
}

void TestFileTreeModel::transfersTellOfTheirFiles()
{
    using State = FileTreeModel::LocalState;
    FileTreeModel model;
    model.append(sample());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto word = [&model](const QString &path) {
        return model.indexOf(path).siblingAtColumn(FileTreeModel::StateColumn).data().toString();
    };
    model.setPresent({ { u"README.md"_s, true } });
    model.setFileStates({ { .path = u"config.json"_s, .state = State::Queued },
                          { .path = u"README.md"_s, .state = State::Queued },
                          { .path = u"onnx/a.onnx"_s, .state = State::Fetching, .percent = 62 },
                          { .path = u"onnx"_s, .state = State::Fetching },
                          { .path = u"unknown"_s, .state = State::Fetching } });
    QCOMPARE(word(u"config.json"_s), u"Queued"_s);
    QCOMPARE(word(u"README.md"_s), u"Cached"_s); // it is here
    QCOMPARE(word(u"onnx/a.onnx"_s), u"62 %"_s);
    QCOMPARE(model.indexOf(u"onnx/a.onnx"_s).data(FileTreeModel::PercentRole).toInt(), 62);
    QCOMPARE(word(u"onnx"_s), QString());
    model.setFileStates({ { .path = u"config.json"_s, .state = State::Failed },
                          { .path = u"README.md"_s, .state = State::Fetching, .percent = 1 },
                          { .path = u"onnx/a.onnx"_s, .state = State::Present },
                          { .path = u"onnx/deep/b.onnx"_s, .state = State::Present } });
    QCOMPARE(word(u"config.json"_s), u"Needs attention"_s);
    QCOMPARE(word(u"README.md"_s), u"1 %"_s); // it is fetched again
    QCOMPARE(word(u"onnx/a.onnx"_s), u"Cached"_s);
    QCOMPARE(word(u"onnx/deep/b.onnx"_s), QString()); // a transfer of old says nothing of today
    QCOMPARE(model.selection().allPresentBytes, 100);
    model.forgetTransfers();
    QCOMPARE(word(u"config.json"_s), QString());
    QCOMPARE(word(u"README.md"_s), QString());
    QCOMPARE(word(u"onnx/a.onnx"_s), u"Cached"_s);
}

void TestFileTreeModel::aFewRowsAreToldOneByOne()
{
    FileTreeModel model;
    QList<TreeEntry> entries;
    QList<FileTreeModel::FileNews> news;
    for (int n = 0; n < 1'000; ++n) {
        entries << file(u"folder/%1.bin"_s.arg(n), 10);
        news << FileTreeModel::FileNews{ .path = entries.last().path,
                                         .state = FileTreeModel::LocalState::Queued };
    }
    model.append(entries);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setFileStates(news);
    QCOMPARE(changes.size(), 2); // all of the folder, and what lies beside it
    model.setFileStates(news); // nothing new
    QCOMPARE(changes.size(), 2);
    model.setFileStates(
        { { .path = u"folder/7.bin"_s, .state = FileTreeModel::LocalState::Fetching, .percent = 5 } });
    QCOMPARE(changes.size(), 4); // the file and its folder
    QCOMPARE(changes.at(2).at(0).toModelIndex(), model.indexOf(u"folder/7.bin"_s));
}

void TestFileTreeModel::moreFilesChangeTheSumsAbove()
{
    FileTreeModel model;
    model.append(sample());
    model.setData(model.indexOf(u"onnx"_s), Qt::Checked, Qt::CheckStateRole);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.append({ file(u"onnx/deep/c.onnx"_s, 5) });
    const auto isTold = [&](const QString &path, int role) {
        const auto index = model.indexOf(path);
        return std::ranges::any_of(changes, [&](const QVariantList &change) {
            const auto first = change[0].toModelIndex();
            return first.parent() == index.parent() && first.row() <= index.row()
                && change[1].toModelIndex().row() >= index.row()
                && change[2].value<QList<int>>().contains(role);
        });
    };
    QVERIFY(isTold(u"onnx"_s, FileTreeModel::SizeRole));
    QVERIFY(isTold(u"onnx"_s, Qt::CheckStateRole)); // no longer ticked whole
    QVERIFY(isTold(u"onnx/deep"_s, FileTreeModel::CountRole));
    QVERIFY(isTold(u"README.md"_s, FileTreeModel::ShareRole)); // of a larger whole
    QVERIFY(changes.size() <= 3); // one for each folder, not one for each file
}

void TestFileTreeModel::tooltipsAreNoHtml()
{
    FileTreeModel model;
    const auto path = u"<img src=x>.txt"_s;
    model.append({ file(path) });
    FileDetails details{ .path = path };
    details.lastCommit = LastCommit{ .title = u"<b>bold</b>"_s };
    details.scan.findings << FileScan::Finding{ .scanner = u"<i>x</i>"_s, .level = ScanLevel::Unsafe };
    model.setDetails({ details });
    for (const int column :
         { FileTreeModel::NameColumn, FileTreeModel::ScanColumn, FileTreeModel::CommitColumn }) {
        const auto tip = model.indexOf(path).siblingAtColumn(column).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"&lt;"_s), qPrintable(tip));
    }
}

void TestFileTreeModel::hostileNamesStayNames()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({ file(u"../x"_s),
                   file(u"/etc/passwd"_s),
                   file(u"a//b"_s),
                   file(QString()),
                   file(u"con\u0001trol"_s),
                   file(u"z"_s) });
    QCOMPARE(model.fileCount(), 6);
    model.append({ file(u"a"_s) }); // a folder already
    QCOMPARE(model.fileCount(), 6);
    model.checkAll(true);
    QCOMPARE(model.selection().files, 6);
}

void TestFileTreeModel::deepNestingIsBounded()
{
    FileTreeModel model;
    model.append({ file(u"a/"_s.repeated(20'000) + u"x"_s) });
    QCOMPARE(model.fileCount(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void TestFileTreeModel::fiftyThousandFilesArriveInPages()
{
    FileTreeModel model;
    for (int page = 0; page < 50; ++page) {
        QList<TreeEntry> entries;
        for (int i = 0; i < 1000; ++i) {
            entries << file(u"folder-%1/file-%2.txt"_s.arg(i % 50).arg(page * 1000 + i), 3);
        }
        model.append(entries);
    }
    model.checkAll(true);
    QCOMPARE(model.selection().files, 50'000);
    QCOMPARE(model.selection().bytes, 150'000);
    QCOMPARE(model.rowCount(), 50);
}

QTEST_GUILESS_MAIN(TestFileTreeModel)
#include "tst_filetreemodel.moc"
