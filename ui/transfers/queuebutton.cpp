// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/queuebutton.h"

#include "core/services/engine.h"
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
constexpr qint64 minute = 60;
} // namespace

QueueButton::QueueButton(Engine *engine, const TransferModel *model, QWidget *parent)
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
    const auto offer = [this, menu](const QString &name, const QString &text, qint64 seconds) {
        menu->addAction(text, this, [this, seconds] { pauseFor(seconds); })->setObjectName(name);
    };
    offer(u"pauseHalfHour"_s, tr("Pause all for 30 minutes"), 30 * minute);
    offer(u"pauseTwoHours"_s, tr("Pause all for 2 hours"), 120 * minute);
    menu->addAction(
            tr("Pause all until tomorrow"),
            this,
            [this] { m_engine->pauseTransfers(tomorrow(QDateTime::currentDateTime()).toMSecsSinceEpoch()); })
        ->setObjectName(u"pauseUntilTomorrow"_s);
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

void QueueButton::pauseFor(qint64 seconds)
{
    m_engine->pauseTransfers(QDateTime::currentDateTimeUtc().addSecs(seconds).toMSecsSinceEpoch());
}

} // namespace Hubdesk
