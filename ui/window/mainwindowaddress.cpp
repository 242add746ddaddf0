// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hubpage.h"
#include "core/base/hubplace.h"
#include "core/services/engine.h"
#include "ui/browse/browsepage.h"
#include "ui/shared/actions.h"
#include "ui/shared/noticebar.h"
#include "ui/window/drophint.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWindow>

using namespace Qt::StringLiterals;

// Addresses of the Hub, written or dragged over the window; and the mouse's own way back.
namespace Hubdesk
{

namespace
{

// Never a move, whatever the other program would like best: a text that is dragged out of an editor stays
// there.
void acceptAddress(QDropEvent *event)
{
    for (const auto action : { Qt::CopyAction, Qt::LinkAction }) {
        if (event->possibleActions().testFlag(action)) {
            event->setDropAction(action);
            event->accept();
            return;
        }
    }
    event->ignore();
}

} // namespace

bool MainWindow::openAddress(const QString &text)
{
    const auto endpoint = m_engine->options().environment.endpoint;
    const auto place = HubPlace::parse(text.trimmed(), { endpoint });
    if (!place) {
        if (const auto page = HubPage::parse(text.trimmed(), { endpoint })) {
            openPage(*page);
            return true;
        }
        if (text.contains("://"_L1)) {
            m_notice->setNotice({ .kind = Notice::Kind::Warning,
                                  .text = tr("This is not an address on the Hub: %1").arg(text.left(200)),
                                  .closable = true });
        }
        return false;
    }
    goTo(Link::toPlace(*place));
    return true;
}

void MainWindow::openPage(const HubPage &page)
{
    if (!page.list) {
        goTo({ .page = Link::Page::Person, .person = page.person });
        return;
    }
    goTo(Link::toList(*page.list));
    m_top->field()->setText(page.search);
    m_pages->browsePage()->setSearch(page.search);
}

std::optional<DraggedAddress> MainWindow::addressOf(const QDropEvent *event) const
{
    return addressIn(event->mimeData(), m_engine->options().environment.endpoint);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto address = addressOf(event);
    if (!address) {
        event->ignore();
        return;
    }
    acceptAddress(event);
    if (event->isAccepted()) {
        if (!m_dropHint) {
            m_dropHint = new DropHint(this);
        }
        m_dropHint->showFor(address->name);
    }
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_dropHint && m_dropHint->isVisible()) {
        acceptAddress(event);
    } else {
        event->ignore();
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    if (m_dropHint) {
        m_dropHint->hide();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_dropHint) {
        m_dropHint->hide();
    }
    if (const auto address = addressOf(event)) {
        acceptAddress(event);
        openAddress(address->text);
    } else {
        event->ignore();
    }
}

// The field takes text that is dropped on it; an address is the window's, wherever it falls.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == windowHandle() && event->type() == QEvent::MouseButtonPress) {
        const auto button = static_cast<QMouseEvent *>(event)->button();
        if (button == Qt::BackButton || button == Qt::ForwardButton) {
            (button == Qt::BackButton ? m_actions->back : m_actions->forward)->trigger();
            return true;
        }
    }
    if (watched == m_top->field() && event->type() == QEvent::DragEnter
        && addressOf(static_cast<QDragEnterEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace Hubdesk
