// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/previews.h"

#include "core/base/await.h"
#include "core/base/workers.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostSteps = 4; // by name, by content, and twice a footer

struct LocalPart {
    std::optional<FilePart> part; // nothing: the file is not in the cache
};

Result<LocalPart>
localPart(const CacheStore &cache, const PreviewRequest &request, qint64 offset, qint64 length)
{
    const auto path = cache.find(request.repo, request.commit, request.path);
    if (!path) {
        return LocalPart();
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMin(offset, file.size()))) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(*path)));
    }
    const auto start = file.pos();
    return LocalPart{ FilePart{ file.read(length), start, file.size(), *path } };
}

// Where a file that is `size` bytes long is read from by this rule.
qint64 offsetOf(const PreviewRule &rule, qint64 size)
{
    return rule.part == NeededPart::Tail ? qMax<qint64>(0, size - rule.limit) : 0;
}

// Sounds and films are played from the disk, where they are on it.
bool playsFromDisk(FileKind kind)
{
    return familyOf(kind) == FileFamily::Sound || familyOf(kind) == FileFamily::Video;
}

CardContext contextOf(Services *core, const PreviewRequest &request)
{
    return { request.repo,
             request.revision,
             core->environment().endpoint,
             request.path.left(qMax<qsizetype>(0, request.path.lastIndexOf(u'/'))) };
}

Async<PreviewRequest> withSize(Services *core, PreviewRequest request, std::stop_token stop)
{
    if (request.size < 0) {
        const auto look = [cache = core->cache(), request] { return localPart(cache, request, 0, 0); };
        auto future = onWorker(look);
        const auto local = co_await finished(std::move(future));
        if (local && local->part) {
            request.size = local->part->size;
        } else {
            const auto facts = co_await core->hub().fileMetadata(
                request.repo, Revision{ request.commit.hex }, request.path, stop);
            if (!facts) {
                co_return std::unexpected(facts.error());
            }
            request.size = facts->size.value_or(-1);
        }
    }
    co_return request;
}

} // namespace

Async<FilePart>
filePart(Services *core, PreviewRequest request, qint64 offset, qint64 length, std::stop_token stop)
{
    const auto look = [cache = core->cache(), request, offset, length] {
        return localPart(cache, request, offset, length);
    };
    auto future = onWorker(look);
    const auto local = co_await finished(std::move(future));
    if (!local) {
        co_return std::unexpected(local.error());
    }
    if (local->part) {
        co_return *local->part;
    }
    const auto bytes = co_await core->hub().fileBytes(
        request.repo, Revision{ request.commit.hex }, request.path, offset, length, stop);
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    const auto size = bytes->fileSize < 0 ? request.size : bytes->fileSize;
    co_return FilePart{ bytes->data, offset, size < 0 ? offset + bytes->data.size() : size, {} };
}

Async<FileContent> fileContent(Services *core, PreviewRequest request, std::stop_token stop)
{
    auto kind = kindByName(request.path);
    auto rule = previewRule(kind);
    const auto context = contextOf(core, request);
    ContentStep step;
    for (int round = 0; round < mostSteps; ++round) {
        if (rule.part == NeededPart::Tail) {
            const auto sized = co_await withSize(core, request, stop);
            if (!sized) {
                co_return std::unexpected(sized.error());
            }
            request = *sized;
        }
        // Of what cannot be there whole only so much is read as tells that it is what its name says.
        const bool tooLarge
            = rule.part == NeededPart::Whole && (request.size > rule.limit || !request.wholeWanted);
        const auto length = tooLarge ? previewRule(FileKind::Binary).limit : rule.limit;
        const auto part = co_await filePart(core, request, offsetOf(rule, request.size), length, stop);
        if (!part) {
            co_return std::unexpected(part.error());
        }
        auto read = [path = request.path, kind, part = *part, context] {
            return readContent(path, kind, part, context);
        };
        auto future = onWorker(std::move(read));
        step = co_await finished(std::move(future));
        if (step.otherKind) {
            kind = *step.otherKind;
            rule = previewRule(kind);
        } else if (step.tailWanted > rule.limit) {
            rule.limit = step.tailWanted;
        } else {
            break;
        }
    }
    const bool needsAll = previewRule(step.content.kind).part == NeededPart::Whole;
    const bool onDisk = playsFromDisk(step.content.kind) && !step.content.part.localPath.isEmpty();
    step.content.tooLarge = needsAll && !step.content.part.isWhole() && !onDisk && request.wholeWanted;
    co_return step.content;
}

} // namespace Hubdesk
