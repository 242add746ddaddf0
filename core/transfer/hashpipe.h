// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/hash.h"
#include "core/transfer/blocksum.h"
#include "core/transfer/partfile.h"

#include <QObject>

#include <optional>

namespace Hubdesk
{

/// A piece of a file that is on its way through memory.
struct Chunk {
    qint64 offset = 0;
    QByteArray bytes;
    qint64 end() const { return offset + bytes.size(); }
};

class PartWriter;

/// Turns the bytes of one file into a verified partial while they land: PartWriters (one a connection) write
/// and sum blocks on a worker, and this object hashes the whole file on another, from memory where the bytes
/// come in order, else from disk as soon as they are a prefix. What an earlier run left is read again in the
/// background, and a block that is no longer what it was is dropped from the map. Owned by a flow, lives on
/// the engine thread; at most one hash job runs at a time, and memory is bounded by isFull().
class HashPipe : public QObject
{
    Q_OBJECT
public:
    HashPipe(std::shared_ptr<PartFile> file, BlockMap map, ContentId content);
    ~HashPipe() override;

    const std::shared_ptr<PartFile> &file() const { return m_file; }
    /// What is on disk (in the system's hands; see Journal for what that means when the power fails).
    const BlockMap &map() const { return m_map; }
    /// Bytes of the prefix that are in the hash of the whole file.
    qint64 hashed() const { return m_hashed; }
    /// Reading or writing failed; nothing moves any more.
    const std::optional<Error> &error() const { return m_error; }
    /// True: whoever brings bytes should wait.
    bool isFull() const
    {
        const auto more = qMax(0, m_writers - 1) * perWriter;
        return m_queued >= queueLimit + more || m_queued + m_keptBytes >= memoryLimit + more;
    }
    /// Nothing is being written or hashed, and nothing could be.
    bool isIdle() const;
    /// Hex digest of the whole file; only when it is complete and hashed() is its size. Uses up the hash.
    QByteArray digest();
    /// Starts hashing what is there already.
    void start();
    /// Counts every byte as missing: the file is fetched anew. What is on disk is compared with what comes,
    /// and only what differs is written. Only while idle.
    void startOver();
    bool isComparing() const { return m_comparing; }
    /// A block turned out to be damaged: as if it had never come. Only while idle, and hashing starts again.
    void dropBlocks(const QList<int> &blocks);

    static constexpr qint64 memoryLimit = 6 << 20;
    /// Of them not written yet: a killed program loses these.
    static constexpr qint64 queueLimit = 2 << 20;
    /// More of both for each writer beyond the first: what it gathers before it writes, twice.
    static constexpr qint64 perWriter = 512 << 10;
    /// What may be written since the last persist(): bounds what a killed program fetches twice.
    static constexpr qint64 persistStep = 2 << 20;

Q_SIGNALS:
    /// Rows of the map that the journal should hold now; the bytes have been written.
    void persist(const QList<Hubdesk::BlockState> &states);
    /// So many blocks on disk are no longer what came, and count as missing.
    void damaged(int blocks);
    /// Bytes were written or hashed, a block was dropped, or something failed.
    void advanced();

private:
    friend class PartWriter;
    friend Async<ByteRange> beginRange(std::shared_ptr<PartWriter> writer, ByteRange range);
    friend Async<> flushWriter(std::shared_ptr<PartWriter> writer, std::shared_ptr<HashPipe> pipe);
    struct HashJob;

    // for PartWriter
    QByteArray takeBuffer();
    void giveBack(QByteArray buffer);
    void queued(qint64 bytes);
    void written(QList<Chunk> chunks, const QList<BlockState> &states);
    void failed(const Error &error);
    void persistNow();
    /// The bytes of a partly filled block were read again.
    void checked(int block, bool intact);

    void hashOn();
    void hashDone(HashJob &job);
    std::optional<HashJob> nextJob();
    void keep(Chunk chunk);

    std::shared_ptr<PartFile> m_file;
    BlockMap m_map;
    ContentId m_content;
    std::optional<Hasher> m_hasher; ///< absent while a job has it
    qint64 m_hashed = 0;
    qint64 m_hashTail = 0; ///< end of what the running job will have hashed
    QList<Chunk> m_kept; ///< written, in order after m_hashTail, not hashed yet
    qint64 m_keptBytes = 0;
    QList<QByteArray> m_spare; ///< buffers to use again: fresh memory costs more than what is done with it
    int m_writers = 0; ///< that live
    qint64 m_queued = 0; ///< bytes landed and not written yet
    qint64 m_unpersisted = 0;
    QList<BlockState> m_toPersist;
    bool m_started = false;
    bool m_comparing = false;
    std::optional<Error> m_error;
};

/// Waits until everything that landed is written, and what is a prefix is hashed. The pipe's error, if it
/// has one; Cancelled at the next step after a stop.
Async<> settle(std::shared_ptr<HashPipe> pipe, std::stop_token stop = {});

/// Blocks whose bytes on disk no longer have the sum that they had when they landed. Reads the whole file.
struct DamagedBlocks {
    QList<int> blocks;
};
Async<DamagedBlocks> findDamage(std::shared_ptr<HashPipe> pipe, std::stop_token stop);

} // namespace Hubdesk
