// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/fuzzy.h"
#include "ui/shared/icons.h"
#include "ui/shared/link.h"
#include "ui/shared/statebadge.h"

#include <QAbstractListModel>
#include <QPointer>

class QAction;

namespace Hubdesk
{

class LocalStates;

/// One thing the palette can jump to. Exactly one of `action`, `link` and `setting` says where.
struct PaletteEntry {
    enum class Group { Recent, Favourites, Actions, Repositories, Files, People, Pages };

    Group group = Group::Actions;
    Icon icon = Icon::Run;
    QString text;
    bool monospace = false; ///< names of repos and files
    QString aside; ///< quiet, behind the text
    QString keys; ///< the cap at the right
    QPointer<QAction> action;
    std::optional<Link> link;
    QString setting; ///< id of a row of the settings
    QList<qsizetype> matched; ///< characters of `text` that fit what was typed
    bool needsMatch = true; ///< false: the Hub has matched it already
};

/// What the palette lists: entries under headings of their groups, the best match first in each. GUI thread,
/// owned by the palette.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        EntryRole = Qt::UserRole + 1,
        HeadingRole,
        StateRole, ///< StateBadge of a repo
    };
    enum class Scope { All, Repos, Files, Commands };

    explicit PaletteModel(QObject *parent = nullptr);
    ~PaletteModel() override;

    /// Tells how the repos among the rows stand on this computer. Outlives the model.
    void setStates(LocalStates *states);
    /// What is known without asking: actions, pages, settings, recent places.
    void setKnown(QList<PaletteEntry> known);
    /// Files of the repo that is shown. Where they are many a worker looks through them, and until it has an
    /// answer those stay that fitted before.
    void setFiles(const Link &shown, const QStringList &paths);
    /// The files that are listed are still those of what was typed before.
    bool isLooking() const { return m_isLooking && listsFiles(); }
    /// What the Hub has found for the typed letters; replaces what it had found before. `total` of all repos
    /// that fit.
    void setFound(QList<PaletteEntry> found, qint64 total);
    /// One quiet line below all, which cannot be chosen; empty for none. `waits`: what the Hub finds is still
    /// to come, and nothing is shown meanwhile that would go then.
    void setRemark(const QString &remark, bool waits = false);
    /// ">" and "@" at the start choose commands and people alone.
    void setPattern(const QString &pattern, Scope scope);
    /// The typed letters without a sign before them; empty where the Hub has nothing to be asked for.
    QString hubPattern() const;

    const PaletteEntry *entry(const QModelIndex &index) const;
    /// The row of this entry, wherever it is now.
    QModelIndex indexOf(const PaletteEntry &entry) const;
    QModelIndex firstEntry() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void looked(); ///< the files are those of what is typed

private:
    struct Row {
        PaletteEntry::Group group = PaletteEntry::Group::Actions;
        int entry = -1; ///< in m_shown; below 0: the heading of the group, or what is said below all
    };

    void arrange();
    void lookUpStates();
    StateBadge stateOf(const PaletteEntry &entry) const;
    QString spoken(const PaletteEntry &entry) const;
    void showGroups(bool withFarFetched);
    void show(PaletteEntry::Group group, bool withFarFetched);
    void showFiles(bool withFarFetched);
    bool listsFiles() const;
    void lookThroughFiles();
    bool isInScope(const PaletteEntry &entry) const;
    int mostOf(PaletteEntry::Group group) const;
    QString heading(PaletteEntry::Group group) const;
    QString quietText(const Row &row) const;

    LocalStates *m_states = nullptr;
    QList<PaletteEntry> m_known;
    QList<PaletteEntry> m_found;
    QString m_remark;
    bool m_waits = false;
    qint64 m_total = 0;
    Link m_place; ///< whose files these are
    QStringList m_paths;
    QList<FuzzyHit> m_hits; ///< among the paths
    std::optional<QString> m_lookedFor; ///< for what they were looked through, or are being
    bool m_isLooking = false;
    std::stop_source m_looking;
    QString m_pattern;
    Scope m_scope = Scope::All;
    bool m_peopleOnly = false;
    QList<PaletteEntry> m_shown;
    QList<Row> m_rows;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::PaletteEntry)
