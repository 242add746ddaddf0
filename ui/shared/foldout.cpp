// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/foldout.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FoldOut::FoldOut(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton(this))
{
    m_toggle->setObjectName(u"foldOutToggle"_s);
    m_toggle->setText(tr("Raw text"));
    m_toggle->setAccessibleName(tr("Raw text"));
    m_toggle->setCheckable(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    setRole(m_toggle, ButtonRole::Flat);
    setCompact(m_toggle);

    auto *box = new Panel(Token::CodeBlock, {}, this);
    box->setBoxed(Token::Border, Metrics::radiusControl);
    auto *label = new TextLabel(QString(), TextSize::Small, Token::Muted, box);
    label->setLook(TextSize::Small, QFont::Normal, true);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text = label;
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(Metrics::space3, Metrics::space2, Metrics::space3, Metrics::space2);
    inside->addWidget(label);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space1);
    column->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addWidget(box);
    connect(m_toggle, &QToolButton::toggled, box, &QWidget::setVisible);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) {
        m_toggle->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    });
    m_toggle->setIcon(icon(Icon::ChevronRight));
    box->hide();
    hide();
}

void FoldOut::setTitle(const QString &title)
{
    m_toggle->setText(title);
    m_toggle->setAccessibleName(title);
}

void FoldOut::setText(const QString &text)
{
    m_text->setText(text);
    setOpen(false);
    setVisible(!text.isEmpty());
}

QString FoldOut::text() const
{
    return m_text->text();
}

bool FoldOut::isOpen() const
{
    return m_toggle->isChecked();
}

void FoldOut::centre()
{
    layout()->setAlignment(m_toggle, Qt::AlignHCenter);
}

void FoldOut::setOpen(bool open)
{
    m_toggle->setChecked(open);
}

} // namespace Hubdesk
