// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace Hubdesk
{

/// A column of a dataset as the datasets library describes it.
struct DatasetFeature {
    QString name;
    QString type; ///< "string", "ClassLabel", "Image", "List(int32)", "{a: string, b: int64}"
    QStringList labels; ///< names of the classes of a ClassLabel; a thousand at most

    bool operator==(const DatasetFeature &) const = default;
};

/// From the `huggingface` metadata of a Parquet file or from a `dataset_info.json`; in their order. Empty if
/// there is nothing of the kind. Pure, any thread.
QList<DatasetFeature> readDatasetFeatures(QByteArrayView json);

} // namespace Hubdesk
