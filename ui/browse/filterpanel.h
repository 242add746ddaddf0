// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/tagcatalog.h"
#include "ui/browse/facets.h"

#include <QWidget>

#include <functional>
#include <stop_token>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Hubdesk
{

class Engine;
class ParameterFields;
class RangeSlider;
class Switch;
class TagFacet;
class FacetGroup;

/// The filters of a list, in groups that open and close. Shows a Facets and says when a person has changed
/// it. Asks the Hub once for the tags there are, when it is first shown; until they come, and without
/// network, it offers what we know by heart. GUI thread.
class FilterPanel : public QWidget
{
    Q_OBJECT
public:
    FilterPanel(Engine *engine, RepoKind kind, QWidget *parent = nullptr);

    const Facets &facets() const { return m_facets; }
    /// Shown, not announced.
    void setFacets(const Facets &facets);
    /// It lies over the list, and has an edge.
    void setFloating(bool isFloating);
    /// A part as a chip says it: "Text generation", "apache-2.0", "1 B to 32 B".
    QString words(const Facets::Part &part) const;
    /// What stands above all filters is made with them.
    void setTop(std::function<QWidget *(QWidget *parent)> make) { m_makeTop = std::move(make); }

Q_SIGNALS:
    void changed(const Hubdesk::Facets &facets);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    QWidget *makeHead();
    void makeTags();
    void makeParameters();
    void makeAuthor();
    void makeAccess();
    TagFacet *addTags(Facets::Kind kind, const QString &name, const QString &title);
    void askTags();
    void showTags(const TagCatalog &catalog);
    void showFacets();
    void showParameters();
    void announce();
    TagFacet *facetOf(Facets::Kind kind) const { return m_tags.value(int(kind)); }

    Engine *m_engine;
    RepoKind m_kind;
    Facets m_facets;
    QVBoxLayout *m_column;
    std::function<QWidget *(QWidget *parent)> m_makeTop;
    QHash<int, TagFacet *> m_tags; ///< by Facets::Kind
    QPushButton *m_reset = nullptr;
    FacetGroup *m_parameters = nullptr;
    RangeSlider *m_range = nullptr;
    ParameterFields *m_fields = nullptr; ///< the same range, typed
    FacetGroup *m_authorGroup = nullptr;
    QLineEdit *m_author = nullptr;
    QComboBox *m_gated = nullptr;
    Switch *m_inference = nullptr;
    FacetGroup *m_access = nullptr;
    bool m_filled = false;
    bool m_asked = false;
    std::stop_source m_asking;
};

} // namespace Hubdesk
