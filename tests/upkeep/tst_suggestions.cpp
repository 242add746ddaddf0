// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/suggestions.h"
#include "tests/upkeep/smallcache.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestSuggestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatCouldGo();
    void suggestsNothingThatIsPinned();
    void suggestsARevisionOnce();
    void agreesWithItsPlan();
};

namespace
{

QString nameOf(Suggestion::Kind kind)
{
    static const QStringList names{
        u"superseded"_s, u"detached"_s, u"unused"_s, u"partials"_s, u"forgotten"_s
    };
    return names[int(kind)];
}

/// `superseded: 2222222 (10)`, and so on.
QStringList told(const QList<Suggestion> &suggestions)
{
    QStringList lines;
    for (const auto &suggestion : suggestions) {
        QStringList targets;
        for (const auto &target : suggestion.targets) {
            targets.append(target.name.isEmpty() ? target.repo : target.name.left(7));
        }
        lines.append(u"%1: %2 (%3)"_s.arg(nameOf(suggestion.kind), targets.join(u' ')).arg(suggestion.size));
    }
    return lines;
}

/// A cache of now, looked at so many days later.
QList<Suggestion> after(const SmallCache &cache, int days, const Pins &pins = {})
{
    return suggestionsOf(cache.scan(), pins, QDateTime::currentDateTimeUtc().addDays(days), 90);
}

} // namespace

void TestSuggestions::tellsWhatCouldGo()
{
    const SmallCache cache;
    const auto payload = cache.addPayload("1234567");
    cache.write(u"models--o--m/blobs/%1"_s.arg(QString(64, u'f')), "forgotten");
    cache.write(u"models--o--m/blobs/%1.aabbccdd.incomplete"_s.arg(QString(64, u'e')), "begun");
    cache.revision(u"m"_s, u'2', { "b"_ba.repeated(10) });
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    cache.revision(u"n"_s, u'3', { "c"_ba });
    QCOMPARE(told(after(cache, 1)),
             (QStringList{ u"superseded: 2222222 (10)"_s,
                           u"detached: 3333333 (1)"_s,
                           u"forgotten: fffffff %1 (16)"_s.arg(payload.left(7)) }));
    QCOMPARE(told(after(cache, 8)).value(2), u"partials: eeeeeee (5)"_s);
    QVERIFY(told(after(cache, 91)).contains(u"unused: models--o--m models--o--n (12)"_s));
}

void TestSuggestions::suggestsNothingThatIsPinned()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'2', { "b"_ba });
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QCOMPARE(after(cache, 1).size(), 1);
    QVERIFY(after(cache, 1, { u"model/o/m"_s }).isEmpty());
    QVERIFY(after(cache, 1, { u"model/o/m@"_s + cache.hash(u'2') }).isEmpty());
    QVERIFY(after(cache, 100, { u"model/o/m"_s }).isEmpty());
    QVERIFY(after(cache, 100, { u"model/o/m@"_s + cache.hash(u'2') }).isEmpty());
}

void TestSuggestions::suggestsARevisionOnce()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'2', { "b"_ba });
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QCOMPARE(told(after(cache, 100)), QStringList{ u"unused: models--o--m (2)"_s });
}

void TestSuggestions::agreesWithItsPlan()
{
    const SmallCache cache;
    const auto shared = "s"_ba.repeated(1000);
    cache.revision(u"m"_s, u'2', { "b"_ba.repeated(10), shared, "c"_ba.repeated(20) });
    cache.revision(u"m"_s, u'3', { "d"_ba.repeated(30), "c"_ba.repeated(20) });
    cache.revision(u"m"_s, u'1', { "a"_ba, shared }, u"main"_s);
    const auto suggestion = after(cache, 1).first();
    QCOMPARE(suggestion.targets.size(), 2);
    QCOMPARE(suggestion.size, cache.plan(suggestion.targets).size);
    QCOMPARE(suggestion.size, 60);
}

QTEST_GUILESS_MAIN(TestSuggestions)
#include "tst_suggestions.moc"
