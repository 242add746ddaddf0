// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/server.h"
#include "core/cache/cachestore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/journal.h"
#include "core/transfer/transferqueue.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

inline constexpr auto MiB = qint64(1) << 20;
/// The repo of addModel(), and its weights.
inline constexpr QLatin1StringView repoName("org/model");
inline constexpr QLatin1StringView bigName("weights.safetensors");

/// The whole download room on one thread, against the stand-in Hub, in folders of its own.
struct Rig {
    QTemporaryDir folder;
    FakeHub::Server hub;
    QString root;
    QString state; ///< folder of the journal
    std::unique_ptr<Hubdesk::HttpClient> http;
    std::unique_ptr<Hubdesk::HubApi> api;
    std::unique_ptr<Hubdesk::CacheStore> cache;
    std::unique_ptr<Hubdesk::Journal> journal;
    std::unique_ptr<Hubdesk::TransferQueue> queue;
    Hubdesk::RetryPolicy retry{ .firstWaitMs = 1, .longestWaitMs = 4, .jitter = 0 };
    int idleTimeoutMs = 20'000;
    bool goesOnLater = true;
    int connections = 1; ///< of a big file, from its beginning on
    Hubdesk::KnownVolumes *volumes = nullptr; ///< outlives this
    Hubdesk::SpaceAt spaceAt = &Hubdesk::volumeSpace;
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTime(); };

    /// The repo that most of these tests are about: two small files, one of them in a folder, and the
    /// weights.
    void addModel(const FakeHub::Blob &weights)
    {
        hub.addRepo(FakeHub::RepoKind::Model,
                    QStringLiteral("org/model"),
                    { { QStringLiteral("config.json"), QByteArray("{}\n") },
                      { QStringLiteral("onnx/model.json"), QByteArray("[]\n") },
                      { QStringLiteral("weights.safetensors"), weights } });
    }

    Rig()
        : root(folder.filePath(QStringLiteral("cache")))
        , state(folder.filePath(QStringLiteral("state")))
    {
        hub.addToken(QStringLiteral("hf_test"), QStringLiteral("someone"));
        start();
    }
    ~Rig() { stop(); }

    void start()
    {
        const QString token = QStringLiteral("hf_test");
        http = std::make_unique<Hubdesk::HttpClient>(Hubdesk::HttpConfig{
            .endpoint = hub.url(), .token = token, .retry = retry, .loopbackOnly = true });
        api = std::make_unique<Hubdesk::HubApi>(http.get());
        cache = std::make_unique<Hubdesk::CacheStore>(root);
        journal = std::make_unique<Hubdesk::Journal>(state);
        QVERIFY(journal->open());
        queue = std::make_unique<Hubdesk::TransferQueue>(
            Hubdesk::TransferTools{ .http = http.get(),
                                    .hub = api.get(),
                                    .cache = cache.get(),
                                    .journal = journal.get(),
                                    .volumes = volumes,
                                    .retry = retry,
                                    .idleTimeoutMs = idleTimeoutMs,
                                    .goesOnLater = goesOnLater,
                                    .connectionsAtFirst = connections,
                                    .reviveMs = 20,
                                    .diskPlanMs = 20,
                                    .spaceAt = [this](const QString &path) { return spaceAt(path); },
                                    .now = [this] { return now(); } });
        queue->setConcurrency({ .connectionsPerFile = connections });
    }

    /// As a program that ends in order.
    void stop()
    {
        if (queue) {
            QVERIFY(QCoro::waitFor(queue->shutDown()));
        }
        queue.reset();
        journal.reset();
        cache.reset();
        api.reset();
        http.reset();
    }

    void restart()
    {
        stop();
        start();
    }

    static Hubdesk::RepoId repo(const QString &text)
    {
        return *Hubdesk::RepoId::parse(Hubdesk::RepoKind::Model, text);
    }

    Hubdesk::Result<Hubdesk::DownloadResult> download(const Hubdesk::DownloadRequest &request)
    {
        const auto id = queue->add(request);
        return id ? QCoro::waitFor(queue->wait(*id, {})) : std::unexpected(id.error());
    }

    Hubdesk::Result<Hubdesk::DownloadResult> download(const QString &id)
    {
        return download(Hubdesk::DownloadRequest{ .repo = repo(id) });
    }

    Hubdesk::TransferState stateOf(Hubdesk::TransferId id) const
    {
        const auto states = queue->states();
        const auto found = std::ranges::find(states, id, &Hubdesk::TransferState::id);
        return found == states.cend() ? Hubdesk::TransferState() : *found;
    }

    /// A queue with this limit in bytes a second ends nothing while a test runs.
    static constexpr qint64 crawl = 1'000;
    /// It is fetched, and the rest of it has to wait for the limit.
    bool crawls(Hubdesk::TransferId id) const
    {
        const auto now = stateOf(id);
        return now.phase == Hubdesk::TransferPhase::Downloading && now.connections > 0 && now.done < now.size;
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<no file>");
    }

    /// Everything below the cache, sorted; without lock files, which stay by design.
    QStringList tree() const
    {
        QStringList paths;
        QDirIterator all(root,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const auto path = all.next().sliced(root.size() + 1);
            if (!path.startsWith(QStringLiteral(".locks"))) {
                paths.append(path);
            }
        }
        paths.sort();
        return paths;
    }

    /// Nothing half made is left.
    QStringList leftovers() const
    {
        return tree().filter(QRegularExpression(QStringLiteral("part$|incomplete$|tmp$")));
    }

    /// Range headers of the GETs that reached the CDN.
    QList<QByteArray> ranges() const
    {
        QList<QByteArray> list;
        for (const auto &request : hub.requests()) {
            if (request.port == FakeHub::Port::Cdn) {
                list.append(request.headers.value("range"));
            }
        }
        return list;
    }
};
