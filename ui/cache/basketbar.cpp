// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/basketbar.h"

#include "ui/cache/cachebasket.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/footbutton.h"
#include "ui/shared/chip.h"
#include "ui/shared/controls.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

constexpr auto ticksTogether = 120ms;
constexpr int mostChips = 4;
constexpr qsizetype shortCommit = 7;

QString repoOf(const QString &folder)
{
    return folder.section("--"_L1, 1).replace("--"_L1, "/"_L1);
}

QString chipText(const DeletionTarget &target)
{
    switch (target.kind) {
    case DeletionTarget::Kind::Repo:
        return repoOf(target.repo).section(u'/', -1);
    case DeletionTarget::Kind::Revision:
        return repoOf(target.repo).section(u'/', -1) + u' ' + target.name.left(shortCommit);
    case DeletionTarget::Kind::File:
        return target.name.section(u'/', -1);
    case DeletionTarget::Kind::Loose:
    case DeletionTarget::Kind::Payload:
        return target.name.left(shortCommit);
    case DeletionTarget::Kind::Beside:
        return target.name.section(u'/', -1);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString departureName(const Departure &departure)
{
    const auto &target = departure.target;
    switch (target.kind) {
    case DeletionTarget::Kind::Repo:
        return departure.id;
    case DeletionTarget::Kind::Revision:
        return departure.id;
    case DeletionTarget::Kind::File:
        return departure.id + u'/' + target.name;
    case DeletionTarget::Kind::Loose:
        return departure.id.isEmpty() ? target.name : departure.id;
    case DeletionTarget::Kind::Payload:
        return target.name;
    case DeletionTarget::Kind::Beside:
        return target.repo.section(u'/', -1) + u'/' + target.name;
    }
    Q_UNREACHABLE_RETURN({});
}

QString exclusionText(const Exclusion &exclusion)
{
    const bool isNamed
        = exclusion.target.repo.isEmpty() || exclusion.target.kind == DeletionTarget::Kind::Beside;
    const auto name = isNamed ? exclusion.target.name : repoOf(exclusion.target.repo);
    switch (exclusion.why) {
    case Exclusion::Why::Pinned:
        return BasketBar::tr("%1 is pinned.").arg(name);
    case Exclusion::Why::NotHere:
        return BasketBar::tr("%1 is not in this cache any more.").arg(name);
    case Exclusion::Why::LeadsElsewhere:
        return BasketBar::tr("%1 is a link to another place, which is left alone.").arg(name);
    case Exclusion::Why::InUse:
        return BasketBar::tr("%1 is used by %2.").arg(name, exclusion.detail);
    case Exclusion::Why::Unknown:
        return BasketBar::tr("%1 cannot be looked at: %2").arg(name, exclusion.detail);
    }
    Q_UNREACHABLE_RETURN({});
}

BasketBar::BasketBar(Engine *engine, CacheCare *care, CacheBasket *basket, QWidget *parent)
    : Panel(Token::Panel, Qt::TopEdge, parent)
    , m_engine(engine)
    , m_care(care)
    , m_basket(basket)
    , m_frees(new TextLabel)
    , m_what(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_stays(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_chips(new QWidget)
    , m_flow(new FlowLayout(m_chips))
    , m_empty(footButton(tr("Empty basket"), u"emptyBasket"_s, ButtonRole::Flat))
    , m_review(footButton(tr("Review..."), u"reviewBasket"_s, ButtonRole::Primary))
{
    setObjectName(u"basketBar"_s);
    setLines(Qt::TopEdge, Token::Control);
    m_frees->setObjectName(u"basketFrees"_s);
    m_frees->setLook(TextSize::Body, QFont::DemiBold);
    m_stays->setObjectName(u"basketStays"_s);
    m_stays->setElide(Qt::ElideRight);
    auto *sign = new QLabel;
    Theme::follow(sign, [sign] { sign->setPixmap(icon(Icon::Basket).pixmap(Theme::px(Metrics::iconRail))); });
    auto *above = new QHBoxLayout;
    above->setSpacing(Metrics::space2);
    above->addWidget(m_frees);
    above->addWidget(m_what, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(above);
    words->addWidget(m_stays);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    row->setSpacing(Metrics::space3);
    row->addWidget(sign);
    row->addLayout(words, 1);
    row->addWidget(m_chips, 1);
    row->addWidget(m_empty);
    row->addWidget(m_review);
    m_pause.setSingleShot(true);
    m_pause.setInterval(ticksTogether);
    m_pause.callOnTimeout(this, &BasketBar::ask);
    connect(m_empty, &QPushButton::clicked, basket, &CacheBasket::clear);
    connect(m_review, &QPushButton::clicked, this, [this] {
        if (m_plan && !m_plan->isEmpty()) {
            Q_EMIT reviewRequested(*m_plan);
        }
    });
    connect(basket, &CacheBasket::changed, this, &BasketBar::makePlan);
    connect(care, &CacheCare::changed, this, &BasketBar::showReview);
    hide();
}

void BasketBar::makePlan()
{
    setVisible(!m_basket->isEmpty());
    m_plan.reset();
    m_asked.request_stop();
    showReview();
    if (!m_basket->isEmpty()) {
        showChips();
        m_pause.start();
    }
}

void BasketBar::ask()
{
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [root = m_care->root(), targets = m_basket->targets(), pins = m_care->pins()](
            Services &core, std::stop_token) { return core.caches().plan(root, targets, pins); },
        [this](const Result<DeletionPlan> &plan) { take(plan); });
}

void BasketBar::take(const Result<DeletionPlan> &plan)
{
    if (plan) {
        m_plan = *plan;
    }
    showPlan();
}

/// Nothing else is begun while something acts on a cache.
void BasketBar::showReview()
{
    m_review->setEnabled(m_plan && !m_plan->isEmpty() && !m_care->isWorking());
    m_review->setToolTip(m_care->isWorking() ? tr("Something else is being done with a cache right now")
                                             : QString());
}

void BasketBar::showPlan()
{
    if (!m_plan) {
        return;
    }
    showReview();
    int revisions = 0;
    int others = 0;
    int beside = 0;
    for (const auto &departure : std::as_const(m_plan->departures)) {
        const auto kind = departure.target.kind;
        const bool isLeft = kind == DeletionTarget::Kind::Loose || kind == DeletionTarget::Kind::Payload;
        ++(isLeft ? others : kind == DeletionTarget::Kind::Beside ? beside : revisions);
    }
    //: %1 a size.
    m_frees->setText(tr("Frees %1").arg(formatSize(m_plan->size)));
    QStringList what;
    if (revisions > 0) {
        what << tr("%n repo(s) and revision(s)", nullptr, revisions);
    }
    if (others > 0) {
        what << tr("%n leftover(s)", nullptr, others);
    }
    if (beside > 0) {
        //: Folders of the Xet library, of assets and of prepared datasets.
        what << tr("%n folder(s) beside the cache", nullptr, beside);
    }
    m_what->setText(what.join(", "_L1));
    const auto stays = staysText();
    m_stays->setText(stays);
    m_stays->setVisible(!stays.isEmpty());
}

QString BasketBar::staysText() const
{
    if (!m_plan->exclusions.isEmpty()) {
        return exclusionText(m_plan->exclusions.first());
    }
    qint64 size = 0;
    QStringList names;
    for (const auto &reason : m_plan->stays) {
        size += reason.size;
        if (!reason.id.isEmpty() && names.size() < 2) {
            names << (reason.revision.isEmpty() ? reason.id : reason.id + u' ' + reason.revision.left(12));
        }
    }
    if (size == 0) {
        return {};
    }
    //: %1 a size, %2 names of repos.
    return tr("%1 of the selection stays: shared with %2").arg(formatSize(size), names.join(", "_L1));
}

void BasketBar::showChips()
{
    while (auto *item = m_flow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto &targets = m_basket->targets();
    for (qsizetype i = 0; i < std::min<qsizetype>(targets.size(), mostChips); ++i) {
        auto *chip = new Chip(chipText(targets[i]));
        chip->setObjectName(u"basketChip"_s);
        connect(chip, &Chip::removeRequested, this, [this, target = targets[i]] {
            m_basket->remove({ target });
        });
        m_flow->addWidget(chip);
    }
    if (targets.size() > mostChips) {
        m_flow->addWidget(new TextLabel(
            tr("%n more", nullptr, int(targets.size() - mostChips)), TextSize::Small, Token::Muted));
    }
}

} // namespace Hubdesk
