// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/parquetpreview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/viewers/factsrow.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int fewestColumns = 4; // the others give way
constexpr int mostOpen = 200; // rows; more are opened by the person

std::array<std::shared_ptr<const RowTree>, 4> partsOf(const ParquetRows &rows)
{
    return { rows.columns, rows.groups, rows.features, rows.metadata };
}

} // namespace

ParquetPreview::ParquetPreview(QWidget *parent)
    : QWidget(parent)
    , m_facts(new FactsRow)
    , m_creator(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_parts(new Segmented)
    , m_model(new RowTreeModel(this))
    , m_view(new QTreeView)
    , m_columns(new ColumnFit(m_view->header(), [this] { placeColumns(); }))
{
    setObjectName(u"parquetPreview"_s);
    m_creator->setObjectName(u"parquetCreator"_s);
    m_creator->setTextFormat(Qt::PlainText);
    m_creator->setElide(Qt::ElideRight);
    m_parts->setObjectName(u"parquetParts"_s);
    m_parts->addWord(tr("Columns"));
    m_parts->addWord(tr("Row groups"));
    m_parts->addWord(tr("Features"));
    m_parts->addWord(tr("Metadata"));
    m_view->setObjectName(u"parquetTree"_s);
    m_view->setAccessibleName(tr("Contents of the file's footer"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    Theme::follow(this, [this] {
        m_view->setIndentation(Theme::px(16));
        m_view->setFont(Theme::font(TextSize::Small));
    });
    m_view->header()->setStretchLastSection(true);
    setDenseRows(m_view);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(0, 0, 0, Metrics::space3);
    head->setSpacing(Metrics::space2);
    head->addWidget(m_facts);
    head->addWidget(m_creator);
    head->addWidget(m_parts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    connect(m_parts, &Segmented::currentChanged, this, &ParquetPreview::showPart);
}

void ParquetPreview::setFooter(const std::shared_ptr<const ParquetContent> &content, qint64 size)
{
    const auto &footer = content->footer;
    m_facts->setFacts({ { tr("Rows"), formatNumber(footer.rows) },
                        { tr("Columns"), formatNumber(parquetLeafCount(footer.schema)) },
                        { tr("Row groups"), formatNumber(footer.rowGroups.size()) },
                        { tr("Bytes"), formatSize(size) } });
    m_creator->setText(footer.createdBy.isEmpty() ? QString() : tr("Written by %1").arg(footer.createdBy));
    m_creator->setVisible(!footer.createdBy.isEmpty());
    const auto work = [content] { return parquetRows(*content); };
    const auto done = [this, generation = ++m_generation](const ParquetRows &rows) {
        if (generation == m_generation) { // another file has been chosen meanwhile
            take(rows);
        }
    };
    whenDone(onWorker(work), this, done);
}

void ParquetPreview::take(const ParquetRows &rows)
{
    m_rows = rows;
    m_parts->setCurrent(0);
    m_parts->setShown(2, !rows.features->rows.isEmpty());
    m_parts->setShown(3, !rows.metadata->rows.isEmpty());
    showPart(0);
    Q_EMIT shown();
}

void ParquetPreview::showPart(int part)
{
    m_part = part;
    m_model->setTree(partsOf(m_rows)[size_t(part)]);
    m_view->setRootIsDecorated(m_model->tree().rows.size() > m_model->tree().roots.size());
    if (part == 0 && m_model->tree().rows.size() <= mostOpen) {
        m_view->expandAll();
    }
    m_columns->fitAnew();
    m_view->scrollToTop();
}

/// As wide as the first rows want it, within limits: looking at all of them may take long.
int ParquetPreview::wantedWidth(int column) const
{
    const auto &tree = m_model->tree();
    const bool isNumber = tree.columns[column].right;
    const QFontMetrics cells(isNumber ? Theme::figures(TextSize::Small) : Theme::font(TextSize::Small));
    int wanted = QFontMetrics(Theme::font(TextSize::Small)).horizontalAdvance(tree.columns[column].name);
    for (const auto &row : tree.rows.first(std::min<qsizetype>(tree.rows.size(), 60))) {
        const int step = column == 0 && row.parent >= 0 ? 2 * m_view->indentation() : 0;
        wanted = std::max(wanted, cells.horizontalAdvance(row.cells.value(column).left(60)) + step);
    }
    const int indent = column == 0 && m_view->rootIsDecorated() ? m_view->indentation() : 0;
    return std::clamp(wanted + indent + 2 * Metrics::space2 + 2, Theme::px(48), Theme::px(220));
}

/// Columns in which no row has anything are left out, then those at the right that have no room. A trifle too
/// much for the first few is taken from their words; figures are never cut.
void ParquetPreview::placeColumns()
{
    const auto &columns = m_model->tree().columns;
    QList<int> shown;
    QList<int> widths(columns.size(), 0);
    int all = 0;
    for (int column = 0; column < columns.size(); ++column) {
        if (column == 0 || !columns[column].empty) {
            shown << column;
            widths[column] = wantedWidth(column);
            all += widths[column];
        }
    }
    const int room = m_view->viewport()->width() - Metrics::space2; // the scroll bar lies over the end
    while (shown.size() > fewestColumns && all > room) {
        all -= std::exchange(widths[shown.takeLast()], 0);
    }
    int words = 0;
    for (const int column : std::as_const(shown)) {
        words += columns[column].right ? 0 : widths[column];
    }
    const int over = all - room;
    for (int column = 0; column < columns.size(); ++column) {
        m_view->setColumnHidden(column, widths[column] == 0);
        if (widths[column] > 0) {
            const bool givesWay = over > 0 && over <= words / 4 && !columns[column].right;
            m_view->setColumnWidth(
                column, widths[column] - (givesWay ? (widths[column] * over + words - 1) / words : 0));
        }
    }
}

void ParquetPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->fit();
}

void ParquetPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_columns->fit();
    }
}

// Not by a proxy: with one, Tab would leave out what stands above the rows.
void ParquetPreview::focusInEvent(QFocusEvent *event)
{
    m_view->setFocus(event->reason());
}

} // namespace Hubdesk
