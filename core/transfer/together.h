// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/await.h"
#include "core/base/workers.h"

#include <QList>
#include <QObject>

#include <coroutine>
#include <functional>
#include <memory>
#include <utility>

namespace Hubdesk
{

/// Small pieces of work of one kind, done by one worker at a time: what comes while it is busy waits, and is
/// done in one go after that. On a worker of its own each would cost more than the work is worth. Engine
/// thread; outlives whoever waits.
template<typename In, typename Out>
class Together
{
    struct Waiting {
        Out *out;
        std::coroutine_handle<> who;
    };

public:
    /// Gives an answer for each, in their order. Runs on a worker.
    using Work = std::function<QList<Out>(const QList<In> &)>;
    explicit Together(Work work)
        : m_work(std::move(work))
    {
    }
    Q_DISABLE_COPY_MOVE(Together)
    ~Together() = default;

    /// `co_await together.answerFor(piece)`
    class Awaiter
    {
    public:
        Awaiter(Together *all, In piece)
            : m_all(all)
            , m_piece(std::move(piece))
        {
        }
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> who)
        {
            m_all->m_pieces.append(std::move(m_piece));
            m_all->m_waiting.append({ &m_out, who });
            m_all->begin();
        }
        Out await_resume() { return std::move(m_out); }

    private:
        Together *m_all;
        In m_piece;
        Out m_out;
    };
    Awaiter answerFor(In piece) { return Awaiter(this, std::move(piece)); }

private:
    struct Batch {
        QList<In> pieces;
        QList<Waiting> waiting;
        QList<Out> answers = {};
    };
    void begin()
    {
        if (m_isBusy || m_waiting.isEmpty()) {
            return;
        }
        m_isBusy = true;
        const auto batch
            = std::make_shared<Batch>(Batch{ std::exchange(m_pieces, {}), std::exchange(m_waiting, {}) });
        auto work = [work = m_work, batch] { batch->answers = work(batch->pieces); };
        whenDone(onWorker(std::move(work)), &m_context, [this, batch] {
            m_isBusy = false;
            begin();
            for (qsizetype i = 0; i < batch->waiting.size(); ++i) {
                *batch->waiting[i].out = std::move(batch->answers[i]);
                batch->waiting[i].who.resume();
            }
        });
    }

    Work m_work;
    QList<In> m_pieces;
    QList<Waiting> m_waiting;
    bool m_isBusy = false;
    QObject m_context;
};

} // namespace Hubdesk
