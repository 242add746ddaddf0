// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/comparequestions.h"

#include "core/base/await.h"
#include "core/base/machine.h"
#include "core/base/workers.h"
#include "core/formats/downloadchoices.h"
#include "core/formats/memoryneed.h"
#include "core/services/questions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// Named one by one, because some come only to who names them, and then nothing else comes.
QStringList comparedProperties(RepoKind kind)
{
    const QStringList all{ u"author"_s, u"cardData"_s, u"createdAt"_s, u"disabled"_s, u"lastModified"_s,
                           u"likes"_s,  u"private"_s,  u"sha"_s,       u"tags"_s,     u"usedStorage"_s };
    const QStringList counted{ u"downloads"_s, u"downloadsAllTime"_s, u"gated"_s };
    switch (kind) {
    case RepoKind::Dataset:
        return all + counted;
    case RepoKind::Space:
        return all + QStringList{ u"sdk"_s };
    default:
        return all + counted + QStringList{ u"evalResults"_s, u"gguf"_s,         u"library_name"_s,
                                            u"model-index"_s, u"pipeline_tag"_s, u"safetensors"_s };
    }
}

Async<QList<TreeEntry>> listing(Services *core, RepoId repo, CommitId commit, std::stop_token stop)
{
    auto look = [cache = core->cache(), repo, commit] { return cache.readTree(repo, commit); };
    auto future = onWorker(std::move(look));
    if (auto kept = co_await finished(std::move(future))) {
        co_return *kept;
    }
    QList<TreeEntry> entries;
    QUrl next;
    for (int pages = 0; pages < ComparedFiles::mostPages; ++pages) {
        const HubApi::TreeRequest request{
            .repo = repo, .revision = Revision{ commit.hex }, .path = {}, .recursive = true
        };
        auto page = co_await core->hub().tree(request, next, stop);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        entries << page->items;
        next = page->next;
        if (next.isEmpty()) {
            co_return entries;
        }
    }
    co_return fail(Error::Kind::Usage, u"%1 has more files than a look may list"_s.arg(repo.text()));
}

/// What the listing alone tells.
struct Holdings {
    DownloadChoice recommended;
    bool hasConfig = false;
    QList<ToldFact> told;
    QList<UntoldFact> untold;
};

Holdings holdingsOf(const QList<TreeEntry> &entries, RepoKind kind)
{
    QList<RepoFile> files;
    Holdings made;
    for (const auto &entry : entries) {
        if (entry.kind == TreeEntry::Kind::File) {
            files << RepoFile{ entry.path, entry.size };
            made.hasConfig = made.hasConfig || entry.path == "config.json"_L1;
        }
    }
    const auto choices = DownloadChoices::of(files, kind == RepoKind::Model, physicalMemory());
    made.recommended = choices.recommended;
    made.told << ToldFact{ Fact::Files, qint64(choices.everything.files) }
              << ToldFact{ Fact::FilesSize, choices.everything.bytes };
    if (kind != RepoKind::Model || made.recommended.weightBytes <= 0) {
        return made; // the recommendation is the whole
    }
    made.told << ToldFact{ Fact::Recommended, NamedBytes{ made.recommended.name, made.recommended.bytes } };
    const auto largest = std::ranges::max_element(choices.variants, {}, &DownloadChoice::weightBytes);
    if (largest != choices.variants.end() && largest->format == WeightFormat::Gguf) {
        made.told << ToldFact{ Fact::LargestQuantisation, NamedBytes{ largest->name, largest->bytes } };
    }
    return made;
}

// Weights and overhead are known wherever there are weights; keys and values only where the model is
// described, and was made for so long a context.
QList<ToldFact> memoryFacts(qint64 weightBytes, const std::optional<ModelShape> &shape)
{
    const RunPlan plan{ .context = Comparison::context };
    const auto need = MemoryNeed::of(weightBytes, shape.value_or(ModelShape()), plan);
    QList<ToldFact> told;
    if (need.weights && need.overhead) {
        told << ToldFact{ Fact::MemoryWeights, *need.weights + need.overhead->bytes };
    }
    const bool isLongEnough = shape && shape->contextLength.value_or(plan.context) >= plan.context;
    if (const auto total = need.total(); total && isLongEnough) {
        told << ToldFact{ Fact::MemoryContext, *total };
    }
    return told;
}

// Absent where what is there cannot be read as one.
Async<std::optional<ModelShape>> shapeOf(Services *core, RepoId repo, CommitId commit, std::stop_token stop)
{
    const auto config
        = co_await fileHead(core, repo, commit, u"config.json"_s, ModelShape::largestConfig, stop);
    if (!config) {
        co_return std::unexpected(config.error());
    }
    if (config->size > config->data.size()) {
        co_return std::optional<ModelShape>();
    }
    auto parse = [bytes = config->data] { return ModelShape::fromConfig(QByteArrayView(bytes)); };
    auto future = onWorker(std::move(parse));
    const auto shape = co_await finished(std::move(future));
    co_return shape ? std::optional(*shape) : std::nullopt;
}

} // namespace

Async<RepoFacts> repoFacts(Services *core, RepoId repo, std::stop_token stop)
{
    auto info = co_await core->hub().info(repo, {}, false, comparedProperties(repo.kind), stop);
    if (!info && info.error().isTransient()) { // what the repo's own page was told may be here
        info = core->hub().keptInfo(repo, Revision(), info.error());
    } else if (!info && info.error().kind == Error::Kind::Usage) { // a mirror need not know every property
        auto plain = co_await core->hub().info(repo, Revision(), false, {}, stop);
        info = plain ? plain : info;
    }
    if (!info) {
        co_return std::unexpected(info.error());
    }
    if (info->summary.isDisabled) {
        co_return fail(Error::Kind::Disabled, u"the Hub has disabled %1"_s.arg(repo.text()));
    }
    auto take = [info = *info] { return RepoFacts::of(info); };
    auto future = onWorker(std::move(take));
    co_return co_await finished(std::move(future));
}

Async<ComparedFiles> comparedFiles(Services *core, RepoId repo, CommitId commit, std::stop_token stop)
{
    const auto entries = co_await listing(core, repo, commit, stop);
    if (!entries) {
        co_return std::unexpected(entries.error());
    }
    auto look = [entries = *entries, kind = repo.kind] { return holdingsOf(entries, kind); };
    auto future = onWorker(std::move(look));
    auto found = co_await finished(std::move(future));
    std::optional<ModelShape> shape;
    const auto weights = found.recommended.weightBytes;
    if (repo.kind == RepoKind::Model && weights > 0 && found.hasConfig
        && found.recommended.format != WeightFormat::Gguf) {
        const auto read = co_await shapeOf(core, repo, commit, stop);
        shape = read.value_or(std::nullopt);
        if (!read) { // no reason to know nothing else
            found.untold << UntoldFact{ Fact::MemoryContext, read.error() };
        }
    }
    if (repo.kind == RepoKind::Model && weights > 0) {
        found.told << memoryFacts(weights, shape);
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    co_return ComparedFiles{ found.told, found.untold };
}

} // namespace Hubdesk
