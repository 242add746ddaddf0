// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench header`: reads the header of a safetensors file of two gibibytes from the
// stand-in Hub, then that of one whose header alone is a mebibyte, and prints the larger number of requests
// with a Range that it took.
#include "app/fakehub/demofiles.h"
#include "app/fakehub/server.h"
#include "core/services/weights.h"
#include "tests/support/wait.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

ServiceOptions optionsIn(const QString &home, const QUrl &hub)
{
    QProcessEnvironment variables;
    variables.insert(u"HF_HOME"_s, home);
    variables.insert(u"HF_ENDPOINT"_s, hub.toString());
    ServiceOptions options;
    options.environment = Environment::from(variables, home);
    options.stateDir = home + u"/state"_s;
    options.settingsFile = home + u"/config/settings.ini"_s;
    options.keychain = false;
    options.loopbackOnly = true;
    options.restoreTransfers = false;
    return options;
}

/// -1: it could not be read.
int rangesFor(Services *core, FakeHub::Server *hub, const RepoId &repo)
{
    const auto info = wait(core->hub().info(repo, {}, false, {}, {}), longMs);
    if (!info) {
        return -1;
    }
    hub->clearRequests();
    const auto head
        = wait(weightsHead(core, { repo, info->summary.commit, u"model.safetensors"_s, {} }, {}), longMs);
    if (!head || head->tensors.isEmpty()) {
        return -1;
    }
    const auto requests = hub->requests();
    const auto ranges = std::ranges::count_if(requests, [](const FakeHub::Recorded &request) {
        const bool hasBody = request.status == 200 || request.status == 206;
        return hasBody && request.headers.contains("range");
    });
    std::fprintf(stderr,
                 "%s: %lld bytes, %lld of them fetched, by %d requests with a Range\n",
                 qPrintable(repo.text()),
                 qlonglong(head->fileSize),
                 qlonglong(head->fetchedBytes),
                 int(ranges));
    return int(ranges);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir home;
    FakeHub::Server hub;
    hub.addDemoContent();
    constexpr qsizetype longHeader = 1 << 20;
    hub.addRepo(FakeHub::RepoKind::Model,
                u"meadowlark/long-header"_s,
                { { u"model.safetensors"_s,
                    FakeHub::safetensors({ { u"layer.weight"_s, { 64, 64 } } }, u"F16"_s, 3, longHeader) } });
    Services core(optionsIn(home.path(), hub.url()));
    int most = 0;
    for (const auto &name : { u"Skylark-Two-GiB"_s, u"long-header"_s }) {
        const int ranges = rangesFor(&core, &hub, { RepoKind::Model, u"meadowlark"_s, name });
        if (ranges < 1) {
            std::fprintf(stderr, "the header of %s cannot be read\n", qPrintable(name));
            return 1;
        }
        most = std::max(most, ranges);
    }
    std::printf("%d\n", most);
    return 0;
}
