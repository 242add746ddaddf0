// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/comparison.h"

namespace Hubdesk
{

// A comparison in a person's words.

QString groupTitle(FactGroup group);
/// The name of a row: "Licence", "In BF16", "gsm8k · accuracy".
QString factName(const ComparedRow &row);
/// Counts, sizes and results: a column of figures.
bool isFigure(Fact fact);
/// What is not plain from the name; empty for most.
QString factHelp(Fact fact);
/// A value as a table shows it; empty where it is still waited for.
QString valueText(const ComparedRow &row, const ComparedValue &value);
/// The same where there is room: also the cause of what could not be asked.
QString valueTip(const ComparedRow &row, const ComparedValue &value);
/// The same as a screen reader says it: also that nothing is told, and that it differs.
QString spokenValue(const ComparedRow &row, const ComparedValue &value);
QString kindWord(RepoKind kind);

} // namespace Hubdesk
