// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/hub/user.h"
#include "core/settings/environment.h"

#include <QObject>

#include <memory>

namespace Hubdesk
{

class HttpClient;
class HubApi;

/// Where the token in force came from, in order of precedence.
enum class TokenSource { None, CommandLine, Environment, Keychain, OwnFile, OfficialFile };

/// Who is signed in. Owned by Services, lives on the engine thread. Gives HttpClient its token. A locked or
/// absent keychain never delays the start: the keychain is read asynchronously, and until it answers the next
/// source holds.
class Session : public QObject
{
    Q_OBJECT
public:
    Session(Environment environment, HttpClient *http, HubApi *hub, QObject *parent = nullptr);
    ~Session() override;

    /// Finds the token: `commandLineToken`, environment, account chosen in Hubdesk, official files.
    void start(const QString &commandLineToken, bool useKeychain);
    TokenSource source() const;
    bool hasToken() const;
    /// The answer of whoami for the token in force, asked once and kept.
    Async<Identity> identity(std::stop_token stop);

    struct SignIn {
        QString token;
        bool shareWithPython = false; ///< write the official files too
        bool keychain = true; ///< else only the official files, as `hf auth login` does
        bool addToGit = false;
    };
    /// Validates with whoami first; stores nothing if the Hub refuses.
    Async<Identity> signIn(SignIn request, std::stop_token stop);
    /// Forgets it here (and in the official files if it is there). Conflict if HF_TOKEN still signs in.
    Async<> signOut(std::stop_token stop);
    /// Default of the *Share with Python* box: ticked if the official files exist.
    bool officialFilesExist() const;

Q_SIGNALS:
    /// Identity known or gone. `name` is empty when signed out.
    void changed(bool signedIn, Hubdesk::Identity identity);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
