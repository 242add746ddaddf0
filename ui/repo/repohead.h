// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "ui/shared/icons.h"
#include "ui/shared/link.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace Hubdesk
{

class AvatarView;
class Avatars;
class PersonLink;

/// The top line of a repo's page: its name, whose first part leads to its owner, and the tools that copy it
/// and show the repo elsewhere; where it is narrow some of them are behind a button with a menu. A page that
/// stands alone has a way back, one beside a list a way to stand alone. GUI thread.
class RepoHead : public QWidget
{
    Q_OBJECT
public:
    /// `marks` stand among the tools: what can be said of the repo. Those that are `spare`, too, give way to
    /// the name after the tools, in this order.
    RepoHead(Avatars *avatars,
             bool alone,
             const QList<QWidget *> &marks,
             const QList<QToolButton *> &spare = {},
             QWidget *parent = nullptr);

    void setRepo(const RepoId &repo);
    /// It gave way to the name, and a person finds it in the menu: commands still press it.
    static bool isBehindMenu(const QWidget *tool);

Q_SIGNALS:
    void backRequested();
    void browserRequested();
    void pageRequested();
    void openRequested(const Hubdesk::Link &link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeName();
    QToolButton *addTool(Icon symbol, const QString &name, const QString &object);
    void makeMore();
    void fit();
    void fillMore();
    void write();
    void openOwner();

    RepoId m_repo;
    QHBoxLayout *m_row;
    AvatarView *m_picture = nullptr; ///< of the owner, where there is room: a page that stands alone
    QWidget *m_names; ///< owner and name share its width
    PersonLink *m_owner;
    QLabel *m_name;
    QList<QToolButton *>
        m_spare; ///< go into the menu of m_more where the name needs their room, in this order
    QToolButton *m_more = nullptr;
};

} // namespace Hubdesk
