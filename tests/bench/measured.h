// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <functional>
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

/// A frame of a window that paints sixty times a second.
constexpr int frameMs = 16;

/// Milliseconds of the GUI thread that frames took, sorted.
struct FrameCosts {
    QList<double> costs;

    double at(double share) const
    {
        return costs.isEmpty() ? 0 : costs[qsizetype(double(costs.size() - 1) * share)];
    }
};

/// So many frames at most, while `goesOn`: `act` in each, and whatever the loop has to do until the next is
/// due.
inline FrameCosts measureFrames(
    MeasuredApplication *app,
    int most,
    const std::function<void(int)> &act,
    const std::function<bool()> &goesOn = [] { return true; })
{
    FrameCosts found;
    app->takeSum();
    for (int frame = 0; frame < most && goesOn(); ++frame) {
        QElapsedTimer timer;
        timer.start();
        act(frame);
        app->add(double(timer.nsecsElapsed()) / 1e6);
        settle(qMax(1, frameMs - int(timer.elapsed())));
        found.costs << app->takeSum();
    }
    std::ranges::sort(found.costs);
    return found;
}

/// The wheel of a mouse that stands in the middle of it.
inline void turnWheel(QAbstractScrollArea *area, int delta)
{
    const QPointF place(area->viewport()->rect().center());
    QWheelEvent event(place,
                      area->viewport()->mapToGlobal(place),
                      {},
                      { 0, delta },
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(area->viewport(), &event);
}

/// The thumb of its scroll bar is drawn to that part of the way.
inline void drawThumb(QAbstractScrollArea *area, int part, int of)
{
    auto *bar = area->verticalScrollBar();
    bar->setSliderDown(true);
    bar->setSliderPosition(int(qint64(bar->maximum()) * part / of));
    bar->setSliderDown(false);
}

} // namespace Hubdesk
