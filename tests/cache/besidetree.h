// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/besidescan.h"
#include "tests/cache/cachetree.h"

namespace Hubdesk
{

/// What the official libraries leave beside a cache, in the folder that has the cache, too.
struct BesideTree {
    explicit BesideTree(const CacheTree &cache)
        : home(QFileInfo(cache.folder.path()).canonicalFilePath())
    {
    }
    void write(const QString &path, const QByteArray &content = {}) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(at(path)));
        }
    }
    QString at(const QString &path) const { return home + u'/' + path; }
    bool has(const QString &path) const { return QFileInfo::exists(at(path)); }
    BesidePlaces places() const
    {
        return { at(QStringLiteral("xet")), at(QStringLiteral("assets")), at(QStringLiteral("datasets")) };
    }
    /// As hf_xet, cached_assets_path and datasets make them.
    void fill() const
    {
        write(QStringLiteral("xet/https___cas_serv-abc/chunk-cache/Ab/Abc="), QByteArray(9000, 'c'));
        write(QStringLiteral("xet/https___cas_serv-abc/shard-cache/1.mdb"), QByteArray(500, 's'));
        write(QStringLiteral("xet/https___cas_serv-abc/staging/shard-session/2.mdb"), QByteArray(70, 't'));
        write(QStringLiteral("xet/logs/xet.log"), QByteArray(40, 'l'));
        write(QStringLiteral("assets/timm/weights/default/w.bin"), QByteArray(3000, 'w'));
        write(QStringLiteral("assets/timm/labels/default/l.txt"), QByteArray(20, 'l'));
        write(QStringLiteral("datasets/o___squad/plain/0.0.0/f1/d.arrow"), QByteArray(6000, 'a'));
        write(QStringLiteral("datasets/o___squad/plain/0.0.0/f1_builder.lock"));
        write(QStringLiteral("datasets/_tmp_x.lock"));
        write(QStringLiteral("datasets/downloads/deadbeef"), QByteArray(800, 'd'));
    }
    QList<BesideFolder> scan(const QString &hub) const { return scanBeside(places(), hub, {}); }

    QString home;
};

} // namespace Hubdesk
