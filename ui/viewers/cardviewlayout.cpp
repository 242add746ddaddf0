// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// From a card to what is on the screen: built by a worker, and built again when something changes its layout.
#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/viewers/cardlayout.h"
#include "ui/viewers/cardsight.h"
#include "ui/viewers/cardview.h"

#include <QCoreApplication>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

namespace Hubdesk
{

namespace
{

// The fonts that a layout uses go with the application, which therefore waits for those that have begun. A
// view waits for none.
std::atomic<int> &layoutsUnderWay()
{
    static std::atomic<int> count = 0;
    return count;
}

void awaitLayouts()
{
    for (int left = layoutsUnderWay(); left > 0; left = layoutsUnderWay()) {
        layoutsUnderWay().wait(left);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // documents that nobody took
}

/// Counted as long as it exists: from the wish to the end of the work.
struct Layout {
    Layout()
    {
        static std::once_flag once;
        std::call_once(once, [] { qAddPostRoutine(awaitLayouts); });
        ++layoutsUnderWay();
    }
    ~Layout()
    {
        --layoutsUnderWay();
        layoutsUnderWay().notify_all();
    }
    Q_DISABLE_COPY_MOVE(Layout)
};

} // namespace

void CardView::showCard(const CardDocument &card)
{
    m_card = card;
    m_images.clear();
    m_scaled.clear();
    m_known.clear();
    rememberSizes();
    m_anchor.clear();
    m_headings.clear(); // those of the card before, which scrolling would look for in this one
    m_heading = -1;
    m_reveal.stop();
    m_matches.clear();
    m_match = -1;
    setExtraSelections({});
    m_openFolds.clear();
    for (int fold = 0; fold < m_card.folds.size(); ++fold) {
        if (m_card.folds[fold].open) {
            m_openFolds.insert(fold);
        }
    }
    m_isNew = true;
    ++m_cardNumber;
    build();
}

void CardView::forget()
{
    m_rebuild.stop();
    m_build.request_stop();
    ++m_generation;
    ++m_cardNumber;
    m_building = false;
}

void CardView::build()
{
    m_rebuild.stop();
    m_building = true;
    m_style = CardStyle::current();
    m_build.request_stop();
    m_build = {};
    const auto work = [card = m_card,
                       style = m_style,
                       width = fittingWidth(),
                       known = m_known,
                       open = m_openFolds,
                       layout = std::make_shared<Layout>(),
                       stop = m_build.get_token()] {
        auto built = std::make_shared<BuiltCard>();
        if (!stop.stop_requested()) { // before a worker was free
            *built = buildCard(card, style, width, known, open, stop);
        }
        return built;
    };
    const auto done = [this, generation = ++m_generation](const std::shared_ptr<BuiltCard> &built) {
        if (generation == m_generation) { // a newer card or theme has been asked for meanwhile
            m_building = false;
            take(*built);
        }
    };
    whenDone(onWorker(work), this, done);
}

// What a worker has begun ends by itself, and nobody gets it.
CardView::~CardView()
{
    m_build.request_stop();
}

/// Not at every picture and every step of a drag, and one at a time.
void CardView::rebuildSoon()
{
    if (!m_building && !m_rebuild.isActive()) {
        m_rebuild.start();
    }
}

void CardView::take(BuiltCard &built)
{
    const bool isNew = std::exchange(m_isNew, false);
    const auto keep = isNew ? Place() : place();
    const auto cursor = textCursor();
    display(built);
    if (!isNew && cursor.selectionEnd() < document()->characterCount() && cursor.hasSelection()) {
        auto same = textCursor();
        same.setPosition(cursor.anchor());
        same.setPosition(cursor.position(), QTextCursor::KeepAnchor);
        setTextCursor(same);
    }
    goTo(keep);
    if (const auto anchor = std::exchange(m_anchor, {}); !anchor.isEmpty()) {
        showAnchor(anchor);
    }
    searchAgain();
    followScroll();
    if (isNew) {
        Q_EMIT shown();
        askForImages();
    }
    if (!fits()) {
        rebuildSoon();
    }
}

void CardView::display(BuiltCard &built)
{
    m_copy->hide();
    built.original->setParent(this); // it asks its parent for the pictures
    built.copy->setParent(this);
    setLineWrapColumnOrWidth(built.width);
    setDocument(built.copy.get());
    m_built = std::move(built); // the view does not need the old one any more
    m_headings.clear();
    for (int heading = 0; heading < m_card.headings.size(); ++heading) {
        if (m_built.anchors.contains(m_card.headings[heading].anchor)) {
            m_headings.append(heading);
        }
    }
    // Qt rounds the columns of a table up: a pixel of its edge is nothing to scroll to.
    const bool isWide = qRound(m_built.original->size().width()) > m_built.width + 1;
    setHorizontalScrollBarPolicy(isWide ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

/// The widest that a card may be here; longer lines are hard to read.
int CardView::fittingWidth() const
{
    // What is hidden has not told its viewport yet how wide it is; the scroll bar is always there.
    const bool later = testAttribute(Qt::WA_PendingResizeEvent);
    const int beside = 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
    return qMin(later ? width() - beside : viewport()->width(), widestCard);
}

/// Whether what is shown is what would be built now.
bool CardView::fits() const
{
    if (m_built.width != fittingWidth()) {
        return false;
    }
    return std::ranges::all_of(m_card.images, [this](const ImageRef &image) {
        const auto name = image.url.toString();
        return m_built.imageSizes.value(name) == m_built.pictureSize(image, m_known.value(name));
    });
}

void CardView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (m_built.copy && !fits()) {
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would come and go while it is built
        rebuildSoon();
    }
}

CardView::Place CardView::place() const
{
    const int value = verticalScrollBar()->value();
    if (!m_built.copy || value <= 0) {
        return {};
    }
    const auto block = document()->findBlockByNumber(blocksBetween(*m_built.original, value, value).first);
    return { block.blockNumber(), value - int(document()->documentLayout()->blockBoundingRect(block).top()) };
}

void CardView::goTo(const Place &place)
{
    if (place.block < 0) {
        verticalScrollBar()->setValue(0);
        return;
    }
    const auto block = document()->findBlockByNumber(place.block);
    if (block.isValid()) {
        const auto rect = document()->documentLayout()->blockBoundingRect(block);
        verticalScrollBar()->setValue(int(rect.top()) + place.offset);
    }
}

} // namespace Hubdesk
