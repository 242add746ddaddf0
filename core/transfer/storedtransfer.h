// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/transfer/transferstate.h"

#include <QJsonObject>

namespace Hubdesk
{

/// One file of a transfer as the journal keeps it.
struct StoredFile {
    int number = 0; ///< its place in the transfer
    QString path;
    qint64 size = 0;
    ContentId content; ///< hash of the content, name of the blob
    QString xetHash;
    TransferPhase phase = TransferPhase::Waiting; ///< Waiting, Done, NeedsAttention
    Outcome outcome = Outcome::Downloaded; ///< with Done
    std::optional<Error> error;
    bool wanted = true; ///< one that is Done always is
    FilePriority priority = FilePriority::Normal;

    /// What the way to the server and back takes longer for than the bytes.
    bool isSmall() const { return size < smallSize; }
    static constexpr qint64 smallSize = 256 << 10;

    bool operator==(const StoredFile &) const = default;
};

/// One transfer as the journal keeps it: the state without what only lives while it runs, and what was asked
/// for.
struct StoredTransfer {
    TransferState state;
    DownloadRequest request;
    QString endpoint; ///< of the Hub that was asked; empty in rows of before it was kept
    /// What refs/<revision> named when it was planned, and may be moved away from; empty: nothing, and what
    /// is there stays.
    QString refSeen;
    QJsonObject settings; ///< of this transfer alone (connections, rate limit), defaults left out
    bool planned = false; ///< its files are known
};

QJsonObject toJson(const DownloadRequest &request);
Result<DownloadRequest> requestFromJson(const QJsonObject &json);
QJsonObject toJson(const Error &error);
std::optional<Error> errorFromJson(const QJsonObject &json);

} // namespace Hubdesk
