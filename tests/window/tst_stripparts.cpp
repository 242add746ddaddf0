// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// Takes the folders that the program wants opened elsewhere.
class Folders : public QObject
{
    Q_OBJECT
public:
    Folders() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Folders() override { QDesktopServices::unsetUrlHandler(u"file"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

} // namespace

/// Every part of the status strip opens what it is about.
class TestStripParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freeSpaceTellsOfTheVolume();
    void transfersLeadThere();
};

void TestStripParts::freeSpaceTellsOfTheVolume()
{
    TestWindow test;
    test.start();
    QTRY_VERIFY(test.isShown(u"stripSpace"_s));
    test.click(u"stripSpace"_s);
    QTRY_VERIFY(test.isShown(u"spacePopup"_s));
    QVERIFY(test.text(u"spaceTitle"_s).contains(u"free"_s));
    QVERIFY(test.text(u"spaceCache"_s).contains(test.cacheRoot()));
    QVERIFY(test.isShown(u"spaceVolume"_s));
    Folders folders;
    test.click(u"spaceOpen"_s);
    QCOMPARE(folders.opened, QList<QUrl>{ QUrl::fromLocalFile(test.cacheRoot()) });
    QVERIFY(!test.isShown(u"spacePopup"_s));
    test.click(u"stripSpace"_s);
    QTRY_VERIFY(test.isShown(u"spacePopup"_s));
    test.click(u"spaceShowCache"_s);
    QTRY_VERIFY(test.isShown(u"cachePage"_s));
    QVERIFY(!test.isShown(u"spacePopup"_s));
    test.click(u"stripSpace"_s);
    QTRY_VERIFY(test.isShown(u"spacePopup"_s));
    QTest::keyClick(test.find(u"spacePopup"_s), Qt::Key_Escape);
    QVERIFY(!test.isShown(u"spacePopup"_s));
}

void TestStripParts::transfersLeadThere()
{
    TestWindow test;
    test.start();
    test.click(u"stripTransfers"_s);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
}

QTEST_MAIN(TestStripParts)
#include "tst_stripparts.moc"
