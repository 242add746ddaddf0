// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace Hubdesk
{

/// Markdown with every formula as `<x-equation>TEX</x-equation>`, `type="display"` for one that stands alone,
/// and nothing in it that Markdown could take for a mark. Formulas are `$$...$$`, `\\(...\\)` and `\\[...\\]`
/// as on the Hub, and `$...$` and `\(...\)` where the content looks like one ("$5 and $6" does not). Pure,
/// any thread.
QByteArray markMaths(const QByteArray &markdown);

/// A formula of TeX as text that can be read, in safe HTML (`i`, `b`, `sub`, `sup`, `br`): Greek letters and
/// signs in Unicode, fractions with a stroke. What is not known stays as it was written. `plain`, if given,
/// gets the same without tags.
QString mathHtml(QStringView tex, QString *plain = nullptr);

} // namespace Hubdesk
