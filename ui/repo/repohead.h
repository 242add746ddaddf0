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
/// and show the repo elsewhere. A page that stands alone has a way back, one beside a list a way to stand
/// alone. GUI thread.
class RepoHead : public QWidget
{
    Q_OBJECT
public:
    /// `marks` stand among the tools: what can be said of the repo.
    RepoHead(Avatars *avatars, bool alone, const QList<QWidget *> &marks, QWidget *parent = nullptr);

    void setRepo(const RepoId &repo);

Q_SIGNALS:
    void backRequested();
    void browserRequested();
    void pageRequested();
    void openRequested(const Hubdesk::Link &link);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeName();
    QToolButton *addTool(Icon symbol, const QString &name, const QString &object);
    void write();
    void openOwner();

    RepoId m_repo;
    QHBoxLayout *m_row;
    AvatarView *m_picture = nullptr; ///< of the owner, where there is room: a page that stands alone
    QWidget *m_names; ///< owner and name share its width
    PersonLink *m_owner;
    QLabel *m_name;
};

} // namespace Hubdesk
