// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

namespace Hubdesk
{

class Actions;
class Engine;
class TransferModel;

/// *Pause all*, at once or from its menu for a time, and while all are paused *Resume all*. GUI thread; the
/// engine, the model and the actions outlive it.
class QueueButton : public QToolButton
{
    Q_OBJECT
public:
    QueueButton(Engine *engine,
                const TransferModel *model,
                const Actions *actions,
                QWidget *parent = nullptr);

    /// A time of day far enough away to be tomorrow for whoever asks at this moment: eight in the morning.
    static QDateTime tomorrow(const QDateTime &now);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void write();
    void press();

    Engine *m_engine;
    const TransferModel *m_model;
};

} // namespace Hubdesk
