// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace Hubdesk
{

struct Error;
class NoticeBar;
class ProgressStrip;
class TextLabel;

/// What the dialogs of a cache's checks have in common: a head of title, progress and a sentence, a strip of
/// news, the results, and a foot of buttons that ends with Close. It stands beside the window, which stays
/// usable; closing it stops nothing. GUI thread; deleted when it is closed.
class CheckDialog : public QDialog
{
    Q_OBJECT
protected:
    /// The parts are called `<object>Dialog`, `<object>Sum`, `<object>Side`, `<object>Bar` and
    /// `<object>Close`. `size` in pixels at 100 %; never larger than the window.
    CheckDialog(const QString &object, const QString &title, const QSize &size, QWidget *parent);

    /// Once, in the constructor. `buttons` from the left, `acts` at the right, before Close.
    void setParts(QWidget *results, const QList<QPushButton *> &buttons, const QList<QPushButton *> &acts);
    void tellTrouble(const Error &error);

    TextLabel *sum() const { return m_sum; }
    TextLabel *side() const { return m_side; } ///< at the right of the title
    ProgressStrip *bar() const { return m_bar; } ///< hidden until a dialog shows it
    NoticeBar *news() const { return m_news; }

private:
    QWidget *makeHead(const QString &title);
    QWidget *makeFoot(const QList<QPushButton *> &buttons, const QList<QPushButton *> &acts);

    TextLabel *m_sum;
    TextLabel *m_side;
    ProgressStrip *m_bar;
    NoticeBar *m_news;
    QVBoxLayout *m_whole;
    QPushButton *m_close;
};

} // namespace Hubdesk
