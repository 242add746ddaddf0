// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/browse/facets.h"

#include <QWidget>

namespace Hubdesk
{

class FilterPanel;
class FlowLayout;

/// The filters in force, one chip each, above a list; hidden when there are none. A chip takes its filter
/// away.
class ChipRow : public QWidget
{
    Q_OBJECT
public:
    /// `words` says what a part is called.
    explicit ChipRow(const FilterPanel *words, QWidget *parent = nullptr);

    void setFacets(const Facets &facets);

Q_SIGNALS:
    void removeRequested(const Hubdesk::Facets::Part &part);
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const FilterPanel *m_words;
    FlowLayout *m_flow;
};

} // namespace Hubdesk
