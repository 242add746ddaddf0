// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/volumebars.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int stripHeight = 8;
constexpr int mostVolumes = 3; ///< more have no room side by side
} // namespace

VolumeStrip::VolumeStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VolumeStrip::setPlan(const VolumePlan &plan)
{
    m_plan = plan;
    update();
}

QSize VolumeStrip::sizeHint() const
{
    return { Theme::px(120), Theme::px(stripHeight) };
}

void VolumeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(rect());
    QPainterPath shape;
    shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter.fillPath(shape, Theme::color(Token::Track));
    painter.setClipPath(shape);
    const double whole = double(std::max<qint64>(m_plan.totalBytes, 1));
    const double used
        = std::clamp(double(m_plan.totalBytes - m_plan.freeBytes) / whole, 0.0, 1.0) * bar.width();
    const double fits = double(std::min(m_plan.neededBytes, m_plan.freeBytes)) / whole * bar.width();
    painter.fillRect(QRectF(0, 0, used, bar.height()), Theme::color(Token::Mark));
    const bool isShort = m_plan.leftBytes() < 0;
    if (m_plan.neededBytes > 0) {
        constexpr double leastSeen = 4;
        const QRectF queued(used + 1, 0, std::max(fits, leastSeen), bar.height());
        painter.fillRect(queued, hatch(Theme::color(isShort ? Token::Red : Token::Accent)));
    }
    if (isShort) {
        constexpr double end = 8; // solid red: over the edge
        painter.fillRect(QRectF(bar.right() - end, 0, end, bar.height()), Theme::color(Token::Red));
    }
}

VolumeBar::VolumeBar(QWidget *parent)
    : QWidget(parent)
    , m_mount(new TextLabel)
    , m_sign(new QLabel)
    , m_words(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_queued(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_action(new QPushButton)
    , m_strip(new VolumeStrip)
{
    setObjectName(u"volumeBar"_s);
    m_mount->setObjectName(u"volumeMount"_s);
    m_mount->setLook(TextSize::Small, QFont::DemiBold, true);
    m_mount->setElide(Qt::ElideMiddle);
    m_words->setObjectName(u"volumeWords"_s);
    m_words->setElide(Qt::ElideRight);
    m_queued->setObjectName(u"volumeQueued"_s);
    m_action->setObjectName(u"volumeSpace"_s);
    setRole(m_action, ButtonRole::Link);
    auto *line = new QHBoxLayout;
    line->setSpacing(Metrics::iconGap);
    line->addWidget(m_mount);
    line->addWidget(m_sign);
    line->addWidget(m_words, 1);
    line->addWidget(m_queued);
    line->addWidget(m_action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2 + 2);
    column->setSpacing(Metrics::space1);
    column->addLayout(line);
    column->addWidget(m_strip);
    connect(m_action, &QPushButton::clicked, this, &VolumeBar::spaceWanted);
}

void VolumeBar::setPlan(const VolumePlan &plan)
{
    m_strip->setPlan(plan);
    const auto left = plan.leftBytes();
    const bool isShort = left < 0;
    m_mount->setText(plan.mount);
    m_sign->setVisible(isShort);
    m_words->setTone(isShort ? Token::Red : Token::Muted);
    if (isShort) {
        const int side = Theme::px(Metrics::iconSmall);
        m_sign->setPixmap(icon(Icon::Error, Token::Red).pixmap(QSize(side, side), devicePixelRatio()));
        //: %1 is a size: so much is missing on a volume.
        m_words->setText(tr("%1 short for this queue").arg(formatSize(-left)));
        m_action->setText(tr("Free up %1...").arg(formatSize(-left)));
    } else {
        m_words->setText(
            plan.neededBytes > 0
                //: Two sizes of a volume.
                ? tr("%1 free, %2 after this queue").arg(formatSize(plan.freeBytes), formatSize(left))
                : tr("%1 free").arg(formatSize(plan.freeBytes)));
    }
    m_action->setVisible(isShort);
    //: %1 is a size.
    m_queued->setText(tr("%1 queued").arg(formatSize(plan.neededBytes)));
    m_queued->setVisible(!isShort && plan.neededBytes > 0);
    setAccessibleName(plan.mount + u": "_s + m_words->text());
}

VolumeBars::VolumeBars(QWidget *parent)
    : Panel(Token::Surface, Qt::BottomEdge, parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(u"volumeBars"_s);
    m_row->setContentsMargins(0, 0, 0, 1);
    m_row->setSpacing(0);
    hide();
}

// Those with something to write; the ones without room first, if not all can be shown.
void VolumeBars::setPlans(const QList<VolumePlan> &plans)
{
    QList<VolumePlan> shown;
    std::ranges::copy_if(
        plans, std::back_inserter(shown), [](const VolumePlan &plan) { return plan.neededBytes > 0; });
    std::ranges::stable_sort(shown, {}, [](const VolumePlan &plan) { return plan.leftBytes() < 0 ? 0 : 1; });
    shown.resize(std::min<qsizetype>(shown.size(), mostVolumes));
    while (m_bars.size() > shown.size()) {
        delete m_bars.takeLast();
    }
    while (m_bars.size() < shown.size()) {
        auto *bar = new VolumeBar;
        connect(bar, &VolumeBar::spaceWanted, this, &VolumeBars::spaceWanted);
        m_row->addWidget(bar, 1);
        m_bars.append(bar);
    }
    for (qsizetype at = 0; at < shown.size(); ++at) {
        m_bars.at(at)->setPlan(shown.at(at));
    }
    setVisible(!shown.isEmpty());
}

} // namespace Hubdesk
