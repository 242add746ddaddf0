// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/avatars.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/shared/imagedecode.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

constexpr int pictureSide = 80; // pixels: 40 on a fine screen
constexpr int mostKept = 160; // 4 MB
constexpr int mostWithout = 1000;
constexpr int mostWanted = 40; // what a large window shows of a list
constexpr int askedTogether = 4;
constexpr auto untilAtRest = 150ms;
constexpr auto newsTogether = 40ms;
constexpr auto afterTrouble = 60s;

// Authors of commits are whoever git says.
bool mayHaveAccount(const QString &name)
{
    return !name.contains(u'/') && RepoId::parse(RepoKind::Model, name).has_value();
}

} // namespace

Avatars::Avatars(Engine *engine, AppSettings *settings, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_pictures(mostKept)
    , m_pause(new QTimer(this))
    , m_news(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(untilAtRest);
    connect(m_pause, &QTimer::timeout, this, &Avatars::bring);
    m_news->setSingleShot(true);
    m_news->setInterval(newsTogether);
    connect(m_news, &QTimer::timeout, this, &Avatars::changed);
    connect(&settings->avatars, &SettingBase::changed, this, &Avatars::forget);
    connect(engine, &Engine::reachableChanged, this, [this](bool reachable) {
        if (reachable) {
            wake();
        }
    });
    connect(engine, &Engine::offlineChanged, this, [this](const QString &reason) {
        if (reason.isEmpty()) {
            wake();
        }
    });
    connect(engine, &Engine::rateLimitChanged, this, [this](int remaining, int quota, int resetSeconds) {
        if (remaining < quota / 4) {
            rest(std::chrono::seconds(resetSeconds)); // the rest is for what a person asks for
        }
    });
}

Avatars::~Avatars()
{
    m_asked.request_stop();
}

QPixmap Avatars::find(const QString &name)
{
    if (const auto *picture = m_pictures.object(name)) {
        return *picture;
    }
    if (!m_settings->avatars() || m_without.contains(name) || m_underWay.contains(name)
        || !m_rest.hasExpired() || m_wanted.contains(name)) {
        return {};
    }
    if (!mayHaveAccount(name)) {
        m_without.insert(name);
        return {};
    }
    m_wanted << name;
    if (m_wanted.size() > mostWanted) {
        m_wanted.removeFirst(); // out of sight by now; if not, it is looked for again
    }
    m_pause->start();
    return {};
}

void Avatars::bring()
{
    while (!m_wanted.isEmpty() && m_underWay.size() < askedTogether) {
        ask(m_wanted.takeLast());
    }
}

void Avatars::ask(const QString &name)
{
    m_underWay.insert(name);
    const auto stop = Hubdesk::ask(
        m_engine,
        this,
        [name](Services &core, std::stop_token asked) { return core.hub().avatar(name, asked); },
        [this, name, life = m_asked](const Result<HubApi::Bytes> &bytes) {
            if (life.stop_requested()) {
                return;
            }
            if (!bytes) {
                m_underWay.remove(name);
                take(bytes.error(), name);
                bring();
                return;
            }
            decodeSquare(this, bytes->data, pictureSide, [this, name, life](const QImage &picture) {
                if (!life.stop_requested()) {
                    show(name, picture);
                }
            });
        });
}

void Avatars::show(const QString &name, const QImage &picture)
{
    m_underWay.remove(name);
    if (picture.isNull()) {
        m_without.insert(name);
    } else {
        m_pictures.insert(name, new QPixmap(QPixmap::fromImage(picture)));
        if (!m_news->isActive()) {
            m_news->start();
        }
    }
    bring();
}

// What the network cannot do now it may do later; what the Hub does not have it will not have today.
void Avatars::take(const Error &error, const QString &name)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Server:
    case Error::Kind::RateLimited:
        rest(
            std::max<std::chrono::milliseconds>(afterTrouble, std::chrono::milliseconds(error.retryAfterMs)));
        return;
    default:
        if (m_without.size() >= mostWithout) {
            m_without.clear();
        }
        m_without.insert(name);
    }
}

void Avatars::rest(std::chrono::milliseconds time)
{
    m_wanted.clear();
    m_rest.setRemainingTime(time);
}

void Avatars::wake()
{
    if (!m_rest.hasExpired()) {
        m_rest.setRemainingTime(0ms);
        Q_EMIT changed(); // painting looks for them again
    }
}

void Avatars::forget()
{
    m_asked.request_stop();
    m_asked = {};
    m_pictures.clear();
    m_without.clear();
    m_wanted.clear();
    m_underWay.clear();
    Q_EMIT changed();
}

} // namespace Hubdesk
