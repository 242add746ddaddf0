// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QHttpHeaders>
#include <QSqlDatabase>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// What the Hub answered earlier, so that an unchanged answer need not travel again, and that there is one
/// when the Hub cannot be asked. A store of our own because QNetworkDiskCache gives one account's answers to
/// another, and none offline. One SQLite file that only its user can read; the oldest answers go when it is
/// full. It is a cache: whatever is wrong with the file, it is begun anew, and a failure to keep is only
/// logged. Owned by Services, lives on the engine thread.
class ResponseStore
{
public:
    /// Whose answer to what.
    struct Key {
        QUrl endpoint;
        QByteArray account; ///< accountOf() the token, empty for nobody
        QUrl url;
        QByteArray accept; ///< what else decides the answer: the Accept and Range headers of the request

        bool operator==(const Key &) const = default;
    };
    struct Kept {
        int status = 200; ///< or 206
        QUrl url; ///< where it came from, after redirects; without its query where that may be a signature
        QHttpHeaders headers; ///< those that say something about the body
        QByteArray body;
        QDateTime asked; ///< when the Hub last said so

        QByteArray etag() const;
        bool operator==(const Kept &) const;
    };
    struct Limits {
        qint64 answer = 4 << 20; ///< bytes of a body; more is not kept
        qint64 all = 64 << 20; ///< bytes of all bodies as they lie in the file
    };

    /// `folder` is made when it is needed; empty: nothing outlives this object.
    explicit ResponseStore(QString folder);
    ResponseStore(QString folder, Limits limits);
    ~ResponseStore();
    Q_DISABLE_COPY_MOVE(ResponseStore)

    /// A name for whoever has this token, from which the token cannot be had; another one in every store.
    QByteArray accountOf(const QString &token);
    std::optional<Kept> find(const Key &key);
    void keep(const Key &key, const Kept &answer);
    /// The Hub has just said that the answer still holds.
    void confirm(const Key &key, const QDateTime &now);
    /// Forgets all answers to everybody; where they cannot be taken out of the file, with the file.
    void clear();

    static QString fileName();

private:
    bool open();
    bool tryOpen(const QString &file);
    void removeFile();
    bool setUp();
    bool run(const QString &sql, const QVariantList &values = {});
    QVariant one(const QString &sql);
    void close();
    qint64 usedBytes();
    void makeRoom();

    QString m_folder;
    Limits m_limits;
    QString m_connection;
    QSqlDatabase m_database;
    QByteArray m_salt;
    qint64 m_used = 0; ///< bytes of all bodies, or a little more
    bool m_broken = false; ///< not even memory: nothing is kept
};

} // namespace Hubdesk
