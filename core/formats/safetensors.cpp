// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/safetensors.h"

#include "core/formats/jsonpull.h"
#include "core/formats/shownname.h"

#include <QSet>
#include <QStringList>
#include <QtEndian>
#include <QtNumeric>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 lengthBytes = 8;

struct Dtype {
    QString name;
    int bits;
};

// Shared by all tensors, so that hundreds of thousands do not hold as many names.
const QList<Dtype> &dtypes()
{
    static const QList<Dtype> all{
        { u"BOOL"_s, 8 },        { u"F4"_s, 4 },          { u"F6_E2M3"_s, 6 }, { u"F6_E3M2"_s, 6 },
        { u"U8"_s, 8 },          { u"I8"_s, 8 },          { u"F8_E5M2"_s, 8 }, { u"F8_E4M3"_s, 8 },
        { u"F8_E8M0"_s, 8 },     { u"F8_E4M3FNUZ"_s, 8 }, { u"I16"_s, 16 },    { u"U16"_s, 16 },
        { u"F8_E5M2FNUZ"_s, 8 }, { u"F16"_s, 16 },        { u"BF16"_s, 16 },   { u"I32"_s, 32 },
        { u"U32"_s, 32 },        { u"F32"_s, 32 },        { u"C64"_s, 64 },    { u"F64"_s, 64 },
        { u"I64"_s, 64 },        { u"U64"_s, 64 },
    };
    return all;
}

const Dtype *dtypeNamed(QStringView name)
{
    const auto found = std::ranges::find(dtypes(), name, &Dtype::name);
    return found == dtypes().end() ? nullptr : &*found;
}

std::unexpected<Error> bad(const QString &what)
{
    return fail(Error::Kind::Protocol, u"not a good .safetensors file: "_s + what);
}

// What a person most likely has instead, seen by its first bytes.
QString otherFile(QByteArrayView start)
{
    if (start.startsWith("version ")) {
        return u" (this is the Git LFS pointer, not the file)"_s;
    }
    if (start.startsWith("<")) {
        return u" (this is a web page)"_s;
    }
    return start.startsWith("PK") ? u" (this is a zip file or a PyTorch checkpoint)"_s : QString();
}

std::optional<QList<qint64>> readNumbers(JsonPull *json, qsizetype most)
{
    QList<qint64> numbers;
    for (json->enterArray(); json->nextItem();) {
        const auto number = json->wholeNumber();
        if (!number || numbers.size() >= most) {
            json->fault(u"more numbers than can be meant"_s);
            return {};
        }
        numbers << *number;
    }
    return json->hasFailed() ? std::nullopt : std::optional(numbers);
}

// One value of the top object; the offsets still count from the end of the header.
bool readTensor(JsonPull *json, SafetensorsTensor *tensor)
{
    constexpr qsizetype mostDimensions = 64;
    std::optional<QList<qint64>> shape;
    std::optional<QList<qint64>> offsets;
    QString key;
    for (json->enterObject(); json->nextKey(&key);) {
        const bool isAgain = (key == "dtype"_L1 && !tensor->dtype.isEmpty()) || (key == "shape"_L1 && shape)
            || (key == "data_offsets"_L1 && offsets);
        if (isAgain) {
            return json->fault(u"'%1' twice in tensor %2"_s.arg(key, shownName(tensor->name)));
        }
        if (key == "dtype"_L1) {
            const auto name = json->string();
            const auto *dtype = name ? dtypeNamed(*name) : nullptr;
            if (dtype == nullptr) {
                return json->fault(u"tensor %1 has the unknown dtype %2"_s.arg(
                    shownName(tensor->name), shownName(name.value_or(QString()))));
            }
            tensor->dtype = dtype->name;
        } else if (key == "shape"_L1) {
            shape = readNumbers(json, mostDimensions);
        } else if (key == "data_offsets"_L1) {
            offsets = readNumbers(json, 2);
        } else {
            json->skip();
        }
    }
    if (json->hasFailed()) {
        return false;
    }
    if (tensor->dtype.isEmpty() || !shape || !offsets || offsets->size() != 2) {
        return json->fault(
            u"tensor %1 lacks dtype, shape or two data_offsets"_s.arg(shownName(tensor->name)));
    }
    tensor->shape = *shape;
    tensor->begin = offsets->at(0);
    tensor->end = offsets->at(1);
    return true;
}

// Keeps of a text what there is room for, and takes its bytes off the room.
void keepMetadata(const QString &key, const QString &value, qsizetype *room, SafetensorsHeader *header)
{
    *room -= key.size() + 1; // an empty entry costs something, too
    if (header->metadata.size() >= SafetensorsHeader::mostMetadata || *room <= 0) {
        ++header->metadataLeftOut;
        return;
    }
    const auto bytes = value.toUtf8();
    auto kept = std::min({ bytes.size(), SafetensorsHeader::longestText, *room });
    while (kept > 0 && kept < bytes.size() && (uchar(bytes[kept]) & 0xC0) == 0x80) {
        --kept; // not inside a character
    }
    const bool isCut = kept < bytes.size();
    header->metadata.insert(key, isCut ? QString::fromUtf8(bytes.first(kept)) : value);
    if (isCut) {
        header->metadataCut.insert(key, bytes.size());
    }
    *room -= kept;
}

bool readMetadata(JsonPull *json, SafetensorsHeader *header)
{
    if (json->null()) {
        return true;
    }
    auto room = SafetensorsHeader::keptBytes;
    QString key;
    for (json->enterObject(); json->nextKey(&key);) {
        if (json->peek() != JsonPull::Kind::String) {
            return json->fault(u"__metadata__ holds something that is no text"_s);
        }
        const auto value = json->string();
        if (!value) {
            return false;
        }
        keepMetadata(key, *value, &room, header);
    }
    return !json->hasFailed();
}

Result<void> readJson(QByteArrayView text, SafetensorsHeader *header)
{
    JsonPull json(text);
    QSet<QString> names;
    QString key;
    for (json.enterObject(); json.nextKey(&key);) {
        if (names.contains(key)) {
            return bad(u"%1 is there twice"_s.arg(shownName(key)));
        }
        names.insert(key);
        if (key == "__metadata__"_L1) {
            readMetadata(&json, header);
            continue;
        }
        if (header->tensors.size() >= SafetensorsHeader::mostTensors) {
            return bad(u"more than %1 tensors"_s.arg(SafetensorsHeader::mostTensors));
        }
        SafetensorsTensor tensor{ key, {}, {} };
        if (readTensor(&json, &tensor)) {
            header->tensors << std::move(tensor);
        }
    }
    json.end();
    if (json.hasFailed()) {
        return bad(u"its header, "_s + json.error());
    }
    return {};
}

// The bytes that shape and dtype ask for; absent where they are too many to count or no whole bytes.
std::optional<quint64> bytesOf(const SafetensorsTensor &tensor)
{
    quint64 bits = 1;
    for (const auto size : tensor.shape) {
        if (qMulOverflow(bits, quint64(size), &bits)) {
            return {};
        }
    }
    const auto width = SafetensorsHeader::bitsOf(tensor.dtype).value_or(0);
    if (qMulOverflow(bits, quint64(width), &bits) || bits % 8 != 0) {
        return {};
    }
    return bits / 8;
}

// The tensors, put in order, follow each other without a hole from the end of the header to the end of the
// file.
Result<void> checkLayout(SafetensorsHeader *header, qint64 fileSize)
{
    std::ranges::stable_sort(header->tensors, {}, [](const SafetensorsTensor &tensor) {
        return std::tuple(tensor.begin, tensor.end);
    });
    qint64 at = 0;
    for (auto &tensor : header->tensors) {
        if (tensor.end < tensor.begin) {
            return bad(u"tensor %1 ends before it begins"_s.arg(shownName(tensor.name)));
        }
        if (tensor.begin != at) {
            return bad((tensor.begin > at ? u"a hole before tensor %1"_s : u"tensor %1 overlaps another"_s)
                           .arg(shownName(tensor.name)));
        }
        const auto bytes = bytesOf(tensor);
        if (!bytes || *bytes != quint64(tensor.end - tensor.begin)) {
            return bad(u"tensor %1 has other bytes than its shape and dtype %2 ask for"_s.arg(
                shownName(tensor.name), tensor.dtype));
        }
        at = tensor.end;
        // Checked here, so that nothing below can pass 2^63.
        if (at > fileSize - header->dataBegin) {
            return bad(u"the file ends before tensor %1 does"_s.arg(shownName(tensor.name)));
        }
        tensor.begin += header->dataBegin;
        tensor.end += header->dataBegin;
    }
    const qint64 extra = fileSize - header->dataBegin - at;
    return extra == 0 ? Result<void>() : bad(u"%1 bytes after the last tensor"_s.arg(extra));
}

void readWeightMap(JsonPull *json, QMap<QString, QString> *map)
{
    QString key;
    QString file; // of the entry before: a run of tensors shares one text
    for (json->enterObject(); json->nextKey(&key);) {
        const auto value = json->string();
        if (map->size() >= SafetensorsIndex::mostTensors) {
            json->fault(u"more tensors than can be meant"_s);
        }
        if (value && *value != file) {
            file = *value;
        }
        map->insert(key, file);
    }
}

} // namespace

std::optional<int> SafetensorsHeader::bitsOf(QStringView dtype)
{
    const auto *found = dtypeNamed(dtype);
    return found == nullptr ? std::nullopt : std::optional(found->bits);
}

Result<qint64> SafetensorsHeader::bytesNeeded(QByteArrayView start, qint64 fileSize)
{
    if (fileSize < lengthBytes) {
        return bad(u"%1 bytes are too few for one"_s.arg(fileSize));
    }
    if (start.size() < lengthBytes) {
        return lengthBytes;
    }
    const auto length = qFromLittleEndian<quint64>(start.data());
    if (length > quint64(largestHeader)) {
        return bad(u"its header would take %1 bytes, over the limit of %2"_s.arg(length).arg(largestHeader)
                   + otherFile(start));
    }
    const auto needed = lengthBytes + qint64(length);
    if (needed > fileSize) {
        return bad(u"its header would take %1 bytes, the file has %2"_s.arg(needed).arg(fileSize));
    }
    return needed;
}

Result<SafetensorsHeader> SafetensorsHeader::parse(QByteArrayView bytes, qint64 fileSize)
{
    const auto needed = bytesNeeded(bytes, fileSize);
    if (!needed) {
        return std::unexpected(needed.error());
    }
    if (bytes.size() < *needed) {
        return bad(u"its header takes %1 bytes, %2 were given"_s.arg(*needed).arg(bytes.size()));
    }
    SafetensorsHeader header;
    header.dataBegin = *needed;
    auto checked = readJson(bytes.sliced(lengthBytes, *needed - lengthBytes), &header);
    if (checked) {
        checked = checkLayout(&header, fileSize);
    }
    return checked ? Result<SafetensorsHeader>(std::move(header)) : std::unexpected(checked.error());
}

QStringList SafetensorsIndex::files() const
{
    const QSet<QString> once(weightMap.begin(), weightMap.end());
    QStringList names(once.begin(), once.end());
    names.sort();
    return names;
}

Result<SafetensorsIndex> SafetensorsIndex::parse(QByteArrayView text)
{
    if (text.size() > largestText) {
        return fail(Error::Kind::Protocol, u"an index of over %1 bytes is not read"_s.arg(largestText));
    }
    SafetensorsIndex index;
    JsonPull json(text);
    bool hasMap = false;
    QString key;
    for (json.enterObject(); json.nextKey(&key);) {
        if (key == "weight_map"_L1) {
            hasMap = true;
            readWeightMap(&json, &index.weightMap);
        } else if (key == "metadata"_L1 && json.peek() == JsonPull::Kind::Object) {
            for (json.enterObject(); json.nextKey(&key);) {
                if (key != "total_size"_L1 || json.peek() != JsonPull::Kind::Number) {
                    json.skip();
                    continue;
                }
                // Written by Python: sometimes as 1.5e10.
                const double size = json.number().value_or(-1);
                index.totalSize = size >= 0 && size < 9e18 ? std::optional(qint64(size)) : std::nullopt;
            }
        } else {
            json.skip();
        }
    }
    json.end();
    if (json.hasFailed() || !hasMap) {
        return fail(Error::Kind::Protocol,
                    u"not a good index of shards: "_s
                        + (json.hasFailed() ? json.error() : u"it has no weight_map"_s));
    }
    return index;
}

} // namespace Hubdesk
