// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/statusstrip.h"

#include "ui/shared/actions.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

StatusStrip::StatusStrip(Actions *actions, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"statusStrip"_s);
    Theme::follow(this, [this] { setFixedHeight(Theme::px(Metrics::statusStrip)); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::space2, 1, Metrics::space2, 0);
    layout->setSpacing(Metrics::space2);
    m_transfers = add(layout, Icon::ArrowDown, u"stripTransfers"_s);
    layout->addStretch();
    m_space = add(layout, Icon::Cache, u"stripSpace"_s);
    m_connection = add(layout, Icon::Globe, u"stripConnection"_s);
    m_account = add(layout, Icon::Account, u"stripAccount"_s);
    connect(m_transfers, &QToolButton::clicked, this, &StatusStrip::transfersClicked);
    connect(m_space, &QToolButton::clicked, this, &StatusStrip::spaceClicked);
    connect(m_account, &QToolButton::clicked, this, &StatusStrip::accountClicked);
    // The connection part is the switch itself.
    connect(m_connection, &QToolButton::clicked, actions->workOffline, &QAction::trigger);
    setTransfers(0, 0);
    setFreeSpace(-1, {});
    setAccount({});
}

QToolButton *StatusStrip::add(QHBoxLayout *layout, Icon symbol, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(icon(symbol));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    Theme::follow(button, [button] {
        button->setIconSize({ Theme::px(Metrics::iconSmall), Theme::px(Metrics::iconSmall) });
        button->setFont(Theme::figures(TextSize::Small));
        button->setFixedHeight(Theme::px(Metrics::statusStrip) - 6); // the ring of the focus is around it
    });
    layout->addWidget(button);
    return button;
}

void StatusStrip::setTransfers(int active, double bytesPerSecond)
{
    const auto rate = formatRate(bytesPerSecond);
    auto text = tr("No transfers");
    if (active > 0 && rate.isEmpty()) {
        //: Transfers that are not finished, while nothing moves: they wait or are paused.
        text = tr("%n in the queue", nullptr, active);
    } else if (active > 0) {
        //: The rate of all downloads together and how many are not finished.
        text = tr("%1 · %n active", nullptr, active).arg(rate);
    }
    m_transfers->setText(text);
    fit();
    m_transfers->setAccessibleName(tr("Transfers: %1").arg(text));
    m_transfers->setToolTip(tr("Show the transfers"));
}

void StatusStrip::setFreeSpace(qint64 bytes, const QString &cacheRoot)
{
    m_space->setVisible(bytes >= 0);
    //: Status strip: free space on the volume of the cache.
    m_space->setText(tr("%1 free").arg(formatSize(std::max<qint64>(bytes, 0))));
    fit();
    m_space->setAccessibleName(
        tr("Free space for the cache: %1").arg(formatSize(std::max<qint64>(bytes, 0))));
    m_space->setToolTip(tr("Cache: %1").arg(cacheRoot));
}

void StatusStrip::setConnection(const QString &host, const QString &offlineReason, int remaining, int quota)
{
    QString text = host;
    m_shortConnection.clear();
    auto hint = tr("Click to work offline");
    if (offlineReason == "switch"_L1) {
        text = tr("Working offline");
        hint = tr("The switch is on: no network is used. Click to go online");
    } else if (offlineReason == "unreachable"_L1) {
        text = tr("%1 does not answer").arg(host);
    } else if (!offlineReason.isEmpty()) {
        //: %1 is the name of an environment variable, or --offline.
        text = tr("Offline by %1").arg(offlineReason);
        hint = offlineReason.startsWith("--"_L1)
            ? tr("The option %1 forbids the network for this run").arg(offlineReason)
            : tr("The environment variable %1 forbids the network for this run").arg(offlineReason);
    } else if (quota > 0) {
        //: Rate limit of the Hub: %1 of %2 requests are left in this window.
        text = tr("%1 · %2 of %3 requests left")
                   .arg(host, locale().toString(remaining), locale().toString(quota));
        m_shortConnection = host;
    }
    m_connection->setIcon(offlineReason.isEmpty() ? icon(Icon::Globe) : icon(Icon::Offline, Token::Amber));
    m_longConnection = text;
    m_connection->setToolTip(hint);
    m_connection->setAccessibleName(tr("Connection: %1").arg(text));
    fit();
}

void StatusStrip::setAccount(const QString &name)
{
    m_account->setText(name.isEmpty() ? tr("Not signed in") : name);
    fit();
    m_account->setAccessibleName(tr("Account: %1").arg(m_account->text()));
}

QPoint StatusStrip::aboveSpace(const QSize &size) const
{
    return m_space->mapToGlobal(QPoint(m_space->width() - size.width(), -size.height()));
}

QPoint StatusStrip::aboveAccount(const QSize &size) const
{
    return m_account->mapToGlobal(QPoint(m_account->width() - size.width(), -size.height()));
}

// Where there is no room for all, the rate limit goes first.
void StatusStrip::fit()
{
    m_connection->setText(m_longConnection);
    if (!m_shortConnection.isEmpty() && layout()->minimumSize().width() > width()) {
        m_connection->setText(m_shortConnection);
    }
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Panel));
    painter.fillRect(0, 0, width(), 1, Theme::color(Token::Border));
    // Between the parts, in the middle of the gap; thought from left to right.
    const auto mirrored
        = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const auto line
        = [&](int x) { painter.fillRect(mirrored(QRect(x, 1, 1, height())), Theme::color(Token::Border)); };
    line(mirrored(m_transfers->geometry()).right() + Metrics::space1);
    for (const auto *part : { m_space, m_connection, m_account }) {
        if (part->isVisible()) {
            line(mirrored(part->geometry()).x() - Metrics::space1);
        }
    }
}

} // namespace Hubdesk
