// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/knownvolumes.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Whether a volume is mounted somewhere in another one.
bool isBelow(const QString &mount, const QString &around)
{
    return mount != around && (around == "/"_L1 || mount.startsWith(around + u'/'));
}

} // namespace

KnownVolumes::KnownVolumes(QString file, SpaceAt spaceAt)
    : m_file(std::move(file))
    , m_spaceAt(std::move(spaceAt))
{
    read();
}

/// What cannot be read is forgotten: the next look knows it again.
void KnownVolumes::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const auto known = QJsonDocument::fromJson(file.readAll()).object();
    for (auto one = known.begin(); one != known.end(); ++one) {
        m_mounts.insert(one.key(), one->toString());
    }
}

void KnownVolumes::write() const
{
    QJsonObject known;
    for (auto one = m_mounts.cbegin(); one != m_mounts.cend(); ++one) {
        known.insert(one.key(), one.value());
    }
    QDir().mkpath(m_file.section(u'/', 0, -2));
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(known).toJson()) < 0 || !file.commit()) {
        qCInfo(cacheLog) << "the volumes of caches are not kept:" << file.errorString();
    }
}

KnownVolumes::Place KnownVolumes::placeOf(const QString &root) const
{
    return { root, m_mounts.value(QDir::cleanPath(root)), m_spaceAt };
}

Result<KnownVolumes::Place> KnownVolumes::look(const Place &place)
{
    const auto volume = place.spaceAt(place.root);
    if (volume && (place.mount.isEmpty() || !isBelow(place.mount, volume->mount))) {
        return Place{ place.root, volume->mount, place.spaceAt };
    }
    if (place.mount.isEmpty()) {
        return std::unexpected(volume.error());
    }
    Error error{ Error::Kind::NotConnected,
                 u"%1 lies on the volume at %2, which is not connected"_s.arg(place.root, place.mount) };
    error.subject = QUrl::fromLocalFile(place.root);
    return std::unexpected(std::move(error));
}

void KnownVolumes::note(const Place &seen)
{
    const auto root = QDir::cleanPath(seen.root);
    const bool isAlwaysThere = seen.mount == "/"_L1; // not worth a file
    if (m_mounts.value(root, isAlwaysThere ? seen.mount : QString()) != seen.mount) {
        m_mounts.insert(root, seen.mount);
        write();
    }
}

void KnownVolumes::forget(const QString &root)
{
    if (m_mounts.remove(QDir::cleanPath(root)) > 0) {
        write();
    }
}

} // namespace Hubdesk
