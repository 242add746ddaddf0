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
class Keychain;

/// Where the token in force came from, in order of precedence.
enum class TokenSource { None, CommandLine, Environment, Keychain, OwnFile, OfficialFile };

/// Who is signed in. Owned by Services, lives on the engine thread. Gives HttpClient its token. A locked or
/// absent keychain never delays the start: the keychain is read asynchronously, and until it answers the next
/// source holds.
class Session : public QObject
{
    Q_OBJECT
public:
    /// Where Hubdesk's own account is kept; the keychain outlives the session.
    struct Stores {
        QString configFolder;
        Keychain *keychain = nullptr;
    };
    Session(Environment environment, HttpClient *http, HubApi *hub, Stores stores, QObject *parent = nullptr);
    ~Session() override;

    /// Finds the token: `commandLineToken`, environment, account chosen in Hubdesk, official files.
    void start(const QString &commandLineToken, bool useKeychain);
    /// Waits until the keychain has answered, at most two seconds: for programs that ask once and end.
    Async<> ready(std::stop_token stop);
    TokenSource source() const;
    bool hasToken() const;
    /// The answer of whoami for the token in force, asked once and kept. Unauthorized without a token, and
    /// then nothing is asked.
    Async<Identity> identity(std::stop_token stop);

    struct SignIn {
        QString token;
        bool shareWithPython = false; ///< write the official files too
        bool keychain = true; ///< else only the official files, as `hf auth login` does
        bool addToGit = false;
    };
    /// Validates with whoami first; stores nothing if the Hub refuses. The token comes into force unless the
    /// command line or the environment names one.
    Async<Identity> signIn(SignIn request, std::stop_token stop);
    /// Forgets it here and in the official files; with a name only that stored token of the official files.
    /// Conflict if HF_TOKEN still signs in.
    Async<> signOut(QString tokenName, std::stop_token stop);
    /// Default of the *Share with Python* box: ticked if the official files exist.
    bool officialFilesExist() const;

Q_SIGNALS:
    /// Identity known or gone. `name` is empty when signed out.
    void changed(bool signedIn, Hubdesk::Identity identity);

private:
    struct Private;
    void use(const QString &token, TokenSource source);
    void findStored();
    QCoro::Task<> readKeychain();
    Async<> storeOwn(QString user, QString token, std::stop_token stop);
    Async<> forgetOwn(std::stop_token stop);
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
