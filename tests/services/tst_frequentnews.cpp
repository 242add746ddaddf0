// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/frequentnews.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What comes by the thousands is told a few times.
class TestFrequentNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesOfSeveralReposAreGathered();
    void theLastRateLimitIsTold();
};

void TestFrequentNews::filesOfSeveralReposAreGathered()
{
    FrequentNews news;
    QList<std::pair<QString, QStringList>> told;
    connect(&news,
            &FrequentNews::filesPlaced,
            this,
            [&told](const RepoId &repo, const CommitId &, const QStringList &paths) {
                told.append({ repo.name, paths });
            });
    const auto a = *RepoId::parse(RepoKind::Model, u"org/a"_s);
    const auto b = *RepoId::parse(RepoKind::Model, u"org/b"_s);
    news.addPlaced(a, {}, u"0"_s);
    QCOMPARE(told.size(), 1); // at once
    for (int i = 1; i <= 100; ++i) {
        news.addPlaced(a, {}, QString::number(i));
        news.addPlaced(b, {}, QString::number(i));
    }
    QCOMPARE(told.size(), 1);
    QTRY_COMPARE(told.size(), 3);
    QCOMPARE(told[1].first, u"a"_s);
    QCOMPARE(told[1].second.size(), 100);
    QCOMPARE(told[1].second.last(), u"100"_s);
    QCOMPARE(told[2].first, u"b"_s);
    QCOMPARE(told[2].second.size(), 100);
}

void TestFrequentNews::theLastRateLimitIsTold()
{
    FrequentNews news;
    QSignalSpy told(&news, &FrequentNews::rateLimitChanged);
    for (int left = 500; left >= 400; --left) {
        news.setRateLimit(left, 500, 30);
    }
    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(told[0], (QVariantList{ 500, 500, 30 }));
    QCOMPARE(told[1], (QVariantList{ 400, 500, 30 }));
}

QTEST_GUILESS_MAIN(TestFrequentNews)
#include "tst_frequentnews.moc"
