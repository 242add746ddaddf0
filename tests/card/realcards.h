// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QHash>
#include <QStringList>

/// The collected real cards, which lie beside the sources and are no part of them. Tests that need them skip
/// where they are not.
namespace RealCards
{

inline QString folder()
{
    for (const auto *up : { "/..", "/../.." }) {
        const QString path = QDir::cleanPath(QStringLiteral(HUBDESK_SOURCE) + QLatin1String(up)
                                             + QLatin1String("/shared/data/cards"));
        if (QFile::exists(path + QLatin1String("/INDEX.tsv"))) {
            return path;
        }
    }
    return {};
}

inline QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// File name -> features that the collector saw.
inline QHash<QString, QStringList> index()
{
    QHash<QString, QStringList> features;
    const auto lines
        = QString::fromUtf8(bytes(folder() + QLatin1String("/INDEX.tsv"))).split(QLatin1Char('\n'));
    for (const auto &line : lines.mid(1)) {
        const auto cells = line.split(QLatin1Char('\t'));
        if (cells.size() > 7) {
            features.insert(cells[0], cells[7].split(QLatin1Char(';'), Qt::SkipEmptyParts));
        }
    }
    return features;
}

} // namespace RealCards
