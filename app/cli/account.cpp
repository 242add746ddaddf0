// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/text.h"

#include <QCoreApplication>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QJsonObject identityJson(Run &run, const Identity &identity)
{
    return { { u"user"_s, identity.name },
             { u"name"_s, identity.name },
             { u"orgs"_s, QJsonArray::fromStringList(identity.organisations) },
             { u"endpoint"_s, run.environment().endpoint.toString() } };
}

int whoami(Run &run)
{
    const auto identity
        = run.wait([](Services &core, std::stop_token stop) { return core.session().identity(stop); });
    if (!identity) {
        if (identity.error().kind == Error::Kind::Unauthorized && identity.error().status == 0) {
            return run.out.error(NotAllowed,
                                 u"unauthorized"_s,
                                 { u"Not signed in."_s, u"Sign in with: hubdesk-cli auth login"_s });
        }
        return run.out.error(identity.error());
    }
    auto human = u"user: %1"_s.arg(identity->name);
    if (!identity->organisations.isEmpty()) {
        human += u"\norgs: %1"_s.arg(identity->organisations.join(", "_L1));
    }
    human += u"\nendpoint: %1"_s.arg(run.environment().endpoint.toString());
    run.out.result(identityJson(run, *identity), human, identity->name);
    return Done;
}

int login(Run &run)
{
    auto token = run.value("token");
    if (token.isEmpty()) {
        const auto typed = readSecret("Access token (not shown): ");
        QCoreApplication::processEvents(); // a signal that came meanwhile
        if (run.interrupts()->exitCode() != 0) {
            return run.out.error({ Error::Kind::Cancelled, {} });
        }
        if (!typed || typed->trimmed().isEmpty()) {
            return run.out.error({ Error::Kind::Usage, u"no token was given"_s });
        }
        token = *typed;
    }
    const Session::SignIn request{ .token = token,
                                   .shareWithPython = true,
                                   .keychain = false,
                                   .addToGit = run.isSet("add-to-git-credential") };
    const auto identity = run.wait(
        [request](Services &core, std::stop_token stop) { return core.session().signIn(request, stop); });
    if (!identity) {
        return run.out.error(identity.error());
    }
    if (!run.environment().token.isEmpty()) {
        run.out.note(u"Note: %1 is set and stays the token in force."_s.arg(run.environment().tokenOrigin));
    }
    auto json = identityJson(run, *identity);
    json.insert("token_name"_L1, identity->tokenName);
    run.out.result(json, u"Signed in as %1."_s.arg(identity->name), identity->name);
    return Done;
}

int logout(Run &run)
{
    const auto name = run.value("token-name");
    const auto out = run.wait(
        [name](Services &core, std::stop_token stop) { return core.session().logOut(name, stop); });
    if (!out && out.error().kind == Error::Kind::Conflict) {
        return run.out.error(Failed, u"conflict"_s, { out.error().detail, {} });
    }
    if (!out) {
        return run.out.error(out.error());
    }
    run.out.result({ { u"signed_in"_s, false }, { u"token_name"_s, name } }, u"Signed out."_s, {});
    return Done;
}

} // namespace

QList<Command> accountCommands()
{
    QList<Command> commands;
    for (const auto &prefix : { QStringList{ u"auth"_s }, QStringList{} }) {
        commands.append({ prefix + QStringList{ u"login"_s },
                          {},
                          u"Sign in; asks for the token, or reads a line from a pipe."_s,
                          { flag("add-to-git-credential", "Hand the token to git's credential helper, too."),
                            flag("force", "Accepted; every sign-in is a new one.") },
                          &login });
        commands.append({ prefix + QStringList{ u"logout"_s },
                          {},
                          u"Forget the token."_s,
                          { valued({ "token-name" }, "Forget only this stored token.", "name") },
                          &logout });
        commands.append(
            { prefix + QStringList{ u"whoami"_s }, {}, u"Show who is signed in."_s, {}, &whoami });
    }
    return commands;
}

} // namespace Cli
