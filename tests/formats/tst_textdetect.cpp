// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/textdetect.h"
#include "tests/formats/mutation.h"

#include <QSet>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

// A local header of a ZIP archive whose first file has this name.
QByteArray zipOf(const QByteArray &name)
{
    return "PK\3\4"_ba + QByteArray(22, '\0') + char(name.size()) + QByteArray(3, '\0') + name + "content";
}

QByteArray pointer(const QByteArray &size)
{
    return "version https://git-lfs.github.com/spec/v1\noid sha256:"
        + QByteArray("0123456789abcdef").repeated(4) + "\nsize " + size + '\n';
}

} // namespace

class TestTextDetect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void binaryContent_data();
    void binaryContent();
    void textContent_data();
    void textContent();
    void names_data();
    void names();
    void pointers_data();
    void pointers();
    void pictures();
    void randomBytes();
};

void TestTextDetect::binaryContent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<FileKind>("kind");
    const auto row = [](const char *name, const QString &path, const QByteArray &head, FileKind kind) {
        QTest::newRow(name) << path << head << kind;
    };
    row("PNG", u"a"_s, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"_ba, FileKind::Png);
    row("JPEG that is named PNG", u"a.png"_s, "\xff\xd8\xff\xe0\0\x10JFIF"_ba, FileKind::Jpeg);
    row("WebP", u"a"_s, "RIFF\x24\0\0\0WEBPVP8 "_ba, FileKind::WebP);
    row("WAV", u"a"_s, "RIFF\x24\0\0\0WAVEfmt "_ba, FileKind::Wav);
    row("AVI", u"a"_s, "RIFF\x24\0\0\0AVI LIST"_ba, FileKind::Avi);
    row("GIF", u"a"_s, "GIF89a\1\0\1\0"_ba, FileKind::Gif);
    row("BMP", u"a"_s, "BM\x36\0\0\0\0\0\0\0\x36\0\0\0"_ba, FileKind::Bmp);
    row("AVIF",
        u"a"_s,
        "\0\0\0\x1c"
        "ftypavif\0\0\0\0mif1"_ba,
        FileKind::Avif);
    row("AVIF by its second brand",
        u"a"_s,
        "\0\0\0\x1c"
        "ftypmif1\0\0\0\0avifmif1miaf"_ba,
        FileKind::Avif);
    row("MP4",
        u"a"_s,
        "\0\0\0\x20"
        "ftypisom\0\0\2\0isomiso2"_ba,
        FileKind::Mp4);
    row("QuickTime",
        u"a"_s,
        "\0\0\0\x14"
        "ftypqt  \0\0\2\0qt  "_ba,
        FileKind::QuickTime);
    row("sound in MP4",
        u"a"_s,
        "\0\0\0\x14"
        "ftypM4A \0\0\2\0M4A "_ba,
        FileKind::M4a);
    row("WebM",
        u"a"_s,
        "\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x86\x81\1\x42\x82\x84webm"_ba,
        FileKind::WebM);
    row("Matroska",
        u"a"_s,
        "\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x88matroska"_ba,
        FileKind::Matroska);
    row("FLAC", u"a"_s, "fLaC\0\0\0\x22"_ba, FileKind::Flac);
    row("OGG", u"a"_s, "OggS\0\2\0\0"_ba, FileKind::Ogg);
    row("MP3 with a tag", u"a"_s, "ID3\4\0\0\0\0\0\0"_ba, FileKind::Mp3);
    row("MP3 without a tag", u"a.mp3"_s, "\xff\xfb\x90\x64\0\0"_ba, FileKind::Mp3);
    row("frames of sound that are named otherwise", u"a.bin"_s, "\xff\xfb\x90\x64\0\0"_ba, FileKind::Binary);
    row("PDF", u"a"_s, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"_ba, FileKind::Pdf);
    row("Parquet", u"a"_s, "PAR1\x15\4\x15\0\x15"_ba, FileKind::Parquet);
    row("encrypted Parquet", u"a.parquet"_s, "PARE\x15\4\x15\0\x15"_ba, FileKind::EncryptedParquet);
    row("Arrow", u"a"_s, "ARROW1\0\0\xff\xff\xff\xff"_ba, FileKind::Arrow);
    row("Arrow stream",
        u"data-00000.arrow"_s,
        "\xff\xff\xff\xff\x90\1\0\0\x10\0\0\0"_ba,
        FileKind::ArrowStream);
    row("safetensors", u"a"_s, "\x40\0\0\0\0\0\0\0{\"a\":{}}"_ba, FileKind::Safetensors);
    row("eight bytes and a brace", u"a"_s, "\xff\xfe\xff\xff\xff\xff\xff\xff{\"a\":{}}"_ba, FileKind::Binary);
    row("GGUF", u"a"_s, "GGUF\3\0\0\0\x10\0\0\0\0\0\0\0"_ba, FileKind::Gguf);
    row("pickle", u"a"_s, "\x80\4\x95\x10\0\0\0\0\0\0\0}"_ba, FileKind::Pickle);
    row("PyTorch of old",
        u"pytorch_model.pt"_s,
        "\x80\2\x8a\nl\xfc\x9c\x46\xf9 j\xa8P\x19."_ba,
        FileKind::Torch);
    row("PyTorch", u"pytorch_model.bin"_s, zipOf("archive/data.pkl"), FileKind::Torch);
    row("PyTorch by its name", u"a.pth"_s, zipOf("other"), FileKind::Torch);
    row("NumPy", u"a"_s, "\x93NUMPY\1\0v\0{'descr'"_ba, FileKind::Numpy);
    row("NumPy archive", u"a"_s, zipOf("x.npy"), FileKind::Npz);
    row("ZIP of arrays", u"a.zip"_s, zipOf("x.npy"), FileKind::Zip);
    row("ZIP whose header is cut", u"a"_s, "PK\3\4\x14\0"_ba, FileKind::Zip);
    row("ZIP whose name is cut", u"a"_s, zipOf("archive/data.pkl").first(38), FileKind::Zip);
    row("GZIP", u"a.json.gz"_s, "\x1f\x8b\x08\0\0\0\0\0"_ba, FileKind::Gzip);
    row("Zstandard", u"a"_s, "\x28\xb5\x2f\xfd\4\0"_ba, FileKind::Zstd);
    row("tar", u"a"_s, QByteArray(257, '\0') + "ustar\0"_ba, FileKind::Tar);
    row("HDF5", u"a"_s, "\x89HDF\r\n\x1a\n\0\0\0\0"_ba, FileKind::Hdf5);
    row("ONNX", u"a.onnx"_s, "\x08\x07\x12\x07pytorch\x1a\0"_ba, FileKind::Onnx);
    row("ONNX that is named otherwise", u"a.bin"_s, "\x08\x07\x12\x07pytorch\x1a\0"_ba, FileKind::Binary);
    row("anything", u"a.txt"_s, "ab\0cd"_ba, FileKind::Binary);
}

void TestTextDetect::binaryContent()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, head);
    const auto facts = detectFile(path, head);
    QTEST(facts.kind, "kind");
    QVERIFY(!facts.text);
}

void TestTextDetect::textContent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<FileKind>("kind");
    const auto row = [](const char *name, const QString &path, const QByteArray &head, FileKind kind) {
        QTest::newRow(name) << path << head << kind;
    };
    row("nothing", u"a.png"_s, {}, FileKind::Empty);
    row("a text without a name", u"a"_s, "some words\n", FileKind::Text);
    row("Python by its name", u"x/train.py"_s, "import torch\n", FileKind::Python);
    row("Python by its first line", u"train"_s, "#!/usr/bin/env python3\nimport torch\n", FileKind::Python);
    row("a script by its first line", u"run"_s, "#!/bin/bash\n", FileKind::Shell);
    row("a first line without an end", u"run"_s, "#!/bin/sh", FileKind::Shell);
    row("JSON by its name", u"config.json"_s, "{\n  \"a\": 1\n}\n", FileKind::Json);
    row("JSON by its content", u"blob"_s, "{\"a\": 1}", FileKind::Json);
    row("JSON lines by their name", u"train.jsonl"_s, "{\"a\": 1}\n", FileKind::JsonLines);
    row("JSON lines that are named JSON",
        u"train.json"_s,
        "{\"a\": 1}\r\n{\"a\": 2}\r\n",
        FileKind::JsonLines);
    row("CSV with a zero in it", u"a.csv"_s, QByteArray("a,b\n1,2\n").repeated(50) + '\0', FileKind::Csv);
    row("CSV whose first column is PARENT", u"a.csv"_s, "PARENT,x\n1,2\n", FileKind::Csv);
    row("a text about ID3", u"a.txt"_s, "ID3 tags are read by most players", FileKind::Text);
    row("TSV in UTF-16",
        u"a.tsv"_s,
        "\xff\xfe"
        "a\0\t\0b\0\n\0"_ba,
        FileKind::Tsv);
    row("YAML", u"a.yml"_s, "a: 1\n", FileKind::Yaml);
    row("YAML by its content", u"a"_s, "---\na: 1\n", FileKind::Yaml);
    row("TOML", u"pyproject.toml"_s, "[project]\n", FileKind::Toml);
    row("XML by its content", u"a"_s, "<?xml version=\"1.0\"?><root/>", FileKind::Xml);
    row("SVG", u"a.svg"_s, "<svg/>", FileKind::Svg);
    row("SVG that is named XML", u"a.xml"_s, "<?xml version=\"1.0\"?>\n<svg/>", FileKind::Svg);
    row("Markdown", u"README.md"_s, "---\nlicense: mit\n---\n# A\n", FileKind::Markdown);
    row("a notebook", u"a.ipynb"_s, "{\"cells\": []}", FileKind::Notebook);
    row("a page", u"a"_s, "<!DOCTYPE HTML><html>", FileKind::Html);
    row("text that is named a picture", u"a.png"_s, "not found\n", FileKind::Text);
    row("a page that is named a model", u"model.safetensors"_s, "<html>", FileKind::Html);
    row("a pointer that is named a model", u"model.safetensors"_s, pointer("5"), FileKind::LfsPointer);
    row("a pointer that is named a table", u"a.csv"_s, pointer("5"), FileKind::LfsPointer);
}

void TestTextDetect::textContent()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, head);
    const auto facts = detectFile(path, head);
    QTEST(facts.kind, "kind");
    QVERIFY(facts.text);
    QVERIFY(facts.text->text);
}

void TestTextDetect::names_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<FileKind>("kind");
    QTest::newRow("a suffix") << u"a.parquet"_s << FileKind::Parquet;
    QTest::newRow("in capitals") << u"A/PHOTO.JPG"_s << FileKind::Jpeg;
    QTest::newRow("in a folder with a dot") << u"v1.png/data"_s << FileKind::Unknown;
    QTest::newRow("two suffixes") << u"a.csv.gz"_s << FileKind::Gzip;
    QTest::newRow("a whole name") << u"x/LICENSE"_s << FileKind::Text;
    QTest::newRow("a hidden file") << u".gitattributes"_s << FileKind::Text;
    QTest::newRow("what says nothing") << u"model.bin"_s << FileKind::Unknown;
    QTest::newRow("a dot alone") << u"a."_s << FileKind::Unknown;
    QTest::newRow("nothing") << QString() << FileKind::Unknown;
}

void TestTextDetect::names()
{
    QFETCH(QString, path);
    QTEST(kindByName(path), "kind");
}

void TestTextDetect::pointers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("size"); // -1: no pointer
    QTest::newRow("a pointer") << pointer("4976698672") << 4'976'698'672LL;
    QTest::newRow("with the line ends of Windows") << pointer("7").replace("\n", "\r\n") << 7LL;
    QTest::newRow("a size that is no number") << pointer("many") << -1LL;
    QTest::newRow("a size below zero") << pointer("-5") << -1LL;
    QTest::newRow("a size that is too large") << pointer("99999999999999999999") << -1LL;
    QTest::newRow("a hash in capitals") << pointer("7").replace("abcdef", "ABCDEF") << -1LL;
    QTest::newRow("a hash that is too short") << pointer("7").replace("sha256:0123", "sha256:") << -1LL;
    QTest::newRow("no hash") << "version https://git-lfs.github.com/spec/v1\noid sha256:\nsize 5\n"_ba
                             << -1LL;
    QTest::newRow("longer than a pointer is") << pointer("7") + QByteArray(1'000, 'x') << -1LL;
    QTest::newRow("a text about pointers") << "see version https://git-lfs.github.com/spec/v1"_ba << -1LL;
}

void TestTextDetect::pointers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, size);
    const auto read = readLfsPointer(bytes);
    QCOMPARE(read.has_value(), size >= 0);
    if (read) {
        QCOMPARE(read->size, size);
        QCOMPARE(read->sha256, u"0123456789abcdef"_s.repeated(4));
    }
}

void TestTextDetect::pictures()
{
    for (const auto suffix :
         { "png"_L1, "jpg"_L1, "jpeg"_L1, "gif"_L1, "webp"_L1, "svg"_L1, "bmp"_L1, "ico"_L1 }) {
        QCOMPARE(familyOf(kindByName(u"a."_s + suffix)), FileFamily::Picture);
    }
}

void TestTextDetect::randomBytes()
{
    const QByteArrayList marks{ "PK\3\4", "RIFF",  "ftyp",  "\x1a\x45\xdf\xa3",
                                "PAR1",   "PARE",  "{\"",   "\xff\xd8\xff",
                                "#!",     "---\n", "<?xml", "\0"_ba,
                                "ID3",    "BM" };
    const QStringList names{ u"a.csv"_s, u"a.onnx"_s, u"a.mp3"_s, u"a.pt"_s, u"a.json"_s, u"a"_s };
    Mutation mutate(20260302, marks);
    for (int round = 0; round < 5'000; ++round) {
        auto head = mutate(marks[mutate.bounded(int(marks.size()))]
                           + QByteArray(mutate.bounded(40), char(mutate.bounded(256))));
        const auto facts = detectFile(names[mutate.bounded(int(names.size()))], head);
        const auto family = familyOf(facts.kind);
        QVERIFY2(facts.kind != FileKind::Unknown, head.toHex().constData());
        QVERIFY2(!facts.text || family == FileFamily::Text || facts.kind == FileKind::Svg
                     || family == FileFamily::Table,
                 head.toHex().constData());
    }
}

QTEST_GUILESS_MAIN(TestTextDetect)
#include "tst_textdetect.moc"
