// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace Hubdesk
{

class Actions;

/// The strip at the foot: rates, free space on the cache volume, endpoint and rate-limit state, account; each
/// part a button that opens what it is about.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(Actions *actions, QWidget *parent = nullptr);

    void setTransfers(int active, double bytesPerSecond);
    void setFreeSpace(qint64 bytes, const QString &cacheRoot);
    /// `offlineReason` empty: online. "switch": by the switch, "unreachable": no answer, else the variable
    /// that says so.
    void setConnection(const QString &host, const QString &offlineReason, int remaining, int quota);
    void setAccount(const QString &name);
    /// Where something of that size opens above the part, at its right edge; on the screen.
    QPoint aboveSpace(const QSize &size) const;
    QPoint aboveAccount(const QSize &size) const;

Q_SIGNALS:
    void transfersClicked();
    void spaceClicked();
    void accountClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *add(QHBoxLayout *layout, Icon icon, const QString &name);
    void fit();

    QToolButton *m_transfers;
    QToolButton *m_space;
    QToolButton *m_connection;
    QToolButton *m_account;
    QString m_longConnection;
    QString m_shortConnection; ///< without the rate limit; empty: there is none
};

} // namespace Hubdesk
