// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/textdetect.h"

#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Magic {
    FileKind kind = FileKind::Unknown;
    qsizetype offset = 0;
    QByteArrayView bytes;
};

// Array literals keep their zeros; the last one is the terminator.
template<size_t size>
constexpr QByteArrayView raw(const char (&text)[size])
{
    return QByteArrayView(text, qsizetype(size - 1));
}

constexpr std::array magics{
    Magic{ FileKind::Png, 0, raw("\x89PNG\r\n\x1a\n") },
    Magic{ FileKind::Jpeg, 0, raw("\xff\xd8\xff") },
    Magic{ FileKind::Gif, 0, raw("GIF87a") },
    Magic{ FileKind::Gif, 0, raw("GIF89a") },
    Magic{ FileKind::Tiff, 0, raw("II*\0") },
    Magic{ FileKind::Tiff, 0, raw("MM\0*") },
    Magic{ FileKind::Ico, 0, raw("\0\0\1\0") },
    Magic{ FileKind::Flac, 0, raw("fLaC") },
    Magic{ FileKind::Mp3, 0, raw("ID3") },
    Magic{ FileKind::Ogg, 0, raw("OggS") },
    Magic{ FileKind::Pdf, 0, raw("%PDF-") },
    Magic{ FileKind::Parquet, 0, raw("PAR1") },
    Magic{ FileKind::EncryptedParquet, 0, raw("PARE") },
    Magic{ FileKind::Arrow, 0, raw("ARROW1\0\0") },
    Magic{ FileKind::Feather, 0, raw("FEA1") },
    Magic{ FileKind::Gguf, 0, raw("GGUF") },
    Magic{ FileKind::Numpy, 0, raw("\x93NUMPY") },
    Magic{ FileKind::Hdf5, 0, raw("\x89HDF\r\n\x1a\n") },
    Magic{ FileKind::TfLite, 4, raw("TFL3") },
    Magic{ FileKind::Zip, 0, raw("PK\3\4") },
    Magic{ FileKind::Zip, 0, raw("PK\5\6") },
    Magic{ FileKind::Gzip, 0, raw("\x1f\x8b\x08") },
    Magic{ FileKind::Bzip2, 0, raw("BZh") },
    Magic{ FileKind::Xz,
           0,
           raw("\xfd"
               "7zXZ\0") },
    Magic{ FileKind::Zstd, 0, raw("\x28\xb5\x2f\xfd") },
    Magic{ FileKind::SevenZip, 0, raw("7z\xbc\xaf\x27\x1c") },
    Magic{ FileKind::Tar, 257, raw("ustar") },
    Magic{ FileKind::Sqlite, 0, raw("SQLite format 3\0") },
    Magic{ FileKind::Executable,
           0,
           raw("\x7f"
               "ELF") },
};

bool hasAt(QByteArrayView head, qsizetype offset, QByteArrayView bytes)
{
    return head.size() >= offset + bytes.size() && head.sliced(offset, bytes.size()) == bytes;
}

// RIFF, ISO media and EBML are containers: what is in them stands a little further on.
std::optional<FileKind> container(QByteArrayView head)
{
    if (hasAt(head, 0, "RIFF")) {
        return hasAt(head, 8, "WAVE") ? std::optional(FileKind::Wav)
            : hasAt(head, 8, "WEBP")  ? std::optional(FileKind::WebP)
            : hasAt(head, 8, "AVI ")  ? std::optional(FileKind::Avi)
                                      : std::nullopt;
    }
    if (hasAt(head, 0, raw("\x1a\x45\xdf\xa3"))) {
        return head.first(qMin<qsizetype>(head.size(), 64)).contains("webm") ? FileKind::WebM
                                                                             : FileKind::Matroska;
    }
    if (!hasAt(head, 4, "ftyp") || head.size() < 12) {
        return std::nullopt;
    }
    const auto brands = head.sliced(8,
                                    qBound<qsizetype>(4,
                                                      qFromBigEndian<quint32>(head.data()) - 8LL,
                                                      qMin<qsizetype>(head.size() - 8, 64)));
    if (brands.contains("avif") || brands.contains("avis")) {
        return FileKind::Avif;
    }
    return brands.startsWith("M4A") ? FileKind::M4a
        : brands.startsWith("qt  ") ? FileKind::QuickTime
                                    : FileKind::Mp4;
}

// Formats whose first bytes are numbers, so that each asks for several of them.
std::optional<FileKind> numbered(QByteArrayView head, FileKind named)
{
    if (head.size() >= 10 && head[8] == '{') {
        const auto length = qFromLittleEndian<quint64>(head.data());
        if (length >= 2 && length <= 100'000'000) { // the limit of the format itself
            return FileKind::Safetensors;
        }
    }
    if (head.size() >= 8 && hasAt(head, 0, raw("\xff\xff\xff\xff")) && head[6] == 0 && head[7] == 0) {
        return FileKind::ArrowStream; // continuation mark, then a small length
    }
    if (head.size() >= 2 && uchar(head[0]) == 0x80 && head[1] >= 2 && head[1] <= 5) {
        return named == FileKind::Torch ? FileKind::Torch : FileKind::Pickle;
    }
    if (head.size() >= 14 && hasAt(head, 0, "BM") && hasAt(head, 6, raw("\0\0\0\0"))) {
        return FileKind::Bmp;
    }
    // A frame of MPEG audio has no better mark than eleven bits, so the name has to agree.
    if (named == FileKind::Mp3 && head.size() >= 2 && uchar(head[0]) == 0xFF
        && (uchar(head[1]) & 0xE0) == 0xE0) {
        return FileKind::Mp3;
    }
    // ModelProto begins with its field 1, the version of the format.
    if (named == FileKind::Onnx && head.size() >= 2 && head[0] == 8 && head[1] > 0 && head[1] < 32) {
        return FileKind::Onnx;
    }
    return std::nullopt;
}

// A text may well begin with "ID3" or "PARENT": a short word needs a name that agrees, or bytes that are
// none.
bool isWordOfText(const Magic &magic, QByteArrayView head, FileKind named)
{
    const bool isWord = magic.bytes.size() <= 4
        && std::ranges::all_of(magic.bytes, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (!isWord || magic.kind == named) {
        return false;
    }
    const auto format = textFormatOf(head);
    return format.text && !format.hasNul;
}

std::optional<FileKind> kindByMagic(QByteArrayView head, FileKind named)
{
    for (const auto &magic : magics) {
        if (hasAt(head, magic.offset, magic.bytes) && !isWordOfText(magic, head, named)) {
            return magic.kind;
        }
    }
    const auto inside = container(head);
    return inside ? inside : numbered(head, named);
}

// PyTorch and NumPy keep their arrays in ZIP archives.
FileKind kindOfZip(QStringView path, QByteArrayView head, FileKind named)
{
    if (named == FileKind::Npz || named == FileKind::Torch) {
        return named;
    }
    if (head.size() >= 30) {
        const qsizetype length = qFromLittleEndian<quint16>(head.data() + 26);
        const auto first = head.sliced(30, qMin(length, head.size() - 30));
        if (first.endsWith("/data.pkl")) {
            return FileKind::Torch;
        }
        if (first.endsWith(".npy") && !path.endsWith(".zip"_L1)) {
            return FileKind::Npz;
        }
    }
    return FileKind::Zip;
}

std::optional<FileKind> kindOfScript(QStringView text)
{
    if (!text.startsWith("#!"_L1)) {
        return std::nullopt;
    }
    const auto end = text.indexOf(u'\n');
    const auto line = text.first(end < 0 ? text.size() : end);
    return line.contains("python"_L1) ? FileKind::Python
        : line.contains("sh"_L1)      ? FileKind::Shell
                                      : FileKind::Code;
}

// The content of a text whose name says nothing. Only marks that nothing else has.
FileKind kindOfText(QStringView text)
{
    if (const auto script = kindOfScript(text)) {
        return *script;
    }
    const auto start = text.trimmed();
    const auto begins
        = [start](QLatin1StringView mark) { return start.startsWith(mark, Qt::CaseInsensitive); };
    if (begins("<!doctype html"_L1) || begins("<html"_L1)) {
        return FileKind::Html;
    }
    if (begins("<svg"_L1) || begins("<?xml"_L1)) {
        return start.first(qMin<qsizetype>(start.size(), 1'000)).contains("<svg"_L1) ? FileKind::Svg
                                                                                     : FileKind::Xml;
    }
    if (begins("%yaml"_L1) || start.startsWith("---\n"_L1)) {
        return FileKind::Yaml;
    }
    const bool json = begins("{\""_L1) || begins("{\n"_L1) || begins("[{"_L1) || begins("[\n"_L1);
    return json ? FileKind::Json : FileKind::Text;
}

// Many files named .json have one object a line.
bool looksLikeLines(QStringView text)
{
    const auto end = text.indexOf(u'\n');
    if (end < 0 || !text.startsWith(u'{')) {
        return false;
    }
    return text.first(end).trimmed().endsWith(u'}') && text.sliced(end).trimmed().startsWith(u'{');
}

FileKind refineText(FileKind named, QStringView text)
{
    const auto family = familyOf(named);
    const bool mayBeText = family == FileFamily::Text || named == FileKind::Svg || named == FileKind::Notebook
        || named == FileKind::Csv || named == FileKind::Tsv || named == FileKind::JsonLines;
    FileKind kind = mayBeText ? named : kindOfText(text);
    if (kind == FileKind::Xml && kindOfText(text) == FileKind::Svg) {
        kind = FileKind::Svg;
    }
    return kind == FileKind::Json && looksLikeLines(text) ? FileKind::JsonLines : kind;
}

} // namespace

FoundFormat detectFile(QStringView path, QByteArrayView head)
{
    const auto named = kindByName(path);
    if (head.isEmpty()) {
        return { FileKind::Empty, TextFormat() };
    }
    if (readLfsPointer(head)) {
        return { FileKind::LfsPointer, textFormatOf(head) };
    }
    if (const auto magic = kindByMagic(head, named)) {
        return { *magic == FileKind::Zip ? kindOfZip(path, head, named) : *magic, std::nullopt };
    }
    const auto format = textFormatOf(head);
    const bool mayHaveNul = named == FileKind::Csv || named == FileKind::Tsv;
    if (!format.text || (format.hasNul && !mayHaveNul)) {
        return { FileKind::Binary, std::nullopt };
    }
    const auto text = decodeText(head.first(qMin<qsizetype>(head.size(), 64 << 10)), format.encoding);
    return { refineText(named, text), format };
}

std::optional<LfsPointer> readLfsPointer(QByteArrayView bytes)
{
    constexpr qsizetype longest = 1'024; // what Git LFS itself would still take for a pointer
    if (bytes.size() > longest || !bytes.startsWith("version https://git-lfs.github.com/spec/")) {
        return std::nullopt;
    }
    LfsPointer pointer{ {}, -1 };
    for (const auto line : QString::fromLatin1(bytes).tokenize(u'\n')) {
        const auto value = line.sliced(line.indexOf(u' ') + 1).trimmed();
        bool isNumber = false;
        if (line.startsWith("oid sha256:"_L1)) {
            pointer.sha256 = value.sliced(7).toString();
        } else if (line.startsWith("size "_L1)) {
            const auto size = value.toLongLong(&isNumber);
            pointer.size = isNumber ? size : -1;
        }
    }
    const bool isHash = pointer.sha256.size() == 64 && std::ranges::all_of(pointer.sha256, [](QChar c) {
                            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                        });
    return isHash && pointer.size >= 0 ? std::optional(pointer) : std::nullopt;
}

} // namespace Hubdesk
