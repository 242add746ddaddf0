// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repohead.h"

#include "ui/shared/actions.h"
#include "ui/shared/avatarview.h"
#include "ui/shared/personlink.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int ownerSide = 28;
constexpr auto behindMenu = "behindMenu";

int widthOf(const RepoId &id)
{
    const QFontMetrics quiet(Theme::mono(TextSize::Title));
    const QFontMetrics strong(Theme::mono(TextSize::Title, QFont::DemiBold));
    return (id.owner.isEmpty() ? 0 : quiet.horizontalAdvance(id.owner + u'/'))
        + strong.horizontalAdvance(id.name);
}

// The name is what may not be lost, so the owner is elided first.
RepoId fittingId(RepoId id, int width)
{
    const QFontMetrics quiet(Theme::mono(TextSize::Title));
    const QFontMetrics strong(Theme::mono(TextSize::Title, QFont::DemiBold));
    const int slash = id.owner.isEmpty() ? 0 : quiet.horizontalAdvance(u'/');
    const int rest = width - slash - strong.horizontalAdvance(id.name);
    if (rest < quiet.averageCharWidth() * 3) { // three letters of it tell nobody anything
        id.owner.clear();
        id.name = strong.elidedText(id.name, Qt::ElideMiddle, std::max(0, width));
        return id;
    }
    id.owner = quiet.elidedText(id.owner, Qt::ElideMiddle, rest);
    id.name = strong.elidedText(
        id.name, Qt::ElideMiddle, std::max(0, width - slash - quiet.horizontalAdvance(id.owner)));
    return id;
}

} // namespace

RepoHead::RepoHead(Avatars *avatars,
                   bool alone,
                   const QList<QWidget *> &marks,
                   const QList<QToolButton *> &spare,
                   QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_names(new QWidget)
    , m_owner(new PersonLink(
          { .size = TextSize::Title, .tone = Token::Muted, .isMonospace = true, .after = u"/"_s }))
    , m_name(new QLabel)
{
    m_row->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, 0);
    m_row->setSpacing(Metrics::controlGap);
    if (alone) {
        const auto *back = addTool(Icon::Back, tr("Back"), u"repoBack"_s);
        connect(back, &QToolButton::clicked, this, &RepoHead::backRequested);
        m_picture = new AvatarView(avatars, ownerSide);
        m_picture->setObjectName(u"repoOwner"_s);
        m_picture->installEventFilter(this);
        m_row->addWidget(m_picture);
    }
    m_row->addWidget(makeName(), 1);
    write();
    auto *copy = addTool(Icon::Copy, Actions::copyIdText(), u"copyName"_s);
    connect(
        copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_repo.text()); });
    for (auto *mark : marks) {
        m_row->addWidget(mark);
    }
    auto *web = addTool(Icon::Open, Actions::openInBrowserText(), u"openInBrowser"_s);
    connect(web, &QToolButton::clicked, this, &RepoHead::browserRequested);
    if (!alone) {
        const auto *whole = addTool(Icon::Forward, tr("Open as a page"), u"openAsPage"_s);
        connect(whole, &QToolButton::clicked, this, &RepoHead::pageRequested);
    }
    m_spare = QList{ web, copy } + spare;
    makeMore();
}

void RepoHead::makeMore()
{
    m_more = addTool(Icon::More, tr("More for this repository"), u"repoMore"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"repoMoreMenu"_s);
    m_more->setMenu(menu);
    m_more->hide();
    connect(menu, &QMenu::aboutToShow, this, &RepoHead::fillMore);
}

void RepoHead::fillMore()
{
    auto *menu = m_more->menu();
    menu->clear();
    for (auto *button : std::as_const(m_spare)) {
        if (!isBehindMenu(button)) {
            continue;
        }
        if (auto *own = button->menu()) {
            own->setTitle(button->accessibleName());
            own->setIcon(button->icon());
            menu->addMenu(own);
            continue;
        }
        auto *entry = menu->addAction(button->icon(), button->accessibleName(), button, &QToolButton::click);
        entry->setEnabled(button->isEnabled());
        entry->setCheckable(button->isCheckable());
        entry->setChecked(button->isChecked());
    }
}

bool RepoHead::isBehindMenu(const QWidget *tool)
{
    return tool->property(behindMenu).toBool() && tool->parentWidget()->isVisible();
}

// The name is what may not be lost: the tools give way to it, one after the other.
void RepoHead::fit()
{
    const auto margins = m_row->contentsMargins();
    const auto wide = [this](const QWidget *part) { return part->sizeHint().width() + m_row->spacing(); };
    int room = width() - margins.left() - margins.right() - 2;
    for (int at = 0; at < m_row->count(); ++at) {
        const auto *part = m_row->itemAt(at)->widget();
        const bool isFixed = part != m_names && part != m_more && !m_spare.contains(part);
        room -= isFixed && !part->isHidden() ? wide(part) : 0;
    }
    for (const auto *button : std::as_const(m_spare)) {
        room -= wide(button);
    }
    const int wanted = widthOf(m_repo);
    const bool isNarrow = room < wanted;
    room -= isNarrow ? wide(m_more) : 0;
    for (auto *button : std::as_const(m_spare)) {
        const bool gives = isNarrow && room < wanted;
        room += gives ? wide(button) : 0;
        button->setVisible(!gives);
        button->setProperty(behindMenu, gives);
    }
    m_more->setVisible(isNarrow);
}

// From left to right in every language, at the leading edge of the room that there is.
QWidget *RepoHead::makeName()
{
    m_owner->setObjectName(u"openOwner"_s);
    m_owner->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(m_owner, &PersonLink::openRequested, this, &RepoHead::openRequested);
    m_name->setObjectName(u"repoName"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QHBoxLayout(m_names);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->setDirection(QBoxLayout::LeftToRight);
    line->addStretch(0);
    line->addWidget(m_owner);
    line->addWidget(m_name);
    line->addStretch(1);
    m_names->setLayoutDirection(Qt::LeftToRight);
    m_names->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_names->installEventFilter(this);
    return m_names;
}

void RepoHead::setRepo(const RepoId &repo)
{
    m_repo = repo;
    if (m_picture) {
        m_picture->setName(repo.owner.isEmpty() ? repo.name : repo.owner);
        m_picture->setCursor(repo.owner.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    }
    fit();
    write();
}

void RepoHead::openOwner()
{
    if (!m_repo.owner.isEmpty()) {
        Q_EMIT openRequested({ .page = Link::Page::Person, .person = m_repo.owner });
    }
}

QToolButton *RepoHead::addTool(Icon symbol, const QString &name, const QString &object)
{
    auto *button = new QToolButton;
    button->setIcon(icon(symbol));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(object);
    m_row->addWidget(button);
    return button;
}

void RepoHead::write()
{
    m_name->setFont(Theme::mono(TextSize::Title, QFont::DemiBold));
    const auto shown = fittingId(m_repo, m_names->width() - 2);
    m_owner->setVisible(!shown.owner.isEmpty());
    m_owner->setPerson(m_repo.owner, shown.owner);
    m_name->setText(shown.name);
    // Half a name is nothing to copy; the button beside it copies the whole.
    m_name->setTextInteractionFlags(shown == m_repo ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    m_name->setToolTip(shown == m_repo ? QString() : plainTip(m_repo.text()));
    m_name->setAccessibleName(m_repo.text());
    auto *line = static_cast<QHBoxLayout *>(m_names->layout());
    line->setStretch(0, isRightToLeft() ? 1 : 0);
    line->setStretch(line->count() - 1, isRightToLeft() ? 0 : 1);
}

// What stands beside the name may grow, too.
bool RepoHead::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_names && event->type() == QEvent::Resize) {
        fit();
        write();
    }
    if (watched == m_picture && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && m_picture->rect().contains(mouse->position().toPoint())) {
            openOwner();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RepoHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RepoHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange) {
        fit();
        write();
    }
}

} // namespace Hubdesk
