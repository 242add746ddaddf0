// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/query.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QListView;
class QSplitter;
class QTimer;
class QVBoxLayout;

namespace Hubdesk
{

class ContentStack;
class Engine;
class RepoView;
class TextLabel;

/// Models, Datasets or Spaces: an endless list beside the detail of the selected repo. Searches as the person
/// types; old answers are dropped, old rows stay until the new ones are there.
class BrowsePage : public QWidget
{
    Q_OBJECT
public:
    using DetailFactory = std::function<RepoView *(QWidget *)>;

    BrowsePage(Engine *engine, RepoKind kind, const DetailFactory &makeDetail, QWidget *parent = nullptr);

    /// Text of the search field; asked for after a short pause in typing.
    void setSearch(const QString &text);
    const QString &search() const { return m_search; }
    void refresh();
    void focusList();
    RepoKind kind() const { return m_kind; }

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHeader();
    RepoView *detail();
    void searchNow();
    void showState(RepoListModel::State state);
    void showCount();
    void showSelected();

    Engine *m_engine;
    RepoKind m_kind;
    DetailFactory m_makeDetail;
    RepoListModel *m_model;
    QListView *m_list;
    ContentStack *m_stack;
    QVBoxLayout *m_right = nullptr; ///< where the detail goes
    RepoView *m_detail = nullptr;
    QSplitter *m_splitter;
    TextLabel *m_count;
    QComboBox *m_task = nullptr;
    QComboBox *m_sort;
    QTimer *m_typing;
    QString m_search;
    bool m_asked = false;
};

} // namespace Hubdesk
