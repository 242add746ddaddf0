// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"

#include <QString>

#include <memory>

namespace Hubdesk
{

/// A text that is kept secret; empty: there is none.
struct Secret {
    QString text;
};

/// The system's keychain: an interface, so that no test ever touches the real one. On the engine thread.
/// Calls may take as long as a person needs to unlock it; a stop ends the waiting.
class Keychain
{
public:
    virtual ~Keychain() = default;
    /// An empty text if there is no such entry.
    virtual Async<Secret> read(QString key, std::stop_token stop) = 0;
    virtual Async<> write(QString key, QString secret, std::stop_token stop) = 0;
    virtual Async<> remove(QString key, std::stop_token stop) = 0;

    /// Where there is no keychain at all every call fails at once.
    static std::unique_ptr<Keychain> system();
};

} // namespace Hubdesk
