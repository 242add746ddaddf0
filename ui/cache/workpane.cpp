// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/workpane.h"

#include "ui/shared/format.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

WorkPane::WorkPane(QWidget *parent)
    : QWidget(parent)
    , m_what(new TextLabel)
    , m_bar(new ProgressStrip)
    , m_numbers(new TextLabel({}, TextSize::Small, Token::Muted))
{
    m_what->setObjectName(u"workWhat"_s);
    m_what->setWordWrap(true);
    m_bar->setObjectName(u"workBar"_s);
    m_bar->setAccessibleName(tr("Progress"));
    m_numbers->setObjectName(u"workNumbers"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space2);
    column->addWidget(m_what);
    column->addWidget(m_bar);
    column->addWidget(m_numbers);
    column->addStretch();
    m_clock.start();
}

void WorkPane::begin(const QString &what)
{
    if (m_what->text() == what) {
        return;
    }
    m_what->setText(what);
    m_numbers->setText({});
    m_bar->reset();
    m_bar->setParts({});
    m_meter.reset();
}

void WorkPane::show(const CacheProgress &progress)
{
    if (progress.total <= 0) {
        m_numbers->setText(progress.isWaiting ? tr("Waiting for transfers to stand still...")
                                              : tr("Looking..."));
        return;
    }
    m_bar->setParts({ .fresh = std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0) });
    if (!progress.inBytes) {
        m_numbers->setText(tr("%1 of %2").arg(progress.done).arg(progress.total));
        return;
    }
    m_meter.sample(m_clock.elapsed(), progress.done);
    QStringList facts{ formatSizeOf(progress.done, progress.total) };
    if (const auto rate = formatRate(m_meter.rate()); !rate.isEmpty()) {
        facts << rate;
    }
    if (const auto left = m_meter.secondsLeft(progress.total - progress.done)) {
        //: %1 a length of time: "2 min 5 s".
        facts << tr("%1 left").arg(formatDuration(*left));
    }
    m_numbers->setText(facts.join(u" \u00b7 "_s));
}

} // namespace Hubdesk
