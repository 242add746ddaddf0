// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// Reads JSON one value at a time and keeps nothing of what it passed. For headers of up to 100 MB that a
/// stranger wrote: a document in memory would take ten times as much, and would not tell a key that is there
/// twice. As strict as serde_json, which the official library uses: no trailing text, no lone surrogates, at
/// most 128 levels. After the first fault every call answers "no"; ask error() at the end. A value of the
/// caller, any thread; `text` must outlive it.
class JsonPull
{
public:
    enum class Kind { Object, Array, String, Number, Literal, Nothing };

    explicit JsonPull(QByteArrayView text);

    Kind peek();
    bool enterObject();
    /// The next key of the object that was entered last; false at its end.
    bool nextKey(QString *key);
    bool enterArray();
    /// True if another item follows in the array that was entered last.
    bool nextItem();
    std::optional<QString> string();
    /// Without sign, fraction or exponent, up to 2^63 - 1.
    std::optional<qint64> wholeNumber();
    std::optional<double> number();
    /// `null`, and nothing else.
    bool null();
    bool skip();
    /// Nothing but white space is left.
    bool end();

    bool hasFailed() const { return !m_fault.isEmpty(); }
    /// Makes the whole reading fail, with the caller's reason.
    bool fault(const QString &reason);
    /// "at byte 17: ...".
    QString error() const { return m_fault; }

private:
    void skipSpace();
    bool take(char c);
    bool enter(char open);
    bool more(char close);
    QByteArrayView numberText();
    bool digits();
    bool literal();
    bool readEscape(QString *text);
    std::optional<char16_t> hexUnit();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QByteArray m_levels; ///< one byte a level: 1 until the first item was read
    QString m_fault;
};

} // namespace Hubdesk
