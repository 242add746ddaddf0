// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/namedtargets.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What the words of `cache rm` and `cache pin` mean.
class TestNamedTargets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void named_data();
    void named();
    void refused_data();
    void refused();
    void filesAreToldApart();
    void eachOnce();
    void pins_data();
    void pins();

private:
    CacheReport m_report;
};

namespace
{

const QString commitA(40, u'a');
const QString commitB(40, u'b');
const QString commitC(40, u'c');

CachedRepo repoWith(RepoKind kind, const QString &id, const QStringList &commits)
{
    CachedRepo repo{ .kind = kind, .id = id };
    repo.path = u"/cache/%1--%2"_s.arg(kindPlural(kind), QString(id).replace(u'/', "--"_L1));
    repo.blobs = { { .path = repo.path + "/blobs/x"_L1 } };
    for (const auto &commit : commits) {
        repo.revisions.append({ .commit = commit, .refs = {}, .files = { { u"sub/File.bin"_s, 0 } } });
    }
    return repo;
}

} // namespace

void TestNamedTargets::initTestCase()
{
    m_report.root = u"/cache"_s;
    m_report.repos = { repoWith(RepoKind::Model, u"Org/Name"_s, { commitA, commitB }),
                       repoWith(RepoKind::Model, u"gpt2"_s, { commitC }),
                       repoWith(RepoKind::Dataset, u"Org/Name"_s, { commitC }),
                       repoWith(RepoKind::Kernel, u"org/kernel"_s, {}) };
}

void TestNamedTargets::named_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("target"); // kind, folder, name; empty: unknown
    QTest::newRow("a model") << u"model/Org/Name"_s << u"0 models--Org--Name "_s;
    QTest::newRow("in any case") << u"MODEL/org/NAME"_s << u"0 models--Org--Name "_s;
    QTest::newRow("without owner") << u"model/gpt2"_s << u"0 models--gpt2 "_s;
    QTest::newRow("a dataset") << u"dataset/Org/Name"_s << u"0 datasets--Org--Name "_s;
    QTest::newRow("without revisions") << u"kernel/org/kernel"_s << u"0 kernels--org--kernel "_s;
    QTest::newRow("a URI") << u"hf://datasets/org/name"_s << u"0 datasets--Org--Name "_s;
    QTest::newRow("a short URI") << u"hf://Org/Name"_s << u"0 models--Org--Name "_s;
    QTest::newRow("blanks around") << u"  model/gpt2 "_s << u"0 models--gpt2 "_s;
    QTest::newRow("a commit") << commitB << u"1 models--Org--Name "_s + commitB;
    QTest::newRow("a commit in capitals") << commitB.toUpper() << u"1 models--Org--Name "_s + commitB;
    QTest::newRow("a file") << u"hf://Org/Name/sub/File.bin"_s << u"2 models--Org--Name sub/File.bin"_s;
    QTest::newRow("no type") << u"Org/Name"_s << QString();
    QTest::newRow("the plural") << u"models/Org/Name"_s << QString();
    QTest::newRow("not here") << u"model/org/none"_s << QString();
    QTest::newRow("no such commit") << QString(40, u'0') << QString();
    QTest::newRow("a part of a commit") << commitB.first(12) << QString();
    QTest::newRow("no such file") << u"hf://Org/Name/sub/file.bin"_s << QString();
    QTest::newRow("a folder") << u"hf://Org/Name/sub"_s << QString();
}

void TestNamedTargets::named()
{
    QFETCH(QString, word);
    QFETCH(QString, target);
    const auto named = namedTargets(m_report, { word });
    QVERIFY(named);
    QCOMPARE(named->unknown.size(), target.isEmpty() ? 1 : 0);
    QCOMPARE(named->targets.size(), target.isEmpty() ? 0 : 1);
    if (!target.isEmpty()) {
        const auto &[kind, repo, name] = named->targets.first();
        QCOMPARE(u"%1 %2 %3"_s.arg(int(kind)).arg(repo, name), target);
    }
}

void TestNamedTargets::refused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a revision in a URI") << QStringList{ u"hf://Org/Name@main"_s };
    QTest::newRow("a file of a revision") << QStringList{ u"hf://Org/Name@main/sub/File.bin"_s };
    QTest::newRow("a file and a repo") << QStringList{ u"hf://Org/Name/sub/File.bin"_s, u"model/gpt2"_s };
    QTest::newRow("a file and a commit") << QStringList{ u"hf://Org/Name/sub/File.bin"_s, commitA };
    QTest::newRow("a file and nothing known") << QStringList{ u"hf://Org/Name/sub/File.bin"_s, u"x"_s };
    QTest::newRow("a bucket") << QStringList{ u"hf://buckets/a/b"_s };
    QTest::newRow("no id") << QStringList{ u"hf://models"_s };
    QTest::newRow("a commit of two repos") << QStringList{ commitC };
}

void TestNamedTargets::refused()
{
    QFETCH(QStringList, words);
    const auto named = namedTargets(m_report, words);
    QVERIFY(!named);
    QCOMPARE(named.error().kind, Error::Kind::Usage);
    QVERIFY(!named.error().detail.isEmpty());
}

void TestNamedTargets::filesAreToldApart()
{
    QVERIFY(namedTargets(m_report, { u"hf://Org/Name/sub/File.bin"_s })->areFiles);
    QVERIFY(!namedTargets(m_report, { u"hf://Org/Name"_s })->areFiles);
    QVERIFY(!namedTargets(m_report, {})->areFiles);
    QCOMPARE(namedTargets(m_report, { u" "_s, u""_s }), NamedTargets{});
}

void TestNamedTargets::eachOnce()
{
    const auto named = namedTargets(m_report, { u"model/gpt2"_s, u"model/GPT2"_s, commitA, commitA });
    QCOMPARE(named->targets.size(), 2);
}

void TestNamedTargets::pins_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("pin"); // empty: refused
    QTest::newRow("a repo") << u"model/org/NAME"_s << u"model/Org/Name"_s;
    QTest::newRow("a URI") << u"hf://datasets/org/name"_s << u"dataset/Org/Name"_s;
    QTest::newRow("a revision") << u"model/Org/Name@"_s + commitA << u"model/Org/Name@"_s + commitA;
    QTest::newRow("in capitals") << u"model/Org/Name@"_s + commitA.toUpper()
                                 << u"model/Org/Name@"_s + commitA;
    QTest::newRow("a commit alone") << commitB << u"model/Org/Name@"_s + commitB;
    QTest::newRow("not here yet") << u"space/a/b"_s << u"space/a/b"_s;
    QTest::newRow("a branch") << u"model/Org/Name@main"_s << QString();
    QTest::newRow("no type") << u"Org/Name"_s << QString();
    QTest::newRow("the plural") << u"models/a/b"_s << QString();
    QTest::newRow("an unknown commit") << QString(40, u'0') << QString();
    QTest::newRow("a file") << u"hf://Org/Name/sub/File.bin"_s << QString();
    QTest::newRow("a commit of two repos") << commitC << QString();
}

void TestNamedTargets::pins()
{
    QFETCH(QString, word);
    QFETCH(QString, pin);
    const auto named = namedPin(m_report, word);
    QCOMPARE(named.value_or(QString()), pin);
}

QTEST_GUILESS_MAIN(TestNamedTargets)
#include "tst_namedtargets.moc"
