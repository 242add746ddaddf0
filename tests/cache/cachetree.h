// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachestore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Hubdesk
{

/// Hand-made caches for tests.
struct CacheTree {
    QTemporaryDir folder;
    QString root = folder.path() + QStringLiteral("/hub");
    RepoId repo{ RepoKind::Model, QStringLiteral("o"), QStringLiteral("m") };
    CommitId commit{ QString(40, u'c') };

    QString at(const QString &path) const { return root + u'/' + path; }
    /// Makes the folders too.
    void write(const QString &path, const QByteArray &content = {}) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(at(path)));
        }
    }
    void link(const QString &target, const QString &path) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        if (!QFile::link(target, at(path))) {
            qFatal("cannot link %s", qPrintable(at(path)));
        }
    }
    QByteArray read(const QString &path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    /// Names of everything below a folder, sorted, links not followed; folders end in `/`.
    QStringList names(const QString &path) const
    {
        QStringList found;
        const auto entries = QDir(at(path)).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                          | QDir::NoDotAndDotDot);
        for (const auto &entry : entries) {
            if (entry.isDir() && !entry.isSymLink()) {
                found += entry.fileName() + u'/';
                for (const auto &name : names(path + u'/' + entry.fileName())) {
                    found += entry.fileName() + u'/' + name;
                }
            } else {
                found += entry.fileName();
            }
        }
        found.sort();
        return found;
    }
    /// A shared store with one payload; returns its hash.
    QString addPayload(const QByteArray &content, const QString &hash = QString(64, u'b')) const
    {
        write(QStringLiteral("blobs/.huggingface-shared-blobs"), "1\n");
        const auto path = QStringLiteral("blobs/") + hash.left(2) + u'/' + hash;
        write(path, content);
        QFile::setPermissions(at(path), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        return hash;
    }
    /// A partial with that content, and its verified place.
    QString addPartial(const ContentId &etag, const QByteArray &content) const
    {
        const auto path = CacheLayout(root).partial(repo, etag);
        write(path.mid(root.size() + 1), content);
        return path;
    }
};

} // namespace Hubdesk
