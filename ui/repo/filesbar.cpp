// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filesbar.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int filterRestMs = 120;
constexpr int longestPattern = 500;
} // namespace

FilesBar::FilesBar(QWidget *parent)
    : Panel(Token::Surface, Qt::BottomEdge, parent)
    , m_field(new QLineEdit)
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_tick(new QPushButton)
    , m_order(new Segmented)
{
    setObjectName(u"filesBar"_s);
    m_field->setObjectName(u"fileFilter"_s);
    m_field->setAccessibleName(tr("Find files by name or pattern"));
    m_field->setPlaceholderText(tr("Filter: *.safetensors, >1gb, !*fp16*"));
    m_field->setToolTip(tr(
        "Words and patterns between commas, sizes such as >1gb or <500kb; what begins with ! is left out"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(longestPattern);
    m_field->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    Theme::follow(this, [this] {
        const auto hint = m_field->fontMetrics().horizontalAdvance(m_field->placeholderText());
        m_field->setMaximumWidth(std::clamp(hint + Theme::px(64), Theme::px(280), Theme::px(400)));
    });
    m_field->installEventFilter(this);
    m_count->setObjectName(u"fileMatches"_s);
    m_count->setElide(Qt::ElideRight);
    m_tick->setObjectName(u"tickMatches"_s);
    m_order->setObjectName(u"filesOrder"_s);
    m_order->setAccessibleName(tr("Order of the files"));
    m_order->addIcon(Icon::Folder, tr("Folders"));
    m_order->addIcon(Icon::List, tr("Sets: shards and quantisations together"));
    const auto orders = m_order->findChildren<QAbstractButton *>();
    orders.first()->setObjectName(u"filesFolders"_s);
    orders.last()->setObjectName(u"filesSets"_s);
    setCompact(m_field);
    setCompact(m_tick);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 1);
    Theme::follow(this, [this] { setFixedHeight(Theme::px(Metrics::subToolbar)); });
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_field, 2);
    row->addWidget(m_count, 1);
    row->addWidget(m_tick);
    row->addWidget(m_order);
    m_tick->hide();
    m_typing.setSingleShot(true);
    m_typing.setInterval(filterRestMs);
    m_typing.callOnTimeout(this, &FilesBar::searchChanged);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_order, &Segmented::currentChanged, this, &FilesBar::searchChanged);
    connect(m_tick, &QPushButton::clicked, this, [this] { Q_EMIT tickRequested(!m_allTicked); });
}

void FilesBar::clear()
{
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    m_typing.stop();
    forgetMatches();
}

void FilesBar::forgetMatches()
{
    m_count->clear();
    m_tick->hide();
}

void FilesBar::showFolders()
{
    clear();
    m_order->setCurrent(0);
}

void FilesBar::setSearch(const QString &pattern, bool isGrouped)
{
    const QSignalBlocker quiet(m_field);
    const QSignalBlocker still(m_order);
    m_field->setText(pattern);
    m_order->setCurrent(isGrouped ? 1 : 0);
}

QString FilesBar::pattern() const
{
    return m_field->text().trimmed();
}

bool FilesBar::isGrouped() const
{
    return m_order->current() == 1;
}

void FilesBar::setMatches(int files, qint64 bytes, bool allTicked)
{
    m_allTicked = allTicked;
    const bool isSearch = !pattern().isEmpty();
    m_count->setText(!isSearch       ? QString()
                         : files > 0 ? tr("%n file(s) fit, %1", nullptr, files).arg(formatSize(bytes))
                                     : tr("No file fits"));
    m_tick->setText(allTicked ? tr("Untick %n", nullptr, files) : tr("Tick %n", nullptr, files));
    m_tick->setVisible(isSearch && files > 0);
}

bool FilesBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down) {
            Q_EMIT listEntered();
            return true;
        }
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

} // namespace Hubdesk
