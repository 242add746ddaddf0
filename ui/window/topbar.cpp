// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/topbar.h"

#include "ui/shared/actions.h"
#include "ui/shared/avatar.h"
#include "ui/shared/avatars.h"
#include "ui/shared/keycaps.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace Hubdesk
{

namespace
{

constexpr int widestField = 560;

QToolButton *toolButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(action->text().remove(u'&'));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    Theme::follow(
        button, [button] { button->setFixedSize(Theme::px(Metrics::control), Theme::px(Metrics::control)); });
    return button;
}

QToolButton *menuButton(Icon symbol, QMenu *menu, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(symbol));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    Theme::follow(button, [button] { button->setFixedHeight(Theme::px(Metrics::control)); });
    return button;
}

} // namespace

TopBar::TopBar(Actions *actions, QMenu *menu, QMenu *accountMenu, Avatars *avatars, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_cap(new KeyCap(actions->palette->shortcut(), m_field))
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
    , m_avatars(avatars)
{
    setObjectName(QStringLiteral("topBar"));
    Theme::follow(this, [this] { setFixedHeight(Theme::px(Metrics::topBar)); });

    auto *left = new QHBoxLayout(m_left);
    left->setContentsMargins(Metrics::space3, 0, 0, 1);
    left->setSpacing(Metrics::space1);
    left->addWidget(toolButton(actions->toggleSidebar, m_left));
    left->addSpacing(Metrics::space2);
    left->addWidget(toolButton(actions->back, m_left));
    left->addWidget(toolButton(actions->forward, m_left));

    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setAccessibleName(tr("Search the Hub, or paste a link or command"));
    m_field->setPlaceholderText(tr("Search the Hub, or paste a link or command"));
    m_field->setMaxLength(2000);
    m_field->addAction(icon(Icon::Search, Token::Muted), QLineEdit::LeadingPosition);

    // Not the clear button of Qt, which fades out over the key cap.
    auto *clear = m_field->addAction(icon(Icon::Close, Token::Muted), QLineEdit::TrailingPosition);
    clear->setText(tr("Clear"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, m_field, &QLineEdit::clear);
    connect(m_field, &QLineEdit::textChanged, m_cap, [this, clear](const QString &text) {
        m_cap->setVisible(text.isEmpty());
        clear->setVisible(!text.isEmpty());
        placeField();
    });
    connect(actions->palette, &QAction::changed, this, [this, palette = actions->palette] {
        m_cap->setKeys(palette->shortcut());
        placeField();
    });

    m_account = menuButton(Icon::Account, accountMenu, tr("Account"), m_right);
    m_account->setObjectName(QStringLiteral("accountButton"));
    m_account->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menuOpener = menuButton(Icon::Menu, menu, tr("Menu"), m_right);
    menuOpener->setObjectName(QStringLiteral("menuButton"));
    auto *right = new QHBoxLayout(m_right);
    right->setContentsMargins(0, 0, Metrics::space3, 1);
    right->setSpacing(Metrics::space2);
    right->addWidget(menuOpener);
    right->addWidget(m_account);
    setAccount({});
    connect(avatars, &Avatars::changed, this, &TopBar::showAvatar);
    Theme::follow(this, [this] { showAvatar(); });
}

void TopBar::setAccount(const QString &words, const QString &name)
{
    m_name = name;
    m_account->setText(words.isEmpty() ? tr("Sign in") : words);
    m_account->setAccessibleName(words.isEmpty() ? tr("Account: not signed in")
                                                 : tr("Account: %1").arg(words));
    showAvatar();
    placeField();
}

void TopBar::showAvatar()
{
    const int side = Theme::px(m_name.isEmpty() ? 16 : 24);
    m_account->setIconSize({ side, side });
    if (m_name.isEmpty()) {
        m_account->setIcon(icon(Icon::Account));
        return;
    }
    QPixmap picture(QSize(side, side) * devicePixelRatio());
    picture.setDevicePixelRatio(devicePixelRatio());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawAvatar(&painter, { 0, 0, side, side }, m_name, m_avatars, true);
    m_account->setIcon(QIcon(picture));
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeField();
}

// In the middle of the window, not of what is left between the buttons.
void TopBar::placeField()
{
    const auto leftWidth = m_left->sizeHint().width();
    const auto rightWidth = m_right->sizeHint().width();
    m_left->setGeometry(0, 0, leftWidth, height());
    m_right->setGeometry(width() - rightWidth, 0, rightWidth, height());
    const auto side = std::max(leftWidth, rightWidth) + Metrics::space4;
    const auto wide = std::clamp(width() - 2 * side, Theme::px(120), Theme::px(widestField));
    const auto high = Theme::px(Metrics::control);
    m_field->setGeometry((width() - wide) / 2, (height() - high) / 2, wide, high);
    const auto cap = m_cap->sizeHint();
    const QRect place(
        wide - cap.width() - Metrics::space2, (high - cap.height()) / 2, cap.width(), cap.height());
    m_cap->setGeometry(QStyle::visualRect(layoutDirection(), m_field->rect(), place));
    const int words
        = m_field->text().isEmpty() ? cap.width() + Metrics::space2 : 0; // they end before the key
    m_field->setTextMargins(isRightToLeft() ? words : 0, 0, isRightToLeft() ? 0 : words, 0);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Panel));
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Token::Border));
}

} // namespace Hubdesk
