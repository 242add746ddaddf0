// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "core/hub/repoinfo.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"
#include "ui/viewers/factsrow.h"

#include <QWidget>

#include <stop_token>

namespace Hubdesk
{

class AppSettings;
class CardPictures;
class CardPage;
class CardView;
class ContentStack;
class Engine;

/// The Card tab: asks core for the card of a commit, which comes made safe, shows it, brings its pictures,
/// and has the buttons that the page puts into the row of the tabs. GUI thread; owned by the repo page.
class CardPanel : public QWidget
{
    Q_OBJECT
public:
    CardPanel(Engine *engine, AppSettings *settings, QWidget *parent = nullptr);

    void open(const RepoId &repo, const Revision &revision, const CommitId &commit);
    void clear();
    void refresh();
    /// Stand above the card, where the panel is high enough for both.
    void setFacts(const QList<FactsRow::Fact> &facts);
    /// How far the card is scrolled down; -1 while there is none.
    int scrollPlace() const;
    /// Where a card that is on its way is to stand; one that is there stands well.
    void comeBackTo(int place);
    /// Buttons of the card that is shown, for the row of the tabs. Disabled while there is none.
    QWidget *tools() const;

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void load();
    void showFacts();
    void show(Result<CardDocument> card);
    void follow(const CardLink &link);

    Engine *m_engine;
    AppSettings *m_settings;
    CardPage *m_page;
    CardView *m_view;
    CardPictures *m_pictures;
    ContentStack *m_stack;
    QWidget *m_head; ///< with the facts
    FactsRow *m_facts;
    bool m_hasFacts = false;
    int m_comeTo = -1; ///< when the card is there
    RepoId m_repo;
    Revision m_revision;
    CommitId m_commit;
    std::stop_source m_asked;
};

} // namespace Hubdesk
