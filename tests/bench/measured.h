// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <utility>

namespace Hubdesk
{

/// An application that measures every event which comes from its loop; those inside one count for it. GUI
/// thread.
class MeasuredApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread() || m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        add(double(timer.nsecsElapsed()) / 1e6);
        return done;
    }

    /// What a bench did by a call and a person would have done by an event.
    void add(double ms)
    {
        m_longest = qMax(m_longest, ms);
        m_sum += ms;
    }
    /// Milliseconds of the longest event since the last call.
    double take() { return std::exchange(m_longest, 0); }
    /// Milliseconds of all events since the last call.
    double takeSum() { return std::exchange(m_sum, 0); }

private:
    int m_depth = 0;
    double m_longest = 0;
    double m_sum = 0;
};

/// Lets everything happen that is due within so many milliseconds.
inline void settle(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace Hubdesk
