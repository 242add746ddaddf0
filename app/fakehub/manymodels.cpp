// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/manymodels.h"

#include "app/fakehub/democards.h"
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demoparts.h"
#include "app/fakehub/demoshapes.h"
#include "app/fakehub/facts.h"
#include "app/fakehub/seededcontent.h"

#include <array>
#include <cmath>
#include <mutex>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr int ownerCount = 400;
constexpr std::array firstWords{ "Amber"_L1, "Brisk"_L1, "Coral"_L1, "Dusk"_L1,   "Ember"_L1,
                                 "Frost"_L1, "Gale"_L1,  "Hazel"_L1, "Indigo"_L1, "Juniper"_L1 };
constexpr std::array lastWords{ "Finch"_L1, "Otter"_L1, "Pike"_L1, "Rook"_L1,  "Stoat"_L1,
                                "Trout"_L1, "Vole"_L1,  "Wren"_L1, "Adder"_L1, "Badger"_L1 };
constexpr std::array licenses{ "apache-2.0"_L1, "mit"_L1, "cc-by-4.0"_L1, "openrail"_L1, "gpl-3.0"_L1 };
constexpr std::array languages{ "en"_L1, "de"_L1, "fr"_L1, "ja"_L1, "zh"_L1, "es"_L1 };

// A task in a size; only the language models come in several.
struct Sort {
    QLatin1StringView task;
    const DecoderShape *shape; // null: a small encoder
    QLatin1StringView size;
};
constexpr std::array sorts{
    Sort{ "text-generation"_L1, &shapeHalfB, "0.5B"_L1 },
    Sort{ "text-generation"_L1, &shape1B, "1B"_L1 },
    Sort{ "text-generation"_L1, &shape1B5, "1.5B"_L1 },
    Sort{ "text-generation"_L1, &shape3B, "3B"_L1 },
    Sort{ "text-generation"_L1, &shape8B, "8B"_L1 },
    Sort{ "text-generation"_L1, &shape14B, "14B"_L1 },
    Sort{ "text-classification"_L1, nullptr, "Small"_L1 },
    Sort{ "sentence-similarity"_L1, nullptr, "Embed"_L1 },
    Sort{ "translation"_L1, nullptr, "Mini"_L1 },
    Sort{ "summarization"_L1, nullptr, "Base"_L1 },
    Sort{ "image-classification"_L1, nullptr, "Vision"_L1 },
    Sort{ "automatic-speech-recognition"_L1, nullptr, "Tiny"_L1 },
};
constexpr int kindCount = int(sorts.size() * licenses.size() * languages.size());

const Sort &sortOf(int kind)
{
    return sorts[size_t(kind) % sorts.size()];
}

// Few have a lot, most have little.
qint64 longTail(quint64 bits, double digits)
{
    const double part = double(bits & 0xffff) / 65536.0;
    return qint64(std::pow(10.0, part * part * digits)) - 1;
}

QString ownerName(int number)
{
    return u"maker-"_s + QString::number(number).rightJustified(3, u'0');
}

QByteArray cardOf(const QString &id, int kind)
{
    const Sort &sort = sortOf(kind);
    const auto rest = size_t(kind) / sorts.size();
    const bool vectors = sort.task == "sentence-similarity"_L1;
    return modelCard({ .id = id,
                       .task = sort.task,
                       .library = vectors ? u"sentence-transformers"_s : u"transformers"_s,
                       .license = licenses[rest % licenses.size()],
                       .languages = { languages[rest / licenses.size()] },
                       .tags = {},
                       .base = {},
                       .relation = {},
                       .datasets = {},
                       .tagline = u"One of very many, made from its number."_s });
}

Tree treeOf(const QString &id, int kind)
{
    static std::mutex guard;
    static std::array<QMap<QString, Blob>, sorts.size()> weights; // the same for all of a sort
    const std::scoped_lock lock(guard);
    const auto at = size_t(kind) % sorts.size();
    if (weights[at].isEmpty()) {
        const auto *shape = sorts[at].shape;
        weights[at] = shape ? decoderFiles(*shape, u"llama"_s) : encoderFiles(64, 2, 90, u"BertModel"_s);
    }
    Tree tree;
    for (const auto &[path, blob] : std::as_const(weights[at]).asKeyValueRange()) {
        tree.insert(path, { blob, belongsInLfs(path, blob.size()) });
    }
    tree.insert(u"README.md"_s, { cardOf(id, kind) });
    return tree;
}

} // namespace

ManyModels::Row ManyModels::row(int number) const
{
    const quint64 one = mixed(m_seed * 0x9e3779b97f4a7c15ULL + quint64(number) + 1);
    const quint64 two = mixed(one);
    const int changed = int(two % 700);
    return { .number = number,
             .owner = int(one % ownerCount),
             .kind = int((one >> 16) % kindCount),
             .downloads = longTail(one >> 40, 6.8),
             .likes = longTail(two >> 16, 3.6),
             .trending = double((two >> 40) & 0xfffff) / double(0x100000),
             .createdDaysAgo = changed + int((two >> 10) % 300),
             .changedDaysAgo = changed };
}

int ManyModels::ownerNamed(const QString &name)
{
    bool isNumber = false;
    const int number = name.startsWith("maker-"_L1) ? name.sliced(6).toInt(&isNumber) : -1;
    return isNumber && number >= 0 && number < ownerCount && ownerName(number) == name ? number : -1;
}

QString ManyModels::id(const Row &row) const
{
    QString text = ownerName(row.owner) + u'/';
    text += firstWords[size_t(row.number) / 10 % 10];
    text += u'-';
    text += lastWords[size_t(row.number) % 10];
    text += u'-';
    text += sortOf(row.kind).size;
    text += u'-';
    return text + QString::number(row.number).rightJustified(6, u'0');
}

std::optional<int> ManyModels::numberOf(const QString &id) const
{
    bool isNumber = false;
    const int number = id.section(u'-', -1).toInt(&isNumber);
    if (!isNumber || number < 0 || number >= m_count || this->id(row(number)) != id) {
        return std::nullopt;
    }
    return number;
}

std::shared_ptr<Repo> ManyModels::repo(int number) const
{
    const Row made = row(number);
    auto repo = std::make_shared<Repo>(RepoKind::Model, id(made));
    repo->createdAt = demoDay(made.createdDaysAgo);
    repo->downloads = made.downloads;
    repo->downloadsAllTime = made.downloads * 7 + 11;
    repo->likes = made.likes;
    repo->trendingScore = made.trending;
    repo->commitTree([id = repo->id, kind = made.kind] { return treeOf(id, kind); },
                     { .title = u"Initial commit"_s, .date = demoDay(made.changedDaysAgo) });
    repo->head()->known = facts(made.kind); // else every row of a list would read its files
    return repo;
}

int ManyModels::kinds()
{
    return kindCount;
}

const Facts &ManyModels::facts(int kind)
{
    static std::mutex guard;
    static std::array<std::optional<Facts>, kindCount> known;
    const std::scoped_lock lock(guard);
    auto &one = known[size_t(kind)];
    if (!one) {
        one = readFacts(RepoKind::Model, treeOf(u"maker/model"_s, kind));
    }
    return *one;
}

QList<ManyModels::Row> ManyModels::named(const QString &text, qsizetype most, qsizetype &found) const
{
    QList<Row> rows;
    found = 0;
    for (int n = 0; n < m_count; ++n) {
        if (const Row one = row(n); id(one).contains(text, Qt::CaseInsensitive)) {
            ++found;
            if (rows.size() < most) {
                rows.append(one);
            }
        }
    }
    return rows;
}

qint64 ManyModels::ownedBy(const QString &name) const
{
    const int wanted = ownerNamed(name);
    qint64 sum = 0;
    for (int n = 0; wanted >= 0 && n < m_count; ++n) {
        sum += row(n).owner == wanted ? 1 : 0;
    }
    return sum;
}

} // namespace FakeHub
