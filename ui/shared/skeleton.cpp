// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/skeleton.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"

#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int blocksAfter = 120;
constexpr int sentenceAfter = 3000;
constexpr int retryAfter = 20000;
constexpr int rowCount = 6;

// Per cent of the room, as uneven as names are.
constexpr int longBars[] = { 59, 46, 67, 51, 63, 42 };
constexpr int shortBars[] = { 36, 42, 28, 38, 32, 26 };

int rowHeight(SkeletonRows rows)
{
    return Theme::row(rows == SkeletonRows::List ? Metrics::listRow : Metrics::treeRow);
}

} // namespace

void drawSkeletonRow(QPainter *painter, const QRect &row, SkeletonRows rows, int index)
{
    const QColor track = Theme::color(Token::Track);
    const QRect inner = row.adjusted(Metrics::pageMargin, 0, -Metrics::pageMargin, 0);
    const int bar = Theme::row(rows == SkeletonRows::List ? 10 : 8);
    if (rows == SkeletonRows::List) {
        const int side = Theme::px(28);
        fillRounded(painter,
                    QRect(inner.x(), row.y() + (row.height() - side) / 2, side, side),
                    Metrics::radiusControl,
                    track);
        const int left = inner.x() + side + Metrics::space3;
        const int room = inner.right() - left;
        fillRounded(
            painter,
            QRect(left, row.y() + row.height() * 14 / 52, room * longBars[index % rowCount] / 100, bar),
            4,
            track);
        fillRounded(
            painter,
            QRect(left, row.y() + row.height() * 31 / 52, room * shortBars[index % rowCount] / 100, bar - 2),
            4,
            track);
    } else {
        const int side = Theme::px(Metrics::iconButton);
        const int y = row.y() + (row.height() - bar) / 2;
        fillRounded(painter,
                    QRect(inner.x(), row.y() + (row.height() - side) / 2, side, side),
                    Metrics::radiusSmall,
                    track);
        const int left = inner.x() + side + Metrics::space2;
        fillRounded(painter,
                    QRect(left, y, (inner.right() - left) * shortBars[index % rowCount] / 100, bar),
                    4,
                    track);
        const int size = Theme::px(52);
        fillRounded(painter, QRect(inner.right() - size, y, size, bar), 4, track);
    }
    painter->fillRect(row.x(), row.bottom(), row.width(), 1, Theme::color(Token::Border));
}

Skeleton::Skeleton(SkeletonRows rows, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_sentence(new TextLabel(QString(), TextSize::Small, Token::Muted, this))
    , m_retry(new QPushButton(icon(Icon::Retry), tr("Try again"), this))
{
    m_retry->setObjectName(u"skeletonRetry"_s);
    m_sentence->setObjectName(u"skeletonSentence"_s);
    m_sentence->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 0);
    column->setSpacing(Metrics::space2);
    column->addSpacing(rowCount * rowHeight(rows) + Metrics::space3);
    column->addWidget(m_sentence);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    column->addStretch();
    connect(m_retry, &QPushButton::clicked, this, &Skeleton::retryRequested);
    setStage(Stage::Nothing);
    hide();
}

void Skeleton::start(const QString &whom)
{
    m_whom = whom;
    //: %1 is the name of a server
    m_sentence->setText(tr("Still waiting for %1").arg(whom));
    setStage(Stage::Nothing);
    m_timer.start(blocksAfter, this);
    show();
}

void Skeleton::stop()
{
    m_timer.stop();
    setStage(Stage::Nothing);
    hide();
}

void Skeleton::setStage(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Retry) {
        //: %1 is the name of a server
        m_sentence->setText(tr("%1 has not answered for 20 seconds: it may be busy, or the network is slow. "
                               "What was asked is still under way; trying again asks anew.")
                                .arg(m_whom));
    }
    m_sentence->setVisible(stage >= Stage::Sentence);
    m_retry->setVisible(stage == Stage::Retry);
    update();
}

void Skeleton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    switch (m_stage) {
    case Stage::Nothing:
        setStage(Stage::Blocks);
        m_timer.start(sentenceAfter - blocksAfter, this);
        return;
    case Stage::Blocks:
        setStage(Stage::Sentence);
        m_timer.start(retryAfter - sentenceAfter, this);
        return;
    case Stage::Sentence:
        setStage(Stage::Retry);
        break;
    case Stage::Retry:
        break;
    }
    m_timer.stop();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (m_stage == Stage::Nothing) {
        return;
    }
    QPainter painter(this);
    const int high = rowHeight(m_rows);
    for (int i = 0; i < rowCount && i * high < height(); ++i) {
        drawSkeletonRow(&painter, QRect(0, i * high, width(), high), m_rows, i);
    }
}

} // namespace Hubdesk
