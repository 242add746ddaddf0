// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repohead.h"

#include "ui/shared/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString richName(const RepoId &id)
{
    const auto muted = Theme::color(Token::Muted).name();
    const auto owner = id.owner.isEmpty()
        ? QString()
        : u"<span style=\"color:%1; font-weight:400\">%2/</span>"_s.arg(muted, id.owner.toHtmlEscaped());
    return owner + id.name.toHtmlEscaped();
}

} // namespace

RepoHead::RepoHead(bool alone, QWidget *like, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_name(new QLabel)
{
    m_row->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, 0);
    m_row->setSpacing(Metrics::controlGap);
    if (alone) {
        const auto *back = addTool(Icon::Back, tr("Back"), u"repoBack"_s);
        connect(back, &QToolButton::clicked, this, &RepoHead::backRequested);
    }
    m_name->setObjectName(u"repoName"_s);
    m_name->setTextFormat(Qt::RichText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->addWidget(m_name, 1);
    write();
    const auto *copy = addTool(Icon::Copy, tr("Copy the name"), u"copyName"_s);
    connect(
        copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_repo.text()); });
    m_row->addWidget(like);
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
    write();
}

void RepoHead::addTool(QWidget *tool)
{
    m_row->addWidget(tool);
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
    m_name->setText(richName(m_repo));
    m_name->setAccessibleName(m_repo.text());
}

void RepoHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        write();
    }
}

} // namespace Hubdesk
