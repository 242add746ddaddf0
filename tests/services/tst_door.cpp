// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "support/serviceoptions.h"

#include <QCoroTimer>
#include <QProcess>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

struct Number {
    int value = 0;
};

struct Where {
    QThread *thread = nullptr;
};

/// Answers after a turn of the event loop.
Async<Number> later(int value)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(0);
    co_await timer;
    co_return Number{ value };
}

/// Answers only when it is stopped.
Async<Number> whenStopped(std::stop_token stop, std::atomic<int> *begun, std::atomic<int> *ended)
{
    ++*begun;
    while (!stop.stop_requested()) {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(1);
        co_await timer;
    }
    ++*ended;
    co_return fail(Error::Kind::Cancelled, u"stopped"_s);
}

/// Reaches every service and says where.
Async<Where> everyService(Services *core)
{
    core->http();
    core->hub();
    core->session();
    core->cache();
    core->transfers();
    co_return Where{ QThread::currentThread() };
}

} // namespace

class TestDoor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void answerArrivesOnTheAskersThread();
    void answerArrivesOnAnotherAskersThread();
    void servicesAreReachedOnTheEngineThread();
    void servicesDieElsewhere();
    void errorsArriveAsValues();
    void deadAskerGetsNothing();
    void deadAskerStopsTheWork();
    void stopBeforeItBegins();
    void stopWhileItRuns();
    void stopFromAnotherThread();
    void stopAfterTheAnswerIsOnItsWay();
    void manyAtOnce();
    void askersThatGoWithTheirAnswer();
    void engineEndsWithQuestionsUnderWay();
    void engineEndsWithAnswersOnTheirWay();
    void postedWorkRunsBeforeTheEnd();
    void newsArriveOnTheMainThread();
    void offlineHasItsReason_data();
    void offlineHasItsReason();

private:
    ServiceOptions options() const;
    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
};

ServiceOptions TestDoor::options() const
{
    return serviceOptions(m_folder.path(), QUrl(u"http://127.0.0.1:9"_s));
}

void TestDoor::init()
{
    m_engine = std::make_unique<Engine>(options());
}

void TestDoor::answerArrivesOnTheAskersThread()
{
    int got = 0;
    QThread *where = nullptr;
    ask(
        m_engine.get(),
        this,
        [](Services &, std::stop_token) { return later(17); },
        [&](Result<Number> number) {
            got = number.value().value;
            where = QThread::currentThread();
        });
    QTRY_COMPARE(got, 17);
    QCOMPARE(where, QThread::currentThread());
}

void TestDoor::answerArrivesOnAnotherAskersThread()
{
    QThread other;
    other.start();
    QObject asker;
    asker.moveToThread(&other);
    std::atomic<QThread *> where = nullptr;
    QMetaObject::invokeMethod(&asker, Handed([&] {
        ask(
            m_engine.get(),
            &asker,
            [](Services &, std::stop_token) { return later(1); },
            [&](Result<Number>) { where = QThread::currentThread(); });
    }));
    QTRY_COMPARE(where.load(), &other);
    other.quit();
    other.wait();
}

void TestDoor::servicesAreReachedOnTheEngineThread()
{
    QThread *where = nullptr;
    ask(
        m_engine.get(),
        this,
        [](Services &core, std::stop_token) { return everyService(&core); },
        [&](Result<Where> at) { where = at.value().thread; });
    QTRY_COMPARE(where, m_engine->thread());
    QVERIFY(where != QThread::currentThread());
}

void TestDoor::servicesDieElsewhere()
{
#if defined(HUBDESK_SANITIZED)
    if (qEnvironmentVariableIsSet("HUBDESK_TEST_WRONG_THREAD")) {
        std::atomic<Services *> services = nullptr;
        Door::post(m_engine.get(), [&](Services &core) { services = &core; });
        QTRY_VERIFY(services.load());
        services.load()->hub();
        return;
    }
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HUBDESK_TEST_WRONG_THREAD"_s, u"1"_s);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), { u"servicesDieElsewhere"_s });
    QVERIFY(child.waitForFinished());
    QVERIFY(child.exitStatus() == QProcess::CrashExit || child.exitCode() != 0);
    const auto said = child.readAllStandardOutput() + child.readAllStandardError();
    QVERIFY2(said.contains("a service was used outside the engine thread"), said.constData());
#else
    QSKIP("checked in debug and sanitized builds only");
#endif
}

void TestDoor::errorsArriveAsValues()
{
    std::optional<Error> error;
    ask(
        m_engine.get(),
        this,
        [](Services &core, std::stop_token stop) { return core.session().identity(stop); },
        [&](Result<Identity> identity) { error = identity.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Unauthorized);
}

void TestDoor::deadAskerGetsNothing()
{
    bool called = false;
    bool other = false;
    auto asker = std::make_unique<QObject>();
    std::atomic<bool> answered = false;
    ask(
        m_engine.get(),
        asker.get(),
        [&answered](Services &, std::stop_token) {
            answered = true;
            return later(1);
        },
        [&](Result<Number>) { called = true; });
    // The answer is on its way to this thread, which has not looked yet.
    while (!answered) {
        std::this_thread::yield();
    }
    asker.reset();
    ask(
        m_engine.get(),
        this,
        [](Services &, std::stop_token) { return later(2); },
        [&](Result<Number>) { other = true; });
    QTRY_VERIFY(other);
    QVERIFY(!called);
}

void TestDoor::deadAskerStopsTheWork()
{
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    auto asker = std::make_unique<QObject>();
    ask(
        m_engine.get(),
        asker.get(),
        [&](Services &, std::stop_token stop) { return whenStopped(stop, &begun, &ended); },
        [](Result<Number>) { QFAIL("nobody is there"); });
    QTRY_COMPARE(begun.load(), 1);
    asker.reset();
    QTRY_COMPARE(ended.load(), 1);
}

void TestDoor::stopBeforeItBegins()
{
    std::atomic<bool> gate = false;
    Door::post(m_engine.get(), [&](Services &) {
        while (!gate) {
            std::this_thread::yield();
        }
    });
    std::atomic<bool> ran = false;
    bool called = false;
    auto stop = ask(
        m_engine.get(),
        this,
        [&](Services &, std::stop_token) {
            ran = true;
            return later(1);
        },
        [&](Result<Number>) { called = true; });
    stop.request_stop();
    gate = true;
    bool after = false;
    ask(
        m_engine.get(),
        this,
        [](Services &, std::stop_token) { return later(2); },
        [&](Result<Number>) { after = true; });
    QTRY_VERIFY(after);
    QVERIFY(!ran);
    QVERIFY(!called);
}

void TestDoor::stopWhileItRuns()
{
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    bool called = false;
    auto stop = ask(
        m_engine.get(),
        this,
        [&](Services &, std::stop_token token) { return whenStopped(token, &begun, &ended); },
        [&](Result<Number>) { called = true; });
    QTRY_COMPARE(begun.load(), 1);
    stop.request_stop();
    QTRY_COMPARE(ended.load(), 1);
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestDoor::stopFromAnotherThread()
{
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    auto stop = ask(
        m_engine.get(),
        this,
        [&](Services &, std::stop_token token) { return whenStopped(token, &begun, &ended); },
        [](Result<Number>) { QFAIL("it was stopped"); });
    QTRY_COMPARE(begun.load(), 1);
    std::thread([stop]() mutable { stop.request_stop(); }).join();
    QTRY_COMPARE(ended.load(), 1);
}

void TestDoor::stopAfterTheAnswerIsOnItsWay()
{
    bool called = false;
    std::atomic<bool> answered = false;
    auto stop = ask(
        m_engine.get(),
        this,
        [](Services &, std::stop_token) { return later(1); },
        [&](Result<Number>) { called = true; });
    // Two turns of the engine later the first answer has left; this thread has not looked for events.
    QSemaphore turns;
    const auto turn = [&] {
        Door::post(m_engine.get(), [&](Services &) { turns.release(); });
        turns.acquire();
    };
    for (int i = 0; i < 50; ++i) {
        turn();
    }
    stop.request_stop();
    Q_UNUSED(answered)
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestDoor::manyAtOnce()
{
    constexpr int count = 1000;
    QList<int> got;
    for (int i = 0; i < count; ++i) {
        ask(
            m_engine.get(),
            this,
            [i](Services &, std::stop_token) { return later(i); },
            [&](Result<Number> number) { got.append(number.value().value); });
    }
    QTRY_COMPARE(got.size(), count);
    std::ranges::sort(got);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(got[i], i);
    }
}

/// While the engine's thread puts the question away. The command line asks like that.
void TestDoor::askersThatGoWithTheirAnswer()
{
    constexpr int times = 4000;
    for (int i = 0; i < times; ++i) {
        QEventLoop loop;
        int answer = -1;
        {
            QObject asker;
            ask(
                m_engine.get(),
                &asker,
                [i](Services &, std::stop_token) { return later(i); },
                [&](const Result<Number> &number) {
                    answer = number->value;
                    loop.quit();
                });
            loop.exec();
        }
        QCOMPARE(answer, i);
    }
}

void TestDoor::engineEndsWithQuestionsUnderWay()
{
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    bool called = false;
    for (int i = 0; i < 20; ++i) {
        ask(
            m_engine.get(),
            this,
            [&](Services &, std::stop_token stop) { return whenStopped(stop, &begun, &ended); },
            [&](Result<Number>) { called = true; });
    }
    QTRY_COMPARE(begun.load(), 20);
    m_engine.reset();
    QCOMPARE(ended.load(), 20);
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestDoor::engineEndsWithAnswersOnTheirWay()
{
    bool called = false;
    for (int i = 0; i < 100; ++i) {
        ask(
            m_engine.get(),
            this,
            [](Services &, std::stop_token) { return later(1); },
            [&](Result<Number>) { called = true; });
    }
    m_engine.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestDoor::postedWorkRunsBeforeTheEnd()
{
    std::atomic<int> ran = 0;
    for (int i = 0; i < 10; ++i) {
        Door::post(m_engine.get(), [&](Services &) { ++ran; });
    }
    m_engine.reset();
    QCOMPARE(ran.load(), 10);
}

void TestDoor::newsArriveOnTheMainThread()
{
    QThread *where = nullptr;
    QString reason;
    connect(m_engine.get(), &Engine::offlineChanged, this, [&](const QString &why) {
        where = QThread::currentThread();
        reason = why;
    });
    m_engine->setOffline(true);
    QTRY_COMPARE(reason, u"switch"_s);
    QCOMPARE(where, QThread::currentThread());
}

void TestDoor::offlineHasItsReason_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<bool>("option");
    QTest::addColumn<QString>("on");
    QTest::addColumn<QString>("off");
    QTest::newRow("the switch") << QString() << false << u"switch"_s << QString();
    QTest::newRow("a variable stays")
        << u"HF_HUB_OFFLINE"_s << false << u"HF_HUB_OFFLINE"_s << u"HF_HUB_OFFLINE"_s;
    QTest::newRow("the option stays") << QString() << true << u"--offline"_s << u"--offline"_s;
}

void TestDoor::offlineHasItsReason()
{
    QFETCH(QString, variable);
    QFETCH(bool, option);
    QFETCH(QString, on);
    QFETCH(QString, off);
    auto wanted = options();
    wanted.environment.offlineReason = variable;
    wanted.offline = option;
    m_engine = std::make_unique<Engine>(wanted);
    QStringList reasons;
    connect(m_engine.get(), &Engine::offlineChanged, this, [&](const QString &why) { reasons.append(why); });
    m_engine->setOffline(true);
    m_engine->setOffline(false);
    QTRY_COMPARE(reasons.size(), 2);
    QCOMPARE(reasons, QStringList({ on, off }));
}

QTEST_GUILESS_MAIN(TestDoor)
#include "support/serviceoptions.h"
#include "tst_door.moc"
