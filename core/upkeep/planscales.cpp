// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/planscales.h"

namespace Hubdesk
{

void PlanScales::count(const FileFacts &facts, Removal *removal)
{
    ++removal->files;
    if (facts.kind != DiskEntry::Kind::Regular
        || (facts.names > 1 && ++m_names[{ facts.device, facts.number }] < facts.names)) {
        return;
    }
    removal->size += facts.size;
    removal->allocated += facts.allocated;
}

Result<bool> PlanScales::add(const Folder &folder, const QString &name, Removal *removal)
{
    const auto facts = folder.look(name, false);
    if (!facts) {
        return false;
    }
    if (facts->kind != DiskEntry::Kind::Folder) {
        count(*facts, removal);
        return true;
    }
    const auto inside = folder.inside(name);
    const auto entries = inside.and_then([&folder](const Folder &one) {
        return one.checkVolume(folder).and_then([&one] { return one.entries(); });
    });
    if (!entries) {
        return std::unexpected(entries.error());
    }
    for (const auto &entry : *entries) {
        if (const auto added = add(*inside, entry.name, removal); !added) {
            return added;
        }
    }
    return true;
}

} // namespace Hubdesk
