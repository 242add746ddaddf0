// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tensorstats.h"

#include "core/formats/ggmltypes.h"

#include <QHash>
#include <QtNumeric>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Clue {
    QLatin1StringView word;
    TensorKind kind;
};

// The first that a part of the name contains decides: "attn_norm" is a norm, "attention.output" is attention.
// A word between bars must be a whole part.
constexpr std::array clues{
    Clue{ "norm"_L1, TensorKind::Norm },
    Clue{ "|ln_1|"_L1, TensorKind::Norm },
    Clue{ "|ln_2|"_L1, TensorKind::Norm },
    Clue{ "|ln_f|"_L1, TensorKind::Norm },
    Clue{ "|ln1|"_L1, TensorKind::Norm },
    Clue{ "|ln2|"_L1, TensorKind::Norm },
    Clue{ "lm_head"_L1, TensorKind::OutputHead },
    Clue{ "embed_out"_L1, TensorKind::OutputHead },
    Clue{ "|classifier|"_L1, TensorKind::OutputHead },
    Clue{ "|score|"_L1, TensorKind::OutputHead },
    Clue{ "embd"_L1, TensorKind::Embedding },
    Clue{ "embed"_L1, TensorKind::Embedding },
    Clue{ "|wte|"_L1, TensorKind::Embedding },
    Clue{ "|wpe|"_L1, TensorKind::Embedding },
    Clue{ "expert"_L1, TensorKind::Mlp },
    Clue{ "mlp"_L1, TensorKind::Mlp },
    Clue{ "ffn"_L1, TensorKind::Mlp },
    Clue{ "feed_forward"_L1, TensorKind::Mlp },
    Clue{ "moe"_L1, TensorKind::Mlp },
    Clue{ "attn"_L1, TensorKind::Attention },
    Clue{ "attention"_L1, TensorKind::Attention },
    Clue{ "|q_proj|"_L1, TensorKind::Attention },
    Clue{ "|k_proj|"_L1, TensorKind::Attention },
    Clue{ "|v_proj|"_L1, TensorKind::Attention },
    Clue{ "|o_proj|"_L1, TensorKind::Attention },
    Clue{ "|qkv|"_L1, TensorKind::Attention },
    Clue{ "|gate_proj|"_L1, TensorKind::Mlp },
    Clue{ "|up_proj|"_L1, TensorKind::Mlp },
    Clue{ "|down_proj|"_L1, TensorKind::Mlp },
    Clue{ "|fc1|"_L1, TensorKind::Mlp },
    Clue{ "|fc2|"_L1, TensorKind::Mlp },
    Clue{ "|dense_h_to_4h|"_L1, TensorKind::Mlp },
    Clue{ "|dense_4h_to_h|"_L1, TensorKind::Mlp },
    Clue{ "|intermediate|"_L1, TensorKind::Mlp },
    Clue{ "|output|dense|"_L1, TensorKind::Mlp }, // of BERT, behind |intermediate|
};

template<typename List>
qint64 productOf(const List &shape)
{
    qint64 product = 1;
    for (const auto size : shape) {
        if (qMulOverflow(product, qint64(size), &product)) {
            return std::numeric_limits<qint64>::max();
        }
    }
    return product;
}

} // namespace

qint64 addCapped(qint64 a, qint64 b)
{
    qint64 sum = 0;
    return qAddOverflow(a, b, &sum) ? std::numeric_limits<qint64>::max() : sum;
}

TensorKind tensorKind(const QString &name)
{
    // Longer names than this are nobody's.
    QString parts = u'|' + name.left(512).toLower() + u'|';
    parts.replace(u'.', u'|').replace(u'/', u'|');
    if (parts.startsWith("|output|weight"_L1) || parts.startsWith("|output|bias"_L1)) {
        return TensorKind::OutputHead; // as GGUF calls it
    }
    const auto found
        = std::ranges::find_if(clues, [&](const Clue &clue) { return parts.contains(clue.word); });
    return found == clues.end() ? TensorKind::Other : found->kind;
}

QList<TensorInfo> tensorsOf(const SafetensorsHeader &header)
{
    QList<TensorInfo> all;
    all.reserve(header.tensors.size());
    for (const auto &tensor : header.tensors) {
        all << TensorInfo{ tensor.name,
                           tensor.dtype,
                           tensor.shape,
                           productOf(tensor.shape),
                           tensor.end - tensor.begin,
                           tensorKind(tensor.name) };
    }
    return all;
}

QList<TensorInfo> tensorsOf(const GgufHeader &header)
{
    QList<TensorInfo> all;
    all.reserve(header.tensors.size());
    for (const auto &tensor : header.tensors) {
        const QList<qint64> shape(tensor.shape.crbegin(), tensor.shape.crend());
        all << TensorInfo{ tensor.name,      tensor.typeName(), shape,
                           tensor.weights(), tensor.bytes(),    tensorKind(tensor.name) };
    }
    return all;
}

TensorStats TensorStats::of(const QList<TensorInfo> &tensors)
{
    TensorStats stats;
    QHash<QString, DtypeShare> shares;
    for (const auto &tensor : tensors) {
        auto &share = shares[tensor.dtype];
        share.dtype = tensor.dtype;
        ++share.tensors;
        share.parameters = addCapped(share.parameters, tensor.parameters);
        share.bytes = addCapped(share.bytes, tensor.bytes.value_or(0));
        ++stats.tensors;
        stats.parameters = addCapped(stats.parameters, tensor.parameters);
        stats.bytes = addCapped(stats.bytes, tensor.bytes.value_or(0));
        stats.withoutSize += tensor.bytes ? 0 : 1;
    }
    stats.byDtype = shares.values();
    std::ranges::sort(stats.byDtype, [](const DtypeShare &a, const DtypeShare &b) {
        return std::tuple(-a.parameters, -a.bytes, a.dtype) < std::tuple(-b.parameters, -b.bytes, b.dtype);
    });
    return stats;
}

std::optional<double> TensorStats::bitsPerWeight() const
{
    if (parameters <= 0 || withoutSize > 0) {
        return {};
    }
    return 8.0 * double(bytes) / double(parameters);
}

} // namespace Hubdesk
