// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// What the environment variables of the official client (hub-protocol.md section 1, hub-delta-cache.md 8)
/// and ours decide for reading, resolved once at start, each with its origin. A value; pure function of the
/// variables and the home folder. Differences to the official client, on purpose: an empty path variable
/// counts as unset, bad numbers are ignored (and listed in `warnings`) instead of ending the program.
struct Environment {
    /// One variable as `hubdesk-cli env` and the settings show it.
    struct Entry {
        QString name; ///< the setting, named by its official variable
        QString value; ///< what is in force; tokens are masked
        QString origin; ///< the variable that decided it, or "default"
        bool operator==(const Entry &) const = default;
    };

    QUrl endpoint; ///< no trailing slash
    QString home; ///< HF_HOME
    QString hubCache; ///< HF_HUB_CACHE
    QString assetsCache;
    QString xetCache;
    QString datasetsCache; ///< HF_DATASETS_CACHE
    QString transformersCache; ///< TRANSFORMERS_CACHE: a cache that transformers once used; empty if unset
    QString tokenPath;
    QString storedTokensPath; ///< beside tokenPath
    QString stateDir; ///< HUBDESK_STATE_DIR: journal, settings and accounts apart from the person's own
    QString token; ///< cleaned HF_TOKEN or the old name; empty if none
    QString tokenOrigin; ///< which variable gave it
    QString offlineReason; ///< the variable that says offline, empty if none does
    bool implicitToken = true; ///< false: send no stored token unless asked (HF_HUB_DISABLE_IMPLICIT_TOKEN)
    bool symlinks = true;
    bool sharedBlobs = true; ///< HF_HUB_DISABLE_SHARED_BLOBS and HF_HUB_DISABLE_XET
    bool telemetry = true; ///< we never send any; shown because the variables exist
    std::optional<bool> progressBars; ///< absent: the program decides
    int etagTimeoutMs = 10'000;
    int downloadTimeoutMs = 10'000;
    QString userAgentOrigin;
    QString verbosity;
    bool debug = false;
    bool color = true; ///< NO_COLOR
    QList<Entry> entries; ///< all of the above with origins, in a fixed order
    QStringList warnings;

    /// The variable that says where the hub cache lies; empty if none does.
    QString cacheVariable() const;

    static Environment from(const QProcessEnvironment &variables, const QString &userHome);
    static Environment system();
    /// `1`, `ON`, `YES`, `TRUE` in any case; anything else is false.
    static bool isTrue(const QString &value);
    /// Deletes every CR and LF, trims; as the official client does with a token from any source.
    static QString cleanToken(const QString &text);
    /// First three and last four characters around `****`.
    static QString maskToken(const QString &token);
};

} // namespace Hubdesk
