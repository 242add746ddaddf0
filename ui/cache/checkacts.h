// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/updateradar.h"
#include "core/upkeep/verifyqueue.h"
#include "ui/cache/shownspace.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QObject>
#include <QPointer>
#include <QSet>

class QMenu;

namespace Hubdesk
{

class CacheCare;
class DamageDialog;
class Engine;
class NoticeBar;
class RadarDialog;
class VerifyDialog;

/// Verifications, updates and warnings on the Cache page: their places in its menus, their dialogs, and the
/// strips that say what goes on, or is wrong, while these are closed. GUI thread; owned by the page.
class CacheCheckActs : public QObject
{
    Q_OBJECT
public:
    CacheCheckActs(Engine *engine, CacheCare *care, QWidget *page);

    /// The strips, for the top of the page.
    QWidget *strips() const { return m_strips; }
    /// The page's "More" menu.
    void fillMore(QMenu *menu);
    /// The menu of rows; nothing for those without a repo.
    void fillRow(QMenu *menu, const QList<int> &nodes);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

private:
    void verify(const QList<VerifyTarget> &targets);
    void checkUpdates(const QList<RepoId> &repos);
    void showVerifications();
    void showUpdates();
    void tellVerifications();
    void tellUpdates();
    void showDamages(const QStringList &folders);
    void tellDamages();

    Engine *m_engine;
    CacheCare *m_care;
    QWidget *m_page;
    QWidget *m_strips;
    NoticeBar *m_verifyStrip;
    NoticeBar *m_radarStrip;
    NoticeBar *m_damageStrip;
    QPointer<VerifyDialog> m_verifyDialog;
    QPointer<RadarDialog> m_radarDialog;
    QPointer<DamageDialog> m_damageDialog;
    QList<VerifyItem> m_items; ///< as they came last
    RadarState m_radar;
    bool m_isVerifySeen = true; ///< how it ended
    bool m_isRadarSeen = true;
    QSet<QString> m_damagesSeen; ///< that a person has put aside
};

/// The revisions that nodes of a cache stand for: of a repo all, of a group those of all its repos. Each
/// once; what no name on the Hub can be, is left out.
QList<VerifyTarget> verifyTargets(const ShownSpace &space, const QList<int> &nodes, const QString &root);
/// The repos, likewise.
QList<RepoId> reposOfNodes(const ShownSpace &space, const QList<int> &nodes);

} // namespace Hubdesk
