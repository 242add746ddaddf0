// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/sharingstage.h"
#include "ui/shared/noticebar.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What of the Cache page goes into files, and which folders come onto it.
class TestSaving : public QObject, private SharingStage
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        begin();
        m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    }
    void cleanup() { m_window.reset(); }
    void theTableIsSaved();
    void thePictureIsSaved();
    void whatCannotBeWrittenIsTold();
    void anotherFolderIsAdded();
};

void TestSaving::theTableIsSaved()
{
    open();
    const auto json = m_window->folder() + "/all.json"_L1;
    more(u"saveJson"_s);
    choosePath(u"saveTableDialog"_s, json);
    QTRY_VERIFY(QFileInfo::exists(json));
    const auto repos = QJsonDocument::fromJson(read(json)).object()["repos"_L1].toArray();
    QCOMPARE(repos.size(), 1);
    QCOMPARE(repos[0]["repo_id"_L1].toString(), u"o/m"_s);
    QCOMPARE(repos[0]["size_on_disk"_L1].toInteger(), m_big.size());
    more(u"saveCsv"_s);
    choosePath(u"saveTableDialog"_s, m_window->folder() + "/all.csv"_L1);
    QTRY_VERIFY(QFileInfo::exists(m_window->folder() + "/all.csv"_L1));
    QVERIFY(read(m_window->folder() + "/all.csv"_L1).contains("o/m"));
}

void TestSaving::thePictureIsSaved()
{
    open();
    const auto path = m_window->folder() + "/map.png"_L1;
    more(u"savePicture"_s);
    choosePath(u"savePictureDialog"_s, path);
    QTRY_VERIFY(QFileInfo::exists(path));
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    QVERIFY(QImage(path).width() > 100);
    m_window->window()->resize(760, 560); // the table takes the place of the picture
    QTRY_VERIFY(!m_window->isShown(u"spaceMap"_s));
    auto *menu = m_window->get<QToolButton>(u"cacheMore"_s)->menu();
    menu->popup({});
    QVERIFY(!menu->findChild<QAction *>(u"savePicture"_s)->isEnabled());
    QVERIFY(menu->findChild<QAction *>(u"saveJson"_s)->isEnabled());
    menu->close();
}

void TestSaving::whatCannotBeWrittenIsTold()
{
    const auto path = m_window->folder() + "/all.json"_L1;
    QVERIFY(QFile::link(m_window->folder() + "/not/there/all.json"_L1, path));
    open();
    more(u"saveJson"_s);
    choosePath(u"saveTableDialog"_s, path);
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    QVERIFY(m_window->get<NoticeBar>(u"cacheNews"_s)->notice().kind == Notice::Kind::Trouble);
}

void TestSaving::anotherFolderIsAdded()
{
    SmallCache other;
    other.root = m_window->folder() + "/other/hub"_L1;
    other.revision(u"elsewhere"_s, u'2', { m_big }, u"main"_s);
    open();
    fromMenu(u"cacheRoot"_s, u"addCacheFolder"_s);
    choosePath(u"cacheFolderChooser"_s, other.root);
    QTRY_VERIFY(row(u"o/elsewhere"_s).isValid());
    fromMenu(u"cacheRoot"_s, u"cacheRoot0"_s);
    QTRY_VERIFY(row(u"o/m"_s).isValid());
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
