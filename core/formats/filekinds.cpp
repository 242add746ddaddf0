// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/textdetect.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct KindRow {
    FileKind kind = FileKind::Unknown;
    FileFamily family = FileFamily::Unknown;
    QLatin1StringView suffixes; ///< separated by spaces; empty: no name tells it
};

constexpr auto kindRows = [] {
    using enum FileKind;
    return std::array{
        KindRow{ Unknown, FileFamily::Unknown, ""_L1 },
        KindRow{ Empty, FileFamily::Text, ""_L1 },
        KindRow{ Text, FileFamily::Text, "txt text log rst tex bib srt vtt vocab merges model"_L1 },
        KindRow{
            Code,
            FileFamily::Text,
            "c h cc cpp cxx hpp cu cuh rs go java kt scala js mjs ts tsx jsx rb php pl lua r jl swift cs "
            "m sql css scss vue ipp cmake proto jinja jinja2 j2 diff patch zig hs ml el nix tf"_L1 },
        KindRow{ Python, FileFamily::Text, "py pyi pyx"_L1 },
        KindRow{ Shell, FileFamily::Text, "sh bash zsh fish bat ps1"_L1 },
        KindRow{ Markdown, FileFamily::Text, "md markdown mdx"_L1 },
        KindRow{ Html, FileFamily::Text, "html htm xhtml"_L1 },
        KindRow{ Yaml, FileFamily::Text, "yaml yml"_L1 },
        KindRow{ Toml, FileFamily::Text, "toml"_L1 },
        KindRow{ Ini, FileFamily::Text, "ini cfg conf properties"_L1 },
        KindRow{ Xml, FileFamily::Text, "xml xsd xsl plist"_L1 },
        KindRow{ Json, FileFamily::Text, "json json5 geojson webmanifest"_L1 },
        KindRow{ LfsPointer, FileFamily::Text, ""_L1 },
        KindRow{ Png, FileFamily::Picture, "png apng"_L1 },
        KindRow{ Jpeg, FileFamily::Picture, "jpg jpeg jpe jfif"_L1 },
        KindRow{ WebP, FileFamily::Picture, "webp"_L1 },
        KindRow{ Gif, FileFamily::Picture, "gif"_L1 },
        KindRow{ Avif, FileFamily::Picture, "avif"_L1 },
        KindRow{ Bmp, FileFamily::Picture, "bmp dib"_L1 },
        KindRow{ Ico, FileFamily::Picture, "ico"_L1 },
        KindRow{ Tiff, FileFamily::Picture, "tif tiff"_L1 },
        KindRow{ Svg, FileFamily::Picture, "svg"_L1 },
        KindRow{ Wav, FileFamily::Sound, "wav wave"_L1 },
        KindRow{ Flac, FileFamily::Sound, "flac"_L1 },
        KindRow{ Mp3, FileFamily::Sound, "mp3"_L1 },
        KindRow{ Ogg, FileFamily::Sound, "ogg oga opus"_L1 },
        KindRow{ M4a, FileFamily::Sound, "m4a aac"_L1 },
        KindRow{ Mp4, FileFamily::Video, "mp4 m4v"_L1 },
        KindRow{ QuickTime, FileFamily::Video, "mov"_L1 },
        KindRow{ WebM, FileFamily::Video, "webm"_L1 },
        KindRow{ Matroska, FileFamily::Video, "mkv"_L1 },
        KindRow{ Avi, FileFamily::Video, "avi"_L1 },
        KindRow{ Pdf, FileFamily::Document, "pdf"_L1 },
        KindRow{ Notebook, FileFamily::Document, "ipynb"_L1 },
        KindRow{ Csv, FileFamily::Table, "csv"_L1 },
        KindRow{ Tsv, FileFamily::Table, "tsv tab"_L1 },
        KindRow{ JsonLines, FileFamily::Table, "jsonl ndjson jsonlines"_L1 },
        KindRow{ Parquet, FileFamily::Table, "parquet pq"_L1 },
        KindRow{ EncryptedParquet, FileFamily::Table, ""_L1 },
        KindRow{ Arrow, FileFamily::Table, "arrow"_L1 },
        KindRow{ ArrowStream, FileFamily::Table, "arrows"_L1 },
        KindRow{ Feather, FileFamily::Table, "feather"_L1 },
        KindRow{ Safetensors, FileFamily::Tensors, "safetensors"_L1 },
        KindRow{ Gguf, FileFamily::Tensors, "gguf"_L1 },
        KindRow{ Torch, FileFamily::Tensors, "pt pth ckpt"_L1 },
        KindRow{ Pickle, FileFamily::Tensors, "pkl pickle joblib"_L1 },
        KindRow{ Numpy, FileFamily::Tensors, "npy"_L1 },
        KindRow{ Npz, FileFamily::Tensors, "npz"_L1 },
        KindRow{ Hdf5, FileFamily::Tensors, "h5 hdf5"_L1 },
        KindRow{ Onnx, FileFamily::Tensors, "onnx"_L1 },
        KindRow{ TfLite, FileFamily::Tensors, "tflite"_L1 },
        KindRow{ Zip, FileFamily::Archive, "zip whl jar"_L1 },
        KindRow{ Gzip, FileFamily::Archive, "gz tgz"_L1 },
        KindRow{ Bzip2, FileFamily::Archive, "bz2"_L1 },
        KindRow{ Xz, FileFamily::Archive, "xz"_L1 },
        KindRow{ Zstd, FileFamily::Archive, "zst"_L1 },
        KindRow{ SevenZip, FileFamily::Archive, "7z"_L1 },
        KindRow{ Tar, FileFamily::Archive, "tar"_L1 },
        KindRow{ Sqlite, FileFamily::Binary, "sqlite sqlite3 db"_L1 },
        KindRow{ Executable, FileFamily::Binary, "exe dll so dylib"_L1 },
        KindRow{ Binary, FileFamily::Binary, ""_L1 },
    };
}();

constexpr bool isInOrder()
{
    for (size_t i = 0; i < kindRows.size(); ++i) {
        if (size_t(kindRows[i].kind) != i) {
            return false;
        }
    }
    return kindRows.size() == size_t(FileKind::Binary) + 1;
}
static_assert(isInOrder(), "one row for every kind, in the order of the enumeration");

const KindRow &rowOf(FileKind kind)
{
    return kindRows[size_t(kind)];
}

QHash<QString, FileKind> kindsBySuffix()
{
    QHash<QString, FileKind> kinds;
    for (const auto &row : kindRows) {
        for (const auto suffix : QLatin1StringView(row.suffixes).tokenize(u' ', Qt::SkipEmptyParts)) {
            kinds.insert(QString(suffix), row.kind);
        }
    }
    return kinds;
}

// Files whose whole name says it.
std::optional<FileKind> kindByWholeName(QStringView name)
{
    const auto is = [name](QLatin1StringView word) { return name.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("license"_L1) || is("licence"_L1) || is("readme"_L1) || is("notice"_L1) || is("authors"_L1)
        || is(".gitattributes"_L1) || is(".gitignore"_L1) || is(".dockerignore"_L1)) {
        return FileKind::Text;
    }
    if (is("makefile"_L1) || is("dockerfile"_L1) || is("jenkinsfile"_L1)) {
        return FileKind::Code;
    }
    return std::nullopt;
}

} // namespace

FileKind kindByName(QStringView path)
{
    static const auto kinds = kindsBySuffix();
    const auto name = path.sliced(path.lastIndexOf(u'/') + 1);
    if (const auto whole = kindByWholeName(name)) {
        return *whole;
    }
    const auto dot = name.lastIndexOf(u'.');
    return dot < 0 ? FileKind::Unknown
                   : kinds.value(name.sliced(dot + 1).toString().toLower(), FileKind::Unknown);
}

FileFamily familyOf(FileKind kind)
{
    return rowOf(kind).family;
}

} // namespace Hubdesk
