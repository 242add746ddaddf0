// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace Hubdesk
{

/// The log of a transfer: time and sentence a row, long ones on several lines. It stays at its end while a
/// person has not scrolled away from there. Rows are copied as text. GUI thread.
class LogView : public QListView
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_atEnd = true;
};

} // namespace Hubdesk
