// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "support/serviceoptions.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 crawl = 1'000; ///< bytes a second: what has it does not end while a test runs
}

/// What a window says to transfers that run, and what it is told of them, over the engine.
class TestTransferCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_engine.reset(); }
    void limitsReachWhatRuns();
    void ticksAndPrioritiesReachTheirFiles();
    void logAndDiskPlanComeWhenAskedFor();
    void settingsDecideTheLimitsAtTheStart();

private:
    void download();
    FileState file(const QString &path) const
    {
        const auto found = std::ranges::find(m_files, path, &FileState::path);
        return found == m_files.cend() ? FileState() : *found;
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    FakeHub::Server m_hub;
    std::unique_ptr<Engine> m_engine;
    TransferState m_state;
    QList<FileState> m_files; ///< as they came last
};

void TestTransferCommands::initTestCase()
{
    m_hub.addRepo(FakeHub::RepoKind::Model,
                  u"org/open"_s,
                  { { u"a.safetensors"_s, FakeHub::Blob::seeded(3, 300'000) },
                    { u"b.safetensors"_s, FakeHub::Blob::seeded(4, 200'000) } });
}

void TestTransferCommands::init()
{
    auto options = serviceOptions(m_folder.filePath(QString::number(++m_count)), m_hub.url());
    options.speedLimits.bytesPerSecond = crawl;
    m_engine = std::make_unique<Engine>(options);
    m_state = {};
    m_files.clear();
    connect(m_engine.get(), &Engine::transfersChanged, this, [this](const QList<TransferState> &states) {
        m_state = states.last();
    });
    connect(m_engine.get(),
            &Engine::transferFilesChanged,
            this,
            [this](TransferId, const QList<FileState> &files) { m_files = files + m_files; });
}

/// Which the limit of the options keeps from ending.
void TestTransferCommands::download()
{
    Door::post(m_engine.get(), [](Services &core) {
        (void)core.transfers().add({ .repo = *RepoId::parse(RepoKind::Model, u"org/open"_s) });
    });
    QTRY_VERIFY(m_state.phase == TransferPhase::Downloading && m_state.connections > 0);
}

void TestTransferCommands::limitsReachWhatRuns()
{
    download();
    m_engine->setTransferLimit(m_state.id, crawl);
    QTRY_COMPARE(m_state.limit, crawl);
    m_engine->setRateLimit(0);
    m_engine->setTimetable({ { { .bytesPerSecond = Timetable::pause } } });
    QTRY_COMPARE(m_state.pauseReason, PauseReason::Timetable);
    m_engine->setTimetable({});
    m_engine->setTransferLimit(m_state.id, 0);
    QTRY_COMPARE(m_state.phase, TransferPhase::Done);
}

void TestTransferCommands::ticksAndPrioritiesReachTheirFiles()
{
    download();
    m_engine->setFilesWanted(m_state.id, { u"a.safetensors"_s }, false);
    m_engine->setFilePriority(m_state.id, { u"b.safetensors"_s }, FilePriority::High);
    QTRY_VERIFY(!file(u"a.safetensors"_s).wanted);
    QTRY_COMPARE(file(u"b.safetensors"_s).priority, FilePriority::High);
    m_engine->setRateLimit(0);
    QTRY_COMPARE(m_state.phase, TransferPhase::Done);
    QCOMPARE(m_state.fileCount, 1);
}

void TestTransferCommands::logAndDiskPlanComeWhenAskedFor()
{
    QSignalSpy log(m_engine.get(), &Engine::transferLogChanged);
    QSignalSpy disks(m_engine.get(), &Engine::diskPlanChanged);
    download();
    QCOMPARE(log.size(), 0);
    m_engine->showTransferLog(m_state.id);
    QTRY_VERIFY(!log.isEmpty());
    QCOMPARE(log.last()[1].value<QList<TransferEvent>>().first().kind, TransferEvent::Kind::Added);
    m_engine->showDiskPlan();
    QTRY_VERIFY(!disks.isEmpty());
    const auto volumes = disks.last()[0].value<QList<VolumePlan>>();
    QCOMPARE(volumes.size(), 1);
    QVERIFY(volumes.first().neededBytes > 0 && volumes.first().neededBytes <= 500'000);
    QVERIFY(volumes.first().freeBytes > 0);
    QVERIFY(m_folder.path().startsWith(volumes.first().mount));
}

void TestTransferCommands::settingsDecideTheLimitsAtTheStart()
{
    AppSettings settings(m_folder.filePath(u"settings.ini"_s));
    settings.limitSpeed.set(true);
    settings.speedLimit.set(123'456);
    settings.followTimetable.set(true);
    settings.timetable.set(toText({ { { .from = 60 } } }));
    settings.transfers.set(7);
    ServiceOptions options;
    options.take(settings);
    QCOMPARE(options.speedLimits, (SpeedLimits{ 123'456, { { { .from = 60 } } } }));
    QCOMPARE(options.concurrency.transfers, 7);
    QCOMPARE(options.settingsFile, settings.fileName());
}

QTEST_GUILESS_MAIN(TestTransferCommands)
#include "tst_transfercommands.moc"
