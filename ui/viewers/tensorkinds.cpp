// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensorkinds.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace Hubdesk
{

namespace
{
struct KindWords {
    Q_DECLARE_TR_FUNCTIONS(KindWords)
};
} // namespace

QString kindText(TensorKind kind)
{
    switch (kind) {
    case TensorKind::Embedding:
        //: Part of a neural network.
        return KindWords::tr("Embedding");
    case TensorKind::Attention:
        //: Part of a neural network.
        return KindWords::tr("Attention");
    case TensorKind::Mlp:
        //: Part of a neural network: the layers between attention and the next block.
        return KindWords::tr("MLP");
    case TensorKind::Norm:
        //: Part of a neural network: normalisation.
        return KindWords::tr("Norm");
    case TensorKind::OutputHead:
        //: Part of a neural network: the last layer.
        return KindWords::tr("Head");
    case TensorKind::Quantisation:
        //: Scales and zero points beside packed weights.
        return KindWords::tr("Scales");
    case TensorKind::Other:
        return KindWords::tr("Other");
    }
    Q_UNREACHABLE_RETURN({});
}

Series kindSeries(TensorKind kind)
{
    switch (kind) {
    case TensorKind::Mlp:
        return Series::Models;
    case TensorKind::Embedding:
        return Series::Datasets;
    case TensorKind::Attention:
        return Series::Spaces;
    case TensorKind::OutputHead:
        return Series::Spare;
    case TensorKind::Norm:
    case TensorKind::Quantisation:
    case TensorKind::Other:
        return Series::Other;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Hubdesk
