// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace Hubdesk
{

/// The quantisation that the name of a GGUF file tells, as authors write it: "Q4_K_M", "UD-IQ2_XXS", "q8_0",
/// "Q6_K_L", "fp16".
struct QuantName {
    QString name; ///< as the list of the Hub spells it: "Q4_K_M", "F16"
    bool isDynamic = false; ///< "UD-": more bits where it matters
    int rank = 0; ///< a higher one is nearer to the original

    /// From the file name, else from the innermost folder that tells one
    /// ("Q4_K_M/model-00001-of-00002.gguf").
    static std::optional<QuantName> in(const QString &path);
    bool operator==(const QuantName &) const = default;
};

/// The precision that the name of another weight file tells, in lower case: "fp16" in
/// "model.fp16.safetensors", "int8" in "model_int8.onnx"; empty where it tells none.
QString precisionIn(const QString &fileName);

} // namespace Hubdesk
