// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/tagwords.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString TagWords::of(const QString &tag)
{
    const auto rest = [&tag](QLatin1StringView prefix) {
        return tag.startsWith(prefix) ? tag.sliced(prefix.size()) : QString();
    };
    if (const auto base = rest("base_model:finetune:"_L1); !base.isEmpty()) {
        //: A filter; %1 is a model.
        return tr("Fine-tunes of %1").arg(base);
    }
    if (const auto base = rest("base_model:adapter:"_L1); !base.isEmpty()) {
        //: A filter; %1 is a model.
        return tr("Adapters for %1").arg(base);
    }
    if (const auto base = rest("base_model:quantized:"_L1); !base.isEmpty()) {
        //: A filter; %1 is a model.
        return tr("Quantisations of %1").arg(base);
    }
    if (const auto base = rest("base_model:merge:"_L1); !base.isEmpty()) {
        //: A filter; %1 is a model.
        return tr("Merges of %1").arg(base);
    }
    if (const auto base = rest("base_model:"_L1); !base.isEmpty()) {
        //: A filter; %1 is a model.
        return tr("Made from %1").arg(base);
    }
    if (const auto dataset = rest("dataset:"_L1); !dataset.isEmpty()) {
        //: A filter; %1 is a dataset.
        return tr("Trained on %1").arg(dataset);
    }
    return tag;
}

} // namespace Hubdesk
