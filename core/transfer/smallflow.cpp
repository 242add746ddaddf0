// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/smallflow.h"

#include "core/base/logging.h"
#include "core/cache/newfiles.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/flowsteps.h"
#include "core/transfer/rangefetch.h"
#include "core/transfer/ratelimiter.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// ---- on a worker

/// A shared payload, a partial, a lock that somebody holds: the general way knows what to do.
SmallFiles::Place lookFor(const FileJob &job)
{
    const auto &cache = job.destination.cache;
    SmallFiles::Place place{ .here = QString(), .lock = {}, .volume = {} };
    auto lock = FileLock::tryLock(job.destination.lock(job.repo, job.file));
    if (!lock || !lock->isHeld() || hasPartial(job)) {
        return place;
    }
    const auto isPayload
        = !job.file.xetHash.isEmpty() && cache.usablePayload(job.file.xetHash, job.file.size);
    const auto here = useBlob(cache, job);
    place.here = here.value_or(QString());
    if (here && here->isEmpty() && !isPayload) {
        place.lock = std::make_shared<FileLock>(std::move(*lock));
    }
    return place;
}

QList<SmallFiles::Place> lookForAll(const QList<SmallFiles::Question> &questions)
{
    QList<SmallFiles::Place> places;
    QHash<QString, std::optional<VolumeSpace>> volumes;
    for (const auto &question : questions) {
        places.append(lookFor(question.job));
        const auto root = question.job.destination.root();
        if (!volumes.contains(root)) {
            const auto space = question.spaceAt(root);
            volumes.insert(root, space ? std::optional(*space) : std::nullopt);
        }
        places.last().volume = volumes.value(root);
    }
    return places;
}

QList<Result<QString>> placeAll(const QList<SmallFiles::Arrived> &arrived)
{
    QList<Result<QString>> placed(arrived.size());
    QList<NewFile> sound;
    QList<qsizetype> which;
    for (qsizetype i = 0; i < arrived.size(); ++i) {
        const auto &[job, bytes] = arrived[i];
        Hasher hasher(job.file.content.algorithm(), job.file.size);
        hasher.add(bytes);
        if (const auto digest = hasher.finish(); digest != job.file.content.hex) {
            placed[i] = fail(Error::Kind::Integrity,
                             u"the hash of %1 is %2"_s.arg(job.file.path, QString::fromLatin1(digest)));
            continue;
        }
        which.append(i);
        sound.append({ .cache = job.destination.cache,
                       .repo = job.repo,
                       .commit = job.commit,
                       .path = job.file.path,
                       .content = job.file.content,
                       .bytes = bytes,
                       .partial = job.destination.partial(job.repo, job.file) });
    }
    auto results = placeNewFiles(sound);
    for (qsizetype i = 0; i < which.size(); ++i) {
        placed[which[i]] = std::move(results[i]);
    }
    return placed;
}

// ---- on the engine thread

bool hasRoom(const FlowTools &tools, const std::optional<VolumeSpace> &volume, qint64 size)
{
    return !volume || volume->freeBytes >= size + tools.reserved->value(volume->mount);
}

using Body = std::shared_ptr<QByteArray>;

HttpSink sinkInto(const Body &body, const FlowTools &tools, const FileJob &job)
{
    const auto size = job.file.size;
    return {
        .head =
            [content = job.file.content, size, endpoint = tools.http->endpoint()](const HttpHead &head) {
                return head.status == 200
                    ? checkIsListed(head, content, size, endpoint)
                    : fail(Error::Kind::Protocol, u"an answer with status %1"_s.arg(head.status));
            },
        .bytes = [body, size, limiter = tools.limiter](QByteArrayView bytes) -> Result<void> {
            limiter->took(bytes.size());
            body->append(bytes);
            return body->size() <= size
                ? Result<void>()
                : fail(Error::Kind::Protocol, u"the answer is longer than the file"_s);
        },
        .room = [body, limiter = tools.limiter] { return limiter->room(body.get(), SmallFiles::mostSize); },
        .ahead = [] { return SmallFiles::mostSize; },
    };
}

/// Protocol where the answer is not what was listed. What came is in `body`, whatever the result.
Async<> fetchWhole(FlowTools tools, FileJob job, Body body, std::stop_token stop)
{
    const auto sink = sinkInto(body, tools, job);
    const HttpRequest request{ .url = tools.hub->resolveUrl(job.repo, { job.commit.hex }, job.file.path),
                               .identity = true,
                               .idleTimeoutMs = tools.idleTimeoutMs };
    const auto answer = co_await tools.http->stream(request, sink, stop);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    if (answer->status >= 300 || body->size() != job.file.size) {
        co_return fail(Error::Kind::Protocol, u"the answer is no file, or a shorter one"_s);
    }
    co_return {};
}

/// Whether asking the Hub once more could help; a signed link of another host is another one then.
std::optional<int> waitAfter(const FlowTools &tools, const Error &error)
{
    const bool isElsewhere
        = error.subject.isValid() && !HttpClient::sameOrigin(error.subject, tools.http->endpoint());
    if (error.kind == Error::Kind::Protocol || (isElsewhere && error.status >= 400 && error.status < 500)) {
        return 0;
    }
    return tools.http->offlineReason().isEmpty()
        ? tools.retry.waitMs(error, 1, QRandomGenerator::global()->generateDouble())
        : std::nullopt;
}

/// As the general way would after its first attempt, which it was.
Async<SmallEnd> goAroundAfter(FlowTools tools,
                              FileJob job,
                              ProgressReport report,
                              Error error,
                              EarlierAttempt attempt,
                              std::stop_token stop)
{
    if (error.kind == Error::Kind::Cancelled || stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    const auto wait = waitAfter(tools, error);
    if (!wait) {
        co_return std::unexpected(error);
    }
    qCInfo(transferLog).noquote() << "again in" << *wait << "ms:" << Error::name(error.kind) << error.detail;
    if (*wait > 0) {
        const bool isAsked = error.kind == Error::Kind::RateLimited;
        job.tell({ .kind = isAsked ? TransferEvent::Kind::RateLimited : TransferEvent::Kind::Retry,
                   .count = 1,
                   .of = tools.retry.retries,
                   .ms = *wait,
                   .error = error });
        report({ .phase = TransferPhase::Retrying,
                 .fetched = attempt.fetched,
                 .error = error,
                 .retryAtMs = QDateTime::currentMSecsSinceEpoch() + *wait,
                 .attempt = 1 });
        co_await waitToRetry(*wait, job.hurry, stop);
        attempt.failed = 1;
    }
    co_return SmallEnd{ .attempt = attempt };
}

/// What has come and is not as it was listed, or could not be written: it is nowhere.
Result<SmallEnd> endWithout(const FileJob &job, const ProgressReport &report, const Error &error)
{
    report({ .phase = TransferPhase::Downloading, .fetched = job.file.size });
    switch (error.kind) {
    case Error::Kind::Integrity:
        qCWarning(transferLog).noquote() << error.detail;
        job.tell({ .kind = TransferEvent::Kind::HashWrong });
        return SmallEnd{ .attempt = { .fetched = job.file.size, .wasWrong = true } };
    case Error::Kind::Conflict:
        return SmallEnd{ .attempt = { .fetched = job.file.size } };
    default:
        return std::unexpected(error);
    }
}

Async<SmallEnd>
bring(FlowTools tools, FileJob job, ProgressReport report, SmallFiles::Disk *disk, std::stop_token stop)
{
    const auto body = std::make_shared<QByteArray>();
    body->reserve(job.file.size);
    report({ .phase = TransferPhase::Downloading, .connections = 1 });
    if (const auto whole = co_await fetchWhole(tools, job, body, stop); !whole) {
        const EarlierAttempt attempt{ .fetched = body->size() };
        co_return co_await goAroundAfter(tools, job, report, whole.error(), attempt, stop);
    }
    FileProgress progress{ .phase = TransferPhase::Placing, .done = job.file.size, .fetched = job.file.size };
    report(progress);
    SmallFiles::Arrived arrived{ job, *body };
    auto placing = disk->place.answerFor(std::move(arrived));
    const auto placed = co_await placing;
    if (!placed) {
        co_return endWithout(job, report, placed.error());
    }
    job.tell({ .kind = TransferEvent::Kind::Verified, .count = 1, .bytes = job.file.size });
    job.tell({ .kind = TransferEvent::Kind::Placed, .count = 1, .bytes = job.file.size });
    progress.phase = TransferPhase::Done;
    progress.verified = job.file.size;
    report(progress);
    co_return SmallEnd{ .placed = PlacedFile{ *placed, Outcome::Downloaded, job.file.size } };
}

} // namespace

SmallFiles::Disk::Disk()
    : look(&lookForAll)
    , place(&placeAll)
{
}

SmallFiles::Disk &SmallFiles::diskOf(const FileJob &job)
{
    return m_disks[job.destination.root()];
}

bool isForShortWay(const FlowTools &tools, const FileJob &job)
{
    return tools.small && job.file.size <= SmallFiles::mostSize && !job.force
        && job.file.content.algorithm() != ContentId::Algorithm::None && tools.limiter->tightest() == 0;
}

Async<SmallEnd> fetchSmall(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    auto *disk = &tools.small->diskOf(job);
    SmallFiles::Question question{ job, tools.spaceAt };
    auto looking = disk->look.answerFor(std::move(question));
    const auto here = co_await looking;
    if (!here.here.isEmpty()) {
        co_return SmallEnd{ .placed = cachedFile(job, here.here, report) };
    }
    if (!here.lock || !hasRoom(tools, here.volume, job.file.size)) {
        co_return SmallEnd{};
    }
    co_return co_await bring(tools, job, report, disk, stop); // under the lock
}

} // namespace Hubdesk
