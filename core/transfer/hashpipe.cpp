// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/hashpipe.h"

#include "core/base/await.h"
#include "core/base/workers.h"

#include <QCoroSignal>

namespace Hubdesk
{

namespace
{
constexpr qsizetype bufferSize = 512 << 10;
}

/// Goes to a worker and comes back: either chunks from memory, or a range to read, which is within one block.
struct HashPipe::HashJob {
    std::shared_ptr<PartFile> file;
    Hasher hasher;
    QList<Chunk> chunks;
    ByteRange range;
    std::optional<BlockSum> expected; ///< of the block that is read, if nobody has checked it yet
    bool damaged = false;
    std::optional<Error> error;

    void run();
    void read();
};

void HashPipe::HashJob::run()
{
    for (const auto &chunk : std::as_const(chunks)) {
        hasher.add(chunk.bytes);
    }
    if (range.length() > 0) {
        read();
    }
}

void HashPipe::HashJob::read()
{
    auto before = hasher.copy();
    BlockSummer summer;
    QByteArray buffer(qMin<qint64>(range.length(), 256 << 10), Qt::Uninitialized);
    for (auto at = range.begin; at < range.end; at += buffer.size()) {
        const auto length = qMin<qint64>(buffer.size(), range.end - at);
        if (const auto done = file->read(at, buffer.data(), length); !done) {
            error = done.error();
            return;
        }
        const auto piece = QByteArrayView(buffer).first(length);
        hasher.add(piece);
        if (expected) {
            summer.add(piece);
        }
    }
    if (expected && summer.sum() != *expected) {
        damaged = true;
        hasher = std::move(before);
    }
}

HashPipe::HashPipe(std::shared_ptr<PartFile> file, BlockMap map, ContentId content)
    : m_file(std::move(file))
    , m_map(std::move(map))
    , m_content(std::move(content))
    , m_hasher(Hasher(m_content.algorithm(), m_map.size()))
{
}

HashPipe::~HashPipe() = default;

void HashPipe::start()
{
    m_started = true;
    hashOn();
}

void HashPipe::startOver()
{
    Q_ASSERT(isIdle());
    m_map.clear();
    m_comparing = true;
    m_hasher.emplace(m_content.algorithm(), m_map.size());
    m_hashed = m_hashTail = 0;
}

void HashPipe::dropBlocks(const QList<int> &blocks)
{
    Q_ASSERT(isIdle());
    QList<BlockState> states;
    for (const auto block : blocks) {
        m_map.drop(block);
        states.append({ .block = block });
    }
    m_hasher.emplace(m_content.algorithm(), m_map.size());
    m_hashed = m_hashTail = 0;
    Q_EMIT persist(states);
    Q_EMIT damaged(int(blocks.size()));
    hashOn();
}

bool HashPipe::isIdle() const
{
    return m_queued == 0 && m_hasher.has_value() && m_kept.isEmpty();
}

QByteArray HashPipe::digest()
{
    Q_ASSERT(m_hasher && m_hashed == m_map.size());
    return m_hasher->finish();
}

QByteArray HashPipe::takeBuffer()
{
    if (!m_spare.isEmpty()) {
        return m_spare.takeLast();
    }
    QByteArray buffer;
    buffer.reserve(bufferSize);
    return buffer;
}

void HashPipe::giveBack(QByteArray buffer)
{
    if (m_spare.size() < memoryLimit / bufferSize && buffer.capacity() >= bufferSize) {
        buffer.resize(0);
        m_spare.append(std::move(buffer));
    }
}

void HashPipe::queued(qint64 bytes)
{
    m_queued += bytes;
}

void HashPipe::failed(const Error &error)
{
    if (!m_error) {
        m_error = error;
    }
    m_kept.clear();
    m_keptBytes = 0;
    persistNow();
    Q_EMIT advanced();
}

void HashPipe::persistNow()
{
    m_unpersisted = 0;
    if (!m_toPersist.isEmpty()) {
        Q_EMIT persist(std::exchange(m_toPersist, {}));
    }
}

void HashPipe::written(QList<Chunk> chunks, const QList<BlockState> &states)
{
    for (auto &chunk : chunks) {
        m_queued -= chunk.bytes.size();
        m_unpersisted += chunk.bytes.size();
        keep(std::move(chunk));
    }
    bool due = m_unpersisted >= persistStep;
    for (const auto &state : states) {
        m_map.set(state);
        due = due || m_map.isFull(state.block);
        m_toPersist.removeIf([&state](const BlockState &old) { return old.block == state.block; });
        m_toPersist.append(state);
    }
    if (due) {
        persistNow();
    }
    hashOn();
    Q_EMIT advanced();
}

void HashPipe::checked(int block, bool intact)
{
    if (intact) {
        m_map.trust(block);
    } else {
        m_map.drop(block);
        Q_EMIT persist({ BlockState{ .block = block } });
        Q_EMIT damaged(1);
    }
    hashOn();
}

void HashPipe::keep(Chunk chunk)
{
    const auto tail = m_kept.isEmpty() ? m_hashTail : m_kept.last().end();
    if (chunk.offset == tail && m_keptBytes < memoryLimit) {
        m_keptBytes += chunk.bytes.size();
        m_kept.append(std::move(chunk));
    } else {
        giveBack(std::move(chunk.bytes));
    }
}

std::optional<HashPipe::HashJob> HashPipe::nextJob()
{
    if (!m_started || !m_hasher || m_error) {
        return {};
    }
    if (!m_kept.isEmpty() && m_kept.first().offset == m_hashed) {
        m_hashTail = m_kept.last().end();
        m_keptBytes = 0;
        return HashJob{ .file = m_file,
                        .hasher = *std::exchange(m_hasher, {}),
                        .chunks = std::exchange(m_kept, {}) };
    }
    auto end = m_kept.isEmpty() ? m_map.prefix() : m_kept.first().offset;
    const auto block = BlockMap::blockAt(m_hashed);
    if (m_hashed >= end || block >= m_map.blockCount()) {
        return {};
    }
    end = qMin(end, m_map.blockBegin(block) + m_map.blockLength(block));
    if (!m_map.isTrusted(block) && !m_map.isFull(block)) {
        return {}; // a PartWriter is about to check it
    }
    m_hashTail = end;
    HashJob job{ .file = m_file, .hasher = *std::exchange(m_hasher, {}), .range = { m_hashed, end } };
    if (!m_map.isTrusted(block)) {
        job.expected = m_map.sum(block);
    }
    return job;
}

void HashPipe::hashOn()
{
    if (auto next = nextJob()) {
        const auto job = std::make_shared<HashJob>(std::move(*next));
        whenDone(onWorker([job] { job->run(); }), this, [this, job] { hashDone(*job); });
    }
}

void HashPipe::hashDone(HashJob &job)
{
    m_hasher = std::move(job.hasher);
    for (auto &chunk : job.chunks) {
        giveBack(std::move(chunk.bytes));
    }
    if (job.error) {
        failed(*job.error);
        return;
    }
    if (job.damaged) {
        const auto block = BlockMap::blockAt(job.range.begin);
        m_map.drop(block);
        m_hashTail = m_hashed;
        m_kept.clear();
        m_keptBytes = 0;
        Q_EMIT persist({ BlockState{ .block = block } });
        Q_EMIT damaged(1);
    } else {
        if (job.expected) {
            m_map.trust(BlockMap::blockAt(job.range.begin));
        }
        m_hashed = m_hashTail;
    }
    hashOn();
    Q_EMIT advanced();
}

Async<> settle(std::shared_ptr<HashPipe> pipe, std::stop_token stop)
{
    while (!pipe->error() && !pipe->isIdle()) {
        if (stop.stop_requested()) {
            co_return fail(Error::Kind::Cancelled, QStringLiteral("stopped while hashing"));
        }
        co_await qCoro(pipe.get(), &HashPipe::advanced);
    }
    if (pipe->error()) {
        co_return std::unexpected(*pipe->error());
    }
    co_return {};
}

namespace
{
Result<DamagedBlocks> damageOf(const PartFile &file, const BlockMap &map, const std::stop_token &stop)
{
    DamagedBlocks damaged;
    QByteArray buffer(256 << 10, Qt::Uninitialized);
    for (int block = 0; block < map.blockCount(); ++block) {
        BlockSummer summer;
        for (qint64 at = 0; at < map.filled(block); at += buffer.size()) {
            const auto length = qMin<qint64>(buffer.size(), map.filled(block) - at);
            if (const auto done = file.read(map.blockBegin(block) + at, buffer.data(), length); !done) {
                return std::unexpected(done.error());
            }
            summer.add(QByteArrayView(buffer).first(length));
        }
        if (map.filled(block) > 0 && summer.sum() != map.sum(block)) {
            damaged.blocks.append(block);
        }
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, QStringLiteral("checking stopped"));
        }
    }
    return damaged;
}
} // namespace

Async<DamagedBlocks> findDamage(std::shared_ptr<HashPipe> pipe, std::stop_token stop)
{
    auto check = [file = pipe->file(), map = pipe->map(), stop] { return damageOf(*file, map, stop); };
    auto future = onWorker(std::move(check));
    co_return co_await finished(std::move(future));
}

} // namespace Hubdesk
