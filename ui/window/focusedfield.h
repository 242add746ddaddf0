// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

class QKeyCombination;

namespace Hubdesk
{

class Actions;

/// What the Edit menu is about: the widget that has the focus, or had it before a menu was opened. A command
/// is given to it as the keys that it knows anyway, so that each field and list does what it does by
/// keyboard. GUI thread; owned by the window.
class FocusedField : public QObject
{
    Q_OBJECT
public:
    FocusedField(Actions *actions, QObject *parent);

    /// Enables those commands that it can take now.
    void mark();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget);
    void press(QKeyCombination keys);

    Actions *m_actions;
    QPointer<QWidget> m_widget;
    int m_selectionStart = -1; ///< of a field whose menu is open; -1: none
    int m_selectionLength = 0;
};

} // namespace Hubdesk
