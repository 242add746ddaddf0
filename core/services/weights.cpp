// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/weights.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/formats/ggufparser.h"

#include <QFile>
#include <QtNumeric>

#include <algorithm>
#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 largestPiece = 16 * 1024 * 1024;

/// Where the bytes of a file are: at `local`, or on the Hub.
struct Source {
    RepoId repo;
    CommitId commit;
    QString path;
    QString local; ///< empty: not in the cache
};

struct Piece {
    QByteArray data;
    qint64 fileSize = -1;
};

Result<Piece> pieceOfFile(const QString &path, qint64 offset, qint64 length)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(offset)) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
    }
    return Piece{ file.read(length), file.size() };
}

Async<Piece> readPiece(Services *core, Source source, qint64 offset, qint64 length, std::stop_token stop)
{
    if (!source.local.isEmpty()) {
        auto read = [path = source.local, offset, length] { return pieceOfFile(path, offset, length); };
        auto future = onWorker(std::move(read));
        co_return co_await finished(std::move(future));
    }
    auto bytes = co_await core->hub().fileBytes(
        source.repo, Revision{ source.commit.hex }, source.path, offset, length, stop);
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    if (offset == 0 && bytes->fileSize < 0) {
        co_return fail(Error::Kind::Protocol, u"the answer does not tell how long the file is"_s);
    }
    co_return Piece{ std::move(bytes->data), bytes->fileSize };
}

/// What the parsers find wrong is wrong with the file, not with the answer.
std::unexpected<Error> damaged(Error error)
{
    error.kind = Error::Kind::Integrity;
    return std::unexpected(std::move(error));
}

std::unexpected<Error> endsEarly()
{
    return damaged({ Error::Kind::Integrity, u"the file ends before its header does"_s });
}

WeightsHead described(QList<TensorInfo> tensors, std::optional<int> bits, WeightsHead head)
{
    countPacked(&tensors, bits);
    head.tensors = std::move(tensors);
    head.tree = TensorTree::of(head.tensors);
    head.stats = TensorStats::of(head.tensors);
    return head;
}

Result<WeightsHead> safetensorsHead(const QByteArray &bytes, qint64 fileSize)
{
    const auto header = SafetensorsHeader::parse(bytes, fileSize);
    if (!header) {
        return damaged(header.error());
    }
    WeightsHead head;
    head.headerBytes = header->dataBegin;
    head.entriesLeftOut = header->metadataLeftOut;
    for (const auto &[key, value] : header->metadata.asKeyValueRange()) {
        const auto cut = header->metadataCut.value(key, -1);
        head.entries << WeightsEntry{ key, {}, value, cut < 0 ? value.toUtf8().size() : cut, cut >= 0 };
    }
    return described(tensorsOf(*header), {}, std::move(head));
}

QString typeName(GgufType type)
{
    static const QStringList names{ u"uint8"_s,  u"int8"_s,    u"uint16"_s, u"int16"_s,  u"uint32"_s,
                                    u"int32"_s,  u"float32"_s, u"bool"_s,   u"string"_s, u"array"_s,
                                    u"uint64"_s, u"int64"_s,   u"float64"_s };
    return names.value(qsizetype(type));
}

QString scalarText(const GgufValue &value)
{
    if (const auto text = value.text()) {
        return *text;
    }
    if (const auto *truth = std::get_if<bool>(&value.value)) {
        return *truth ? u"true"_s : u"false"_s;
    }
    if (const auto *number = std::get_if<quint64>(&value.value)) {
        return QString::number(*number);
    }
    if (const auto *number = std::get_if<qint64>(&value.value)) {
        return QString::number(*number);
    }
    const auto number = value.number();
    return number ? QString::number(*number, 'g', value.type == GgufType::Float32 ? 7 : 15) : QString();
}

QString valueText(const GgufValue &value)
{
    if (value.type != GgufType::Array) {
        return scalarText(value);
    }
    QStringList items;
    for (const auto &item : value.first) {
        items << (item.type == GgufType::Array ? u"[%1]"_s.arg(item.count) : scalarText(item));
    }
    return items.join(", "_L1);
}

WeightsHead ggufHead(const GgufHeader &header)
{
    WeightsHead head;
    head.kind = FileKind::Gguf;
    head.headerBytes = header.dataBegin;
    head.facts = header.facts();
    head.shape = ModelShape::fromGguf(head.facts);
    for (const auto &[key, value] : header.values) {
        const bool isList = value.type == GgufType::Array;
        const bool isSized = isList || value.type == GgufType::String;
        head.entries << WeightsEntry{
            key,
            isList ? typeName(value.type) + " of "_L1 + typeName(value.itemType) : typeName(value.type),
            valueText(value),
            isSized ? value.count : 0,
            value.isCut,
        };
    }
    return described(tensorsOf(header), {}, std::move(head));
}

Async<WeightsHead> readSafetensors(Services *core, Source source, std::stop_token stop)
{
    auto piece = co_await readPiece(core, source, 0, SafetensorsHeader::firstFetch, stop);
    if (!piece) {
        co_return std::unexpected(piece.error());
    }
    auto bytes = std::move(piece->data);
    const auto fileSize = piece->fileSize;
    const auto needed = SafetensorsHeader::bytesNeeded(bytes, fileSize);
    if (!needed) {
        co_return damaged(needed.error());
    }
    if (*needed > bytes.size()) {
        const auto rest = co_await readPiece(core, source, bytes.size(), *needed - bytes.size(), stop);
        if (!rest) {
            co_return std::unexpected(rest.error());
        }
        bytes += rest->data;
    }
    if (bytes.size() < *needed) {
        co_return endsEarly();
    }
    auto parse = [bytes, fileSize] { return safetensorsHead(bytes, fileSize); };
    auto future = onWorker(std::move(parse));
    auto head = co_await finished(std::move(future));
    if (head) {
        head->fileSize = fileSize;
        head->fetchedBytes = bytes.size();
    }
    co_return head;
}

Async<WeightsHead> readGguf(Services *core, Source source, std::stop_token stop)
{
    std::shared_ptr<GgufParser> parser; // one worker after the other has it
    qint64 fileSize = 0;
    qint64 length = GgufParser::firstFetch;
    GgufParser::Need need{ 1 };
    while (need.bytes > 0) {
        const auto at = parser ? parser->position() : 0;
        auto piece = co_await readPiece(core, source, at, length, stop);
        if (!piece) {
            co_return std::unexpected(piece.error());
        }
        if (parser && piece->data.isEmpty()) {
            co_return endsEarly();
        }
        if (!parser) {
            fileSize = piece->fileSize;
            parser = std::make_shared<GgufParser>(fileSize);
        }
        auto parse = [parser, data = std::move(piece->data)] { return parser->add(data); };
        auto future = onWorker(std::move(parse));
        const auto more = co_await finished(std::move(future));
        if (!more) {
            co_return damaged(more.error());
        }
        need = *more;
        length = std::max(need.bytes, std::min(length * 2, largestPiece));
    }
    auto describe = [parser] { return ggufHead(parser->header()); };
    auto future = onWorker(std::move(describe));
    auto head = co_await finished(std::move(future));
    head.fileSize = fileSize;
    head.fetchedBytes = parser->position();
    co_return head;
}

qint64 elementsOf(const TensorInfo &tensor)
{
    qint64 product = 1;
    for (const auto size : tensor.shape) {
        if (qMulOverflow(product, size, &product)) {
            return std::numeric_limits<qint64>::max();
        }
    }
    return product;
}

} // namespace

Async<WeightsHead> weightsHead(Services *core, WeightsRequest request, std::stop_token stop)
{
    auto look = [cache = core->cache(), repo = request.repo, commit = request.commit, path = request.path] {
        return cache.find(repo, commit, path).value_or(QString());
    };
    auto future = onWorker(std::move(look));
    const Source source{ request.repo, request.commit, request.path, co_await finished(std::move(future)) };
    const bool isGguf = kindByName(request.path) == FileKind::Gguf;
    auto reading = isGguf ? readGguf(core, source, stop) : readSafetensors(core, source, stop);
    auto head = co_await std::move(reading);
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    if (head && !source.local.isEmpty()) {
        head->fromCache = true;
        head->fetchedBytes = 0;
    }
    co_return head;
}

WeightsHead recounted(WeightsHead head, int bits)
{
    auto tensors = head.tensors;
    for (auto &tensor : tensors) {
        tensor.parameters = elementsOf(tensor);
        tensor.kind = tensorKind(tensor.name);
    }
    return described(std::move(tensors), bits, std::move(head));
}

} // namespace Hubdesk
