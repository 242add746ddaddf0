// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/ggmltypes.h"
#include "core/formats/safetensors.h"
#include "core/services/weights.h"

#include <memory>

namespace Hubdesk
{

/// A head made of tensors alone, as weightsHead() makes it.
inline std::shared_ptr<const WeightsHead> headOf(const QList<TensorInfo> &tensors)
{
    WeightsHead head;
    head.tensors = tensors;
    head.tree = TensorTree::of(tensors);
    head.stats = TensorStats::of(tensors);
    head.fileSize = head.stats.bytes + 1'000;
    head.headerBytes = 1'000;
    head.fetchedBytes = 1'000;
    return std::make_shared<const WeightsHead>(std::move(head));
}

inline TensorInfo tensorOf(const QString &name, const QString &dtype, const QList<qint64> &shape)
{
    qint64 parameters = 1;
    for (const auto side : shape) {
        parameters *= side;
    }
    const auto *ofGguf = GgmlType::byName(dtype);
    const double bits
        = ofGguf != nullptr ? ofGguf->bitsPerWeight() : SafetensorsHeader::bitsOf(dtype).value_or(0);
    return { name, dtype, shape, parameters, qint64(double(parameters) * bits / 8), tensorKind(name) };
}

/// A decoder of so many layers, nine tensors each, and three beside.
inline QList<TensorInfo> decoderTensors(int layers)
{
    using namespace Qt::StringLiterals;
    QList<TensorInfo> all{ tensorOf(u"model.embed_tokens.weight"_s, u"BF16"_s, { 32'000, 2'048 }) };
    for (int layer = 0; layer < layers; ++layer) {
        const auto stem = u"model.layers.%1."_s.arg(layer);
        for (const auto &part : { u"q_proj"_s, u"k_proj"_s, u"v_proj"_s, u"o_proj"_s }) {
            all << tensorOf(stem + u"self_attn.%1.weight"_s.arg(part), u"BF16"_s, { 2'048, 2'048 });
        }
        for (const auto &part : { u"gate_proj"_s, u"up_proj"_s, u"down_proj"_s }) {
            all << tensorOf(stem + u"mlp.%1.weight"_s.arg(part), u"BF16"_s, { 5'632, 2'048 });
        }
        all << tensorOf(stem + u"input_layernorm.weight"_s, u"F32"_s, { 2'048 })
            << tensorOf(stem + u"post_attention_layernorm.weight"_s, u"F32"_s, { 2'048 });
    }
    all << tensorOf(u"model.norm.weight"_s, u"F32"_s, { 2'048 })
        << tensorOf(u"lm_head.weight"_s, u"BF16"_s, { 32'000, 2'048 });
    return all;
}

} // namespace Hubdesk
