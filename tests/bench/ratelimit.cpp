// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of `./dev bench ratelimit`: downloads one file from the stand-in Hub over so many connections
// at 10 MB/s, then, without a break, at 4 MB/s. Prints how many connections there were, and by how many per
// cent the bytes that arrived in the worst window of ten seconds were off the limit, for each of the two.
#include "app/fakehub/server.h"
#include "core/cache/cachestore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/journal.h"
#include "core/transfer/transferqueue.h"
#include "tests/support/wait.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 MB = 1'000'000;
constexpr qint64 windowMs = 10'000;
constexpr qint64 periodMs = 15'000;
constexpr int sampleMs = 20;

struct Sample {
    qint64 ms = 0;
    qint64 bytes = 0;
};

/// The worst of all windows that begin at a sample, as a share of the limit; -1: there was none.
double worst(const QList<Sample> &samples, qint64 limit)
{
    double found = -1;
    for (auto begin = samples.cbegin(), end = begin; begin != samples.cend(); ++begin) {
        end = std::find_if(
            end, samples.cend(), [&](const Sample &one) { return one.ms - begin->ms >= windowMs; });
        if (end == samples.cend()) {
            break;
        }
        const auto wanted = double(limit) * double(end->ms - begin->ms) / 1000;
        found = std::max(found, std::abs(double(end->bytes - begin->bytes) - wanted) / wanted);
    }
    return found;
}

/// What arrives within a period, sampled from the first byte on.
QList<Sample> sampled(const TransferQueue &queue, int *connections)
{
    QList<Sample> samples;
    QElapsedTimer clock;
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.callOnTimeout(&loop, [&] {
        const auto state = queue.states().constFirst();
        if (state.done == 0) {
            return;
        }
        if (!clock.isValid()) {
            clock.start();
        }
        *connections = std::max(*connections, state.connections);
        samples.append({ clock.elapsed(), state.done });
        if (clock.elapsed() >= periodMs || state.isFinal() || state.error) {
            loop.quit();
        }
    });
    timer.start(sampleMs);
    loop.exec();
    return samples;
}

int measure(int connections)
{
    const QTemporaryDir folder;
    FakeHub::Server hub;
    hub.addRepo(
        FakeHub::RepoKind::Model,
        u"org/big"_s,
        { { u"weights.safetensors"_s, FakeHub::Blob::seeded(3, 14 * MB * periodMs / 1000 + 100 * MB) } });
    HttpClient http(HttpConfig{ .endpoint = hub.url(), .loopbackOnly = true });
    HubApi api(&http);
    const CacheStore cache(folder.filePath(u"cache"_s));
    Journal journal(folder.filePath(u"state"_s));
    if (!journal.open()) {
        return 1;
    }
    TransferQueue queue(TransferTools{ .http = &http,
                                       .hub = &api,
                                       .cache = &cache,
                                       .journal = &journal,
                                       .connectionsAtFirst = connections });
    queue.setConcurrency({ .connectionsPerFile = connections });
    queue.setRateLimit(10 * MB);
    if (!queue.add({ .repo = *RepoId::parse(RepoKind::Model, u"org/big"_s) })) {
        return 1;
    }
    int had = 0;
    const auto fast = worst(sampled(queue, &had), 10 * MB);
    queue.setRateLimit(4 * MB);
    const auto slow = worst(sampled(queue, &had), 4 * MB);
    (void)wait(queue.shutDown());
    if (fast < 0 || slow < 0) {
        std::fprintf(stderr, "the transfer ended too early\n");
        return 1;
    }
    std::printf("%d %.2f %.2f\n", had, fast * 100, slow * 100);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto connections = app.arguments().value(1).toInt();
    return measure(std::clamp(connections, 1, Concurrency::mostConnections));
}
