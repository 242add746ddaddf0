// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// A coloured stretch of one line.
struct CodeSpan {
    int start = 0; ///< UTF-16 units from the start of the line
    int length = 0;
    Token color = Token::Ink;
    bool bold = false;
    bool italic = false;
    std::optional<Token> ground = {}; ///< behind it; of the first one behind the whole line

    bool operator==(const CodeSpan &) const = default;
};

/// Colours for code, one list of spans a line; lines that have none are empty lists, and so is everything if
/// the language is not known. Runs on any thread; each has syntax definitions of its own, loaded at its first
/// use.
QList<QList<CodeSpan>> highlightCode(const QString &text, const QString &language);
QList<QList<CodeSpan>> highlightFile(const QString &text, const QString &fileName);

} // namespace Hubdesk
