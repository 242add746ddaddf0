// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/support/officialclient.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// The official client against the stand-in: what it does not understand, the stand-in has wrong. The
// questions are asked in test_stand_in.py; here are the content and the wire.
class TestOfficial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOfficialClientUnderstandsTheStandIn();

private:
    void fill(Server &hub);
    void fillPeople(Server &hub);
};

void TestOfficial::initTestCase()
{
    if (const auto python = OfficialClient::pythonPath(); !python) {
        const QString reason
            = u"the official client cannot be had (%1): WHOLE PROGRAM SKIPPED"_s.arg(python.error());
        QSKIP(qPrintable(reason));
    }
}

void TestOfficial::fill(Server &hub)
{
    hub.addToken(u"hf_test"_s, u"someone"_s);
    const QByteArray card = "---\nlicense: mit\npipeline_tag: text-generation\nlibrary_name: "
                            "transformers\ntags:\n- tiny\n---\n# A model\n";
    QMap<QString, Blob> files{ { u"README.md"_s, card },
                               { u"config.json"_s, QByteArray(R"({"model_type": "tiny"})") },
                               { u"model.bin"_s, Blob::seeded(11, 5'000'000) },
                               { u"data/deep/a b.txt"_s, QByteArray("deep") } };
    hub.addRepo(RepoKind::Model, u"org/main"_s, files);
    hub.commit(RepoKind::Model,
               u"org/main"_s,
               { .add = { { u"added.txt"_s, QByteArray("more") } }, .title = u"Add a file"_s });
    hub.edit(RepoKind::Model, u"org/main"_s, [](Repo &repo) {
        repo.branch(u"side"_s);
        repo.tag(u"v1"_s);
        repo.setRef(u"refs/pr/1"_s, repo.head()->id);
    });
    for (int n = 0; n < 25; ++n) {
        hub.addRepo(
            RepoKind::Model, u"many/number-%1"_s.arg(n, 2, 10, QChar(u'0')), { { u"README.md"_s, card } });
    }
    QMap<QString, Blob> many;
    for (int n = 0; n < 2500; ++n) {
        many.insert(u"f/%1.txt"_s.arg(n, 5, 10, QChar(u'0')), QByteArray::number(n));
    }
    hub.addRepo(RepoKind::Dataset, u"org/data"_s, many);
    hub.addRepo(RepoKind::Space,
                u"org/space"_s,
                { { u"README.md"_s, QByteArray("---\ntitle: S\nsdk: static\n---\n") } });
    for (const auto &name : { u"org/gated"_s, u"org/private"_s, u"org/old-name"_s }) {
        hub.addRepo(RepoKind::Model, name, files);
    }
    hub.edit(RepoKind::Model, u"org/gated"_s, [](Repo &repo) { repo.gated = u"manual"_s; });
    hub.edit(RepoKind::Model, u"org/private"_s, [](Repo &repo) { repo.isPrivate = true; });
    hub.rename(RepoKind::Model, u"org/old-name"_s, u"org/new-name"_s);
}

void TestOfficial::fillPeople(Server &hub)
{
    hub.addUser({ .name = u"fan"_s,
                  .fullname = u"A Fan"_s,
                  .orgs = {},
                  .likes = { { RepoKind::Model, u"someone/gated"_s, QDateTime::currentDateTimeUtc() } },
                  .following = { u"someone"_s } });
    hub.addOrganization(u"crew"_s, { u"fan"_s });
    hub.addRepo(RepoKind::Model,
                u"someone/gated"_s,
                { { u"README.md"_s, QByteArray("---\nbase_model: org/main\n---\n# Gated\n") },
                  { u".eval_results/exam.yaml"_s,
                    QByteArray("- dataset: {id: org/data, task_id: default}\n  value: 7.5\n") },
                  { u".eval_results/torn.yaml"_s, QByteArray("- value: 1\n") } });
    hub.edit(RepoKind::Model, u"someone/gated"_s, [](Repo &repo) {
        repo.gated = u"manual"_s;
        repo.likes = 150;
        repo.requests.insert(u"fan"_s,
                             { .user = u"fan"_s,
                               .fields = { { u"Company"_s, u"None"_s } },
                               .when = QDateTime::currentDateTimeUtc(),
                               .reviewed = {},
                               .reviewer = {},
                               .reason = {} });
    });
    hub.like(RepoKind::Model, u"someone/gated"_s, u"someone"_s);
}

void TestOfficial::theOfficialClientUnderstandsTheStandIn()
{
    Server hub;
    QVERIFY(hub.isListening());
    fill(hub);
    fillPeople(hub);
    const QTemporaryDir home;
    auto environment = OfficialClient::environment(home.path(), hub.url().toString(), u"hf_test"_s);
    const auto result = OfficialClient::run(
        { QStringLiteral(HUBDESK_SOURCE) + u"/tests/interop/test_stand_in.py"_s }, environment);
    QVERIFY2(result.exitCode == 0, qPrintable(result.output + result.errors));
    QVERIFY(result.errors.contains(u"OK"_s)); // unittest has really run
    QCOMPARE(hub.violations(), QStringList());
    QVERIFY(hub.requestCount(u"cdn"_s) > 0);
}

QTEST_GUILESS_MAIN(TestOfficial)
#include "tst_official.moc"
