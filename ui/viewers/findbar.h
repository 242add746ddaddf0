// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/panel.h"

class QLineEdit;
class QToolButton;

namespace Hubdesk
{

class TextLabel;

/// A bar for finding a text in what a page shows: it finds nothing by itself. Enter and the buttons go to the
/// next place, Shift+Enter to the one before, Escape closes. GUI thread; owned by the page.
class FindBar : public Panel
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    /// What the field says while it is empty; of a card until this is called.
    void setWords(const QString &words);

    /// Shows it, with the focus and all of the text selected.
    void open();
    QString text() const;
    /// `current` counts from 1.
    void showCount(int current, int count);
    void close();

Q_SIGNALS:
    void edited(const QString &text);
    void stepRequested(bool forward);
    /// It has hidden itself.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &tip);

    QLineEdit *m_field;
    TextLabel *m_count;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace Hubdesk
