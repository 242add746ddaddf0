// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QRandomGenerator>

/// Damages bytes the way a stranger would: changed, removed, repeated, cut, and with marks of the format put
/// where they do not belong. Seeded, so that what failed fails again.
class Mutation
{
public:
    Mutation(quint32 seed, QByteArrayList marks)
        : m_random(seed)
        , m_marks(std::move(marks))
    {
    }

    QByteArray operator()(QByteArray bytes)
    {
        for (int i = 1 + m_random.bounded(6); i > 0; --i) {
            change(bytes);
        }
        return bytes;
    }
    int bounded(int end) { return m_random.bounded(end); }

private:
    void change(QByteArray &bytes)
    {
        const auto at = qsizetype(m_random.bounded(int(bytes.size()) + 1));
        const auto length = qMin<qsizetype>(m_random.bounded(16), bytes.size() - at);
        switch (m_random.bounded(6)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.sliced(at, length));
            break;
        case 3:
            bytes.insert(at, m_marks.value(m_random.bounded(int(m_marks.size()) + 1)));
            break;
        default:
            if (at < bytes.size()) {
                bytes[at] = char(m_random.bounded(256));
            }
            break;
        }
    }

    QRandomGenerator m_random;
    QByteArrayList m_marks;
};
