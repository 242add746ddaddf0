// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QUrl>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// Where a transfer comes from and where it goes, and what can be done with what is there. GUI thread.
class SourcePanel : public QWidget
{
    Q_OBJECT
public:
    /// `endpoint` is where repos are looked up.
    explicit SourcePanel(const QUrl &endpoint, QWidget *parent = nullptr);

    void show(const TransferState &state);

Q_SIGNALS:
    void openRepoWanted();
    void openFolderWanted();

private:
    TextLabel *addRow(const QString &title, const QString &name, bool monospace = false);
    QWidget *makeButtons();

    QString m_host;
    TransferState m_state;
    QGridLayout *m_grid;
    TextLabel *m_repo;
    TextLabel *m_revision;
    TextLabel *m_commit;
    TextLabel *m_from;
    TextLabel *m_to;
    TextLabel *m_when;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_offline;
};

/// What a person pastes to use a finished repo without network: the environment line and the line of Python
/// that loads it from its folder.
QString offlineUse(const TransferState &state);

} // namespace Hubdesk
