// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/gguf.h"

#include <QByteArray>
#include <QSet>

namespace Hubdesk
{

/// Reads the header of a .gguf file (versions 1 to 3, both byte orders) from bytes that come piece by piece:
/// the lists of a tokenizer make it many megabytes long, and nothing tells its length. Takes time linear in
/// the bytes, and holds at most one unfinished text beside what it keeps, whatever the file claims. For one
/// file, on any one thread.
///
///     GgufParser parser(fileSize);
///     for (auto need = parser.add({}); need && need->bytes > 0;) {
///         need = parser.add(fetch(parser.position(), qMax(need->bytes, 1 MB)));
///     }
class GgufParser
{
public:
    static constexpr qint64 firstFetch = 1024 * 1024;
    static constexpr qint64 largestHeader = 100'000'000;
    static constexpr qint64 mostValues = 65'536;
    static constexpr qint64 mostTensors = 262'144;
    static constexpr qint64 longestText = 1024 * 1024; ///< of which more is not kept
    static constexpr qint64 longestName = 65'535; ///< of keys and tensors; more is refused
    static constexpr qsizetype firstNumbers = 256; ///< of a list
    static constexpr qsizetype firstTexts = 16;
    static constexpr qint64 keptBytes = 16 * 1024 * 1024; ///< of texts and lists in one header

    /// At least so many bytes are still needed; 0: the header is complete.
    struct Need {
        qint64 bytes = 0;
        bool operator==(const Need &) const = default;
    };

    explicit GgufParser(qint64 fileSize);

    /// Takes the bytes that follow those of the calls before. After an error every call gives it again; after
    /// the end nothing is read any more.
    Result<Need> add(QByteArrayView bytes);
    /// How many bytes were given so far: where the next ones start in the file.
    qint64 position() const { return m_given; }
    /// What was read; whole once add() answered 0.
    const GgufHeader &header() const { return m_header; }

    /// For bytes that are all there. Fails where they are not enough.
    static Result<GgufHeader> parse(QByteArrayView bytes, qint64 fileSize);

private:
    enum class Stage { Start, Counts, Values, Items, Tensors, Done };
    /// A list that is being read.
    struct Frame {
        GgufValue list;
        qint64 left = 0;
    };

    bool step();
    bool readStart();
    bool readCounts();
    bool readValue();
    bool readItem();
    bool readTensor();
    bool readTextItem(Frame *frame);
    bool readNumberItem(Frame *frame);
    bool openList(qsizetype at);
    void closeList();
    void finish();
    bool addValue(const QString &key, GgufValue value);
    std::optional<GgufValue> text(qsizetype at, bool keep);
    std::optional<QString> name();

    bool has(qsizetype bytes);
    void consume(qint64 bytes);
    quint64 readSize(qsizetype at) const;
    quint32 readType(qsizetype at) const;
    int sizeWidth() const { return m_header.version == 1 ? 4 : 8; }
    qint64 leastAhead() const;
    qint64 leastBytes(GgufType type) const;
    Need need() const;
    bool checkAhead();
    bool fault(const QString &what);

    GgufHeader m_header;
    Stage m_stage = Stage::Start;
    qint64 m_fileSize;
    qint64 m_given = 0; ///< bytes of all calls
    qint64 m_read = 0; ///< of which are used up
    qint64 m_toSkip = 0; ///< the rest of what is not kept
    QByteArrayView m_bytes; ///< from m_read on, as far as they came
    QByteArray m_pending; ///< what m_bytes held at the end of the call before
    qint64 m_itemBytes = 0; ///< what the item at m_read takes, as far as it is known
    qsizetype m_nameBytes = 0; ///< of the name that name() read
    qint64 m_valuesLeft = 0;
    qint64 m_tensorsLeft = 0;
    qint64 m_budget = keptBytes;
    QList<Frame> m_frames;
    QSet<QString> m_names;
    std::optional<Error> m_error;
};

} // namespace Hubdesk
