// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardpage.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardoutline.h"
#include "ui/viewers/cardview.h"
#include "ui/viewers/findbar.h"
#include "ui/viewers/lightbox.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int outlineWidth = 232;
constexpr int overWidth = 300;
constexpr int readableWidth = 560; ///< a card beside its outline has at least so much
constexpr qsizetype fewestHeadings = 3;

} // namespace

CardPage::CardPage(QWidget *parent)
    : QWidget(parent)
    , m_view(new CardView(this))
    , m_outline(new CardOutline(this))
    , m_find(new FindBar(this))
    , m_tools(new QWidget)
    , m_outlineButton(new QToolButton)
{
    setObjectName(u"cardPage"_s);
    m_outline->hide();
    makeTools();
    connectParts();
}

CardPage::~CardPage()
{
    if (m_tools && !m_tools->parent()) {
        delete m_tools;
    }
}

void CardPage::makeTools()
{
    m_outlineButton->setObjectName(u"outlineButton"_s);
    m_outlineButton->setAccessibleName(tr("Outline of the card"));
    m_outlineButton->setToolTip(tr("Outline of the card"));
    m_outlineButton->setIcon(icon(Icon::List));
    m_outlineButton->setCheckable(true);
    auto *find = new QToolButton;
    find->setObjectName(u"findInPage"_s); // what Ctrl+F presses
    find->setAccessibleName(tr("Find in the card"));
    find->setToolTip(tr("Find in the card"));
    find->setIcon(icon(Icon::Search));
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::space1);
    for (auto *button : { m_outlineButton, find }) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        setCompact(button);
        row->addWidget(button);
    }
    connect(m_outlineButton, &QToolButton::clicked, this, &CardPage::toggleOutline);
    connect(find, &QToolButton::clicked, this, [this] {
        m_find->open();
        arrange();
    });
}

void CardPage::connectParts()
{
    connect(m_view, &CardView::shown, this, [this] {
        m_over = false;
        m_outline->setHeadings(m_view->card().headings);
        m_outline->setCurrent(m_view->currentHeading());
        arrange();
    });
    connect(m_view, &CardView::currentHeadingChanged, m_outline, &CardOutline::setCurrent);
    connect(m_view, &CardView::pictureActivated, this, &CardPage::showPicture);
    connect(m_view, &CardView::found, m_find, &FindBar::showCount);
    connect(m_outline, &CardOutline::chosen, this, &CardPage::go);
    connect(m_outline, &CardOutline::closeRequested, this, [this] {
        toggleOutline(false);
        m_view->setFocus();
    });
    connect(m_find, &FindBar::edited, m_view, &CardView::find);
    connect(m_find, &FindBar::stepRequested, m_view, &CardView::findNext);
    connect(m_find, &FindBar::closed, this, &CardPage::closeFind);
    m_view->viewport()->installEventFilter(this);
}

bool CardPage::hasOutline() const
{
    return m_view->card().headings.size() >= fewestHeadings;
}

bool CardPage::hasRoom() const
{
    return width() >= Theme::px(outlineWidth) + readableWidth;
}

void CardPage::setOutlineOpen(bool open)
{
    if (m_outlineOpen != open) {
        m_outlineOpen = open;
        arrange();
    }
}

void CardPage::toggleOutline(bool open)
{
    if (hasRoom()) {
        m_outlineOpen = open;
        Q_EMIT outlineToggled(open);
    } else {
        m_over = open;
    }
    arrange();
    if (open) {
        m_outline->takeFocus();
    }
}

void CardPage::arrange()
{
    const bool beside = hasRoom() && hasOutline() && m_outlineOpen;
    const bool over = !hasRoom() && hasOutline() && m_over;
    const int top = m_find->isHidden() ? 0 : m_find->sizeHint().height();
    const int left = beside ? Theme::px(outlineWidth) : 0;
    m_find->setGeometry(0, 0, width(), top);
    m_view->setGeometry(left, top, width() - left, height() - top);
    if (beside) {
        m_outline->setGeometry(0, top, left, height() - top);
    } else {
        const int wide = qMin(Theme::px(overWidth), width() - 2 * Metrics::space4);
        const int high = qMin(m_outline->wantedHeight(), height() - top - 2 * Metrics::space4);
        m_outline->setGeometry(width() - wide - Metrics::space4, top + Metrics::space1, wide, high);
    }
    m_outline->setBoxed(over);
    m_outline->setVisible(beside || over);
    m_outline->raise();
    m_outlineButton->setVisible(hasOutline());
    m_outlineButton->setChecked(beside || over);
}

/// Over the card it has done its work then.
void CardPage::go(int heading)
{
    m_view->showHeading(heading);
    if (m_over && !hasRoom()) {
        toggleOutline(false);
        m_view->setFocus();
    }
}

void CardPage::closeFind()
{
    m_view->endFind();
    arrange();
    m_view->setFocus();
}

void CardPage::showPicture(const QUrl &url)
{
    if (!m_lightbox) {
        m_lightbox = new Lightbox(window());
    }
    const auto pictures = m_view->pictures();
    const auto at = std::ranges::find(pictures, url, &CardPicture::url) - pictures.begin();
    m_lightbox->open(pictures, int(at));
}

void CardPage::prepare(QSize size)
{
    resize(size);
    arrange();
}

void CardPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

/// A click into the card closes what lies over it.
bool CardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && m_over && !hasRoom()) {
        toggleOutline(false);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Hubdesk
