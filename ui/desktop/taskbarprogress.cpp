// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/taskbarprogress.h"

#include "ui/desktop/desktopbus.h"

#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

// 100 only when whole, as everywhere.
TaskbarFigure TaskbarFigure::of(const TransferSummary &summary, bool isLookedAt)
{
    TaskbarFigure figure;
    figure.count = summary.active();
    figure.isUrgent = summary.attention > 0 && !isLookedAt;
    if (const auto share = summary.share(); share && summary.active() > 0) {
        figure.percent = int(*share * 100);
    }
    return figure;
}

TaskbarProgress::TaskbarProgress(DesktopBus *bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

TaskbarProgress::~TaskbarProgress()
{
    show({});
}

void TaskbarProgress::show(const TaskbarFigure &figure)
{
    if (m_shown == figure) {
        return;
    }
    m_shown = figure;
    const QVariantMap properties{ { u"progress"_s, std::max(0, figure.percent) / 100.0 },
                                  { u"progress-visible"_s, figure.percent >= 0 },
                                  { u"count"_s, qint64(figure.count) },
                                  { u"count-visible"_s, figure.count > 0 },
                                  { u"urgent"_s, figure.isUrgent } };
    m_bus->tell({ DesktopBus::Bus::Session,
                  {},
                  u"/com/canonical/unity/launcherentry/hubdesk"_s,
                  u"com.canonical.Unity.LauncherEntry"_s },
                u"Update"_s,
                { u"application://hubdesk.desktop"_s, properties });
}

} // namespace Hubdesk
