// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/hashpipe.h"

#include <QTimer>

namespace Hubdesk
{

/// One connection's way into a partial file: takes bytes in order from an offset on, gathers them into
/// chunks, writes them and sums their blocks on a worker, one job at a time. Owned by a flow, on the engine
/// thread, beside the HashPipe that it feeds.
class PartWriter : public QObject
{
    Q_OBJECT
public:
    explicit PartWriter(std::shared_ptr<HashPipe> pipe);
    ~PartWriter() override;

    /// Where the next byte belongs.
    qint64 offset() const { return m_offset; }
    /// True: wait before bringing more.
    bool isFull() const { return m_pipe->isFull(); }
    /// Bytes for offset(); those beyond the end of the file are an Internal error later on.
    void land(QByteArrayView bytes);
    bool isIdle() const { return m_queue.isEmpty() && m_open.isEmpty() && !m_busy; }
    /// Writes what is gathered now.
    void flush();

Q_SIGNALS:
    void idle();

private:
    friend Async<ByteRange> beginRange(std::shared_ptr<PartWriter> writer, ByteRange range);
    struct WriteJob;

    void closeChunk();
    void writeOn();
    void writeDone(WriteJob &job);

    std::shared_ptr<HashPipe> m_pipe;
    qint64 m_offset = 0; ///< of the next byte to land
    qint64 m_openAt = 0; ///< of the first byte in m_open
    QByteArray m_open;
    QList<Chunk> m_queue;
    qint64 m_queueBytes = 0;
    std::optional<BlockSummer> m_summer; ///< of the block that is being written; a job has it while busy
    bool m_busy = false;
    QTimer m_linger; ///< writes what a slow connection brought
};

/// Prepares a writer for a gap of the map. Where the gap begins inside a block, the bytes before it are read
/// and compared first; if they are damaged the whole block is dropped. Returns the range to fetch.
Async<ByteRange> beginRange(std::shared_ptr<PartWriter> writer, ByteRange range);

/// Waits until everything that landed is written and persisted, or the pipe has an error.
Async<> flushWriter(std::shared_ptr<PartWriter> writer, std::shared_ptr<HashPipe> pipe);

} // namespace Hubdesk
