// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/viewers/filesout.h"
#include "ui/viewers/filetreemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QMimeData>
#include <QPointer>
#include <QToolTip>
#include <QTreeView>
#include <QWindow>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

const QMap<QString, FakeHub::Blob> content{ { u"README.md"_s, QByteArray("# Heron\n") },
                                            { u"config.json"_s, QByteArray("{\"a\": 1}") },
                                            { u"onnx/model.onnx"_s, QByteArray("model") },
                                            { u"onnx/int8/model.onnx"_s, QByteArray("small") } };

QByteArray bytesAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Looks at what is dragged out of a view, and ends it; from its beginning on, because the offscreen platform
/// may end it by itself before anybody has asked.
class Seen : public QObject
{
public:
    explicit Seen(QWidget *source) { source->installEventFilter(this); }

    int drags = 0;
    QList<QUrl> urls;
    QStringList formats;
    Qt::DropActions actions;
    QPixmap picture;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ChildAdded) { // a drag is no drag yet at this moment
            const QPointer<QObject> child = static_cast<QChildEvent *>(event)->child();
            QMetaObject::invokeMethod(this, [this, child] { look(child); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void look(QObject *child)
    {
        const auto *drag = qobject_cast<QDrag *>(child);
        if (!drag || !drag->mimeData()) {
            return;
        }
        ++drags;
        urls = drag->mimeData()->urls();
        formats = drag->mimeData()->formats();
        actions = drag->supportedActions();
        picture = drag->pixmap();
        QDrag::cancel();
    }
};

/// With the mouse, from a row to the right of it; as the window system tells, so that Qt knows of the button.
void dragRow(QTreeView *tree, const QModelIndex &row)
{
    auto *window = tree->window();
    const auto from = tree->viewport()->mapTo(window, tree->visualRect(row).center());
    QTest::mousePress(window->windowHandle(), Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step) {
        QTest::mouseMove(window->windowHandle(), from + QPoint(10 * step, 0));
    }
}

void letGo(QTreeView *tree)
{
    QTest::mouseRelease(tree->window()->windowHandle(), Qt::LeftButton, {}, { 5, 5 });
}

bool hasFiles()
{
    const auto *mime = QApplication::clipboard()->mimeData();
    return mime && mime->hasUrls();
}

} // namespace

/// Files of the cache that go to other programs, by real events.
class TestFilesOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCachedFileIsDragged();
    void severalGoTogether();
    void aFolderGoesWhenItIsWhole();
    void whatIsNotHereStays();
    void copyGivesFilesAndPaths();
    void aHostileLinkIsRefused();
    void fromTheTransfers();
    void thePictureSaysHowMany();

private:
    static void start(TestWindow &test);
    static void download(TestWindow &test);
    static QTreeView *tree(const TestWindow &test) { return test.get<QTreeView>(u"fileTree"_s); }
    static QModelIndex row(const TestWindow &test, const QString &path)
    {
        return static_cast<FileTreeModel *>(tree(test)->model())->indexOf(path);
    }
    static QString snapshot(const TestWindow &test)
    {
        const auto folder = test.cacheRoot() + u"/models--northwind--heron/snapshots"_s;
        return folder + u'/' + QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    }
};

void TestFilesOut::start(TestWindow &test)
{
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/heron"_s, content);
    test.start();
    test.window()->openAddress(u"hf://northwind/heron/config.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s) && test.rows(u"fileTree"_s) == 3, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(tree(test)->currentIndex().data().toString(), u"config.json"_s, longMs);
    tree(test)->setFocus();
}

void TestFilesOut::download(TestWindow &test)
{
    test.click(u"checkAllFiles"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
    test.click(u"downloadSelected"_s);
    const auto *model = static_cast<FileTreeModel *>(tree(test)->model());
    QTRY_COMPARE_WITH_TIMEOUT(model->selection().allPresentBytes, model->selection().allBytes, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s), longMs);
    QCoreApplication::processEvents(); // it pushes the rows down, which would not be hit otherwise
    tree(test)->setFocus();
}

void TestFilesOut::aCachedFileIsDragged()
{
    TestWindow test;
    start(test);
    download(test);
    Seen seen(tree(test));
    dragRow(tree(test), row(test, u"config.json"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen.drags, 1, longMs);
    letGo(tree(test));
    QCOMPARE(seen.urls.size(), 1);
    QVERIFY(seen.formats.contains(u"text/uri-list"_s));
    QCOMPARE(seen.urls[0].fileName(), u"config.json"_s);
    QVERIFY(!QFileInfo(seen.urls[0].toLocalFile()).isSymLink());
    QCOMPARE(bytesAt(seen.urls[0].toLocalFile()), QByteArray("{\"a\": 1}"));
    QCOMPARE(seen.actions, Qt::CopyAction); // nobody may take it away
    QVERIFY(!seen.picture.isNull());
    QCOMPARE(test.rows(u"fileTree"_s), 3);
    QCOMPARE(bytesAt(snapshot(test) + u"/config.json"_s), QByteArray("{\"a\": 1}"));
}

void TestFilesOut::severalGoTogether()
{
    TestWindow test;
    start(test);
    download(test);
    tree(test)->setCurrentIndex(row(test, u"config.json"_s));
    test.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(tree(test)->selectionModel()->selectedRows().size(), 2);
    Seen seen(tree(test));
    dragRow(tree(test), row(test, u"README.md"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen.drags, 1, longMs);
    letGo(tree(test));
    QStringList names;
    for (const auto &url : std::as_const(seen.urls)) {
        names << url.fileName();
    }
    names.sort();
    QCOMPARE(names, (QStringList{ u"README.md"_s, u"config.json"_s }));
    test.key(Qt::Key_Return); // all were ticked, and these two are together
    QCOMPARE(static_cast<FileTreeModel *>(tree(test)->model())->selection().files, 2);
}

void TestFilesOut::aFolderGoesWhenItIsWhole()
{
    TestWindow test;
    start(test);
    Seen seen(tree(test));
    // One file of the folder alone.
    tree(test)->expand(row(test, u"onnx"_s));
    tree(test)->setCurrentIndex(row(test, u"onnx/model.onnx"_s));
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
    test.click(u"downloadSelected"_s);
    const auto state
        = [&](const QString &path) { return row(test, path).siblingAtColumn(FileTreeModel::StateColumn); };
    QTRY_VERIFY_WITH_TIMEOUT(state(u"onnx"_s).data().toString().startsWith(u"1 of 2"_s), longMs);
    QVERIFY(state(u"onnx"_s).data(Qt::ToolTipRole).toString().contains(u"Only some"_s));
    dragRow(tree(test), row(test, u"onnx"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"Only some files of this folder"_s), longMs);
    letGo(tree(test));
    QCOMPARE(seen.drags, 0);
    download(test);
    dragRow(tree(test), row(test, u"onnx"_s));
    QTRY_COMPARE_WITH_TIMEOUT(seen.drags, 1, longMs);
    letGo(tree(test));
    QCOMPARE(seen.urls.size(), 1);
    QCOMPARE(seen.urls[0].fileName(), u"onnx"_s);
    QCOMPARE(bytesAt(seen.urls[0].toLocalFile() + u"/int8/model.onnx"_s), "small");
}

void TestFilesOut::whatIsNotHereStays()
{
    TestWindow test;
    start(test);
    Seen seen(tree(test));
    const auto place = row(test, u"config.json"_s);
    QVERIFY(place.siblingAtColumn(FileTreeModel::StateColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"Not in the cache"_s));
    dragRow(tree(test), place);
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"not on this computer"_s), longMs);
    letGo(tree(test));
    QCOMPARE(seen.drags, 0);
    // A name is something all the same.
    QTest::keyClick(tree(test), Qt::Key_C, Qt::ControlModifier); // a tip may have the focus
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->text(), u"config.json"_s, longMs);
    QVERIFY(!hasFiles());
}

void TestFilesOut::copyGivesFilesAndPaths()
{
    TestWindow test;
    start(test);
    download(test);
    tree(test)->setCurrentIndex(row(test, u"config.json"_s));
    QTest::keyClick(tree(test), Qt::Key_C, Qt::ControlModifier); // a tip may have the focus
    QTRY_VERIFY_WITH_TIMEOUT(hasFiles(), longMs);
    const auto *given = QApplication::clipboard()->mimeData();
    QCOMPARE(given->urls().size(), 1);
    QCOMPARE(bytesAt(given->urls()[0].toLocalFile()), QByteArray("{\"a\": 1}"));
    QCOMPARE(given->text(), snapshot(test) + u"/config.json"_s); // the place that lasts
    QCOMPARE(given->data(u"x-special/gnome-copied-files"_s), "copy\n" + given->urls()[0].toEncoded());
}

void TestFilesOut::aHostileLinkIsRefused()
{
    TestWindow test;
    start(test);
    download(test);
    const auto pointer = snapshot(test) + u"/config.json"_s;
    QFile secret(test.folder() + u"/secret"_s);
    QVERIFY(secret.open(QIODevice::WriteOnly));
    QCOMPARE(secret.write("{\"s\": 1}"), 8); // as long as the real one
    secret.close();
    QVERIFY(QFile::remove(pointer));
    QVERIFY(QFile::link(secret.fileName(), pointer));
    QApplication::clipboard()->clear();
    Seen seen(tree(test));
    dragRow(tree(test), row(test, u"config.json"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().contains(u"out of the cache"_s), longMs);
    letGo(tree(test));
    QCOMPARE(seen.drags, 0);
    QTest::keyClick(tree(test), Qt::Key_C, Qt::ControlModifier); // a tip may have the focus
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->text(), u"config.json"_s, longMs);
    QVERIFY(!hasFiles());
}

void TestFilesOut::fromTheTransfers()
{
    TestWindow test;
    start(test);
    download(test);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"transferTree"_s) == 1, longMs);
    auto *transfers = test.get<QTreeView>(u"transferTree"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    const auto repo = transfers->model()->index(0, 0);
    transfers->expand(repo);
    QTRY_COMPARE_WITH_TIMEOUT(transfers->model()->rowCount(repo), 4, longMs);
    QModelIndex file;
    for (int at = 0; at < 4; ++at) {
        if (const auto row = transfers->model()->index(at, 0, repo); row.data() == u"onnx/model.onnx"_s) {
            file = row;
        }
    }
    QVERIFY(file.isValid());
    Seen seen(transfers);
    dragRow(transfers, file);
    QTRY_COMPARE_WITH_TIMEOUT(seen.drags, 1, longMs);
    letGo(transfers);
    QCOMPARE(seen.urls.value(0).fileName(), u"model.onnx"_s);
    QCOMPARE(bytesAt(seen.urls.value(0).toLocalFile()), "model");
    transfers->setFocus();
    QTest::keyClick(transfers, Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(hasFiles(), longMs);
    QCOMPARE(QApplication::clipboard()->text(), snapshot(test) + u"/onnx/model.onnx"_s);
    dragRow(transfers, repo); // no file
    QTest::qWait(50);
    letGo(transfers);
    QCOMPARE(seen.drags, 1);
}

void TestFilesOut::thePictureSaysHowMany()
{
    const Theme theme;
    const Handout::Item item{ u"sub/a-rather-long-name-00001-of-00002.safetensors"_s, false, {}, {} };
    const auto one = FilesOut::picture({ .items = { item } }, 1);
    const auto two = FilesOut::picture({ .items = { item, item } }, 1);
    const auto large = FilesOut::picture({ .items = { item } }, 2);
    QVERIFY(two.width() > one.width());
    QCOMPARE(large.size(), one.size() * 2);
    QCOMPARE(large.devicePixelRatio(), 2);
    const auto shot = two.toImage();
    bool hasAccent = false;
    for (int x = shot.width() / 2; x < shot.width(); ++x) {
        hasAccent = hasAccent || shot.pixelColor(x, 7) == Theme::color(Token::Accent);
    }
    QVERIFY(hasAccent);
    const auto folder = qEnvironmentVariable("HUBDESK_SHOTS");
    if (!folder.isEmpty()) {
        two.save(folder + u"/drag.png"_s);
    }
}

QTEST_MAIN(TestFilesOut)
#include "tst_filesout.moc"
