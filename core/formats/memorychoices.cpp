// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/memorychoices.h"

#include "core/formats/ggmltypes.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QList<WeightChoice>
weightChoices(const QString &storedAs, qint64 storedBytes, std::optional<qint64> parameters)
{
    const double known = double(parameters.value_or(0));
    const double storedBits = known > 0 ? 8.0 * double(storedBytes) / known : 0;
    QList<WeightChoice> choices{ { storedAs, storedBits, storedBytes, true } };
    for (const auto &name : { u"Q8_0"_s, u"Q6_K"_s, u"Q4_K"_s }) {
        const auto *type = GgmlType::byName(name);
        const double bits = type == nullptr ? 0 : type->bitsPerWeight();
        // What is as small already would not gain.
        if (bits > 0 && known > 0 && bits < storedBits * 0.95) {
            choices << WeightChoice{ name, bits, qint64(std::ceil(known * bits / 8)), false };
        }
    }
    return choices;
}

QList<qint64> contextChoices(const ModelShape &shape)
{
    QList<qint64> choices;
    const auto most = shape.contextLength.value_or(0);
    for (const qint64 tokens : { 4'096, 8'192, 32'768, 131'072 }) {
        if (most <= 0 || tokens < most) {
            choices << tokens;
        }
    }
    if (most > 0) {
        choices << most;
    }
    return choices;
}

QList<CacheChoice> cacheChoices()
{
    QList<CacheChoice> choices{ { u"f16"_s, RunPlan::usualCacheBits } };
    for (const auto &[name, type] :
         { std::pair{ u"q8_0"_s, u"Q8_0"_s }, std::pair{ u"q4_0"_s, u"Q4_0"_s } }) {
        if (const auto *known = GgmlType::byName(type)) {
            choices << CacheChoice{ name, known->bitsPerWeight() };
        }
    }
    return choices;
}

} // namespace Hubdesk
