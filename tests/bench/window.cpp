// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench list` and `./dev bench tree`.
//
//   bench-window list    a list of 100,000 models is loaded and scrolled by wheel and by thumb: the 99th
//   percentile of
//                        what a frame of 16 ms costs the GUI thread, in ms
//   bench-window tree    a tree of 50,000 files: seconds from the last byte of its listing until every row is
//   there
#include "app/fakehub/server.h"
#include "tests/bench/stage.h"
#include "ui/viewers/filetreemodel.h"

#include <QTabBar>

#include <cstring>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int manyModels = 100'000;
constexpr int manyFiles = 50'000;
constexpr int loadMs = 600'000; // 2,000 pages

// ---- the list

class ListRun
{
public:
    explicit ListRun(MeasuredApplication *app)
        : m_app(app)
    {
        m_hub.addManyModels(manyModels);
        m_stage = std::make_unique<Stage>(m_hub.url().toString());
        waitFor("the list", [this] { return m_stage->rows(u"repoList"_s) > 0; });
        m_list = m_stage->need<QAbstractItemView>(u"repoList"_s);
        settle(500);
    }

    double run()
    {
        part("wheel, while rows come", 900, [this](int) { turnWheel(m_list, -120); });
        loadAll();
        part("wheel down", 600, [this](int) { turnWheel(m_list, -360); });
        part("wheel up", 600, [this](int) { turnWheel(m_list, 360); });
        part("thumb", 600, [this](int frame) { drawThumb(m_list, frame, 600); });
        return m_worst;
    }

private:
    void loadAll()
    {
        auto *bar = m_list->verticalScrollBar();
        waitFor(
            "all rows",
            [&] {
                bar->setValue(bar->maximum());
                return m_stage->rows(u"repoList"_s) >= manyModels;
            },
            loadMs);
        bar->setValue(0);
        settle(500);
        std::fprintf(stderr, "%d rows\n", m_stage->rows(u"repoList"_s));
    }

    /// So many frames: `act` in each, and whatever the loop has to do until the next one is due.
    void part(const char *name, int frames, const std::function<void(int)> &act)
    {
        const auto found = measureFrames(m_app, frames, act);
        std::fprintf(stderr,
                     "%-24s median %5.1f, 99 %% %5.1f, longest %5.1f ms\n",
                     name,
                     found.at(0.5),
                     found.at(0.99),
                     found.at(1));
        m_worst = qMax(m_worst, found.at(0.99));
    }

    MeasuredApplication *m_app;
    FakeHub::Server m_hub;
    std::unique_ptr<Stage> m_stage;
    QAbstractItemView *m_list = nullptr;
    double m_worst = 0;
};

// ---- the tree

qint64 listingBytes(const FakeHub::Server &hub)
{
    qint64 sum = 0;
    for (const auto &request : hub.requests(u"tree"_s)) {
        sum += request.sent();
    }
    return sum;
}

double treeRun()
{
    FakeHub::Server hub;
    hub.addDemoContent();
    Stage stage(hub.url().toString());
    waitFor("the list", [&] { return stage.rows(u"repoList"_s) > 0; });
    stage.window()->openAddress(u"hf://northlight/fifty-thousand"_s);
    waitFor("the repo", [&] { return stage.find<QTabBar>(u"repoTabs"_s) != nullptr; });
    QElapsedTimer sinceLastByte;
    sinceLastByte.start();
    qint64 seen = 0;
    stage.need<QTabBar>(u"repoTabs"_s)->setCurrentIndex(1);
    waitFor("the tree", [&] {
        if (const auto bytes = listingBytes(hub); bytes > seen) {
            seen = bytes;
            sinceLastByte.restart();
        }
        const auto *tree = stage.find<QAbstractItemView>(u"fileTree"_s);
        const auto *model = tree ? qobject_cast<const FileTreeModel *>(tree->model()) : nullptr;
        return model && model->fileCount() >= manyFiles;
    });
    stage.window()->repaint();
    return double(sinceLastByte.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    MeasuredApplication app(argc, argv);
    if (argc == 2 && !std::strcmp(argv[1], "list")) {
        ListRun run(&app);
        std::printf("%.1f\n", run.run());
    } else if (argc == 2 && !std::strcmp(argv[1], "tree")) {
        std::printf("%.3f\n", treeRun());
    } else {
        std::fputs("usage: bench-window list|tree\n", stderr);
        return 2;
    }
    return 0;
}
