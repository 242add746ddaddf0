// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace FakeHub
{

// SHA-256 of the big seeded files of the demo content, so that nobody waits for gigabytes to be hashed.
// `hubdesk-fakehub --check-hashes` computes every one of them again.
struct KnownHash {
    quint64 seed;
    qint64 size;
    quint16 head; // checksum of the head
    const char *sha256;
};

QByteArray knownSha256(quint64 seed, qint64 size, const QByteArray &head); // empty when not in the table
QList<KnownHash> knownHashes();

} // namespace FakeHub
