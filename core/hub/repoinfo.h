// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"
#include "core/net/httpmessage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Hubdesk
{

/// Who may fetch files: everybody, after automatic approval, or after a person's decision.
enum class Gate { Open, Auto, Manual };

/// What lists and info calls tell about a repo of any kind (hub-protocol.md 4.3). Everything but `id` may be
/// absent.
struct RepoSummary {
    RepoId id;
    QString author;
    CommitId commit; ///< `sha`; empty in lists without `full`
    std::optional<qint64> downloads; ///< last 30 days
    std::optional<qint64> likes;
    std::optional<double> trending;
    QDateTime created; ///< UTC, invalid if absent
    QDateTime modified;
    QString task; ///< `pipeline_tag`
    QString library;
    QString licence; ///< from cardData or the `license:` tag
    QStringList tags;
    bool isPrivate = false;
    bool isDisabled = false;
    Gate gate = Gate::Open;
    std::optional<qint64> parameters; ///< safetensors or GGUF total
    std::optional<qint64> weightBytes; ///< of its safetensors files, which is what a download of it takes
    std::optional<qint64> usedStorage; ///< bytes, of all that it ever held
    QString sdk; ///< Spaces
    QString emoji; ///< Spaces, from cardData
    QString title; ///< Spaces, datasets: pretty name

    static Result<RepoSummary> fromJson(RepoKind kind, const QJsonObject &json);
    bool operator==(const RepoSummary &) const = default;
};

/// One file as `siblings` of an info call names it; sizes and hashes only with `blobs=true`.
struct Sibling {
    QString path;
    std::optional<qint64> size;
    QString blobId;
    QString sha256;
    bool operator==(const Sibling &) const = default;
};

/// The answer of an info call.
struct RepoInfo {
    RepoSummary summary;
    QList<Sibling> siblings;
    QJsonObject cardData;
    QJsonObject raw; ///< the whole answer, for the command line and facts we have no field for
    std::optional<OldAnswer> old = {}; ///< the Hub could not be asked, and said this earlier

    static Result<RepoInfo> fromJson(RepoKind kind, const QJsonObject &json);
    bool operator==(const RepoInfo &) const = default;
};

/// What is told by an info call alone; everything may be absent.
struct RepoDetails {
    struct Parameters {
        QString format; ///< "BF16"
        qint64 count = 0;
        bool operator==(const Parameters &) const = default;
    };
    QList<Parameters> parameters; ///< of a model, by number format
    QString architecture; ///< of a GGUF model, like the next
    std::optional<qint64> contextLength; ///< tokens
    std::optional<qint64> allDownloads; ///< not of the last 30 days only
    qint64 children = 0; ///< models that were made from it
    QString licenceLink; ///< where the text of an own licence is; a path or an address, as the card says
    QStringList languages; ///< as the card says

    static RepoDetails of(const RepoInfo &info);
    bool operator==(const RepoDetails &) const = default;
};

/// `2024-11-16T00:27:02.123456789Z`: 0 to 9 digits of fraction, milliseconds kept. Invalid if it is none.
QDateTime parseHubTime(const QString &text);

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::RepoSummary)
