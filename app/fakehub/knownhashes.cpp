// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/knownhashes.h"

namespace FakeHub
{

QList<KnownHash> knownHashes()
{
    static const QList<KnownHash> table{
        // clang-format off
        {1500, 3087343240, 19727, "08be3e72af9b680f37bc8c37a730267a032ac215d3efd3be40ef0d84a06c4f41"}, // fernhill/Moss-1.5B-Coder/model.safetensors
        {500, 988034784, 53647, "90849da4c09b6f9651fdf3addb305c48f903710c0720d7ddc4ed7c6506f267b5"}, // hanami-works/Sakura-0.5B-Chat/model.safetensors
        {800, 4104248584, 19253, "75fe65c4280d1dee75401e626d67e3967c57fa825684e96f46103ed02bdcb2a2"}, // northlight/Heron-8B-Instruct/model-00001-of-00004.safetensors
        {801, 3926033704, 22929, "012e5a3398309897a4bc3b43f71061afecc00cf55612f786cb2b94259bef39cb"}, // northlight/Heron-8B-Instruct/model-00002-of-00004.safetensors
        {802, 4127360928, 16148, "966054f5ba5ab6f942a03d1016578cc3e01374831895f5fd1bee9d30d551ce68"}, // northlight/Heron-8B-Instruct/model-00003-of-00004.safetensors
        {803, 3902913088, 38038, "f405f3b1403eec3af71d4b7a577e3ae03ca51b3844578897e57921263eb62755"}, // northlight/Heron-8B-Instruct/model-00004-of-00004.safetensors
        {2, 2147483648, 0, "fff8eb0cbe62b2e6aa446f95cd2b7d847e5f7fe36e3aab93028056f23ff704de"}, // northlight/two-gib/weights.bin
        {1400, 4933690056, 57719, "975588a26ba0d411ad43e5c5f7ff4ca15bfd958f7a6546d6f9935b52788bbd86"}, // open-meridian/Polaris-14B/model-00001-of-00006.safetensors
        {1401, 4933743592, 23531, "7100bd6a4e6e65884943d95c761b24508194f97b41b4db030b6b3d55d709ea25"}, // open-meridian/Polaris-14B/model-00002-of-00006.safetensors
        {1402, 4902286456, 28317, "0a97a52e557acd4d4f85794c0003de3d2a16ab0db90dd1967ce0f5f3711521ac"}, // open-meridian/Polaris-14B/model-00003-of-00006.safetensors
        {1403, 4954705024, 41852, "298d92dcc27a5bee2376fca1cb5151b795e918902d712df4df815cbe5c6e71fe"}, // open-meridian/Polaris-14B/model-00004-of-00006.safetensors
        {1404, 4954715368, 6197, "d97d6aef91e9b8f169319d0922c4b827d441051e4e6884ed4680747126bec248"}, // open-meridian/Polaris-14B/model-00005-of-00006.safetensors
        {1405, 4860289360, 25439, "e4cc6c30cce866cfd6029cf78c1954601e07dd38d7288ab678a158a5c34a9692"}, // open-meridian/Polaris-14B/model-00006-of-00006.safetensors
        {300, 3222964768, 9669, "9ce6f5fa82a7013d30e68681e14c23b93c27b1f61e3404d2a58eda450c75dbfa"}, // quillworks/Sable-3B-Instruct/model-00001-of-00002.safetensors
        {301, 3202564272, 21037, "a81761f862a911843a2c407836ebce2311f40d9098c921acd3567cdfde218e81"}, // quillworks/Sable-3B-Instruct/model-00002-of-00002.safetensors
        {1000, 2200119832, 21464, "92c4b9c2493dc7f36b953081ea01cf693c6f20a4db6a26cdadf2c68f241154ad"}, // saltmarsh/Plover-1B/model.safetensors
        // clang-format on
    };
    return table;
}

QByteArray knownSha256(quint64 seed, qint64 size, const QByteArray &head)
{
    const quint16 sum = qChecksum(head);
    for (const auto &known : knownHashes()) {
        if (known.seed == seed && known.size == size && known.head == sum) {
            return known.sha256;
        }
    }
    return {};
}

} // namespace FakeHub
