// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparetable.h"

#include "ui/compare/comparehead.h"
#include "ui/compare/comparemodel.h"
#include "ui/compare/comparetext.h"
#include "ui/shared/controls.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTimer>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int blocksAfterMs = 120;
constexpr int mostLines = 5;
constexpr int narrowestColumn = 168;
constexpr int narrowestNames = 124;
constexpr int widestNames = 216;
constexpr int cellMargin = Metrics::space2;
constexpr int lineMargin = 7; ///< above and below the lines of a row

// The words in lines of `width`; a long name breaks anywhere, and the last line tells that there is more.
QStringList linesOf(const QString &text, const QFont &font, int width)
{
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(wrap);
    layout.beginLayout();
    QStringList lines;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == mostLines) {
            const auto rest = text.sliced(line.textStart());
            lines << QFontMetrics(font).elidedText(rest, Qt::ElideRight, width);
            break;
        }
        lines << text.sliced(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

int heightOf(qsizetype lines, const QFont &font)
{
    return int(std::max<qsizetype>(1, lines)) * QFontMetrics(font).lineSpacing() + 2 * lineMargin;
}

void drawLines(QPainter *painter,
               const QRect &rect,
               const QStringList &lines,
               const QFont &font,
               Token tone,
               Qt::Alignment side = Qt::AlignLeading)
{
    const int step = QFontMetrics(font).lineSpacing();
    painter->setFont(font);
    painter->setPen(Theme::color(tone));
    int y = rect.top() + lineMargin;
    for (const auto &line : lines) {
        painter->drawText(QRect(rect.left() + cellMargin, y, rect.width() - 2 * cellMargin, step),
                          int(Qt::AlignVCenter | side) | Qt::TextSingleLine,
                          line);
        y += step;
    }
}

bool isFigure(const QModelIndex &index)
{
    return index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

QFont valueFont(const QModelIndex &index)
{
    const auto weight = index.data(CompareModel::StandsOutRole).toBool() ? QFont::DemiBold : QFont::Normal;
    if (index.data(CompareModel::CodeRole).toBool()) {
        return Theme::mono(TextSize::Small, weight);
    }
    return isFigure(index) ? Theme::figures(TextSize::Body, weight) : Theme::font(TextSize::Body, weight);
}

class CompareDelegate : public QStyledItemDelegate
{
public:
    CompareDelegate(QTableView *table, const QTimer *blocks)
        : QStyledItemDelegate(table)
        , m_table(table)
        , m_blocks(blocks)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto font = valueFont(index);
        const int wide = m_table->columnWidth(index.column());
        const auto lines = linesOf(index.data().toString(), font, wide - 2 * cellMargin);
        return { wide, heightOf(lines.size(), font) };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        painter->save();
        if (index.data(CompareModel::HeadRole).toBool()) {
            drawHeadCell(painter, given.rect);
        } else {
            QStyleOptionViewItem option(given);
            initStyleOption(&option, index);
            option.viewItemPosition = QStyleOptionViewItem::OnlyOne; // a cell is chosen, not a row
            m_table->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, m_table);
            drawValue(painter, option.rect, index);
        }
        painter->restore();
    }

private:
    static void drawHeadCell(QPainter *painter, const QRect &rect)
    {
        painter->fillRect(rect, Theme::color(Token::Panel));
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, Theme::color(Token::Border));
    }

    void drawValue(QPainter *painter, const QRect &rect, const QModelIndex &index) const
    {
        const auto state = ComparedValue::State(index.data(CompareModel::StateRole).toInt());
        const auto font = valueFont(index);
        if (state == ComparedValue::State::Waiting) {
            if (!m_blocks->isActive()) {
                const int high = Theme::px(10);
                const QRect block(
                    rect.x() + cellMargin, rect.center().y() - high / 2, rect.width() * 2 / 5, high);
                fillRounded(painter,
                            QStyle::visualRect(m_table->layoutDirection(), rect, block),
                            Metrics::radiusSmall,
                            Theme::color(Token::Track));
            }
            return;
        }
        if (const auto badge = index.data(CompareModel::BadgeRole); badge.isValid()) {
            drawStateBadge(
                painter, rect.adjusted(cellMargin, 0, -cellMargin, 0), badge.value<StateBadge>(), font);
            return;
        }
        const auto lines = linesOf(index.data().toString(), font, rect.width() - 2 * cellMargin);
        const bool isRight = isFigure(index);
        const auto clear = rect.adjusted(0, 0, -cellMargin, 0); // of the scroll bar, over the last column
        drawLines(painter,
                  isRight ? QStyle::visualRect(m_table->layoutDirection(), rect, clear) : rect,
                  lines,
                  font,
                  state == ComparedValue::State::Told ? Token::Ink : Token::Faint,
                  isRight ? Qt::AlignTrailing : Qt::AlignLeading);
    }

    QTableView *m_table;
    const QTimer *m_blocks;
};

/// Names of the rows, in as many lines as they take.
class FactHeader : public QHeaderView
{
public:
    explicit FactHeader(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    {
        setObjectName(u"factHeader"_s);
        setSectionsClickable(false);
        setSectionResizeMode(QHeaderView::Fixed); // fitRows() sets them
        setMinimumSectionSize(1);
    }

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        const auto font = fontOf(section);
        return { width(), heightOf(linesOf(nameOf(section), font, width() - room()).size(), font) };
    }

    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        QStyleOptionHeaderV2 option;
        initStyleOption(&option);
        option.rect = rect;
        painter->save();
        style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
        const auto font = fontOf(section);
        const auto words = rect.adjusted(Metrics::pageMargin - cellMargin, 0, 0, 0);
        drawLines(painter,
                  QStyle::visualRect(layoutDirection(), rect, words),
                  linesOf(nameOf(section), font, rect.width() - room()),
                  font,
                  isHead(section) ? Token::Ink : Token::Muted);
        painter->restore();
    }

private:
    static int room() { return Metrics::pageMargin + cellMargin; }
    QString nameOf(int section) const
    {
        return model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString();
    }
    bool isHead(int section) const
    {
        return model()->headerData(section, Qt::Vertical, CompareModel::HeadRole).toBool();
    }
    QFont fontOf(int section) const
    {
        return Theme::font(TextSize::Body, isHead(section) ? QFont::DemiBold : QFont::Normal);
    }
};

} // namespace

CompareTable::CompareTable(QWidget *parent)
    : QTableView(parent)
    , m_heads(new CompareHeader(this))
    , m_fit(new QTimer(this))
    , m_blocks(new QTimer(this))
{
    setObjectName(u"compareTable"_s);
    setHorizontalHeader(m_heads);
    setVerticalHeader(new FactHeader(this));
    setItemDelegate(new CompareDelegate(this, m_blocks));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setTabKeyNavigation(false); // Tab leaves the table
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_fit->setSingleShot(true);
    m_fit->setInterval(0);
    m_blocks->setSingleShot(true);
    m_blocks->setInterval(blocksAfterMs);
    connect(m_fit, &QTimer::timeout, this, &CompareTable::fitRows);
    connect(m_blocks, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(m_heads, &QHeaderView::sectionResized, this, &CompareTable::fitAllSoon);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_heads, &CompareHeader::place);
    Theme::follow(this, [this] {
        m_heads->setMinimumSectionSize(Theme::px(narrowestColumn));
        fitNames();
    });
}

void CompareTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &CompareTable::fitAllSoon);
    connect(model, &QAbstractItemModel::rowsInserted, this, &CompareTable::fitAllSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CompareTable::fitAllSoon);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const auto &first, const auto &last) {
        fitSoon(first.row(), last.row());
    });
    fitAllSoon();
}

void CompareTable::startAtFirstFact(int column)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const auto index = model()->index(row, column);
        if (index.flags().testFlag(Qt::ItemIsEnabled)) {
            setCurrentIndex(index);
            return;
        }
    }
}

void CompareTable::waitAnew()
{
    m_blocks->start();
}

// A fifth of the table, and enough for a word.
void CompareTable::fitNames()
{
    const int wide = qBound(Theme::px(narrowestNames), width() / 5, Theme::px(widestNames));
    if (verticalHeader()->width() != wide) {
        verticalHeader()->setFixedWidth(wide);
        fitAllSoon();
    }
}

void CompareTable::fitSoon(int first, int last)
{
    m_firstUnfit = m_fit->isActive() ? std::min(m_firstUnfit, first) : first;
    m_lastUnfit = m_fit->isActive() ? std::max(m_lastUnfit, last) : last;
    m_fit->start();
}

void CompareTable::fitAllSoon()
{
    fitSoon(0, std::numeric_limits<int>::max());
}

// As high as the words of the highest cell, or of the name.
void CompareTable::fitRows()
{
    const int last = std::min(m_lastUnfit, model()->rowCount() - 1);
    for (int row = m_firstUnfit; row <= last; ++row) {
        const int high = std::max(sizeHintForRow(row), verticalHeader()->sectionSizeHint(row));
        verticalHeader()->resizeSection(row, std::max(high, Theme::row(Metrics::treeRow)));
    }
}

// Qt would begin at the first row, which is the title of a group.
void CompareTable::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().flags().testFlag(Qt::ItemIsEnabled)) {
        startAtFirstFact();
    }
    QTableView::focusInEvent(event);
}

void CompareTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitNames();
}

void CompareTable::keyPressEvent(QKeyEvent *event)
{
    const int column = currentIndex().column();
    const bool isControl = event->modifiers() == Qt::ControlModifier;
    const int leftward = isRightToLeft() ? 1 : -1;
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(tabbedCells(selectedIndexes()));
    } else if (column >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT openRequested(column);
    } else if (column >= 0 && event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested(column);
    } else if (column >= 0 && isControl && event->key() == Qt::Key_Left) {
        Q_EMIT moveRequested(column, leftward);
    } else if (column >= 0 && isControl && event->key() == Qt::Key_Right) {
        Q_EMIT moveRequested(column, -leftward);
    } else {
        QTableView::keyPressEvent(event);
    }
}

// The menu key asks in the middle of the view, but means the cell that has the focus.
void CompareTable::contextMenuEvent(QContextMenuEvent *event)
{
    const auto under = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto index = isMouse ? under : currentIndex();
    if (index.isValid()) {
        const auto below = viewport()->mapToGlobal(visualRect(index).center());
        Q_EMIT menuRequested(index.column(), isMouse ? event->globalPos() : below);
    }
}

} // namespace Hubdesk
