// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/blob.h"

#include <QList>
#include <QMap>
#include <QString>

#include <span>

// Makers of the files in the demo content. Everything they write is valid: the headers are real, only the
// weights behind them are noise.
namespace FakeHub
{

struct Tensor {
    QString name;
    QList<qint64> shape;
};

// A safetensors file: header, then seeded numbers. `dtype` is F32, F16 or BF16; blanks fill the header up to
// `headSize` where the size of the file is to be a round one.
Blob safetensors(const QList<Tensor> &tensors, const QString &dtype, quint64 seed, qsizetype headSize = 0);

// What a decoder model is made of.
struct DecoderShape {
    qint64 vocabulary;
    qint64 hidden;
    qint64 layers;
    qint64 inner;
    qint64 keyValue;
    bool tied;
    int shards;
    quint64 seed; // the same seed and shape are the same files
};

// config.json, tokenizer files, model[-0000n-of-0000m].safetensors and the index where there are several.
QMap<QString, Blob> decoderFiles(const DecoderShape &shape, const QString &modelType);
// A small encoder in F32, one file.
QMap<QString, Blob> encoderFiles(qint64 hidden, qint64 layers, quint64 seed, const QString &architecture);
// A GGUF file with its metadata and one tensor.
Blob gguf(const QString &architecture, const QString &name, qint64 elements, quint64 seed);

// An RGB picture of bars or of a soft gradient with circles.
QByteArray chartPng(const QList<int> &values, quint32 colour);
QByteArray picturePng(int width, int height, quint64 seed);
// The same, drawn when somebody looks.
Blob chart(const QList<int> &values, quint32 colour);
Blob picture(int width, int height, quint64 seed);
QByteArray bannerSvg(const QString &title, const QString &subtitle, const QString &colour);
QByteArray toneWav(int hertz, int milliseconds);

QByteArray license(const QString &name);
QByteArray gitAttributes();

} // namespace FakeHub
