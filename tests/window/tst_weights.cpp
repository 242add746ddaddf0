// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QLabel>
#include <QTabBar>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 30'000;
constexpr FakeHub::DecoderShape small{ 1'000, 256, 3, 512, 128, false, 2, 7'701 };
const QString torn = u"torn.safetensors"_s;
const QString shard = u"model-00001-of-00002.safetensors"_s;

void fill(FakeHub::Server &hub)
{
    auto files = FakeHub::decoderFiles(small, u"llama"_s);
    files.insert(torn, FakeHub::Blob::seeded(5, 400'000));
    hub.addRepo(FakeHub::RepoKind::Model, u"northwind/heron"_s, files);
}

void open(TestWindow &test, const QString &file)
{
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron@main/"_s + file));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
}

int asked(const TestWindow &test, const QString &file)
{
    int count = 0;
    for (const auto &request : test.hub.requests(u"resolve"_s)) {
        count += request.path.endsWith(file) ? 1 : 0;
    }
    return count;
}

} // namespace

/// From the row of a file to what is in it, without downloading it.
class TestWeightsPreview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void headerIsShownAfterOneRequest();
    void spaceShowsItAgain();
    void damagedFileSaysWhy();
    void offlineTheCacheIsRead();
};

void TestWeightsPreview::headerIsShownAfterOneRequest()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, shard);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"tensorTree"_s) > 0, longMs);
    QCOMPARE(asked(test, shard), 1);
    // What stands beside it comes later.
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"weightsLine"_s).contains(u"One of 2 files"_s), longMs);
    QTRY_VERIFY(test.get<QTabBar>(u"tensorTabs"_s)->isTabVisible(3));
    test.clickTab(u"tensorTabs"_s, 4);
    QTRY_VERIFY(test.text(u"memorySum"_s).contains(u"3 layers"_s));
    QCOMPARE(asked(test, shard), 1);
    QCOMPARE(asked(test, u"model-00002-of-00002.safetensors"_s), 0);
    QVERIFY(test.hub.violations().isEmpty());
}

void TestWeightsPreview::spaceShowsItAgain()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, shard);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"tensorPreview"_s), longMs);
    test.click(u"closePreview"_s);
    QTRY_VERIFY(!test.isShown(u"filePreview"_s));
    test.find(u"fileTree"_s)->setFocus();
    test.key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"tensorTree"_s) > 0, longMs);
}

void TestWeightsPreview::damagedFileSaysWhy()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, torn);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"previewState"_s), longMs);
    QStringList shown;
    for (const auto *label : test.find(u"previewState"_s)->findChildren<QLabel *>()) {
        shown << label->text();
    }
    QVERIFY2(shown.contains(u"This file cannot be read"_s), qPrintable(shown.join(u'|')));
    const auto cause = [](const QString &text) { return text.contains(u"not a good .safetensors file"_s); };
    QVERIFY2(std::ranges::any_of(shown, cause), qPrintable(shown.join(u'|')));
}

void TestWeightsPreview::offlineTheCacheIsRead()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"config.json"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.get<QAbstractItemView>(u"fileTree"_s)
                                     ->currentIndex()
                                     .siblingAtColumn(FileTreeModel::StateColumn)
                                     .data()
                                     .toString()
                                 == u"Cached"_s,
                             longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"clearFinished"_s) && test.find(u"clearFinished"_s)->isEnabled(),
                             longMs);
    test.engine()->setOffline(true);
    test.hub.clearRequests();
    open(test, shard);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"tensorTree"_s) > 0, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"weightsLine"_s).contains(u"One of 2 files"_s), longMs);
    QCOMPARE(test.hub.requestCount(), 0);
}

QTEST_MAIN(TestWeightsPreview)
#include "tst_weights.moc"
