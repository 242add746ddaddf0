// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/filterpanel.h"

#include "core/hub/knowntags.h"
#include "core/services/door.h"
#include "ui/browse/facetgroup.h"
#include "ui/browse/parameterfields.h"
#include "ui/browse/tagwords.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/panel.h"
#include "ui/shared/rangeslider.h"
#include "ui/shared/switch.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = Facets::Kind;

// The steps of the slider, in millions of parameters; the ends mean "no limit".
constexpr std::array<qint64, 19> steps{ 0,      50,     100,     300,     500,    1'000,  2'000,
                                        3'000,  5'000,  7'000,   10'000,  15'000, 20'000, 32'000,
                                        50'000, 70'000, 130'000, 300'000, 0 };
constexpr qint64 million = 1'000'000;

int stepOf(qint64 parameters, int without)
{
    if (parameters <= 0) {
        return without;
    }
    int best = 1;
    for (int i = 1; i + 1 < int(steps.size()); ++i) {
        if (steps[size_t(i)] * million <= parameters) {
            best = i;
        }
    }
    return best;
}

QString rangeText(qint64 least, qint64 most)
{
    if (least > 0 && most > 0) {
        //: Range of a model's parameters: "1 B to 32 B".
        return FilterPanel::tr("%1 to %2").arg(formatParameters(least), formatParameters(most));
    }
    if (least > 0) {
        return FilterPanel::tr("%1 or more").arg(formatParameters(least));
    }
    //: Summary of a filter that is closed: nothing is chosen.
    return most > 0 ? FilterPanel::tr("up to %1").arg(formatParameters(most)) : FilterPanel::tr("Any");
}

} // namespace

FilterPanel::FilterPanel(Engine *engine, RepoKind kind, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_kind(kind)
{
    setObjectName(u"filterPanel"_s);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *area = new QScrollArea;
    area->setObjectName(u"filterArea"_s);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    for (QWidget *ground : { static_cast<QWidget *>(this), area->viewport(), content }) {
        ground->setBackgroundRole(QPalette::AlternateBase);
        ground->setAutoFillBackground(true);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(area, 1);
}

// Made after the first paint of the window, or when somebody wants to narrow the list before.
void FilterPanel::fill()
{
    if (m_filled) {
        return;
    }
    m_filled = true;
    if (m_makeTop) {
        m_column->addWidget(m_makeTop(m_column->parentWidget()));
    }
    makeTags();
    if (m_kind == RepoKind::Model) {
        makeParameters();
    }
    makeAuthor();
    makeAccess();
    m_column->addStretch();
    showFacets();
    if (m_kind != RepoKind::Space) {
        askTags();
    }
}

QWidget *FilterPanel::makeHead()
{
    auto *head = new Panel(Token::Panel, Qt::BottomEdge);
    Theme::follow(head, [head] { head->setFixedHeight(Theme::px(Metrics::listToolbar)); });
    auto *title = new TextLabel(tr("Filters"));
    title->setLook(TextSize::Body, QFont::DemiBold);
    m_reset = new QPushButton;
    m_reset->setObjectName(u"resetFilters"_s);
    setRole(m_reset, ButtonRole::Link);
    m_reset->hide(); // nothing is in force
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setFacets({});
        announce();
    });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::space3, 0, Metrics::space3, 1);
    row->addWidget(title, 1);
    row->addWidget(m_reset);
    return head;
}

TagFacet *FilterPanel::addTags(Kind kind, const QString &name, const QString &title)
{
    const auto choice = kind == Kind::Task ? TagListModel::Choice::One : TagListModel::Choice::Several;
    auto *facet = new TagFacet(name, title, choice);
    m_tags.insert(int(kind), facet);
    m_column->addWidget(facet);
    connect(facet, &TagFacet::changed, this, [this, kind, facet] {
        if (auto *tags = m_facets.tagsOf(kind)) {
            *tags = facet->model()->ticked();
        } else {
            m_facets.task = facet->model()->ticked().value(0);
        }
        announce();
    });
    return facet;
}

void FilterPanel::makeTags()
{
    if (m_kind != RepoKind::Space) {
        addTags(Kind::Task, u"taskFacet"_s, tr("Task"))->setOpen(true);
    }
    addTags(Kind::Licence, u"licenceFacet"_s, tr("Licence"))->setOpen(m_kind != RepoKind::Space);
    if (m_kind == RepoKind::Space) {
        //: What a Space is built with.
        auto *kits = addTags(Kind::Kit, u"kitFacet"_s, tr("SDK"));
        kits->setTags(knownKits());
        kits->setOpen(true);
    }
    if (m_kind == RepoKind::Dataset) {
        addTags(Kind::Size, u"sizeFacet"_s, tr("Rows"));
    }
    if (m_kind != RepoKind::Space) {
        addTags(Kind::Library, u"libraryFacet"_s, tr("Library"));
    }
    addTags(Kind::Language, u"languageFacet"_s, tr("Language"));
    if (m_kind == RepoKind::Model) {
        //: Programs that can run a model.
        addTags(Kind::App, u"appFacet"_s, tr("Runs in"));
    }
    showTags(knownTags(m_kind));
}

void FilterPanel::makeParameters()
{
    m_parameters = new FacetGroup(u"parameterFacet"_s, tr("Parameters"));
    m_range = new RangeSlider;
    m_range->setObjectName(u"parameterRange"_s);
    m_range->setAccessibleName(tr("Parameters"));
    m_range->setRange(0, int(steps.size()) - 1);
    m_range->setSpoken([](int step) {
        return steps[size_t(step)] == 0 ? tr("no limit") : formatParameters(steps[size_t(step)] * million);
    });
    m_fields = new ParameterFields;
    m_parameters->addBody(m_range);
    m_parameters->addBody(m_fields);
    m_column->addWidget(m_parameters);
    m_parameters->setOpen(true);
    connect(m_range, &RangeSlider::moved, this, [this](int lower, int upper) {
        m_facets.leastParameters = steps[size_t(lower)] * million;
        m_facets.mostParameters = steps[size_t(upper)] * million;
        showParameters();
    });
    connect(m_range, &RangeSlider::released, this, &FilterPanel::announce);
    connect(m_fields, &ParameterFields::changed, this, [this](qint64 least, qint64 most) {
        m_facets.leastParameters = least;
        m_facets.mostParameters = most;
        announce();
    });
}

void FilterPanel::makeAuthor()
{
    m_authorGroup = new FacetGroup(u"authorFacet"_s, tr("Author"));
    m_author = new QLineEdit;
    m_author->setObjectName(u"authorField"_s);
    m_author->setAccessibleName(tr("Author"));
    m_author->setPlaceholderText(tr("User or organisation"));
    m_author->setClearButtonEnabled(true);
    m_author->setMaxLength(96);
    setCompact(m_author);
    m_authorGroup->addBody(m_author);
    m_column->addWidget(m_authorGroup);
    connect(m_author, &QLineEdit::editingFinished, this, [this] {
        if (m_author->text().trimmed() != m_facets.author) {
            m_facets.author = m_author->text().trimmed();
            announce();
        }
    });
}

// Who may fetch, and what can be tried at once.
void FilterPanel::makeAccess()
{
    if (m_kind == RepoKind::Space) {
        return;
    }
    m_access = new FacetGroup(u"accessFacet"_s, tr("Access"));
    m_gated = new QComboBox;
    m_gated->setObjectName(u"gatedChoice"_s);
    m_gated->setAccessibleName(tr("Gated"));
    m_gated->addItem(tr("Open and gated"));
    m_gated->addItem(tr("Open only"), false);
    m_gated->addItem(tr("Gated only"), true);
    setCompact(m_gated);
    m_access->addBody(m_gated);
    connect(m_gated, &QComboBox::activated, this, [this] {
        const auto choice = m_gated->currentData();
        m_facets.gated = choice.isValid() ? std::optional(choice.toBool()) : std::nullopt;
        announce();
    });
    if (m_kind == RepoKind::Model) {
        //: Switch: only models that an inference provider runs now.
        m_inference = new Switch(tr("Can be tried now"));
        m_inference->setObjectName(u"inferenceSwitch"_s);
        m_access->addBody(m_inference);
        connect(m_inference, &Switch::toggled, this, [this](bool on) {
            if (m_facets.inference != on) {
                m_facets.inference = on;
                announce();
            }
        });
    }
    m_column->addWidget(m_access);
}

void FilterPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (const auto edge = layout()->contentsMargins(); edge.right() + edge.left() > 0) {
        QPainter painter(this);
        const int x = edge.left() > 0 ? 0 : width() - 1;
        painter.fillRect(x, 0, 1, height(), Theme::color(Token::Control));
    }
    if (!m_filled) {
        QMetaObject::invokeMethod(this, &FilterPanel::fill, Qt::QueuedConnection);
    }
}

void FilterPanel::setFloating(bool isFloating)
{
    const int edge = isFloating ? 1 : 0;
    layout()->setContentsMargins(isRightToLeft() ? edge : 0, 0, isRightToLeft() ? 0 : edge, 0);
    update();
}

void FilterPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_filled && !m_asked && m_kind != RepoKind::Space) {
        askTags();
    }
}

void FilterPanel::askTags()
{
    m_asked = true;
    m_asking = ask(
        m_engine,
        this,
        [kind = m_kind](Services &core, std::stop_token stop) { return core.hub().tagCatalog(kind, stop); },
        [this](const Result<TagCatalog> &catalog) {
            if (catalog) {
                showTags(*catalog);
            } else {
                m_asked = false; // again when the panel is shown next
            }
        });
}

void FilterPanel::showTags(const TagCatalog &catalog)
{
    using Type = TagCatalog::Type;
    const QList<std::pair<Kind, Type>> types{
        { Kind::Task, Type::Task },       { Kind::Library, Type::Library },
        { Kind::Licence, Type::Licence }, { Kind::Language, Type::Language },
        { Kind::Size, Type::Size },       { Kind::App, Type::App },
    };
    for (const auto &[kind, type] : types) {
        auto *facet = facetOf(kind);
        const auto tags = catalog.tags(type, m_kind);
        if (facet && !tags.isEmpty()) {
            facet->setTags(tags);
        }
    }
}

void FilterPanel::setFacets(const Facets &facets)
{
    fill();
    m_facets = facets;
    showFacets();
}

void FilterPanel::showFacets()
{
    for (auto it = m_tags.begin(); it != m_tags.end(); ++it) {
        const auto kind = Kind(it.key());
        const auto *tags = std::as_const(m_facets).tagsOf(kind);
        const auto task = m_facets.task.isEmpty() ? QStringList() : QStringList{ m_facets.task };
        it.value()->setTicked(tags ? *tags : task);
    }
    if (m_range) {
        m_range->setValues(stepOf(m_facets.leastParameters, 0),
                           stepOf(m_facets.mostParameters, int(steps.size()) - 1));
        showParameters();
    }
    m_author->setText(m_facets.author);
    m_authorGroup->setSummary(m_facets.author.isEmpty() ? tr("Any") : m_facets.author);
    if (m_access) {
        m_gated->setCurrentIndex(!m_facets.gated ? 0 : *m_facets.gated ? 2 : 1);
        m_access->setSummary(m_facets.gated || m_facets.inference ? tr("Chosen") : tr("Any"));
    }
    if (m_inference) {
        m_inference->setChecked(m_facets.inference);
    }
    const auto count = int(m_facets.parts().size());
    m_reset->setVisible(count > 0);
    //: Button that takes all filters away; %n are in force.
    m_reset->setText(tr("Reset %n", nullptr, count));
}

void FilterPanel::showParameters()
{
    m_fields->setRange(m_facets.leastParameters, m_facets.mostParameters);
    m_parameters->setSummary(rangeText(m_facets.leastParameters, m_facets.mostParameters));
}

void FilterPanel::announce()
{
    showFacets();
    Q_EMIT changed(m_facets);
}

QString FilterPanel::words(const Facets::Part &part) const
{
    if (const auto *facet = facetOf(part.kind)) {
        return facet->model()->labelOf(part.value);
    }
    switch (part.kind) {
    case Kind::Parameters:
        return rangeText(m_facets.leastParameters, m_facets.mostParameters);
    case Kind::Author:
        //: A list shows one author's repositories only.
        return tr("by %1").arg(part.value);
    case Kind::Gated:
        return m_facets.gated.value_or(false) ? tr("Gated only") : tr("Open only");
    case Kind::Inference:
        return tr("Can be tried now");
    case Kind::Other:
        return TagWords::of(part.value);
    default:
        return part.value;
    }
}

} // namespace Hubdesk
