// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/cachecare.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QIODevice;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;
class QTreeView;

namespace Hubdesk
{

class BasketBar;
class CacheBasket;
class CacheCheckActs;
class CacheSharingActs;
class CacheTreeModel;
class ColumnFit;
class ContentStack;
class NoticeBar;
class Segmented;
class SpaceCrumbs;
class SpaceLegend;
class SpaceMap;
class SuggestionStrip;
class TextLabel;

/// Where the space went: a table and a picture of one cache, with one choice for both, what could go, and the
/// basket of what shall. GUI thread.
class CachePage : public QWidget
{
    Q_OBJECT
public:
    /// What the window hands in; all outlive the page.
    struct Around {
        Engine *engine;
        CacheCare *care;
        AppSettings *settings;
    };
    explicit CachePage(const Around &around, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // ---- cachepage.cpp
    QWidget *makeHead();
    void setUpFilter();
    void setUpTree();
    QWidget *makeTable();
    QHBoxLayout *makePictureHead();
    QWidget *makePicture();
    QWidget *makeWhole();
    void connectParts();
    void placeColumns();
    void placeWords();
    // ---- cachepage_show.cpp
    void showCare();
    void showHead();
    QList<int> openNodes(const QModelIndex &parent) const;
    void showSpace();
    void showNewGroups(const ShownSpacePtr &old);
    void showState();
    void showChosen();
    void applyFilter();
    void setColouring(int index);

    // ---- cachepage_acts.cpp
    void connectActs();
    void choose(int node);
    void fillMore();
    void fillMenu(QMenu *menu, int node);
    QList<int> chosenNodes(int node) const;
    void openMenu(const QPoint &place);
    void openFolder(int node);
    void toggle(int node);
    void review(const DeletionPlan &plan);
    void showNews();
    void tellCleaned(const Result<Cleanup> &done);
    void tellRestored(const Result<Restored> &done);
    void tellEmptied(const Result<void> &done);
    void actOnNews();
    void askToEmpty();
    void exportPicture();
    void exportTable(bool asJson);
    void save(const QString &path, std::function<bool(QIODevice *)> write);
    void addCache();
    void say(const QString &text, bool isTrouble);

    Engine *m_engine;
    CacheCare *m_care;
    AppSettings *m_settings;
    CacheBasket *m_basket;
    CacheSharingActs *m_sharing;
    CacheCheckActs *m_checks; ///< verifications and updates
    CacheTreeModel *m_model;
    QTreeView *m_tree;
    ColumnFit *m_columns;
    SpaceMap *m_map;
    SpaceCrumbs *m_crumbs;
    SpaceLegend *m_legend;
    SuggestionStrip *m_suggestions;
    BasketBar *m_bar;
    QWidget *m_whole;
    ContentStack *m_stack;
    NoticeBar *m_quarantine; ///< what can be undone, or was interrupted
    NoticeBar *m_news; ///< how the last act ended
    QSplitter *m_splitter;
    QWidget *m_left;
    QWidget *m_right;
    Segmented *m_side; ///< table or picture, where there is no room for both
    Segmented *m_form;
    QComboBox *m_colours;
    QLineEdit *m_filter;
    TextLabel *m_flaw;
    TextLabel *m_sum;
    QToolButton *m_root;
    TextLabel *m_age;
    QToolButton *m_refresh;
    QPushButton *m_stop;
    QToolButton *m_more;
    TextLabel *m_chosen;
    TextLabel *m_facts;
    QTimer m_typing;
    QTimer m_clock; ///< "scanned 2 min ago"
    QString m_undo; ///< id of the quarantine that the notice is about
    bool m_isInterrupted = false; ///< it is one that was
};

} // namespace Hubdesk
