// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/shared/favourites.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

RepoId repo(const QString &id, RepoKind kind = RepoKind::Model)
{
    return *RepoId::parse(kind, id);
}

} // namespace

class TestFavourites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"s.ini"_s)); }
    void cleanup() { m_settings->favourites.reset(); }
    void theNewestIsFirstAndNothingIsThereTwice();
    void theyAreKeptOverARestart();
    void allSeeTheSame();
    void aKindAlone();
    void whatIsNoRepoInTheFileIsPassedOver();
    void nothingIsNoFavourite();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
};

void TestFavourites::theNewestIsFirstAndNothingIsThereTwice()
{
    Favourites favourites(&m_settings->favourites);
    favourites.set(repo(u"a/one"_s), true);
    favourites.set(repo(u"a/two"_s), true);
    favourites.set(repo(u"a/one"_s), true); // it is one already
    QCOMPARE(favourites.all(), (QList{ repo(u"a/two"_s), repo(u"a/one"_s) }));
    favourites.toggle(repo(u"a/two"_s));
    QCOMPARE(favourites.all(), QList{ repo(u"a/one"_s) });
    QVERIFY(!favourites.contains(repo(u"a/two"_s)));
}

void TestFavourites::theyAreKeptOverARestart()
{
    Favourites(&m_settings->favourites).set(repo(u"a/data"_s, RepoKind::Dataset), true);
    Favourites(&m_settings->favourites).set(repo(u"gpt2"_s), true);
    m_settings->sync();
    const AppSettings again(m_folder.filePath(u"s.ini"_s));
    QCOMPARE(again.favourites(), (QStringList{ u"models/gpt2"_s, u"datasets/a/data"_s }));
}

void TestFavourites::allSeeTheSame()
{
    Favourites one(&m_settings->favourites);
    Favourites other(&m_settings->favourites);
    const QSignalSpy news(&other, &Favourites::changed);
    one.set(repo(u"a/one"_s), true);
    QCOMPARE(news.size(), 1);
    QVERIFY(other.contains(repo(u"a/one"_s)));
    m_settings->favourites.reset(); // forgotten in the settings
    QVERIFY(one.all().isEmpty() && other.all().isEmpty());
}

void TestFavourites::aKindAlone()
{
    Favourites favourites(&m_settings->favourites);
    favourites.set(repo(u"a/one"_s), true);
    favourites.set(repo(u"a/one"_s, RepoKind::Space), true);
    QCOMPARE(favourites.all(RepoKind::Space), QList{ repo(u"a/one"_s, RepoKind::Space) });
    QVERIFY(favourites.all(RepoKind::Dataset).isEmpty());
}

void TestFavourites::whatIsNoRepoInTheFileIsPassedOver()
{
    m_settings->favourites.set(
        { u"models/a/b"_s, u"kitchens/a/b"_s, QString(), u"models/../.."_s, u"models/a/b"_s, u"@ada"_s });
    QCOMPARE(Favourites(&m_settings->favourites).all(), QList{ repo(u"a/b"_s) });
}

void TestFavourites::nothingIsNoFavourite()
{
    Favourites favourites(&m_settings->favourites);
    favourites.toggle({});
    QVERIFY(favourites.all().isEmpty());
}

QTEST_GUILESS_MAIN(TestFavourites)
#include "tst_favourites.moc"
