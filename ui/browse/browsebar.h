// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/query.h"
#include "ui/shared/panel.h"

class QComboBox;
class QToolButton;

namespace Hubdesk
{

class Segmented;
class TextLabel;

/// Head of a list: what it is, how many there are, how it is sorted, list or table; and the button that shows
/// the filters where there is no room for them beside the list.
class BrowseBar : public Panel
{
    Q_OBJECT
public:
    explicit BrowseBar(RepoKind kind, QWidget *parent = nullptr);

    /// \a words have \a count among them; it stands alone where they have no room.
    void setCount(qint64 count, const QString &words);
    Sort sort() const;
    void setSort(Sort sort);
    bool isTable() const;
    void setTable(bool table);
    /// A list of favourites has an order of its own.
    void setFavourites(bool only);
    /// `inForce` filters are told by the button.
    void setFilterButton(bool shown, qsizetype inForce);
    /// The filters lie over the list.
    void setFiltersShown(bool shown);

Q_SIGNALS:
    void sortChanged();
    void modeChanged(bool table);
    void favouritesToggled(bool only);
    void filtersRequested();

private:
    TextLabel *m_title;
    TextLabel *m_count;
    QToolButton *m_filters;
    QToolButton *m_favourites;
    QComboBox *m_sort;
    Segmented *m_mode;
};

/// "Models", "Datasets", "Spaces".
QString kindTitle(RepoKind kind);

} // namespace Hubdesk
