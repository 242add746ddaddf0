// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "core/upkeep/deletionplan.h"
#include "ui/shared/panel.h"

#include <QTimer>

#include <optional>
#include <stop_token>

class QPushButton;

namespace Hubdesk
{

class CacheBasket;
class CacheCare;
class FlowLayout;
class TextLabel;

/// The foot of the Cache page: what is collected, how much that frees, what stays and why. Makes the plan
/// whenever the basket changes. Things can be dropped on it. Hidden while nothing is collected. GUI thread;
/// owned by the page.
class BasketBar : public Panel
{
    Q_OBJECT
public:
    BasketBar(Engine *engine, CacheCare *care, CacheBasket *basket, QWidget *parent = nullptr);

    /// Of what is in the basket now; nothing while it is being made.
    const std::optional<DeletionPlan> &plan() const { return m_plan; }
    /// Makes it anew.
    void makePlan();

Q_SIGNALS:
    void reviewRequested(const Hubdesk::DeletionPlan &plan);

private:
    void ask();
    void take(const Result<DeletionPlan> &plan);
    void showPlan();
    void showReview();
    void showChips();
    QString staysText() const;

    Engine *m_engine;
    CacheCare *m_care;
    CacheBasket *m_basket;
    std::optional<DeletionPlan> m_plan;
    std::stop_source m_asked;
    QTimer m_pause; ///< many ticks make one plan
    TextLabel *m_frees;
    TextLabel *m_what;
    TextLabel *m_stays;
    QWidget *m_chips;
    FlowLayout *m_flow;
    QPushButton *m_empty;
    QPushButton *m_review;
};

/// "open-meridian/Polaris-32B", "main b81f03e", "5 partials": what a departure is called.
QString departureName(const Departure &departure);
/// A sentence for each reason that keeps a target from going.
QString exclusionText(const Exclusion &exclusion);

} // namespace Hubdesk
