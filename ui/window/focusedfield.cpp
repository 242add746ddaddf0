// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/focusedfield.h"

#include "ui/shared/actions.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transfertree.h"
#include "ui/viewers/filetreemodel.h"
#include "ui/viewers/filetreeview.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace Hubdesk
{

namespace
{

struct Takes {
    bool undo = false;
    bool redo = false;
    bool cut = false;
    bool copy = false;
    bool paste = false;
    bool selectAll = false;
    bool preview = false;
    bool move = false;
};

Takes takenBy(const QLineEdit *field)
{
    const bool writes = !field->isReadOnly();
    // What is hidden from the eye is not given to the clipboard.
    const bool gives = field->hasSelectedText() && field->echoMode() == QLineEdit::Normal;
    return { .undo = writes && field->isUndoAvailable(),
             .redo = writes && field->isRedoAvailable(),
             .cut = writes && gives,
             .copy = gives,
             .paste = writes,
             .selectAll = !field->text().isEmpty() };
}

template<typename Text>
Takes takenByText(const Text *text)
{
    const bool writes = !text->isReadOnly();
    const bool gives = text->textCursor().hasSelection();
    return { .undo = writes && text->document()->isUndoAvailable(),
             .redo = writes && text->document()->isRedoAvailable(),
             .cut = writes && gives,
             .copy = gives,
             .paste = writes,
             .selectAll = !text->document()->isEmpty() };
}

Takes takenBy(const QAbstractItemView *view)
{
    const auto current = view->currentIndex();
    const bool isFiles = qobject_cast<const FileTreeView *>(view);
    const bool isQueue = qobject_cast<const TransferTree *>(view);
    const auto transfer = current.data(TransferModel::TransferRole).value<TransferState>();
    return { .copy = current.isValid(),
             .selectAll = view->selectionMode() == QAbstractItemView::ExtendedSelection && view->model()
                 && view->model()->rowCount() > 0,
             .preview = isFiles && current.isValid() && !current.data(FileTreeModel::IsFolderRole).toBool(),
             .move = isQueue && transfer.id != 0 && !transfer.isFinal() };
}

Takes takenBy(const QWidget *widget)
{
    if (!widget || !widget->isVisible()) {
        return {};
    }
    if (const auto *field = qobject_cast<const QLineEdit *>(widget)) {
        return takenBy(field);
    }
    if (const auto *text = qobject_cast<const QTextEdit *>(widget)) {
        return takenByText(text);
    }
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget)) {
        return takenByText(plain);
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return view ? takenBy(view) : Takes();
}

} // namespace

FocusedField::FocusedField(Actions *actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
    const auto give = [this](QAction *action, QKeyCombination keys) {
        connect(action, &QAction::triggered, this, [this, keys] { press(keys); });
    };
    give(m_actions->undo, QKeySequence(QKeySequence::Undo)[0]);
    give(m_actions->redo, QKeySequence(QKeySequence::Redo)[0]);
    give(m_actions->cut, QKeySequence(QKeySequence::Cut)[0]);
    give(m_actions->copy, QKeySequence(QKeySequence::Copy)[0]);
    give(m_actions->paste, QKeySequence(QKeySequence::Paste)[0]);
    give(m_actions->selectAll, QKeySequence(QKeySequence::SelectAll)[0]);
    give(m_actions->preview, Qt::Key_Space);
    give(m_actions->moveTop, Qt::CTRL | Qt::Key_Home);
    give(m_actions->moveUp, Qt::CTRL | Qt::Key_Up);
    give(m_actions->moveDown, Qt::CTRL | Qt::Key_Down);
    give(m_actions->moveBottom, Qt::CTRL | Qt::Key_End);
}

void FocusedField::follow(QWidget *widget)
{
    if (qobject_cast<QMenuBar *>(widget)) {
        if (auto *field = qobject_cast<QLineEdit *>(m_widget.data()); field && m_selectionStart >= 0) {
            field->setSelection(m_selectionStart, m_selectionLength);
        }
        return;
    }
    if (widget && !qobject_cast<QMenu *>(widget) && widget != m_widget) {
        if (m_widget) {
            m_widget->removeEventFilter(this);
        }
        m_widget = widget;
        m_widget->installEventFilter(this);
    }
}

// A line edit lets go of its selection when the menu bar gets the focus, and the menu would have nothing to
// copy.
bool FocusedField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto *field = qobject_cast<QLineEdit *>(watched);
        const bool toMenu = static_cast<QFocusEvent *>(event)->reason() == Qt::MenuBarFocusReason;
        m_selectionStart = field && toMenu ? field->selectionStart() : -1;
        m_selectionLength = field && toMenu ? int(field->selectedText().size()) : 0;
    }
    return QObject::eventFilter(watched, event);
}

void FocusedField::mark()
{
    const auto takes = takenBy(m_widget.data());
    m_actions->undo->setEnabled(takes.undo);
    m_actions->redo->setEnabled(takes.redo);
    m_actions->cut->setEnabled(takes.cut);
    m_actions->copy->setEnabled(takes.copy);
    m_actions->paste->setEnabled(takes.paste);
    m_actions->selectAll->setEnabled(takes.selectAll);
    m_actions->preview->setEnabled(takes.preview);
    for (auto *action :
         { m_actions->moveTop, m_actions->moveUp, m_actions->moveDown, m_actions->moveBottom }) {
        action->setEnabled(takes.move);
    }
}

void FocusedField::press(QKeyCombination keys)
{
    if (!m_widget) {
        return;
    }
    m_widget->setFocus(Qt::MenuBarFocusReason); // else the keys would be the menu's, and end here again
    QKeyEvent down(QEvent::KeyPress, keys.key(), keys.keyboardModifiers());
    QCoreApplication::sendEvent(m_widget, &down);
    if (m_widget) {
        QKeyEvent up(QEvent::KeyRelease, keys.key(), keys.keyboardModifiers());
        QCoreApplication::sendEvent(m_widget, &up);
    }
}

} // namespace Hubdesk
