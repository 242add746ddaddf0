// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/facetgroup.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int fewRows = 5;
constexpr int manyRows = 12;
constexpr int boxWithin = 6; ///< logical px from the edge of a row to its box
constexpr int findAmong = 8; ///< from so many tags on there is a field
} // namespace

FacetGroup::FacetGroup(const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
    , m_summary(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // what is left over is below the last one
    m_toggle->setObjectName(name + "Toggle"_L1);
    m_toggle->setText(title);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setRole(m_toggle, ButtonRole::Flat);
    m_column->setContentsMargins(0, 0, 0, Metrics::space1);
    m_column->setSpacing(Metrics::space1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_toggle);
    head->addStretch();
    head->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Metrics::space1);
    layout->addLayout(head);
    layout->addWidget(m_body);
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    setOpen(false);
    Theme::follow(this, [this] {
        m_toggle->setFont(Theme::font(TextSize::Body, QFont::Medium));
        place();
    });
}

// All begins on one line: that of the sign, which a flat button has within it.
void FacetGroup::place()
{
    const int words = m_toggle->fontMetrics().size(Qt::TextShowMnemonic, m_toggle->text()).width();
    const int drawn = m_toggle->iconSize().width() + Metrics::iconGap + words;
    const int edge = std::max(0, Metrics::space3 - (m_toggle->sizeHint().width() - drawn) / 2);
    const bool isMirrored = isRightToLeft();
    layout()->setContentsMargins(isMirrored ? Metrics::space3 : edge,
                                 Metrics::space1,
                                 isMirrored ? edge : Metrics::space3,
                                 Metrics::space1 + 1);
    for (const auto &inset : std::as_const(m_insets)) {
        const int rest = Metrics::space3 - edge - inset.own;
        inset.row->setContentsMargins(isMirrored ? 0 : rest, 0, isMirrored ? rest : 0, 0);
    }
}

void FacetGroup::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        place();
    }
}

void FacetGroup::setOpen(bool open)
{
    m_toggle->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    m_toggle->setAccessibleDescription(open ? tr("Open") : tr("Closed"));
    m_body->setVisible(open);
    m_summary->setVisible(!open);
}

bool FacetGroup::isOpen() const
{
    return !m_body->isHidden();
}

void FacetGroup::setSummary(const QString &text)
{
    m_summary->setText(text);
}

void FacetGroup::addBody(QWidget *widget, int own)
{
    auto *inset = new QHBoxLayout;
    const bool isFixed = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    inset->addWidget(widget, 0, isFixed ? Qt::AlignLeading : Qt::Alignment());
    m_column->addLayout(inset);
    m_insets.append({ inset, own });
    place();
}

void FacetGroup::removeBody(QWidget *widget)
{
    const auto holds = [widget](const Inset &inset) { return inset.row->indexOf(widget) >= 0; };
    const auto found = std::ranges::find_if(m_insets, holds);
    if (found != m_insets.end()) {
        m_column->removeItem(found->row);
        delete found->row;
        m_insets.erase(found);
    }
    widget->hide();
    widget->deleteLater();
}

void FacetGroup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Token::Border));
}

TagFacet::TagFacet(const QString &name, const QString &title, TagListModel::Choice choice, QWidget *parent)
    : FacetGroup(name, title, parent)
    , m_model(new TagListModel(choice, this))
    , m_find(new QLineEdit)
    , m_list(new QListView)
    , m_more(new QPushButton)
{
    m_find->setObjectName(name + "Find"_L1);
    //: Field that finds one of many filters.
    m_find->setPlaceholderText(tr("Find"));
    //: Field that finds a filter; %1 is a kind of filter, for example "Licence".
    m_find->setAccessibleName(tr("Find: %1").arg(title));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    setCompact(m_find);
    m_list->setObjectName(name + "List"_L1);
    m_list->setAccessibleName(title);
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    setDenseRows(m_list);
    m_more->setObjectName(name + "More"_L1);
    setRole(m_more, ButtonRole::Link);
    addBody(m_find);
    addBody(m_list, boxWithin);
    m_more->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addBody(m_more);
    m_list->viewport()->setBackgroundRole(QPalette::AlternateBase);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        fit();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        fit();
    });
    // A click on the words ticks, too.
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    connect(m_model, &TagListModel::tickedChanged, this, [this] {
        fit();
        Q_EMIT changed();
    });
    Theme::follow(this, [this] { fit(); });
}

void TagFacet::setTags(const QList<TagCatalog::Tag> &tags)
{
    m_model->setTags(tags);
    fit();
}

void TagFacet::setTicked(const QStringList &ids)
{
    m_model->setTicked(ids);
    fit();
}

void TagFacet::fit()
{
    const auto ticked = int(m_model->ticked().size());
    //: Summary of a filter that is closed: nothing is chosen.
    setSummary(ticked == 0 ? tr("Any") : tr("%n chosen", nullptr, ticked));
    const int rows = m_model->rowCount();
    const int shown = std::min(rows, m_all ? manyRows : fewRows);
    m_find->setVisible(m_model->tagCount() > findAmong);
    m_list->setFixedHeight(shown * Theme::row(Metrics::denseRow) + 2);
    m_list->setVerticalScrollBarPolicy(m_all ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_more->setVisible(rows > fewRows);
    //: Link below the first few filters; %n are not shown.
    m_more->setText(m_all ? tr("Fewer") : tr("%n more", nullptr, std::max(0, rows - fewRows)));
}

} // namespace Hubdesk
