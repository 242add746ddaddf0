// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/librarysign.h"

#include "core/cache/fileops.h"
#include "core/card/cardmetadata.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 largestSign = 1 << 20;
constexpr qsizetype longestLibrary = 64; ///< a name that is longer is none

const CachedRevision *currentRevision(const CachedRepo &repo)
{
    const auto main = std::ranges::find_if(
        repo.revisions, [](const CachedRevision &one) { return one.refs.contains(u"main"_s); });
    return main != repo.revisions.cend() ? &*main
        : repo.revisions.isEmpty()       ? nullptr
                                         : &repo.revisions.first();
}

/// One look at the files of a revision.
class LibrarySigns
{
public:
    LibrarySigns(const CachedRepo &repo, const CachedRevision &revision)
        : m_repo(repo)
        , m_revision(revision)
    {
    }
    QString byCard() const;
    QString byNames() const;
    QString byConfig() const;

private:
    const CachedFile *file(const QString &path) const
    {
        const auto found = std::ranges::lower_bound(m_revision.files, path, {}, &CachedFile::path); // sorted
        return found != m_revision.files.cend() && found->path == path ? &*found : nullptr;
    }
    QByteArray content(const QString &path) const;

    const CachedRepo &m_repo;
    const CachedRevision &m_revision;
};

QByteArray LibrarySigns::content(const QString &path) const
{
    const auto *found = file(path);
    if (!found || found->blob < 0) {
        return {};
    }
    const auto &blob = m_repo.blobs.at(found->blob);
    const bool isOurs = blob.place != CachedBlob::Place::Elsewhere && blob.size <= largestSign;
    return isOurs ? peekRegularFile(blob.path, largestSign).value_or(QByteArray()) : QByteArray();
}

QString LibrarySigns::byCard() const
{
    const auto readme = content(u"README.md"_s);
    const auto card = readme.isEmpty() ? CardMetadata{} : CardMetadata::read(readme).value_or(CardMetadata{});
    const auto name = m_repo.kind == RepoKind::Space ? card.sdk : card.libraryName;
    return name.size() <= longestLibrary ? name.trimmed().toLower() : QString();
}

QString LibrarySigns::byNames() const
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> names[] = {
        { "adapter_config.json"_L1, "peft"_L1 },
        { "modules.json"_L1, "sentence-transformers"_L1 },
        { "config_sentence_transformers.json"_L1, "sentence-transformers"_L1 },
        { "model_index.json"_L1, "diffusers"_L1 },
        { "open_clip_config.json"_L1, "open_clip"_L1 },
    };
    for (const auto &[name, library] : names) {
        if (file(name)) {
            return library;
        }
    }
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> endings[] = {
        { ".gguf"_L1, "gguf"_L1 },
        { ".nemo"_L1, "nemo"_L1 },
        { ".keras"_L1, "keras"_L1 },
    };
    for (const auto &[ending, library] : endings) {
        if (std::ranges::any_of(m_revision.files,
                                [&](const CachedFile &one) { return one.path.endsWith(ending); })) {
            return library;
        }
    }
    return {};
}

QString LibrarySigns::byConfig() const
{
    const auto config = QJsonDocument::fromJson(content(u"config.json"_s)).object();
    if (config.contains("_diffusers_version"_L1)) {
        return u"diffusers"_s;
    }
    if (config.contains("pretrained_cfg"_L1)) {
        return u"timm"_s;
    }
    const bool isTransformers = config.contains("architectures"_L1) || config.contains("model_type"_L1)
        || config.contains("transformers_version"_L1);
    return isTransformers ? u"transformers"_s : QString();
}

} // namespace

QString libraryOf(const CachedRepo &repo)
{
    const auto *revision = currentRevision(repo);
    if (!revision || repo.kind == RepoKind::Dataset || repo.kind == RepoKind::Kernel) {
        return {};
    }
    const LibrarySigns signs(repo, *revision);
    auto library = signs.byCard();
    if (library.isEmpty() && repo.kind == RepoKind::Model) {
        library = signs.byNames();
    }
    return library.isEmpty() && repo.kind == RepoKind::Model ? signs.byConfig() : library;
}

} // namespace Hubdesk
