// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

namespace Hubdesk
{

/// Asks before what is in quarantine goes for good. *Cancel* is what Return presses. GUI thread; deleted when
/// it is closed.
class EmptyDialog : public Dialog
{
    Q_OBJECT
public:
    /// So many deletions, which free so many bytes.
    EmptyDialog(int items, qint64 bytes, QWidget *parent);

Q_SIGNALS:
    void confirmed();
};

} // namespace Hubdesk
