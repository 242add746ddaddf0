// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/panel.h"

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace Hubdesk
{

class Segmented;
class TextLabel;

/// Over the file tree: a field whose patterns choose files, how many that are, a button that ticks them, and
/// the switch between folders and sets. GUI thread.
class FilesBar : public Panel
{
    Q_OBJECT
public:
    explicit FilesBar(QWidget *parent = nullptr);

    void clear();
    /// The whole tree, whatever was looked for.
    void showFolders();
    /// As a person left it before, without asking for what fits.
    void setSearch(const QString &pattern, bool isGrouped);
    QString pattern() const;
    bool isGrouped() const;
    /// Nobody has looked yet for what fits the pattern, or there is none.
    void forgetMatches();
    /// What fits the pattern; the button ticks these unless all of them are ticked already.
    void setMatches(int files, qint64 bytes, bool allTicked);

Q_SIGNALS:
    void searchChanged();
    void tickRequested(bool on);
    void listEntered(); ///< by the arrow key

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    TextLabel *m_count;
    QPushButton *m_tick;
    Segmented *m_order;
    QTimer m_typing;
    bool m_allTicked = false;
};

} // namespace Hubdesk
