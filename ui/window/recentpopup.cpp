// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/recentpopup.h"

#include "ui/shared/plaintip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/window/paletteplaces.h"
#include "ui/window/recent.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostOffered = 10;
constexpr int linkRole = Qt::UserRole + 1;

// The focus comes back by itself, and nobody has asked for anything.
bool comesBack(Qt::FocusReason reason)
{
    return reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
}

} // namespace

RecentPopup::RecentPopup(QLineEdit *field, const Recent *recent, QWidget *window)
    : Panel(Token::Surface, {}, window)
    , m_field(field)
    , m_recent(recent)
    , m_model(new QStandardItemModel(this))
    , m_list(new QListView)
{
    setObjectName(u"recentPopup"_s);
    setBoxed(Token::Control);
    m_list->setObjectName(u"recentList"_s);
    m_list->setAccessibleName(tr("Recent places"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it, and hands on the keys
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    //: Heading over the places that were gone to lately.
    auto *title = new TextLabel(tr("Recent"), TextSize::Small, Token::Muted);
    title->setContentsMargins(Metrics::space2, 0, Metrics::space2, 0); // above the signs of the rows
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, Metrics::space2, 1, Metrics::space2);
    column->setSpacing(Metrics::space1);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    hide();
    connect(m_list, &QListView::clicked, this, &RecentPopup::choose);
    connect(field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!text.isEmpty()) {
            hide();
        }
    });
    field->installEventFilter(this);
    window->installEventFilter(this);
}

void RecentPopup::offer()
{
    if (!m_field->text().isEmpty() || !m_field->hasFocus() || m_recent->links().isEmpty()) {
        hide();
        return;
    }
    fill();
    place();
    raise();
    show();
}

void RecentPopup::fill()
{
    m_model->clear();
    const auto &links = m_recent->links();
    for (const auto &entry : paletteRecent(links.first(std::min(links.size(), mostOffered)))) {
        auto *item = new QStandardItem(icon(entry.icon), entry.text);
        item->setFont(Theme::mono(TextSize::Body));
        item->setToolTip(plainTip(entry.text));
        item->setData(QVariant::fromValue(entry.link.value_or(Link())), linkRole);
        m_model->appendRow(item);
    }
}

// Below the field and as wide, no higher than the window.
void RecentPopup::place()
{
    const auto *window = parentWidget();
    const QPoint corner = m_field->mapTo(window, QPoint(0, m_field->height() + Metrics::space1));
    const int rows = m_model->rowCount() * std::max(1, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(rows + 2 * m_list->frameWidth());
    setGeometry(corner.x(),
                corner.y(),
                m_field->width(),
                std::min(sizeHint().height(), window->height() - corner.y() - Metrics::space2));
}

// Past both ends lies the field, where no row is chosen.
void RecentPopup::move(int step)
{
    const int rows = m_model->rowCount();
    const auto current = m_list->currentIndex();
    const int now = current.isValid() ? current.row() : step > 0 ? -1 : rows;
    const int row = now + step;
    if (row < 0 || row >= rows) {
        m_list->setCurrentIndex({});
        m_list->clearSelection();
        return;
    }
    m_list->setCurrentIndex(m_model->index(row, 0));
    QAccessibleAnnouncementEvent spoken(m_field, m_list->currentIndex().data().toString());
    QAccessible::updateAccessibility(&spoken);
}

void RecentPopup::choose(const QModelIndex &index)
{
    if (index.isValid()) {
        const auto link = index.data(linkRole).value<Link>();
        hide();
        Q_EMIT linkChosen(link);
    }
}

bool RecentPopup::takesKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentIndex().isValid()) {
            choose(m_list->currentIndex());
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool RecentPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        hide(); // the field is somewhere else
    }
    if (watched != m_field) {
        return Panel::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::FocusIn:
        if (!comesBack(static_cast<QFocusEvent *>(event)->reason())) {
            offer();
        }
        break;
    case QEvent::MouseButtonPress:
        if (isHidden()) { // Escape has closed it, and the field kept the focus
            offer();
        }
        break;
    case QEvent::FocusOut:
        hide();
        break;
    case QEvent::KeyPress:
        if (isVisible() && takesKey(static_cast<QKeyEvent *>(event)->key())) {
            return true;
        }
        break;
    default:
        break;
    }
    return Panel::eventFilter(watched, event);
}

} // namespace Hubdesk
