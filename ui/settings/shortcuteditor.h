// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QKeySequenceEdit;
class QToolButton;

namespace Hubdesk
{

class Actions;
class TextLabel;

/// Every action with the keys it has, each to be changed. Keys that another action has are refused, and who
/// has them is said. Backspace takes keys away. Made from the registry of actions, so that nothing is
/// missing.
class ShortcutEditor : public QWidget
{
    Q_OBJECT
public:
    ShortcutEditor(Actions *actions, Setting<QString> *setting, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QAction *action;
        QKeySequenceEdit *keys;
        QToolButton *reset;
        TextLabel *trouble;
    };
    void addRow(QAction *action);
    void change(const Row &row, const QKeySequence &keys);
    void show(const Row &row);
    static bool isAlone(const QKeySequence &keys);

    Actions *m_actions;
    Setting<QString> *m_setting;
    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace Hubdesk
