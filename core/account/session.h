// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/hub/user.h"
#include "core/settings/environment.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace Hubdesk
{

class HttpClient;
class HubApi;
class Keychain;

/// Where the token in force came from, in order of precedence.
enum class TokenSource { None, CommandLine, Environment, Keychain, OwnFile, OfficialFile };

/// How it stands with the account: a value for the window.
struct AccountState {
    TokenSource source = TokenSource::None;
    QString origin; ///< `--token` or the variable that names the token; empty if it is a stored one
    Identity identity; ///< nameless until the Hub has said who it is
    bool refused = false; ///< the Hub does not know this token any more
    bool sent = true; ///< false: a stored token stays at home (HF_HUB_DISABLE_IMPLICIT_TOKEN)
    int token = 0; ///< counts the tokens that came into force; what was read with another one is stale

    bool isSignedIn() const { return source != TokenSource::None && !refused; }
    bool canSignOut() const { return source >= TokenSource::Keychain; }
};

/// Where a sign-in keeps its token.
enum class TokenPlace { Keychain, File, OfficialFiles };

/// Who has signed in, and where the token went.
struct SignedIn : Identity {
    TokenPlace place = TokenPlace::Keychain;
};

/// What signing out here would forget, and what would stay.
struct SignOutPlan {
    bool keychain = false;
    QString file; ///< our own, if the token is in it
    QStringList shared; ///< names that the official files have for this very token
    bool sharedActive = false; ///< it is also the one that Python uses
    int others = 0; ///< tokens of the official files that stay
};

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
    /// Whether the official files may sign in; true until told otherwise. What is in force changes at once.
    void setOfficialLogin(bool used);
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
    Async<SignedIn> signIn(SignIn request, std::stop_token stop);
    /// Where signIn() would keep a token: the keychain if it is known to work, which may have to be asked.
    Async<TokenPlace> placeForToken(std::stop_token stop);
    /// Our own file, for where there is no keychain.
    QString ownFile() const;

    Async<SignOutPlan> signOutPlan(std::stop_token stop);
    /// The window's: forgets what the Hub answered, our own account and, in the official files, only what
    /// holds this very token. Conflict, and nothing is forgotten, while the command line or a variable names
    /// the token in force.
    Async<> signOutHere(std::stop_token stop);
    /// The command line's, as the official client does it: forgets our own account and deletes the official
    /// files with all their tokens; with a name only that stored token. Conflict if HF_TOKEN still signs in.
    Async<> logOut(QString tokenName, std::stop_token stop);
    bool officialFilesExist() const;

    AccountState state() const;
    /// Says changed() again, for whoever came late.
    void announce();

Q_SIGNALS:
    /// Another token is in force, or more is known about it.
    void changed(Hubdesk::AccountState state);

private:
    struct Private;
    void use(const QString &token, TokenSource source);
    void findStored();
    bool isStored() const;
    QCoro::Task<> readKeychain();
    Async<TokenPlace> storeOwn(QString user, QString token, std::stop_token stop);
    Async<TokenPlace> keep(SignIn request, QString token, Identity identity, std::stop_token stop);
    Async<> forgetOwn(std::stop_token stop);
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::AccountState)
