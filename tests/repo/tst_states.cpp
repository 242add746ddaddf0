// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;
constexpr auto model = FakeHub::RepoKind::Model;

/// Stands in for the browser.
class Web : public QObject
{
    Q_OBJECT
public:
    Web() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Web() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

const QByteArray gatedCard = "---\nlicense: other\nextra_gated_heading: Tell us who you are\n"
                             "extra_gated_prompt: Be kind.\nextra_gated_fields:\n  Name: text\n"
                             "  Country: country\n---\n# Gated\n";

void fill(FakeHub::Server &hub)
{
    hub.addToken(u"hf_test"_s, u"someone"_s);
    const QMap<QString, FakeHub::Blob> files{ { u"README.md"_s, QByteArray("# Plain\n") },
                                              { u"config.json"_s, QByteArray("{}\n") } };
    for (const auto &name : { u"northwind/open"_s, u"northwind/secret"_s, u"northwind/off"_s }) {
        hub.addRepo(model, name, files);
    }
    hub.addRepo(model,
                u"northwind/mute"_s,
                { { u"README.md"_s, QByteArray("---\nlicense: mit\ntags: [a]\n---\n\n") } });
    hub.addRepo(model, u"northwind/gated"_s, { { u"README.md"_s, gatedCard } });
    hub.edit(model, u"northwind/gated"_s, [](FakeHub::Repo &repo) { repo.gated = u"manual"_s; });
    hub.edit(model, u"northwind/secret"_s, [](FakeHub::Repo &repo) { repo.isPrivate = true; });
    hub.edit(model, u"northwind/off"_s, [](FakeHub::Repo &repo) { repo.disabled = true; });
}

void setRequest(FakeHub::Server &hub, const QString &status, const QString &reason = {})
{
    hub.edit(model, u"northwind/gated"_s, [&](FakeHub::Repo &repo) {
        repo.requests[u"someone"_s] = { .user = u"someone"_s,
                                        .status = status,
                                        .fields = {},
                                        .when = {},
                                        .reviewed = {},
                                        .reviewer = {},
                                        .reason = reason };
        if (status == "accepted"_L1) {
            repo.granted.insert(u"someone"_s);
        }
    });
}

void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

QString said(const QWidget *within)
{
    QStringList words;
    const auto labels = within ? within->findChildren<QLabel *>() : QList<QLabel *>();
    for (const auto *label : labels) {
        if (label->isVisible()) {
            words << label->text();
        }
    }
    return words.join(u'\n');
}

/// As a window manager does when a person comes back to the window.
void comeBack(TestWindow &test)
{
    QEvent away(QEvent::WindowDeactivate);
    QEvent back(QEvent::WindowActivate);
    for (auto *widget : test.window()->findChildren<QWidget *>()) {
        QApplication::sendEvent(widget, &away);
        QApplication::sendEvent(widget, &back);
    }
}

} // namespace

/// What there is beside a repo that everybody may read.
class TestStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gatedForAStranger();
    void gatedNotAsked();
    void gatedPendingGoesOnByItself();
    void gatedRejectedSaysWhy();
    void gatedAndLetInSaysNothing();
    void missingForAStranger();
    void missingForAnAccount();
    void renamed();
    void aCardWithoutTextSaysSo();
    void disabled();
    void noSuchRevision();
    void likesAreCounted();
    void aLikeIsTakenBack();
    void aLikeIsGivenOnTheWebPage();
    void aLikeThatStays();
    void whatIsNotKnownWithoutTheHub();
};

void TestStates::gatedForAStranger()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"gatePanel"_s), longMs);
    QVERIFY(test.text(u"gateTitle"_s).contains(u"Sign in"_s));
    QVERIFY(!test.find(u"downloadRepo"_s)->isEnabled());
    QVERIFY(test.find(u"downloadRepo"_s)->toolTip().contains(u"Sign in first"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs); // in the card's place, of the card alone
    QVERIFY(said(test.find(u"statePane"_s)).contains(u"The card is one of the files"_s));
    QVERIFY(!test.isShown(u"statePrimary"_s));
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) > 0, longMs);
    QTRY_VERIFY(test.find(u"downloadSelected"_s)->toolTip().contains(u"Sign in first"_s));
    QVERIFY(!test.find(u"downloadSelected"_s)->isEnabled());
    test.click(u"gateAct"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
}

void TestStates::gatedNotAsked()
{
    TestWindow test;
    fill(test.hub);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"gatePanel"_s), longMs);
    QCOMPARE(test.text(u"gateTitle"_s), u"Tell us who you are"_s);
    QVERIFY2(test.text(u"gateText"_s).contains(u"Country, Name"_s), qPrintable(test.text(u"gateText"_s)));
    QVERIFY(test.find(u"downloadRepo"_s)->toolTip().contains(u"Ask the authors for access first"_s));
    Web web;
    test.click(u"gateAct"_s);
    QCOMPARE(web.opened, QList<QUrl>{ QUrl(test.hub.url().toString() + u"/northwind/gated"_s) });
    // The form was sent there, and is granted at once.
    setRequest(test.hub, u"accepted"_s);
    comeBack(test);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"gatePanel"_s), longMs);
    QTRY_VERIFY(test.find(u"downloadRepo"_s)->isEnabled());
    QVERIFY(said(test.find(u"repoNotice"_s)).contains(u"You have been let in"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs); // by itself
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
}

void TestStates::gatedPendingGoesOnByItself()
{
    TestWindow test;
    fill(test.hub);
    setRequest(test.hub, u"pending"_s);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"gatePanel"_s), longMs);
    QCOMPARE(test.text(u"gateTitle"_s), u"Your request waits for the authors"_s);
    QVERIFY(test.find(u"downloadRepo"_s)->toolTip().contains(u"not let you in yet"_s));
    test.click(u"gateAgain"_s); // nothing has changed
    QTRY_VERIFY(test.hub.requestCount(u"auth-check"_s) >= 2);
    QVERIFY(test.isShown(u"gatePanel"_s));
    setRequest(test.hub, u"accepted"_s);
    test.click(u"gateAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"gatePanel"_s), longMs);
    QTRY_VERIFY(test.find(u"downloadRepo"_s)->isEnabled());
}

void TestStates::gatedRejectedSaysWhy()
{
    TestWindow test;
    fill(test.hub);
    setRequest(test.hub, u"rejected"_s, u"Only for owls."_s);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"gatePanel"_s), longMs);
    QCOMPARE(test.text(u"gateTitle"_s), u"The authors have rejected your request"_s);
    QVERIFY2(test.text(u"gateWords"_s).contains(u"Only for owls."_s), qPrintable(test.text(u"gateWords"_s)));
    QVERIFY(!test.isShown(u"gateAgain"_s));
    QVERIFY(test.find(u"downloadRepo"_s)->toolTip().contains(u"have rejected your request"_s));
}

void TestStates::gatedAndLetInSaysNothing()
{
    TestWindow test;
    fill(test.hub);
    setRequest(test.hub, u"accepted"_s);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/gated"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"auth-check"_s) > 0, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QVERIFY(!test.isShown(u"gatePanel"_s));
    QVERIFY(!test.isShown(u"repoNotice"_s));
    QVERIFY(test.find(u"downloadRepo"_s)->isEnabled());
}

void TestStates::missingForAStranger()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/secret"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    const auto words = said(test.find(u"statePane"_s));
    QVERIFY2(words.contains(u"northwind/secret does not exist, or it is private"_s), qPrintable(words));
    QVERIFY(test.settings()->recent().isEmpty()); // a slip is no place to come back to
    QCOMPARE(test.text(u"statePrimary"_s), u"Sign in..."_s);
}

void TestStates::missingForAnAccount()
{
    TestWindow test;
    fill(test.hub);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/secret"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QVERIFY(said(test.find(u"statePane"_s)).contains(u"private and not for"_s));
    QCOMPARE(test.text(u"statePrimary"_s), u"Use another account..."_s);
    test.click(u"statePrimary"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
}

void TestStates::renamed()
{
    TestWindow test;
    fill(test.hub);
    test.hub.rename(model, u"northwind/open"_s, u"northwind/opened"_s);
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoRenamed"_s), longMs);
    QVERIFY(said(test.find(u"repoRenamed"_s)).contains(u"northwind/open is called northwind/opened now."_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs); // the old name goes on working
    QTest::mouseClick(test.find(u"repoRenamed"_s)->findChild<QWidget *>(u"noticeAction"_s), Qt::LeftButton);
    QTRY_COMPARE(test.find(u"repoName"_s)->accessibleName(), u"northwind/opened"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s) && !test.isShown(u"repoRenamed"_s), longMs);
}

void TestStates::disabled()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/off"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QVERIFY(said(test.find(u"statePane"_s)).contains(u"The Hub has disabled this repository"_s));
    Web web;
    test.click(u"statePrimary"_s);
    QCOMPARE(web.opened, QList<QUrl>{ QUrl(test.hub.url().toString() + u"/northwind/off"_s) });
}

void TestStates::noSuchRevision()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/open@nowhere"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QVERIFY(said(test.find(u"statePane"_s)).contains(u"There is no branch, tag or commit nowhere"_s));
    test.click(u"statePrimary"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QCOMPARE(test.text(u"revision"_s), u"main"_s);
}

void TestStates::likesAreCounted()
{
    TestWindow test;
    fill(test.hub);
    test.hub.edit(model, u"northwind/open"_s, [](FakeHub::Repo &repo) { repo.likes = 2'310; });
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"likeRepo"_s), u"2.3k"_s, longMs);
    QCOMPARE(test.find(u"likeRepo"_s)->accessibleName().remove(u','), u"2310 like(s)"_s);
    QCOMPARE(test.hub.requestCount(u"users"_s), 0); // nobody is signed in
}

void TestStates::aLikeIsTakenBack()
{
    TestWindow test;
    fill(test.hub);
    test.hub.like(model, u"northwind/open"_s, u"someone"_s);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.find(u"likeRepo"_s) && test.find(u"likeRepo"_s)->toolTip().contains(u"You like this"_s), longMs);
    QCOMPARE(test.text(u"likeRepo"_s), u"1"_s);
    test.click(u"likeRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"likeRepo"_s)->toolTip().contains(u"do not like this yet"_s), longMs);
    QCOMPARE(test.text(u"likeRepo"_s), u"0"_s);
}

void TestStates::aLikeIsGivenOnTheWebPage()
{
    TestWindow test;
    fill(test.hub);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"likeRepo"_s)
                                 && test.find(u"likeRepo"_s)->toolTip().contains(u"do not like this yet"_s),
                             longMs);
    Web web;
    test.click(u"likeRepo"_s);
    QCOMPARE(web.opened.size(), 1);
    QVERIFY2(test.find(u"likeRepo"_s)->toolTip().contains(u"do not like this yet"_s), "nothing is made up");
    test.hub.like(model, u"northwind/open"_s, u"someone"_s);
    comeBack(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"likeRepo"_s)->toolTip().contains(u"You like this"_s), longMs);
    QTRY_COMPARE(test.text(u"likeRepo"_s), u"1"_s);
}

void TestStates::aLikeThatStays()
{
    TestWindow test;
    fill(test.hub);
    test.hub.like(model, u"northwind/open"_s, u"someone"_s);
    test.options.token = u"hf_test"_s;
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.find(u"likeRepo"_s) && test.find(u"likeRepo"_s)->toolTip().contains(u"You like this"_s), longMs);
    test.hub.removeToken(u"hf_test"_s); // the Hub forgets who this is
    test.click(u"likeRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s), longMs);
    QVERIFY(said(test.find(u"repoNotice"_s)).contains(u"could not be taken back"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"likeRepo"_s)->toolTip().contains(u"You like this"_s), longMs);
}

void TestStates::whatIsNotKnownWithoutTheHub()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs);
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"clearFinished"_s) && test.find(u"clearFinished"_s)->isEnabled(),
                             longMs);
    test.quit();
    test.options.offline = true;
    test.start();
    open(test, u"northwind/open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    for (const int tab : { 2, 3 }) {
        test.clickTab(u"repoTabs"_s, tab);
        QVERIFY(test.isShown(u"statePane"_s));
        const auto words = said(test.find(u"statePane"_s));
        QVERIFY2(words.contains(u"Not known without the Hub"_s), qPrintable(words));
    }
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 2, longMs);
}

void TestStates::aCardWithoutTextSaysSo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/mute"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said(test.find(u"statePane"_s)).contains(u"has no text"_s), longMs);
    QTRY_VERIFY(test.isShown(u"cardFacts"_s));
    QVERIFY(test.find(u"cardFacts"_s)->accessibleName().contains(u"MIT"_s));
}

QTEST_MAIN(TestStates)
#include "tst_states.moc"
