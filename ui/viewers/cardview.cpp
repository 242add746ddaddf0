// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardview.h"

#include "core/base/workers.h"
#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
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
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);

    m_copy->setObjectName("copyCode"_L1);
    m_copy->setAccessibleName(tr("Copy code"));
    m_copy->setToolTip(tr("Copy code"));
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setAutoRaise(true);
    m_copy->setCursor(Qt::ArrowCursor);
    m_copy->setFocusPolicy(Qt::NoFocus); // by keyboard the code is copied from the menu
    setCompact(m_copy);
    m_copy->hide();

    connect(this, &QTextBrowser::anchorClicked, this, &CardView::activate);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        Q_EMIT linkHovered(addressOf(url));
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { copyCode(m_copyCode); });
}

void CardView::showCard(const CardDocument &card)
{
    m_card = card;
    m_images.clear();
    m_failed.clear();
    m_asked = false;
    build();
}

void CardView::build()
{
    m_style = CardStyle::current();
    const auto work
        = [card = m_card, style = m_style] { return std::make_shared<BuiltCard>(buildCard(card, style)); };
    onWorker(work).then(this, [this, generation = ++m_generation](const std::shared_ptr<BuiltCard> &built) {
        if (generation == m_generation) { // a newer card or theme has been asked for meanwhile
            take(std::move(*built));
        }
    });
}

void CardView::take(BuiltCard built)
{
    const auto *bar = verticalScrollBar();
    const double place = m_asked && bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    m_copy->hide();
    m_built = std::move(built);
    auto *fresh = m_built.document.release();
    fresh->setParent(this);
    m_placed.clear();
    for (const auto &[name, positions] : m_built.imagePositions.asKeyValueRange()) {
        if (const auto *image = imageRef(name)) {
            fresh->addResource(
                QTextDocument::ImageResource, QUrl(name), placeholder(*image, imageSize(*image, {})));
        }
    }
    setDocument(fresh);
    delete std::exchange(m_document, fresh);
    m_fittedWidth = 0;
    fitWidth();
    verticalScrollBar()->setValue(qRound(place * verticalScrollBar()->maximum()));
    if (!m_asked) {
        m_asked = true;
        askForImages();
    }
    Q_EMIT shown();
}

void CardView::showAnchor(const QString &anchor)
{
    scrollToAnchor(anchor.startsWith(u'#') ? anchor.sliced(1) : anchor);
}

void CardView::activate(const QUrl &url)
{
    if (url.scheme() == "hublink"_L1) {
        const auto index = url.path().toInt();
        if (index >= 0 && index < m_card.links.size()) {
            Q_EMIT linkActivated(m_card.links[index]);
        }
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

QVariant CardView::loadResource(int, const QUrl &)
{
    QImage nothing(
        1,
        1,
        QImage::Format_ARGB32_Premultiplied); // an empty answer would make the document read the file itself
    nothing.fill(Qt::transparent);
    return nothing;
}

bool CardView::focusNextPrevChild(bool next)
{
    const bool moved = QTextBrowser::focusNextPrevChild(next);
    Q_EMIT linkHovered(addressOf(QUrl(textCursor().charFormat().anchorHref())));
    return moved;
}

void CardView::keyPressEvent(QKeyEvent *event)
{
    const bool start = event->matches(QKeySequence::MoveToStartOfDocument) || event->key() == Qt::Key_Home;
    if (start || event->matches(QKeySequence::MoveToEndOfDocument) || event->key() == Qt::Key_End) {
        verticalScrollBar()->triggerAction(start ? QAbstractSlider::SliderToMinimum
                                                 : QAbstractSlider::SliderToMaximum);
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void CardView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitWidth();
}

void CardView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    const bool looks = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange;
    if (looks && m_document && !(m_style == CardStyle::current())) {
        build();
    }
}

/// Code frames and quotation bars lie under the text, and only those in sight are looked at.
void CardView::paintEvent(QPaintEvent *event)
{
    if (m_document) {
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        paintGrounds(&painter);
    }
    QTextBrowser::paintEvent(event);
}

QRectF CardView::codeFrame(int blockNumber) const
{
    const auto block = m_document->findBlockByNumber(blockNumber);
    const auto rect = m_document->documentLayout()->blockBoundingRect(block);
    const auto *layout = block.layout();
    if (layout->lineCount() == 0) {
        return {};
    }
    const auto line = layout->lineAt(0);
    const QRectF text(rect.left() + line.x(), rect.top(), line.width(), layout->boundingRect().height());
    return text.adjusted(-codePadding, -codePadding + 4, codePadding, codePadding - 4);
}

void CardView::paintGrounds(QPainter *painter) const
{
    const int first = cursorForPosition({ 0, 0 }).blockNumber();
    const int last = cursorForPosition({ 0, viewport()->height() }).blockNumber();
    painter->setRenderHint(QPainter::Antialiasing);
    for (auto it = std::ranges::lower_bound(m_built.codeBlocks, first);
         it != m_built.codeBlocks.cend() && *it <= last;
         ++it) {
        drawBox(painter,
                codeFrame(*it),
                Metrics::radiusBox,
                Theme::color(Token::CodeBlock),
                Theme::color(Token::Border));
    }
    for (auto it = std::ranges::lower_bound(m_built.quotes, first);
         it != m_built.quotes.cend() && *it <= last;
         ++it) {
        const auto block = m_document->findBlockByNumber(*it);
        const auto rect = m_document->documentLayout()->blockBoundingRect(block);
        painter->fillRect(
            QRectF(rect.left() + block.blockFormat().leftMargin() - 12, rect.top(), 3, rect.height()),
            Theme::color(Token::Control));
    }
}

int CardView::codeAt(const QPoint &point) const
{
    if (!m_document || m_built.codeBlocks.isEmpty()) {
        return -1;
    }
    const auto number = cursorForPosition(point).blockNumber();
    const auto found = std::ranges::lower_bound(m_built.codeBlocks, number);
    if (found == m_built.codeBlocks.cend() || *found != number) {
        return -1;
    }
    const QPointF place = point + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    return codeFrame(number).contains(place) ? int(found - m_built.codeBlocks.cbegin()) : -1;
}

void CardView::copyCode(int code)
{
    const auto index = m_built.codeIndex.value(code, -1);
    if (index >= 0 && index < m_card.blocks.size()) {
        QGuiApplication::clipboard()->setText(m_card.blocks[index].text);
    }
}

void CardView::showCopyButton(int code)
{
    m_copyCode = code;
    m_copy->setVisible(code >= 0);
    if (code >= 0) {
        const auto frame = codeFrame(m_built.codeBlocks[code])
                               .translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        m_copy->adjustSize();
        m_copy->move(int(frame.right()) - m_copy->width() - 4, qMax(0, int(frame.top()) + 4));
    }
}

void CardView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    showCopyButton(codeAt(event->position().toPoint()));
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
        address.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), address, viewport());
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
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, &QTextEdit::selectAll);
    menu->popup(byKey ? viewport()->mapToGlobal(point) : event->globalPos());
}

} // namespace Hubdesk
