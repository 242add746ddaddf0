// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/planscales.h"

namespace Hubdesk
{

void PlanScales::count(const FileFacts &facts, Removal *removal)
{
    ++removal->files;
    if (facts.kind != DiskEntry::Kind::Regular) {
        return;
    }
    if (facts.names > 1) {
        const std::pair file(facts.device, facts.number);
        m_begun.append(file);
        if (++m_names[file] < facts.names) {
            return;
        }
    }
    removal->size += facts.size;
    removal->allocated += facts.allocated;
}

Result<bool> PlanScales::add(const Folder &folder, const QString &name, Removal *removal)
{
    m_begun.clear();
    auto added = addAll(folder, name, removal);
    if (!added) { // it stays, and so do its names
        for (const auto &file : std::as_const(m_begun)) {
            --m_names[file];
        }
    }
    return added;
}

Result<bool> PlanScales::addAll(const Folder &folder, const QString &name, Removal *removal)
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
        if (const auto added = addAll(*inside, entry.name, removal); !added) {
            return added;
        }
    }
    return true;
}

} // namespace Hubdesk
