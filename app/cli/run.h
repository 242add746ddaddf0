// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "core/base/await.h"
#include "core/base/hubplace.h"
#include "core/base/workers.h"
#include "core/services/door.h"
#include "core/settings/appsettings.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QTimer>

#include <memory>
#include <optional>

namespace Cli
{

// One command as it is being run: its options, where results go, and the engine, which is made when a command
// first waits for something.
class Run
{
public:
    explicit Run(Interrupts *interrupts)
        : m_interrupts(interrupts)
    {
    }

    QCommandLineParser parser;
    Output out;
    QStringList positional;

    bool isSet(const char *option) const { return parser.isSet(QString::fromLatin1(option)); }
    QString value(const char *option) const { return parser.value(QString::fromLatin1(option)); }
    QStringList values(const char *option) const { return parser.values(QString::fromLatin1(option)); }
    QStringList listed(const char *option) const; ///< the same, each value cut at its commas

    Hubdesk::Environment &environment();
    Hubdesk::Engine *engine();
    Hubdesk::AppSettings &settings(); // what the person has decided in the window, too
    Interrupts *interrupts() { return m_interrupts; }

    // Wanted: by --offline or a variable.
    bool isOffline() { return isSet("offline") || !environment().offlineReason.isEmpty(); }

    // Asks the engine and runs the event loop until the answer is there, or a signal comes (Cancelled).
    template<typename Question>
    auto wait(Question question);
    // The same for what lies on this computer: nobody has to be signed in, so no keychain is asked.
    template<typename Question>
    auto waitLocally(Question question);
    // Runs `work(std::stop_token)`, which returns a Result, on a worker. A signal only asks it to stop: it
    // may have to put things back, and what it says then is the answer. `meanwhile` is called ten times a
    // second.
    template<typename Work>
    auto waitForWork(Work work, std::function<void()> meanwhile = {});

    // What the command works on: `owner/name`, `datasets/owner/name`, `hf://...` or a Hub URL, with --type
    // and
    // --revision. Usage error where they contradict each other.
    Hubdesk::Result<Hubdesk::HubPlace> place(const QString &text,
                                             std::optional<Hubdesk::RepoKind> fixed = {});
    Hubdesk::Result<int> number(const char *option, int least);
    // The first of these options that was given, with its dashes.
    std::optional<QString> firstGiven(const QList<QCommandLineOption> &options) const;

private:
    QString settingsFile(); // empty: the usual one

    Interrupts *m_interrupts;
    std::unique_ptr<Hubdesk::AppSettings> m_settings;
    std::optional<Hubdesk::Environment> m_environment;
    std::unique_ptr<Hubdesk::Engine> m_engine;
};

// The session first hears from the keychain, if an account is kept there.
template<typename Question>
auto whenReady(Hubdesk::Services *core, Question question, std::stop_token stop)
    -> std::invoke_result_t<Question &, Hubdesk::Services &, std::stop_token>
{
    const auto ready = co_await core->session().ready(stop);
    if (!ready) {
        co_return std::unexpected(ready.error());
    }
    co_return co_await question(*core, stop);
}

template<typename Question>
auto Run::wait(Question question)
{
    return waitLocally([question](Hubdesk::Services &core, std::stop_token stop) {
        return whenReady(&core, question, stop);
    });
}

template<typename Question>
auto Run::waitLocally(Question question)
{
    using Answer = std::invoke_result_t<Question &, Hubdesk::Services &, std::stop_token>;
    using Value = typename Answer::value_type;
    std::optional<Value> answer;
    if (m_interrupts->exitCode() == 0) {
        QEventLoop loop;
        QObject::connect(m_interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
        Hubdesk::ask(engine(), &loop, question, [&](Value value) {
            answer.emplace(std::move(value));
            loop.quit();
        });
        loop.exec();
    }
    return answer ? *std::move(answer) : Value(Hubdesk::fail(Hubdesk::Error::Kind::Cancelled, QString()));
}

template<typename Work>
auto workedOn(Work work, std::stop_token stop)
    -> Hubdesk::Async<typename std::invoke_result_t<const Work &, std::stop_token>::value_type>
{
    auto bound = [work, stop] { return work(stop); };
    auto future = Hubdesk::onWorker(std::move(bound));
    co_return co_await Hubdesk::finished(std::move(future));
}

template<typename Work>
auto Run::waitForWork(Work work, std::function<void()> meanwhile)
{
    using Value = std::invoke_result_t<const Work &, std::stop_token>;
    std::optional<Value> answer;
    if (m_interrupts->exitCode() == 0) {
        std::stop_source stop;
        QEventLoop loop;
        QTimer timer;
        QObject::connect(
            m_interrupts, &Interrupts::interrupted, &loop, [stop]() mutable { stop.request_stop(); });
        if (meanwhile) {
            QObject::connect(&timer, &QTimer::timeout, &loop, meanwhile);
            timer.start(100);
        }
        const auto question = [work, token = stop.get_token()](Hubdesk::Services &, std::stop_token) {
            return workedOn(work, token);
        };
        Hubdesk::ask(engine(), &loop, question, [&](Value value) {
            answer.emplace(std::move(value));
            loop.quit();
        });
        loop.exec();
    }
    return answer ? *std::move(answer) : Value(Hubdesk::fail(Hubdesk::Error::Kind::Cancelled, QString()));
}

// One command: its words, what it is for, its own options, and what it does (the exit code).
struct Command {
    QStringList words;
    QString arguments; // as the help shows them
    QString summary;
    QList<QCommandLineOption> options;
    std::function<int(Run &)> run;
    qsizetype mostPositional = 0; // arguments beside the options; -1: any number
};

QCommandLineOption flag(const char *name, const char *help);
QCommandLineOption flag(std::initializer_list<const char *> names, const char *help);
QCommandLineOption valued(std::initializer_list<const char *> names, const char *help, const char *value);
QCommandLineOption typeOption();
QCommandLineOption revisionOption();

// The groups, one file each.
QList<Command> accountCommands();
QList<Command> listCommands();
QList<Command> infoCommands();
QList<Command> fileCommands();
QList<Command> downloadCommands();
QList<Command> copyCommands();
QList<Command> cacheCommands();
QList<Command> programCommands();

} // namespace Cli
