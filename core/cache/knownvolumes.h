// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/freespace.h"

#include <QHash>
#include <QString>

namespace Hubdesk
{

/// Where the volume of each cache was mounted when it was last seen, kept in a file. A folder whose disk is
/// not plugged in looks like an empty one, or like one that is still to be made, and whoever writes there
/// fills the disk below: a cache that now lies on the volume around its own is not connected. Owned by
/// Services, on the engine thread, which may read and write so small a file; the look at the disk is for
/// workers.
class KnownVolumes
{
public:
    /// Tests give disks of their own.
    explicit KnownVolumes(QString file, SpaceAt spaceAt = &volumeSpace);

    /// What a worker needs to look at one.
    struct Place {
        QString root; ///< of a cache
        QString mount; ///< where its volume was; empty: it was never seen
        SpaceAt spaceAt;
    };
    Place placeOf(const QString &root) const;
    /// The place as it is now, or NotConnected. A worker: an automatic mount may take a while.
    static Result<Place> look(const Place &place);
    /// After look(): there it was seen.
    void note(const Place &seen);
    /// Whatever is there now is the cache from now on: a person has copied it to another volume.
    void forget(const QString &root);

private:
    void read();
    void write() const;

    QString m_file;
    SpaceAt m_spaceAt;
    QHash<QString, QString> m_mounts; ///< by root, as it was asked for
};

} // namespace Hubdesk
