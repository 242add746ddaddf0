// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/repoinfo.h"
#include "core/services/derivatives.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Hubdesk
{

class ContentStack;
class OneStop;

/// The Info tab: what the Hub knows of a repo, where it comes from and what was made of it as links, and its
/// evaluation results as a table. Its task, library, licence and tags lead to the list of all that have the
/// same. Shows the answer of the info call, asks nothing itself; what it shows is made when it is first seen.
/// GUI thread; owned by the repo page.
class InfoPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InfoPanel(QWidget *parent = nullptr);

    void setInfo(const RepoInfo &info);
    /// The answer to derivativesWanted(); what is of another repo is passed over.
    void setDerivatives(const RepoId &repo, const Derivatives &derivatives);
    /// Nothing of it is known yet; `whom` is waited for.
    void showWaiting(const QString &whom);
    /// The Hub cannot be asked.
    void showUnknown();

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);
    /// A file of the repo is to be shown.
    void fileRequested(const QString &path);
    /// What was made from this model is not part of its info.
    void derivativesWanted(const Hubdesk::RepoId &repo);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addFacts(const RepoInfo &info);
    void addParameters(const RepoInfo &info);
    void addLineage(const RepoInfo &info);
    void addMore(qsizetype count);
    void addEvaluations(const RepoInfo &info);
    void addTitle(const QString &text);
    QWidget *licenceLink(const RepoInfo &info);
    QWidget *repoLink(const RepoId &id, const QString &aside);
    // ---- infopanel_links.cpp
    void addDerivatives(const RepoInfo &info);
    void addTags(const RepoInfo &info);
    QPushButton *listLink(const QString &text, const QStringList &tags, OneStop *stop);
    void openList(const QStringList &tags);
    // ----

    QScrollArea *m_scroll;
    ContentStack *m_stack;
    QVBoxLayout *m_column = nullptr;
    QPointer<QWidget> m_children; ///< where the derivatives will be
    RepoId m_repo; ///< that is shown
    std::optional<RepoInfo> m_info; ///< waits until somebody looks
};

} // namespace Hubdesk
