// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/textformat.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// What a file is to a person who wants to see it. Kinds that every viewer treats alike share one: what has a
/// language for highlighting and nothing else is Code.
// clang-format off
enum class FileKind {
    Unknown, ///< nothing is known: by its name only, or nothing that is listed here
    Empty, Text, Code, Python, Shell, Markdown, Html, Yaml, Toml, Ini, Xml, Json, LfsPointer,
    Png, Jpeg, WebP, Gif, Avif, Bmp, Ico, Tiff, Svg,
    Wav, Flac, Mp3, Ogg, M4a,
    Mp4, QuickTime, WebM, Matroska, Avi,
    Pdf, Notebook,
    Csv, Tsv, JsonLines, Parquet, EncryptedParquet, Arrow, ArrowStream, Feather,
    Safetensors, Gguf, Torch, Pickle, Numpy, Npz, Hdf5, Onnx, TfLite,
    Zip, Gzip, Bzip2, Xz, Zstd, SevenZip, Tar,
    Sqlite, Executable, Binary,
};
// clang-format on

/// Which viewer it is for.
enum class FileFamily { Unknown, Text, Picture, Sound, Video, Document, Table, Tensors, Archive, Binary };

/// Which bytes of a file a preview is made of.
enum class NeededPart { Head, Whole, Tail };

/// What the first bytes of a file say.
struct FoundFormat {
    FileKind kind = FileKind::Unknown;
    std::optional<TextFormat> text; ///< if it is one, an SVG picture too

    bool operator==(const FoundFormat &) const = default;
};

/// A file of Git LFS that was not fetched: the text that stands in its place.
struct LfsPointer {
    QString sha256; ///< 64 lower-case hex digits
    qint64 size = 0;

    bool operator==(const LfsPointer &) const = default;
};

/// By the name alone, before a byte is there. Only a guess: Unknown if the name tells nothing.
FileKind kindByName(QStringView path);
/// By name and content; at least the first 512 bytes should be there. What the content says wins, and the
/// name refines it (a ZIP that is a PyTorch checkpoint, a text that is a table). Pure, any thread.
FoundFormat detectFile(QStringView path, QByteArrayView head);

FileFamily familyOf(FileKind kind);

std::optional<LfsPointer> readLfsPointer(QByteArrayView bytes);

} // namespace Hubdesk
