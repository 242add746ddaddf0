// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

namespace
{
const auto bigPath = u"weights.safetensors"_s;
} // namespace

/// Files of a transfer that a person has unticked, or wants first.
class TestWantedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsUntickedIsNotFetched();
    void oneUnderWayStopsWithItsBytesAndGoesOn();
    void oneThatIsUntickedAndTickedAtOnceGoesOn();
    void whatFailedCanBeLeftOut();
    void ticksAndPrioritiesOutliveTheProgram();
    void priorityDecidesWhoBegins();
    void whatIsDoneStaysTicked();
    void askedForAgainIsAllOfIt();
    void oneOfTheHistoryIsListedWhenItGoesOn();
    void whatIsRepeatedIsAnother();

private:
    TransferState state() const { return m_rig->queue->states().first(); }
    FileState file(const QString &path) const
    {
        const auto files = m_rig->queue->files(m_id);
        const auto found = std::ranges::find(files, path, &FileState::path);
        return found == files.cend() ? FileState() : *found;
    }
    /// Planned, and nothing fetched yet but what is asked for.
    void addAndStop();
    void goOn()
    {
        m_rig->hub.clearFaults();
        m_rig->queue->resume(m_id);
    }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    TransferId m_id = 0;
    std::unique_ptr<Rig> m_rig;
};

void TestWantedFiles::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(m_big);
}

void TestWantedFiles::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestWantedFiles::addAndStop()
{
    m_rig->hub.addFault(Fault::latency(std::chrono::seconds(30)).on(u"resolve"_s));
    m_id = *m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) });
    QTRY_VERIFY(!m_rig->queue->files(m_id).isEmpty());
    m_rig->queue->pause(m_id);
    QTRY_COMPARE(state().phase, TransferPhase::Paused);
    m_rig->hub.clearFaults();
    m_rig->hub.clearRequests();
}

void TestWantedFiles::whatIsUntickedIsNotFetched()
{
    addAndStop();
    QCOMPARE(state().fileCount, 3);
    QCOMPARE(state().size, m_big.size() + 6);
    m_rig->queue->setFilesWanted(m_id, { bigPath, u"no such file"_s }, false);
    QVERIFY(!file(bigPath).wanted);
    QCOMPARE(state().fileCount, 2);
    QCOMPARE(state().size, 6);
    goOn();
    const auto result = QCoro::waitFor(m_rig->queue->wait(m_id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 2);
    QVERIFY(!QFile::exists(result->path + u'/' + bigPath));
    QVERIFY(m_rig->ranges().isEmpty());
    QCOMPARE(state().filesDone, 2);
    QCOMPARE(state().done, 6);
    QVERIFY(m_rig->cache->resolve(Rig::repo(u"org/model"_s), {})); // found like any snapshot
    // Ticked again, the finished transfer goes on.
    m_rig->queue->setFilesWanted(m_id, { bigPath }, true);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QCOMPARE(state().filesDone, 3);
    QCOMPARE(state().done, m_big.size() + 6);
    QVERIFY(Rig::content(result->path + u'/' + bigPath) == m_big.bytes());
}

void TestWantedFiles::oneUnderWayStopsWithItsBytesAndGoesOn()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB + 5).onPort(FakeHub::Port::Cdn).times(1));
    m_id = *m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) });
    QTRY_COMPARE(state().done, 7 * MiB + 5 + 6);
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    QTRY_COMPARE(state().phase, TransferPhase::Done); // for what is wanted
    QCOMPARE(state().fileCount, 2);
    QCOMPARE(state().done, 6);
    QCOMPARE(state().verified, 6);
    QCOMPARE(file(bigPath).done, 7 * MiB + 5);
    QCOMPARE(m_rig->leftovers().size(), 1);
    m_rig->queue->setFilesWanted(m_id, { bigPath }, true);
    QCOMPARE(state().done, 7 * MiB + 5 + 6);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(7 * MiB + 5) + '-');
    QVERIFY(Rig::content(state().path + u'/' + bigPath) == m_big.bytes());
    QCOMPARE(m_rig->leftovers(), QStringList());
    QCOMPARE(state().done, state().size);
    QCOMPARE(state().verified, state().size);
}

void TestWantedFiles::oneThatIsUntickedAndTickedAtOnceGoesOn()
{
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    m_id = *m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) });
    QTRY_VERIFY(state().done > 2 * MiB);
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    m_rig->queue->setFilesWanted(m_id, { bigPath }, true);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QCOMPARE(state().filesDone, 3);
    QCOMPARE(state().done, m_big.size() + 6);
    QVERIFY(Rig::content(state().path + u'/' + bigPath) == m_big.bytes());
}

void TestWantedFiles::whatFailedCanBeLeftOut()
{
    m_rig->hub.addFault(Fault::status(500).onPort(FakeHub::Port::Cdn));
    m_id = *m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) });
    QTRY_COMPARE(state().phase, TransferPhase::NeedsAttention);
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    m_rig->queue->resume(m_id);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QCOMPARE(state().filesDone, 2);
}

void TestWantedFiles::ticksAndPrioritiesOutliveTheProgram()
{
    addAndStop();
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    m_rig->queue->setFilePriority(m_id, { u"config.json"_s }, FilePriority::Low);
    m_rig->queue->setFilePriority(m_id, { u"onnx/model.json"_s }, FilePriority::High);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(!file(bigPath).wanted);
    QVERIFY(file(u"config.json"_s).wanted);
    QCOMPARE(file(u"config.json"_s).priority, FilePriority::Low);
    QCOMPARE(file(u"onnx/model.json"_s).priority, FilePriority::High);
    QCOMPARE(file(bigPath).priority, FilePriority::Normal);
    QCOMPARE(state().fileCount, 2);
    goOn();
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state().fileCount, 2); // summed up by the journal alone
    QCOMPARE(state().size, 6);
}

void TestWantedFiles::priorityDecidesWhoBegins()
{
    QMap<QString, Blob> files;
    for (const auto &name : { u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s }) {
        files.insert(name + u".json"_s, name.toUtf8());
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/model"_s, files);
    m_rig->queue->setConcurrency({ .filesPerTransfer = 1 });
    addAndStop();
    m_rig->queue->setFilePriority(m_id, { u"a.json"_s }, FilePriority::Low);
    m_rig->queue->setFilePriority(m_id, { u"e.json"_s, u"c.json"_s }, FilePriority::High);
    goOn();
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QByteArray order;
    for (const auto &request : m_rig->hub.requests(u"resolve"_s)) {
        order += request.target.sliced(request.target.indexOf(".json") - 1, 1);
    }
    QCOMPARE(order, QByteArray("cebda"));
}

void TestWantedFiles::whatIsDoneStaysTicked()
{
    QVERIFY(m_rig->download(u"org/model"_s));
    m_id = state().id;
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    QVERIFY(file(bigPath).wanted);
    QCOMPARE(state().filesDone, 3);
    QCOMPARE(state().phase, TransferPhase::Done);
}

void TestWantedFiles::askedForAgainIsAllOfIt()
{
    addAndStop();
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    QCOMPARE(*m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) }), m_id);
    QVERIFY(file(bigPath).wanted);
    const auto result = QCoro::waitFor(m_rig->queue->wait(m_id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(Rig::content(result->path + u'/' + bigPath) == m_big.bytes());
}

void TestWantedFiles::oneOfTheHistoryIsListedWhenItGoesOn()
{
    addAndStop();
    m_rig->queue->setFilesWanted(m_id, { bigPath }, false);
    m_rig->queue->archive(m_id);
    QVERIFY(state().listed); // it is not over
    goOn();
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    m_rig->queue->archive(m_id);
    QVERIFY(!state().listed);
    m_rig->hub.addFault(Fault::latency(std::chrono::seconds(30)).on(u"resolve"_s));
    QVERIFY(m_rig->queue->add(
        { .repo = Rig::repo(u"org/model"_s), .paths = { bigPath } })); // there is one to hold
    m_rig->queue->pauseAll();
    QTRY_COMPARE(m_rig->queue->states().last().pauseReason, PauseReason::All);
    m_rig->hub.clearFaults();
    m_rig->queue->setFilesWanted(m_id, { bigPath }, true);
    QVERIFY(state().listed);
    QCOMPARE(state().pauseReason, PauseReason::All); // all are held, this one, too
    m_rig->queue->resumeAll();
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QCOMPARE(state().filesDone, 3);
}

void TestWantedFiles::whatIsRepeatedIsAnother()
{
    m_id = *m_rig->queue->add({ .repo = Rig::repo(u"org/model"_s) });
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    m_rig->queue->archive(m_id);
    m_rig->queue->repeat(m_id);
    QCOMPARE(m_rig->queue->states().size(), 2);
    QVERIFY(m_rig->queue->states().last().listed);
    QTRY_COMPARE(m_rig->queue->states().last().phase, TransferPhase::Done);
    QCOMPARE(m_rig->ranges().size() <= 1, true); // the files are here
    m_rig->queue->remove(m_id);
    QCOMPARE(m_rig->queue->states().size(), 1);
}

QTEST_GUILESS_MAIN(TestWantedFiles)
#include "tst_wantedfiles.moc"
