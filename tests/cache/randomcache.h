// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStringList>

#include <filesystem>

namespace Hubdesk
{

/// A cache as chance makes it, from a seed: some repos whole, some with every kind of damage, blobs of their
/// own and of the shared store, links of all directions. Only what makes the official scan give up altogether
/// is left out (a ref or a revision that is a dangling link).
class RandomCache
{
public:
    RandomCache(quint32 seed, const QString &root)
        : m_random(seed)
        , m_root(root)
    {
    }
    void make()
    {
        QDir().mkpath(m_root);
        makeStore();
        for (int n = below(7); n > 0; --n) {
            makeRepo();
        }
        if (one(3)) {
            write(m_root + QStringLiteral("/CACHEDIR.TAG"), 10);
        }
        if (one(6)) {
            write(m_root + QStringLiteral("/stray.txt"), 10);
        }
        if (one(4)) {
            write(m_root + QStringLiteral("/.locks/models--o--m/x.lock"), 0);
        }
    }

private:
    int below(int bound) { return m_random.bounded(bound); }
    bool one(int of) { return below(of) == 0; }
    template<typename List>
    auto any(const List &list)
    {
        return list.at(below(int(list.size())));
    }
    QString hex(int digits)
    {
        QString text;
        while (text.size() < digits) {
            text += QString::number(below(16), 16);
        }
        return text;
    }

    static void write(const QString &path, qint64 size)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(size, 'x')) != size) {
            qFatal("cannot write %s", qPrintable(path));
        }
    }
    static void text(const QString &path, const QByteArray &content)
    {
        write(path, 0);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(path));
        }
    }
    static void link(const QString &target, const QString &path)
    {
        QDir().mkpath(QFileInfo(path).path());
        (void)QFile::link(target, path); // there may be one of that name
    }

    void makeStore()
    {
        if (one(2)) {
            return;
        }
        text(m_root + QStringLiteral("/blobs/.huggingface-shared-blobs"), one(10) ? "2\n" : "1\n");
        for (int n = below(5); n > 0; --n) {
            const auto hash = hex(64);
            write(m_root + QStringLiteral("/blobs/%1/%2").arg(hash.left(2), hash), below(5000));
            write(m_root + QStringLiteral("/blobs/%1/%2.lock").arg(hash.left(2), hash), 0);
            m_payloads << hash;
        }
        if (one(4)) {
            write(m_root + QStringLiteral("/blobs/zz/") + hex(64), 77); // in the folder of another
        }
    }

    void makeRepo()
    {
        static const QStringList kinds{ QStringLiteral("models"),   QStringLiteral("models"),
                                        QStringLiteral("datasets"), QStringLiteral("spaces"),
                                        QStringLiteral("kernels"),  QStringLiteral("buckets") };
        static const QStringList names{ QStringLiteral("gpt2"),
                                        QStringLiteral("o--m"),
                                        QStringLiteral("o--m--x"),
                                        QStringLiteral("o--\u00f6"),
                                        QStringLiteral("org--name.v2") };
        m_repo = m_root + u'/' + any(kinds) + QStringLiteral("--") + any(names);
        if (one(15)) {
            m_repo = m_root + QStringLiteral("/strange") + hex(3);
        }
        if (QFileInfo::exists(m_repo)) {
            return;
        }
        if (one(12)) { // on another disk
            const auto elsewhere = m_root + QStringLiteral(".elsewhere/") + hex(8);
            QDir().mkpath(elsewhere);
            link(elsewhere, m_repo);
        }
        makeBlobs();
        m_commits.clear();
        for (int n = one(12) ? 0 : 1 + below(3); n > 0; --n) {
            makeRevision();
        }
        if (m_commits.isEmpty() && !one(3)) {
            QDir().mkpath(m_repo + QStringLiteral("/snapshots"));
        }
        makeRefs();
        if (one(25)) {
            write(m_repo + QStringLiteral("/snapshots/file"), 3);
        }
        if (one(5)) {
            write(m_repo + QStringLiteral("/snapshots/.DS_Store"), 3);
        }
        if (one(4)) {
            write(m_repo + QStringLiteral("/trees/") + hex(40) + QStringLiteral(".json"), 300);
            write(m_repo + QStringLiteral("/.no_exist/") + hex(40) + QStringLiteral("/x.json"), 0);
        }
        m_allBlobs += m_blobs;
    }

    void makeBlobs()
    {
        m_blobs.clear();
        for (int n = below(6); n > 0; --n) {
            const auto path = m_repo + QStringLiteral("/blobs/") + hex(one(2) ? 40 : 64);
            if (one(4) && !m_payloads.isEmpty()) {
                const auto hash = any(m_payloads);
                const auto inStore = hash.left(2) + u'/' + hash;
                link(one(3) ? m_root + QStringLiteral("/blobs/") + inStore
                            : QStringLiteral("../../blobs/") + inStore,
                     path);
                refer(hash,
                      one(12) ? QStringLiteral("models--gone/blobs/x") : path.sliced(m_root.size() + 1));
            } else {
                write(path, below(5000));
            }
            m_blobs << path;
        }
        if (one(5)) {
            write(m_repo + QStringLiteral("/blobs/%1.%2.incomplete").arg(hex(64), hex(8)), below(900));
        }
        if (one(8)) {
            write(m_repo + QStringLiteral("/blobs/%1.hubdesk-part").arg(hex(64)), below(900));
        }
        if (one(30)) {
            link(QStringLiteral("nowhere"), m_repo + QStringLiteral("/blobs/") + hex(40));
        }
    }

    /// A line in the manifest of a payload; a few payloads have none.
    void refer(const QString &hash, const QString &reference)
    {
        QFile manifest(m_root + QStringLiteral("/blobs/%1/%2.refs").arg(hash.left(2), hash));
        if (hash.front() != u'0' && manifest.open(QIODevice::Append)) {
            manifest.write(reference.toUtf8() + '\n');
        }
    }

    void makeRevision()
    {
        const auto commit = one(15) ? QStringLiteral("odd") + hex(3) : hex(40);
        const auto folder = m_repo + QStringLiteral("/snapshots/") + commit;
        QDir().mkpath(folder);
        m_commits << commit;
        static const QStringList names{
            QStringLiteral("config.json"),     QStringLiteral("model.safetensors"),
            QStringLiteral("onnx/a/b.onnx"),   QStringLiteral(".gitattributes"),
            QStringLiteral("data/\u00fc.txt"), QStringLiteral(".hidden/x"),
            QStringLiteral("desktop.ini"),     QStringLiteral("a/b/c/d/e")
        };
        for (int n = below(8); n > 0; --n) {
            const auto name = any(names);
            if (!QFileInfo(folder + u'/' + name).isSymLink() && !QFileInfo::exists(folder + u'/' + name)) {
                makeFile(folder, name);
            }
        }
    }

    void makeFile(const QString &folder, const QString &name)
    {
        const auto path = folder + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        const auto up = QString(QStringLiteral("../")).repeated(name.count(u'/') + 2);
        const auto kind = below(40);
        if (kind == 0) {
            link(up + QStringLiteral("blobs/gone"), path);
        } else if (kind == 1) {
            link(QFileInfo(path).fileName(), path); // to itself
        } else if (kind == 2) {
            link(up + QStringLiteral("blobs"), path);
        } else if (kind == 3 && !m_allBlobs.isEmpty()) {
            link(any(m_allBlobs), path);
        } else if (kind == 4 && !m_payloads.isEmpty()) {
            const auto hash = any(m_payloads);
            link(m_root + QStringLiteral("/blobs/%1/%2").arg(hash.left(2), hash), path);
        } else if (kind == 5) {
            const auto outside = m_root + QStringLiteral(".outside/") + hex(6);
            write(outside, below(500));
            link(outside, path);
        } else if (kind < 9 || m_blobs.isEmpty()) {
            write(path, below(2000));
        } else if (kind == 9) {
            std::error_code failed; // a second name: of a link that is one of the link
            std::filesystem::create_hard_link(any(m_blobs).toStdString(), path.toStdString(), failed);
        } else if (kind == 10) {
            link(any(m_blobs), path);
        } else {
            link(up + QStringLiteral("blobs/") + QFileInfo(any(m_blobs)).fileName(), path);
        }
    }

    void makeRefs()
    {
        static const QStringList names{ QStringLiteral("main"),
                                        QStringLiteral("refs/pr/1"),
                                        QStringLiteral("v1.0"),
                                        QStringLiteral("feature/x") };
        for (const auto &name : names) {
            if (one(2) && !m_commits.isEmpty()) {
                const auto commit = one(15) ? hex(40) : any(m_commits);
                text(m_repo + QStringLiteral("/refs/") + name, commit.toLatin1() + (one(20) ? "\n" : ""));
            }
        }
        if (one(10)) {
            write(m_repo + QStringLiteral("/refs/.DS_Store"), 3);
        }
        if (one(30)) {
            write(m_repo + QStringLiteral("/refs/empty"), 0);
        }
        if (one(30) && !QFileInfo::exists(m_repo + QStringLiteral("/refs"))) {
            write(m_repo + QStringLiteral("/refs"), 40);
        }
    }

    QRandomGenerator m_random;
    QString m_root;
    QString m_repo;
    QStringList m_payloads;
    QStringList m_blobs;
    QStringList m_allBlobs;
    QStringList m_commits;
};

} // namespace Hubdesk
