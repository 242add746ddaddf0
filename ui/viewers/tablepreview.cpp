// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tablepreview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/textlabel.h"
#include "ui/viewers/tablemodel.h"
#include "ui/viewers/tableview.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QToolButton *stepButton(const QString &objectName, Icon symbol, const QString &name)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(symbol));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    setCompact(button);
    return button;
}

QString encodingWord(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return u"UTF-8"_s;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return u"UTF-16"_s;
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return u"UTF-32"_s;
    case TextEncoding::Latin1:
        break;
    }
    return u"Windows-1252"_s;
}

QString delimiterWord(QChar delimiter)
{
    switch (delimiter.unicode()) {
    case ',':
        return TablePreview::tr("commas");
    case '\t':
        return TablePreview::tr("tabs");
    case ';':
        return TablePreview::tr("semicolons");
    case ' ':
        return TablePreview::tr("spaces");
    default:
        //: Of a table whose cells are separated by this character.
        return TablePreview::tr("separator %1").arg(delimiter);
    }
}

} // namespace

TablePreview::TablePreview(QWidget *parent)
    : QWidget(parent)
    , m_model(new TableModel(this))
    , m_view(new TableView(m_model))
    , m_trouble(new NoticeBar)
    , m_field(new QLineEdit)
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_previous(stepButton(u"findPrevious"_s, Icon::ChevronUp, tr("Previous place")))
    , m_next(stepButton(u"findNext"_s, Icon::ChevronDown, tr("Next place")))
{
    setObjectName(u"tablePreview"_s);
    m_trouble->setObjectName(u"tableTrouble"_s);
    m_trouble->hide();
    m_count->setObjectName(u"findCount"_s);
    m_field->setObjectName(u"findInTable"_s);
    m_field->setPlaceholderText(tr("Find in these rows"));
    m_field->setAccessibleName(tr("Find in these rows"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(Icon::Search, Token::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    auto *row = new QHBoxLayout;
    // The last sign stands below that which closes the preview, a larger one.
    const int end = Metrics::space2 + (Metrics::control - Metrics::rowButton) / 2;
    row->setContentsMargins(Metrics::pageMargin, Metrics::space2, end, Metrics::space2);
    row->setSpacing(Metrics::space1);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_trouble);
    column->addWidget(m_view, 1);

    connect(m_field, &QLineEdit::textChanged, this, &TablePreview::find);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    showCount();
}

// While the keyboard is in here, the keys that find are the table's and not those of the card.
bool TablePreview::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3) {
            key->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void TablePreview::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_field->setFocus(Qt::ShortcutFocusReason);
        m_field->selectAll();
    } else if (event->key() == Qt::Key_F3) {
        step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TablePreview::setTable(const std::shared_ptr<const TableSample> &table)
{
    m_field->clear();
    take({});
    m_model->setTable(table);
    m_view->fitColumns();
    m_view->scrollToTop();
    m_view->horizontalScrollBar()->setValue(0);
    const auto trouble = troubleOf(*table);
    m_trouble->setVisible(!trouble.isEmpty());
    if (!trouble.isEmpty()) {
        m_trouble->setNotice({ .kind = Notice::Kind::Warning, .text = trouble });
        const auto first = table->firstBadLines.value(0);
        m_trouble->setToolTip(plainTip(first.why.isEmpty() ? trouble : first.why + u'\n' + first.text));
    }
}

/// Esc empties the field before it closes the preview; Enter goes from place to place.
bool TablePreview::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool empties = key->key() == Qt::Key_Escape && !m_field->text().isEmpty();
    if (event->type() == QEvent::ShortcutOverride) {
        if (empties) {
            event->accept();
        }
        return empties;
    }
    if (empties) {
        m_field->clear();
    } else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (key->key() == Qt::Key_Down) {
        m_view->setFocus(Qt::OtherFocusReason);
    } else {
        return QWidget::eventFilter(watched, event);
    }
    return true;
}

void TablePreview::find()
{
    const auto work
        = [table = m_model->table(), text = m_field->text()] { return findInTable(*table, text); };
    const auto done = [this, generation = ++m_generation](const TableHits &hits) {
        if (generation == m_generation) { // more has been typed meanwhile
            take(hits);
        }
    };
    whenDone(onWorker(work), this, done);
}

void TablePreview::take(const TableHits &hits)
{
    m_hits = hits;
    m_current = -1;
    m_view->mark(QSet<QPoint>(hits.cells.cbegin(), hits.cells.cend()));
    hits.cells.isEmpty() ? showCount() : step(1);
}

void TablePreview::step(int by)
{
    const auto count = m_hits.cells.size();
    if (count == 0) {
        return;
    }
    m_current = m_current < 0 ? 0 : (m_current + by + count) % count;
    const auto place = m_hits.cells[m_current];
    const auto index = m_model->index(place.y(), place.x());
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
    showCount();
}

void TablePreview::showCount()
{
    const auto count = m_hits.cells.size();
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (count > 0) {
        const auto all = formatNumber(count) + (m_hits.more ? u"+"_s : QString());
        //: Place of places where a text was found: 3 of 17.
        m_count->setText(tr("%1 of %2").arg(formatNumber(m_current + 1), all));
    } else {
        m_count->setText(m_field->text().isEmpty() ? QString() : tr("nothing"));
    }
}

QString TablePreview::troubleOf(const TableSample &table)
{
    if (table.badLines > 0) {
        const auto line = formatNumber(table.firstBadLines.value(0).number);
        return table.badLines == 1
            ? tr("Line %1 is not valid JSON and is left out").arg(line)
            : tr("%Ln line(s) are not valid JSON and are left out, the first is line %1",
                 nullptr,
                 int(qMin<qint64>(table.badLines, INT_MAX)))
                  .arg(line);
    }
    if (table.facts.openQuoteLine > 0) {
        return tr("A quote that line %1 opens is never closed").arg(formatNumber(table.facts.openQuoteLine));
    }
    if (table.facts.cutRows > 0) {
        return tr("Only the first %1 columns are shown").arg(formatNumber(table.columns.size()));
    }
    if (table.facts.raggedRows > 0) {
        return tr("%Ln row(s) have more or fewer cells than the first line",
                  nullptr,
                  int(qMin<qint64>(table.facts.raggedRows, INT_MAX)));
    }
    if (table.facts.zeros > 0) {
        return tr("There are zero characters in it: the file may be damaged");
    }
    return {};
}

QString TablePreview::describe(const TableSample &table, qint64 fileSize)
{
    const int rows = int(table.rows.size());
    QStringList parts;
    if (table.whole) {
        parts << tr("%Ln row(s)", nullptr, rows) << formatSize(fileSize);
    } else {
        //: The beginning of a table: first 1,000 rows of 12 MB
        parts << tr("First %Ln row(s) of %1", nullptr, rows).arg(formatSize(fileSize));
    }
    parts << tr("%Ln column(s)", nullptr, int(table.columns.size()));
    if (table.dialect) {
        parts << delimiterWord(table.dialect->delimiter);
        if (!table.dialect->header) {
            parts << tr("no header line");
        }
    } else if (!table.member.isEmpty()) {
        //: %1 is the key of a JSON object that has the rows.
        parts << tr("from \u201c%1\u201d").arg(table.member.left(40));
    }
    if (!table.form || table.format.encoding != TextEncoding::Utf8) {
        parts << encodingWord(table.format.encoding);
    }
    if (table.facts.cutCells > 0) {
        parts << tr("%Ln cell(s) shown in part", nullptr, int(qMin<qint64>(table.facts.cutCells, INT_MAX)));
    }
    return parts.join(u" \u00b7 "_s);
}

// Not by a proxy: with one, Tab would leave out what stands above the rows.
void TablePreview::focusInEvent(QFocusEvent *event)
{
    m_view->setFocus(event->reason());
}

} // namespace Hubdesk
