// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/speedmeter.h"
#include "core/upkeep/cachekeeper.h"

#include <QElapsedTimer>
#include <QWidget>

namespace Hubdesk
{

class ProgressStrip;
class TextLabel;

/// How far something is that acts on a cache: what it does, a bar, bytes, rate and time left. GUI thread; in
/// dialogs.
class WorkPane : public QWidget
{
    Q_OBJECT
public:
    explicit WorkPane(QWidget *parent = nullptr);

    /// What is done now; the bar begins anew.
    void begin(const QString &what);
    void show(const CacheProgress &progress);

private:
    TextLabel *m_what;
    ProgressStrip *m_bar;
    TextLabel *m_numbers;
    SpeedMeter m_meter;
    QElapsedTimer m_clock;
};

} // namespace Hubdesk
