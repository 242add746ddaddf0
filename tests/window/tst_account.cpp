// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/transfers/transfermodel.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTimer>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addToken(u"hf_test"_s, u"someone"_s);
    hub.addToken(u"hf_owner"_s, u"northwind"_s);
    const QMap<QString, FakeHub::Blob> files{ { u"README.md"_s, QByteArray("# Heron\n") },
                                              { u"model.safetensors"_s, FakeHub::Blob::seeded(7, 200'000) } };
    for (const auto &name : { u"northwind/open"_s, u"northwind/gated"_s, u"northwind/secret"_s }) {
        hub.addRepo(FakeHub::RepoKind::Model, name, files);
    }
    hub.edit(FakeHub::RepoKind::Model, u"northwind/gated"_s, [](FakeHub::Repo &repo) {
        repo.gated = u"manual"_s;
    });
    hub.edit(
        FakeHub::RepoKind::Model, u"northwind/secret"_s, [](FakeHub::Repo &repo) { repo.isPrivate = true; });
}

/// A visible label that says so; what people read counts, not which widget says it.
bool says(const QWidget *within, const QString &words)
{
    const auto labels = within ? within->findChildren<QLabel *>() : QList<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

/// Opens a menu by its button and takes an entry by the arrow keys.
void choose(TestWindow &test, const QString &button, const QString &entry)
{
    bool found = false;
    QTimer::singleShot(0, test.window(), [&] { // runs while the menu is open
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (qsizetype step = 0; menu && !found && step < menu->actions().size(); ++step) {
            QTest::keyClick(menu, Qt::Key_Down);
            found = menu->activeAction() && menu->activeAction()->text().remove(u'&').startsWith(entry);
        }
        if (menu) {
            QTest::keyClick(menu, found ? Qt::Key_Return : Qt::Key_Escape);
        }
    });
    test.click(button);
    QVERIFY2(found, qPrintable(entry));
}

void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

void signIn(TestWindow &test, const QString &token)
{
    test.type(u"tokenField"_s, token);
    test.click(u"signInButton"_s);
}

QString cell(TestWindow &test, int column, int role = Qt::DisplayRole)
{
    const auto *view = test.get<QAbstractItemView>(u"transferTree"_s);
    return view ? view->model()->index(0, column).data(role).toString() : QString();
}

} // namespace

/// Who is signed in, what that opens, and what is said where it does not.
class TestAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWrongTokenIsSaidInTheDialog();
    void theRightTokenShowsTheNameUntilSignedOut();
    void pythonSharesTheTokenWhereTicked();
    void theDialogSaysThatTheHubDoesNotAnswer();
    void aGatedRepoSaysSoAndItsDownloadNeedsAttention();
    void aPrivateRepoIsNotFoundUntilItsOwnerSignsIn();
};

void TestAccount::aWrongTokenIsSaidInTheDialog()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.click(u"stripAccount"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    QVERIFY(!test.find(u"signInButton"_s)->isEnabled()); // nothing typed yet
    signIn(test, u"hf_wrong"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"signInMessage"_s).contains(u"does not know this token"_s), longMs);
    QVERIFY(test.isShown(u"signInDialog"_s));
    QCOMPARE(test.text(u"accountButton"_s), u"Sign in"_s);
    signIn(test, u"hf_test"_s); // the wrong one was selected, typing replaces it
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"signInDialog"_s), longMs);
    QTRY_COMPARE(test.text(u"accountButton"_s), u"someone"_s);
}

void TestAccount::theRightTokenShowsTheNameUntilSignedOut()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    choose(test, u"accountButton"_s, u"Sign in"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    signIn(test, u" hf_test "_s); // as it comes from the clipboard
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"someone"_s, longMs);
    QCOMPARE(test.text(u"stripAccount"_s), u"someone"_s);
    QTRY_VERIFY(!test.isShown(u"signInDialog"_s));
    QVERIFY(!QFile::exists(test.folder() + u"/hf/token"_s)); // not ticked, and no such file was there
    test.click(u"stripAccount"_s); // opens what it is about
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->actions().contains(test.window()->findChild<QAction *>(u"account.signOut"_s)));
    menu->close();

    test.quit();
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"someone"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.hub.clearRequests();
    choose(test, u"accountButton"_s, u"Sign out"_s);
    test.click(u"signOutButton"_s); // after it has said what goes
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"Sign in"_s, longMs);
    QCOMPARE(test.text(u"stripAccount"_s), u"Not signed in"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"list"_s) > 0, longMs);
    for (const auto &request : test.hub.requests(u"list"_s)) { // asked again, as nobody
        QVERIFY2(!request.headers.contains("authorization"), request.target.constData());
    }
}

void TestAccount::pythonSharesTheTokenWhereTicked()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.click(u"stripAccount"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    test.click(u"shareWithPython"_s);
    signIn(test, u"hf_test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"someone"_s, longMs);
    QFile file(test.folder() + u"/hf/token"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed(), "hf_test");
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestAccount::theDialogSaysThatTheHubDoesNotAnswer()
{
    TestWindow test;
    fill(test.hub);
    const auto silent = test.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"whoami-v2"_s));
    test.start();
    test.click(u"stripAccount"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    signIn(test, u"hf_test"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(silent) > 0, longMs);
    QVERIFY2(test.text(u"signInMessage"_s).contains(u"Asking the Hub"_s),
             qPrintable(test.text(u"signInMessage"_s)));
    test.click(u"signInCancel"_s); // one can always leave
    QTRY_VERIFY(!test.isShown(u"signInDialog"_s));
    test.hub.removeFault(silent);
    test.hub.addFault(FakeHub::Fault::status(503).on(u"whoami-v2"_s));
    test.click(u"stripAccount"_s);
    signIn(test, u"hf_test"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"signInMessage"_s).contains(u"trouble"_s), longMs);
    QVERIFY(test.isShown(u"signInDialog"_s));
}

void TestAccount::aGatedRepoSaysSoAndItsDownloadNeedsAttention()
{
    TestWindow test;
    fill(test.hub);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"gatePanel"_s), longMs);
    QVERIFY(says(test.find(u"gatePanel"_s), u"The authors decide who may download this"_s));
    QVERIFY(!test.find(u"downloadRepo"_s)->isEnabled());
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) > 0, longMs);
    QVERIFY(!test.find(u"downloadSelected"_s)->isEnabled());
    const auto grant = [&test](const QSet<QString> &people) {
        test.hub.edit(FakeHub::RepoKind::Model, u"northwind/gated"_s, [people](FakeHub::Repo &repo) {
            repo.granted = people;
        });
    };
    grant({ u"someone"_s });
    test.click(u"gateAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
    grant({}); // and put out again, which the page does not know
    test.click(u"downloadSelected"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, TransferModel::StateColumn), u"Needs attention"_s, longMs);
    QVERIFY2(cell(test, TransferModel::StateColumn, TransferModel::SecondLineRole)
                 .contains(u"The authors decide who may download this"_s),
             qPrintable(cell(test, TransferModel::StateColumn, TransferModel::SecondLineRole)));
    grant({ u"someone"_s }); // let in, one click goes on
    test.click(u"retryTransfer"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, TransferModel::StateColumn), u"Done"_s, longMs);
}

void TestAccount::aPrivateRepoIsNotFoundUntilItsOwnerSignsIn()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/secret"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QVERIFY(says(test.find(u"statePane"_s), u"Not found, or not for this account"_s));
    test.click(u"statePrimary"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    signIn(test, u"hf_owner"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s) && !test.isShown(u"statePane"_s), longMs);
}

QTEST_MAIN(TestAccount)
#include "tst_account.moc"
