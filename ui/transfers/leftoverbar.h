// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "core/transfer/leftovers.h"
#include "ui/shared/noticebar.h"

#include <QTimer>

#include <stop_token>

namespace Hubdesk
{

/// Says what unfinished files no transfer goes on with, and removes them for whom it bothers. Hidden while
/// there are none; whoever closes it does not see it again until there are others. GUI thread.
class LeftoverBar : public NoticeBar
{
    Q_OBJECT
public:
    explicit LeftoverBar(Engine *engine, QWidget *parent = nullptr);

    /// Looks for them soon.
    void look();

private:
    void ask();
    void take(const Leftovers &found);
    void remove();

    Engine *m_engine;
    std::stop_source m_asked;
    QTimer m_pause; ///< many transfers that go make one question
    Leftovers m_found;
    Leftovers m_closed;
};

} // namespace Hubdesk
