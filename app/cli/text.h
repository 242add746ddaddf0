// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

// Values as the command line writes them. Pure.
namespace Cli
{

// Control characters and those that turn the direction of text become visible escapes, so that no text from
// the Hub can drive the terminal. With `lines`, line ends and tabs stay.
QString escaped(const QString &text, bool lines = false);
// The same for a text of many lines, which may be Arabic or Hebrew: single marks of direction stay, what
// embeds, overrides or isolates does not, because it can show a text in another order than it has. CR LF
// becomes LF.
QString escapedProse(const QString &text);
// One line; what a terminal might obey is written as \u escapes.
QByteArray jsonLine(const QJsonDocument &document);
QString humanSize(qint64 bytes); // decimal units as `hf` writes them: 187, 2.5M
QString sizeInText(qint64 bytes); // the same within a sentence: 187 B, 2.5 MB
QString countOf(qint64 count, const char *one); // 1 file, 2 files
// How long ago that was, as `hf` says it: a few seconds ago, 3 weeks ago. Milliseconds since the epoch.
QString ageInText(qint64 thenMs, qint64 nowMs);
// "10M", "1.5 MB", "800k", "250000", "4MiB": bytes, where k, M and G are thousands unless an i follows. None
// for anything else, and for nothing.
std::optional<qint64> bytesFrom(const QString &text);
QString isoTime(const QDateTime &time); // 2024-11-16T00:27:02+00:00, as Python writes it
// Keys of the Hub's JSON as the official client names them: createdAt -> created_at, without _id and modelId;
// absent values are left out.
QJsonObject officialKeys(const QJsonObject &raw);
// Upper-case heads, columns padded.
QString table(const QStringList &heads, const QList<QStringList> &rows);
// The nearest of `known`, or empty when none is near.
QString nearest(const QString &word, const QStringList &known);

} // namespace Cli
