// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"
#include "ui/browse/facets.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QAbstractItemView;
class QListView;
class QSplitter;
class QStackedWidget;
class QTimer;
class QTreeView;
class QVBoxLayout;

namespace Hubdesk
{

class AppSettings;
class BrowseBar;
class ChipRow;
class ColumnFit;
class CompareSet;
class ContentStack;
class Engine;
class Favourites;
class FilterPanel;
class SavedSearches;
struct SavedSearch;
struct PageContext;
class RepoView;

/// Models, Datasets or Spaces: filters, an endless list and the detail of the selected repo, side by side.
/// Searches as the person types; old answers are dropped, old rows stay until the new ones are there. Where
/// the window is narrow the filters lie over the list, behind a button; as a table the list takes the room of
/// the detail.
class BrowsePage : public QWidget
{
    Q_OBJECT
public:
    using DetailFactory = std::function<RepoView *(QWidget *)>;

    BrowsePage(const PageContext &context,
               RepoKind kind,
               const DetailFactory &makeDetail,
               QWidget *parent = nullptr);

    /// Text of the search field; asked for after a short pause in typing. `joins`: the page was gone to for
    /// it, and that is one step.
    void setSearch(const QString &text, bool joins = false);
    /// What has been typed since the last search is not wanted.
    void forgetTyping();
    /// It is wanted now.
    void finishTyping();
    const QString &search() const { return m_search; }
    void refresh();
    void focusList();
    /// The list is of the person's favourites, as far as their names fit the search; no filter counts.
    void setFavouritesOnly(bool only);
    bool isFavouritesOnly() const { return m_favouritesOnly; }
    RepoKind kind() const { return m_kind; }
    /// Of the current row; empty where there is none.
    RepoId chosen() const;
    /// Search, filters, sort, favourites, row and scroll place as comeTo() takes them.
    QJsonObject place() const;
    /// As the link's state says, else narrowed to its tags; what neither says stays as it was left.
    void comeTo(const Link &link);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);
    /// Another text is searched for than the field says.
    void searchChanged(const QString &text);
    /// The person has searched for something else; where the list was before.
    void stepped(const QJsonObject &before);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Rows can be collected into the window's `set`, and the foot of the list shows it.
    void setCompared(CompareSet *set);
    void setUpViews();
    void placeColumns();
    int wantedWidth(int column) const;
    bool isColumnOffered(int column) const;
    void layOut();
    void connectParts();
    RepoView *detail();
    QAbstractItemView *view() const;
    void searchNow();
    void setTable(bool table);
    void sortByColumn(int column);
    void showState(RepoListModel::State state);
    void chooseRow();
    void showSort();
    void connectStates();
    void showEmpty();
    void findCostly();
    void clearNarrowing();
    void showCostly(const Facets::Part &part, const QString &without);
    Query queryOf(const Facets &facets) const;
    void showCount();
    void showSelected();
    void open(const QModelIndex &index);
    // ---- browsepage_filters.cpp
    void narrow(const Facets &facets);
    void saveSearch();
    void apply(const SavedSearch &saved);
    Setting<QByteArray> *splitterSetting() const;
    void placeSplitter();
    void placeFilters();
    void toggleFilters();
    // ---- browsepage_favourites.cpp
    void connectFavourites();
    void addRowActions(QAbstractItemView *view);
    void download(const RepoId &repo);
    void leaveFavourites();
    void listFavourites();
    void showNoFavourite();
    // ---- browsepage_places.cpp
    void connectPlaces();
    QJsonObject sought() const;
    void noteStep();
    void bringBack();
    // ----

    Engine *m_engine;
    AppSettings *m_settings;
    RepoKind m_kind;
    DetailFactory m_makeDetail;
    RepoListModel *m_model;
    FilterPanel *m_filters;
    BrowseBar *m_bar;
    ChipRow *m_chips;
    SavedSearches *m_saved;
    Favourites *m_favourites;
    QListView *m_list;
    QTreeView *m_table;
    ColumnFit *m_columns;
    QStackedWidget *m_views; ///< list or table
    ContentStack *m_stack;
    QVBoxLayout *m_left = nullptr; ///< the list, its head and foot
    QVBoxLayout *m_right = nullptr; ///< where the detail goes
    RepoView *m_detail = nullptr;
    QSplitter *m_splitter;
    QTimer *m_typing;
    QString m_search;
    RepoId m_shown; ///< in the detail
    RepoId m_kept; ///< chosen again when the list that was asked for anew is there; empty: the first row is
    QJsonObject m_sought; ///< what was asked for last
    int m_scroll = -1; ///< where the list is to stand when its rows are there
    int m_pagesLeft = 0; ///< that may be asked for to get there
    bool m_joins = false; ///< what is being typed belongs to the step before
    bool m_isTyped = false; ///< what is asked for next was typed
    bool m_wasTyped = false; ///< what was asked for last was
    bool m_isComing = false; ///< to a place of the history: no step
    bool m_asked = false;
    bool m_favouritesOnly = false;
    bool m_offersClear = false; ///< nothing matches, and filters or search can be cleared
    std::optional<Facets::Part> m_costly; ///< nothing matches, and this filter is to blame before the others
    std::stop_source m_counting; ///< which it is
    bool m_narrow = false; ///< no room for the filters beside the list
};

} // namespace Hubdesk
