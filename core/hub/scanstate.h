// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace Hubdesk
{

/// What the Hub's scanners think of a file, from harmless to worst.
enum class ScanLevel { Unscanned, Queued, Safe, Error, Caution, Suspicious, Unsafe };

/// From the Hub's word; Unscanned for one we do not know, so that nothing unknown looks safe.
ScanLevel scanLevelOf(const QString &word);
/// The level of `securityFileStatus` of a tree entry; Unscanned if it is missing.
ScanLevel scanLevelIn(const QJsonObject &fileStatus);

/// What each scanner says of one file (`securityFileStatus` of a tree entry).
struct FileScan {
    struct Finding {
        QString scanner; ///< as its maker writes it: "Protect AI"
        ScanLevel level = ScanLevel::Unscanned;
        QString message; ///< the scanner's own words, or empty
        QStringList imports; ///< of a pickle: what it would run ("os.system") beyond the harmless
        bool operator==(const Finding &) const = default;
    };
    ScanLevel level = ScanLevel::Unscanned;
    QList<Finding> findings; ///< those that are not safe, the worst first

    bool isRisky() const { return level >= ScanLevel::Suspicious; }
    static FileScan fromJson(const QJsonObject &fileStatus);
    bool operator==(const FileScan &) const = default;
};

/// The scanners' findings for a whole repo (`/api/{T}/{id}/scan`).
struct RepoScan {
    struct Finding {
        QString path;
        ScanLevel level = ScanLevel::Unscanned;
        bool operator==(const Finding &) const = default;
    };
    bool isDone = false;
    QList<Finding> findings; ///< Caution and worse, the worst first

    static Result<RepoScan> fromJson(const QJsonObject &json);
    bool operator==(const RepoScan &) const = default;
};

} // namespace Hubdesk
