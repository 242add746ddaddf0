// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Hubdesk
{

/// What a person has chosen; not called where they cancel.
using Chosen = std::function<void(const QString &path)>;

/// Dialogs for a path, over `over`, without an event loop of their own; deleted when they close. The dialog
/// is called `object`. GUI thread.
void chooseFolder(
    QWidget *over, const QString &object, const QString &title, const QString &start, const Chosen &chosen);
/// To be written; the dialog asks before a file is replaced. `name` is proposed, `kinds` is
/// "Pictures (*.png)".
void chooseNewFile(QWidget *over,
                   const QString &object,
                   const QString &title,
                   const QString &name,
                   const QString &kinds,
                   const Chosen &chosen);

} // namespace Hubdesk
