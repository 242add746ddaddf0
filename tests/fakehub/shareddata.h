// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

// The folder "shared" beside the project, or one level up where the sources are a second work tree of it;
// empty when there is none. What lies in it is read by tests, and is no part of the project.
inline QString sharedFolder()
{
    for (const auto &beside : { QStringLiteral("/../shared"), QStringLiteral("/../../shared") }) {
        const QString folder = QDir::cleanPath(QStringLiteral(HUBDESK_SOURCE) + beside);
        if (QDir(folder + QStringLiteral("/data/api")).exists()) {
            return folder;
        }
    }
    return {};
}

inline QJsonValue jsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return QJsonValue::Undefined;
    }
    const auto document = QJsonDocument::fromJson(file.readAll());
    return document.isArray() ? QJsonValue(document.array())
        : document.isObject() ? QJsonValue(document.object())
                              : QJsonValue(QJsonValue::Undefined);
}

// Everything that a value holds, as paths without indices ("[].lfs.oid"), with the values found there.
using Shape = QMap<QString, QJsonArray>;

inline void addShape(const QJsonValue &value, const QString &path, Shape &shape)
{
    shape[path].append(value);
    if (value.isArray()) {
        for (const auto &item : value.toArray()) {
            addShape(item, path + QStringLiteral("[]"), shape);
        }
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            addShape(*it, path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key(), shape);
        }
    }
}

inline Shape shapeOf(const QJsonValue &value)
{
    Shape shape;
    addShape(value, QString(), shape);
    return shape;
}
