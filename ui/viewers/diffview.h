// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/textpreview.h"

namespace Hubdesk
{

/// Decodes and colours at most 1 MiB of a unified diff; what is cut is said at its end. Runs on a worker.
PreparedText prepareDiff(const QByteArray &diff);

/// A unified diff, read only: added lines green, removed ones red, heads of files strong. Prepared on a
/// worker, cut and coloured as every text; shown() says when it is there. GUI thread.
class DiffView : public TextPreview
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const QByteArray &diff);
};

} // namespace Hubdesk
