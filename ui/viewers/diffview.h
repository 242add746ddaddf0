// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace Hubdesk
{

/// A unified diff, read only: added lines green, removed ones red, heads of files strong. Keyboard, selection
/// and screen readers work as in every text. At most 2 MiB are shown; the rest is said to be cut.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const QByteArray &diff);

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace Hubdesk
