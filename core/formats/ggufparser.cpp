// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/ggufparser.h"

#include "core/formats/shownname.h"

#include <QtEndian>

#include <bit>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

qint64 aligned(qint64 bytes, qint64 alignment)
{
    return (bytes + alignment - 1) / alignment * alignment;
}

// What is wrong with where the tensors lie; empty if nothing is. Each starts where the one before ends, as
// the official reader wants it; behind one of unknown size only the direction is known.
QString wrongLayout(const GgufHeader &header, qint64 fileSize)
{
    qint64 least = 0;
    bool isExact = true;
    const qint64 room = fileSize - header.dataBegin;
    for (const auto &tensor : header.tensors) {
        if (tensor.offset % header.alignment != 0) {
            return u"tensor %1 is not aligned to %2 bytes"_s.arg(shownName(tensor.name))
                .arg(header.alignment);
        }
        if (isExact ? tensor.offset != least : tensor.offset < least) {
            return u"tensor %1 starts at byte %2 where %3 is expected"_s.arg(shownName(tensor.name))
                .arg(tensor.offset)
                .arg(least);
        }
        const auto bytes = tensor.bytes();
        if (tensor.offset > room || bytes.value_or(0) > room - tensor.offset) {
            return u"the file ends before tensor %1 does"_s.arg(shownName(tensor.name));
        }
        isExact = bytes.has_value();
        least = aligned(tensor.offset + bytes.value_or(0), header.alignment);
    }
    return {};
}

} // namespace

GgufParser::GgufParser(qint64 fileSize)
    : m_fileSize(fileSize)
{
}

Result<GgufHeader> GgufParser::parse(QByteArrayView bytes, qint64 fileSize)
{
    GgufParser parser(fileSize);
    const auto need = parser.add(bytes);
    if (!need) {
        return std::unexpected(need.error());
    }
    if (need->bytes > 0) {
        parser.fault(
            u"%1 bytes were given, at least %2 more are needed"_s.arg(bytes.size()).arg(need->bytes));
        return std::unexpected(*parser.m_error);
    }
    return parser.m_header;
}

Result<GgufParser::Need> GgufParser::add(QByteArrayView bytes)
{
    if (!m_error && m_stage != Stage::Done) {
        m_given += bytes.size();
        const auto skipped = qMin<qint64>(m_toSkip, bytes.size());
        m_toSkip -= skipped;
        m_read += skipped;
        bytes = bytes.sliced(skipped);
        const auto pending = m_pending.size();
        if (pending > 0) {
            m_pending += bytes;
        }
        m_bytes = pending > 0 ? QByteArrayView(m_pending) : bytes;
        while (checkAhead() && m_toSkip == 0 && m_stage != Stage::Done && step()) { }
        // Copied only where something was used up: then what is left came with this call.
        if (m_bytes.isEmpty() || m_error || m_stage == Stage::Done) {
            m_pending.clear();
        } else if (m_bytes.size() != m_pending.size()) {
            m_pending = m_bytes.toByteArray();
        }
    }
    if (m_error) {
        return std::unexpected(*m_error);
    }
    const auto answer = need();
    m_bytes = {}; // they are the caller's
    return answer;
}

GgufParser::Need GgufParser::need() const
{
    if (m_stage == Stage::Done) {
        return {};
    }
    const auto whole = m_toSkip + qMax(m_itemBytes, leastAhead());
    return { qMax<qint64>(whole - m_bytes.size(), 1) };
}

// Reads one item, if it is there as a whole.
bool GgufParser::step()
{
    bool isRead = false;
    switch (m_stage) {
    case Stage::Start:
        isRead = readStart();
        break;
    case Stage::Counts:
        isRead = readCounts();
        break;
    case Stage::Values:
        if (m_valuesLeft == 0) {
            m_stage = Stage::Tensors;
            m_names.clear();
            return true;
        }
        isRead = readValue();
        break;
    case Stage::Items:
        isRead = readItem();
        break;
    case Stage::Tensors:
        if (m_tensorsLeft == 0) {
            finish();
            return false;
        }
        isRead = readTensor();
        break;
    case Stage::Done:
        break;
    }
    return checkAhead() && isRead;
}

bool GgufParser::readStart()
{
    static constexpr QByteArrayView magic = "GGUF";
    if (!magic.startsWith(m_bytes.first(qMin(m_bytes.size(), magic.size())))) {
        return fault(m_bytes.startsWith("version ") ? u"this is the Git LFS pointer, not the file"_s
                                                    : u"it does not begin with GGUF"_s);
    }
    if (!has(8)) {
        return false;
    }
    // No version has a zero low half: where it reads so, the bytes are the other way round.
    m_header.version = qFromLittleEndian<quint32>(m_bytes.data() + 4);
    m_header.isBigEndian = (m_header.version & 0xffff) == 0;
    if (m_header.isBigEndian) {
        m_header.version = qFromBigEndian<quint32>(m_bytes.data() + 4);
    }
    if (m_header.version < 1 || m_header.version > 3) {
        return fault(u"version %1 is not known"_s.arg(m_header.version));
    }
    consume(8);
    m_stage = Stage::Counts;
    return true;
}

bool GgufParser::readCounts()
{
    if (!has(2 * sizeWidth())) {
        return false;
    }
    const auto tensors = readSize(0);
    const auto values = readSize(sizeWidth());
    if (tensors > quint64(mostTensors)) {
        return fault(u"it claims %1 tensors, over the limit of %2"_s.arg(tensors).arg(mostTensors));
    }
    if (values > quint64(mostValues)) {
        return fault(u"it claims %1 values, over the limit of %2"_s.arg(values).arg(mostValues));
    }
    m_tensorsLeft = qint64(tensors);
    m_valuesLeft = qint64(values);
    consume(2 * sizeWidth());
    m_stage = Stage::Values;
    return true;
}

void GgufParser::finish()
{
    constexpr qint64 largestAlignment = 1 << 30;
    if (const auto *stated = m_header.find(u"general.alignment"_s)) {
        m_header.alignment = stated->integer().value_or(0);
        if (m_header.alignment <= 0 || m_header.alignment > largestAlignment
            || !std::has_single_bit(quint64(m_header.alignment))) {
            fault(u"general.alignment is no power of two"_s);
            return;
        }
    }
    m_header.dataBegin = aligned(m_read, m_header.alignment);
    if (const auto wrong = wrongLayout(m_header, m_fileSize); !wrong.isEmpty()) {
        fault(wrong);
        return;
    }
    m_names.clear();
    m_stage = Stage::Done;
}

bool GgufParser::has(qsizetype bytes)
{
    m_itemBytes = bytes;
    return m_bytes.size() >= bytes;
}

void GgufParser::consume(qint64 bytes)
{
    const auto used = qMin<qint64>(bytes, m_bytes.size());
    m_bytes = m_bytes.sliced(used);
    m_read += used;
    m_toSkip += bytes - used;
    m_itemBytes = 0;
}

// The least that can follow m_read and what is skipped: all counts that were read, at their smallest.
qint64 GgufParser::leastAhead() const
{
    qint64 least = m_valuesLeft * (sizeWidth() + 4 + 1) + m_tensorsLeft * (sizeWidth() + 4 + 4 + 8);
    for (const auto &frame : m_frames) {
        least += frame.left * leastBytes(frame.list.itemType);
    }
    return least;
}

// A claim that the file cannot keep is refused at once, not after its last byte was fetched.
bool GgufParser::checkAhead()
{
    if (m_error) {
        return false;
    }
    const auto end = m_read + m_toSkip + qMax(m_itemBytes, leastAhead());
    if (end > m_fileSize) {
        return fault(u"its header would take %1 bytes or more, the file has %2"_s.arg(end).arg(m_fileSize));
    }
    return end <= largestHeader || fault(u"its header is longer than %1 bytes"_s.arg(largestHeader));
}

bool GgufParser::fault(const QString &what)
{
    if (!m_error) {
        m_error = Error{ Error::Kind::Protocol, u"not a good .gguf file: "_s + what };
        m_header = {};
    }
    return false;
}

} // namespace Hubdesk
