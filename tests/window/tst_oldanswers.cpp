// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Without network: what the Hub said earlier is shown, and says how old it is.
#include "support/window.h"

#include <QTextBrowser>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server *hub)
{
    for (const auto &name : { u"alder/one"_s, u"alder/two"_s }) {
        hub->addRepo(FakeHub::RepoKind::Model,
                     name,
                     { { u"README.md"_s, FakeHub::Blob("# Card of " + name.toUtf8()) },
                       { u"config.json"_s, FakeHub::Blob("{}") } });
    }
}

} // namespace

class TestOldAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listAndRepoAreThereWithoutNetwork();
    void theBannerGoesWhenTheHubIsBack();
    void whatWasNeverSeenIsAnError();
    void theyAreThereAtTheNextStart();
    void switchedOffTheyAreForgotten();

private:
    void start();
    bool bannerSaysWhen() const;
    bool cardIsShown() const;
    std::unique_ptr<TestWindow> m_test;
};

void TestOldAnswers::init()
{
    m_test = std::make_unique<TestWindow>();
    fill(&m_test->hub);
    m_test->options.keepAnswers = true;
}

/// The list, and the card of its first repo.
void TestOldAnswers::start()
{
    m_test->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 2, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(cardIsShown(), longMs);
}

bool TestOldAnswers::cardIsShown() const
{
    const auto *card = m_test->get<QTextBrowser>(u"cardView"_s);
    return card && card->toPlainText().contains(u"Card of"_s);
}

bool TestOldAnswers::bannerSaysWhen() const
{
    const auto *banner = m_test->find(u"errorBanner"_s);
    return banner && banner->accessibleName().contains(u"From the Hub"_s);
}

void TestOldAnswers::listAndRepoAreThereWithoutNetwork()
{
    start();
    m_test->click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->text(u"stripConnection"_s).contains(u"offline"_s), longMs);
    m_test->hub.clearRequests();
    m_test->key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(bannerSaysWhen(), longMs);
    const auto *banner = m_test->find(u"errorBanner"_s); // the host answers well
    QVERIFY2(banner->accessibleDescription().contains(u"Work offline"),
             qPrintable(banner->accessibleDescription()));
    QCOMPARE(m_test->rows(u"repoList"_s), 2);
    QTRY_VERIFY_WITH_TIMEOUT(cardIsShown(), longMs);
    m_test->clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"fileTree"_s), 2, longMs);
    QCOMPARE(m_test->hub.requestCount(), 0);
}

void TestOldAnswers::theBannerGoesWhenTheHubIsBack()
{
    start();
    m_test->click(u"stripConnection"_s);
    m_test->key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(bannerSaysWhen(), longMs);
    m_test->click(u"stripConnection"_s);
    m_test->key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!m_test->isShown(u"errorBanner"_s), longMs);
    QCOMPARE(m_test->rows(u"repoList"_s), 2);
}

void TestOldAnswers::whatWasNeverSeenIsAnError()
{
    start();
    m_test->click(u"stripConnection"_s);
    m_test->type(u"searchField"_s, u"hf://alder/three"_s);
    m_test->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isShown(u"statePane"_s), longMs);
}

void TestOldAnswers::theyAreThereAtTheNextStart()
{
    start();
    m_test->quit();
    m_test->options.offline = true;
    m_test->hub.clearRequests();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(bannerSaysWhen(), longMs);
    QCOMPARE(m_test->hub.requestCount(), 0);
}

void TestOldAnswers::switchedOffTheyAreForgotten()
{
    start();
    m_test->settings()->keepAnswers.set(false);
    m_test->click(u"stripConnection"_s);
    m_test->key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isShown(u"statePane"_s) || m_test->isShown(u"errorBanner"_s), longMs);
    QVERIFY(!bannerSaysWhen());
}

QTEST_MAIN(TestOldAnswers)

#include "tst_oldanswers.moc"
