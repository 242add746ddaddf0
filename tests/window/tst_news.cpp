// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journal.h"
#include "support/window.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QUrl>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n\n![A bird](https://pictures.test/bird.png)\n") },
                  { u"config.json"_s, QByteArray("{}\n") } });
}

QString saidIn(TestWindow &test, const QString &bar)
{
    const auto *widget = test.find(bar);
    return widget ? widget->findChild<QLabel *>(u"noticeText"_s)->text() : QString();
}

/// Takes the addresses that the program wants opened elsewhere.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

} // namespace

/// What the window says unasked: about its start, and about a transfer that cannot go on.
class TestNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aVariableThatMakesNoSense();
    void aDamagedListOfTransfers();
    void aFolderThatCannotBeWritten();
    void nothingToSayIsNotSaid();
    void aRefusedTransferOffersTheForm();
    void theChoiceAboutPicturesIsKept();
};

void TestNews::aVariableThatMakesNoSense()
{
    TestWindow test;
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, u"huggingface.co"_s);
    variables.insert(u"HF_HOME"_s, test.folder() + u"/hf"_s);
    variables.insert(u"HF_HUB_ETAG_TIMEOUT"_s, u"soon"_s);
    test.options.environment = Environment::from(variables, test.folder());
    QCOMPARE(test.options.environment.warnings.size(), 2);
    test.start();
    QVERIFY2(saidIn(test, u"startNews"_s).contains(u"HF_ENDPOINT"), qPrintable(saidIn(test, u"startNews"_s)));
    test.click(u"noticeClose"_s);
    QVERIFY(saidIn(test, u"startNews"_s).contains(u"HF_HUB_ETAG_TIMEOUT"));
    test.click(u"noticeClose"_s);
    QVERIFY(!test.isShown(u"startNews"_s));
}

void TestNews::aDamagedListOfTransfers()
{
    TestWindow test;
    fill(test.hub);
    const auto file = test.folder() + u"/state/"_s + Journal::fileName();
    QVERIFY(QDir().mkpath(test.folder() + u"/state"_s));
    QFile bad(file);
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(QByteArray(50'000, 'x')) > 0);
    bad.close();
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"startNews"_s), longMs);
    const auto said = saidIn(test, u"startNews"_s);
    const auto kept = said.mid(said.indexOf(test.folder()));
    QVERIFY2(QFileInfo(kept).size() == 50'000, qPrintable(said));
}

void TestNews::aFolderThatCannotBeWritten()
{
    TestWindow test;
    fill(test.hub);
    QFile inTheWay(test.folder() + u"/state"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"startNews"_s), longMs);
    QVERIFY(saidIn(test, u"startNews"_s).contains(test.folder() + u"/state"_s));
    // And still it downloads.
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
}

void TestNews::nothingToSayIsNotSaid()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    QVERIFY(!test.isShown(u"startNews"_s));
    test.key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!test.isShown(u"transferTrouble"_s));
}

void TestNews::aRefusedTransferOffersTheForm()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"downloadRepo"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) > 0, longMs);
    test.hub.edit(FakeHub::RepoKind::Model, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        repo.gated = u"manual"_s; // meanwhile: the page does not know
    });
    test.click(u"downloadSelected"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"transferTrouble"_s), longMs);
    QVERIFY2(saidIn(test, u"transferTrouble"_s).contains(u"authors"),
             qPrintable(saidIn(test, u"transferTrouble"_s)));
    QVERIFY(test.isShown(u"retryTransfer"_s));
    Browser browser;
    QTest::mouseClick(test.find(u"transferTrouble"_s)->findChild<QWidget *>(u"noticeAction"_s),
                      Qt::LeftButton);
    QCOMPARE(browser.opened, QList<QUrl>{ QUrl(test.hub.url().toString() + u"/northwind/heron"_s) });
}

void TestNews::theChoiceAboutPicturesIsKept()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    auto *action = test.window()->findChild<QAction *>(u"view.webPictures"_s);
    QVERIFY(action && action->isChecked());
    action->trigger();
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QVERIFY(!action->isChecked());
    test.quit();
    test.start();
    QVERIFY(!test.window()->findChild<QAction *>(u"view.webPictures"_s)->isChecked());
}

QTEST_MAIN(TestNews)
#include "tst_news.moc"
