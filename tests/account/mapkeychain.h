// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/keychain.h"

#include <QCoroTimer>
#include <QMap>
#include <QTimer>

namespace Hubdesk
{

/// The keychain of a test: a map that may be locked, or answer only when it is told to.
class MapKeychain : public Keychain
{
public:
    QMap<QString, QString> entries;
    bool broken = false;
    bool silent = false; ///< answers nothing until a stop

    Async<Secret> read(QString key, std::stop_token stop) override
    {
        while (silent && !stop.stop_requested()) {
            QTimer timer;
            timer.setSingleShot(true);
            timer.start(1);
            co_await timer;
        }
        if (broken || stop.stop_requested()) {
            co_return fail(Error::Kind::Permission, QStringLiteral("locked"));
        }
        co_return Secret{ entries.value(key) };
    }
    Async<> write(QString key, QString secret, std::stop_token) override
    {
        if (broken) {
            co_return fail(Error::Kind::Permission, QStringLiteral("locked"));
        }
        entries.insert(key, secret);
        co_return {};
    }
    Async<> remove(QString key, std::stop_token) override
    {
        entries.remove(key);
        co_return {};
    }
};

} // namespace Hubdesk
