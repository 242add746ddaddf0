// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/server.h"

#include <QMap>

#include <algorithm>
#include <numeric>

/// What of each content of a repo's files has left the stand-in, and what of it more than once.
///
/// It is counted where the stand-in's system takes the bytes. So what was under way to a program that got
/// killed, in its read buffer and in the socket buffers of both sides, counts as fetched, although the
/// program never saw it: the figures are never less than what was really fetched twice.
class SentBytes
{
public:
    using Files = QMap<QString, FakeHub::Blob>;

    SentBytes(const FakeHub::Server &hub, Files files)
        : m_files(std::move(files))
    {
        for (const auto &request : hub.requests()) {
            const bool isBody = request.method == "GET" && (request.status == 200 || request.status == 206);
            if (const auto content = contentOf(request); isBody && !content.isEmpty()) {
                const auto range = request.headers.value("range");
                const bool isPart = request.status == 206 && range.startsWith("bytes=");
                const auto begin = isPart ? range.sliced(6, range.indexOf('-') - 6).toLongLong() : 0;
                m_resumed += begin > 0 ? 1 : 0;
                m_last = std::max(m_last, begin);
                ++m_requests[content];
                m_sum += request.sent();
                m_again[content] += add(content, { begin, begin + request.sent() });
            }
        }
    }

    /// Of all files together, again and again.
    qint64 sum() const { return m_sum; }
    /// Bytes that had been sent before.
    qint64 again() const
    {
        const auto counts = m_again.values();
        return std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
    }
    /// The same, of the content that has most of them.
    qint64 mostAgain() const
    {
        const auto counts = m_again.values();
        return counts.isEmpty() ? 0 : *std::ranges::max_element(counts);
    }
    int requests(const QString &file) const { return m_requests.value(m_files[file].sha256()); }
    /// Requests that began behind the beginning of a file, and the last such beginning.
    int resumed() const { return m_resumed; }
    qint64 lastBegin() const { return m_last; }
    /// Files of which something was never sent. None is missing for an empty one.
    QStringList withGaps() const
    {
        QStringList files;
        for (const auto &[file, blob] : m_files.asKeyValueRange()) {
            const auto parts = m_parts.value(blob.sha256());
            const bool isWhole = parts.size() == 1 && parts[0] == Part{ 0, blob.size() };
            if (blob.size() > 0 && !isWhole) {
                files.append(file);
            }
        }
        return files;
    }

private:
    using Part = std::pair<qint64, qint64>; // from, and up to

    QByteArray contentOf(const FakeHub::Recorded &request) const
    {
        const bool isLarge = request.port == FakeHub::Port::Cdn;
        for (const auto &[file, blob] : m_files.asKeyValueRange()) {
            const auto name = isLarge ? QString::fromLatin1(blob.sha256()) : QLatin1Char('/') + file;
            if (isLarge
                    ? request.path.contains(name)
                    : request.route.startsWith(QLatin1StringView("resolve")) && request.path.endsWith(name)) {
                return blob.sha256();
            }
        }
        return {};
    }

    /// How many of these had been sent before. Parts that are kept do not touch each other.
    qint64 add(const QByteArray &content, Part joined)
    {
        const auto added = joined;
        qint64 again = 0;
        QList<Part> kept;
        for (const auto &part : m_parts.value(content)) {
            if (part.second < added.first || part.first > added.second) {
                kept.append(part);
                continue;
            }
            again += std::min(part.second, added.second) - std::max(part.first, added.first);
            joined = { std::min(part.first, joined.first), std::max(part.second, joined.second) };
        }
        kept.append(joined);
        m_parts.insert(content, kept);
        return again;
    }

    Files m_files;
    QMap<QByteArray, QList<Part>> m_parts;
    QMap<QByteArray, qint64> m_again;
    QMap<QByteArray, int> m_requests;
    qint64 m_sum = 0;
    int m_resumed = 0;
    qint64 m_last = -1;
};
