// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/services/hubprobe.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace Hubdesk
{

class Engine;

/// Whether the Hub can be asked, as the engine last told; the window's strip says so for every page. Tells
/// the engine in turn whether the window is looked at. One at a time, made with its window and before the
/// pages; GUI thread. The static functions answer for the living one; where there is none all is well.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(Engine *engine, QWidget *window);
    ~Connection() override;

    /// Nothing is known that keeps the Hub from being asked.
    static bool isOnline();
    /// The strip says this already, and offers what helps.
    static bool tells(const Error &error);
    /// Why nothing can be fetched, in a sentence; empty: it can.
    static QString obstacle();
    /// Calls `apply` at every change, as long as `context` lives.
    static void follow(QObject *context, const std::function<void()> &apply);

    /// Why no network is used ("" when it is): a variable's name, "--offline", or "switch".
    const QString &offlineReason() const { return m_offlineReason; }
    /// Of the endpoint.
    const Outage &outage() const { return m_outage; }
    /// Asks an endpoint that does not answer now.
    void tryNow();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Engine *m_engine;
    QString m_offlineReason;
    Outage m_outage;
};

} // namespace Hubdesk
