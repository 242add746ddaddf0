// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repohead.h"

#include "ui/shared/avatarview.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int ownerSide = 28;

// The name is what may not be lost, so the owner is elided first.
RepoId fittingId(RepoId id, int width)
{
    const QFontMetrics quiet(Theme::mono(TextSize::Title));
    const QFontMetrics strong(Theme::mono(TextSize::Title, QFont::DemiBold));
    const int slash = id.owner.isEmpty() ? 0 : quiet.horizontalAdvance(u'/');
    const int rest = width - slash - strong.horizontalAdvance(id.name);
    id.owner = quiet.elidedText(id.owner, Qt::ElideMiddle, std::max(rest, quiet.averageCharWidth() * 3));
    id.name = strong.elidedText(
        id.name, Qt::ElideMiddle, std::max(0, width - slash - quiet.horizontalAdvance(id.owner)));
    return id;
}

QString richName(const RepoId &id)
{
    const auto muted = Theme::color(Token::Muted).name();
    const auto owner = id.owner.isEmpty()
        ? QString()
        : u"<span style=\"color:%1; font-weight:400\">%2/</span>"_s.arg(muted, id.owner.toHtmlEscaped());
    return owner + id.name.toHtmlEscaped();
}

} // namespace

RepoHead::RepoHead(Avatars *avatars, bool alone, const QList<QWidget *> &marks, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_name(new QLabel)
{
    m_row->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, 0);
    m_row->setSpacing(Metrics::controlGap);
    if (alone) {
        const auto *back = addTool(Icon::Back, tr("Back"), u"repoBack"_s);
        connect(back, &QToolButton::clicked, this, &RepoHead::backRequested);
        m_owner = new AvatarView(avatars, ownerSide);
        m_owner->setObjectName(u"repoOwner"_s);
        m_row->addWidget(m_owner);
    }
    m_name->setObjectName(u"repoName"_s);
    m_name->setTextFormat(Qt::RichText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->installEventFilter(this);
    m_row->addWidget(m_name, 1);
    write();
    const auto *copy = addTool(Icon::Copy, tr("Copy the name"), u"copyName"_s);
    connect(
        copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_repo.text()); });
    for (auto *mark : marks) {
        m_row->addWidget(mark);
    }
    const auto *web = addTool(Icon::Open, tr("Open in the browser"), u"openInBrowser"_s);
    connect(web, &QToolButton::clicked, this, &RepoHead::browserRequested);
    if (!alone) {
        const auto *whole = addTool(Icon::Forward, tr("Open as a page"), u"openAsPage"_s);
        connect(whole, &QToolButton::clicked, this, &RepoHead::pageRequested);
    }
}

void RepoHead::setRepo(const RepoId &repo)
{
    m_repo = repo;
    if (m_owner) {
        m_owner->setName(repo.owner.isEmpty() ? repo.name : repo.owner);
    }
    write();
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

// The quiet owner's colour is part of the rich text.
void RepoHead::write()
{
    m_name->setFont(Theme::mono(TextSize::Title, QFont::DemiBold));
    const auto shown = fittingId(m_repo, m_name->width() - 2);
    m_name->setText(richName(shown));
    // Half a name is nothing to copy; the button beside it copies the whole.
    m_name->setTextInteractionFlags(shown == m_repo ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    m_name->setToolTip(shown == m_repo ? QString() : plainTip(m_repo.text()));
    m_name->setAccessibleName(m_repo.text());
}

// What stands beside the name may grow, too.
bool RepoHead::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::Resize) {
        write();
    }
    return QWidget::eventFilter(watched, event);
}

void RepoHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        write();
    }
}

} // namespace Hubdesk
