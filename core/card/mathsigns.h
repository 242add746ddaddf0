// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

namespace Hubdesk
{

// The signs of formulas, by their command without the backslash. Pure, any thread.

/// Commands that are one sign, or a name that stands upright.
const QHash<QStringView, QStringView> &mathSigns();
/// Signs between two sides: they get air.
const QHash<QStringView, QStringView> &mathRelations();
/// Commands that put a mark over their letter.
const QHash<QStringView, char16_t> &mathAccents();
/// Letters with a double stroke, where they have a place of their own.
QString mathDoubleStroke(const QString &text);

} // namespace Hubdesk
