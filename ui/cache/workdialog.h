// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Hubdesk
{

class CacheCare;
class FoldOut;
class TextLabel;
class WorkPane;

/// What the dialogs about acts on a cache have in common: first a choice, then the work with a bar and a
/// Stop, then how it has ended. Closed while it works, the work goes on, and the page shows it. GUI thread;
/// deleted when it is closed.
class WorkDialog : public Dialog
{
    Q_OBJECT
public:
    /// The buttons are called `<object>Act`, `<object>Cancel`, `<object>Stop`, `<object>Hide` and
    /// `<object>Close`, the last sentence `<object>Result`.
    WorkDialog(CacheCare *care, const QString &object, const QString &title, QWidget *parent);

    bool isWorking() const { return m_isWorking; }

protected:
    enum class Default { Act, Cancel }; ///< what Return presses
    /// The page of the choice, and the word on the button.
    void setChoice(QWidget *page, const QString &act, Default what);
    QPushButton *act() const { return m_act; }
    QString objectFor(const char *part) const;
    /// From the choice to the work; later another step of it.
    void showWork(const QString &what);
    void showResult(const QString &sentence, const QStringList &left);
    /// Below the sentence of the result.
    QVBoxLayout *resultColumn() const { return m_more; }
    TextLabel *intro() const { return m_intro; }
    CacheCare *care() const { return m_care; }
    virtual void showProgress();

Q_SIGNALS:
    void acted(); ///< the person wants it

private:
    QWidget *makeResult();
    QWidget *makeFoot();
    void showButtons();

    CacheCare *m_care;
    QString m_object;
    TextLabel *m_intro;
    QStackedWidget *m_stack;
    WorkPane *m_work;
    TextLabel *m_result;
    FoldOut *m_left;
    QVBoxLayout *m_more = nullptr;
    QPushButton *m_act;
    QPushButton *m_cancel;
    QPushButton *m_stop;
    QPushButton *m_hide;
    QPushButton *m_close;
    bool m_isWorking = false;
    bool m_isOver = false;
};

} // namespace Hubdesk
