// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// A type of tensors in GGUF files: so many weights make one block of so many bytes. The numbers are those of
/// ggml; what was removed there is still known here, because files hold it.
struct GgmlType {
    quint32 id;
    QString name; ///< "Q4_K"
    int blockWeights;
    int blockBytes;

    double bitsPerWeight() const { return 8.0 * blockBytes / blockWeights; }

    static const GgmlType *byId(quint32 id); ///< nullptr for a type that is newer than this list
    static const GgmlType *byName(QStringView name);
    static const QList<GgmlType> &all();
};

/// "Q4_K_M" for 15: what `general.file_type` calls the mixture of types in a file. Empty where unknown.
QString ggmlFileType(quint32 id);

} // namespace Hubdesk
