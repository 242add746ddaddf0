// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"

/// A cache as people have them, for the commands that clean it.
///
///     model/org/big     a: main, 1,000,000 bytes and 500 shared with b; b: detached, 2,000,000 bytes
///     model/org/other   c: main, 4,000 bytes of the shared store
///     dataset/org/data  d: main, 300 bytes of the same payload and 70 own ones; an incomplete file of 900
///     bytes
class SampleCache
{
public:
    SampleCache()
    {
        using namespace Qt::StringLiterals;
        addFile(u"models--org--big"_s, u'a', u"a"_s, u"model.bin"_s, 1'000'000);
        addFile(u"models--org--big"_s, u'a', u"5"_s, u"config.json"_s, 500);
        addFile(u"models--org--big"_s, u'b', u"b"_s, u"model.bin"_s, 2'000'000);
        addFile(u"models--org--big"_s, u'b', u"5"_s, u"config.json"_s, 500);
        tree.write(u"models--org--big/refs/main"_s, hash(u'a').toLatin1());
        addShared(u"models--org--other"_s, u'c');
        tree.write(u"models--org--other/refs/main"_s, hash(u'c').toLatin1());
        addShared(u"datasets--org--data"_s, u'd');
        addFile(u"datasets--org--data"_s, u'd', u"7"_s, u"own.csv"_s, 70);
        tree.write(u"datasets--org--data/refs/main"_s, hash(u'd').toLatin1());
        tree.write(u"datasets--org--data/blobs/%1.0a1b2c3d.incomplete"_s.arg(QString(64, u'e')),
                   QByteArray(900, 'x'));
        root = QFileInfo(tree.root).canonicalFilePath();
    }

    static QString hash(QChar digit) { return QString(40, digit); }
    void addFile(const QString &repo, QChar commit, const QString &blob, const QString &path, int bytes) const
    {
        using namespace Qt::StringLiterals;
        const auto name = blob.repeated(64);
        tree.write(repo + "/blobs/"_L1 + name, QByteArray(bytes, 'x'));
        tree.link(u"../../blobs/"_s + name, u"%1/snapshots/%2/%3"_s.arg(repo, hash(commit), path));
    }
    void addShared(const QString &repo, QChar commit) const
    {
        using namespace Qt::StringLiterals;
        const QString payload(64, u'f');
        if (!QFileInfo::exists(tree.at(u"blobs/ff/"_s + payload))) {
            tree.addPayload(QByteArray(4000, 'y'), payload);
        }
        tree.link(u"../../blobs/ff/"_s + payload, repo + "/blobs/"_L1 + QString(64, u'8'));
        tree.link(u"../../blobs/"_s + QString(64, u'8'),
                  u"%1/snapshots/%2/shared.bin"_s.arg(repo, hash(commit)));
        QFile manifest(tree.at(u"blobs/ff/"_s + payload + ".refs"_L1));
        if (manifest.open(QIODevice::Append)) {
            manifest.write((repo + "/blobs/"_L1 + QString(64, u'8') + u'\n').toLatin1());
        }
    }
    CliRunner::Ended run(const QString &arguments) const
    {
        using namespace Qt::StringLiterals;
        const auto words = arguments.split(u' ', Qt::SkipEmptyParts);
        return cli.run(words + QStringList{ u"--cache-dir"_s, tree.root });
    }
    bool has(const QString &path) const
    {
        const QFileInfo entry(tree.at(path));
        return entry.exists() || entry.isSymLink();
    }
    QString quarantine() const { return root + QStringLiteral("/../.hubdesk-quarantine"); }

    Hubdesk::CacheTree tree;
    QString root;
    CliRunner cli{ QStringLiteral("http://127.0.0.1:9") };
};
