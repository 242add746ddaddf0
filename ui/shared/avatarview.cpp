// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/avatarview.h"

#include "ui/shared/avatar.h"
#include "ui/shared/avatars.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace Hubdesk
{

AvatarView::AvatarView(Avatars *pictures, int side, QWidget *parent)
    : QWidget(parent)
    , m_pictures(pictures)
{
    Theme::follow(this, [this, side] { setFixedSize(Theme::px(side), Theme::px(side)); });
    connect(pictures, &Avatars::changed, this, qOverload<>(&QWidget::update));
}

void AvatarView::setName(const QString &name, bool round)
{
    m_name = name;
    m_round = round;
    setAccessibleName(name);
    update();
}

void AvatarView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawAvatar(&painter, rect(), m_name, m_pictures, m_round);
}

} // namespace Hubdesk
