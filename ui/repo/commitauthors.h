// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QStringList>
#include <QWidget>

namespace Hubdesk
{

class Avatars;
class FlowLayout;

/// Who made a commit: pictures and names that lead to their pages. GUI thread; part of the Commits tab.
class CommitAuthors : public QWidget
{
    Q_OBJECT
public:
    explicit CommitAuthors(Avatars *avatars, QWidget *parent = nullptr);

    void setAuthors(const QStringList &authors);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    QWidget *makeAuthor(const QString &name);

    Avatars *m_avatars;
    FlowLayout *m_flow;
    QStringList m_shown;
};

} // namespace Hubdesk
