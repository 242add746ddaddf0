// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/networkcheck.h"
#include "ui/shared/statebadge.h"

#include <QHash>
#include <QWidget>

#include <stop_token>

class QPushButton;

namespace Hubdesk
{

class Engine;
class TextLabel;

/// Tests the way to each host that is needed, one row for each: a sign with a word, the host, what was found,
/// how long it took. Its button starts the test, and stops one that runs. GUI thread; owned by the row that
/// shows it.
class NetworkTest : public QWidget
{
    Q_OBJECT
public:
    NetworkTest(Engine *engine, QPushButton *button, QWidget *parent = nullptr);
    ~NetworkTest() override;

private:
    struct Line {
        QWidget *whole = nullptr;
        StateBadgeLabel *sign = nullptr;
        TextLabel *host = nullptr;
        TextLabel *words = nullptr;
        TextLabel *time = nullptr;
    };
    Line makeLine(NetworkPart part);
    void press();
    void start();
    void stop();
    bool isRunning() const { return m_running > 0; }
    void check(const NetworkPlace &place);
    void take(NetworkPart part, const Result<HostCheck> &check);
    void findPlaces();
    void takePlace(const NetworkPlace &place);
    void wait(NetworkPart part, const QString &host);
    void tell(NetworkPart part, LocalState state, const QString &word, const QString &words);
    void ended();

    Engine *m_engine;
    QPushButton *m_button;
    QHash<NetworkPart, Line> m_lines;
    TextLabel *m_summary;
    QPushButton *m_copy;
    QStringList m_report;
    int m_running = 0; ///< parts that have no result yet
    int m_good = 0;
    int m_bad = 0;
    QList<std::stop_source> m_asked; ///< what the round that is under way has asked
};

} // namespace Hubdesk
