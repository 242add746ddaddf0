// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/repo/downloadrig.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

using namespace DownloadRig;

namespace
{

/// From the menu of Download into the dialog that it opens.
void choosePlace(TestWindow &test, const QString &entry)
{
    bool chosen = false;
    QTimer::singleShot(0, test.window(), [&] { // runs while the menu is open
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (auto *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->objectName() == entry && action->isEnabled()) {
                menu->setActiveAction(action);
                QTest::keyClick(menu, Qt::Key_Return);
                chosen = true;
                return;
            }
        }
        if (menu) {
            menu->close();
        }
    });
    test.find(u"downloadRepo"_s)->setFocus();
    QTest::keyClick(test.find(u"downloadRepo"_s), Qt::Key_Down);
    QVERIFY2(chosen, qPrintable(entry));
    QTRY_VERIFY(test.isShown(u"destinationDialog"_s));
}

void pick(TestWindow &test, const QString &name, const QString &text)
{
    auto *box = test.get<QComboBox>(name);
    QVERIFY(box && box->findText(text, Qt::MatchStartsWith) >= 0);
    box->setFocus();
    for (int step = 0; step < box->count() && !box->currentText().startsWith(text); ++step) {
        QTest::keyClick(box, Qt::Key_Down);
    }
    QVERIFY2(box->currentText().startsWith(text), qPrintable(box->currentText()));
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

} // namespace

/// Download to a folder, and into another cache folder.
class TestDestination : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFilesThemselves();
    void linksIntoTheCache();
    void anotherCacheFolderIsRemembered();
    void withoutAFolderNothingBegins();
};

void TestDestination::theFilesThemselves()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    const auto folder = test.folder() + u"/my models/python"_s;
    choosePlace(test, u"downloadToFolder"_s);
    QVERIFY(test.get<QComboBox>(u"destinationWhat"_s)->currentText().startsWith(u"Recommended"_s));
    test.type(u"destinationPath"_s, folder);
    QVERIFY(test.find(u"destinationDownload"_s)->isEnabled());
    test.click(u"destinationDownload"_s);
    QTRY_VERIFY(!test.isShown(u"destinationDialog"_s));
    test.window()->activateWindow(); // no window manager does it here
    QTRY_VERIFY(test.window()->isActiveWindow());
    waitUntilDone(test);
    QVERIFY(content(folder + u"/model.safetensors"_s) == weights(1, 300'000).bytes());
    QVERIFY(!QFileInfo(folder + u"/model.safetensors"_s).isSymLink());
    QVERIFY(QFile::exists(folder + u"/.cache/huggingface/download/config.json.metadata"_s));
    QVERIFY(!QFile::exists(folder + u"/onnx"_s));
    QCOMPARE(cached(test, u"northwind/python"_s), QStringList());
    QCOMPARE(test.settings()->localFolders(), QStringList{ folder });
}

void TestDestination::linksIntoTheCache()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    const auto folder = test.folder() + u"/links"_s;
    choosePlace(test, u"downloadToFolder"_s);
    pick(test, u"destinationWhat"_s, u"Q4_K_M"_s);
    pick(test, u"destinationLinks"_s, u"Symbolic"_s);
    QVERIFY(test.text(u"destinationNote"_s).contains(u"changes the cache"_s));
    test.type(u"destinationPath"_s, folder);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(!test.isShown(u"destinationDialog"_s));
    test.window()->activateWindow(); // no window manager does it here
    QTRY_VERIFY(test.window()->isActiveWindow());
    waitUntilDone(test);
    QVERIFY(QFileInfo(folder + u"/m-Q4_K_M.gguf"_s).isSymLink());
    QVERIFY(content(folder + u"/m-Q4_K_M.gguf"_s) == weights(4, 100'000).bytes());
    QCOMPARE(cached(test, u"northwind/quants"_s), QStringList({ u"README.md"_s, u"m-Q4_K_M.gguf"_s }));
}

void TestDestination::anotherCacheFolderIsRemembered()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    const auto folder = test.folder() + u"/second cache"_s;
    choosePlace(test, u"downloadToCache"_s);
    QVERIFY(!test.isShown(u"destinationLinks"_s));
    pick(test, u"destinationWhat"_s, u"All files"_s);
    test.type(u"destinationPath"_s, folder);
    test.click(u"destinationDownload"_s);
    QTRY_VERIFY(!test.isShown(u"destinationDialog"_s));
    test.window()->activateWindow(); // no window manager does it here
    QTRY_VERIFY(test.window()->isActiveWindow());
    waitUntilDone(test);
    QVERIFY(QFile::exists(folder + u"/models--northwind--python/refs/main"_s));
    QCOMPARE(cached(test, u"northwind/python"_s), QStringList());
    QCOMPARE(test.settings()->cacheFolders(), QStringList{ folder });
    open(test, u"northwind/quants"_s);
    choosePlace(test, u"downloadToCache"_s);
    QCOMPARE(test.get<QLineEdit>(u"destinationPath"_s)->text(), folder); // offered again
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"destinationDialog"_s));
}

void TestDestination::withoutAFolderNothingBegins()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    choosePlace(test, u"downloadToFolder"_s);
    QVERIFY(!test.find(u"destinationDownload"_s)->isEnabled());
    test.type(u"destinationPath"_s, u"not/absolute"_s);
    QVERIFY(!test.find(u"destinationDownload"_s)->isEnabled());
    QVERIFY(!test.find(u"destinationDownload"_s)->toolTip().isEmpty());
    test.click(u"destinationCancel"_s);
    QTRY_VERIFY(!test.isShown(u"destinationDialog"_s));
    QCOMPARE(test.settings()->localFolders(), QStringList());
}

QTEST_MAIN(TestDestination)
#include "tst_destination.moc"
