// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/rowactions.h"

#include "core/base/hubplace.h"
#include "ui/browse/repodelegate.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/actions.h"
#include "ui/shared/compareset.h"
#include "ui/shared/controls.h"
#include "ui/shared/favourites.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHoverEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int fromEdge = 2; ///< of a row: the ring of the focus stays whole

RepoId repoOf(const QModelIndex &index)
{
    return index.siblingAtColumn(RepoListModel::Name)
        .data(RepoListModel::SummaryRole)
        .value<RepoSummary>()
        .id;
}

} // namespace

RowActions::RowActions(QAbstractItemView *view, Place place)
    : QWidget(view->viewport())
    , m_view(view)
    , m_place(std::move(place))
{
    setObjectName(u"rowActions"_s);
    setAttribute(Qt::WA_OpaquePaintEvent); // else each of its paintings would be one of the view, too
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::space1, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch();
    for (const auto &[act, name] : { std::pair{ Act::Favourite, u"rowFavourite"_s },
                                     std::pair{ Act::Copy, u"rowCopy"_s },
                                     std::pair{ Act::Browse, u"rowBrowser"_s },
                                     std::pair{ Act::Download, u"rowDownload"_s } }) {
        row->addWidget(addButton(act, name));
    }
    hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_soon.callOnTimeout(this, &RowActions::follow);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    connect(m_place.favourites, &Favourites::changed, this, &RowActions::write);
}

// No stop of the Tab key: a list is one, and its menu holds the same.
QToolButton *RowActions::addButton(Act act, const QString &name)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    setCompact(button);
    connect(button, &QToolButton::clicked, this, [this, act] { run(act, m_repo); });
    m_buttons.append({ act, button });
    return button;
}

// The view paints whenever a row comes, goes, moves, or changes its looks: that is when to look.
bool RowActions::eventFilter(QObject *watched, QEvent *event)
{
    const bool inside = watched == m_view->viewport();
    switch (event->type()) {
    case QEvent::MouseMove:
        m_pointer
            = inside ? std::optional(static_cast<QMouseEvent *>(event)->position().toPoint()) : m_pointer;
        m_soon.start();
        break;
    case QEvent::Leave:
        m_pointer = inside ? std::nullopt : m_pointer;
        m_hovered = inside ? QPersistentModelIndex() : m_hovered;
        m_soon.start();
        break;
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        if (inside) {
            m_hovered = m_view->indexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
        }
        break;
    case QEvent::Paint:
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_soon.start();
        break;
    case QEvent::KeyPress:
    case QEvent::ContextMenu:
        if (opensMenu(inside, event)) {
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

// The menu key comes as a context menu from the platform; Shift+F10 does not on all of them.
bool RowActions::opensMenu(bool inside, QEvent *event)
{
    const auto current = m_view->currentIndex();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return !inside && key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier
            && openMenu(current, middleOf(current));
    }
    const auto *menu = static_cast<QContextMenuEvent *>(event);
    if (menu->reason() == QContextMenuEvent::Keyboard) {
        return openMenu(current, middleOf(current));
    }
    return inside && openMenu(m_view->indexAt(menu->pos()), menu->pos());
}

void RowActions::follow()
{
    auto row = m_pointer ? m_view->indexAt(*m_pointer) : QModelIndex();
    hover(row);
    if (!row.isValid() && m_view->hasFocus()) {
        row = m_view->currentIndex();
    }
    row = row.siblingAtColumn(RepoListModel::Name);
    const auto rect = m_view->visualRect(row);
    if (!row.isValid() || !rect.intersects(m_view->viewport()->rect())) {
        hide();
        setRow({});
        m_repo = {};
        return;
    }
    const auto repo = repoOf(row);
    setRow(row);
    if (repo != m_repo) {
        m_repo = repo;
        write();
    }
    setGeometry(placeIn(row));
    show();
    const auto ground = groundState();
    if (std::exchange(m_ground, ground) != ground) {
        update();
    }
}

// The list has become another, or has scrolled, below a pointer that rests: the view is told, for it paints
// the whole row.
void RowActions::hover(const QModelIndex &index)
{
    if (m_pointer && m_hovered.row() != index.row()) {
        const auto global = m_view->viewport()->mapToGlobal(QPointF(*m_pointer));
        QHoverEvent over(QEvent::HoverMove, *m_pointer, global, *m_pointer);
        QApplication::sendEvent(m_view->viewport(), &over);
    }
}

// Both rows are painted anew: facts below the buttons make room.
void RowActions::setRow(const QModelIndex &row)
{
    if (m_row != row) {
        m_view->update(m_row);
        m_view->update(row);
        m_row = row;
    }
}

int RowActions::coverOf(const QWidget *view, const QModelIndex &index, const QRect &line)
{
    const auto *list = qobject_cast<const QAbstractItemView *>(view);
    const auto *actions
        = list ? list->viewport()->findChild<RowActions *>(Qt::FindDirectChildrenOnly) : nullptr;
    if (!actions || !actions->isVisible() || actions->m_row != index) {
        return 0;
    }
    const auto place = actions->geometry();
    return std::max(0,
                    view->isRightToLeft() ? place.right() + 1 - (list->viewport()->width() - 1 - line.right())
                                          : line.right() + 1 - place.left());
}

QStyle::State RowActions::groundState() const
{
    auto state = QStyle::State_Enabled | QStyle::State_Active;
    state.setFlag(QStyle::State_Selected, m_view->selectionModel()->isSelected(m_row));
    state.setFlag(QStyle::State_MouseOver, m_pointer && m_view->indexAt(*m_pointer).row() == m_row.row());
    state.setFlag(QStyle::State_KeyboardFocusChange,
                  m_view->hasFocus()); // the style looks at the view itself
    return state;
}

// Never over the name, nor over the state: in a list over the end of the facts, in a table over the last
// columns before the states.
QRect RowActions::placeIn(const QModelIndex &row) const
{
    const auto size = sizeHint();
    auto shown = m_view->visualRect(row);
    shown.setLeft(std::max(shown.left(), 0));
    shown.setRight(std::min(shown.right(), m_view->viewport()->width() - 1));
    const bool isMirrored = m_view->isRightToLeft();
    const auto *table = qobject_cast<QTreeView *>(m_view);
    if (!table) {
        const auto line = RepoDelegate::beforeState(shown);
        const QRect place(
            line.right() + 1 - size.width(),
            std::min(line.center().y() - size.height() / 2, shown.bottom() - fromEdge - size.height()),
            size.width(),
            size.height());
        return QStyle::visualRect(m_view->layoutDirection(), shown, place);
    }
    const auto *head = table->header();
    int last = head->visualIndex(RepoListModel::OnThisComputer) - 1;
    while (last > 0 && head->isSectionHidden(head->logicalIndex(last))) {
        --last;
    }
    auto cell = m_view->visualRect(row.siblingAtColumn(head->logicalIndex(last)));
    // Whole columns: the end of a number beside the buttons would be another number.
    for (int before = last - 1; before > 0 && cell.width() < size.width(); --before) {
        const int column = head->logicalIndex(before);
        cell |= head->isSectionHidden(column) ? QRect() : m_view->visualRect(row.siblingAtColumn(column));
    }
    cell.adjust(0, fromEdge, 0, -fromEdge);
    const int wide = std::max(cell.width(), size.width());
    cell.setLeft(isMirrored ? cell.left() : cell.right() + 1 - wide);
    cell.setWidth(wide);
    return cell;
}

QString RowActions::textOf(Act act, const RepoId &repo) const
{
    switch (act) {
    case Act::Favourite:
        return m_place.favourites->contains(repo) ? tr("Take it out of your favourites")
                                                  : Actions::favouriteText();
    case Act::Copy:
        return Actions::copyIdText();
    case Act::Browse:
        return Actions::openInBrowserText();
    case Act::Download:
        return m_place.downloadText;
    }
    Q_UNREACHABLE_RETURN({});
}

QIcon RowActions::iconFor(Act act, const RepoId &repo) const
{
    switch (act) {
    case Act::Favourite:
        return m_place.favourites->contains(repo) ? icon(Icon::FavouriteSet, Token::AccentText)
                                                  : icon(Icon::Favourite);
    case Act::Copy:
        return icon(Icon::Copy);
    case Act::Browse:
        return icon(Icon::Open);
    case Act::Download:
        return icon(Icon::Download);
    }
    Q_UNREACHABLE_RETURN({});
}

void RowActions::write()
{
    for (const auto &[act, button] : std::as_const(m_buttons)) {
        button->setIcon(iconFor(act, m_repo));
        button->setToolTip(textOf(act, m_repo));
        //: Spoken: what a button in a row of a list does, and the name of the repository in that row.
        button->setAccessibleName(tr("%1: %2").arg(textOf(act, m_repo), m_repo.text()));
    }
}

QPoint RowActions::middleOf(const QModelIndex &index) const
{
    return (m_view->visualRect(index) & m_view->viewport()->rect()).center();
}

bool RowActions::openMenu(const QModelIndex &index, const QPoint &place)
{
    const auto repo = repoOf(index);
    if (repo.isEmpty()) {
        return false;
    }
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAccessibleName(repo.text());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *page = menu->addAction(icon(Icon::Forward), tr("Open as a page"));
    page->setObjectName(u"menuOpen"_s);
    connect(page, &QAction::triggered, this, [this, repo] {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo });
    });
    addTo(menu, Act::Favourite, u"menuFavourite"_s, repo);
    addCollect(menu, repo);
    addOwner(menu, repo);
    addTo(menu, Act::Copy, u"menuCopy"_s, repo);
    addTo(menu, Act::Browse, u"menuBrowser"_s, repo);
    addTo(menu, Act::Download, u"menuDownload"_s, repo);
    menu->popup(m_view->viewport()->mapToGlobal(place));
    return true;
}

void RowActions::addCollect(QMenu *menu, const RepoId &repo)
{
    if (!m_compared) {
        return;
    }
    const bool isIn = m_compared->contains(repo);
    //: %1 is "Collect for a comparison", %2 a number.
    const auto text = isIn ? tr("Do not compare")
        : m_compared->isFull()
        ? tr("%1 (no more than %2)").arg(Actions::collectText(), locale().toString(CompareSet::most))
        : Actions::collectText();
    auto *collect = menu->addAction(icon(isIn ? Icon::Minus : Icon::Plus), text);
    collect->setObjectName(u"menuCollect"_s);
    collect->setEnabled(isIn || !m_compared->isFull());
    connect(collect, &QAction::triggered, m_compared, [set = m_compared, repo] { set->toggle(repo); });
}

// A repo without an owner is the Hub's own.
void RowActions::addOwner(QMenu *menu, const RepoId &repo)
{
    if (repo.owner.isEmpty()) {
        return;
    }
    //: Menu: the page of the user or organisation that a repository belongs to.
    auto *owner = menu->addAction(icon(Icon::Account), Actions::openOwnerText());
    owner->setObjectName(u"menuOwner"_s);
    connect(owner, &QAction::triggered, this, [this, person = repo.owner] {
        Q_EMIT openRequested({ .page = Link::Page::Person, .person = person });
    });
}

void RowActions::addTo(QMenu *menu, Act act, const QString &name, const RepoId &repo)
{
    auto *action = menu->addAction(iconFor(act, repo), textOf(act, repo));
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, act, repo] { run(act, repo); });
}

void RowActions::run(Act act, const RepoId &repo)
{
    switch (act) {
    case Act::Favourite:
        m_place.favourites->toggle(repo);
        break;
    case Act::Copy:
        QGuiApplication::clipboard()->setText(repo.text());
        break;
    case Act::Browse:
        QDesktopServices::openUrl(HubPlace{ repo, std::nullopt, {} }.webUrl(m_place.endpoint));
        break;
    case Act::Download:
        Q_EMIT downloadRequested(repo);
        break;
    }
}

// The ground of the row, over what would shine through.
void RowActions::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    QStyleOptionViewItem row;
    row.initFrom(m_view);
    row.state = groundState();
    row.viewItemPosition = QStyleOptionViewItem::Middle; // neither end of the row, with its marks
    row.index = m_row;
    row.rect = rect().adjusted(0, 0, 0, 1); // the line below a row is not theirs
    style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, &painter, m_view);
}

RepoId chosenRepo(const QAbstractItemView *view)
{
    return repoOf(view->currentIndex());
}

} // namespace Hubdesk
