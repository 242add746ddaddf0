// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/tokens.h"

#include <QDateTime>
#include <QHeaderView>
#include <QWidget>

class QMenu;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// Head of one column: the repo's name, which opens it, a menu, a cross, and how its answer stands: asked,
/// of an earlier time, or failed with what helps. GUI thread; owned by the header it stands in.
class CompareHead : public QWidget
{
    Q_OBJECT
public:
    explicit CompareHead(const RepoId &repo, QWidget *parent = nullptr);

    const RepoId &repo() const { return m_repo; }
    /// `whom` is asked.
    void showWaiting(const QString &whom);
    void showKnown();
    void showOld(const QDateTime &asked);
    void showError(const Error &error);
    /// Which column of how many it is: at an edge it moves no further, alone it stays.
    void setPlace(int column, int columns);
    /// Takes the focus that a part of `other` has, if any: by the same part, else by the name.
    void takeFocusOf(const CompareHead *other);
    /// Its buttons come after `before` by Tab; the last of them.
    QWidget *comeAfter(QWidget *before);
    /// At the mouse or below the button.
    void popUpMenu(const QPoint &at);

Q_SIGNALS:
    void openRequested();
    void removeRequested();
    /// To the column before (-1) or after (1), which are at its left and right, or mirrored.
    void moveRequested(int step);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeTop();
    void makeMenu();
    void elideName();
    void say(const QString &text, Token tone, Remedy remedy);

    RepoId m_repo;
    QPushButton *m_name;
    QWidget *m_more = nullptr;
    QWidget *m_remove = nullptr;
    TextLabel *m_owner;
    TextLabel *m_state;
    QPushButton *m_help;
    QMenu *m_menu;
    QAction *m_left = nullptr;
    QAction *m_right = nullptr;
    QAction *m_away = nullptr;
    Remedy m_remedy = Remedy::None;
};

/// The heads above their columns, which stay when the rows are scrolled. Its height is that of the highest.
class CompareHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit CompareHeader(QWidget *parent = nullptr);

    /// In the order of the columns. Those that were there and are not any more are deleted, and the focus
    /// goes from them to their neighbour.
    void setHeads(const QList<CompareHead *> &heads);
    const QList<CompareHead *> &heads() const { return m_heads; }
    QSize sizeHint() const override;
    /// Puts every head where its section is now.
    void place();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<CompareHead *> m_heads;
    int m_height = 0; ///< as last told
};

} // namespace Hubdesk
