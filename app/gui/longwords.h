// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace Hubdesk
{

/// A language that nobody speaks: every vowel twice, which makes words some 40 per cent longer. Shows in
/// pictures where a translation would have no room.
class LongWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString
    translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

} // namespace Hubdesk
