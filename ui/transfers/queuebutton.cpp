// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/queuebutton.h"

#include "core/services/engine.h"
#include "ui/shared/actions.h"
#include "ui/shared/icons.h"
#include "ui/transfers/transfermodel.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int morning = 8; ///< o'clock
}

QueueButton::QueueButton(Engine *engine, const TransferModel *model, const Actions *actions, QWidget *parent)
    : QToolButton(parent)
    , m_engine(engine)
    , m_model(model)
{
    setObjectName(u"pauseAll"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(MenuButtonPopup);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"pauseAllMenu"_s);
    menu->addActions({ actions->pauseHalfHour, actions->pauseTwoHours, actions->pauseTomorrow });
    setMenu(menu);
    connect(this, &QToolButton::clicked, this, &QueueButton::press);
    connect(model, &TransferModel::countsChanged, this, &QueueButton::write);
    write();
}

QDateTime QueueButton::tomorrow(const QDateTime &now)
{
    return { now.date().addDays(1), QTime(morning, 0) };
}

void QueueButton::write()
{
    const bool held = m_model->isHeld();
    setText(held ? tr("Resume all") : tr("Pause all"));
    setAccessibleName(text());
    setIcon(Hubdesk::icon(held ? Icon::Run : Icon::Pause));
    setVisible(m_model->activeCount() > 0);
    setEnabled(held || m_model->canHold());
}

/// Its menu by keyboard, as that of a combo box.
void QueueButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4) {
        showMenu();
        return;
    }
    QToolButton::keyPressEvent(event);
}

void QueueButton::press()
{
    m_model->isHeld() ? m_engine->resumeTransfers() : m_engine->pauseTransfers();
}

} // namespace Hubdesk
