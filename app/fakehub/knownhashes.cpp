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
        {4400, 1101004128, 51885, "9958d3be0cd17d4e47f3ba169c6d0c2511438650e48dd7d1838a4732d08b1658"}, // meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-F16-00001-of-00002.gguf
        {4401, 1100150784, 48001, "af450aa7cfc22b6b5f1cf757f18a4bd864fa5280a2e4da4f249cc46e1a3e0dfe"}, // meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-F16-00002-of-00002.gguf
        {4100, 671061120, 29774, "3c4caa3bd1c5d390ce7c29ddcdba67827c1c33dcd596cb3a4c5f379a669e2868"}, // meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-Q4_K_M.gguf
        {4200, 783783040, 28136, "2b78d9eac31830e7a4af1d81f8a71a5d3d323ea654677bae403009d21f0e7a55"}, // meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-Q5_K_M.gguf
        {4300, 1169945728, 3911, "77de63382dd97505acf459a3962378c3fa1ae83f7d20105bb56ef0aecb0d8376"}, // meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-Q8_0.gguf
        {4500, 403183008, 12059, "53fcdf9afc6887aee73f02011818b02731c9f4d084a0e87c81142b03b2d754be"}, // meadowlark/Skylark-1B-Parts-GGUF/Q8_0/skylark-1b-Q8_0-00001-of-00003.gguf
        {4502, 409571328, 34652, "f25f9ac1d469fa2e4888e67344fe6dbb29d8e7e59cd5a5ab3fd9c94d077448c5"}, // meadowlark/Skylark-1B-Parts-GGUF/Q8_0/skylark-1b-Q8_0-00003-of-00003.gguf
        {47, 2147483648, 7882, "390ec802ff478e0f07531ea9f4e8a7f9106400ed2c26b44c8349789073459cf1"}, // meadowlark/Skylark-Two-GiB/model.safetensors
        {800, 4104248584, 19253, "75fe65c4280d1dee75401e626d67e3967c57fa825684e96f46103ed02bdcb2a2"}, // northlight/Heron-8B-Instruct/model-00001-of-00004.safetensors
        {801, 3926033704, 22929, "012e5a3398309897a4bc3b43f71061afecc00cf55612f786cb2b94259bef39cb"}, // northlight/Heron-8B-Instruct/model-00002-of-00004.safetensors
        {802, 4127360928, 16148, "966054f5ba5ab6f942a03d1016578cc3e01374831895f5fd1bee9d30d551ce68"}, // northlight/Heron-8B-Instruct/model-00003-of-00004.safetensors
        {803, 3902913088, 38038, "f405f3b1403eec3af71d4b7a577e3ae03ca51b3844578897e57921263eb62755"}, // northlight/Heron-8B-Instruct/model-00004-of-00004.safetensors
        {52, 19048048, 10557, "4916ffb7987469cfc2ee2126c3de62de014143acbc910a2d25756515ebc54a6c"}, // northlight/Wren-Embed/model.safetensors
        {2, 2147483648, 0, "fff8eb0cbe62b2e6aa446f95cd2b7d847e5f7fe36e3aab93028056f23ff704de"}, // northlight/two-gib/weights.bin
        {1400, 4933690056, 57719, "975588a26ba0d411ad43e5c5f7ff4ca15bfd958f7a6546d6f9935b52788bbd86"}, // open-meridian/Polaris-14B/model-00001-of-00006.safetensors
        {1401, 4933743592, 23531, "7100bd6a4e6e65884943d95c761b24508194f97b41b4db030b6b3d55d709ea25"}, // open-meridian/Polaris-14B/model-00002-of-00006.safetensors
        {1402, 4902286456, 28317, "0a97a52e557acd4d4f85794c0003de3d2a16ab0db90dd1967ce0f5f3711521ac"}, // open-meridian/Polaris-14B/model-00003-of-00006.safetensors
        {1403, 4954705024, 41852, "298d92dcc27a5bee2376fca1cb5151b795e918902d712df4df815cbe5c6e71fe"}, // open-meridian/Polaris-14B/model-00004-of-00006.safetensors
        {1404, 4954715368, 6197, "d97d6aef91e9b8f169319d0922c4b827d441051e4e6884ed4680747126bec248"}, // open-meridian/Polaris-14B/model-00005-of-00006.safetensors
        {1405, 4860289360, 25439, "e4cc6c30cce866cfd6029cf78c1954601e07dd38d7288ab678a158a5c34a9692"}, // open-meridian/Polaris-14B/model-00006-of-00006.safetensors
        {41, 24000224, 9617, "6205101fb6f4d61f5e3df6fe08c054cd859b23a7f5c6bab7bbfe8bf75b3f534e"}, // quillworks/Sable-3B-Instruct-GGUF/sable-3b-instruct-q4_k_m.gguf
        {42, 48000224, 28818, "d0e95b8d6cafee35049d53d965dc3d1651e7982b0d65ba55963ba5f0bc6d3b0a"}, // quillworks/Sable-3B-Instruct-GGUF/sable-3b-instruct-q8_0.gguf
        {300, 3222964768, 9669, "9ce6f5fa82a7013d30e68681e14c23b93c27b1f61e3404d2a58eda450c75dbfa"}, // quillworks/Sable-3B-Instruct/model-00001-of-00002.safetensors
        {301, 3202564272, 21037, "a81761f862a911843a2c407836ebce2311f40d9098c921acd3567cdfde218e81"}, // quillworks/Sable-3B-Instruct/model-00002-of-00002.safetensors
        {60, 17468856, 49788, "51d474b8253b417ed5d23885d6625c86e977ea9794db42a1d9d68f3050aaee32"}, // saltmarsh/Mood-Small/model.safetensors
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
