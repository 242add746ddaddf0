// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/avatar.h"

#include <QListView>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;

const QStringList owners{ u"northwind"_s, u"southwind"_s, u"eastwind"_s };

void fill(FakeHub::Server &hub)
{
    for (const auto &owner : owners) {
        hub.addUser({ .name = owner });
        for (const auto &name : { u"/one"_s, u"/two"_s, u"/three"_s }) {
            hub.addRepo(
                FakeHub::RepoKind::Model,
                owner + name,
                { { u"README.md"_s, QByteArray("# Card\n") }, { u"config.json"_s, QByteArray("{}") } });
        }
    }
}

// A corner of the avatar in a row of the list, where neither letters nor signs are.
QColor cornerOf(TestWindow &test, int row)
{
    const auto *list = test.get<QListView>(u"repoList"_s);
    if (!list || list->model()->rowCount() <= row) {
        return {};
    }
    const auto place = list->visualRect(list->model()->index(row, 0));
    const auto shot = list->viewport()->grab(place).toImage();
    return shot.pixelColor(Metrics::pageMargin + 5, place.height() / 2 - 9);
}

QString ownerIn(TestWindow &test, int row)
{
    const auto *list = test.get<QListView>(u"repoList"_s);
    return list->model()->index(row, 0).data().toString().section(u'/', 0, 0);
}

bool showsLetters(TestWindow &test, int row)
{
    return cornerOf(test, row) == Theme::seriesFill(avatarSeries(ownerIn(test, row)));
}

bool showsPicture(TestWindow &test, int row)
{
    return cornerOf(test, row).isValid() && !showsLetters(test, row);
}

} // namespace

/// Pictures of people and organisations, wherever they are named.
class TestAvatars : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void eachOwnerIsAskedForOnce();
    void whoHasNoneKeepsTheLetters();
    void noneAreAskedForWhereTheyAreNotWanted();
    void theHubIsLeftAloneWhileItHasTrouble();
    void aKeptOneIsNotAskedForAgain();
    void theAccountAndTheHeadHaveThem();

private:
    int asked(const QString &owner) const
    {
        int count = 0;
        const auto requests = m_test->hub.requests(u"avatars"_s);
        for (const auto &request : requests) {
            count += request.path == u"/api/avatars/"_s + owner;
        }
        return count;
    }
    std::unique_ptr<TestWindow> m_test;
};

void TestAvatars::init()
{
    m_test = std::make_unique<TestWindow>();
    fill(m_test->hub);
}

void TestAvatars::cleanup()
{
    m_test.reset();
}

void TestAvatars::eachOwnerIsAskedForOnce()
{
    m_test->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 9, longMs);
    for (int row = 0; row < 9; ++row) {
        QTRY_VERIFY2_WITH_TIMEOUT(showsPicture(*m_test, row), qPrintable(ownerIn(*m_test, row)), longMs);
    }
    for (const auto &owner : owners) {
        QCOMPARE(asked(owner), 1);
    }
    // Other rows of the same owners need nothing more.
    m_test->type(u"searchField"_s, u"two"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 3, longMs);
    QTRY_VERIFY(showsPicture(*m_test, 2));
    QCOMPARE(m_test->hub.requestCount(u"avatars"_s), 3);
}

void TestAvatars::whoHasNoneKeepsTheLetters()
{
    m_test->hub.addFault(FakeHub::Fault::status(404).on(u"/api/avatars/eastwind"_s));
    m_test->hub.addFault(FakeHub::Fault::wrongBytes(1).on(u"/avatars/southwind*"_s)); // "<" and no "svg"
    m_test->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 9, longMs);
    for (int row = 0; row < 9; ++row) {
        if (ownerIn(*m_test, row) == u"northwind"_s) {
            QTRY_VERIFY_WITH_TIMEOUT(showsPicture(*m_test, row), longMs);
        } else {
            QVERIFY(showsLetters(*m_test, row));
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_test->hub.requestCount(u"avatars"_s), 3, longMs);
    m_test->type(u"searchField"_s, u"one"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 3, longMs);
    QVERIFY(showsLetters(*m_test, 0) || showsLetters(*m_test, 1));
    QCOMPARE(m_test->hub.requestCount(u"avatars"_s), 3);
}

void TestAvatars::noneAreAskedForWhereTheyAreNotWanted()
{
    m_test->start();
    QTRY_VERIFY_WITH_TIMEOUT(showsPicture(*m_test, 0), longMs);
    m_test->settings()->avatars.set(false);
    QTRY_VERIFY(showsLetters(*m_test, 0));
    m_test->hub.clearRequests();
    m_test->type(u"searchField"_s, u"three"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 3, longMs);
    QVERIFY(showsLetters(*m_test, 0));
    m_test->settings()->avatars.set(true);
    QTRY_VERIFY_WITH_TIMEOUT(showsPicture(*m_test, 0), longMs); // had been asked for by now, were they wanted
    QCOMPARE(asked(ownerIn(*m_test, 0)), 1);
}

void TestAvatars::theHubIsLeftAloneWhileItHasTrouble()
{
    const int number = m_test->hub.addFault(FakeHub::Fault::tooManyRequests(600).on(u"avatars"_s));
    m_test->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 9, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->hub.fired(number) > 0, longMs);
    m_test->type(u"searchField"_s, u"two"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 3, longMs);
    QVERIFY(showsLetters(*m_test, 0) && showsLetters(*m_test, 1) && showsLetters(*m_test, 2));
    QVERIFY(m_test->hub.fired(number) <= 3); // those that were under way together, and no second time
}

void TestAvatars::aKeptOneIsNotAskedForAgain()
{
    m_test->options.keepAnswers = true;
    m_test->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_test->rows(u"repoList"_s), 9, longMs);
    for (int row = 0; row < 9; ++row) {
        QTRY_VERIFY_WITH_TIMEOUT(showsPicture(*m_test, row), longMs);
    }
    m_test->quit();
    m_test->hub.clearRequests();
    m_test->start();
    for (int row = 0; row < 9; ++row) {
        QTRY_VERIFY_WITH_TIMEOUT(showsPicture(*m_test, row), longMs);
    }
    QCOMPARE(m_test->hub.requestCount(u"avatars"_s), 0);
}

void TestAvatars::theAccountAndTheHeadHaveThem()
{
    m_test->hub.addToken(u"hf_test"_s, u"mira-fern"_s);
    m_test->options.token = u"hf_test"_s;
    m_test->start();
    auto *account = m_test->get<QToolButton>(u"accountButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(account->text(), u"mira-fern"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(asked(u"mira-fern"_s), 1, longMs);
    const auto middle = [account] {
        const auto side = account->iconSize().width();
        return account->icon().pixmap(account->iconSize()).toImage().pixelColor(side / 8, side / 2);
    };
    QTRY_VERIFY_WITH_TIMEOUT(middle() != Theme::seriesFill(avatarSeries(u"mira-fern"_s)), longMs);
    m_test->type(u"searchField"_s, u"hf://northwind/one"_s);
    m_test->key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isShown(u"repoOwner"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(asked(u"northwind"_s), 1, longMs);
}

QTEST_MAIN(TestAvatars)
#include "tst_avatars.moc"
