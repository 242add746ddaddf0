// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/partwriter.h"

#include "core/base/await.h"
#include "core/base/workers.h"

#include <QCoroSignal>

using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{
constexpr qint64 chunkSize = 256 << 10;
constexpr auto linger = 50ms;
} // namespace

/// Goes to a worker and comes back.
struct PartWriter::WriteJob {
    std::shared_ptr<PartFile> file;
    qint64 fileSize = 0;
    QList<Chunk> chunks;
    BlockSummer summer;
    bool compares = false; ///< writes only what is not on disk already
    QList<BlockState> states = {};
    std::optional<Error> error = {};

    void run();
    bool isThere(const Chunk &chunk) const;
    void sum(qint64 offset, QByteArrayView bytes);
};

void PartWriter::WriteJob::run()
{
    for (const auto &chunk : std::as_const(chunks)) {
        if (const auto done = isThere(chunk) ? Result<void>() : file->write(chunk.offset, chunk.bytes);
            !done) {
            error = done.error();
            return;
        }
        sum(chunk.offset, chunk.bytes);
    }
}

bool PartWriter::WriteJob::isThere(const Chunk &chunk) const
{
    if (!compares) {
        return false;
    }
    QByteArray there(chunk.bytes.size(), Qt::Uninitialized);
    return file->read(chunk.offset, there.data(), there.size()) && there == chunk.bytes;
}

void PartWriter::WriteJob::sum(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto block = BlockMap::blockAt(offset);
        const auto begin = block * BlockMap::blockSize;
        const auto end = qMin(begin + BlockMap::blockSize, fileSize);
        const auto length = qMin<qint64>(bytes.size(), end - offset);
        summer.add(bytes.first(length));
        offset += length;
        bytes = bytes.sliced(length);
        const BlockState state{ block, offset - begin, summer.sum() };
        if (!states.isEmpty() && states.last().block == block) {
            states.last() = state;
        } else {
            states.append(state);
        }
        if (offset == end) {
            summer.reset();
        }
    }
}

PartWriter::PartWriter(std::shared_ptr<HashPipe> pipe)
    : m_pipe(std::move(pipe))
{
    ++m_pipe->m_writers;
    m_linger.setSingleShot(true);
    m_linger.setInterval(linger);
    connect(&m_linger, &QTimer::timeout, this, [this] {
        closeChunk();
        writeOn();
    });
}

PartWriter::~PartWriter()
{
    --m_pipe->m_writers;
}

void PartWriter::land(QByteArrayView bytes)
{
    if (m_open.isEmpty()) {
        m_openAt = m_offset;
        m_open = m_pipe->takeBuffer();
    }
    m_open.append(bytes);
    m_offset += bytes.size();
    m_pipe->queued(bytes.size());
    if (m_open.size() >= chunkSize) {
        closeChunk();
        writeOn();
    } else if (!m_linger.isActive()) {
        m_linger.start();
    }
}

void PartWriter::closeChunk()
{
    if (!m_open.isEmpty()) {
        m_queue.append({ m_openAt, std::exchange(m_open, {}) });
    }
}

void PartWriter::flush()
{
    closeChunk();
    writeOn();
}

void PartWriter::writeOn()
{
    if (m_busy || m_queue.isEmpty() || m_pipe->error()) {
        return;
    }
    m_busy = true;
    m_linger.stop();
    const auto job = std::make_shared<WriteJob>(WriteJob{ .file = m_pipe->file(),
                                                          .fileSize = m_pipe->map().size(),
                                                          .chunks = std::exchange(m_queue, {}),
                                                          .summer = *std::exchange(m_summer, {}),
                                                          .compares = m_pipe->isComparing() });
    whenDone(onWorker([job] { job->run(); }), this, [this, job] { writeDone(*job); });
}

void PartWriter::writeDone(WriteJob &job)
{
    m_busy = false;
    m_summer = std::move(job.summer);
    if (job.error) {
        m_pipe->failed(*job.error);
    } else {
        m_pipe->written(std::move(job.chunks), job.states);
        if (!m_open.isEmpty() && !m_linger.isActive()) {
            m_linger.start();
        }
        writeOn();
    }
    if (isIdle() || m_pipe->error()) {
        Q_EMIT idle();
    }
}

Async<ByteRange> beginRange(std::shared_ptr<PartWriter> writer, ByteRange range)
{
    const auto pipe = writer->m_pipe;
    const auto block = BlockMap::blockAt(range.begin);
    const auto begin = pipe->map().blockBegin(block);
    BlockSummer summer;
    if (range.begin > begin) {
        auto read = [file = pipe->file(), begin, length = range.begin - begin]() -> Result<BlockSummer> {
            QByteArray bytes(length, Qt::Uninitialized);
            if (const auto done = file->read(begin, bytes.data(), length); !done) {
                return std::unexpected(done.error());
            }
            BlockSummer summer;
            summer.add(bytes);
            return summer;
        };
        auto future = onWorker(std::move(read));
        auto result = co_await finished(std::move(future));
        if (!result) {
            co_return std::unexpected(result.error());
        }
        const bool intact = result->sum() == pipe->map().sum(block);
        pipe->checked(block, intact);
        if (intact) {
            summer = std::move(*result);
        } else {
            range.begin = begin;
        }
    }
    writer->m_summer = std::move(summer);
    writer->m_offset = range.begin;
    co_return range;
}

Async<> flushWriter(std::shared_ptr<PartWriter> writer, std::shared_ptr<HashPipe> pipe)
{
    writer->flush();
    while (!writer->isIdle() && !pipe->error()) {
        co_await qCoro(writer.get(), &PartWriter::idle);
    }
    if (pipe->error()) {
        co_return std::unexpected(*pipe->error());
    }
    pipe->persistNow();
    co_return {};
}

} // namespace Hubdesk
