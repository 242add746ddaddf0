// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/session.h"

#include "core/account/gitcredential.h"
#include "core/account/keychain.h"
#include "core/account/ownaccounts.h"
#include "core/account/tokenstore.h"
#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/net/pending.h"

#include <QPointer>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

struct Session::Private {
    Environment environment;
    HttpClient *http;
    HubApi *hub;
    Keychain *keychain;
    OwnAccounts own;
    TokenStore official;

    QString token;
    TokenSource source = TokenSource::None;
    std::optional<Identity> identity; ///< of `token`
    bool refused = false;
    int tokens = 0; ///< how many came into force
    std::optional<bool> keychainWorks; ///< what its last answer showed
    bool useKeychain = true;
    bool officialLogin = true;
    bool reading = false; ///< the keychain has not answered yet
    std::stop_source ending;
    Pending::Registry waits; ///< those that wait for the keychain
};

Session::Session(Environment environment, HttpClient *http, HubApi *hub, Stores stores, QObject *parent)
    : QObject(parent)
    , d(new Private{ .environment = environment,
                     .http = http,
                     .hub = hub,
                     .keychain = stores.keychain,
                     .own = OwnAccounts(stores.configFolder),
                     .official = TokenStore(environment.tokenPath, environment.storedTokensPath) })
{
}

Session::~Session()
{
    const auto waits = d->waits;
    for (auto *wait : waits) {
        wait->end({ Error::Kind::Cancelled, u"the program ends"_s });
    }
}

void Session::start(const QString &commandLineToken, bool useKeychain)
{
    d->useKeychain = useKeychain && d->keychain;
    if (const auto token = Environment::cleanToken(commandLineToken); !token.isEmpty()) {
        use(token, TokenSource::CommandLine);
    } else if (!d->environment.token.isEmpty()) {
        use(d->environment.token, TokenSource::Environment);
    } else {
        findStored();
    }
    announce();
}

void Session::setOfficialLogin(bool used)
{
    if (std::exchange(d->officialLogin, used) != used && isStored()) {
        findStored();
        announce();
    }
}

void Session::findStored()
{
    const auto own = d->own.find(d->environment.endpoint);
    if (own && !own->inKeychain && !own->token.isEmpty()) {
        use(own->token, TokenSource::OwnFile);
        return;
    }
    const auto official = d->officialLogin ? d->official.active() : QString();
    use(official, official.isEmpty() ? TokenSource::None : TokenSource::OfficialFile);
    if (own && own->inKeychain && d->useKeychain) {
        d->reading = true;
        readKeychain();
    }
}

QCoro::Task<> Session::readKeychain()
{
    // The keychain ends its calls when it goes, after this object is gone.
    const QPointer<Session> self(this);
    const auto secret = co_await d->keychain->read(OwnAccounts::keychainKey(d->environment.endpoint),
                                                   d->ending.get_token());
    if (!self) {
        co_return;
    }
    d->reading = false;
    d->keychainWorks = secret.has_value();
    if (!secret) {
        qCInfo(accountLog) << "the keychain does not give the token:" << secret.error().detail;
    } else if (const auto token = Environment::cleanToken(secret->text); !token.isEmpty()) {
        use(token, TokenSource::Keychain);
        announce();
    }
    const auto waits = d->waits;
    for (auto *wait : waits) {
        wait->end({});
    }
}

Async<> Session::ready(std::stop_token stop)
{
    if (d->reading) {
        constexpr int patienceMs = 2000;
        const std::unique_ptr<Pause, Pending::Later> wait(new Pause(patienceMs, &d->waits, stop, nullptr));
        co_await *wait;
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped on request"_s);
    }
    co_return {};
}

void Session::use(const QString &token, TokenSource source)
{
    if (d->token != token) {
        d->token = token;
        d->identity.reset();
        d->refused = false;
        ++d->tokens;
    }
    d->source = source;
    // With implicit tokens switched off only a token that was named for this very call is sent.
    const bool send = d->environment.implicitToken || source == TokenSource::CommandLine;
    d->http->setToken(send ? token : QString());
}

TokenSource Session::source() const
{
    return d->source;
}

bool Session::hasToken() const
{
    return !d->token.isEmpty();
}

bool Session::isStored() const
{
    return d->source != TokenSource::CommandLine && d->source != TokenSource::Environment;
}

AccountState Session::state() const
{
    AccountState state{ .source = d->source, .refused = d->refused, .token = d->tokens };
    if (d->source == TokenSource::CommandLine) {
        state.origin = u"--token"_s;
    } else if (d->source == TokenSource::Environment) {
        state.origin = d->environment.tokenOrigin;
    }
    state.identity = d->identity.value_or(Identity());
    state.sent = d->environment.implicitToken || d->source == TokenSource::CommandLine;
    return state;
}

void Session::announce()
{
    Q_EMIT changed(state());
}

QString Session::ownFile() const
{
    return d->own.path();
}

bool Session::officialFilesExist() const
{
    return d->official.exists();
}

Async<Identity> Session::identity(std::stop_token stop)
{
    if (d->identity) {
        const auto known = *d->identity; // the promise moves from what it is given
        co_return known;
    }
    if (d->token.isEmpty()) {
        co_return fail(Error::Kind::Unauthorized, u"not signed in"_s);
    }
    const auto token = d->token;
    const auto identity = co_await d->hub->whoami(token, stop);
    if (!identity) {
        if (identity.error().kind == Error::Kind::Unauthorized && token == d->token && !d->refused) {
            d->refused = true;
            announce();
        }
        co_return std::unexpected(identity.error());
    }
    if (token == d->token) {
        d->identity = *identity;
        d->refused = false;
        announce();
    }
    co_return *identity;
}

Async<TokenPlace> Session::placeForToken(std::stop_token stop)
{
    if (d->useKeychain && !d->keychainWorks.has_value()) {
        const auto asked
            = co_await d->keychain->read(OwnAccounts::keychainKey(d->environment.endpoint), stop);
        if (!asked && asked.error().kind == Error::Kind::Cancelled) {
            co_return std::unexpected(asked.error());
        }
        d->keychainWorks = asked.has_value();
    }
    co_return d->useKeychain && *d->keychainWorks ? TokenPlace::Keychain : TokenPlace::File;
}

Async<TokenPlace> Session::storeOwn(QString user, QString token, std::stop_token stop)
{
    const auto endpoint = d->environment.endpoint;
    OwnAccounts::Account account{ user, false, token };
    if (d->useKeychain) {
        const auto kept = co_await d->keychain->write(OwnAccounts::keychainKey(endpoint), token, stop);
        if (!kept && kept.error().kind == Error::Kind::Cancelled) {
            co_return std::unexpected(kept.error());
        }
        d->keychainWorks = kept.has_value();
        if (kept) {
            account = { user, true, {} };
        } else {
            qCInfo(accountLog) << "no keychain, keeping the token in a file:" << kept.error().detail;
        }
    }
    if (const auto saved = d->own.save(endpoint, account); !saved) {
        co_return std::unexpected(saved.error());
    }
    co_return account.inKeychain ? TokenPlace::Keychain : TokenPlace::File;
}

Async<> Session::forgetOwn(std::stop_token stop)
{
    const auto endpoint = d->environment.endpoint;
    const auto own = d->own.find(endpoint);
    if (own && own->inKeychain && d->useKeychain) {
        const auto gone = co_await d->keychain->remove(OwnAccounts::keychainKey(endpoint), stop);
        if (!gone) {
            // Without our entry nobody asks the keychain for it any more.
            qCInfo(accountLog) << "the keychain keeps the token:" << gone.error().detail;
        }
    }
    co_return d->own.forget(endpoint);
}

Async<SignedIn> Session::signIn(SignIn request, std::stop_token stop)
{
    const auto token = Environment::cleanToken(request.token);
    if (token.isEmpty()) {
        co_return fail(Error::Kind::Usage, u"the token is empty"_s);
    }
    if (token.startsWith("api_org"_L1)) {
        co_return fail(Error::Kind::Usage, u"tokens of organisations cannot sign in"_s);
    }
    const auto identity = co_await d->hub->whoami(token, stop);
    if (!identity) {
        co_return std::unexpected(identity.error());
    }
    const auto place = co_await keep(request, token, *identity, stop);
    if (!place) {
        co_return std::unexpected(place.error());
    }
    if (isStored()) {
        if (*place == TokenPlace::OfficialFiles) {
            findStored();
        } else {
            use(token, *place == TokenPlace::Keychain ? TokenSource::Keychain : TokenSource::OwnFile);
        }
        d->identity = *identity;
        d->refused = false;
        announce();
    }
    co_return SignedIn{ *identity, *place };
}

Async<TokenPlace> Session::keep(SignIn request, QString token, Identity identity, std::stop_token stop)
{
    const auto name = TokenStore::nameFor(identity.tokenName, identity.name);
    if (request.shareWithPython || !request.keychain) {
        if (const auto shared = d->official.save(name, token); !shared) {
            co_return std::unexpected(shared.error());
        }
    }
    auto place = TokenPlace::OfficialFiles;
    if (request.keychain) {
        const auto own = co_await storeOwn(identity.name, token, stop);
        if (!own) {
            co_return std::unexpected(own.error());
        }
        place = *own;
    } else if (const auto own = co_await forgetOwn(stop); !own) {
        // The newest sign-in wins: an older account of ours would stand before the official files.
        co_return std::unexpected(own.error());
    }
    if (request.addToGit) {
        // git starts a helper, which may take seconds.
        const auto hand
            = [endpoint = d->environment.endpoint, token] { return approveGitCredential(endpoint, token); };
        auto future = onWorker(hand);
        if (const auto added = co_await finished(std::move(future)); !added) {
            co_return std::unexpected(added.error());
        }
    }
    co_return place;
}

Async<SignOutPlan> Session::signOutPlan(std::stop_token stop)
{
    if (const auto known = co_await ready(stop); !known) {
        co_return std::unexpected(known.error());
    }
    SignOutPlan plan;
    if (const auto own = d->own.find(d->environment.endpoint)) {
        plan.keychain = own->inKeychain;
        plan.file = own->inKeychain ? QString() : d->own.path();
    }
    const auto stored = d->official.stored();
    if (!stored) {
        co_return std::unexpected(stored.error());
    }
    for (const auto &section : stored->sections()) {
        if (section.value(u"hf_token"_s) == d->token) {
            plan.shared.append(section.name);
        } else {
            ++plan.others;
        }
    }
    plan.sharedActive = hasToken() && d->official.active() == d->token;
    co_return plan;
}

Async<> Session::signOutHere(std::stop_token stop)
{
    if (const auto known = co_await ready(stop); !known) {
        co_return known;
    }
    if (!isStored()) {
        co_return fail(Error::Kind::Conflict, u"signed in by %1; unset it to sign out"_s.arg(state().origin));
    }
    const auto token = d->token;
    const auto own = co_await forgetOwn(stop);
    const auto official = token.isEmpty() ? Result<void>() : d->official.forgetToken(token);
    d->http->forgetAnswers();
    findStored();
    announce();
    co_return own ? official : own;
}

Async<> Session::logOut(QString tokenName, std::stop_token stop)
{
    if (!tokenName.isEmpty()) {
        if (const auto gone = d->official.forget(tokenName); !gone) {
            co_return gone;
        }
    } else {
        const auto own = co_await forgetOwn(stop);
        const auto official = d->official.forgetAll();
        if (!own || !official) {
            co_return own ? official : own;
        }
    }
    d->http->forgetAnswers();
    if (d->source == TokenSource::Environment) {
        co_return fail(Error::Kind::Conflict,
                       u"still signed in by %1; unset it to sign out"_s.arg(d->environment.tokenOrigin));
    }
    if (isStored()) {
        findStored();
        announce();
    }
    co_return {};
}

} // namespace Hubdesk

#include "moc_session.cpp"
