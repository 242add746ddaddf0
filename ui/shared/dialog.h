// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QPointer>

namespace Hubdesk
{

/// What every dialog of ours is: in front of its window alone, which is dimmed meanwhile, and deleted when it
/// is closed. GUI thread; child of the window or of something in it.
class Dialog : public QDialog
{
    Q_OBJECT
public:
    explicit Dialog(QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QPointer<QWidget> m_below; ///< the window that is dimmed
};

} // namespace Hubdesk
