// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/window/recent.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

Link repo(const QString &id, RepoKind kind = RepoKind::Model)
{
    return { .page = Link::Page::Repo, .repo = *RepoId::parse(kind, id) };
}

} // namespace

class TestRecent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"s.ini"_s)); }
    void cleanup();
    void theNewestIsFirstAndNothingIsThereTwice();
    void itIsKeptOverARestart();
    void listsAreNoPlaces();
    void whoeverDoesNotWantItHasNothingKept();
    void whatIsNotThereGoes();
    void atMostFifty();
    void whatIsNoPlaceInTheFileIsPassedOver();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
};

void TestRecent::cleanup()
{
    m_settings->recent.reset();
    m_settings->keepRecent.reset();
    m_settings.reset();
}

void TestRecent::theNewestIsFirstAndNothingIsThereTwice()
{
    Recent places(&m_settings->recent, &m_settings->keepRecent);
    auto first = repo(u"a/one"_s);
    first.tab = Link::Tab::Files;
    first.path = u"x.bin"_s;
    places.add(first);
    places.add(repo(u"a/two"_s));
    places.add(repo(u"a/one"_s));
    QCOMPARE(places.links(), (QList<Link>{ repo(u"a/one"_s), repo(u"a/two"_s) }));
}

void TestRecent::itIsKeptOverARestart()
{
    Recent(&m_settings->recent, &m_settings->keepRecent).add(repo(u"a/data"_s, RepoKind::Dataset));
    Recent(&m_settings->recent, &m_settings->keepRecent)
        .add({ .page = Link::Page::Person, .person = u"ada"_s });
    m_settings->sync();
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"s.ini"_s));
    const Recent again(&m_settings->recent, &m_settings->keepRecent);
    QCOMPARE(again.links(),
             (QList<Link>{ { .page = Link::Page::Person, .person = u"ada"_s },
                           repo(u"a/data"_s, RepoKind::Dataset) }));
}

void TestRecent::listsAreNoPlaces()
{
    Recent places(&m_settings->recent, &m_settings->keepRecent);
    places.add({ .page = Link::Page::Models });
    places.add({ .page = Link::Page::Transfers });
    QVERIFY(places.links().isEmpty());
}

void TestRecent::whoeverDoesNotWantItHasNothingKept()
{
    Recent places(&m_settings->recent, &m_settings->keepRecent);
    places.add(repo(u"a/one"_s));
    m_settings->keepRecent.set(false);
    QVERIFY(places.links().isEmpty());
    QVERIFY(m_settings->recent().isEmpty());
    places.add(repo(u"a/two"_s));
    QVERIFY(places.links().isEmpty());
}

void TestRecent::whatIsNotThereGoes()
{
    Recent places(&m_settings->recent, &m_settings->keepRecent);
    places.add(repo(u"a/one"_s));
    places.add(repo(u"a/slip"_s));
    auto slip = repo(u"a/slip"_s);
    slip.tab = Link::Tab::Files;
    places.remove(slip);
    QCOMPARE(places.links(), QList<Link>{ repo(u"a/one"_s) });
    QCOMPARE(Recent(&m_settings->recent, &m_settings->keepRecent).links().size(), 1);
}

void TestRecent::atMostFifty()
{
    Recent places(&m_settings->recent, &m_settings->keepRecent);
    for (int i = 0; i < 60; ++i) {
        places.add(repo(u"a/n%1"_s.arg(i)));
    }
    QCOMPARE(places.links().size(), 50);
    QCOMPARE(places.links().first(), repo(u"a/n59"_s));
}

void TestRecent::whatIsNoPlaceInTheFileIsPassedOver()
{
    m_settings->recent.set({ u"models/a/b"_s, u"kitchens/a/b"_s, QString(), u"models/../.."_s, u"@ada"_s });
    const Recent places(&m_settings->recent, &m_settings->keepRecent);
    QCOMPARE(places.links().size(), 2);
}

QTEST_GUILESS_MAIN(TestRecent)
#include "tst_recent.moc"
