// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/ggmltypes.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

const QList<GgmlType> &GgmlType::all()
{
    static const QList<GgmlType> types{
        { 0, u"F32"_s, 1, 4 },           { 1, u"F16"_s, 1, 2 },           { 2, u"Q4_0"_s, 32, 18 },
        { 3, u"Q4_1"_s, 32, 20 },        { 6, u"Q5_0"_s, 32, 22 },        { 7, u"Q5_1"_s, 32, 24 },
        { 8, u"Q8_0"_s, 32, 34 },        { 9, u"Q8_1"_s, 32, 36 },        { 10, u"Q2_K"_s, 256, 84 },
        { 11, u"Q3_K"_s, 256, 110 },     { 12, u"Q4_K"_s, 256, 144 },     { 13, u"Q5_K"_s, 256, 176 },
        { 14, u"Q6_K"_s, 256, 210 },     { 15, u"Q8_K"_s, 256, 292 },     { 16, u"IQ2_XXS"_s, 256, 66 },
        { 17, u"IQ2_XS"_s, 256, 74 },    { 18, u"IQ3_XXS"_s, 256, 98 },   { 19, u"IQ1_S"_s, 256, 50 },
        { 20, u"IQ4_NL"_s, 32, 18 },     { 21, u"IQ3_S"_s, 256, 110 },    { 22, u"IQ2_S"_s, 256, 82 },
        { 23, u"IQ4_XS"_s, 256, 136 },   { 24, u"I8"_s, 1, 1 },           { 25, u"I16"_s, 1, 2 },
        { 26, u"I32"_s, 1, 4 },          { 27, u"I64"_s, 1, 8 },          { 28, u"F64"_s, 1, 8 },
        { 29, u"IQ1_M"_s, 256, 56 },     { 30, u"BF16"_s, 1, 2 },         { 31, u"Q4_0_4_4"_s, 32, 18 },
        { 32, u"Q4_0_4_8"_s, 32, 18 },   { 33, u"Q4_0_8_8"_s, 32, 18 },   { 34, u"TQ1_0"_s, 256, 54 },
        { 35, u"TQ2_0"_s, 256, 66 },     { 36, u"IQ4_NL_4_4"_s, 32, 18 }, { 37, u"IQ4_NL_4_8"_s, 32, 18 },
        { 38, u"IQ4_NL_8_8"_s, 32, 18 }, { 39, u"MXFP4"_s, 32, 17 },      { 40, u"NVFP4"_s, 64, 36 },
        { 41, u"Q1_0"_s, 128, 18 },      { 42, u"Q2_0"_s, 64, 18 },
    };
    return types;
}

const GgmlType *GgmlType::byId(quint32 id)
{
    const auto found = std::ranges::lower_bound(all(), id, {}, &GgmlType::id);
    return found == all().end() || found->id != id ? nullptr : &*found;
}

const GgmlType *GgmlType::byName(QStringView name)
{
    const auto found = std::ranges::find(all(), name, &GgmlType::name);
    return found == all().end() ? nullptr : &*found;
}

QString ggmlFileType(quint32 id)
{
    static const QHash<quint32, QString> names{
        { 0, u"F32"_s },           { 1, u"F16"_s },       { 2, u"Q4_0"_s },       { 3, u"Q4_1"_s },
        { 4, u"Q4_1_SOME_F16"_s }, { 5, u"Q4_2"_s },      { 6, u"Q4_3"_s },       { 7, u"Q8_0"_s },
        { 8, u"Q5_0"_s },          { 9, u"Q5_1"_s },      { 10, u"Q2_K"_s },      { 11, u"Q3_K_S"_s },
        { 12, u"Q3_K_M"_s },       { 13, u"Q3_K_L"_s },   { 14, u"Q4_K_S"_s },    { 15, u"Q4_K_M"_s },
        { 16, u"Q5_K_S"_s },       { 17, u"Q5_K_M"_s },   { 18, u"Q6_K"_s },      { 19, u"IQ2_XXS"_s },
        { 20, u"IQ2_XS"_s },       { 21, u"Q2_K_S"_s },   { 22, u"IQ3_XS"_s },    { 23, u"IQ3_XXS"_s },
        { 24, u"IQ1_S"_s },        { 25, u"IQ4_NL"_s },   { 26, u"IQ3_S"_s },     { 27, u"IQ3_M"_s },
        { 28, u"IQ2_S"_s },        { 29, u"IQ2_M"_s },    { 30, u"IQ4_XS"_s },    { 31, u"IQ1_M"_s },
        { 32, u"BF16"_s },         { 33, u"Q4_0_4_4"_s }, { 34, u"Q4_0_4_8"_s },  { 35, u"Q4_0_8_8"_s },
        { 36, u"TQ1_0"_s },        { 37, u"TQ2_0"_s },    { 38, u"MXFP4_MOE"_s }, { 39, u"NVFP4"_s },
        { 40, u"Q1_0"_s },         { 41, u"Q2_0"_s },
    };
    // A bit of its own says that the program which wrote the file was not told, and inferred it.
    constexpr quint32 guessed = 1024;
    return names.value(id & ~guessed);
}

} // namespace Hubdesk
