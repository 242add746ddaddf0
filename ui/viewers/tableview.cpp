// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tableview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/controls.h"
#include "ui/shared/paint.h"
#include "ui/shared/panel.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"
#include "ui/viewers/tablemodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int rowsToFit = 40;
constexpr int columnsToMeasure = 24;
constexpr int narrowestColumn = 56;
constexpr int widestColumn = 260;

/// Two lines: what the column is called, and what is in it.
class TableHeader : public QHeaderView
{
public:
    explicit TableHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }
    QSize sizeHint() const override { return { QHeaderView::sizeHint().width(), Theme::px(44) }; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        QStyleOptionHeaderV2 option;
        initStyleOption(&option);
        option.rect = rect;
        painter->save();
        style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
        const auto text
            = [this, section](int role) { return model()->headerData(section, Qt::Horizontal, role); };
        const auto side = Qt::Alignment(text(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
        const auto room = rect.adjusted(Metrics::space2, Theme::px(5), -Metrics::space2, -Theme::px(6));
        const auto name = QRect(room.left(), room.top(), room.width(), room.height() / 2);
        painter->setFont(Theme::font(TextSize::Small, QFont::Medium));
        painter->setPen(Theme::color(Token::Ink));
        drawElided(painter, name, side, text(Qt::DisplayRole).toString());
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Faint));
        drawElided(painter, name.translated(0, name.height()), side, text(TableModel::TypeRole).toString());
        painter->restore();
    }
};

class TableDelegate : public QStyledItemDelegate
{
public:
    explicit TableDelegate(TableView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = m_view->fontOf(index.column());
        option->textElideMode = Qt::ElideRight;
        if (index.data(TableModel::StateRole).toInt() == int(TableCell::State::Null)) {
            option->font.setItalic(true);
            option->palette.setColor(QPalette::Text, Theme::color(Token::Faint));
            option->palette.setColor(QPalette::HighlightedText, Theme::color(Token::Faint));
        }
        if (m_view->isMarked(index)) {
            option->backgroundBrush = Theme::color(Token::AmberGround);
        }
    }

private:
    TableView *m_view;
};

/// As wide as `text`, roughly: letters of Asia count twice. Measuring every cell of a thousand columns takes
/// longer than a frame.
int lettersOf(const QString &text)
{
    const auto shown = QStringView(text).left(60);
    return int(shown.size() + std::ranges::count_if(shown, [](QChar c) { return c.unicode() >= 0x1100; }));
}

} // namespace

TableView::TableView(TableModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"tableView"_s);
    setAccessibleName(tr("Rows of the table"));
    setHorizontalHeader(new TableHeader(this));
    setModel(model);
    setItemDelegate(new TableDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false); // Tab leaves the table; the arrows walk through it
    setCornerButtonEnabled(false);
    setBarsBeside(this);
    m_headEnd = new Hubdesk::Panel(Token::Panel, Qt::BottomEdge); // its ground goes on over the bar
    setSpokenRole(m_headEnd, QAccessible::StaticText);
    addScrollBarWidget(m_headEnd, Qt::AlignTop);
    horizontalHeader()->setSectionsClickable(true); // selects the column
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setSectionsClickable(true);
    applyTheme();
}

void TableView::applyTheme()
{
    const int height = Theme::row(Metrics::denseRow);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumSectionSize(Theme::px(40));
    m_headEnd->setFixedHeight(horizontalHeader()->sizeHint().height());
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        applyTheme();
    }
}

QFont TableView::fontOf(int column) const
{
    return m_model->isJson(column)   ? Theme::mono(TextSize::Small)
        : m_model->isNumeric(column) ? Theme::figures(TextSize::Small)
                                     : Theme::font(TextSize::Small);
}

int TableView::widthFor(int column) const
{
    const auto head
        = [this, column](int role) { return m_model->headerData(column, Qt::Horizontal, role).toString(); };
    const QFontMetrics metrics(fontOf(column));
    const bool isExact = m_model->columnCount() <= columnsToMeasure;
    const auto wide = [&metrics, isExact](const QString &text) {
        return isExact ? metrics.horizontalAdvance(text.left(60))
                       : int(lettersOf(text) * metrics.averageCharWidth() * 1.1);
    };
    int wanted = std::max(
        QFontMetrics(Theme::font(TextSize::Small, QFont::Medium)).horizontalAdvance(head(Qt::DisplayRole)),
        QFontMetrics(Theme::font(TextSize::Small)).horizontalAdvance(head(TableModel::TypeRole)));
    for (int row = 0; row < std::min<int>(rowsToFit, m_model->rowCount()); ++row) {
        wanted = std::max(wanted, wide(m_model->index(row, column).data().toString()));
    }
    return std::clamp(wanted + 2 * Metrics::space2 + 2, Theme::px(narrowestColumn), Theme::px(widestColumn));
}

void TableView::fitColumns()
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        setColumnWidth(column, widthFor(column));
    }
}

void TableView::mark(const QSet<QPoint> &cells)
{
    m_marked = cells;
    viewport()->update();
}

bool TableView::isMarked(const QModelIndex &index) const
{
    return m_marked.contains(QPoint(index.column(), index.row()));
}

void TableView::copy(bool names)
{
    QList<QRect> ranges;
    for (const auto &range : selectionModel()->selection()) {
        ranges.append(QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom())));
    }
    if (ranges.isEmpty()) {
        return;
    }
    const auto work
        = [table = m_model->table(), ranges, names] { return asTabbedText(*table, ranges, names); };
    const auto done = [this, number = ++m_copies](const QString &text) {
        if (number == m_copies) {
            QGuiApplication::clipboard()->setText(text);
        }
    };
    whenDone(onWorker(work), this, done);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(false);
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"tableMenu"_s);
    const bool some = selectionModel()->hasSelection();
    menu->addAction(tr("Copy"), this, [this] { copy(false); })->setEnabled(some);
    menu->addAction(tr("Copy with column names"), this, [this] { copy(true); })->setEnabled(some);
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, &QTableView::selectAll);
    menu->popup(event->globalPos());
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QTableView::viewportEvent(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto place = indexAt(help->pos());
    const auto shown = place.data().toString();
    const auto whole = place.data(TableModel::WholeTextRole).toString();
    const int room = visualRect(place).width() - 2 * Metrics::space2;
    const bool fits = QFontMetrics(fontOf(place.column())).horizontalAdvance(shown) <= room;
    if (place.isValid() && (!fits || shown != whole)) {
        QToolTip::showText(help->globalPos(), plainTip(whole), viewport(), visualRect(place));
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace Hubdesk
