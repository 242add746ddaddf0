// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/shownspace.h"

#include <QDateTime>

#include <algorithm>

namespace Hubdesk
{

/// A repo of a report as tests write it down: files by name and size; what several revisions name alike, they
/// share.
class MadeUpRepo
{
public:
    struct File {
        QString path;
        qint64 size = 0;
        QString payload = {};
    };

    explicit MadeUpRepo(const QString &id, RepoKind kind = RepoKind::Model, int usedDaysAgo = 1)
        : m_usedMs(QDateTime::currentMSecsSinceEpoch() - qint64(usedDaysAgo) * 86'400'000)
    {
        m_repo.kind = kind;
        m_repo.id = id;
        m_repo.path = QStringLiteral("/cache/%1--%2")
                          .arg(kindPlural(kind), QString(id).replace(u'/', QStringLiteral("--")));
    }
    MadeUpRepo &revision(const QString &commit, const QStringList &refs, const QList<File> &files)
    {
        CachedRevision revision{ .commit = commit, .refs = refs };
        for (const auto &file : files) {
            revision.files << CachedFile{ file.path, blob(file) };
            revision.size += file.size;
        }
        m_repo.revisions << revision;
        return *this;
    }
    MadeUpRepo &loose(LooseFile::Kind kind, qint64 size)
    {
        const auto path = m_repo.path + QStringLiteral("/blobs/loose%1").arg(m_repo.loose.size());
        m_repo.loose << LooseFile{ .kind = kind, .path = path, .size = size, .modifiedMs = m_usedMs };
        return *this;
    }
    operator CachedRepo() const { return m_repo; } // NOLINT(google-explicit-constructor)

private:
    int blob(const File &file)
    {
        const auto path = m_repo.path + QStringLiteral("/blobs/%1.%2").arg(file.path).arg(file.size);
        const auto found = std::ranges::find(m_repo.blobs, path, &CachedBlob::path);
        if (found != m_repo.blobs.end()) {
            return int(found - m_repo.blobs.begin());
        }
        m_repo.blobs << CachedBlob{ .path = path,
                                    .size = file.size,
                                    .allocated = file.size,
                                    .accessedMs = m_usedMs,
                                    .payload = file.payload };
        m_repo.size += file.size;
        return int(m_repo.blobs.size()) - 1;
    }

    CachedRepo m_repo;
    qint64 m_usedMs;
};

/// A cache as a person has it, of some 215 GB.
inline CacheReport madeUpReport()
{
    constexpr qint64 gb = 1'000'000'000;
    const auto tenths = [](int size) { return size * gb / 10; };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const auto weights = s("model.safetensors");
    const auto old = s("b70e5d24c1a94f0b8e3d");
    const auto now = s("b81f03e9c24b4f0b8e3d");
    CacheReport report;
    report.root = s("/cache");
    MadeUpRepo polaris(s("open-meridian/Polaris-32B"), RepoKind::Model, 41);
    polaris.revision(now,
                     { s("main") },
                     { { s("model-00001-of-00002.safetensors"), tenths(200) },
                       { s("model-00002-of-00002.safetensors"), tenths(138) },
                       { s("tokenizer.json"), 7'000'000 },
                       { s("config.json"), 700 } });
    polaris.revision(old, {}, { { weights, tenths(305) } });
    report.repos << polaris;
    const auto single = [&](const char *id, int size, int days, RepoKind kind = RepoKind::Model) {
        report.repos
            << MadeUpRepo(s(id), kind, days).revision(now, { s("main") }, { { weights, tenths(size) } });
    };
    single("open-meridian/Polaris-14B", 284, 0);
    report.repos << MadeUpRepo(s("halden-research/Aster-A3B"), RepoKind::Model, 3)
                        .revision(now, { s("main") }, { { s("a"), tenths(174) }, { s("base"), tenths(52) } })
                        .revision(old, {}, { { s("base"), tenths(52) } });
    report.repos << MadeUpRepo(s("northlight/Heron-8B-Instruct"), RepoKind::Model, 0)
                        .revision(now, { s("main") }, { { s("a"), tenths(112) }, { s("base"), tenths(49) } })
                        .revision(old, {}, { { s("base"), tenths(49) } });
    report.repos << MadeUpRepo(s("lumen-lab/Lumen-XL-1.0"), RepoKind::Model, 12)
                        .revision(now, { s("v1.0") }, { { s("a"), tenths(69) }, { s("base"), tenths(69) } })
                        .revision(old, {}, { { s("base"), tenths(69) } });
    single("arborea/Birch-4B-Multilingual", 81, 6);
    single("quillworks/Sable-3B-Instruct", 64, 100);
    single("fernhill/Moss-1.5B-Coder", 31, 1);
    single("arborea/Birch-Embed", 10, 20);
    for (int n = 0; n < 15; ++n) {
        report.repos << MadeUpRepo(QStringLiteral("tiny/model-%1").arg(n))
                            .revision(now, { s("main") }, { { weights, (10 + n) * 1'000'000 } });
    }
    single("field/field-notes-2026", 172, 10, RepoKind::Dataset);
    report.repos << MadeUpRepo(s("harbor/harbor-speech"), RepoKind::Dataset, 40)
                        .revision(now, { s("main") }, { { s("a"), tenths(60) }, { s("base"), tenths(34) } })
                        .revision(old, {}, { { s("base"), tenths(34) } });
    single("ledger/ledger-qa", 68, 2, RepoKind::Dataset);
    single("stone/stone-tablets", 45, 200, RepoKind::Dataset);
    single("demo/space-one", 17, 5, RepoKind::Space);
    report.repos.first().loose
        = CachedRepo(MadeUpRepo(s("open-meridian/Polaris-32B")).loose(LooseFile::Kind::Partial, tenths(31)))
              .loose;
    report.payloads = { { s("3fa94c0bb07dd1e2"), tenths(11), 0, 0 } };
    return report;
}

/// The first node of that kind whose size is so many bytes; -1: none.
inline int nodeOf(const ShownSpace &space, SpaceNode::Kind kind, qint64 size = -1)
{
    const auto found = std::ranges::find_if(space.tree.nodes, [&](const SpaceNode &node) {
        return node.kind == kind && (size < 0 || node.size == size);
    });
    return found == space.tree.nodes.end() ? -1 : int(found - space.tree.nodes.begin());
}

/// One repo of the kind with so many revisions of one file each.
inline CacheReport reportOfMany(int count)
{
    CacheReport report;
    quint32 seed = 1;
    for (int n = 0; n < count; ++n) {
        seed = seed * 1'664'525 + 1'013'904'223;
        const auto id = QStringLiteral("o/m%1").arg(n);
        report.repos << MadeUpRepo(id).revision(
            QStringLiteral("c"), {}, { { QStringLiteral("f"), 10'000 + seed % 20'000 } });
    }
    return report;
}

} // namespace Hubdesk
