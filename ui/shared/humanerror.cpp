// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/humanerror.h"

#include "ui/shared/format.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HumanError)
};

HumanError offline(const Error &error)
{
    const QString usable = Words::tr("What is on this computer stays usable.");
    if (error.forbiddenBy == "switch"_L1) {
        //: "Work offline" is the name of the switch in the settings.
        return { Words::tr("The switch \"Work offline\" is on."), usable, Remedy::GoOnline };
    }
    if (!error.forbiddenBy.isEmpty()) {
        //: %1 is the name of an environment variable, or --offline.
        return { Words::tr("%1 forbids the network.").arg(error.forbiddenBy), usable, Remedy::None };
    }
    const QString host = error.subject.host();
    return { host.isEmpty() ? Words::tr("The Hub cannot be reached.")
                            : Words::tr("%1 cannot be reached.").arg(host),
             Words::tr("There may be no network. What is on this computer stays usable."),
             Remedy::TryNetwork };
}

// What the server said about when to come back; empty if nothing.
QString pauseText(const Error &error)
{
    return error.retryAfterMs > 0
        ? Words::tr("It takes requests again in %1.").arg(formatDuration((error.retryAfterMs + 999) / 1000))
        : QString();
}

HumanError rateLimited(const Error &error)
{
    const QString pause = pauseText(error);
    return { Words::tr("The Hub asks for a pause: too many requests."),
             pause.isEmpty()
                 ? Words::tr("It takes requests again in a few minutes. Signing in raises the limit.")
                 : pause,
             Remedy::Retry };
}

HumanError serverTrouble(const Error &error)
{
    const QString pause = pauseText(error);
    return { Words::tr("The Hub has trouble."),
             pause.isEmpty() ? Words::tr("Its server reports an error of its own.") : pause,
             Remedy::Retry };
}

HumanError diskFull(const Error &error)
{
    const QString sentence = error.missingBytes > 0
        //: %1 is a size
        ? Words::tr("The disk is %1 short.").arg(formatSize(error.missingBytes))
        : Words::tr("The disk is full.");
    return { sentence, Words::tr("Nothing is lost: it goes on from the last byte."), Remedy::FreeSpace };
}

HumanError untrusted(const Error &error)
{
    const QString host = error.subject.host();
    return { host.isEmpty() ? Words::tr("The server cannot prove who it is.")
                            : Words::tr("%1 cannot prove who it is.").arg(host),
             Words::tr(
                 "Its certificate is of no authority that this computer trusts. A proxy of your network may "
                 "stand in between; then add its certificate in the settings, under Network."),
             Remedy::Retry };
}

// Errors of the local disk and of our own, apart from those of the Hub.
HumanError localError(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::DiskFull:
        return diskFull(error);
    case Error::Kind::NotConnected:
        //: %1 is the path of a folder.
        return { Words::tr("The disk with %1 is not connected.").arg(error.subject.toLocalFile()),
                 Words::tr("Nothing was written in its place. Plug it in, then try again."),
                 Remedy::Retry };
    case Error::Kind::Disk:
        return { Words::tr("A file on this computer could not be read or written."),
                 Words::tr("The disk may be failing, full or unplugged."),
                 Remedy::Retry };
    case Error::Kind::Permission:
        return { Words::tr("A folder on this computer may not be written."),
                 Words::tr("This user has no right to change it."),
                 Remedy::ChooseFolder };
    case Error::Kind::Integrity:
        return { Words::tr("The bytes that arrived are damaged."),
                 Words::tr("They do not match the Hub's checksum, so they were not kept."),
                 Remedy::Retry };
    case Error::Kind::Unsafe:
        return {
            Words::tr("A file was refused because it would leave its folder."),
            Words::tr(
                "The repository names a path that is not safe on this computer. The other files are fine."),
            Remedy::None
        };
    case Error::Kind::Usage:
        return { Words::tr("This cannot be done as asked."),
                 Words::tr("Check the name or the address: it is not one the Hub knows."),
                 Remedy::None };
    case Error::Kind::Cancelled:
        return { Words::tr("Stopped."), Words::tr("What had arrived is kept."), Remedy::Retry };
    default:
        break; // the Hub's own errors are told by humanError()
    }
    return { Words::tr("Something went wrong inside Hubdesk."),
             Words::tr("This is a fault of the program, not yours."),
             Remedy::CopyReport };
}

} // namespace

// No default: the compiler keeps the list complete.
HumanError humanError(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
        return offline(error);
    case Error::Kind::Timeout:
        return { Words::tr("The Hub does not answer."),
                 Words::tr("The connection stands, but nothing arrives."),
                 Remedy::Retry };
    case Error::Kind::Unauthorized:
        return { Words::tr("The Hub wants to know who you are."),
                 Words::tr("No token was sent, or it is no longer valid."),
                 Remedy::SignIn };
    case Error::Kind::Forbidden:
        return { Words::tr("This account may not do that."),
                 Words::tr("The token lacks the right, or the repository belongs to somebody else."),
                 Remedy::SignIn };
    case Error::Kind::Gated:
        return {
            Words::tr("The authors decide who may download this."),
            Words::tr(
                "Everybody can see its page and the names of its files. Ask for access before you download."),
            Remedy::RequestAccess
        };
    case Error::Kind::NotFound:
        return { Words::tr("Not found, or not for this account."),
                 Words::tr("The Hub answers the same for both."),
                 Remedy::SignIn };
    case Error::Kind::RevisionNotFound:
        return { Words::tr("This branch, tag or commit does not exist."),
                 Words::tr("The repository is there; it may have been renamed or deleted."),
                 Remedy::ChooseRevision };
    case Error::Kind::EntryNotFound:
        return { Words::tr("This file is not in the repository."),
                 Words::tr("It may have been moved or deleted in this revision."),
                 Remedy::ChooseRevision };
    case Error::Kind::Disabled:
        return { Words::tr("The Hub has disabled this repository."),
                 Words::tr("Nobody can download it at the moment."),
                 Remedy::None };
    case Error::Kind::Conflict:
        return { Words::tr("Somebody else was faster."),
                 Words::tr("The repository has changed since it was read. Nothing was overwritten."),
                 Remedy::Retry };
    case Error::Kind::RateLimited:
        return rateLimited(error);
    case Error::Kind::Server:
        return serverTrouble(error);
    case Error::Kind::Protocol:
        return { Words::tr("The answer makes no sense."),
                 Words::tr("A proxy or a sign-in page of the network may have answered in place of the Hub."),
                 Remedy::Retry };
    case Error::Kind::Untrusted:
        return untrusted(error);
    case Error::Kind::Cancelled:
    case Error::Kind::Usage:
    case Error::Kind::NotConnected:
    case Error::Kind::Disk:
    case Error::Kind::DiskFull:
    case Error::Kind::Permission:
    case Error::Kind::Integrity:
    case Error::Kind::Unsafe:
    case Error::Kind::Internal:
        return localError(error);
    }
    Q_UNREACHABLE_RETURN({});
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::Retry:
        return Words::tr("Try again");
    case Remedy::SignIn:
        return Words::tr("Sign in...");
    case Remedy::RequestAccess:
        return Words::tr("Request access...");
    case Remedy::GoOnline:
        return Words::tr("Go online");
    case Remedy::TryNetwork:
        return Words::tr("Try now");
    case Remedy::FreeSpace:
        return Words::tr("Free space...");
    case Remedy::ChooseFolder:
        return Words::tr("Choose a folder...");
    case Remedy::ChooseRevision:
        return Words::tr("Choose a revision...");
    case Remedy::CopyReport:
        return Words::tr("Copy report");
    }
    Q_UNREACHABLE_RETURN({});
}

QString rawText(const Error &error)
{
    QStringList lines{ QString(Error::name(error.kind)) };
    if (error.status > 0) {
        lines << u"HTTP %1"_s.arg(error.status);
    }
    if (!error.subject.isEmpty()) {
        lines << error.subject.toString(QUrl::RemoveUserInfo);
    }
    if (!error.requestId.isEmpty()) {
        lines << u"request %1"_s.arg(error.requestId);
    }
    if (!error.detail.isEmpty()) {
        lines << error.detail;
    }
    return lines.join(u'\n');
}

} // namespace Hubdesk
