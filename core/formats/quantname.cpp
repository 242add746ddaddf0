// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/quantname.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// From the nearest to the original to the farthest. Beside the types of the Hub's list there are sizes that
// authors made up: they stand beside the one that they enlarge.
constexpr std::array bestFirst{
    "F32"_L1,     "BF16"_L1,     "F16"_L1,      "Q8_K_XL"_L1,   "Q8_0_L"_L1,        "Q8_0"_L1,
    "Q6_K_XL"_L1, "Q6_K_L"_L1,   "Q6_K_M"_L1,   "Q6_K"_L1,      "Q5_K_XL"_L1,       "Q5_K_L"_L1,
    "Q5_K_M"_L1,  "Q5_K"_L1,     "Q5_K_S"_L1,   "Q5_1"_L1,      "Q5_0"_L1,          "Q4_K_XL"_L1,
    "Q4_K_L"_L1,  "Q4_K_M"_L1,   "Q4_K"_L1,     "Q4_K_S"_L1,    "IQ4_NL_XL"_L1,     "IQ4_NL"_L1,
    "IQ4_XS"_L1,  "Q4_0_8_8"_L1, "Q4_0_4_8"_L1, "Q4_0_4_4"_L1,  "Q4_1_SOME_F16"_L1, "Q4_1"_L1,
    "Q4_0"_L1,    "Q4_3"_L1,     "Q4_2"_L1,     "MXFP4_MOE"_L1, "MXFP4"_L1,         "NVFP4"_L1,
    "Q3_K_XL"_L1, "Q3_K_L"_L1,   "Q3_K_M"_L1,   "Q3_K"_L1,      "Q3_K_S"_L1,        "IQ3_M"_L1,
    "IQ3_S"_L1,   "IQ3_XS"_L1,   "IQ3_XXS"_L1,  "Q2_K_XL"_L1,   "Q2_K_L"_L1,        "Q2_K"_L1,
    "Q2_K_S"_L1,  "IQ2_M"_L1,    "IQ2_S"_L1,    "IQ2_XS"_L1,    "IQ2_XXS"_L1,       "Q2_0"_L1,
    "TQ2_0"_L1,   "IQ1_M"_L1,    "TQ1_0"_L1,    "IQ1_S"_L1,     "Q1_0"_L1,
};

constexpr std::array precisions{ "fp32"_L1, "f32"_L1, "fp16"_L1,  "f16"_L1,   "bf16"_L1,      "fp8"_L1,
                                 "fp4"_L1,  "nf4"_L1, "int8"_L1,  "uint8"_L1, "int4"_L1,      "8bit"_L1,
                                 "4bit"_L1, "q4"_L1,  "q4f16"_L1, "q8"_L1,    "quantized"_L1, "bnb4"_L1 };

bool isBoundary(QChar c)
{
    return c == u'-' || c == u'.' || c == u'_' || c == u' ';
}

// The longest known name that starts `text` and ends at a boundary; its place in the list, or -1.
int nameAt(QStringView text)
{
    int best = -1;
    for (int i = 0; i < int(bestFirst.size()); ++i) {
        const auto name = bestFirst.at(size_t(i));
        // The first letter tells most apart; the names of a listing are many.
        const bool isHere = text.front() == name.front() && text.startsWith(name)
            && (text.size() == name.size() || isBoundary(text.at(name.size())));
        if (isHere && (best < 0 || name.size() > bestFirst.at(size_t(best)).size())) {
            best = i;
        }
    }
    return best;
}

bool isDynamic(const QString &before)
{
    return before.endsWith("-UD-"_L1) || before.endsWith("_UD-"_L1) || before.endsWith(".UD-"_L1);
}

// The last one in a name decides: what stands before it is the model's own ("F32-experiment-Q4_0.gguf").
std::optional<QuantName> inPart(QStringView part)
{
    constexpr qsizetype longestName = 255; // of a file on most disks
    auto text = part.right(longestName).toString().toUpper();
    text.replace("FP16"_L1, "F16"_L1).replace("FP32"_L1, "F32"_L1);
    std::optional<QuantName> last;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if ((at > 0 && !isBoundary(text.at(at - 1))) || !u"FBQIMNT"_s.contains(text.at(at))) {
            continue;
        }
        if (const int found = nameAt(QStringView(text).sliced(at)); found >= 0) {
            const auto before = u'-' + text.first(at);
            const auto name = bestFirst.at(size_t(found));
            last = QuantName{ name, isDynamic(before), int(bestFirst.size()) - found };
            at += name.size(); // "Q4_1_SOME_F16" is one name
        }
    }
    return last;
}

} // namespace

std::optional<QuantName> QuantName::in(const QString &path)
{
    constexpr int deepest = 8; // folders that are looked at
    QStringView rest = path;
    for (int depth = 0; depth < deepest && !rest.isEmpty(); ++depth) {
        const auto slash = rest.lastIndexOf(u'/');
        if (const auto found = inPart(rest.sliced(slash + 1))) {
            return found;
        }
        rest = rest.first(qMax<qsizetype>(slash, 0));
    }
    return {};
}

QString precisionIn(const QString &fileName)
{
    constexpr qsizetype longestName = 255;
    auto text = fileName.right(longestName).toLower();
    text.replace(u'-', u'.').replace(u'_', u'.');
    const auto parts = text.split(u'.');
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (std::ranges::find(precisions, *part) != precisions.end()) {
            return *part;
        }
    }
    return {};
}

} // namespace Hubdesk
