// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The items of a header: key-values, lists, tensors. How the bytes come is in ggufparser.cpp.
#include "core/formats/ggufparser.h"
#include "core/formats/shownname.h"

#include <QtEndian>
#include <QtNumeric>

#include <algorithm>
#include <array>
#include <bit>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr quint32 typeCount = 13;
constexpr qsizetype deepestList = 4; // the format has no use for more than two
constexpr quint32 mostDimensions = 4; // of ggml
constexpr qint64 entryCost = 100; // what a kept value takes beside its text, about

// 0 for what has no fixed width.
int widthOf(GgufType type)
{
    static constexpr std::array<int, typeCount> widths{ 1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8 };
    return widths[quint32(type)];
}

template<typename T>
T number(const char *bytes, bool isBigEndian)
{
    return isBigEndian ? qFromBigEndian<T>(bytes) : qFromLittleEndian<T>(bytes);
}

GgufValue scalar(GgufType type, const char *bytes, bool big)
{
    GgufValue made{ .type = type };
    switch (type) {
    case GgufType::Uint8:
        made.value = quint64(uchar(*bytes));
        break;
    case GgufType::Int8:
        made.value = qint64(qint8(*bytes));
        break;
    case GgufType::Uint16:
        made.value = quint64(number<quint16>(bytes, big));
        break;
    case GgufType::Int16:
        made.value = qint64(number<qint16>(bytes, big));
        break;
    case GgufType::Uint32:
        made.value = quint64(number<quint32>(bytes, big));
        break;
    case GgufType::Int32:
        made.value = qint64(number<qint32>(bytes, big));
        break;
    case GgufType::Float32:
        made.value = double(std::bit_cast<float>(number<quint32>(bytes, big)));
        break;
    case GgufType::Bool:
        made.value = *bytes != '\0';
        break;
    case GgufType::Uint64:
        made.value = number<quint64>(bytes, big);
        break;
    case GgufType::Int64:
        made.value = number<qint64>(bytes, big);
        break;
    case GgufType::Float64:
        made.value = std::bit_cast<double>(number<quint64>(bytes, big));
        break;
    case GgufType::String:
    case GgufType::Array:
        break;
    }
    return made;
}

} // namespace

bool GgufParser::readValue()
{
    const auto key = name();
    if (!key || !has(m_nameBytes + 4)) {
        return false;
    }
    const auto number = readType(m_nameBytes);
    if (number >= typeCount) {
        return fault(u"value %1 has the unknown type %2"_s.arg(shownName(*key)).arg(number));
    }
    const auto type = GgufType(number);
    const auto at = m_nameBytes + 4;
    if (type == GgufType::Array) {
        return has(at + 4 + sizeWidth()) && addValue(*key, { .type = type }) && openList(at);
    }
    if (type == GgufType::String) {
        const auto value = text(at, true);
        if (!value || !addValue(*key, *value)) {
            return false;
        }
        consume(at + sizeWidth() + value->count);
        return true;
    }
    if (!has(at + widthOf(type))
        || !addValue(*key, scalar(type, m_bytes.data() + at, m_header.isBigEndian))) {
        return false;
    }
    consume(at + widthOf(type));
    return true;
}

bool GgufParser::addValue(const QString &key, GgufValue value)
{
    if (m_names.contains(key)) {
        return fault(u"value %1 is there twice"_s.arg(shownName(key)));
    }
    m_names.insert(key);
    m_header.values.emplaceBack(key, std::move(value));
    --m_valuesLeft;
    return true;
}

bool GgufParser::openList(qsizetype at)
{
    const auto type = readType(at);
    const auto count = readSize(at + 4);
    const auto &key = m_header.values.back().first;
    if (type >= typeCount) {
        return fault(u"the list %1 has items of the unknown type %2"_s.arg(shownName(key)).arg(type));
    }
    if (count > quint64(largestHeader)) {
        return fault(u"the list %1 claims %2 items"_s.arg(shownName(key)).arg(count));
    }
    if (m_frames.size() >= deepestList) {
        return fault(u"lists in lists too deeply in %1"_s.arg(shownName(key)));
    }
    Frame frame{ { .type = GgufType::Array }, qint64(count) };
    frame.list.itemType = GgufType(type);
    frame.list.count = qint64(count);
    m_frames << std::move(frame);
    consume(at + 4 + sizeWidth());
    m_stage = Stage::Items;
    return true;
}

bool GgufParser::readItem()
{
    auto &frame = m_frames.back();
    if (frame.left == 0) {
        closeList();
        return true;
    }
    switch (frame.list.itemType) {
    case GgufType::String:
        return readTextItem(&frame);
    case GgufType::Array:
        if (!has(4 + sizeWidth())) {
            return false;
        }
        --frame.left;
        return openList(0);
    default:
        return readNumberItem(&frame);
    }
}

bool GgufParser::readTextItem(Frame *frame)
{
    const bool keep = frame->list.first.size() < firstTexts && m_budget > 0;
    const auto item = text(0, keep);
    if (!item) {
        return false;
    }
    consume(sizeWidth() + item->count);
    --frame->left;
    if (keep) {
        frame->list.first << *item;
    }
    return true;
}

// One number that is kept, or all that are not.
bool GgufParser::readNumberItem(Frame *frame)
{
    const int width = widthOf(frame->list.itemType);
    if (frame->list.first.size() >= firstNumbers || m_budget <= 0) {
        consume(frame->left * width);
        frame->left = 0;
        return true;
    }
    if (!has(width)) {
        return false;
    }
    frame->list.first << scalar(frame->list.itemType, m_bytes.data(), m_header.isBigEndian);
    m_budget -= entryCost;
    consume(width);
    --frame->left;
    return true;
}

void GgufParser::closeList()
{
    auto list = m_frames.takeLast().list;
    list.isCut = list.first.size() < list.count;
    if (m_frames.isEmpty()) {
        m_header.values.back().second = std::move(list);
        m_stage = Stage::Values;
    } else if (m_frames.back().list.first.size() < firstTexts && m_budget > 0) {
        m_frames.back().list.first << std::move(list);
        m_budget -= entryCost;
    }
}

// A text with its length before it. What is not kept need not be there yet: consume() skips it.
std::optional<GgufValue> GgufParser::text(qsizetype at, bool keep)
{
    if (!has(at + sizeWidth())) {
        return {};
    }
    const auto length = readSize(at);
    if (length > quint64(largestHeader)) {
        fault(u"a text claims %1 bytes"_s.arg(length));
        return {};
    }
    GgufValue made{ .type = GgufType::String };
    made.count = qint64(length);
    const auto kept = keep ? std::min({ made.count, longestText, qMax<qint64>(m_budget, 0) }) : 0;
    if (!has(at + sizeWidth() + kept)) {
        return {};
    }
    if (keep) {
        // What is not UTF-8 is shown by marks: old vocabularies hold single bytes of characters.
        made.value = QString::fromUtf8(m_bytes.sliced(at + sizeWidth(), kept));
        made.isCut = kept < made.count;
        m_budget -= 2 * kept + entryCost;
    }
    return made;
}

// The key or tensor name at the start of an item; m_nameBytes is what it takes.
std::optional<QString> GgufParser::name()
{
    if (!has(sizeWidth())) {
        return {};
    }
    const auto length = readSize(0);
    if (length > quint64(longestName)) {
        fault(u"a name claims %1 bytes"_s.arg(length));
        return {};
    }
    m_nameBytes = sizeWidth() + qsizetype(length);
    if (!has(m_nameBytes)) {
        return {};
    }
    return QString::fromUtf8(m_bytes.sliced(sizeWidth(), qsizetype(length)));
}

bool GgufParser::readTensor()
{
    GgufTensor tensor;
    const auto named = name();
    if (!named || !has(m_nameBytes + 4)) {
        return false;
    }
    tensor.name = *named;
    const auto dimensions = readType(m_nameBytes);
    if (dimensions > mostDimensions) {
        return fault(u"tensor %1 claims %2 dimensions"_s.arg(shownName(tensor.name)).arg(dimensions));
    }
    const auto end = m_nameBytes + 4 + qsizetype(dimensions) * sizeWidth();
    if (!has(end + 4 + 8)) {
        return false;
    }
    qint64 weights = 1;
    for (quint32 i = 0; i < dimensions; ++i) {
        tensor.shape << qint64(readSize(m_nameBytes + 4 + qsizetype(i) * sizeWidth()));
        if (tensor.shape.back() < 0 || qMulOverflow(weights, tensor.shape.back(), &weights)) {
            return fault(u"the shape of tensor %1 overflows"_s.arg(shownName(tensor.name)));
        }
    }
    tensor.type = readType(end);
    tensor.offset = number<qint64>(m_bytes.data() + end + 4, m_header.isBigEndian);
    if (tensor.offset < 0 || m_names.contains(tensor.name)) {
        return fault(u"tensor %1 %2"_s.arg(
            shownName(tensor.name), tensor.offset < 0 ? u"lies outside of the file"_s : u"is there twice"_s));
    }
    m_names.insert(tensor.name);
    m_header.tensors << std::move(tensor);
    --m_tensorsLeft;
    consume(end + 4 + 8);
    return true;
}

quint64 GgufParser::readSize(qsizetype at) const
{
    return sizeWidth() == 4 ? number<quint32>(m_bytes.data() + at, m_header.isBigEndian)
                            : number<quint64>(m_bytes.data() + at, m_header.isBigEndian);
}

quint32 GgufParser::readType(qsizetype at) const
{
    return number<quint32>(m_bytes.data() + at, m_header.isBigEndian);
}

qint64 GgufParser::leastBytes(GgufType type) const
{
    return type == GgufType::String ? sizeWidth() : type == GgufType::Array ? 4 + sizeWidth() : widthOf(type);
}

} // namespace Hubdesk
