// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QWidget>

class QAction;

namespace Hubdesk
{

class Panel;

/// A box over the whole window, which is dimmed and out of reach meanwhile: Tab goes round inside, the keys
/// of the page below do nothing, Escape and a click beside the box cancel, and the focus goes back to where
/// it was. GUI thread; child of the window that it covers, hidden until it is shown.
class Overlay : public QWidget
{
    Q_OBJECT
public:
    explicit Overlay(QWidget *window);

    /// Away, without a word to anybody.
    void leave();
    /// As Escape does; nothing while it is hidden.
    void dismiss();
    /// The keys of this action of the window work also while something lies over it.
    static void setWorksAbove(QAction *action);

protected:
    Panel *box() const { return m_box; }
    /// `first` gets the focus.
    void enter(QWidget *first);
    /// Where the box stands, in pixels of the overlay.
    virtual QRect placeOfBox() const = 0;
    /// What Escape and a click beside the box do.
    virtual void cancel() { leave(); }

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_before; ///< had the focus
    Panel *m_box;
};

} // namespace Hubdesk
