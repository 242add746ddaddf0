// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demorich.h"
#include "app/fakehub/demoshapes.h"
#include "app/fakehub/ggufwriter.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr int unknownToken = 0;
constexpr int firstToken = 1; // of a text
constexpr int lastToken = 2;
constexpr int byteTokens = 256;

// The vocabulary of a sentence-piece tokenizer: a few that steer, all bytes, and pieces made of syllables.
struct Vocabulary {
    QByteArrayList tokens;
    QList<float> scores;
    QList<qint32> types; // 1 is a piece, 2 unknown, 3 steers, 6 is a byte
};

QByteArray piece(int number)
{
    static const QByteArrayList syllables{ "ta", "ri", "no",   "shel", "mar", "ing", "ou", "ke",
                                           "ll", "an", "tide", "gu",   "est", "ven", "or", "he" };
    QByteArray text = number % 2 == 0 ? QByteArray("\u2581") : QByteArray(); // a word begins
    for (int rest = number / 2; text.size() < 4 || rest > 0; rest /= 16) {
        text += syllables[rest % 16];
    }
    return text;
}

Vocabulary vocabulary(int size)
{
    Vocabulary out{ .tokens = { "<unk>", "<s>", "</s>" }, .scores = { 0, 0, 0 }, .types = { 2, 3, 3 } };
    for (int n = 0; n < byteTokens; ++n) {
        out.tokens.append("<0x" + QByteArray::number(n, 16).rightJustified(2, '0').toUpper() + '>');
        out.scores.append(0);
        out.types.append(6);
    }
    for (int n = 0; out.tokens.size() < size; ++n) {
        out.tokens.append(piece(n));
        out.scores.append(float(-n));
        out.types.append(1);
    }
    return out;
}

const QString chatTemplate
    = u"{%- for message in messages -%}\n<|{{ message['role'] }}|>\n{{ message['content'] }}</s>\n"
      "{%- endfor -%}\n{%- if add_generation_prompt -%}\n<|assistant|>\n{%- endif -%}"_s;

void addShape(GgufWriter &gguf, const DecoderShape &shape)
{
    constexpr quint32 headWidth = 64;
    const auto heads = quint32(shape.hidden) / headWidth;
    gguf.add("llama.block_count", quint32(shape.layers));
    gguf.add("llama.context_length", quint32(32768));
    gguf.add("llama.embedding_length", quint32(shape.hidden));
    gguf.add("llama.feed_forward_length", quint32(shape.inner));
    gguf.add("llama.attention.head_count", heads);
    gguf.add("llama.attention.head_count_kv", quint32(shape.keyValue) / headWidth);
    gguf.add("llama.attention.layer_norm_rms_epsilon", 1e-5F);
    gguf.add("llama.rope.freq_base", 500000.0F);
    gguf.add("llama.rope.dimension_count", headWidth);
    gguf.add("llama.vocab_size", quint32(shape.vocabulary));
}

void addTokenizer(GgufWriter &gguf, const DecoderShape &shape)
{
    const auto [tokens, scores, types] = vocabulary(int(shape.vocabulary));
    gguf.add("tokenizer.ggml.model", u"llama"_s);
    gguf.add("tokenizer.ggml.pre", u"default"_s);
    gguf.add("tokenizer.ggml.tokens", tokens);
    gguf.add("tokenizer.ggml.scores", scores);
    gguf.add("tokenizer.ggml.token_type", types);
    gguf.add("tokenizer.ggml.bos_token_id", quint32(firstToken));
    gguf.add("tokenizer.ggml.eos_token_id", quint32(lastToken));
    gguf.add("tokenizer.ggml.unknown_token_id", quint32(unknownToken));
    gguf.add("tokenizer.ggml.add_bos_token", true);
    gguf.add("tokenizer.ggml.add_eos_token", false);
    gguf.add("tokenizer.chat_template", chatTemplate);
}

GgufWriter described(const DecoderShape &shape, const GgufBuild &build)
{
    GgufWriter gguf;
    gguf.add("general.architecture", u"llama"_s);
    gguf.add("general.type", u"model"_s);
    gguf.add("general.name", build.name);
    gguf.add("general.basename", build.name.section(u' ', 0, 0));
    gguf.add("general.finetune", u"Instruct"_s);
    gguf.add("general.size_label", build.sizeLabel);
    gguf.add("general.license", u"apache-2.0"_s);
    gguf.add("general.tags", QByteArrayList{ "chat", "text-generation" });
    gguf.add("general.languages", QByteArrayList{ "en", "de" });
    addShape(gguf, shape);
    gguf.add("general.file_type", build.fileType);
    gguf.add("general.quantization_version", quint32(2));
    addTokenizer(gguf, shape);
    return gguf;
}

// Which type a matrix gets: the "M" builds spend more on the values and on every second way down.
GgufType typeOf(const QString &part, qint64 layer, const GgufBuild &build)
{
    const bool precious = part == "attn_v"_L1 || part == "ffn_down"_L1;
    return precious && layer % 2 == 0 ? build.better : build.type;
}

QList<GgufTensor> tensorsOf(const DecoderShape &shape, const GgufBuild &build)
{
    QList<GgufTensor> out{ { u"token_embd.weight"_s, { shape.hidden, shape.vocabulary }, build.type } };
    const QList<std::pair<QString, QList<qint64>>> parts{
        { u"attn_q"_s, { shape.hidden, shape.hidden } },
        { u"attn_k"_s, { shape.hidden, shape.keyValue } },
        { u"attn_v"_s, { shape.hidden, shape.keyValue } },
        { u"attn_output"_s, { shape.hidden, shape.hidden } },
        { u"ffn_gate"_s, { shape.hidden, shape.inner } },
        { u"ffn_up"_s, { shape.hidden, shape.inner } },
        { u"ffn_down"_s, { shape.inner, shape.hidden } },
    };
    for (qint64 n = 0; n < shape.layers; ++n) {
        const QString block = u"blk.%1."_s.arg(n);
        out.append({ block + u"attn_norm.weight"_s, { shape.hidden }, GgufType::F32 });
        for (const auto &[part, sides] : parts) {
            out.append({ block + part + u".weight"_s, sides, typeOf(part, n, build) });
        }
        out.append({ block + u"ffn_norm.weight"_s, { shape.hidden }, GgufType::F32 });
    }
    out.append({ u"output_norm.weight"_s, { shape.hidden }, GgufType::F32 });
    out.append({ u"output.weight"_s, { shape.hidden, shape.vocabulary }, build.better });
    return out;
}

} // namespace

Blob llamaGguf(const DecoderShape &shape, const GgufBuild &build)
{
    return described(shape, build).file(tensorsOf(shape, build), build.seed);
}

// The first part describes the model, the others say only which part they are.
Blob llamaGgufPart(const DecoderShape &shape, const GgufBuild &build, int part, int parts)
{
    const auto tensors = tensorsOf(shape, build);
    const qsizetype from = tensors.size() * part / parts;
    const qsizetype to = tensors.size() * (part + 1) / parts;
    GgufWriter gguf = part == 0 ? described(shape, build) : GgufWriter();
    gguf.addShort("split.no", quint16(part));
    gguf.addShort("split.count", quint16(parts));
    gguf.addSigned("split.tensors.count", qint32(tensors.size()));
    return gguf.file(tensors.mid(from, to - from), build.seed + quint64(part));
}

} // namespace FakeHub
