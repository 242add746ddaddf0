// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/transfer/blockmap.h"
#include "core/transfer/storedtransfer.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>
#include <optional>

namespace Hubdesk
{

/// Every transfer and file before its first byte moves, and which blocks of which partial are on disk: SQLite
/// in WAL mode, opened by any number of programs at once. A transfer belongs to one running program, which
/// holds a lock file for as long as it lives; what a dead one left is adopted. Owned by Services, used on the
/// engine thread only.
///
/// Order on disk: the bytes of a block are handed to the system before its row is written, so a killed
/// program never finds a row without its bytes. A power failure may keep the row and lose the bytes;
/// therefore every row has the sum of its bytes, and nothing that an earlier run left is used before it was
/// read and compared (HashPipe). That is why neither the partial nor the journal is synced per block.
class Journal
{
public:
    /// `folder` is made if missing; empty: in memory only (tests, a home that cannot be written).
    explicit Journal(QString folder);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    /// A damaged journal, or one of a newer version, is set aside under another name and a new one begun.
    /// Where no file can be written the journal lives in memory. news() tells of both.
    Result<void> open();
    const JournalNews &news() const { return m_news; }
    static constexpr int version = 3;
    static QString fileName();

    // ---- transfers
    /// Writes it and makes it ours; sets its id.
    Result<TransferId> add(const StoredTransfer &transfer);
    Result<void> save(const StoredTransfer &transfer);
    Result<void> remove(TransferId id);
    /// All transfers whose program does not run any more; from here on they are ours. Of the finished ones
    /// only the newest are kept, the others are forgotten. DiskFull, of which news() tells, is worth another
    /// try when there is room.
    Result<QList<StoredTransfer>> adopt();
    static constexpr int mostFinished = 200;
    /// The unfinished one of a dead program that asks for exactly this, of the same Hub and into the same
    /// place; made ours.
    Result<std::optional<StoredTransfer>>
    adoptSame(const DownloadRequest &request, const QString &target, const QString &endpoint);

    // ---- files
    Result<void> setFiles(TransferId id, const QList<StoredFile> &files);
    Result<void> saveFiles(TransferId id, const QList<StoredFile> &changed);
    Result<QList<StoredFile>> files(TransferId id);
    /// The sums over the wanted files, without the files: fileCount, filesDone, size, done, verified.
    Result<void> sumUp(TransferState *state);

    // ---- partials
    struct Partial {
        qint64 id = 0;
        QByteArray validator; ///< ETag that the last server gave, for If-Range
        BlockMap map; ///< restored, so not trusted yet
    };
    /// The record of a partial file; a new one if there is none of this size.
    Result<Partial> partial(const QString &path, qint64 size);
    Result<void> saveBlocks(qint64 partial, const QList<BlockState> &states);
    Result<void> saveValidator(qint64 partial, const QByteArray &validator);
    Result<void> forgetPartial(const QString &path);
    /// A folder that partials and targets lie in, by each of its names, is called otherwise now: what was
    /// begun goes on there, and what is done is found there. All of it, or nothing; what belongs to another
    /// program that runs is left alone.
    Result<void> moveRoot(const QStringList &from, const QString &to);
    /// Bytes on disk of every partial that there is a record of, by its path.
    Result<QHash<QString, qint64>> partialBytes();
    /// Paths of those that no unfinished transfer needs, be it of this program or of another one. What is
    /// named like the content that one needs counts as needed, wherever it lies, and all in the target of one
    /// whose files are not known yet.
    Result<QStringList> unusedPartials();

private:
    Result<void> connect(const QString &file);
    Result<void> prepareFile();
    Result<void> setUp();
    Result<void> migrate(int from);
    void setAside(const QString &why);
    void disconnect();
    Result<void> claim();
    Result<void> run(const QString &sql, const QVariantList &values = {});
    Result<QSqlQuery> query(const QString &sql, const QVariantList &values = {});
    Result<void> inTransaction(const std::function<Result<void>()> &work);
    Result<QString> othersTransfers();
    Result<void> moveRows(const QString &from, const QString &to, const QString &others);
    Result<void> moveRequests(const QString &from, const QString &to, const QString &others);
    Result<void> insertFiles(TransferId id, const QList<StoredFile> &files);
    Result<void> forgetOldest(QList<StoredTransfer> *mine);
    Result<QList<StoredTransfer>> ownerless(const QString &condition, const QVariantList &values);
    bool othersRun() const;
    void forgetTheDead() const;
    bool isAlive(const QString &owner) const;
    QString ownerFile(const QString &owner) const;

    QString m_folder;
    QString m_connection;
    QString m_owner;
    JournalNews m_news;
    std::optional<FileLock> m_alive;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_saveBlock; ///< prepared once: runs for every block
};

} // namespace Hubdesk
