// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// Missing: a row has no such key.
enum class JsonType { Missing, Null, Boolean, Integer, Number, Text, Array, Object };

/// A value where it stands in the text.
struct JsonPiece {
    JsonType type = JsonType::Missing;
    QByteArrayView bytes;
};

struct JsonMember {
    QString key;
    JsonPiece value;
};

/// Goes through a JSON text and leaves it where it is. Unlike QJsonDocument it keeps the order of keys and
/// every digit of a number, takes the NaN and Infinity that Python writes, and can tell a text that is cut
/// from one that is wrong. At most 64 levels deep. The text must outlive it.
class JsonScanner
{
public:
    explicit JsonScanner(QByteArrayView text)
        : m_text(text)
    {
    }

    /// The next byte that is no space, or 0 at the end.
    char peek();
    /// Steps over this byte if it comes next.
    bool take(char c);
    /// A whole value, checked to its last byte; nothing if it is wrong or cut.
    std::optional<JsonPiece> value();
    /// A key and its colon.
    std::optional<QString> key();

    bool atEnd() { return peek() == 0 && m_at == m_text.size(); }
    qsizetype position() const { return m_at; }
    /// Why there was nothing: the text ended too soon, and might have gone on well.
    bool isCut() const { return m_cut; }
    /// Why there was nothing, in words.
    QString problem() const;

private:
    bool skipValue(int depth, JsonType *type);
    bool skipList(int depth, char end);
    bool skipKey(QByteArrayView *quoted);
    bool skipText();
    bool skipEscape();
    bool skipNumber(JsonType *type);
    bool skipDigits();
    bool skipWord(QByteArrayView word);
    bool wrong(const char *what);
    bool cut();

    const QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_cut = false;
    const char *m_problem = nullptr;
};

/// The members of an object or the elements of an array that value() has checked; no more than `limit`.
QList<JsonMember> membersOf(JsonPiece object, qsizetype limit);
QList<JsonPiece> elementsOf(JsonPiece array, qsizetype limit);
/// A text without its quotes and escapes; what is no character becomes U+FFFD.
QString textOf(JsonPiece text);
/// The value as a cell shows it: a text without quotes, everything else as JSON without spaces between.
/// At most `limit` UTF-16 units; `cut` says that there are more.
QString shownJson(JsonPiece value, qsizetype limit, bool *cut);

} // namespace Hubdesk
