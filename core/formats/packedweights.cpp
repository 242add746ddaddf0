// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// How many weights share one element where a quantisation packs them: countPacked() of tensorstats.h.
#include "core/formats/tensorstats.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostShared = 32; // one bit a weight, in 32 bits

// What stands beside a packed weight "x.weight" or "x.qweight", by the end of its name.
constexpr std::array helperEnds{
    ".qzeros"_L1,
    ".g_idx"_L1,
    ".absmax"_L1,
    ".quant_map"_L1,
    ".nested_absmax"_L1,
    ".nested_quant_map"_L1,
    ".weight_scale"_L1,
    ".weight_scale_inv"_L1,
    ".weight_scale_2"_L1,
    ".input_scale"_L1,
    ".weight_shape"_L1,
    ".weight_zero_point"_L1,
    ".weight_g_idx"_L1,
    ".weight_format"_L1,
    ".SCB"_L1,
    ".weight_global_scale"_L1,
    ".input_global_scale"_L1,
    ".k_scale"_L1,
    ".v_scale"_L1,
};

class Packing
{
public:
    Packing(const QList<TensorInfo> &tensors, std::optional<int> bits)
        : m_tensors(tensors)
        , m_bits(bits)
    {
        m_byName.reserve(tensors.size());
        for (qsizetype i = 0; i < tensors.size(); ++i) {
            m_byName.insert(tensors.at(i).name, i);
        }
    }

    bool isHelper(const QString &name) const;
    /// 1 where nothing tells more.
    qint64 weightsPerElement(const TensorInfo &tensor) const;

private:
    const TensorInfo *find(const QString &name) const
    {
        const auto at = m_byName.constFind(name);
        return at == m_byName.cend() ? nullptr : &m_tensors.at(*at);
    }
    qint64 ofGptqOrAwq(const TensorInfo &tensor, const QString &stem) const;
    qint64 byBits(const TensorInfo &tensor) const;

    const QList<TensorInfo> &m_tensors;
    std::optional<int> m_bits;
    QHash<QString, qsizetype> m_byName;
};

// Whole, and no more than an element has bits; otherwise the shapes are not what they seem.
qint64 ratio(qint64 all, qint64 elements)
{
    return elements > 0 && all % elements == 0 && all / elements <= mostShared
        ? qMax<qint64>(all / elements, 1)
        : 1;
}

bool Packing::isHelper(const QString &name) const
{
    if (std::ranges::any_of(helperEnds, [&](auto end) { return name.endsWith(end); })
        || name.contains(".quant_state."_L1)) {
        return true;
    }
    if (name.endsWith("_scales"_L1)) {
        return find(name.chopped(7) + "_blocks"_L1) != nullptr;
    }
    const bool isScale = name.endsWith(".scales"_L1);
    if (!isScale && !name.endsWith(".biases"_L1)) {
        return false;
    }
    const auto stem = name.chopped(7);
    const auto *weight = find(stem + ".weight"_L1);
    return (isScale && find(stem + ".qweight"_L1) != nullptr)
        || (weight != nullptr && weight->dtype == "U32"_L1);
}

// GPTQ packs along the inputs, which g_idx counts; AWQ along the outputs, which the scales count.
qint64 Packing::ofGptqOrAwq(const TensorInfo &tensor, const QString &stem) const
{
    if (tensor.shape.size() != 2) {
        return byBits(tensor);
    }
    const auto *inputs = find(stem + ".g_idx"_L1);
    if (inputs != nullptr && inputs->shape.size() == 1) {
        return ratio(inputs->shape.at(0), tensor.shape.at(0));
    }
    const auto *scales = find(stem + ".scales"_L1);
    if (scales != nullptr && scales->shape.size() == 2 && scales->shape.at(1) != tensor.shape.at(1)) {
        return ratio(scales->shape.at(1), tensor.shape.at(1));
    }
    return byBits(tensor);
}

qint64 Packing::byBits(const TensorInfo &tensor) const
{
    const auto width = SafetensorsHeader::bitsOf(tensor.dtype).value_or(0);
    return m_bits && *m_bits > 0 && width > *m_bits ? width / *m_bits : 1;
}

qint64 Packing::weightsPerElement(const TensorInfo &tensor) const
{
    const auto &name = tensor.name;
    const bool isByte = tensor.dtype == "U8"_L1;
    const bool isWord = tensor.dtype == "I32"_L1 || tensor.dtype == "U32"_L1;
    if (isWord && name.endsWith(".qweight"_L1)) {
        return ofGptqOrAwq(tensor, name.chopped(8));
    }
    if (name.endsWith(".weight_packed"_L1)) {
        return isByte ? 2 : isWord ? byBits(tensor) : 1;
    }
    if (isByte && name.endsWith("_blocks"_L1)) {
        return find(name.chopped(7) + "_scales"_L1) != nullptr ? 2 : 1;
    }
    if (!name.endsWith(".weight"_L1)) {
        return 1;
    }
    if (isByte) {
        const bool isFourBits = find(name + ".absmax"_L1) != nullptr || find(name + "_scale_2"_L1) != nullptr;
        return isFourBits ? 2 : 1;
    }
    const bool isMlx = tensor.dtype == "U32"_L1 && find(name.chopped(7) + ".scales"_L1) != nullptr;
    return isMlx ? byBits(tensor) : 1;
}

} // namespace

void countPacked(QList<TensorInfo> *tensors, std::optional<int> bits)
{
    const auto before = *tensors;
    const Packing packing(before, bits);
    for (auto &tensor : *tensors) {
        if (packing.isHelper(tensor.name)) {
            tensor.kind = TensorKind::Quantisation;
            tensor.parameters = 0;
            continue;
        }
        // A file holds at most 2^63 bits, so this cannot overflow for a tensor that is there.
        tensor.parameters *= packing.weightsPerElement(tensor);
    }
}

} // namespace Hubdesk
