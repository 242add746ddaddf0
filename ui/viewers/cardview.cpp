// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardview.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CardView::CardView(QWidget *parent)
    : QTextBrowser(parent)
    , m_copy(new QToolButton(viewport()))
{
    setObjectName("cardView"_L1);
    setAccessibleName(tr("Card"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn); // its coming and going would change the width of the text
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);

    m_copy->setObjectName("copyCode"_L1);
    m_copy->setAccessibleName(tr("Copy code"));
    m_copy->setToolTip(tr("Copy code"));
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setAutoRaise(true);
    m_copy->setCursor(Qt::ArrowCursor);
    m_copy->setFocusPolicy(Qt::NoFocus); // by keyboard, Tab comes to the code itself, and Enter copies it
    setCompact(m_copy);
    m_copy->hide();

    connect(this, &QTextBrowser::anchorClicked, this, &CardView::activate);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        Q_EMIT linkHovered(addressOf(url));
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { copyCode(m_copyCode); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CardView::followScroll);
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(30);
    m_rebuild.callOnTimeout(this, &CardView::build);
    m_reveal.setSingleShot(true);
    m_reveal.setInterval(400);
    m_reveal.callOnTimeout(this, &CardView::showMatch);
}

void CardView::activate(const QUrl &url)
{
    if (url.scheme() == "hublink"_L1) {
        const auto index = url.path().toInt();
        if (index >= 0 && index < m_card.links.size()) {
            Q_EMIT linkActivated(m_card.links[index]);
        }
    } else if (url.scheme() == "hubfold"_L1) {
        toggleFold(url.path().toInt());
    } else if (url.hasFragment()) {
        showAnchor(url.fragment(QUrl::FullyDecoded));
    }
}

QString CardView::addressOf(const QUrl &url) const
{
    if (url.scheme() != "hublink"_L1) {
        return {};
    }
    const auto link = m_card.links.value(url.path().toInt());
    return link.kind == CardLink::Kind::Place ? link.place.uri() : link.url.toString();
}

void CardView::keyPressEvent(QKeyEvent *event)
{
    const bool start = event->matches(QKeySequence::MoveToStartOfDocument) || event->key() == Qt::Key_Home;
    if (start || event->matches(QKeySequence::MoveToEndOfDocument) || event->key() == Qt::Key_End) {
        verticalScrollBar()->triggerAction(start ? QAbstractSlider::SliderToMinimum
                                                 : QAbstractSlider::SliderToMaximum);
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto *stop = enter ? selectedStop() : nullptr;
    if (stop && stop->code >= 0) {
        copyCode(stop->code);
        return;
    }
    if (stop) {
        Q_EMIT pictureActivated(QUrl(stop->picture));
        return;
    }
    if (const int fold = event->key() == Qt::Key_Space ? selectedFold() : -1; fold >= 0) {
        toggleFold(fold);
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void CardView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    const bool looks = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange;
    if (looks && (m_built.copy || m_building) && !(m_style == CardStyle::current())) {
        build();
    }
}

/// Code frames, quotation bars and marks lie under the text, and only those in sight are looked at; the edges
/// of the marks lie over it, as words of code have a ground of their own.
void CardView::paintEvent(QPaintEvent *event)
{
    if (!m_built.original) {
        QTextBrowser::paintEvent(event);
        return;
    }
    const auto marks = marksInSight();
    const auto onViewport = [this, event](QPainter *painter) {
        painter->setClipRegion(event->region());
        painter->translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    };
    {
        QPainter under(viewport());
        onViewport(&under);
        paintGrounds(&under);
        under.setRenderHint(QPainter::Antialiasing, false);
        under.setPen(Qt::NoPen);
        under.setBrush(Theme::color(Token::AmberGround));
        under.drawRects(marks);
    }
    QTextBrowser::paintEvent(event);
    QPainter over(viewport());
    onViewport(&over);
    over.setPen(Theme::color(Token::AmberEdge));
    over.drawRects(marks);
}

void CardView::paintGrounds(QPainter *painter) const
{
    // Which block lies at a point Qt finds by looking at every cell of a table: tens of milliseconds for a
    // long one.
    const int top = verticalScrollBar()->value();
    const int bottom = top + viewport()->height();
    const auto rectOf = [this](int number) {
        const auto block = m_built.original->findBlockByNumber(number);
        return m_built.original->documentLayout()->blockBoundingRect(block);
    };
    const auto firstOf = [&](const QList<int> &blocks) {
        return std::ranges::partition_point(
            blocks, [&](int number) { return rectOf(number).bottom() + codePadding < top; });
    };
    painter->setRenderHint(QPainter::Antialiasing);
    for (auto it = firstOf(m_built.codeBlocks); it != m_built.codeBlocks.cend(); ++it) {
        const auto frame = codeFrame(*it);
        if (frame.top() > bottom) {
            break;
        }
        drawBox(
            painter, frame, Metrics::radiusBox, Theme::color(Token::CodeBlock), Theme::color(Token::Border));
    }
    for (auto it = firstOf(m_built.quotes); it != m_built.quotes.cend(); ++it) {
        const auto block = m_built.original->findBlockByNumber(*it);
        const auto rect = rectOf(*it);
        if (rect.top() > bottom) {
            break;
        }
        painter->fillRect(
            QRectF(rect.left() + block.blockFormat().leftMargin() - 12, rect.top(), 3, rect.height()),
            Theme::color(Token::Control));
    }
}

void CardView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    const auto point = event->position().toPoint();
    showCopyButton(codeAt(point));
    if (event->buttons() == Qt::NoButton) {
        showHand(point);
    }
}

void CardView::leaveEvent(QEvent *event)
{
    QTextBrowser::leaveEvent(event);
    m_copy->hide();
}

bool CardView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto address = addressOf(QUrl(anchorAt(help->pos())));
        address.isEmpty() ? QToolTip::hideText()
                          : QToolTip::showText(help->globalPos(), plainTip(address), viewport());
        return true;
    }
    return QTextBrowser::viewportEvent(event);
}

void CardView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto point = byKey ? cursorRect().center() : viewport()->mapFromGlobal(event->globalPos());
    const auto code = codeAt(point);
    const auto address = addressOf(QUrl(anchorAt(point)));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName("cardMenu"_L1);
    auto *copySelection = menu->addAction(tr("Copy"), this, &QTextEdit::copy);
    copySelection->setEnabled(textCursor().hasSelection());
    if (code >= 0) {
        menu->addAction(tr("Copy code"), this, [this, code] { copyCode(code); });
    }
    if (!address.isEmpty()) {
        menu->addAction(
            tr("Copy link address"), this, [address] { QGuiApplication::clipboard()->setText(address); });
    }
    if (const auto name = byKey && selectedStop() ? selectedStop()->picture : pictureAt(point);
        isWorthALook(name)) {
        menu->addAction(tr("Show picture"), this, [this, name] { Q_EMIT pictureActivated(QUrl(name)); });
    }
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, &QTextEdit::selectAll);
    menu->popup(byKey ? viewport()->mapToGlobal(point) : event->globalPos());
}

} // namespace Hubdesk
