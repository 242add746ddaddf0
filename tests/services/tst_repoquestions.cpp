// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/repoquestions.h"
#include "support/serviceoptions.h"
#include "support/wait.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto model = FakeHub::RepoKind::Model;
const RepoId repo{ RepoKind::Model, u"org"_s, u"open"_s };

} // namespace

/// What the page of a repo asks: files that scanners warn of, and likes.
class TestRepoQuestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void looksAtAllThatMayRunCode();
    void looksAtNothingThatCannot();
    void saysThatThereIsNoScan();
    void saysThatTheScanIsNotDone();
    void saysHowManyItHasNotLookedAt();
    void aLikeCountOfYesterdayIsNone();
    void accessIsNotFromBefore();

private:
    ServiceOptions options() const;
    WantedFiles wanted(Services *core) const;

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
};

void TestRepoQuestions::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addToken(u"hf_test"_s, u"ada"_s);
}

ServiceOptions TestRepoQuestions::options() const
{
    auto made = serviceOptions(
        m_folder.filePath(QString::number(m_count)), m_hub->url(), { { u"HF_TOKEN"_s, u"hf_test"_s } });
    made.keepAnswers = true;
    return made;
}

WantedFiles TestRepoQuestions::wanted(Services *core) const
{
    const auto tree = wait(core->hub().wholeTree({ .repo = repo, .revision = {}, .recursive = true }, {}));
    const auto info = wait(core->hub().info(repo, {}, false, {}, {}));
    if (!tree || !info) {
        return {};
    }
    return { repo, info->summary.commit, *tree, {} };
}

void TestRepoQuestions::looksAtAllThatMayRunCode()
{
    const QStringList risky{ u"a.npz"_s,  u"b.hdf5"_s,  u"c.onnx"_s, u"d.zip"_s, u"e.so"_s,
                             u"f.dill"_s, u"weights"_s, u"g.pt"_s,   u"h.bin"_s };
    QMap<QString, FakeHub::Blob> files{ { u"README.md"_s, QByteArray("# Open\n") } };
    for (const auto &path : risky) {
        files.insert(path, QByteArray("x"));
    }
    m_hub->addRepo(model, repo.text(), files);
    m_hub->edit(model, repo.text(), [&risky](FakeHub::Repo &made) {
        for (const auto &path : risky) {
            made.findings.insert(path, { { u"jFrogScan"_s, u"unsafe"_s } });
        }
    });
    m_hub->addFault(FakeHub::Fault::status(404).on(u"*/scan"_s)); // the names must do
    Services core(options());
    const auto found = wait(riskyFiles(&core, wanted(&core), {}));
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QStringList paths;
    for (const auto &file : found->files) {
        paths << file.path;
    }
    QCOMPARE(QSet<QString>(paths.begin(), paths.end()), QSet<QString>(risky.begin(), risky.end()));
    QCOMPARE(found->others, QStringList{ u"README.md"_s });
}

void TestRepoQuestions::looksAtNothingThatCannot()
{
    m_hub->addRepo(model,
                   repo.text(),
                   { { u"README.md"_s, QByteArray("# Open\n") },
                     { u"a.safetensors"_s, QByteArray("x") },
                     { u"b.gguf"_s, QByteArray("x") },
                     { u"c.png"_s, QByteArray("x") },
                     { u"d.json"_s, QByteArray("{}") } });
    Services core(options());
    const auto asked = wanted(&core);
    const auto found = wait(riskyFiles(&core, asked, {}));
    QVERIFY(found);
    QVERIFY(found->files.isEmpty() && found->isScanned);
    QCOMPARE(found->notLookedAt, 0);
    QCOMPARE(m_hub->requestCount(u"paths-info"_s), 0);
}

void TestRepoQuestions::saysThatThereIsNoScan()
{
    m_hub->addRepo(model, repo.text(), { { u"m.pt"_s, QByteArray("x") } });
    m_hub->addFault(FakeHub::Fault::status(404).on(u"*/scan"_s));
    Services core(options());
    const auto found = wait(riskyFiles(&core, wanted(&core), {}));
    QVERIFY(found && !found->isScanned);
}

void TestRepoQuestions::saysThatTheScanIsNotDone()
{
    m_hub->addRepo(model, repo.text(), { { u"m.onnx"_s, QByteArray("x") } });
    m_hub->edit(model, repo.text(), [](FakeHub::Repo &made) {
        made.findings.insert(u"m.onnx"_s, { { u"avScan"_s, u"queued"_s } });
    });
    Services core(options());
    const auto found = wait(riskyFiles(&core, wanted(&core), {}));
    QVERIFY(found && !found->isScanned);
}

void TestRepoQuestions::saysHowManyItHasNotLookedAt()
{
    QMap<QString, FakeHub::Blob> files{ { u"z.pt"_s, QByteArray("x") } };
    for (int i = 0; i < 520; ++i) {
        files.insert(u"part%1"_s.arg(i), QByteArray("x"));
    }
    m_hub->addRepo(model, repo.text(), files);
    m_hub->edit(model, repo.text(), [](FakeHub::Repo &made) {
        made.findings.insert(u"z.pt"_s, { { u"jFrogScan"_s, u"unsafe"_s } });
    });
    m_hub->addFault(FakeHub::Fault::status(404).on(u"*/scan"_s));
    Services core(options());
    const auto found = wait(riskyFiles(&core, wanted(&core), {}));
    QVERIFY(found);
    QCOMPARE(found->notLookedAt, 21);
    QCOMPARE(found->files.size(), 1); // weights come first
    QCOMPARE(found->others.size(), 520);
}

void TestRepoQuestions::aLikeCountOfYesterdayIsNone()
{
    m_hub->addRepo(model, repo.text(), { { u"README.md"_s, QByteArray("# Open\n") } });
    m_hub->like(model, repo.text(), u"ada"_s);
    Services core(options());
    const auto before = wait(likeOf(&core, repo, true, {}));
    QVERIFY2(before, before ? "" : qPrintable(before.error().detail));
    QCOMPARE(before->liked, true);
    QVERIFY(before->likes);
    const auto info = m_hub->addFault(FakeHub::Fault::status(503).on(u"info"_s));
    const auto uncounted = wait(likeOf(&core, repo, true, {}));
    QVERIFY(!uncounted);
    QCOMPARE(uncounted.error().status, 503);
    m_hub->removeFault(info);
    core.http().setOffline(u"switch"_s);
    QVERIFY(!wait(likeOf(&core, repo, false, {})));
}

void TestRepoQuestions::accessIsNotFromBefore()
{
    m_hub->addRepo(model, repo.text(), { { u"README.md"_s, QByteArray("# Open\n") } });
    Services core(options());
    QVERIFY(wait(accessTo(&core, repo, {})));
    core.http().setOffline(u"switch"_s);
    const auto unknown = wait(accessTo(&core, repo, {}));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::Offline);
}

QTEST_GUILESS_MAIN(TestRepoQuestions)
#include "tst_repoquestions.moc"
