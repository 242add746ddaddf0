// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/text.h"
#include "core/account/ownaccounts.h"
#include "core/account/tokenstore.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

int version(Run &run)
{
    const auto version = QCoreApplication::applicationVersion();
    run.out.result({ { u"version"_s, version } }, u"hubdesk-cli %1"_s.arg(version), version);
    return Done;
}

// What the options of this very call decide goes before the variables.
void applyOptions(const Run &run, Environment::Entry &entry)
{
    if (entry.name == "HF_ENDPOINT"_L1 && run.isSet("endpoint")) {
        entry = { entry.name, run.value("endpoint"), u"--endpoint"_s };
    } else if (entry.name == "HF_HUB_CACHE"_L1 && run.isSet("cache-dir")) {
        entry = { entry.name, run.value("cache-dir"), u"--cache-dir"_s };
    } else if (entry.name == "HF_HUB_OFFLINE"_L1 && run.isSet("offline")) {
        entry = { entry.name, u"true"_s, u"--offline"_s };
    } else if (entry.name == "HF_TOKEN"_L1 && run.isSet("token")) {
        entry = { entry.name, Environment::maskToken(run.value("token")), u"--token"_s };
    }
}

/// The account whose token is in force, and where Hubdesk's own one would be kept.
struct Account {
    AccountState state;
    QString ownFile;
};

Async<Account> accountOf(Services *core)
{
    co_return Account{ core->session().state(), core->session().ownFile() };
}

/// The token in force, where no option and no variable names it.
void applyAccount(Run &run, const Account &account, Environment::Entry &entry)
{
    const auto &environment = run.environment();
    switch (account.state.source) {
    case TokenSource::None:
    case TokenSource::CommandLine:
    case TokenSource::Environment:
        break;
    case TokenSource::Keychain:
        entry = { entry.name, u"****"_s, u"keychain"_s };
        break;
    case TokenSource::OwnFile: {
        const auto own = OwnAccounts(QFileInfo(account.ownFile).path()).find(environment.endpoint);
        entry = { entry.name, Environment::maskToken(own ? own->token : QString()), account.ownFile };
        break;
    }
    case TokenSource::OfficialFile: {
        const TokenStore official(environment.tokenPath, environment.storedTokensPath);
        entry = { entry.name, Environment::maskToken(official.active()), environment.tokenPath };
        break;
    }
    }
    if (!entry.value.isEmpty() && !account.state.sent) {
        entry.origin += " (not sent: HF_HUB_DISABLE_IMPLICIT_TOKEN)"_L1;
    }
}

int env(Run &run)
{
    auto entries = run.environment().entries;
    const auto account = run.wait([](Services &core, std::stop_token) { return accountOf(&core); });
    if (!account) {
        return run.out.error(account.error());
    }
    QJsonArray variables;
    QList<QStringList> rows;
    QStringList lines;
    for (auto &entry : entries) {
        applyOptions(run, entry);
        if (entry.name == "HF_TOKEN"_L1) {
            applyAccount(run, *account, entry);
        }
        variables.append(QJsonObject{
            { u"name"_s, entry.name }, { u"value"_s, entry.value }, { u"origin"_s, entry.origin } });
        rows.append({ entry.name, escaped(entry.value), escaped(entry.origin) });
        lines.append(entry.name + u'=' + entry.value);
    }
    if (run.out.isQuiet()) {
        run.out.list({}, {}, lines);
        return Done;
    }
    const auto version = QCoreApplication::applicationVersion();
    const QJsonObject json{ { u"version"_s, version },
                            { u"qt"_s, QString::fromLatin1(qVersion()) },
                            { u"variables"_s, variables },
                            { u"warnings"_s, QJsonArray::fromStringList(run.environment().warnings) } };
    run.out.result(json, table({ u"NAME"_s, u"VALUE"_s, u"ORIGIN"_s }, rows), {});
    return Done;
}

} // namespace

QList<Command> programCommands()
{
    return { { { u"env"_s }, {}, u"Show what the environment decides, and where it comes from."_s, {}, &env },
             { { u"version"_s }, {}, u"Show the version."_s, {}, &version } };
}

} // namespace Cli
