// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/repoinfo.h"
#include "ui/shared/link.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Hubdesk
{

/// The Info tab: what the Hub knows of a repo, where it comes from and what was made of it as links, and its
/// evaluation results as a table. Shows the answer of the info call, asks nothing itself. GUI thread.
class InfoPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit InfoPanel(QWidget *parent = nullptr);

    void setInfo(const RepoInfo &info);
    void clear();

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    void addFacts(const RepoInfo &info);
    void addParameters(const RepoInfo &info);
    void addLineage(const RepoInfo &info);
    void addEvaluations(const RepoInfo &info);
    void addTags(const RepoInfo &info);
    void addTitle(const QString &text);
    QWidget *repoLink(const RepoId &id, const QString &aside);

    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace Hubdesk
