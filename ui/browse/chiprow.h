// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/browse/facets.h"

#include <QWidget>

namespace Hubdesk
{

class FilterPanel;
class FlowLayout;

/// The filters in force, one chip each, above a list; hidden when nothing narrows the list. A chip takes its
/// filter away; the search as it stands can be saved.
class ChipRow : public QWidget
{
    Q_OBJECT
public:
    /// `words` says what a part is called.
    explicit ChipRow(const FilterPanel *words, QWidget *parent = nullptr);

    /// `hasWords`: something is typed, which is worth saving, too.
    void setFacets(const Facets &facets, bool hasWords);

Q_SIGNALS:
    void removeRequested(const Hubdesk::Facets::Part &part);
    void clearRequested();
    void saveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const FilterPanel *m_words;
    FlowLayout *m_flow;
};

} // namespace Hubdesk
