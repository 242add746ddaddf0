// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachescan.h"
#include "core/upkeep/deletionplan.h"
#include "tests/cache/cachetree.h"

namespace Hubdesk
{

/// A cache with repos as the official client lays them out, by one-letter names.
struct SmallCache : CacheTree {
    SmallCache() { QDir().mkpath(root); }

    /// A commit: the letter, forty times.
    static QString hash(QChar letter) { return QString(40, letter); }
    /// A revision of `models--o--<repo>` with files of these contents, named by their first letter.
    void
    revision(const QString &name, QChar letter, const QByteArrayList &files, const QString &ref = {}) const
    {
        const auto folder = QStringLiteral("models--o--") + name;
        QDir().mkpath(at(folder + QStringLiteral("/snapshots/") + hash(letter)));
        for (const auto &content : files) {
            const QChar etag = QChar::fromLatin1(content.front());
            const auto blob = folder + QStringLiteral("/blobs/") + QString(64, etag);
            if (!QFileInfo::exists(at(blob))) {
                write(blob, content);
            }
            link(QStringLiteral("../../blobs/") + QString(64, etag),
                 QStringLiteral("%1/snapshots/%2/%3").arg(folder, hash(letter), QString(etag)));
        }
        if (!ref.isEmpty()) {
            write(folder + QStringLiteral("/refs/") + ref, hash(letter).toLatin1());
        }
    }
    /// A blob of a repo that is a link into the shared store, in its manifest, and in a revision.
    void shared(const QString &name, QChar letter, const QString &payload) const
    {
        const auto folder = QStringLiteral("models--o--") + name;
        const auto blob = folder + QStringLiteral("/blobs/") + QString(64, u'5');
        link(QStringLiteral("../../blobs/%1/%2").arg(payload.left(2), payload), blob);
        link(QStringLiteral("../../blobs/") + QString(64, u'5'),
             QStringLiteral("%1/snapshots/%2/shared").arg(folder, hash(letter)));
        QFile manifest(at(QStringLiteral("blobs/%1/%2.refs").arg(payload.left(2), payload)));
        if (!manifest.open(QIODevice::Append) || manifest.write(blob.toUtf8() + '\n') < 0) {
            qFatal("cannot write the manifest");
        }
    }
    QString repoFolder(const QString &name) const { return QStringLiteral("models--o--") + name; }

    CacheReport scan() const
    {
        auto report = scanCacheNow(QFileInfo(root).canonicalFilePath(), {});
        if (!report) {
            qFatal("%s", qPrintable(report.error().detail));
        }
        return *report;
    }
    DeletionPlan plan(const QList<DeletionTarget> &targets, const Pins &pins = {}) const
    {
        return planDeletion(scan(), targets, pins);
    }
    DeletionTarget whole(const QString &name) const
    {
        return { DeletionTarget::Kind::Repo, repoFolder(name), {} };
    }
    DeletionTarget revisionOf(const QString &name, QChar letter) const
    {
        return { DeletionTarget::Kind::Revision, repoFolder(name), hash(letter) };
    }
};

} // namespace Hubdesk
