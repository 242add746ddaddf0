// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/keychain.h"

#include "core/net/pending.h"

#include <QFileInfo>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// One job of QtKeychain as something that ends once.
class JobWait : public Pending
{
public:
    JobWait(QKeychain::Job *job, Registry *registry, const std::stop_token &stop)
        : Pending(registry, stop, nullptr)
        , m_job(job)
    {
        // It deletes itself when it ends, also when nobody waits any more.
        m_job->setAutoDelete(true);
        connect(m_job, &QKeychain::Job::finished, this, [this](QKeychain::Job *ended) { take(ended); });
        m_job->start();
    }

    QString text;

protected:
    void release() override { m_job->disconnect(this); }

private:
    void take(QKeychain::Job *ended)
    {
        if (ended->error() == QKeychain::NoError) {
            if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(ended)) {
                text = reading->textData();
            }
        } else if (ended->error() != QKeychain::EntryNotFound) {
            m_error = Error{ Error::Kind::Permission, u"the keychain says: %1"_s.arg(ended->errorString()) };
        }
        done();
    }

    QKeychain::Job *m_job;
};

/// Without a session bus the libraries below would try to start one, which takes time and leaves a process.
bool isThereAny()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        return true;
    }
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + "/bus"_L1);
#endif
}

class SystemKeychain : public Keychain
{
public:
    ~SystemKeychain() override
    {
        const auto waits = m_waits;
        for (auto *wait : waits) {
            wait->end({ Error::Kind::Cancelled, u"the program ends"_s });
        }
    }
    Async<Secret> read(QString key, std::stop_token stop) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(key);
        return run(job, stop);
    }
    Async<> write(QString key, QString secret, std::stop_token stop) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(key);
        job->setTextData(secret);
        const auto ended = co_await run(job, stop);
        co_return ended ? Result<void>() : std::unexpected(ended.error());
    }
    Async<> remove(QString key, std::stop_token stop) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(key);
        const auto ended = co_await run(job, stop);
        co_return ended ? Result<void>() : std::unexpected(ended.error());
    }

private:
    static QString service() { return u"hubdesk"_s; }

    Async<Secret> run(QKeychain::Job *job, std::stop_token stop)
    {
        if (!isThereAny()) {
            delete job;
            co_return fail(Error::Kind::Permission, u"there is no keychain"_s);
        }
        const std::unique_ptr<JobWait, Pending::Later> wait(new JobWait(job, &m_waits, stop));
        co_await *wait;
        if (wait->error()) {
            co_return std::unexpected(*wait->error());
        }
        co_return Secret{ wait->text };
    }

    Pending::Registry m_waits;
};

} // namespace

std::unique_ptr<Keychain> Keychain::system()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace Hubdesk
