// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"

#include "app/fakehub/littleendian.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <mutex>
#include <numeric>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

qint64 elements(const Tensor &tensor)
{
    return std::accumulate(tensor.shape.begin(), tensor.shape.end(), qint64(1), std::multiplies<>());
}

qint64 bytesPer(const QString &dtype)
{
    return dtype == "F32"_L1 ? 4 : 2;
}

QByteArray pretty(const QJsonObject &json)
{
    return QJsonDocument(json).toJson();
}

QList<Tensor> decoderTensors(const DecoderShape &shape)
{
    QList<Tensor> out{ { u"model.embed_tokens.weight"_s, { shape.vocabulary, shape.hidden } } };
    for (qint64 n = 0; n < shape.layers; ++n) {
        const QString layer = u"model.layers.%1."_s.arg(n);
        out << Tensor{ layer + u"input_layernorm.weight"_s, { shape.hidden } }
            << Tensor{ layer + u"self_attn.q_proj.weight"_s, { shape.hidden, shape.hidden } }
            << Tensor{ layer + u"self_attn.k_proj.weight"_s, { shape.keyValue, shape.hidden } }
            << Tensor{ layer + u"self_attn.v_proj.weight"_s, { shape.keyValue, shape.hidden } }
            << Tensor{ layer + u"self_attn.o_proj.weight"_s, { shape.hidden, shape.hidden } }
            << Tensor{ layer + u"post_attention_layernorm.weight"_s, { shape.hidden } }
            << Tensor{ layer + u"mlp.gate_proj.weight"_s, { shape.inner, shape.hidden } }
            << Tensor{ layer + u"mlp.up_proj.weight"_s, { shape.inner, shape.hidden } }
            << Tensor{ layer + u"mlp.down_proj.weight"_s, { shape.hidden, shape.inner } };
    }
    out << Tensor{ u"model.norm.weight"_s, { shape.hidden } };
    if (!shape.tied) {
        out << Tensor{ u"lm_head.weight"_s, { shape.vocabulary, shape.hidden } };
    }
    return out;
}

// Cuts the tensors into shards of about the same size, none of them split.
QList<QList<Tensor>> sharded(const QList<Tensor> &tensors, int shards)
{
    qint64 total = 0;
    for (const auto &tensor : tensors) {
        total += elements(tensor);
    }
    QList<QList<Tensor>> out(1);
    qint64 sum = 0;
    for (const auto &tensor : tensors) {
        if (out.size() < shards && sum >= total * out.size() / shards) {
            out.append(QList<Tensor>());
        }
        out.last().append(tensor);
        sum += elements(tensor);
    }
    return out;
}

QByteArray tokenizer(qint64 vocabulary, int shown)
{
    QJsonObject words;
    for (int n = 0; n < shown; ++n) {
        words.insert(u"tok%1"_s.arg(n, 5, 10, QChar(u'0')), n);
    }
    return pretty({ { u"version"_s, u"1.0"_s },
                    { u"added_tokens"_s, QJsonArray() },
                    { u"model"_s,
                      QJsonObject{ { u"type"_s, u"BPE"_s },
                                   { u"vocab"_s, words },
                                   { u"merges"_s, QJsonArray() },
                                   { u"size"_s, vocabulary } } } });
}

void addTokenizer(QMap<QString, Blob> &files, qint64 vocabulary)
{
    files.insert(u"tokenizer.json"_s, tokenizer(vocabulary, 400));
    files.insert(
        u"tokenizer_config.json"_s,
        pretty({ { u"bos_token"_s, u"<s>"_s },
                 { u"eos_token"_s, u"</s>"_s },
                 { u"model_max_length"_s, 32768 },
                 { u"chat_template"_s,
                   u"{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"_s } }));
    files.insert(u"special_tokens_map.json"_s,
                 pretty({ { u"bos_token"_s, u"<s>"_s }, { u"eos_token"_s, u"</s>"_s } }));
}

quint32 crc(const QByteArray &bytes)
{
    quint32 value = 0xffffffffU;
    for (const char c : bytes) {
        value ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1) != 0 ? 0xedb88320U ^ (value >> 1) : value >> 1;
        }
    }
    return ~value;
}

void putChunk(QByteArray &png, const QByteArray &type, const QByteArray &data)
{
    std::array<char, 4> number{};
    qToBigEndian(quint32(data.size()), number.data());
    png.append(number.data(), 4);
    png += type + data;
    qToBigEndian(crc(type + data), number.data());
    png.append(number.data(), 4);
}

// Rows of RGB without the filter bytes.
QByteArray png(int width, int height, const QByteArray &rgb)
{
    QByteArray rows;
    for (int y = 0; y < height; ++y) {
        rows += '\0' + rgb.mid(qsizetype(y) * width * 3, qsizetype(width) * 3);
    }
    QByteArray head(8, '\0');
    qToBigEndian(quint32(width), head.data());
    qToBigEndian(quint32(height), head.data() + 4);
    head += QByteArray::fromHex("0802000000");
    QByteArray out = QByteArray::fromHex("89504e470d0a1a0a");
    putChunk(out, "IHDR", head);
    putChunk(out, "IDAT", qCompress(rows).sliced(4)); // a zlib stream, after Qt's own length
    putChunk(out, "IEND", {});
    return out;
}

} // namespace

Blob safetensors(const QList<Tensor> &tensors, const QString &dtype, quint64 seed, qsizetype headSize)
{
    QJsonObject header{ { u"__metadata__"_s, QJsonObject{ { u"format"_s, u"pt"_s } } } };
    qint64 at = 0;
    for (const auto &tensor : tensors) {
        QJsonArray shape;
        for (const qint64 side : tensor.shape) {
            shape.append(side);
        }
        const qint64 end = at + elements(tensor) * bytesPer(dtype);
        header.insert(tensor.name,
                      QJsonObject{ { u"dtype"_s, dtype },
                                   { u"shape"_s, shape },
                                   { u"data_offsets"_s, QJsonArray{ at, end } } });
        at = end;
    }
    QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    json.append((8 - json.size() % 8) % 8, ' '); // the numbers begin at a multiple of eight
    json.append(std::max<qsizetype>(0, headSize - 8 - json.size()), ' ');
    QByteArray head;
    put(head, quint64(json.size()));
    head += json;
    return Blob::seeded(seed, head.size() + at, head);
}

namespace
{

QMap<QString, Blob> makeDecoderFiles(const DecoderShape &shape, const QString &modelType)
{
    QString architecture = modelType;
    architecture[0] = architecture[0].toUpper();
    QMap<QString, Blob> files;
    files.insert(u"config.json"_s,
                 pretty({ { u"architectures"_s, QJsonArray{ architecture + u"ForCausalLM"_s } },
                          { u"model_type"_s, modelType },
                          { u"hidden_size"_s, shape.hidden },
                          { u"intermediate_size"_s, shape.inner },
                          { u"num_hidden_layers"_s, shape.layers },
                          { u"num_attention_heads"_s, std::max<qint64>(1, shape.hidden / 128) },
                          { u"num_key_value_heads"_s, std::max<qint64>(1, shape.keyValue / 128) },
                          { u"vocab_size"_s, shape.vocabulary },
                          { u"max_position_embeddings"_s, 131072 },
                          { u"tie_word_embeddings"_s, shape.tied },
                          { u"torch_dtype"_s, u"bfloat16"_s } }));
    files.insert(u"generation_config.json"_s,
                 pretty({ { u"do_sample"_s, true }, { u"temperature"_s, 0.6 }, { u"top_p"_s, 0.9 } }));
    addTokenizer(files, shape.vocabulary);
    const auto parts = sharded(decoderTensors(shape), shape.shards);
    QJsonObject weightMap;
    qint64 total = 0;
    for (qsizetype n = 0; n < parts.size(); ++n) {
        const QString name = parts.size() == 1
            ? u"model.safetensors"_s
            : u"model-%1-of-%2.safetensors"_s.arg(n + 1, 5, 10, QChar(u'0'))
                  .arg(parts.size(), 5, 10, QChar(u'0'));
        files.insert(name, safetensors(parts[n], u"BF16"_s, shape.seed * 100 + quint64(n)));
        for (const auto &tensor : parts[n]) {
            weightMap.insert(tensor.name, name);
            total += elements(tensor) * 2;
        }
    }
    if (parts.size() > 1) {
        files.insert(u"model.safetensors.index.json"_s,
                     pretty({ { u"metadata"_s, QJsonObject{ { u"total_size"_s, total } } },
                              { u"weight_map"_s, weightMap } }));
    }
    return files;
}

} // namespace

// Many demo models are of one shape: their headers are written once.
QMap<QString, Blob> decoderFiles(const DecoderShape &shape, const QString &modelType)
{
    static QHash<std::pair<quint64, QString>, QMap<QString, Blob>> written;
    static std::mutex guard; // several servers may live in one test
    const std::scoped_lock lock(guard);
    auto known = written.constFind({ shape.seed, modelType });
    if (known == written.constEnd()) {
        known = written.insert({ shape.seed, modelType }, makeDecoderFiles(shape, modelType));
    }
    return *known;
}

QMap<QString, Blob> encoderFiles(qint64 hidden, qint64 layers, quint64 seed, const QString &architecture)
{
    static QHash<QString, QMap<QString, Blob>> written;
    static std::mutex guard;
    const QString key = u"%1 %2 %3 "_s.arg(hidden).arg(layers).arg(seed) + architecture;
    const std::scoped_lock lock(guard);
    if (const auto known = written.constFind(key); known != written.constEnd()) {
        return *known;
    }
    QList<Tensor> tensors{ { u"embeddings.word_embeddings.weight"_s, { 30522, hidden } },
                           { u"embeddings.position_embeddings.weight"_s, { 512, hidden } } };
    for (qint64 n = 0; n < layers; ++n) {
        const QString layer = u"encoder.layer.%1."_s.arg(n);
        for (const auto &part : { u"attention.self.query"_s,
                                  u"attention.self.key"_s,
                                  u"attention.self.value"_s,
                                  u"attention.output.dense"_s }) {
            tensors << Tensor{ layer + part + u".weight"_s, { hidden, hidden } }
                    << Tensor{ layer + part + u".bias"_s, { hidden } };
        }
        tensors << Tensor{ layer + u"intermediate.dense.weight"_s, { hidden * 4, hidden } }
                << Tensor{ layer + u"output.dense.weight"_s, { hidden, hidden * 4 } };
    }
    QMap<QString, Blob> files;
    files.insert(u"config.json"_s,
                 pretty({ { u"architectures"_s, QJsonArray{ architecture } },
                          { u"model_type"_s, u"bert"_s },
                          { u"hidden_size"_s, hidden },
                          { u"num_hidden_layers"_s, layers },
                          { u"vocab_size"_s, 30522 } }));
    addTokenizer(files, 30522);
    files.insert(u"model.safetensors"_s, safetensors(tensors, u"F32"_s, seed));
    return *written.insert(key, files);
}

Blob gguf(const QString &architecture, const QString &name, qint64 elements, quint64 seed)
{
    const auto putText = [](QByteArray &out, const QString &text) {
        put(out, quint64(text.toUtf8().size()));
        out += text.toUtf8();
    };
    QByteArray head = "GGUF";
    put(head, quint32(3));
    put(head, quint64(1)); // tensors
    put(head, quint64(3)); // pairs of metadata
    for (const auto &[key, value] :
         { std::pair{ u"general.architecture"_s, architecture }, std::pair{ u"general.name"_s, name } }) {
        putText(head, key);
        put(head, quint32(8)); // a string
        putText(head, value);
    }
    putText(head, architecture + u".context_length"_s);
    put(head, quint32(4)); // an unsigned 32-bit number
    put(head, quint32(32768));
    putText(head, u"token_embd.weight"_s);
    put(head, quint32(1)); // dimensions
    put(head, quint64(elements));
    put(head, quint32(24)); // I8
    put(head, quint64(0)); // offset
    head.append((32 - head.size() % 32) % 32, '\0');
    return Blob::seeded(seed, head.size() + elements, head);
}

QByteArray chartPng(const QList<int> &values, quint32 colour)
{
    constexpr int width = 480;
    constexpr int height = 240;
    QByteArray rgb(qsizetype(width) * height * 3, char(0xff));
    const int most = std::max(1, *std::ranges::max_element(values));
    const int step = width / int(values.size());
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int bar = std::min(x / step, int(values.size()) - 1);
            const bool filled = x % step > step / 5 && height - y < values[bar] * (height - 20) / most;
            const quint32 pixel = filled ? colour : y % 40 == 0 ? 0xe5e7ebU : 0xffffffU;
            char *out = rgb.data() + (qsizetype(y) * width + x) * 3;
            out[0] = char(pixel >> 16);
            out[1] = char(pixel >> 8);
            out[2] = char(pixel);
        }
    }
    return png(width, height, rgb);
}

QByteArray picturePng(int width, int height, quint64 seed)
{
    QByteArray rgb(qsizetype(width) * height * 3, '\0');
    const auto phase = double(seed % 97);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = double(x) / width;
            const double v = double(y) / height;
            const double ring = std::sin(14 * std::hypot(u - 0.5 + 0.2 * std::sin(phase), v - 0.5) + phase);
            char *out = rgb.data() + (qsizetype(y) * width + x) * 3;
            out[0] = char(int(110 + 90 * u + 40 * ring));
            out[1] = char(int(120 + 80 * v - 30 * ring));
            out[2] = char(int(170 + 60 * (1 - u) * v));
        }
    }
    return png(width, height, rgb);
}

Blob chart(const QList<int> &values, quint32 colour)
{
    return Blob::later([values, colour] { return chartPng(values, colour); });
}

Blob picture(int width, int height, quint64 seed)
{
    return Blob::later([width, height, seed] { return picturePng(width, height, seed); });
}

QByteArray bannerSvg(const QString &title, const QString &subtitle, const QString &colour)
{
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"160\" viewBox=\"0 0 720 "
           u"160\">\n"
           "  <rect width=\"720\" height=\"160\" rx=\"12\" fill=\"%3\"/>\n"
           "  <circle cx=\"640\" cy=\"30\" r=\"90\" fill=\"#ffffff\" opacity=\"0.12\"/>\n"
           "  <circle cx=\"590\" cy=\"140\" r=\"60\" fill=\"#ffffff\" opacity=\"0.10\"/>\n"
           "  <text x=\"36\" y=\"82\" font-family=\"sans-serif\" font-size=\"42\" font-weight=\"700\" "
           "fill=\"#ffffff\">%1</text>\n"
           "  <text x=\"36\" y=\"118\" font-family=\"sans-serif\" font-size=\"20\" "
           "fill=\"#ffffff\">%2</text>\n"
           "</svg>\n"_s.arg(title.toHtmlEscaped(), subtitle.toHtmlEscaped(), colour)
               .toUtf8();
}

QByteArray toneWav(int hertz, int milliseconds)
{
    constexpr int rate = 8000;
    const int samples = rate * milliseconds / 1000;
    QByteArray out = "RIFF";
    put(out, quint32(36 + samples * 2));
    out += "WAVEfmt ";
    put(out, quint32(16));
    put(out, quint16(1));
    put(out, quint16(1));
    put(out, quint32(rate));
    put(out, quint32(rate * 2));
    put(out, quint16(2));
    put(out, quint16(16));
    out += "data";
    put(out, quint32(samples * 2));
    for (int n = 0; n < samples; ++n) {
        put(out, qint16(9000 * std::sin(6.283185307 * hertz * n / rate)));
    }
    return out;
}

QByteArray license(const QString &name)
{
    return u"This demo repository is offered under the terms named %1.\nIts content is invented; see the card for what it pretends to be.\n"_s
        .arg(name)
        .toUtf8();
}

QByteArray gitAttributes()
{
    QByteArray out;
    for (const char *pattern :
         { "*.bin", "*.gguf", "*.onnx", "*.parquet", "*.pt", "*.safetensors", "*.wav", "*.zip" }) {
        out += QByteArray(pattern) + " filter=lfs diff=lfs merge=lfs -text\n";
    }
    return out;
}

} // namespace FakeHub
