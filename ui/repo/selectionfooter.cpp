// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/selectionfooter.h"

#include "ui/shared/connection.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int widestBar = 180;
constexpr int narrowestBar = 40;
} // namespace

SelectionFooter::SelectionFooter(QWidget *parent)
    : QWidget(parent)
    , m_summary(new TextLabel({}, TextSize::Body))
    , m_space(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_second(new QHBoxLayout)
    , m_download(new QPushButton)
{
    setObjectName(u"selectionFooter"_s);
    m_summary->setObjectName(u"selectionSummary"_s);
    m_space->setObjectName(u"selectionSpace"_s);
    m_summary->setElide(Qt::ElideRight);
    m_space->setElide(Qt::ElideRight);
    m_download->setObjectName(u"downloadSelected"_s);
    m_download->setIcon(icon(Icon::Download, Token::OnAccent));
    setRole(m_download, ButtonRole::Primary);

    auto *words = new QVBoxLayout;
    words->setSpacing(Metrics::space1);
    words->addWidget(m_summary);
    m_second->addWidget(m_space, 1);
    words->addLayout(m_second);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space3);
    row->setSpacing(Metrics::space4);
    row->addLayout(words, 1);
    row->addWidget(m_download);
    connect(m_download, &QPushButton::clicked, this, &SelectionFooter::downloadRequested);
    Connection::follow(this, [this] { refresh(); });
    refresh();
}

void SelectionFooter::setSelection(const FileTreeModel::Selection &selection, bool listingComplete)
{
    if (m_selection != selection || m_complete != listingComplete) {
        m_selection = selection;
        m_complete = listingComplete;
        refresh();
    }
}

void SelectionFooter::setFreeBytes(qint64 freeBytes)
{
    m_free = freeBytes;
    refresh();
}

void SelectionFooter::setObstacle(const QString &why)
{
    m_obstacle = why;
    refresh();
}

void SelectionFooter::refresh()
{
    const auto all = m_selection.files == 0;
    const auto bytes = all ? m_selection.allBytes : m_selection.bytes;
    const auto here = all ? m_selection.allPresentBytes : m_selection.presentBytes;
    if (all) {
        //: Foot of a file list where nothing is ticked. %n files in all; %1 is their size, %2 what of it is
        //: on this computer.
        m_summary->setText(tr("%n file(s) · %1 · %2 here", nullptr, m_selection.allFiles)
                               .arg(formatSize(bytes), formatSize(here)));
    } else {
        //: Foot of a file list. %n of %1 files are ticked; %2 is their size, %3 what of it is on this
        //: computer, %4 the rest.
        m_summary->setText(tr("%n of %1 files · %2 · %3 here · %4 to fetch", nullptr, m_selection.files)
                               .arg(locale().toString(m_selection.allFiles),
                                    formatSize(bytes),
                                    formatSize(here),
                                    formatSize(bytes - here)));
    }
    showSpace(bytes - here);
    //: Button; %1 is what it costs, for example "8.0 GB".
    const auto fetch = all ? tr("Download all, %1").arg(formatSize(bytes - here))
                           : tr("Download %1").arg(formatSize(bytes - here));
    const auto done = bytes == here && bytes > 0;
    m_download->setText(done ? tr("All here") : fetch);
    const auto obstacle = m_obstacle.isEmpty() ? Connection::obstacle() : m_obstacle;
    m_download->setEnabled(!done && m_selection.allFiles > 0 && m_complete && obstacle.isEmpty());
    m_download->setToolTip(done             ? tr("Every one of these files is in the cache already")
                               : m_complete ? obstacle
                                            : tr("The list of files is still coming"));
    m_download->setAccessibleName(m_download->text());
    placeBar();
}

// The words come first: the bar has what they leave.
void SelectionFooter::placeBar()
{
    const int words = m_space->sizeHint().width() + Metrics::space3;
    const int room = width() - 2 * Metrics::pageMargin - Metrics::space4 - m_download->sizeHint().width();
    m_barWidth = qBound(Theme::px(narrowestBar), room - words, Theme::px(widestBar));
    const int bar = m_barWidth + Metrics::space3; // at the leading edge
    m_second->setContentsMargins(isRightToLeft() ? 0 : bar, 0, isRightToLeft() ? bar : 0, 0);
    update();
}

void SelectionFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeBar();
}

void SelectionFooter::showSpace(qint64 toFetch)
{
    const auto isShort = m_free >= 0 && toFetch > m_free;
    if (m_free < 0) {
        m_space->clear();
    } else if (isShort) {
        m_space->setText(
            tr("%1 short: only %2 are free").arg(formatSize(toFetch - m_free), formatSize(m_free)));
    } else if (toFetch == 0) {
        m_space->setText(tr("%1 free").arg(formatSize(m_free)));
    } else {
        m_space->setText(tr("%1 free, %2 after this").arg(formatSize(m_free), formatSize(m_free - toFetch)));
    }
    m_space->setTone(isShort ? Token::Red : Token::Muted);
}

void SelectionFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Panel));
    painter.fillRect(0, 0, width(), 1, Theme::color(Token::Control));
    const int top = m_space->geometry().center().y() - Metrics::progressBar / 2;
    const QRect place(Metrics::pageMargin, top, m_barWidth, Metrics::progressBar);
    const QRectF track(QStyle::visualRect(layoutDirection(), rect(), place));
    fillRounded(&painter, track, 3, Theme::color(Token::Track));
    const auto all = m_selection.files == 0;
    const auto bytes = all ? m_selection.allBytes : m_selection.bytes;
    if (bytes > 0) {
        const auto here = track.width() * double(all ? m_selection.allPresentBytes : m_selection.presentBytes)
            / double(bytes);
        const double left = isRightToLeft() ? track.right() - here : track.left();
        const QRectF present(left, track.top(), here, track.height());
        fillRounded(&painter, track, 3, Theme::color(Token::Accent));
        painter.fillRect(present, Theme::color(Token::Panel));
        painter.fillRect(present, hatch(Theme::color(Token::Accent)));
    }
}

} // namespace Hubdesk
