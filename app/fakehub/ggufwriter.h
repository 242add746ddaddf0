// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/blob.h"

#include <QByteArrayList>
#include <QList>
#include <QString>

namespace FakeHub
{

// How the numbers of a tensor are stored: the types that the demo needs, by GGUF's own numbers.
enum class GgufType : quint32 { F32 = 0, F16 = 1, Q8_0 = 8, Q4_K = 12, Q5_K = 13, Q6_K = 14 };
qint64 ggufBytes(GgufType type, qint64 elements);

struct GgufTensor {
    QString name;
    QList<qint64> shape; // the side that lies close together first
    GgufType type = GgufType::F32;
};

// Writes the head of a GGUF file, version 3: pairs of a key and a typed value, then the list of tensors.
class GgufWriter
{
public:
    void add(const QByteArray &key, const QString &value);
    void add(const QByteArray &key, quint32 value);
    void add(const QByteArray &key, float value);
    void add(const QByteArray &key, bool value);
    void addShort(const QByteArray &key, quint16 value);
    void addSigned(const QByteArray &key, qint32 value);
    void add(const QByteArray &key, const QByteArrayList &texts);
    void add(const QByteArray &key, const QList<float> &numbers);
    void add(const QByteArray &key, const QList<qint32> &numbers);

    // The whole file: what has been added, the tensors, and seeded numbers behind them.
    [[nodiscard]] Blob file(const QList<GgufTensor> &tensors, quint64 seed) const;

private:
    void begin(const QByteArray &key, quint32 type);
    void beginArray(const QByteArray &key, quint32 type, qsizetype count);

    quint64 m_count = 0;
    QByteArray m_pairs;
};

} // namespace FakeHub
