// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/handover.h"
#include "core/services/engine.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>

namespace Hubdesk
{

/// Carries the news "it is over" from the engine thread to whoever asked. Qt's own queued connections make
/// that safe when the asker dies in between. Lives and dies on the engine thread.
class AskTicket : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void answered(); ///< or nobody wants it any more
};

/// The one way from a window or the command line into core and back: post() without an answer, ask() with
/// one.
class Door
{
public:
    /// Runs `work` on the engine thread, unless the engine is closing. Any thread.
    static void post(Engine *engine, std::function<void(Services &)> work);

private:
    template<typename Question, typename Handler>
    friend std::stop_source ask(Engine *engine, QObject *context, Question question, Handler handler);

    template<typename Question>
    struct Asked {
        using Answer = std::invoke_result_t<Question &, Services &, std::stop_token>;
        using Value = typename Answer::value_type;

        Question question;
        std::stop_source stop;
        std::unique_ptr<AskTicket> ticket;
        std::shared_ptr<std::optional<Value>> answer = std::make_shared<std::optional<Value>>();
    };

    /// Hands the answer to the handler, on the thread of whoever asked. Which thread lets go of it last, that
    /// one or the engine's, is open.
    template<typename Value, typename Handler>
    class Receiver
    {
    public:
        Receiver(std::shared_ptr<std::optional<Value>> answer,
                 std::stop_source stop,
                 std::stop_source life,
                 QMetaObject::Connection watch,
                 Handler handler)
            : m_answer(std::move(answer))
            , m_stop(std::move(stop))
            , m_life(std::move(life))
            , m_watch(std::move(watch))
            , m_handler(std::move(handler))
        {
        }
        ~Receiver() { takeOver(m_answer.get()); }
        Receiver(Receiver &&) noexcept = default;
        Receiver &operator=(Receiver &&) = delete;
        Q_DISABLE_COPY(Receiver)

        void operator()()
        {
            QObject::disconnect(m_watch);
            takeOver(m_answer.get());
            if (m_answer->has_value() && !m_stop.stop_requested() && !m_life.stop_requested()) {
                m_handler(std::move(**m_answer));
                handOver(m_answer.get());
            }
        }

    private:
        std::shared_ptr<std::optional<Value>> m_answer;
        std::stop_source m_stop;
        std::stop_source m_life;
        QMetaObject::Connection m_watch; ///< for the end of whoever asked
        Handler m_handler;
    };

    /// Both on the engine thread: a question counts as under way between them.
    static quint64 enter(Engine *engine, const std::stop_source &stop);
    static void leave(Engine *engine, quint64 number);
    static Services &services(Engine *engine);
    static std::stop_source life(Engine *engine);
    static void adopt(Engine *engine, QObject *ticket);

    template<typename Question>
    static QCoro::Task<> carry(Engine *engine, std::shared_ptr<Asked<Question>> asked)
    {
        const auto number = enter(engine, asked->stop);
        auto answer = asked->question(services(engine), asked->stop.get_token());
        asked->answer->emplace(co_await std::move(answer));
        handOver(asked->answer.get());
        Q_EMIT asked->ticket->answered();
        leave(engine, number);
    }
};

/// `question(Services &, std::stop_token)` runs on the engine thread and returns Async<T>;
/// `handler(Result<T>)` runs on context's thread, or never if context is gone, the returned source was asked
/// to stop, or the engine closes; in each of those cases the question is asked to stop, too. Called on
/// context's thread. The question gets everything by value; a stop may be requested from any thread.
///
///     m_search = ask(m_engine, this,
///                    [query](Services &core, std::stop_token stop) { return core.hub().search(query, stop);
///                    }, [this](Result<Page<RepoSummary>> page) { show(std::move(page)); });
///
/// A question that is no more than one call may be a plain lambda, as here; one that awaits by itself must be
/// a free coroutine over values that the lambda calls (core/README.md, rule 3).
template<typename Question, typename Handler>
std::stop_source ask(Engine *engine, QObject *context, Question question, Handler handler)
{
    const std::stop_source stop;
    auto ticket = std::make_unique<AskTicket>();
    auto asked = std::make_shared<Door::Asked<Question>>(std::move(question), stop, nullptr);
    using Value = typename Door::Asked<Question>::Value;
    // To itself: a direct connection to something that lives on another thread, like the ticket, may be
    // called while that dies there.
    auto watch
        = QObject::connect(context, &QObject::destroyed, context, [stop]() mutable { stop.request_stop(); });
    QObject::connect(ticket.get(),
                     &AskTicket::answered,
                     context,
                     Door::Receiver<Value, Handler>(
                         asked->answer, stop, Door::life(engine), std::move(watch), std::move(handler)),
                     Qt::QueuedConnection);
    Door::adopt(engine, ticket.get());
    asked->ticket = std::move(ticket);
    Door::post(engine, [engine, asked](Services &) {
        if (asked->stop.stop_requested()) {
            Q_EMIT asked->ticket->answered();
        } else {
            Door::carry(engine, asked);
        }
    });
    return stop;
}

} // namespace Hubdesk
