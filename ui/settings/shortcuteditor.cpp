// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/shortcuteditor.h"

#include "ui/shared/actions.h"
#include "ui/shared/controls.h"
#include "ui/shared/spoken.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ShortcutEditor::ShortcutEditor(Actions *actions, Setting<QString> *setting, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_setting(setting)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"shortcutEditor"_s);
    m_grid->setContentsMargins(0, Metrics::space2, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::controlGap);
    m_grid->setVerticalSpacing(Metrics::space1);
    m_grid->setColumnStretch(0, 1);
    for (auto *action : actions->all()) {
        // What is not there yet has keys already, and those of a field are not ours to change.
        if (action->isVisible() && !Actions::isOfFocus(action)) {
            addRow(action);
        }
    }
    connect(setting, &SettingBase::changed, this, [this] {
        m_actions->applyShortcuts((*m_setting)());
        for (const auto &row : std::as_const(m_rows)) {
            show(row);
        }
    });
}

void ShortcutEditor::addRow(QAction *action)
{
    const auto name = action->text().remove(u'&');
    const Row row{
        action, new QKeySequenceEdit, new QToolButton, new TextLabel({}, TextSize::Small, Token::Red)
    };
    row.keys->setObjectName("keys."_L1 + action->objectName());
    setSpokenRole(row.keys, QAccessible::HotkeyField);
    row.keys->setMaximumSequenceLength(1);
    row.keys->setClearButtonEnabled(true);
    row.keys->installEventFilter(this);
    Theme::follow(row.keys, [keys = row.keys] { keys->setFixedWidth(Theme::px(200)); });
    //: Field that takes keys; %1 is a command.
    row.keys->setAccessibleName(tr("Keys for: %1").arg(name));
    row.reset->setObjectName("resetKeys."_L1 + action->objectName());
    row.reset->setIcon(icon(Icon::Undo));
    row.reset->setAutoRaise(true);
    Theme::follow(row.reset, [reset = row.reset] { // as wide as in the other rows
        reset->setFixedSize(Theme::px(Metrics::rowButton), Theme::px(Metrics::rowButton));
    });
    row.reset->setAccessibleName(tr("Default keys for: %1").arg(name));
    row.reset->setToolTip(tr("Back to the default"));
    auto policy = row.reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    row.reset->setSizePolicy(policy);
    auto *label = new TextLabel(name);
    label->setToolTip(action->statusTip());
    const int line = m_grid->rowCount();
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(row.trouble, line, 1);
    m_grid->addWidget(row.keys, line, 2);
    m_grid->addWidget(row.reset, line, 3);
    connect(row.keys, &QKeySequenceEdit::editingFinished, this, [this, row] {
        change(row, row.keys->keySequence());
    });
    connect(row.reset, &QToolButton::clicked, this, [this, row] {
        change(row, m_actions->defaultKeys(row.action));
    });
    m_rows.append(row);
    show(row);
}

// Backspace and Delete take the keys away, and Escape is the dialog's: the field itself would take them for
// keys.
bool ShortcutEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    auto *press = static_cast<QKeyEvent *>(event);
    const auto row = std::ranges::find(m_rows, watched, &Row::keys);
    if (press->modifiers() == Qt::NoModifier && row != m_rows.end()) {
        if (press->key() == Qt::Key_Backspace || press->key() == Qt::Key_Delete) {
            change(*row, {});
            return true;
        }
        if (press->key() == Qt::Key_Escape) {
            show(*row);
            event->ignore(); // goes on to the dialog
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// A key alone would be taken from whatever wants letters, arrows or Enter.
bool ShortcutEditor::isAlone(const QKeySequence &keys)
{
    if (keys.isEmpty()) {
        return false;
    }
    const auto key = keys[0].key();
    const bool isFunction = key >= Qt::Key_F1 && key <= Qt::Key_F35;
    return !isFunction && (keys[0].keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
}

void ShortcutEditor::change(const Row &row, const QKeySequence &keys)
{
    if (isAlone(keys) && keys != m_actions->defaultKeys(row.action)) {
        show(row);
        row.trouble->setText(tr("Add Ctrl or Alt: a key alone is wanted elsewhere"));
        setValidity(row.keys, Validity::Invalid);
        return;
    }
    if (const auto *other = m_actions->withKeys(keys, row.action)) {
        show(row);
        //: A shortcut was refused; %1 are keys, %2 is a command.
        row.trouble->setText(
            tr("%1 is taken: %2").arg(keys.toString(QKeySequence::NativeText), other->text().remove(u'&')));
        setValidity(row.keys, Validity::Invalid);
        return;
    }
    m_setting->set(m_actions->withShortcut((*m_setting)(), row.action, keys));
    show(row);
}

void ShortcutEditor::show(const Row &row)
{
    const QSignalBlocker quiet(row.keys);
    row.keys->setKeySequence(row.action->shortcut());
    setSpokenValue(row.keys, row.action->shortcut().toString(QKeySequence::NativeText));
    row.reset->setVisible(row.action->shortcut() != m_actions->defaultKeys(row.action));
    row.trouble->setText({});
    setValidity(row.keys, Validity::Fine);
}

} // namespace Hubdesk
