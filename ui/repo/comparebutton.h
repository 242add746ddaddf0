// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QToolButton>

class QAction;

namespace Hubdesk
{

class CompareSet;

/// The menu of a repo's page that collects the repo to be compared and goes to where it is. GUI thread; owned
/// by the page, the set by the window.
class CompareButton : public QToolButton
{
    Q_OBJECT
public:
    explicit CompareButton(CompareSet *set, QWidget *parent = nullptr);

    void setRepo(const RepoId &repo);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    void write();

    CompareSet *m_set;
    RepoId m_repo;
    QAction *m_collect;
    QAction *m_compare;
};

} // namespace Hubdesk
