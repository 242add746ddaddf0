// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench queue`: downloads northlight/many-files of a Hub in the whole window, with the
// page of the transfers before it and their files in it, which are scrolled meanwhile. Prints one JSON
// object: seconds until the plan is in the journal and until the first byte, the memory before and at its
// peak in MB, and of each part the milliseconds that a frame of 16 ms costs the GUI thread.
#include "core/services/door.h"
#include "core/services/questions.h"
#include "tests/bench/stage.h"

#include <QAction>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <thread>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int planMs = 60'000;
constexpr int partMs = 15'000; ///< of those parts that are scrolled: they would take ten seconds

/// "VmRSS" or "VmHWM" of this program, in MB.
double memory(const QByteArray &kind)
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const auto &line : status.readAll().split('\n')) {
            if (line.startsWith(kind + ':')) {
                return line.sliced(kind.size() + 1).simplified().split(' ').first().toDouble() / 1024;
            }
        }
    }
    return 0;
}

/// What the parts take together is less than a third of it: the loop has no end of its events.
void endIfFrozen()
{
    std::this_thread::sleep_for(240s);
    std::fputs("the window stands still: no end within 240 s\n", stderr);
    std::_Exit(1);
}

class QueueRun
{
public:
    QueueRun(MeasuredApplication *app, const QString &hub, int files)
        : m_app(app)
        , m_fileCount(files)
        , m_stage(hub)
    {
        waitFor("the list", [this] { return m_stage.rows(u"repoList"_s) > 0; });
        m_stage.window()->findChild<QAction *>(u"go.transfers"_s)->trigger();
        settle(2000);
        m_found.insert("idle"_L1, memory("VmRSS"));
        QObject::connect(m_stage.engine(), &Engine::transfersChanged, m_app, [this](const auto &states) {
            follow(states.constFirst());
        });
    }

    QJsonObject run()
    {
        begin();
        part(u"planning"_s, planMs / frameMs, [](int) {}, [this] { return !m_isPlanned; });
        part(u"files come"_s, 300, [](int) { });
        m_files = m_stage.need<QAbstractItemView>(u"transferFiles"_s);
        waitFor("the files",
                [this] { return m_files->model()->rowCount(m_files->rootIndex()) >= m_fileCount; });
        waitFor("the first byte", [this] { return m_found.contains("first"_L1); });
        part(u"watched"_s, 300, [](int) { });
        part(u"wheel down"_s, 600, [this](int) { turnWheel(m_files, -360); });
        part(u"wheel up"_s, 600, [this](int) { turnWheel(m_files, 360); });
        part(u"thumb"_s, 600, [this](int frame) { drawThumb(m_files, frame, 600); });
        if (m_filesDone == 0 || m_filesDone == m_fileCount) {
            std::fputs("the download did not last as long as it was watched\n", stderr);
            std::_Exit(1);
        }
        m_found.insert("filesDone"_L1, m_filesDone);
        m_found.insert("peak"_L1, memory("VmHWM"));
        return m_found;
    }

private:
    /// As the Download button does it; then the new row is the current one.
    void begin()
    {
        m_clock.start();
        const DownloadRequest request{ .repo = *RepoId::parse(RepoKind::Model, u"northlight/many-files"_s) };
        ask(
            m_stage.engine(),
            m_app,
            [request](Services &core, std::stop_token) { return startDownload(&core, request, Begin::Now); },
            [](const Result<TransferId> &) {});
        waitFor("the transfer", [this] { return m_stage.rows(u"transferTree"_s) > 0; });
        auto *tree = m_stage.need<QAbstractItemView>(u"transferTree"_s);
        tree->setCurrentIndex(tree->model()->index(0, 0));
    }

    void follow(const TransferState &state)
    {
        const auto seconds = double(m_clock.nsecsElapsed()) / 1e9;
        m_filesDone = state.filesDone;
        if (!m_isPlanned && state.fileCount == m_fileCount && state.phase != TransferPhase::Resolving) {
            m_isPlanned = true;
            m_found.insert("plan"_L1, seconds);
        }
        if (state.done > 0 && !m_found.contains("first"_L1)) {
            m_found.insert("first"_L1, seconds);
        }
    }

    void part(
        const QString &name,
        int most,
        const std::function<void(int)> &act,
        const std::function<bool()> &goesOn = [] { return true; })
    {
        QElapsedTimer timer;
        timer.start();
        const auto longest = m_isPlanned ? partMs : planMs;
        const auto found
            = measureFrames(m_app, most, act, [&] { return timer.elapsed() < longest && goesOn(); });
        auto parts = m_found["parts"_L1].toObject();
        parts.insert(name,
                     QJsonObject{ { u"median"_s, found.at(0.5) },
                                  { u"most"_s, found.at(0.99) },
                                  { u"longest"_s, found.at(1) } });
        m_found.insert("parts"_L1, parts);
    }

    MeasuredApplication *m_app;
    int m_fileCount;
    QElapsedTimer m_clock;
    QAbstractItemView *m_files = nullptr;
    bool m_isPlanned = false;
    int m_filesDone = 0;
    QJsonObject m_found;
    Stage m_stage; // ends first, and still tells then
};

} // namespace

int main(int argc, char **argv)
{
    MeasuredApplication app(argc, argv);
    const auto arguments = MeasuredApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: bench-queue HUB FILES\n", stderr);
        return 2;
    }
    std::thread(endIfFrozen).detach();
    QueueRun run(&app, arguments[1], arguments[2].toInt());
    std::printf("%s\n", QJsonDocument(run.run()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}
