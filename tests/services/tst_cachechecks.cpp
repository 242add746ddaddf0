// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/cachechecks.h"
#include "core/services/door.h"
#include "core/services/questions.h"
#include "support/serviceoptions.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longMs = 20'000;
} // namespace

/// Verifications and updates as a window uses them: commands and questions through the door, news as signals
/// of the engine.
class TestCacheChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void whatIsDamagedIsRepairedByATransfer();
    void nothingIsRepairedThatIsNotDamaged();
    void anUpdateIsATransfer();
    void theEngineEndsInTheMiddle();

private:
    template<typename T, typename Question>
    Result<T> answer(Question question);
    TransferId fetch();
    void waitFor(TransferId id);
    CommitId commit() const { return m_cache->resolve(m_repo, Revision{}).value_or(CommitId{}); }
    QString blob() const;
    void verify();

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<CacheStore> m_cache;
    const RepoId m_repo = *RepoId::parse(RepoKind::Model, u"org/open"_s);
    QHash<TransferId, TransferState> m_transfers;
    QList<VerifyItem> m_items;
    RadarState m_radar;
};

template<typename T, typename Question>
Result<T> TestCacheChecks::answer(Question question)
{
    std::optional<Result<T>> answer;
    QObject context;
    ask(m_engine.get(), &context, std::move(question), [&answer](const Result<T> &came) { answer = came; });
    [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), longMs); }();
    return answer.value_or(fail(Error::Kind::Internal, u"no answer came"_s));
}

void TestCacheChecks::init()
{
    m_transfers.clear();
    m_items.clear();
    m_radar = {};
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addRepo(FakeHub::RepoKind::Model,
                   u"org/open"_s,
                   { { u"a.safetensors"_s, FakeHub::Blob::seeded(3, 300'000) } });
    const auto options = serviceOptions(m_folder.filePath(QString::number(++m_count)), m_hub->url());
    m_cache = std::make_unique<CacheStore>(options.environment.hubCache);
    m_engine = std::make_unique<Engine>(options);
    connect(m_engine.get(), &Engine::transfersChanged, this, [this](const QList<TransferState> &states) {
        for (const auto &state : states) {
            m_transfers.insert(state.id, state);
        }
    });
    connect(m_engine.get(), &Engine::verificationsChanged, this, [this](const QList<VerifyItem> &items) {
        QCOMPARE(QThread::currentThread(), thread());
        m_items = items;
    });
    connect(
        m_engine.get(), &Engine::updatesChanged, this, [this](const RadarState &state) { m_radar = state; });
    waitFor(fetch());
}

TransferId TestCacheChecks::fetch()
{
    const DownloadRequest request{ .repo = m_repo };
    return answer<TransferId>(
               [request](Services &core, std::stop_token) { return startDownload(&core, request); })
        .value_or(0);
}

void TestCacheChecks::waitFor(TransferId id)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_transfers.value(id).phase, TransferPhase::Done, longMs);
}

QString TestCacheChecks::blob() const
{
    const QFileInfo pointer(m_cache->layout().pointer(m_repo, commit(), u"a.safetensors"_s));
    return QFileInfo(pointer.symLinkTarget()).absoluteFilePath();
}

void TestCacheChecks::verify()
{
    const VerifyTarget target{ m_cache->layout().root(), m_repo, commit(), { u"main"_s } };
    Door::post(m_engine.get(), [target](Services &core) { core.verifications().add({ target }); });
    QTRY_VERIFY_WITH_TIMEOUT(m_items.size() == 1 && m_items.first().isOver(), longMs);
}

void TestCacheChecks::whatIsDamagedIsRepairedByATransfer()
{
    QFile file(blob());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("damaged") == 7);
    file.close();
    verify();
    QVERIFY(m_items.first().canRepair());
    const auto id = m_items.first().id;
    const auto found
        = answer<Verification>([id](Services &core, std::stop_token) { return verifiedFiles(&core, id); });
    QCOMPARE(found->count(FileVerdict::Finding::Damaged), 1);
    const auto repair = [id](Services &core, std::stop_token) { return repairVerified(&core, id); };
    const auto transfer = answer<TransferId>(repair);
    QVERIFY(transfer.has_value());
    QCOMPARE(answer<TransferId>(repair).error().kind, Error::Kind::EntryNotFound); // it is under way
    waitFor(*transfer);
    QVERIFY(m_transfers.value(*transfer).inOwnCache);
    QTRY_COMPARE(m_items.first().repair, VerifyItem::Repair::Done);
    Door::post(m_engine.get(), [id](Services &core) { core.verifications().again(id); });
    QTRY_VERIFY_WITH_TIMEOUT(m_items.first().isOver() && m_items.first().counts.good == 1, longMs);
}

void TestCacheChecks::nothingIsRepairedThatIsNotDamaged()
{
    verify();
    const auto id = m_items.first().id;
    const auto none
        = answer<TransferId>([id](Services &core, std::stop_token) { return repairVerified(&core, id); });
    QCOMPARE(none.error().kind, Error::Kind::EntryNotFound);
    const auto unknown
        = answer<Verification>([](Services &core, std::stop_token) { return verifiedFiles(&core, 99); });
    QCOMPARE(unknown.error().kind, Error::Kind::EntryNotFound);
}

void TestCacheChecks::anUpdateIsATransfer()
{
    const auto newest = m_hub->commit(
        FakeHub::RepoKind::Model, u"org/open"_s, { .add = { { u"b.json"_s, QByteArray("{}\n") } } });
    const auto root = m_cache->layout().root();
    Door::post(m_engine.get(), [root](Services &core) { core.updates().check(root); });
    QTRY_VERIFY_WITH_TIMEOUT(!m_radar.isChecking && m_radar.updates() == 1, longMs);
    const auto updates = m_radar.repos.first().updates;
    const auto ids = answer<QList<TransferId>>(
        [updates, root](Services &core, std::stop_token) { return startUpdates(&core, updates, root); });
    QVERIFY(ids && ids->size() == 1);
    waitFor(ids->first());
    QCOMPARE(commit().hex, newest);
}

void TestCacheChecks::theEngineEndsInTheMiddle()
{
    m_hub->clearRequests();
    m_hub->addFault(FakeHub::Fault::stallAfter(0).on(u"refs"_s));
    QVERIFY(QFile::remove(m_cache->layout().tree(m_repo, commit())));
    m_hub->addFault(FakeHub::Fault::stallAfter(0).on(u"tree"_s));
    const VerifyTarget target{ m_cache->layout().root(), m_repo, commit(), {} };
    Door::post(m_engine.get(), [target](Services &core) {
        core.verifications().add({ target });
        core.updates().check(target.root);
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->requestCount(u"refs"_s) == 1 && m_hub->requestCount(u"tree"_s) >= 1,
                             longMs);
    QElapsedTimer clock;
    clock.start();
    m_engine.reset();
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestCacheChecks)
#include "tst_cachechecks.moc"
