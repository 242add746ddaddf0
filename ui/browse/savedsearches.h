// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"
#include "ui/browse/facetgroup.h"
#include "ui/browse/facets.h"

namespace Hubdesk
{

class FilterPanel;

/// A search that a person wants to come back to.
struct SavedSearch {
    RepoKind kind = RepoKind::Model;
    QString text; ///< of the search field
    Facets facets;
    Sort sort = Sort::Trending;

    bool operator==(const SavedSearch &) const = default;
};

/// The saved searches, the newest first, kept in a setting; what is no search in there is passed over. GUI
/// thread; owned by a page, and all pages see the same.
class SavedSearches : public QObject
{
    Q_OBJECT
public:
    explicit SavedSearches(Setting<QString> *setting, QObject *parent = nullptr);

    QList<SavedSearch> all(RepoKind kind) const;
    /// One that is there already comes first again.
    void add(const SavedSearch &search);
    void remove(const SavedSearch &search);

Q_SIGNALS:
    void changed();

private:
    QList<SavedSearch> read() const;
    void write(const QList<SavedSearch> &searches);

    Setting<QString> *m_setting;
};

/// The saved searches of a list, above its filters; hidden where there are none.
class SavedGroup : public FacetGroup
{
    Q_OBJECT
public:
    /// `words` says what a filter is called.
    SavedGroup(SavedSearches *searches, const FilterPanel *words, RepoKind kind, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const Hubdesk::SavedSearch &search);

private:
    void fill();
    QString title(const SavedSearch &search) const;
    QWidget *makeRow(const SavedSearch &search);

    SavedSearches *m_searches;
    const FilterPanel *m_words;
    RepoKind m_kind;
    QList<QWidget *> m_rows;
};

} // namespace Hubdesk
